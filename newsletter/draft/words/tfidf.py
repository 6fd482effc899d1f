"""TF-IDF vectors shared by clustering and section assignment. Standard library only."""

from __future__ import annotations

import functools
import itertools
import math
import operator
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Set

from newsletter.draft.words.background import PAIR, UNKNOWN, stem_weights
from newsletter.text.months import date_words
from newsletter.text.stopwords import (
    ENGLISH,
    RUNNING_TEXT,
    all_function_words,
    foreign_function_words,
    is_plainly_english,
    without_function_words,
)

_WORD = re.compile(r"[^\W_]++(?:['’.&-][^\W_]++)*+")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]++(?:['.&-][A-Za-z0-9]++)*+")
# How fast a term's count stops adding weight (the k1 of BM25, Robertson & Walker 1994): its tenth mention is worth hardly more
# than its third.
SATURATION = 0.5
LEAD_WORDS = 250
Vector = Mapping[str, float]


def find_words(text: str) -> list[str]:
    """Return the words of a text as they are written, in order."""
    return (_ASCII_WORD if text.isascii() else _WORD).findall(text)


def words(text: str, foreign: Set[str] = frozenset()) -> list[str]:
    """Return the lower-cased words of a text that carry meaning, plural and possessive endings cut, in order.

    `foreign` are function words of the language of the story that the text is a part of.
    """
    found = find_words(text if text.isascii() else unicodedata.normalize("NFKC", text).replace("’", "'"))
    if foreign:
        found = [word for word in found if word.lower() not in foreign]
    kept = list(filter(None, map(_ENGLISH_STEMS.__getitem__, found)))
    if is_plainly_english(len(found), len(found) - len(kept)):
        return kept
    return [stem(word) for word in without_function_words(found)]


@functools.lru_cache(maxsize=8192)
def lead_terms(text: str, most: int = LEAD_WORDS) -> Mapping[str, int]:
    """Return the counts of the words and word pairs that open a text, `most` of its words; the same mapping for the same text."""
    opening = text.split(maxsplit=most)[:most]
    lead = " ".join(opening)
    return terms(lead, _foreign_words(text) if len(opening) < RUNNING_TEXT else frozenset())


def story_terms(title: str, text: str, times: int) -> dict[str, int]:
    """Return the terms of a story: of its opening, and of its title so many times; news say what happened first."""
    counts = dict(lead_terms(text))
    foreign = frozenset() if _FOREIGN.isdisjoint(title.lower().split()) else _foreign_words(text)
    for term, count in terms(title, foreign).items():
        counts[term] = counts.get(term, 0) + times * count
    return counts


_FOREIGN = all_function_words() - ENGLISH


@functools.lru_cache(maxsize=8192)
def _foreign_words(text: str, most: int = LEAD_WORDS) -> frozenset[str]:
    """Return the function words of the language that a story opens in, none for English: its title is too short to tell."""
    return foreign_function_words(find_words(" ".join(text.split(maxsplit=most)[:most])))


@functools.lru_cache(maxsize=8192)  # asked for twice: what earlier issues told, and which articles tell one story
def story_vector(title: str, text: str) -> Vector:
    """Return the terms of a story weighed, those of the title twice: the rest of a text is alike by subject only.

    Days and months weigh nothing: what is told on one day is not one story for that.
    """
    return weigh_saturated(_without_date_terms(story_terms(title, text, 2)))


# A march is an event of its own. Of another language than English they went with its function words.
_DATES = date_words("en") - {"march"}


def _without_date_terms(counts: Mapping[str, int]) -> Mapping[str, int]:
    """Return terms without the names of days and months and the pairs that have one."""
    if not any(date in counts for date in _DATES):
        return counts
    return {term: count for term, count in counts.items() if _DATES.isdisjoint(term.split(" "))}


@functools.lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return a lower-cased word without its possessive or regular plural ending (the first step of Harman's S-stemmer, 1991)."""
    word = word.removesuffix("'s")
    if len(word) > 4 and word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


class _EnglishStems(dict[str, str]):
    """The stems of words as they are written, kept from text to text; "" for English function words."""

    MOST = 65_536

    def __missing__(self, word: str) -> str:
        if len(self) >= self.MOST:
            self.clear()
        lower = word.lower()
        self[word] = found = "" if lower in ENGLISH else stem(lower)
        return found


_ENGLISH_STEMS = _EnglishStems()


def terms(text: str, foreign: Set[str] = frozenset(), *, pairs: bool = True) -> Counter[str]:
    """Count the words of a text and, with `pairs`, its neighbouring word pairs; without `foreign` function words."""
    found = words(text, foreign)
    return Counter(itertools.chain(found, map(" ".join, itertools.pairwise(found))) if pairs else found)


def weigh_saturated(counts: Mapping[str, int]) -> dict[str, float]:
    """Return a TF-IDF vector of length 1 whose term counts saturate; what each term is worth the background table tells."""
    weights = stem_weights()
    return unit(
        {
            term: (PAIR if " " in term else weights.get(term, UNKNOWN)) * (1.0 if count == 1 else _saturated(count))
            for term, count in counts.items()
        }
    )


@functools.cache
def _saturated(count: int) -> float:
    return count * (1 + SATURATION) / (count + SATURATION)


def heaviest(vector: Vector, most: int) -> list[str]:
    """Return the terms of a vector that weigh most, the heaviest first, in alphabetical order among equals."""
    if len(vector) > most:
        least = sorted(vector.values())[-most]
        vector = {term: value for term, value in vector.items() if value >= least}
    return sorted(sorted(vector), key=vector.__getitem__, reverse=True)[:most]


def unit(vector: Vector) -> dict[str, float]:
    """Return a vector stretched to length 1; one of length 0 becomes empty."""
    values = vector.values()
    length = math.sqrt(sum(map(operator.mul, values, values)))
    return {term: value / length for term, value in vector.items()} if length else {}


def cosine(one: Vector, other: Vector) -> float:
    """Return the cosine of two vectors of length 1, between 0 and 1: their inner product."""
    # fsum gives the same sum for terms in any order.
    return math.fsum([one[term] * other[term] for term in one.keys() & other.keys()])
