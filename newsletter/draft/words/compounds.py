"""Finds a word in its inflected forms and in compounds, for languages of which no stems are known: "Regierung" in "Landesregierung"."""

from __future__ import annotations

# A word with so many letters may have an ending, of so many at most; one of more may stand in a compound.
LEAST_STEM, ENDING, LEAST_OF_COMPOUND = 5, 3, 6


def is_within(word: str, longer: str) -> bool:
    """Say whether a longer word is a word with an ending, or a compound that begins or ends with a word of some length."""
    rest = len(longer) - len(word)
    if longer.startswith(word):
        return rest > 0 and (rest <= ENDING or len(word) >= LEAST_OF_COMPOUND)
    return len(word) >= LEAST_OF_COMPOUND and longer.endswith(word)


def is_form_of(word: str, other: str) -> bool:
    """Say whether two words are one but for their endings, or the other one is a compound of the first: "Wärmepumpe", "Wärmepumpen"."""
    if word == other:
        return True
    shorter, longer = sorted((word, other), key=len)
    if len(shorter) < LEAST_STEM:
        return False
    return is_within(word, other) or (longer.startswith(shorter) and len(longer) - len(shorter) <= ENDING)
