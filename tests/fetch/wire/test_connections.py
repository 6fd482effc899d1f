"""Connections are used again, shared where HTTP/2 allows it, and never pile up."""

from __future__ import annotations

import asyncio
import itertools
import socket

import h11
import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as some

from newsletter.fetch.run import fetch_links
from newsletter.fetch.wire.connections import LARGEST_HEAD, Http1
from newsletter.models import Link
from tests.fetch.faults import running
from tests.fetch.faults.exchange import Exchange, page
from tests.fetch.second import Second, listening
from tests.fetch.serving import AUTHORITY, fetch, gives, nothing, server_context, settings_for

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\npage"
APPENDED = {
    "a second response": OK + b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nEVIL",
    "a body behind 204": b"HTTP/1.1 204 No Content\r\n\r\nEVIL",
    "bytes behind a redirect": b"HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 4\r\n\r\npageEVIL",
    "a length that is too short": b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\npage, and the rest of it",
    "a byte behind the chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\npage\r\n0\r\n\r\nE",
}


def test_many_hosts_leave_few_connections_open(monkeypatch: pytest.MonkeyPatch) -> None:
    most = 0

    async def count(x: Exchange) -> None:
        nonlocal most
        most = max(most, x.server.open)
        await x.send(page("words", "words"))

    with running({"/": count}) as server:
        here = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", server.port))]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *arguments, **more: here)
        hosts = [f"{number}.example" for number in range(40)]
        settings = settings_for(server, concurrency=2, allow_hosts=tuple(hosts))
        links = [Link(f"http://{host}:{server.port}/") for host in hosts]
        assert all(fetched.page.ok for fetched in fetch_links(links, settings, cached=nothing))
    assert server.connections == 40
    assert most <= 6


def test_http1_over_tls_gets_as_many_connections_as_there_are_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(AUTHORITY))
    at_once = most = 0

    async def slowly(x: Exchange) -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.05)
        at_once -= 1
        await x.send(page("words", "words"))

    with running({f"/{number}": slowly for number in range(12)}, server_context("http/1.1")) as server:
        results = fetch(server, *(f"/{number}" for number in range(12)), per_host=3)
    assert all(fetched.page.ok for fetched in results), [fetched.page.error for fetched in results]
    assert (server.connections, most) == (3, 3)


def test_http2_needs_one_connection_for_all_its_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(AUTHORITY))
    second = Second()
    with listening(second.serve, tls=True) as port, running() as server:
        links = [Link(f"https://localhost:{port}/{number}") for number in range(30)]
        settings = settings_for(server, per_host=6, allow_hosts=("localhost",))
        assert all(fetched.page.ok for fetched in fetch_links(links, settings, cached=nothing))
    assert len(second.heads) == 30
    assert second.connections == 1


def test_a_host_that_cannot_be_reached_leaves_nothing_behind() -> None:
    with running({"/ok": gives()}) as server:
        results = fetch(server, "http://127.0.0.1:1/a", "http://127.0.0.1:1/b", "/ok", allow_hosts=("127.0.0.1",), tries=2)
    assert sorted(str(fetched.page.error) for fetched in results) == ["None", "connection refused", "connection refused"]


@pytest.mark.parametrize("answer", APPENDED.values(), ids=APPENDED.keys())
def test_bytes_behind_an_answer_reach_no_other_page(answer: bytes) -> None:
    async def poison(x: Exchange) -> None:
        x.writer.write(answer)
        await x.writer.drain()

    routes = {"/poison": poison, "/x": gives("moved here"), **{f"/{number}": gives(f"words {number}") for number in range(4)}}
    with running(routes) as server:
        results = fetch(server, "/poison", "/0", "/1", "/2", "/3", per_host=1)
    bodies = {fetched.link.url.removeprefix(server.base): fetched.body or b"" for fetched in results}
    assert all(f"words {number}".encode() in bodies[f"/{number}"] for number in range(4))
    assert not any(b"EVIL" in body for path, body in bodies.items() if path != "/poison")


