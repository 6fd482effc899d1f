"""The web site that the fetch bench reads: made-up pages of real size, gzipped once, each answered after a fixed delay.

    python -m tests.bench.fetch_site --pages 500 --latency 0.05

prints its address, serves `/0.html`, `/1.html`, … (any number: the pages repeat) until stdin closes, and answers `/stats`.
An If-None-Match with a page's ETag gets 304.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import math
import random
import sys
from typing import ClassVar

MEDIAN, MEAN = 94_000, 144_000
"""Bytes of 500 news pages of the real web; between them a log-normal distribution fits."""

SIGMA = math.sqrt(2 * math.log(MEAN / MEDIAN))
VOCABULARY = 6_000


def make_pages(count: int, seed: int = 7) -> list[bytes]:
    """Return pages whose sizes and compression are those of news pages: markup that repeats, words that do not."""
    chance = random.Random(seed)
    letters = "etaoinshrdlucmfwypvbgk"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 11))) for _ in range(VOCABULARY)]
    weights = [1 / (rank + 3) for rank in range(VOCABULARY)]
    return [
        _page(chance, words, weights, min(1_500_000, int(chance.lognormvariate(math.log(MEDIAN), SIGMA)))) for _ in range(count)
    ]


def _page(chance: random.Random, words: list[str], weights: list[float], size: int) -> bytes:
    parts = ["<!doctype html><html lang=en><head><meta charset=utf-8><title>A page</title></head><body><article>"]
    length = len(parts[0])
    while length < size:
        text = " ".join(chance.choices(words, weights, k=40))
        number = chance.randrange(10**9)
        part = f'<div class="c-{number % 17} grid__item" data-id="{number}"><p class="body-text">{text}.</p>'
        part += f'<a href="/s/{number}">Read</a></div>\n'
        parts.append(part)
        length += len(part)
    return "".join(parts).encode()


class Site(asyncio.Protocol):
    """One connection; requests are answered in order."""

    bodies: tuple[tuple[bytes, bytes], ...] = ()
    latency = 0.0
    answered: ClassVar[dict[str, int]] = {"200": 0, "304": 0}

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport, self.pending = transport, b""

    def data_received(self, data: bytes) -> None:
        self.pending += data
        while b"\r\n\r\n" in self.pending:
            head, _, self.pending = self.pending.partition(b"\r\n\r\n")
            asyncio.get_running_loop().call_later(self.latency, self.answer, head)

    def answer(self, head: bytes) -> None:
        """Write one response."""
        path = head.split(b" ", 2)[1]
        if path == b"/stats":
            body = json.dumps(self.answered).encode()
            self.transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
            return
        number = int(path[1:].split(b".")[0])
        plain, packed = self.bodies[number % len(self.bodies)]
        tag = b'"%d"' % number
        lower = head.lower()
        if b"if-none-match: " + tag in lower:
            self.answered["304"] += 1
            self.transport.write(b"HTTP/1.1 304 Not Modified\r\nETag: %s\r\n\r\n" % tag)
            return
        self.answered["200"] += 1
        zipped = b"gzip" in lower.partition(b"accept-encoding:")[2].split(b"\r\n")[0]
        coding = b"Content-Encoding: gzip\r\n" if zipped else b""
        body = packed if zipped else plain
        self.transport.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nETag: %s\r\n%sContent-Length: %d\r\n\r\n"
            % (tag, coding, len(body))
            + body
        )


async def serve(pages: int, latency: float) -> None:
    """Serve until stdin closes."""
    Site.bodies = tuple((page, gzip.compress(page, 6)) for page in make_pages(pages))
    Site.latency = latency
    server = await asyncio.get_running_loop().create_server(Site, "127.0.0.1", 0, backlog=1000)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await asyncio.to_thread(sys.stdin.read)
    server.close()


def main() -> None:
    """Read the options and serve."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--latency", type=float, default=0.05)
    options = parser.parse_args()
    asyncio.run(serve(options.pages, options.latency))


if __name__ == "__main__":
    main()
