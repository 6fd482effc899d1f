"""Recognises that two stories on one subject tell two events: a firm's layoffs and its new product, a mayor's sentence and her memoirs.

The names that two such stories share make them alike. What sets them apart is that they have few other words in common, open with
other words, and share hardly any number.
"""

from __future__ import annotations

import functools
import itertools
import math
import re
from collections.abc import Set
from dataclasses import dataclass

from newsletter.draft.words.background import UNKNOWN, stem_weights
from newsletter.draft.words.tfidf import words

OTHER_EVENT = "same names, but little else in common: perhaps another event"
LATER_EVENT = "days later, with another opening: perhaps a later event"
# Shorter texts say too little to be told apart.
LEAST_WORDS = 80
# How many words of a text its opening has: news says first what happened.
OPENING = 50
# Two reports on one event share at least this much of their words besides names, or of the words of their openings, by weight (cosine of
# the sets); or at least SAME_AMOUNTS numbers.
LEAST_SHARED, LEAST_OPENING, SAME_AMOUNTS = 0.18, 0.1, 2
# Two notes in another language than English, each of fewer than LEAST_WORDS words, share this much or a number if they tell one event: of
# twenty pairs of our own on one subject 16 do not, of 19 on one event all do. In English reports of one event have often less in common.
LEAST_IN_NOTES = 0.22
# Reports of one event come out within a day or so. Of two further apart the later one may tell what came of it and repeat the rest: in
# twelve weeks of our own, each with an event and what came of it, the openings tell of a fifth of the wrong joins, and part none of 36
# late reports from an event.
LATER_DAYS = 2
_AMOUNT = re.compile(r"(?<![\w.,])\d[\d.,]*\d|(?<![\w.,])\d")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)  # no slots, because of the cached properties
class StoryEvent:
    """The words and numbers of a story that tell its event."""

    title: str
    text: str

    @functools.cached_property
    def is_long(self) -> bool:
        """Whether the text has at least LEAST_WORDS words."""
        return len(self.text.split(maxsplit=LEAST_WORDS)) >= LEAST_WORDS

    @functools.cached_property
    def stems(self) -> frozenset[str]:
        """The words of the text."""
        return frozenset(words(self.text))

    @property
    def said(self) -> frozenset[str]:
        """The words of the title and of the text."""
        return self.stems | frozenset(words(self.title))

    @functools.cached_property
    def opening(self) -> frozenset[str]:
        """The words of the title and of the text's first OPENING words."""
        return frozenset(words(" ".join([self.title, *self.text.split(maxsplit=OPENING)[:OPENING]])))

    @functools.cached_property
    def amounts(self) -> frozenset[str]:
        """The numbers in digits, without years."""
        return frozenset(found for found in _AMOUNT.findall(f"{self.title}\n{self.text}") if not _YEAR.fullmatch(found))


def tell_two_events(one: StoryEvent, other: StoryEvent, names: Set[str]) -> bool:
    """Say whether two long stories share so little besides the common `names` (stems) that they probably tell two events."""
    if not (one.is_long and other.is_long) or not open_differently(one, other, names):
        return False  # the openings are compared first: they are short, and most pairs share enough of them
    return _shared(one.stems - names, other.stems - names) < LEAST_SHARED


def open_differently(one: StoryEvent, other: StoryEvent, names: Set[str]) -> bool:
    """Say whether the openings of two stories share little besides the common `names` (stems), and the stories hardly a number.

    News comes first: that is enough for two reports that are LATER_DAYS apart.
    """
    if _shared(one.opening - names, other.opening - names) >= LEAST_OPENING:
        return False
    return len(one.amounts & other.amounts) < SAME_AMOUNTS


def tell_two_notes(one: StoryEvent, other: StoryEvent, names: Set[str]) -> bool:
    """Say whether two notes in another language than English share so little besides the common `names` (stems), and no number, that they
    probably tell two events."""
    if one.is_long or other.is_long or one.amounts & other.amounts:
        return False
    return _shared(one.said - names, other.said - names) < LEAST_IN_NOTES


def share_told(stems: Set[str], told: Set[str]) -> float:
    """Return how much of some stems, by weight, is among those `told`, from 0 to 1."""
    weight = _weight(stems)
    return _weight(stems & told) / weight if weight else 0.0


def _shared(one: Set[str], other: Set[str]) -> float:
    """Return the weight of the common stems by the geometric mean of both weights, from 0 to 1."""
    weight = math.sqrt(_weight(one) * _weight(other))
    return _weight(one & other) / weight if weight else 0.0


def _weight(stems: Set[str]) -> float:
    weights = stem_weights()
    return math.fsum(map(weights.get, stems, itertools.repeat(UNKNOWN)))
