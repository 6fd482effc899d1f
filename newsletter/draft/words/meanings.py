"""Represents texts as weighted sums of static word vectors. Standard library only.

The table has the 14,000 commonest English words, each encoded on its own with multilingual-e5-small (Wang et al. 2024, MIT licence);
mean and first principal component removed, projected to 64 dimensions by the singular vectors of the commonest 6,000, scaled to
bytes. Its layout: all words in one line, separated by spaces; then one byte a word, -30 log10 of its frequency (wordfreq 3.1, CC
BY-SA 4.0); then 64 signed bytes a word.
"""

from __future__ import annotations

import functools
import math
import operator
import struct
from collections.abc import Sequence
from importlib import resources
from typing import NamedTuple

from newsletter.draft.words.tfidf import find_words

DIMENSIONS = 64
# The `a` of a / (a + frequency), the smooth inverse frequency of Arora et al. 2017, by which common words count less.
SMOOTHING = 1e-3
# In a text of fewer words the share of known words says nothing about its language.
TELLING = 12
# All dimensions of a vector are packed into one big integer, LANE bits each, so that adding two integers adds the vectors, exactly
# and in any order. Weights are integers in units of 1 / PARTS; values are stored as offsets from LOWEST, so that none is negative.
LANE, PARTS, LOWEST = 64, 1 << 24, -128


class _Table(NamedTuple):
    places: dict[str, int]
    weights: list[int]
    values: bytes


@functools.cache
def _table() -> _Table:
    data = resources.files("newsletter.draft.words").joinpath("meanings.bin").read_bytes()
    line, _, rest = data.partition(b"\n")
    found = line.decode("utf-8").split(" ")
    weights = [round(PARTS * SMOOTHING / (SMOOTHING + 10 ** (-byte / 30))) for byte in rest[: len(found)]]
    values = rest[len(found) :].translate(bytes((byte - LOWEST) % 256 for byte in range(256)))
    return _Table({word: place for place, word in enumerate(found)}, weights, values)


def is_known(word: str) -> bool:
    """Say whether a lower-case word is in the table."""
    return word in _table().places


def meaning(text: str) -> list[float]:
    """Return the unit vector of a text, the weighted sum of its words' vectors; all zero if no word is known."""
    total = sum(map(_ROWS.__getitem__, find_words(text.lower())))
    *lanes, weight = struct.unpack(f"<{DIMENSIONS + 1}Q", total.to_bytes((DIMENSIONS + 1) * LANE // 8, "little"))
    return normalise([(lane + LOWEST * weight) / PARTS for lane in lanes])


def knows(text: str, least: int = TELLING, share: float = 0.5) -> bool:
    """Say whether the table knows more than a `share` of a text's words, as it does in English; in other languages it knows a few by
    chance. True for a text of fewer than `least` words, which proves nothing."""
    found = find_words(text.lower())
    return len(found) < least or sum(map(bool, map(_ROWS.__getitem__, found))) > share * len(found)


class _Rows(dict[str, int]):
    """A cache of packed word vectors, each multiplied by the word's weight and followed by that weight; 0 for an unknown word."""

    MOST = 65_536

    def __missing__(self, word: str) -> int:
        if len(self) >= self.MOST:
            self.clear()
        places, weights, values = _table()
        place = places.get(word, places.get(word.removesuffix("'s").removesuffix("’s"), -1))
        row = 0
        if place >= 0:
            lanes = bytearray((DIMENSIONS + 1) * LANE // 8)
            lanes[: -LANE // 8 : LANE // 8] = values[place * DIMENSIONS : (place + 1) * DIMENSIONS]
            lanes[-LANE // 8] = 1
            row = int.from_bytes(lanes, "little") * weights[place]
        self[word] = row
        return row


_ROWS = _Rows()


def normalise(vector: Sequence[float]) -> list[float]:
    """Return a vector scaled to length 1; a zero vector is returned as it is."""
    length = math.sqrt(sum(map(operator.mul, vector, vector)))
    return [value / length for value in vector] if length else list(vector)


def inner(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the inner product of two vectors."""
    return float(sum(map(operator.mul, one, other)))
