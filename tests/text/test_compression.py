"""A body is whole or it is an error, and no body can take more memory than the limit."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as some

from newsletter.text.compression import STEP, Collector, CompressionError, Inflate, gunzip

LIMIT = 1_000_000


def raw_deflate(data: bytes) -> bytes:
    """Deflate without its wrapper, as many servers send it."""
    return zlib.compress(data)[2:-4]


PACK: dict[str, Callable[[bytes], bytes]] = {
    "": lambda data: data,
    "identity": lambda data: data,
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "GZIP , identity": gzip.compress,
    "deflate": zlib.compress,
    "gzip, gzip": lambda data: gzip.compress(gzip.compress(data)),
    "deflate, gzip": lambda data: gzip.compress(zlib.compress(data)),
}


def collect(encoding: str, data: bytes, *, step: int = 0, limit: int = LIMIT) -> bytes:
    """Read a body that comes in pieces of `step` bytes."""
    collector = Collector(encoding, limit)
    for start in range(0, len(data), step or max(1, len(data))):
        collector.add(data[start : start + (step or len(data))])
    return collector.finish()


@given(data=some.binary(max_size=3000), encoding=some.sampled_from(sorted(PACK)), step=some.integers(1, 4000))
def test_a_body_comes_back_as_it_was_however_the_network_cuts_it(data: bytes, encoding: str, step: int) -> None:
    assert collect(encoding, PACK[encoding](data), step=step) == data


@given(data=some.binary(min_size=1, max_size=3000), step=some.integers(1, 50))
def test_deflate_without_its_wrapper_is_read_too(data: bytes, step: int) -> None:
    packed = raw_deflate(data)
    if packed[0] & 15 != 8 or (packed[0] << 8 | packed[1]) % 31:  # else it looks like a wrapped one, to any reader
        assert collect("deflate", packed, step=step) == data


@given(parts=some.lists(some.binary(max_size=200), min_size=1, max_size=5), step=some.integers(1, 300))
def test_gzip_members_are_read_to_the_last_however_they_are_cut(parts: list[bytes], step: int) -> None:
    assert collect("gzip", b"".join(map(gzip.compress, parts)), step=step) == b"".join(parts)


@given(data=some.binary(max_size=2000), encoding=some.sampled_from(["gzip", "deflate", "gzip, gzip"]), cut=some.floats(0, 1))
def test_a_cut_body_is_never_taken_for_a_whole_one(data: bytes, encoding: str, cut: float) -> None:
    packed = PACK[encoding](data)
    kept = packed[: min(len(packed) - 1, max(1, int(len(packed) * cut)))]
    with pytest.raises(CompressionError, match=r"truncated|damaged"):
        collect(encoding, kept)


@given(some.binary(max_size=500))
def test_rubbish_called_gzip_is_an_error_or_nothing(data: bytes) -> None:
    reason = "compress"
    try:
        collect("gzip", b"\x1f\x8b" + data)
    except CompressionError as error:
        reason = str(error)
    assert "compress" in reason


@pytest.mark.parametrize("padding", [b"\0" * 100, b"\x1f", b"<!-- served in 3 ms -->"])
def test_what_follows_the_last_gzip_member_is_padding(padding: bytes) -> None:
    assert collect("gzip", gzip.compress(b"page") + padding) == b"page"


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "gzip, gzip", "deflate, gzip"])
def test_a_bomb_stops_at_the_limit_in_bounded_memory(encoding: str) -> None:
    bomb = PACK[encoding](bytes(50 * LIMIT))
    tracemalloc.start()
    with pytest.raises(CompressionError, match=r"more than the limit of 1,000,000 bytes"):
        collect(encoding, bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * LIMIT


def test_no_piece_is_larger_than_a_step() -> None:
    assert max(map(len, Inflate("gzip", 100 * STEP).feed(gzip.compress(bytes(10 * STEP))))) == STEP


def test_the_limit_holds_before_inflating_too() -> None:
    with pytest.raises(CompressionError, match="more than the limit"):
        collect("", bytes(LIMIT + 1))
    assert len(collect("", bytes(LIMIT))) == LIMIT


def test_an_inner_layer_cannot_swallow_more_than_the_limit_without_an_outer_byte() -> None:
    nothing = b"\x78\x9c" + b"\x00\x00\x00\xff\xff" * LIMIT  # stored blocks of no byte each
    with pytest.raises(CompressionError, match="more than the limit"):
        collect("deflate, gzip", gzip.compress(nothing))


def test_members_without_end_are_refused() -> None:
    with pytest.raises(CompressionError, match="too many gzip members"):
        collect("gzip", gzip.compress(b"") * 20_000)


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "banana", "gzip, br", "gzip, gzip, gzip"])
def test_a_coding_that_cannot_be_bounded_is_refused_unread(encoding: str) -> None:
    with pytest.raises(CompressionError, match="compressed"):
        Collector(encoding, LIMIT)


def test_a_coding_with_escapes_in_its_name_makes_a_clean_line() -> None:
    with pytest.raises(CompressionError) as caught:
        Collector("\x1b[31mbr\u202e", LIMIT)
    assert str(caught.value) == "compressed as [31mbr, which was not requested"


def test_no_byte_at_all_is_an_empty_body_and_no_error() -> None:
    assert collect("gzip", b"") == b""


def test_a_gzip_file_is_opened_within_the_limit() -> None:
    assert gunzip(gzip.compress(b"<urlset/>"), LIMIT) == b"<urlset/>"
    with pytest.raises(CompressionError):
        gunzip(gzip.compress(bytes(2 * LIMIT)), LIMIT)
