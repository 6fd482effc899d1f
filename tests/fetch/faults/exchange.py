"""Owns what a fault is: a name, a way to answer badly, and the outcome that a careful fetcher should reach."""

from __future__ import annotations

import asyncio
import email.utils
import socket
import struct
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from tests.fetch.faults.server import FaultServer

HOST = "127.0.0.1"  # not an option, on purpose
MB = 1 << 20
HTML = "text/html; charset=utf-8"
STORY = "The quick brown fox jumped over the lazy dog while the committee met again. " * 6
ACCENTS = "naïve café – über"

Header = tuple[str, object]
Answer = Callable[["Exchange"], Awaitable[None]]


@dataclass(frozen=True)
class Fault:
    """One way in which the web goes wrong.

    `outcome` is one of: ok, empty, not-modified, retry-ok, http-error, network-error, timeout, too-large, decode-error,
    bad-redirect, skip-type, robots, polite; `also` are outcomes that will do as well. `text` must be in the decoded page,
    `absent` must not; `final` is the path reached, `requests` how often to fetch (the later ones with what the first brought),
    `tries` the least and most requests that the server may see. `extract` = only a later step can see the fault.
    """

    name: str
    group: str
    what: str
    outcome: str
    answer: Answer
    text: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    final: str | None = None
    requests: int = 1
    tries: tuple[int, int] | None = None
    status: int | None = None
    extract: bool = False


FAULTS: dict[str, Fault] = {}


def fault(name: str, group: str, what: str, outcome: str, **expected: Any) -> Callable[[Answer], Answer]:
    """Register the function below as a fault."""

    def add(answer: Answer) -> Answer:
        assert name not in FAULTS, f"two faults called {name}"
        FAULTS[name] = Fault(name, group, what, outcome, answer, **expected)
        return answer

    return add


def simple(
    name: str,
    group: str,
    what: str,
    outcome: str = "ok",
    *,
    body: str | bytes | None = None,
    kind: str | None = HTML,
    status: str = "200 OK",
    headers: Iterable[Header] = (),
    seen: int | None = None,
    **expected: Any,
) -> None:
    """Register a fault that is one plain answer; an `ok` one must bring its marker."""
    content = page(name, f"marker-{name}") if body is None else body
    if outcome == "ok" and "text" not in expected:
        expected["text"] = (f"marker-{name}",)
    fixed = tuple(headers)

    @fault(name, group, what, outcome, status=seen, **expected)
    async def _(x: Exchange) -> None:
        await x.send(content, status, fixed, kind)


def page(
    title: str = "A page", body: str = "", head: str = "", charset: str = '<meta charset="utf-8">', lang: str = "en"
) -> str:
    """Return a small web page with an article in it."""
    return (
        f'<!doctype html>\n<html lang="{lang}"><head>{charset}<title>{title}</title>{head}</head>\n'
        "<body><nav><a href='/'>Home</a> <a href='/about'>About</a></nav>\n"
        f"<article><h1>{title}</h1>\n<p>{body}</p>\n<p>{STORY}</p>\n<p>{STORY}</p></article>\n"
        "<footer>All rights reserved</footer></body></html>\n"
    )


@dataclass
class Exchange:
    """One request, and the ways to answer it well or badly."""

    server: FaultServer
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    method: str
    target: str
    headers: dict[str, str]
    keep_alive: bool = True
    query: dict[str, str] = field(init=False)
    path: str = field(init=False)

    def __post_init__(self) -> None:
        parts = urlsplit(self.target)
        self.path = parts.path
        self.query = {name: values[0] for name, values in parse_qs(parts.query).items()}

    @property
    def gone(self) -> bool:
        """Whether the client has left."""
        return self.writer.transport.is_closing() or self.reader.at_eof()

    def count(self) -> int:
        """Return the number of requests for this path so far, this one included."""
        return self.server.counts[self.path]

    async def raw(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.writer.write(data)
        await self.writer.drain()

    def head(
        self, status: str = "200 OK", headers: Iterable[Header] = (), length: int | None = None, kind: str | None = HTML
    ) -> bytes:
        """Return the head of an answer."""
        lines = [f"HTTP/1.1 {status}", f"Date: {email.utils.formatdate(usegmt=True)}"]
        lines += [f"Content-Type: {kind}"] if kind else []
        lines += [f"Content-Length: {length}"] if length is not None else []
        lines += [f"{name}: {value}" for name, value in headers]
        return "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n"

    async def send(
        self, body: str | bytes = b"", status: str = "200 OK", headers: Iterable[Header] = (), kind: str | None = HTML
    ) -> None:
        """Send a whole, well-made answer."""
        data = body.encode() if isinstance(body, str) else body
        await self.raw(self.head(status, headers, len(data), kind) + data)

    async def chunk(self, data: bytes) -> None:
        """Send one chunk of a chunked body."""
        await self.raw(b"%x\r\n%s\r\n" % (len(data), data))

    async def redirect(self, where: str, status: str = "302 Found") -> None:
        """Send the client elsewhere."""
        await self.send(b"", status, [("Location", where)])

    def close(self) -> None:
        """Close the connection after this answer."""
        self.keep_alive = False

    def reset(self) -> None:
        """Close with RST rather than FIN."""
        self.writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()
        self.keep_alive = False

    async def hang(self, seconds: float) -> None:
        """Wait, but no longer than the client stays."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and not self.gone:
            await asyncio.sleep(0.1)
        self.close()

    async def drip(self, piece: bytes, every: float, seconds: float) -> None:
        """Send the same bytes again and again, for as long as the client stays."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and not self.gone:
            await self.raw(piece)
            await asyncio.sleep(every)
        self.close()
