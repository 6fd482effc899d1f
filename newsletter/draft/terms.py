"""Texts as weighted terms: the one vector space that clustering and sectioning share. Standard library only."""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
# Words that say nothing of the subject in any article; beyond English the weight by document frequency does the work.
STOP = frozenset(
    """a about above after again against all also am an and any are as at be because been before being below between both but by
    can could did do does doing down during each even few first for from further had has have having he her here hers him his how
    i if in into is it its itself just last like made make many may me might more most much my new no nor not now of off on once
    one only or other our out over own per said same say says she should since so some still such than that the their them then
    there these they this those through to too two under until up upon us use used very was way we week well were what when where
    which while who whom why will with within without would year years yet you your""".split()
)

Vector = Mapping[str, float]


def words(text: str) -> list[str]:
    """Return the lower-cased words of a text that carry meaning, plural and possessive endings cut, in order."""
    found = WORD.findall(unicodedata.normalize("NFKC", text).replace("’", "'").lower())
    return [stem(word) for word in found if word not in STOP]


def stem(word: str) -> str:
    """Return a word without its possessive or regular plural ending (the first step of Harman's S-stemmer, 1991)."""
    word = word.removesuffix("'s")
    if len(word) > 4 and word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def terms(text: str, *, pairs: bool = True) -> Counter[str]:
    """Count the words of a text and, with `pairs`, its neighbouring word pairs."""
    found = words(text)
    counts = Counter(found)
    if pairs:
        counts.update(f"{first} {second}" for first, second in itertools.pairwise(found))
    return counts


def inverse_frequency(documents: Sequence[Iterable[str]]) -> dict[str, float]:
    """Return each term's weight, log((1 + n) / (1 + df)) + 1 (smoothed as in Manning et al. 2008, so that none is ever 0)."""
    counts = Counter(term for document in documents for term in set(document))
    return {term: math.log((1 + len(documents)) / (1 + count)) + 1 for term, count in counts.items()}


def weigh(counts: Mapping[str, int], weights: Mapping[str, float]) -> dict[str, float]:
    """Return a TF-IDF vector of length 1, term counts damped by 1 + log; terms without a weight are left out."""
    vector = {term: (1 + math.log(count)) * weights[term] for term, count in counts.items() if term in weights}
    length = math.sqrt(sum(value * value for value in vector.values()))
    return {term: value / length for term, value in vector.items()} if length else {}


def cosine(one: Vector, other: Vector) -> float:
    """Return the cosine of two vectors of length 1, between 0 and 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[term] for term, value in one.items() if term in other)
