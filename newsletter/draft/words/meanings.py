"""Static word vectors, and texts as their weighted sums. Standard library only.

The table has the 14,000 commonest English words, each encoded by itself with multilingual-e5-small (Wang et al. 2024, MIT licence);
mean and first principal component taken out, projected to 64 dimensions by the singular vectors of the commonest 6,000, scaled to
bytes. Its layout: the words in one line, parted by blanks; for each word a byte, -30 log10 of its frequency (wordfreq 3.1, CC
BY-SA 4.0); for each word 64 signed bytes.
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
# Common words count less: a / (a + frequency), the smooth inverse frequency of Arora et al. 2017.
SMOOTHING = 1e-3
# A text of fewer words does not tell its language.
TELLING = 12
# All dimensions of a vector stand side by side in one whole number, each in so many bits: vectors are added at once, and sums are
# exact in any order. Weights are whole numbers of such parts, values are counted from the lowest one.
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
    """Say whether a word, in small letters, is among the commonest."""
    return word in _table().places


def meaning(text: str) -> list[float]:
    """Return the vector of a text, of length 1: the weighted sum of its words'. All zero where no word is known."""
    total = sum(map(_ROWS.__getitem__, find_words(text.lower())))
    *lanes, weight = struct.unpack(f"<{DIMENSIONS + 1}Q", total.to_bytes((DIMENSIONS + 1) * LANE // 8, "little"))
    return normalise([(lane + LOWEST * weight) / PARTS for lane in lanes])


def knows(text: str, least: int = TELLING, share: float = 0.5) -> bool:
    """Say whether the table knows most words of a text, or another `share`, as it does of English: of other languages it knows the
    fewest, and those by chance. Fewer than `least` words tell nothing."""
    found = find_words(text.lower())
    return len(found) < least or sum(1 for word in found if _ROWS[word]) > share * len(found)


class _Rows(dict[str, int]):
    """The vectors of words, each times the word's weight and with that weight behind it; 0 for an unknown word."""

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
    """Return a vector stretched to length 1; a zero vector stays."""
    length = math.sqrt(sum(map(operator.mul, vector, vector)))
    return [value / length for value in vector] if length else list(vector)


def inner(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the inner product of two vectors."""
    return float(sum(map(operator.mul, one, other)))
