"""Faults of size and compression: bombs, cut streams, lengths that lie."""

from __future__ import annotations

import base64
import functools
import gzip
import struct
import time
import zlib
from collections.abc import Callable
from typing import Any

from tests.fetch.faults.exchange import ACCENTS, MB, Exchange, fault, page

BROTLI_BOMB = (
    "z///fwAkguKxQHLv//n//w+ABEAcFoDu/T////8BkACIwwLQvf/n//8/ABIAcVgAuvf//P//B0ACIA4LQPf+n////wBIAMRhAeje//P//x8ACYA4LADd+3/+//8DIAEQ"
    "hwWge/8/"
)
"""128 MiB of the letter A at quality 9, window 24."""

BROTLI_PAGE = (
    "G7sEABwJNq7w6dF0R+f8hbam9FuBD+Qjl+H6ZCvAyUx95V1vIVf7+ZOASDIoRbBPUZoSpS60yrpF3x6RZNfRNSVOKbEhaZVPXnVjxAK7kTWQbT4GDVkQlJww4evu"
    "vhZncQWeEwFNDXHVloGsH7ZswexegSr0OFV4v1TZTHxL3IMzYdvFHYqF5fw6dsI3yBb+0KkzlRD5s5gf56dWXJDXAX+vw2aJEDwex5EfPyz6NvK+Y52qmDq6RRO1"
    "UrXDsOJJWMWjpbCHBvAK"
)


@fault("infinite-body", "size", "a chunked body that does not end", "too-large")
async def infinite_body(x: Exchange) -> None:
    await x.raw(x.head(headers=[("Transfer-Encoding", "chunked")]))
    block, end = b"<p>" + b"endless " * 8192, time.monotonic() + 30
    for _ in range(256 * MB // len(block)):
        if time.monotonic() > end or x.gone:
            break
        await x.chunk(block)
    x.close()


@fault("lying-length", "size", "Content-Length says 5 GB; the server sends 1 MB and waits", "too-large")
async def lying_length(x: Exchange) -> None:
    await x.raw(x.head(length=5 << 30) + b"a" * MB)
    await x.hang(30)


@fault("tiny-chunks", "size", "a page in chunks of one byte", "ok", text=("marker-tiny-chunks",))
async def tiny_chunks(x: Exchange) -> None:
    data = page("tiny", "marker-tiny-chunks").encode()
    chunks = b"".join(b"1\r\n%c\r\n" % byte for byte in data)
    await x.raw(x.head(headers=[("Transfer-Encoding", "chunked")]) + chunks + b"0\r\n\r\n")


@functools.cache
def deflated_zeros(megabytes: int, wbits: int) -> bytes:
    """Return so many megabytes of NUL, compressed. Made of one block again and again, since making bombs is slow."""
    packer = zlib.compressobj(9, zlib.DEFLATED, wbits)
    head = packer.compress(bytes(MB)) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(MB)) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + block * (megabytes - 1)


def zstd_run(megabytes: int) -> bytes:
    """Return a zstd frame of run-length blocks: 4 bytes for each 128 KiB."""
    block, count = 128 * 1024, megabytes * 8
    run = struct.pack("<I", block << 3 | 1 << 1)[:3] + b"A"
    last = struct.pack("<I", block << 3 | 1 << 1 | 1)[:3] + b"A"
    return bytes.fromhex("28b52ffd0038") + run * (count - 1) + last


def zstd_stored(data: bytes) -> bytes:
    """Return a zstd frame that stores data as it is."""
    assert len(data) < 128 * 1024
    return bytes.fromhex("28b52ffd0038") + struct.pack("<I", len(data) << 3 | 1)[:3] + data


def encoded(name: str, what: str, outcome: str, coding: str, make: Callable[[], bytes], **expected: Any) -> None:
    """Register a page with a Content-Encoding; its bytes are made when it is first asked for."""
    kind = expected.pop("kind", "text/html; charset=utf-8")
    make = functools.cache(make)
    if outcome == "ok" and "text" not in expected:
        expected["text"] = (f"marker-{name}",)

    @fault(name, "compression", what, outcome, **expected)
    async def _(x: Exchange) -> None:
        await x.send(make(), headers=[("Content-Encoding", coding)] if coding else [], kind=kind)


