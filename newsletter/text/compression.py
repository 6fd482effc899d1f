"""Decompresses bodies within limits, and detects truncation.

Libraries inflate a whole network chunk before anyone can count it (64 KB of gzip become 64 MB), and take a gzip stream that
ends in the middle for a whole one. Here each step makes at most STEP bytes, and an unfinished stream is an error.
Formats: RFC 1952 (gzip, several members), RFC 1950 and 1951 (deflate; many servers send it without its wrapper).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from newsletter.text.clean import clean_line

STEP = 256 * 1024
MOST_MEMBERS = 10_000
MOST_CODINGS = 2
GZIP_MAGIC = b"\x1f\x8b"
OFFERED = "gzip, deflate"


class CompressionError(ValueError):
    """Compressed bytes that are damaged, cut, or packed in a way that cannot be bounded."""


class TooLargeError(CompressionError):
    """More bytes than the limit, which is `limit`."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"more than the limit of {limit:,} bytes")
        self.limit = limit


class Inflate:
    """One layer of gzip or deflate. `feed` gives the inflated pieces, `finish` says whether the stream was whole."""

    def __init__(self, coding: str, limit: int) -> None:
        self._gzip, self._limit = coding != "deflate", limit
        self._stream: zlib._Decompress | None = None
        self._start = b""
        self._members = self._made = 0
        self._over = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what the bytes inflate to, in pieces of at most STEP. Raises CompressionError: damaged, or more than the limit."""
        while data and not self._over:
            if self._stream is None:
                data = self._start + data
                if len(data) < 2:
                    self._start = data
                    return
                self._start = b""
                if not self._open(data):
                    return
            assert self._stream is not None
            try:
                piece = self._stream.decompress(data, STEP)
            except zlib.error as error:
                raise CompressionError("damaged compression") from error
            data = self._stream.unconsumed_tail
            if self._stream.eof:
                data, self._stream = self._stream.unused_data, None
                self._over = not self._gzip
            if piece:
                self._made += len(piece)
                if self._made > self._limit:
                    raise TooLargeError(self._limit)
                yield piece

    def _open(self, data: bytes) -> bool:
        """Begin a stream or the next gzip member; what follows the last member is padding."""
        if self._gzip and self._members and data[:2] != GZIP_MAGIC:
            self._over = True
            return False
        self._members += 1
        if self._members > MOST_MEMBERS:
            raise CompressionError("damaged compression: too many gzip members")
        wrapped = data[0] & 15 == 8 and (data[0] << 8 | data[1]) % 31 == 0
        self._stream = zlib.decompressobj(31 if self._gzip else 15 if wrapped else -15)
        return True

    def finish(self) -> None:
        """Raise CompressionError when the stream has begun and not ended."""
        if self._stream is not None or (self._start and not self._members):
            raise CompressionError("compressed data is truncated")


class Collector:
    """Gathers one body: through the layers of its Content-Encoding, up to the limit, before and after inflating."""

    def __init__(self, encoding: str, limit: int) -> None:
        """`encoding` is the Content-Encoding header. Raises CompressionError for a coding that cannot be bounded."""
        self._limit, self._raw, self._size = limit, 0, 0
        self._layers = [Inflate(coding, limit) for coding in _codings(encoding)]
        self._pieces: list[bytes] = []

    def add(self, data: bytes) -> None:
        """Take the next bytes from the wire. Raises CompressionError."""
        self._raw += len(data)
        if self._raw > self._limit:
            raise TooLargeError(self._limit)
        if not self._layers:
            self._pieces.append(data)
            self._size += len(data)
            return
        pieces: Iterable[bytes] = (data,)
        for layer in self._layers:
            pieces = _through(layer, pieces)
        for piece in pieces:
            self._pieces.append(piece)
            self._size += len(piece)

    @property
    def size(self) -> int:
        """How many bytes the body has so far, inflated."""
        return self._size

    def start(self, length: int = 1024) -> bytes:
        """Return the first bytes of the body so far."""
        return b"".join(self._pieces[:2])[:length] if self._pieces else b""

    def finish(self) -> bytes:
        """Return the whole body. Raises CompressionError when a layer is cut short."""
        for layer in self._layers:
            layer.finish()
        whole = self._pieces[0] if len(self._pieces) == 1 else b"".join(self._pieces)
        self._pieces = []
        return whole


def gunzip(data: bytes, limit: int) -> bytes:
    """Return the contents of a .gz file (a sitemap, say). Raises CompressionError: damaged, cut, or more than the limit."""
    collector = Collector("gzip", limit)
    collector.add(data)
    return collector.finish()


def _codings(encoding: str) -> list[str]:
    named = [name.strip().lower() for name in encoding.split(",") if name.strip()]
    codings = [name.removeprefix("x-") for name in reversed(named) if name != "identity"]
    for coding in codings:
        if coding not in ("gzip", "deflate"):
            raise CompressionError(f"compressed as {clean_line(coding, 30)}, which was not requested")
    if len(codings) > MOST_CODINGS:
        raise CompressionError(f"compressed {len(codings)} times, which is too often")
    return codings


def _through(layer: Inflate, pieces: Iterable[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        yield from layer.feed(piece)
