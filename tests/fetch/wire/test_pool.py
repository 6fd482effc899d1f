"""Connections are used again, shared where HTTP/2 allows it, and never pile up."""

from __future__ import annotations

import asyncio
import socket

import pytest

from newsletter.fetch.run import fetch_links
from newsletter.models import Link
from tests.fetch.faults import running
from tests.fetch.faults.exchange import Exchange, page
from tests.fetch.second import Second, listening
from tests.fetch.serving import AUTHORITY, fetch, gives, nothing, server_context, settings_for
from tests.fetch.wire.test_http1 import APPENDED


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