def marked(name: str) -> bytes:
    """Return a page with its marker."""
    return page(name, f"marker-{name} {ACCENTS}").encode()


def halves(data: bytes) -> bytes:
    """Return the first half."""
    return data[: len(data) // 2]


def members(name: str) -> bytes:
    """Return a page in two gzip members."""
    return b"".join(gzip.compress(part) for part in (marked(name)[:300], marked(name)[300:]))


encoded("gzip", "gzip", "ok", "gzip", lambda: gzip.compress(marked("gzip")), text=("marker-gzip", ACCENTS))
encoded(
    "gzip-two-members",
    "gzip in two members",
    "ok",
    "gzip",
    lambda: members("gzip-two-members"),
    text=("marker-gzip-two-members", "All rights reserved"),
)
encoded("deflate", "deflate with its zlib wrapper", "ok", "deflate", lambda: zlib.compress(marked("deflate")))
encoded("deflate-raw", "deflate without the wrapper", "ok", "deflate", lambda: zlib.compress(marked("deflate-raw"))[2:-4])
encoded("brotli", "brotli, not asked for", "ok", "br", lambda: base64.b64decode(BROTLI_PAGE), also=("decode-error",))
encoded("zstd", "zstd, not asked for", "ok", "zstd", lambda: zstd_stored(marked("zstd")), also=("decode-error",))
encoded(
    "gzip-twice",
    "gzip over gzip, both declared",
    "ok",
    "gzip, gzip",
    lambda: gzip.compress(gzip.compress(marked("gzip-twice"))),
)
encoded("gzip-invalid", "declared gzip, is not", "decode-error", "gzip", lambda: b"\x1f\x8b this is no gzip at all")
encoded("gzip-plain", "declared gzip, is plain HTML", "decode-error", "gzip", lambda: marked("gzip-plain"))
encoded(
    "gzip-truncated",
    "gzip cut in the middle; the length is right",
    "decode-error",
    "gzip",
    lambda: halves(gzip.compress(marked("gzip-truncated"))),
)
encoded("unknown-coding", "Content-Encoding: banana", "decode-error", "banana", lambda: b"\x00\x01\x02banana" * 50)
encoded("gzip-bomb", "256 MB in 0.25 MB of gzip", "too-large", "gzip", lambda: deflated_zeros(256, 31))
encoded("deflate-bomb", "256 MB in 0.25 MB of deflate", "too-large", "deflate", lambda: deflated_zeros(256, 15))
encoded("gzip-twice-bomb", "256 MB in a few KB", "too-large", "gzip, gzip", lambda: gzip.compress(deflated_zeros(256, 31)))
encoded(
    "brotli-bomb",
    "128 MB in a hundred bytes of brotli",
    "too-large",
    "br",
    lambda: base64.b64decode(BROTLI_BOMB),
    also=("decode-error",),
)
encoded("zstd-bomb", "512 MB in 16 KB of zstd", "too-large", "zstd", lambda: zstd_run(512), also=("decode-error",))

# --- our own -----------------------------------------------------------------------------------------------------------------

encoded("gzip-members-flood", "60,000 empty gzip members", "decode-error", "gzip", lambda: gzip.compress(b"") * 60_000)
encoded(
    "gzip-padding", "gzip with rubbish after its end", "ok", "gzip", lambda: gzip.compress(marked("gzip-padding")) + b"\0" * 40
)
encoded(
    "gzip-thrice", "gzip three times over", "decode-error", "gzip, gzip, gzip", lambda: gzip.compress(marked("gzip-thrice"))
)
encoded("gzip-nothing", "gzip declared, no byte sent", "empty", "gzip", lambda: b"")
encoded("gzip-file-bomb", "a .gz file of 256 MB", "too-large", "", lambda: deflated_zeros(256, 31), kind="application/gzip")
encoded(
    "gzip-file",
    "a sitemap as a .gz file, not as a coding",
    "ok",
    "",
    lambda: gzip.compress(b"<?xml version='1.0'?><urlset><!-- marker-gzip-file --></urlset>"),
    kind="application/x-gzip",
)
