"""Lists the other forms that an English word may have in a text, so that a section on baking is found in "baked" and in "bakers"."""

from __future__ import annotations

import functools

# In letters: shorter words have no form but their own ("art" is no "arted"), and of a shorter one "-ing" is no ending ("king").
SHORTEST, SHORTEST_GERUND = 4, 6
# What an "es" of the plural follows: the stem of "churches" is "churche", since that of "houses" must be "house".
_HISSING = ("s", "x", "z", "ch", "sh")


@functools.lru_cache(maxsize=1024)
def other_forms(word: str) -> frozenset[str]:
    """Return the stems (see `tfidf.stem`) of other forms of a lower-case stem: plural in "es", "-ed", "-ing" and "-er".

    Some are no words at all, which does no harm: no text has them.
    """
    if not (word.isascii() and word.isalpha()):
        return frozenset()
    found = {word + "e"} if word.endswith(_HISSING) else set()
    if word.endswith("e") and word[:-1].endswith(_HISSING):
        found.add(word[:-1])
    for base in _bases(word):
        short = base.removesuffix("e")
        found |= {base, f"{short}ed", f"{short}ing", f"{short}er"}
    return frozenset(found - {word})


def _bases(word: str) -> list[str]:
    """Return what "-ing" may stand behind in a word: "bak" and "bake", "knitt" and "knit"; or the word itself."""
    if len(word) < SHORTEST:
        return []
    if len(word) < SHORTEST_GERUND or not word.endswith("ing"):
        return [word]
    base = word.removesuffix("ing")
    return [base, f"{base}e", base[:-1]] if base[-1] == base[-2] else [base, f"{base}e"]
