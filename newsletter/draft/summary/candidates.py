"""Finds the sentences that could be part of a summary, with what each is worth."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsletter.draft.summary.fitness.faults import leans, points_back, size_of, speaks_as
from newsletter.draft.summary.fitness.risk import SentenceRisks
from newsletter.draft.summary.prose import Unit
from newsletter.draft.words.background import UNKNOWN, stem_weights, term_weight
from newsletter.draft.words.tfidf import words
from newsletter.text.stopwords import ENGLISH

# What a sentence is worth: its place (news say first what matters), what it has of the headline, and of the words that the text
# comes back to. Chosen on two sets of news with summaries by people.
DECAY, HEADLINE, SALIENCE = 0.1, 0.6, 0.3
# A summary in its editor's voice needs no name: sentences in the author's are passed over where others do as well.
OWN_VOICE = 0.25
# In a text of so many paragraphs a sentence inside one stands only behind the one before it.
PARAGRAPHS = 4
# What the leading article says goes before what another outlet adds to it.
FURTHER_OUTLET = 0.1
# Places of the units of one outlet are counted on from here for the next.
APART = 1000
# A sentence that rests on the one before it is worth so much less.
LEANING = 0.18
# A sentence of so many words may only say what its paragraph is about.
TOPIC = 9
_POINTS = re.compile(r"(?:This|These|Diese[mnrs]?) ((?:[\w’'-]+ ){1,2})")
_SMALL_NAME = re.compile(r"(?P<name>[a-z][\w.+-]+)(?: v?\d[\w.]*)?(?P<defined> (?:is|are|was) (?:an?|the) )?")
_BIOGRAPHY = re.compile(
    r"((?:[A-ZÀ-Þ][\w.’'-]+ ){2,3})is (?:also )?(?:an?|the) (?:[\w&’'-]+,? ){0,5}(?:founder|co-?founder|owner|writer|author|"
    r"blogger|journalist|reporter|consultant|coach|photographer|editor|counsell?or|freelancer?|strategist|marketer|nutritionist|dietitian|contributor)\b"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What is known of an article beside its text: the words that its headline names, its language, the language where its own words
    tell it, the most words to be said, and its first sentences with their places."""

    headline: str
    named: frozenset[str]
    language: str
    told: str | None
    most: int
    leading: Sequence[tuple[int, str]]
    risks: Sequence[SentenceRisks]

    def is_risk_within(self, limit: float, place: int, *, behind: bool) -> bool:
        """Say whether the risk of a sentence, `behind` the one before it or alone, is `limit` or less; see `SentenceRisks`."""
        return limit >= 1 or self.risks[place // APART].is_within(limit, place % APART, behind=behind)


class CandidateSentence(NamedTuple):
    """A unit that could be part of a summary; `place` counts units over all outlets, `outlet` names one that does not lead,
    `topic` says that it only announces what its paragraph is about, `voice` is "I" or "we" where its author speaks."""

    text: str
    place: int
    outlet: str
    terms: frozenset[str]
    worth: float
    leans: bool
    size: int
    voice: str | None
    topic: bool = False


@functools.lru_cache(maxsize=256)  # asked for twice: how a sentence is to be judged, and what it is worth
def words_of(sentence: str) -> Sequence[str]:
    """Return the words with meaning of a sentence, in order."""
    return words(sentence)


def find_candidates(texts: Sequence[tuple[str, Sequence[Unit]]], article: Subject) -> list[CandidateSentence]:
    """Return the units that say more than the headline, with what each is worth; their faults are looked for only when they are taken."""
    found = [(rank, outlet, unit, words_of(unit.text)) for rank, (outlet, units) in enumerate(texts) for unit in units]
    worths = _worths(Counter(term for *_, terms in found for term in terms))
    named = article.named
    whole = sum(map(term_weight, sorted(named)))
    caseless = all(unit.text == unit.text.lower() for _, _, unit, _ in found)
    in_paragraphs = sum(unit.opens for _, _, unit, _ in found) >= PARAGRAPHS
    candidates = []
    for rank, outlet, unit, listed in found:
        terms, own = frozenset(listed), speaks_as(unit.text, article.language)
        is_inside = not caseless and begins_inside(as_judged(unit.text, article.headline))
        if is_inside or unit.quoted or (outlet and own) or is_same(terms, named) or _is_biography(unit.text, article.headline):
            continue
        worth = (
            math.exp(-DECAY * unit.place)
            + SALIENCE * _salience(terms, worths)
            - OWN_VOICE * (own is not None)
            - FURTHER_OUTLET * rank
        )
        if named:
            worth += HEADLINE * sum(map(term_weight, sorted(terms & named))) / whole
        size = size_of(unit.text) + len(outlet.split())
        follows = leans_on_text(unit.text, article) or (in_paragraphs and not unit.opens)
        worth -= LEANING * follows
        topic = not outlet and size <= TOPIC and _is_topic(unit, texts[0][1], article)
        candidates.append(
            CandidateSentence(unit.text, rank * APART + unit.place, outlet, terms, worth, follows, size, own, topic)
        )
    return candidates


def _is_biography(text: str, headline: str) -> bool:
    """Say whether a sentence says who somebody is whom the headline does not name: its author, as a rule."""
    found = _BIOGRAPHY.match(text)
    return found is not None and not any(name in headline for name in found[1].split())


def leans_on_text(text: str, article: Subject) -> bool:
    """Say whether a sentence makes no sense without the one before it, nor behind the headline."""
    return leans(text, article.language) and not _points_at_headline(text, article)


def points_at_text(text: str, article: Subject) -> bool:
    """Say whether a sentence speaks of "these costs", which neither the headline names nor the sentence itself."""
    return points_back(text, article.language) and not _points_at_headline(text, article)


def _points_at_headline(text: str, article: Subject) -> bool:
    """Say whether a sentence begins with "this" or "these" and what the headline names."""
    found = _POINTS.match(text)
    return found is not None and not article.named.isdisjoint(words(found[1]))


def begins_inside(text: str) -> bool:
    """Say whether a sentence begins with a small letter, other than that of a name like "iPhone"."""
    return text[:1].islower() and not text[1:2].isupper()


def as_judged(text: str, headline: str) -> str:
    """Return a sentence as it is judged: with a capital where it begins with a name that its owner writes small.

    The headline begins with that name ("jobq 2.4 is out"), or names what the sentence says that it is ("jobq is a queue").
    """
    found = _SMALL_NAME.match(text)
    if found is None or found["name"] in ENGLISH:
        return text
    named = rf"(?<![\w-]){re.escape(found['name'])}(?![\w-])"
    is_named = re.match(named, headline) or (found["defined"] and re.search(named, headline, re.IGNORECASE))
    return text[0].upper() + text[1:] if is_named else text


def _is_topic(unit: Unit, units: Sequence[Unit], article: Subject) -> bool:
    """Say whether a short sentence opens a paragraph and has no fact of its own: no figure, no name but those of the headline."""
    if (
        article.language != "en" or unit.place == 0 or not unit.opens
    ):  # in other languages capitals are not those of names alone
        return False
    goes_on = unit.place + 1 < len(units) and not units[unit.place + 1].opens
    names = re.findall(r"(?<=\s)[A-Z][\w-]+", unit.text)
    is_bare = not any(map(str.isdigit, unit.text)) and all(name in article.headline for name in names)
    return goes_on and is_bare


def _worths(counts: Mapping[str, int]) -> dict[str, float]:
    """Return the weight of each term of a text as far as the text comes back to it."""
    weights = stem_weights()
    return {term: weights.get(term, UNKNOWN) * (count / (count + 1) - 0.5) for term, count in counts.items()}


def _salience(terms: frozenset[str], worths: Mapping[str, float]) -> float:
    """Return the mean of what a sentence's terms are worth; short sentences gain nothing."""
    return math.fsum(map(worths.__getitem__, terms)) / max(5, len(terms))


def is_same(terms: frozenset[str], headline: frozenset[str]) -> bool:
    """Say whether a sentence says the headline, or a part of it, and nothing more."""
    return bool(headline) and len(terms & headline) >= 0.8 * min(len(terms | headline), len(terms) + 1)