class Pieces(httpcore.AsyncNetworkStream):
    """A stream that gives these pieces and then ends; `written` is what was sent."""

    def __init__(self, *pieces: bytes, deaf: bool = False) -> None:
        self.pieces, self.deaf = list(pieces), deaf
        self.written = b""

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.pieces.pop(0) if self.pieces else b""

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if self.deaf:
            raise httpcore.WriteError("gone")
        self.written += buffer

    async def aclose(self) -> None:
        self.pieces = []


async def get(connection: Http1) -> tuple[int, bytes]:
    """Ask for a page and read it."""
    head = await connection.send(b"GET", b"/a?b", [(b"Host", b"example.org")])
    return head.status_code, b"".join([piece async for piece in connection.body()])


def read(*pieces: bytes) -> tuple[int, bytes]:
    """Return the answer that arrives in these pieces."""
    return asyncio.run(get(Http1(Pieces(*pieces))))


@given(some.lists(some.integers(1, len(OK) - 1), max_size=6))
def test_an_answer_is_the_same_however_it_is_cut(cuts: list[int]) -> None:
    places = [0, *sorted(set(cuts)), len(OK)]
    assert read(*(OK[start:end] for start, end in itertools.pairwise(places))) == (200, b"page")


def test_what_is_sent_is_the_request_and_nothing_more() -> None:
    stream = Pieces(OK)
    asyncio.run(get(Http1(stream)))
    assert stream.written == b"GET /a?b HTTP/1.1\r\nHost: example.org\r\n\r\n"


def test_a_connection_is_used_again_when_the_answer_was_read_to_its_end() -> None:
    async def twice() -> None:
        connection = Http1(Pieces(OK, b"HTTP/1.1 103 Early Hints\r\n\r\n" + OK))
        for _ in range(2):
            assert await get(connection) == (200, b"page")
            assert connection.free()

    asyncio.run(twice())


def test_a_connection_is_not_used_again_with_an_answer_half_read_or_after_a_goodbye() -> None:
    async def half() -> None:
        connection = Http1(Pieces(OK))
        await connection.send(b"GET", b"/", [(b"Host", b"h")])
        assert not connection.free()
        goodbye = Http1(Pieces(OK.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")))
        await get(goodbye)
        assert not goodbye.free()

    asyncio.run(half())


@pytest.mark.parametrize("answer", APPENDED.values(), ids=APPENDED.keys())
def test_a_connection_with_bytes_behind_its_answer_is_not_used_again(answer: bytes) -> None:
    async def once() -> None:
        connection = Http1(Pieces(answer))
        await get(connection)
        assert not connection.free()

    asyncio.run(once())


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\npage",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\npage\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\npage\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n",
        b"HTTP/1.1 banana\r\n\r\n",
        b"SSH-2.0-OpenSSH\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 2 * LARGEST_HEAD + b"\r\n\r\n",
    ],
)
def test_a_broken_answer_is_an_error(answer: bytes) -> None:
    with pytest.raises(h11.RemoteProtocolError):
        read(*(answer[start : start + 4096] for start in range(0, len(answer), 4096)))


def test_an_answer_counts_though_the_server_stopped_listening() -> None:
    assert asyncio.run(get(Http1(Pieces(OK, deaf=True)))) == (200, b"page")


def test_only_a_used_connection_that_said_nothing_may_be_replaced_unseen() -> None:
    async def lose() -> None:
        fresh = Http1(Pieces())
        with pytest.raises(h11.RemoteProtocolError):
            await get(fresh)
        assert not fresh.untouched
        used = Http1(Pieces(OK))
        await get(used)
        assert used.free()
        with pytest.raises(h11.RemoteProtocolError):
            await get(used)
        assert used.untouched

    asyncio.run(lose())
