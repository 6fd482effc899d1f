"""Splits texts into terms and makes the TF-IDF vectors that clustering and sections compare. Standard library only."""

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
# How fast a term's count stops adding weight (the k1 of BM25, Robertson & Walker 1994): the tenth mention adds hardly anything.
SATURATION = 0.5
LEAD_WORDS = 250
Vector = Mapping[str, float]


def find_words(text: str) -> list[str]:
    """Return the words of a text as written, in order."""
    return (_ASCII_WORD if text.isascii() else _WORD).findall(text)


def words(text: str, foreign: Set[str] = frozenset()) -> list[str]:
    """Return the content words of a text in order, lower-cased, without plural and possessive endings.

    `foreign` are the function words of the language of the story that the text is a part of.
    """
    found = find_words(text if text.isascii() else unicodedata.normalize("NFKC", text).replace("’", "'"))
    if foreign:
        found = [word for word in found if word.lower() not in foreign]
    kept = list(filter(None, map(_ENGLISH_STEMS.__getitem__, found)))
    if is_plainly_english(len(found), len(found) - len(kept)):
        return kept
    return [stem(word) for word in without_function_words(found)]


@functools.lru_cache(maxsize=8192)
def lead_terms(text: str) -> Mapping[str, int]:
    """Return the counts of the words and word pairs among the first LEAD_WORDS of a text. Cached: do not change the mapping."""
    opening = text.split(maxsplit=LEAD_WORDS)[:LEAD_WORDS]
    lead = " ".join(opening)
    return terms(lead, _foreign_words(text) if len(opening) < RUNNING_TEXT else frozenset())


def story_terms(title: str, text: str, times: int) -> dict[str, int]:
    """Return the term counts of a story: of its opening (news says first what happened), and of its title counted `times` times."""
    counts = dict(lead_terms(text))
    foreign = frozenset() if _FOREIGN.isdisjoint(title.lower().split()) else _foreign_words(text)
    for term, count in terms(title, foreign).items():
        counts[term] = counts.get(term, 0) + times * count
    return counts


_FOREIGN = all_function_words() - ENGLISH


@functools.lru_cache(maxsize=8192)
def _foreign_words(text: str) -> frozenset[str]:
    """Return the function words of the language that a story begins in, none for English; a title is too short to recognise it by."""
    return foreign_function_words(find_words(" ".join(text.split(maxsplit=LEAD_WORDS)[:LEAD_WORDS])))


@functools.lru_cache(maxsize=8192)  # needed twice: to compare with earlier issues, and to cluster
def story_vector(title: str, text: str) -> Vector:
    """Return the TF-IDF vector of a story's title, counted twice, and opening; further down, texts on one subject are all alike.

    The names of days and months are left out: two reports of one day need not be about one event.
    """
    return weigh_saturated(_without_date_terms(story_terms(title, text, 2)))


# English only: those of other languages count as function words. "March" stays, since a march is an event.
_DATES = date_words("en") - {"march"} | {"pm", "p.m", "a.m", "gmt", "utc", "o'clock"}
YEARS = frozenset(map(str, range(1900, 2100)))


def _without_date_terms(counts: dict[str, int]) -> dict[str, int]:
    """Return terms without the names of days and months, the numbers beside them or beside a clock's "pm", years, and their word pairs."""
    dates = _DATES.intersection(counts)
    if dates:
        numbers = [term for term in counts if term[0].isdigit() and " " not in term]
        dates |= {
            number for number in numbers if any(f"{number} {date}" in counts or f"{date} {number}" in counts for date in dates)
        }
    dates |= YEARS.intersection(counts)
    return without_words(counts, dates)


def without_words(counts: dict[str, int], dropped: Set[str]) -> dict[str, int]:
    """Return term counts without some words and the pairs that have one of them."""
    if not dropped:
        return counts
    return {
        term: count
        for term, count in counts.items()
        if (term not in dropped if " " not in term else dropped.isdisjoint(term.split(" ")))
    }


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
    """A cache of the stems of words as written; "" for English function words."""

    MOST = 65_536

    def __missing__(self, word: str) -> str:
        if len(self) >= self.MOST:
            self.clear()
        lower = word.lower()
        # "It's" and "that's" end like possessives.
        self[word] = found = "" if lower.removesuffix("'s") in ENGLISH else stem(lower)
        return found


_ENGLISH_STEMS = _EnglishStems()


def terms(text: str, foreign: Set[str] = frozenset(), *, pairs: bool = True) -> Counter[str]:
    """Count the words of a text and, with `pairs`, its neighbouring word pairs; without `foreign` function words."""
    found = words(text, foreign)
    return Counter(itertools.chain(found, map(" ".join, itertools.pairwise(found))) if pairs else found)


def weigh_saturated(counts: Mapping[str, int]) -> dict[str, float]:
    """Return the TF-IDF vector, of length 1, of term counts that saturate; the background table gives each term's weight."""
    return unit(saturate(counts))


def saturate(counts: Mapping[str, int]) -> dict[str, float]:
    """Return the weights of term counts that saturate, not scaled: those of `weigh_saturated`, where only some are needed."""
    weights = stem_weights()
    return {
        term: (PAIR if " " in term else weights.get(term, UNKNOWN)) * (1.0 if count == 1 else _saturated(count))
        for term, count in counts.items()
    }


@functools.cache
def _saturated(count: int) -> float:
    return count * (1 + SATURATION) / (count + SATURATION)


def heaviest(vector: Vector, most: int) -> list[str]:
    """Return the `most` terms of a vector with the greatest weights, the heaviest first, equal ones in alphabetical order."""
    if len(vector) > most:
        least = sorted(vector.values())[-most]
        vector = {term: value for term, value in vector.items() if value >= least}
    return sorted(sorted(vector), key=vector.__getitem__, reverse=True)[:most]


def unit(vector: Vector) -> dict[str, float]:
    """Return a vector scaled to length 1; an all-zero one becomes empty."""
    values = vector.values()
    length = math.sqrt(sum(map(operator.mul, values, values)))
    return {term: value / length for term, value in vector.items()} if length else {}


def cosine(one: Vector, other: Vector) -> float:
    """Return the cosine of two vectors of length 1, between 0 and 1: their inner product."""
    # fsum: the same sum whatever the order of the terms.
    return math.fsum([one[term] * other[term] for term in one.keys() & other.keys()])


def cosine_beside_subject(one: Vector, other: Vector) -> float:
    """Return the part of the cosine of two vectors that is not of the word that it owes most to, nor of pairs with that word."""
    shared = {term: one[term] * other[term] for term in one.keys() & other.keys()}
    singles = sorted(term for term in shared if " " not in term)
    subject = max(singles, key=shared.__getitem__, default="")
    return math.fsum(value for term, value in shared.items() if subject not in term.split(" "))
