"""A connection that is not safe is refused in one line that says why and what to do; no request goes out on it."""

from __future__ import annotations

import asyncio
import socket
import struct

import pytest

from newsletter.config.schema import FetchSettings
from newsletter.fetch.run import fetch_links
from newsletter.models import Link
from tests.fetch.faults import running
from tests.fetch.second import listening
from tests.fetch.serving import gives, nothing, server_context

HANDSHAKE_FAILURE, INTERNAL_ERROR, UNRECOGNIZED_NAME, CERTIFICATE_REQUIRED = 40, 80, 112, 116


pytestmark = pytest.mark.usefixtures("trusted")


def reason(url: str, **settings: object) -> str:
    """Return why a page could not be fetched."""
    chosen = FetchSettings(**{"allow_hosts": ("localhost", "127.0.0.1"), "pause": 0.0, "tries": 1, **settings})  # type: ignore[arg-type]
    (fetched,) = fetch_links([Link(url)], chosen, cached=nothing)
    assert not fetched.page.ok
    return fetched.page.error or ""


@pytest.mark.parametrize(
    ("certificate", "words"),
    [
        ("expired", "certificate has expired; the site has to renew it"),
        ("not-yet-valid", "certificate is not yet valid; is the clock of this machine right?"),
        ("self-signed", "self-signed certificate; if the site is yours, name its authority in SSL_CERT_FILE"),
        ("another-host", "certificate is not valid for 'localhost'; check the address"),
    ],
)
def test_a_certificate_that_is_no_good_is_refused_with_what_to_do(certificate: str, words: str) -> None:
    with running({"/": gives()}, server_context(certificate=certificate)) as server:
        told = reason(f"https://localhost:{server.port}/")
    assert told.startswith("certificate not trusted: ")
    assert told.endswith(words)
    assert server.asked == []


@pytest.mark.parametrize(
    ("alert", "words"),
    [
        (HANDSHAKE_FAILURE, "TLS error: the server refused it (handshake failure)"),
        (INTERNAL_ERROR, "TLS error: the server refused it (internal error)"),
        (UNRECOGNIZED_NAME, "TLS error: the server refused it (unrecognized name)"),
        (CERTIFICATE_REQUIRED, "TLS error: the site asks for a client certificate, and newsletter has none to send"),
    ],
)
def test_an_alert_of_the_server_is_said_in_its_words(alert: int, words: str) -> None:
    assert told_by_one_that_answers(b"\x15\x03\x03\x00\x02\x02" + bytes([alert])) == words


@pytest.mark.parametrize("answer", [b"HTTP/1.1 400 Bad Request\r\n\r\n", b"220 mail.example ESMTP\r\n", bytes(range(1, 200))])
def test_a_port_that_speaks_something_else_is_said_to_do_so(answer: bytes) -> None:
    words = "TLS error: the server does not speak TLS on this port; try http://"
    assert told_by_one_that_answers(answer) == words


@pytest.mark.parametrize("reset", [False, True])
def test_a_server_that_leaves_in_the_handshake_is_said_to_do_so(reset: bool) -> None:
    assert told_by_one_that_answers(b"", reset=reset) == "closed during the TLS handshake"


def test_a_server_that_says_nothing_in_the_handshake_is_waited_for_no_longer_than_the_deadline() -> None:
    async def wait(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    with listening(wait) as port:
        assert reason(f"https://localhost:{port}/", deadline=0.3) == "took longer than 0.3 s"


def told_by_one_that_answers(answer: bytes, *, reset: bool = False) -> str:
    """Return why a page could not be fetched from a server that answers the first bytes of the handshake so, and leaves."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(100)
        writer.write(answer)
        if reset:
            writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.close()

    with listening(serve) as port:
        return reason(f"https://localhost:{port}/")
