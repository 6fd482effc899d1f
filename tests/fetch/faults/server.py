"""Owns the server of the faults: on loopback, in a thread of its own, with a second port that plays another service.

Nothing may ever reach that second port: `other_service` counts who did. Every path is a fault's name; `/echo/…` answers with
the path, `/robots.txt` forbids `/private/`.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from tests.fetch.faults.exchange import FAULTS, HOST, Answer, Exchange, page

ROBOTS = "User-agent: *\nDisallow: /private/\nCrawl-delay: 1\n"
NONE: Mapping[str, Answer] = MappingProxyType({})
TLS = b"\x16"
"""The first byte of a TLS handshake, which this server answers as others do: in plain HTTP."""

BROKEN = (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError, asyncio.CancelledError)
"""How a connection ends when the client leaves, or the server stops: nothing to report."""


class FaultServer:
    """The counters of a running server, and where it is."""

    def __init__(self, routes: Mapping[str, Answer], tls: ssl.SSLContext | None) -> None:
        self._routes, self._tls = routes, tls
        self.counts: Counter[str] = Counter()
        self.first_at: dict[str, float] = {}
        self.asked: list[str] = []
        self.heads: list[dict[str, str]] = []
        self.connections = self.open = 0
        self.agents: set[str] = set()
        self.now = self.peak = self.other_service = 0
        self.port = self.other_port = 0

    @property
    def base(self) -> str:
        """The server's address, without a slash at its end."""
        return f"{'https' if self._tls else 'http'}://{HOST}:{self.port}"

    @property
    def host(self) -> str:
        """Host and port, as `allow_hosts` takes them."""
        return f"{HOST}:{self.port}"

    async def serve(self, ready: threading.Event, stop: asyncio.Event) -> None:
        """Listen until told to stop."""
        other = await asyncio.start_server(self._other, HOST, 0)
        main = await asyncio.start_server(self._connection, HOST, 0, limit=256 * 1024, ssl=self._tls)
        self.port, self.other_port = main.sockets[0].getsockname()[1], other.sockets[0].getsockname()[1]
        ready.set()
        await stop.wait()
        main.close()
        other.close()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self.open += 1
        try:
            with contextlib.suppress(*BROKEN):
                while await self._request(reader, writer):
                    pass
        finally:
            self.open -= 1
            writer.close()

    async def _request(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        start = await reader.readexactly(1)
        if start == TLS:
            writer.write(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
            return False
        head = (start + await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *rest = head.split("\r\n")
        method, target, _ = first.split(" ", 2)
        headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in rest if line)}
        x = Exchange(self, reader, writer, method, target, headers)
        self.counts[x.path] += 1
        self.asked.append(target)
        self.heads.append(headers)
        self.agents.add(headers.get("user-agent", ""))
        if x.path in self._routes:
            await self._routes[x.path](x)
        elif x.path == "/robots.txt":
            await x.send(ROBOTS, kind="text/plain")
        elif x.path.startswith("/echo/"):
            await x.send(page("echo", x.path.replace("<", "&lt;")))
        elif x.path[1:] in FAULTS:
            await FAULTS[x.path[1:]].answer(x)
        else:
            await x.send("no such fault", "404 Not Found")
        return x.keep_alive and not writer.transport.is_closing()

    async def _other(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.other_service += 1
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\nsecret")
        writer.close()


@contextlib.contextmanager
def running(routes: Mapping[str, Answer] = NONE, tls: ssl.SSLContext | None = None) -> Iterator[FaultServer]:
    """Run the server in a thread while the block lasts. `routes` answer before the faults; `tls` makes it an https server."""
    server, ready = FaultServer(routes, tls), threading.Event()
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()

    def live() -> None:
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(server.serve(ready, stop))

    thread = threading.Thread(target=live, name="faults", daemon=True)
    thread.start()
    ready.wait()
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
