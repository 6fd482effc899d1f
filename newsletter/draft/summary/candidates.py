"""Finds the sentences that could be part of a summary, and scores them."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from newsletter.draft.grammar.phrasebook import phrases_of
from newsletter.draft.prose.units import DEPTH, Unit, read_units
from newsletter.draft.summary.fitness.dependence import leans, points_back, speaks_as
from newsletter.draft.summary.fitness.faults import size_of
from newsletter.draft.summary.fitness.risk import SentenceRisks
from newsletter.draft.words.background import UNKNOWN, stem_weights, term_weight
from newsletter.draft.words.tfidf import words
from newsletter.text.stopwords import ENGLISH

# A sentence's worth is made of its place (news says first what matters; DECAY is by sentence), of its share of the headline's words, and
# of the words that the text repeats. Chosen on two sets of news with summaries written by people.
DECAY, HEADLINE, SALIENCE = 0.1, 0.6, 0.3
# A sentence in the author's voice ("we") must be attributed, so it is worth less: another one is taken if it does as well.
OWN_VOICE = 0.25
# In a text of at least this many paragraphs a sentence that does not open its paragraph counts as leaning on the one before it.
PARAGRAPHS = 4
# Sentences of a further outlet are worth less than those of the leading article, by this much for each rank.
FURTHER_OUTLET = 0.1
# The places of an outlet's units are offset by this for each outlet before it.
APART = 1000
# How much less a sentence is worth that leans on the one before it.
LEANING = 0.18
# A sentence of at most this many words may only announce what its paragraph is about.
TOPIC = 9
_POINTS = re.compile(r"(?:This|These|Diese[mnrs]?) ((?:[\w’'-]+ ){1,2})")
_SMALL_NAME = re.compile(r"(?P<name>[a-z][\w.+-]+)(?: v?\d[\w.]*)?(?P<defined> (?:is|are|was) (?:an?|the) )?")
_IN_WORD = re.compile(r"[\w-]")
# What a text calls itself, and the headlines of the texts that it means there: a version's, a standard's, a series of changes'.
_ITSELF = re.compile(
    r"This (?:(?P<version>(?:minor |major |patch |maintenance )?(?:release|version|update))|(?P<standard>document|memo|specification)"
    # What a manual announces so is only its own subject.
    r"(?! (?:explains|introduces|outlines|discusses|provides an? (?:\w+ )?(?:introduction|overview|guide)))|"
    r"(?P<change>(?:patch )?series|patch ?set|patch)|(?P<proposal>[A-Z]EP|RFC)) "
    # What it is of may stand between the two: "This release of the weaver's tools brings".
    r"(?:of [^,.;:]{3,80}? (?=(?:adds|brings|drops|fixes|introduces|includes|improves|makes|removes|supports|speeds)\b))?"
    r"(?=[a-z]+s\b)(?!is\b|was\b|covers\b|describes\b|contains\b)"
)
# A first sentence is told by a headline that it begins with if that has this share of its letters: the rest may be who says so.
TOLD = 2 / 3
# Stands for the name of such a text where its sentence is judged.
_FIRST_NAME = "Brigford"
_HEADED = {
    "version": re.compile(r".*\d\.\d"),
    "change": re.compile(r"[\w/,. -]+: [a-z]"),
    "standard": re.compile(""),
    "proposal": re.compile(r".*\b(?:[A-Z]EP|RFC)\b"),
}
_BIOGRAPHY = re.compile(
    r"((?:[A-ZÀ-Þ][\w.’'-]+ ){2,3})is (?:also )?(?:an?|the) (?:[\w&’'-]+,? ){0,5}(?i:founder|co-?founder|owner|writer|author|"
    r"blogger|journalist|reporter|consultant|coach|photographer|editor|counsell?or|freelancer?|strategist|marketer|nutritionist|dietitian|"
    r"contributor)\b"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a summary is made with besides the sentences: the headline and its words (`named`), the language that the text is judged in and
    the one `told` by its own words (None if they do not tell), the most words of the summary, the first sentences of the article with
    their places (`leading`), and the risks of each outlet's sentences. `is_headed`: the headline is the first of them
    (`is_told_by`); `further` has the first sentences of the other outlets, none if the summary must be filled."""

    headline: str
    named: frozenset[str]
    language: str
    told: str | None
    most: int
    leading: Sequence[tuple[int, str]]
    risks: Sequence[SentenceRisks]
    is_headed: bool = False
    further: Sequence[Sequence[str]] = ()

    def told_before(self, place: int) -> str:
        """Return what another outlet says before its sentence at a place."""
        rank, at = divmod(place, APART)
        return " ".join(self.further[rank - 1][:at]) if self.further else ""

    def is_risk_within(self, limit: float, place: int, *, behind: bool) -> bool:
        """Say whether the risk of a sentence, printed `behind` the one before it or alone, is at most `limit`; see `SentenceRisks`."""
        return limit >= 1 or self.risks[place // APART].is_within(limit, place % APART, behind=behind)


class CandidateSentence(NamedTuple):
    """A unit that could be part of a summary. `place` counts units (see APART), `outlet` is the name of a further outlet or "".

    `leans` says that it makes no sense without the unit before it, `topic` that it only announces what its paragraph is about; `voice` is
    "I" or "we" if its author speaks.
    """

    text: str
    place: int
    outlet: str
    terms: frozenset[str]
    worth: float
    leans: bool
    size: int
    voice: str | None
    topic: bool = False


@functools.lru_cache(maxsize=256)  # needed twice: for the risk of a sentence and for its worth
def words_of(sentence: str) -> Sequence[str]:
    """Return the content words of a sentence, in order."""
    return words(sentence)


def find_candidates(texts: Sequence[tuple[str, Sequence[Unit]]], article: Subject) -> list[CandidateSentence]:
    """Return the units that say more than the headline, with their worth; faults are looked for later, in those that are chosen."""
    found = list(_standing(texts, article))
    worths = _worths(Counter(chain.from_iterable(terms for *_, terms in found)))
    named = article.named
    whole = sum(map(term_weight, sorted(named)))
    caseless = all(unit.text == unit.text.lower() for _, _, unit, _ in found)
    inside = _inside_paragraphs(found, named)
    candidates = []
    for rank, outlet, unit, listed in found:
        terms, own = frozenset(listed), speaks_as(unit.text, article.language)
        is_told = article.is_headed and not rank and not unit.place
        is_inside = not caseless and begins_inside(as_judged(unit.text, article.headline))
        if (
            is_told
            or is_inside
            or unit.quoted
            or (outlet and own)
            or is_same(terms, named)
            or _is_biography(unit.text, article.headline)
        ):
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
        follows = leans_on_text(unit.text, article) or (rank, unit.place) in inside
        worth -= LEANING * follows
        topic = not outlet and size <= TOPIC and _is_topic(unit, texts[0][1], article)
        candidates.append(
            CandidateSentence(unit.text, rank * APART + unit.place, outlet, terms, worth, follows, size, own, topic)
        )
    return candidates


def _inside_paragraphs(
    found: Sequence[tuple[int, str, Unit, Sequence[str]]], headline: frozenset[str]
) -> frozenset[tuple[int, int]]:
    """Return rank and place of the units that stand behind another one of their paragraph; one that repeats the headline does not count."""
    if sum(unit.opens for _, _, unit, _ in found) < PARAGRAPHS:
        return frozenset()
    inside = {(rank, unit.place) for rank, _, unit, _ in found if not unit.opens}
    return frozenset(inside - {(rank, unit.place + 1) for rank, _, unit, terms in found if is_same(frozenset(terms), headline)})


def _standing(texts: Sequence[tuple[str, Sequence[Unit]]], article: Subject) -> Iterator[tuple[int, str, Unit, Sequence[str]]]:
    """Yield the units that their text does not deny, with the rank and the name of their outlet and their content words."""
    for rank, (outlet, units) in enumerate(texts):
        for unit in units:
            if not _is_refuted(unit, units, article.language):
                yield rank, outlet, unit, words_of(unit.text)


def _is_refuted(unit: Unit, units: Sequence[Unit], language: str) -> bool:
    """Say whether a unit states what the one right behind it denies ("Wrong.", "That is a myth."): alone it says the opposite."""
    return unit.place + 1 < len(units) and phrases_of(language).refutes.match(units[unit.place + 1].text) is not None


def _is_biography(text: str, headline: str) -> bool:
    """Say whether a sentence introduces a person whom the headline does not name: usually the article's author."""
    found = _BIOGRAPHY.match(text)
    return found is not None and not any(name in headline for name in found[1].split())


def leans_on_text(text: str, article: Subject) -> bool:
    """Say whether a sentence makes no sense without the one before it, not even after the headline."""
    return leans(text, article.language) and not _points_at_headline(text, article)


def points_at_text(text: str, article: Subject) -> bool:
    """Say whether a sentence speaks of "these costs", named neither by the headline nor by the sentence itself."""
    return points_back(text, article.language) and not _points_at_headline(text, article)


def _points_at_headline(text: str, article: Subject) -> bool:
    """Say whether a sentence begins with "this" or "these" and a noun that the headline has."""
    found = _POINTS.match(text)
    if of_itself(text, article.headline):
        return True
    return found is not None and not article.named.isdisjoint(words(found[1]))


def begins_inside(text: str) -> bool:
    """Say whether a sentence begins with a lower-case letter that is not that of a name like "iPhone"."""
    return text[:1].islower() and not text[1:2].isupper()


def of_itself(text: str, headline: str) -> bool:
    """Say whether a sentence begins with what its text calls itself and the headline names: "This release adds"."""
    found = _ITSELF.match(text)
    return found is not None and found.lastgroup is not None and _HEADED[found.lastgroup].match(headline) is not None


def as_judged(text: str, headline: str) -> str:
    """Return a sentence as it is judged: with a capital where it begins with a name that its owner writes small.

    The headline begins with that name ("jobq 2.4 is out"), or names what the sentence says that it is ("jobq is a queue"). "This release
    adds" is judged as if the release had been named.
    """
    if not text[:1].islower():
        return _ITSELF.sub(f"{_FIRST_NAME} ", text) if text.startswith("This ") and of_itself(text, headline) else text
    found = _SMALL_NAME.match(text)
    if found is None or found["name"] in ENGLISH:
        return text
    name = found["name"]
    named = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
    is_first = headline.startswith(name) and _IN_WORD.match(headline, len(name)) is None
    is_named = is_first or (found["defined"] and re.search(named, headline, re.IGNORECASE))
    return text[0].upper() + text[1:] if is_named else text


@functools.lru_cache(maxsize=8)  # needed twice: to choose sentences, and to judge the one that begins the summary
def risks_of(text: str, headline: str, language: str) -> SentenceRisks:
    """Return the risks of the first sentences of a text under its headline."""
    units = [
        unit if (judged := as_judged(unit.text, headline)) == unit.text else unit._replace(text=judged)
        for unit in read_units(text, DEPTH)
    ]
    return SentenceRisks(units, [frozenset(words_of(unit.text)) for unit in units], frozenset(words(headline)), language)


def _is_topic(unit: Unit, units: Sequence[Unit], article: Subject) -> bool:
    """Say whether a short sentence opens a paragraph that goes on and has no fact of its own: no figure, no name but the headline's."""
    if (
        article.language != "en" or unit.place == 0 or not unit.opens
    ):  # in other languages capitals are not those of names alone
        return False
    goes_on = unit.place + 1 < len(units) and not units[unit.place + 1].opens
    names = re.findall(r"(?<=\s)[A-Z][\w-]+", unit.text)
    is_bare = not any(map(str.isdigit, unit.text)) and all(name in article.headline for name in names)
    return goes_on and is_bare


def _worths(counts: Mapping[str, int]) -> dict[str, float]:
    """Return the weight of each term that a text repeats, greater the more often it does."""
    weights = stem_weights()
    return {term: weights.get(term, UNKNOWN) * (count / (count + 1) - 0.5) for term, count in counts.items() if count > 1}


def _salience(terms: frozenset[str], worths: Mapping[str, float]) -> float:
    """Return the mean worth of a sentence's terms; one of fewer than five counts as having five."""
    return math.fsum(map(worths.__getitem__, filter(worths.__contains__, terms))) / max(5, len(terms))


def is_told_by(first: str, headline: str) -> bool:
    """Say whether a headline is the first sentence of its text, whole or shortened by little, as where a live page's item has no title."""
    told, named = ("".join(filter(str.isalnum, text)).casefold() for text in (first, headline))
    return bool(named) and told.startswith(named) and len(named) >= TOLD * len(told)


def is_same(terms: frozenset[str], headline: frozenset[str]) -> bool:
    """Say whether a sentence repeats the headline, or a part of it, and says nothing more."""
    return bool(headline) and len(terms & headline) >= 0.8 * min(len(terms | headline), len(terms) + 1)
