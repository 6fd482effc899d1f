"""Computes sums, means and standard scores of the vectors that stories and sections are compared by."""

from __future__ import annotations

import math
from collections.abc import Sequence

from newsletter.draft.words.meanings import normalise
from newsletter.draft.words.tfidf import Vector


def add_vectors(vectors: Sequence[Vector]) -> dict[str, float]:
    """Return the sum of sparse vectors."""
    total: dict[str, float] = {}
    for vector in vectors:
        for term, value in vector.items():
            total[term] = total.get(term, 0.0) + value
    return total


def mean_of(vectors: Sequence[Sequence[float]]) -> list[float]:
    """Return the mean of vectors of equal length; [] if there are none."""
    return [sum(column) / len(vectors) for column in zip(*vectors, strict=True)] if vectors else []


def centre(vectors: Sequence[Sequence[float]], few: int = 0) -> list[list[float]]:
    """Return unit vectors of what sets each vector of a batch apart: their mean is subtracted.

    With `few` vectors only half of the mean is, with more of them more; fewer than three are returned as they are.
    """
    if len(vectors) < 3:
        return [list(vector) for vector in vectors]
    share = len(vectors) / (len(vectors) + few)
    middle = [share * value for value in mean_of(vectors)]
    return [
        normalise([a - b for a, b in zip(vector, middle, strict=True)]) if any(vector) else list(vector) for vector in vectors
    ]


def standard_scores(values: Sequence[float], weight: float, least: float = 0.0) -> list[float]:
    """Return values as z-scores times a weight; a spread below `least` counts as `least`, so that tiny differences stay small."""
    mean = math.fsum(values) / len(values)
    spread = math.sqrt(math.fsum((value - mean) ** 2 for value in values) / len(values))
    return [weight * (value - mean) / max(spread, least) if spread else 0.0 for value in values]
