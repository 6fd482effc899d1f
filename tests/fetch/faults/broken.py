"""Faults of the connection: plain ones that must work, slow ones, broken ones, and heads that are no heads."""

from __future__ import annotations

import asyncio
import time

from tests.fetch.faults.exchange import MB, Exchange, fault, page, simple

# --- plain: these must simply work -------------------------------------------------------------------------------------------

simple("ok", "plain", "an ordinary page")
simple(
    "ten-mb",
    "plain",
    "a whole page of 10 MB",
    body=page("ten-mb", "marker-ten-mb " + ("word " * 1000 + "</p><p>") * (10 * MB // 5007)),
)


@fault("chunked-ok", "plain", "chunked, in many small pieces, with a trailer", "ok", text=("marker-chunked-ok",))
async def chunked_ok(x: Exchange) -> None:
    data = page("chunked", "marker-chunked-ok").encode()
    await x.raw(x.head(headers=[("Transfer-Encoding", "chunked"), ("Trailer", "X-Sum")]))
    for start in range(0, len(data), 37):
        await x.chunk(data[start : start + 37])
    await x.raw(b"0\r\nX-Sum: 1\r\n\r\n")


@fault("until-close", "plain", "HTTP/1.0 body that ends when the connection closes", "ok", text=("marker-until-close",))
async def until_close(x: Exchange) -> None:
    head = b"HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    await x.raw(head + page("close", "marker-until-close").encode())
    x.close()


@fault("early-hints", "plain", "100 and 103 before the real answer", "ok", text=("marker-early-hints",))
async def early_hints(x: Exchange) -> None:
    await x.raw(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n")
    await x.send(page("hints", "marker-early-hints"))


# --- slow --------------------------------------------------------------------------------------------------------------------


@fault("slow-first-byte", "slow", "no byte for 60 s", "timeout")
async def slow_first_byte(x: Exchange) -> None:
    await x.hang(60)


@fault("slow-headers", "slow", "one header byte each half second", "timeout")
async def slow_headers(x: Exchange) -> None:
    await x.raw(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    await x.drip(b"a", 0.5, 60)


@fault("trickle", "slow", "one body byte each half second: no single read is slow", "timeout")
async def trickle(x: Exchange) -> None:
    await x.raw(x.head(length=10_000))
    await x.drip(b"a", 0.5, 60)


@fault("stall-mid-body", "slow", "half a body, then silence", "timeout")
async def stall_mid_body(x: Exchange) -> None:
    await x.raw(x.head(length=2000) + b"<html><body>" + b"a" * 900)
    await x.hang(60)


@fault("slow-ok", "slow", "a good page in ten pieces over two seconds", "ok", text=("marker-slow-ok",))
async def slow_ok(x: Exchange) -> None:
    data = page("slow", "marker-slow-ok").encode()
    await x.raw(x.head(length=len(data)))
    step = len(data) // 10 + 1
    for start in range(0, len(data), step):
        await asyncio.sleep(0.2)
        await x.raw(data[start : start + step])


@fault("endless-interim", "slow", "103 Early Hints without end, and no answer", "timeout", also=("network-error",))
async def endless_interim(x: Exchange) -> None:
    await x.drip(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n", 0.05, 60)


# --- broken connections and framing ------------------------------------------------------------------------------------------


@fault("close-at-once", "broken", "connection closed before any byte", "network-error")
async def close_at_once(x: Exchange) -> None:
    x.close()


@fault("reset-at-once", "broken", "connection reset before any byte", "network-error")
async def reset_at_once(x: Exchange) -> None:
    x.reset()


@fault("reset-mid-body", "broken", "connection reset in the body", "network-error")
async def reset_mid_body(x: Exchange) -> None:
    await x.raw(x.head(length=100_000) + b"<html><body><p>" + b"a" * 20_000)
    await asyncio.sleep(0.05)
    x.reset()


@fault("truncated-length", "broken", "Content-Length 5000, body of 1000, then close", "network-error")
async def truncated_length(x: Exchange) -> None:
    await x.raw(x.head(length=5000) + page("cut", "half").encode()[:1000])
    x.close()


@fault("chunk-no-end", "broken", "chunked body closed without its last chunk", "network-error")
async def chunk_no_end(x: Exchange) -> None:
    await x.raw(x.head(headers=[("Transfer-Encoding", "chunked")]))
    await x.chunk(page("cut", "no last chunk").encode())
    x.close()


@fault("bad-chunk", "broken", "a chunk size that is no number", "network-error")
async def bad_chunk(x: Exchange) -> None:
    await x.raw(x.head(headers=[("Transfer-Encoding", "chunked")]) + b"zz\r\nhello\r\n0\r\n\r\n")
    x.close()


@fault(
    "excess-body",
    "broken",
    "more bytes than Content-Length: the rest is not part of the page",
    "ok",
    text=("marker-excess-body",),
    absent=("EXCESS",),
)
async def excess_body(x: Exchange) -> None:
    data = page("excess", "marker-excess-body").encode()
    await x.raw(x.head(length=len(data)) + data + b"EXCESS" * 100)
    x.close()


@fault("two-lengths", "broken", "two Content-Length headers that differ", "network-error")
async def two_lengths(x: Exchange) -> None:
    data = page("two", "x").encode()
    await x.raw(x.head(headers=[("Content-Length", len(data)), ("Content-Length", 5)]) + data)
    x.close()


def broken_bytes(name: str, what: str, data: bytes) -> None:
    """Register a fault that sends some bytes in place of an answer, and closes."""

    @fault(name, "broken", what, "network-error")
    async def _(x: Exchange) -> None:
        await x.raw(data)
        x.close()


broken_bytes(
    "bad-length", "Content-Length: -1", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: -1\r\n\r\n<html>"
)
broken_bytes("garbage", "bytes that are not HTTP", bytes(range(256)) * 4)
broken_bytes("ssh-banner", "another protocol's greeting", b"SSH-2.0-OpenSSH_9.2p1\r\n")
broken_bytes("no-status-line", "HTTP/0.9: a page with no head", page("old", "no head").encode())
broken_bytes("bad-status", "a status line with a word for a number", b"HTTP/1.1 banana OK\r\nContent-Length: 0\r\n\r\n")
broken_bytes("null-in-header", "a NUL byte in a header", b"HTTP/1.1 200 OK\r\nX-Bad: a\0b\r\nContent-Length: 2\r\n\r\nhi")
broken_bytes(
    "http2-unasked", "an HTTP/2 preface where HTTP/1.1 was spoken", b"\x00\x00\x12\x04\x00\x00\x00\x00\x00" + bytes(18)
)


# --- heads and framing without end -------------------------------------------------------------------------------------------


async def flood(x: Exchange, block: bytes) -> None:
    """Send the same block up to 64 MB or 20 s, as fast as the client takes it."""
    end = time.monotonic() + 20
    for _ in range(64 * MB // len(block)):
        if time.monotonic() > end or x.gone:
            break
        await x.raw(block)
    x.close()


@fault("huge-header", "headers", "one header of 1 MB", "network-error")
async def huge_header(x: Exchange) -> None:
    await x.send(page("h", "x"), headers=[("X-Huge", "a" * MB)])
    x.close()


@fault("many-headers", "headers", "20,000 headers", "network-error")
async def many_headers(x: Exchange) -> None:
    await x.send(page("h", "x"), headers=[(f"X-{number}", "a" * 40) for number in range(20_000)])
    x.close()


@fault("endless-headers", "headers", "headers that do not end", "network-error")
async def endless_headers(x: Exchange) -> None:
    await x.raw(b"HTTP/1.1 200 OK\r\n")
    await flood(x, b"".join(b"X-%d: %s\r\n" % (number, b"a" * 100) for number in range(500)))


@fault("endless-extension", "headers", "a chunk size with an extension that does not end", "network-error")
async def endless_extension(x: Exchange) -> None:
    await x.raw(x.head(headers=[("Transfer-Encoding", "chunked")]) + b"5;name=")
    await flood(x, b"a" * 65536)


@fault("endless-trailers", "headers", "trailers after the last chunk that do not end", "network-error")
async def endless_trailers(x: Exchange) -> None:
    await x.raw(x.head(headers=[("Transfer-Encoding", "chunked")]))
    await x.chunk(page("trailers", "x").encode())
    await x.raw(b"0\r\n")
    await flood(x, b"X-Trailer: " + b"a" * 1000 + b"\r\n")
