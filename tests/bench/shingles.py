"""Measures texts against texts: words, and runs of four words counted with repetition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

# A sign of a script without spaces counts as a word: Han, Kana, Hangul, Thai.
_NO_SPACES = (
    r"\u2e80-\u2fdf\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f\u1000-\u109f"
)
_WORD = re.compile(rf"[{_NO_SPACES}]|[^\W{_NO_SPACES}]+")
SIZE = 4


def words_of(text: str) -> list[str]:
    """Return the words of a text in order."""
    return _WORD.findall(text)


def shingles(words: Sequence[str]) -> Counter[tuple[str, ...]]:
    """Return the runs of four words (or all words of a shorter text) with their numbers."""
    if not words:
        return Counter()
    return Counter(tuple(words[place : place + SIZE]) for place in range(max(1, len(words) - SIZE + 1)))
