"""Matches a word with its inflected forms and compounds in languages without a stemmer: "Regierung" in "Landesregierung"."""

from __future__ import annotations

# In letters: the shortest word that may take an ending, the longest ending, and the shortest word that may be part of a compound.
LEAST_STEM, ENDING, LEAST_OF_COMPOUND = 5, 3, 6


def is_within(word: str, longer: str) -> bool:
    """Say whether a longer word is `word` with an ending, or a compound that begins or ends with it."""
    rest = len(longer) - len(word)
    if longer.startswith(word):
        return rest > 0 and (rest <= ENDING or len(word) >= LEAST_OF_COMPOUND)
    return len(word) >= LEAST_OF_COMPOUND and longer.endswith(word)


def is_form_of(word: str, other: str) -> bool:
    """Say whether two words differ only in their endings ("Wärmepumpe", "Wärmepumpen") or `other` is a compound with `word`."""
    if word == other:
        return True
    shorter, longer = sorted((word, other), key=len)
    if len(shorter) < LEAST_STEM:
        return False
    return is_within(word, other) or (longer.startswith(shorter) and len(longer) - len(shorter) <= ENDING)
