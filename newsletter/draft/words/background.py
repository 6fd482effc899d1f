"""Background frequency of English words, which decides how strongly a shared word links two texts.

The weights come from a table in the package and not from the articles at hand, so that no answer depends on their company.
"""

from __future__ import annotations

import functools
import math
from importlib import resources

# The table counts, of so many documents of 250 words, those that hold a word. Made from word frequencies; see its first lines.
DOCUMENTS = 2000
# Two neighbouring words are worth less than a rare word: they repeat what their words say already.
PAIR_WEIGHT = 0.8


@functools.cache
def document_counts() -> dict[str, int]:
    """Return, for the commonest word stems, in how many of DOCUMENTS documents each stands."""
    text = resources.files("newsletter.draft.words").joinpath("background.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return {stem: int(count) for stem, count in rows}


def term_weight(term: str) -> float:
    """Return the weight of a word, or of a pair of words with a blank between: log((1 + n) / (1 + df)) + 1, as in `tfidf`."""
    return PAIR if " " in term else stem_weights().get(term, UNKNOWN)


UNKNOWN = math.log(1 + DOCUMENTS) + 1
PAIR = PAIR_WEIGHT * UNKNOWN


@functools.cache
def stem_weights() -> dict[str, float]:
    """Return the weight of each stem of the table; any other word weighs UNKNOWN, and every pair of words PAIR."""
    return {stem: math.log((1 + DOCUMENTS) / (1 + count)) + 1 for stem, count in document_counts().items()}
