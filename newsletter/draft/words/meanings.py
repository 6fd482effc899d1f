"""Static word vectors, and texts as their weighted sums. Standard library only.

The table has the 14,000 commonest English words, each encoded by itself with multilingual-e5-small (Wang et al. 2024, MIT licence);
mean and first principal component taken out, projected to 64 dimensions by the singular vectors of the commonest 6,000, scaled to
bytes. Its layout: the words in one line, parted by blanks; for each word a byte, -30 log10 of its frequency (wordfreq 3.1, CC
BY-SA 4.0); for each word 64 signed bytes.
"""

from __future__ import annotations

import functools
import math
from array import array
from collections import Counter
from collections.abc import Sequence
from importlib import resources
from typing import NamedTuple

from newsletter.draft.words.tfidf import WORD

DIMENSIONS = 64
# Common words count less: a / (a + frequency), the smooth inverse frequency of Arora et al. 2017.
SMOOTHING = 1e-3


class _Table(NamedTuple):
    places: dict[str, int]
    weights: list[float]
    values: array[int]


@functools.cache
def _table() -> _Table:
    data = resources.files("newsletter.draft.words").joinpath("meanings.bin").read_bytes()
    line, _, rest = data.partition(b"\n")
    found = line.decode("utf-8").split(" ")
    weights = [SMOOTHING / (SMOOTHING + 10 ** (-byte / 30)) for byte in rest[: len(found)]]
    values = array("b")
    values.frombytes(rest[len(found) :])
    return _Table({word: place for place, word in enumerate(found)}, weights, values)


def is_known(word: str) -> bool:
    """Say whether a word, in small letters, is among the commonest."""
    return word in _table().places


def meaning(text: str) -> list[float]:
    """Return the vector of a text, of length 1: the weighted sum of its words'. All zero where no word is known."""
    places = _table().places
    rows: list[list[float]] = []
    for word, count in Counter(map(str.lower, WORD.findall(text))).items():
        place = places.get(word, places.get(word.removesuffix("'s").removesuffix("’s"), -1))
        if place >= 0:
            rows.append(_row(place, count))
    return normalise(list(map(sum, zip(*rows, strict=True))) if rows else [0.0] * DIMENSIONS)


@functools.lru_cache(maxsize=4096)
def _row(place: int, count: int) -> list[float]:
    """Return the vector of the word at a place of the table, as so many of it count in a text."""
    table = _table()
    weight = count * table.weights[place]
    return [weight * value for value in table.values[place * DIMENSIONS : (place + 1) * DIMENSIONS]]


def normalise(vector: Sequence[float]) -> list[float]:
    """Return a vector stretched to length 1; a zero vector stays."""
    length = math.sqrt(sum(value * value for value in vector))
    return [value / length for value in vector] if length else list(vector)


def inner(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the inner product of two vectors."""
    return sum(map(float.__mul__, one, other))
