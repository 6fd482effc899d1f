"""Background frequency of English words, which decides how strongly a shared word links two texts.

The weights come from a table in the package rather than from the articles at hand, so that adding articles never changes how two
others compare.
"""

from __future__ import annotations

import functools
import math
from importlib import resources

# The table says in how many of this many documents of 250 words each word occurs. Made from word frequencies; see its first lines.
DOCUMENTS = 2000
# A pair of neighbouring words weighs less than a rare word: it partly repeats what the two words say on their own.
PAIR_WEIGHT = 0.8
# The weight of a word that is in every document.
LEAST_WEIGHT = 1.0


@functools.cache
def document_counts() -> dict[str, int]:
    """Return, for the commonest word stems, in how many of DOCUMENTS documents each occurs."""
    text = resources.files("newsletter.draft.words").joinpath("background.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return {stem: int(count) for stem, count in rows}


def term_weight(term: str) -> float:
    """Return the inverse document frequency of a word, or of a pair of words separated by a space: log((1 + n) / (1 + df)) + 1."""
    return PAIR if " " in term else stem_weights().get(term, UNKNOWN)


UNKNOWN = math.log(1 + DOCUMENTS) + 1
PAIR = PAIR_WEIGHT * UNKNOWN


@functools.cache
def stem_weights() -> dict[str, float]:
    """Return the weight of each stem in the table; any other word weighs UNKNOWN, and every pair of words PAIR."""
    return {stem: math.log((1 + DOCUMENTS) / (1 + count)) + 1 for stem, count in document_counts().items()}
