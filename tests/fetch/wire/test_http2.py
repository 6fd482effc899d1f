"""A server that breaks the rules of HTTP/2 (RFC 9113) costs its own page, in one line, and nothing else."""

from __future__ import annotations

import asyncio
import contextlib
import struct

import pytest
from h2.connection import H2Connection

from newsletter.config.schema import FetchSettings
from newsletter.fetch.run import Fetched, fetch_links
from newsletter.models import Link
from tests.fetch.second import Second, listening
from tests.fetch.serving import nothing

DATA, HEADERS, RST_STREAM, SETTINGS, PUSH_PROMISE, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION = 0, 1, 3, 4, 5, 6, 7, 8, 9
END_STREAM, END_HEADERS = 1, 4
REFUSED_STREAM, ENHANCE_YOUR_CALM, HTTP_1_1_REQUIRED = 7, 11, 13


pytestmark = pytest.mark.usefixtures("trusted")


def fetch(port: int, *paths: str, **settings: object) -> dict[str, Fetched]:
    """Fetch paths of the server, one after the other, by path."""
    chosen = FetchSettings(allow_hosts=("localhost",), **{"pause": 0.0, "tries": 1, "per_host": 1, **settings})  # type: ignore[arg-type]
    links = [Link(f"https://localhost:{port}{path}") for path in paths]
    return {fetched.link.url.rpartition("/")[2]: fetched for fetched in fetch_links(links, chosen, cached=nothing)}


def frame(kind: int, payload: bytes = b"", flags: int = 0, stream: int = 0) -> bytes:
    """Return one frame (section 4.1)."""
    return struct.pack(">I", len(payload))[1:] + bytes((kind, flags)) + struct.pack(">I", stream) + payload


def number(value: int) -> bytes:
    return struct.pack(">I", value)


HEAD = b"\x88\x0f\x10\x09text/html"
BREACHES = {
    "goodbye at once": (frame(GOAWAY, number(0) + number(0)), "connection closed without a response"),
    "goodbye with an error": (frame(GOAWAY, number(0) + number(2) + b"\x1b[2J \xff"), "connection closed without a response"),
    "refused": (frame(RST_STREAM, number(REFUSED_STREAM), 0, 1), "the server broke the request off (HTTP/2: refused stream)"),
    "too fast": (frame(RST_STREAM, number(ENHANCE_YOUR_CALM), 0, 1), "broke the request off (HTTP/2: enhance your calm)"),
    "not over HTTP/2": (
        frame(RST_STREAM, number(HTTP_1_1_REQUIRED), 0, 1),
        "broke the request off (HTTP/2: http 1 1 required)",
    ),
    "a frame too long": (frame(DATA, b"x" * 20_000, 0, 1), "invalid HTTP response: Received overlong frame"),
    "a window too wide": (frame(WINDOW_UPDATE, number(2**31 - 1)), "invalid HTTP response: May not increment"),
    "a page nobody asked for": (
        frame(PUSH_PROMISE, number(2) + b"\x82", END_HEADERS, 1),
        "invalid HTTP response: Received pushed stream",
    ),
    "headers that are none": (
        frame(HEADERS, b"\xff" * 8, END_HEADERS, 1),
        "invalid HTTP response: Error decoding header block",
    ),
    "a body without a head": (
        frame(DATA, b"<p>words</p>", END_STREAM, 1),
        "invalid HTTP response: cannot receive data before headers",
    ),
    "a small head of a hundred thousand headers": (
        frame(HEADERS, b"\x88\x40\x01a\x7f\xa1\x1e" + b"v" * 4000, 0, 1)
        + frame(CONTINUATION, b"\xbe" * 16_000, END_HEADERS, 1),
        "invalid HTTP response: its headers are too long",
    ),
    "headers without end": (
        frame(HEADERS, b"\x88", 0, 1) + frame(CONTINUATION, b"\x40\x01a\x01b" * 100, 0, 1) * 2_000,
        "invalid HTTP response: Too many continuation frames",
    ),
    "pings without end": (frame(PING, b"12345678") * 200_000, "took longer than 0.5 s"),
    "settings without end": (frame(SETTINGS) * 200_000, "took longer than 0.5 s"),
    "silence": (b"", "took longer than 0.5 s"),
}


@pytest.mark.parametrize(("frames", "words"), BREACHES.values(), ids=BREACHES.keys())
def test_a_breach_of_the_rules_is_one_line(frames: bytes, words: str) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            writer.write(frame(SETTINGS))
            request = b""
            while frame(SETTINGS, b"", 1) not in request:  # acknowledged: the request has been sent, too
                request += await reader.read(65536)
            writer.write(frames)
            while await reader.read(65536):
                pass
        writer.close()

    with listening(serve, tls=True) as port:
        told = fetch(port, "/page", deadline=0.5)["page"].page.error or ""
    assert words in told
    assert told.isprintable()
    assert len(told) < 200


class Short(Second):
    """Ends a page before the length that it has announced."""

    def _answer(self, connection: H2Connection, stream: int, head: dict[str, str]) -> None:
        connection.send_headers(stream, [(":status", "200"), ("content-type", "text/html"), ("content-length", "5000")])
        connection.send_data(stream, b"<p>half</p>", end_stream=True)


def test_half_a_page_is_never_taken_for_a_whole_one() -> None:
    with listening(Short().serve, tls=True) as port:
        assert fetch(port, "/half")["half"].page.error == "connection lost in the middle of the page"


class Leaving(Second):
    """Says goodbye behind each answer."""

    def _answer(self, connection: H2Connection, stream: int, head: dict[str, str]) -> None:
        super()._answer(connection, stream, head)
        connection.close_connection(last_stream_id=stream)


def test_a_server_that_says_goodbye_after_each_page_costs_no_page() -> None:
    leaving = Leaving()
    with listening(leaving.serve, tls=True) as port:
        pages = fetch(port, *(f"/{number}" for number in range(6)), tries=2)
    assert [fetched.page.error for fetched in pages.values()] == [None] * 6


class Elsewhere(Second):
    """Sends on to an address of the inner network."""

    def _answer(self, connection: H2Connection, stream: int, head: dict[str, str]) -> None:
        connection.send_headers(stream, [(":status", "302"), ("location", "http://169.254.169.254/")], end_stream=True)


def test_a_redirect_over_http2_passes_the_guard_like_any_other() -> None:
    with listening(Elsewhere().serve, tls=True) as port:
        assert "is not a public address" in (fetch(port, "/x")["x"].page.error or "")


def test_a_page_after_one_that_was_reset_is_whole() -> None:
    second = Second()
    with listening(second.serve, tls=True) as port:
        pages = fetch(port, "/gone", "/fine")
    assert b"marker /fine" in (pages["fine"].body or b"")
    assert not pages["gone"].page.ok
