"""Chooses the sentences of a summary: the worthiest that fit, whose risk is low enough, and that add something to the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from newsletter.draft.summary.article_language import is_foreign
from newsletter.draft.summary.candidates import APART, CandidateSentence, Subject, as_judged
from newsletter.draft.summary.fitness.dependence import answers
from newsletter.draft.summary.fitness.faults import find_fault, find_fault_in_place, find_grave_fault, find_weakness, size_of
from newsletter.draft.summary.tolls import contradict, figures_of, numbers_in
from newsletter.draft.words.tfidf import words

# A summary with this share of the length is long enough: no further sentence is looked for.
ENOUGH = 0.93
# Two sentences say the same if they share this part of the shorter one's words; less is enough if they also share a figure, or one of
# many digits.
REPEATED, WITH_FIGURE, WITH_TELLING_FIGURE = 0.55, 0.45, 0.3
# Sentences that share this many words say the same from a smaller share on, unless the summary must be filled.
MANY, WITH_MANY = 5, 0.36
_FIGURE, _TELLING_FIGURE = re.compile(r"\d[\d.,]{2,}$"), re.compile(r"\d[\d.,]{4,}$")
# A sentence of another outlet is added only if at least this share of its words is not in the summary yet.
NEWS = 0.5
# One of names that are all in the summary, without a number, tells the same again unless this share is new; one that fills may do so.
NEWS_OF_KNOWN = 0.7
_NAME_WITHIN = re.compile(r"(?<=[a-z,] )[A-Z][\w-]{2,}")
# Another outlet tells the same news if the headline and the summary have this share of its sentence's words, or this share of the roots
# of those of its first sentence, which announces the news as the leading outlet's does.
KNOWN, KNOWN_OPENING = 0.5, 0.3
# In words: a shorter sentence above another outlet's first one is its standfirst.
STANDFIRST = 10
# In letters: words that begin alike are taken for one ("polygamist" and "polygamous").
ROOT = 5
# In words: from BEGUN on a summary counts as begun; a full sentence has at least FULL.
BEGUN, FULL = 15, 8
# The first sentence of an article may have this risk, even if the limit is lower.
LEAD = 0.21
# A sentence with a greater risk than this never begins a summary, unless the editor wants all of them filled.
UNFIT = 0.5


class Aim(NamedTuple):
    """The length of a summary in words; `fill` it even with sentences that an editor may have to strike."""

    words: int
    fill: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """The highest risks that the sentences of a summary may have (see `SentenceRisks`), and what else is refused.

    `first` is for the sentence that begins it, `apart` for one from further down, `behind` for one that follows the sentence before it in
    the article too. `repeated` is the share of words from which two sentences say the same; `refuse` returns why a sentence is refused.
    """

    first: float
    apart: float
    behind: float
    repeated: float = REPEATED
    refuse: Callable[[str, str], str | None] = find_weakness


# Tried one after another until some sentence keeps to the limits. tests/bench/train_risk.py measures how many summaries have a faulty
# sentence with these limits and with none (ANY).
SURE = tuple(Limits(first, apart=0.12, behind=0.12, repeated=0.45) for first in (0.1, 0.2, 0.3, 0.4, UNFIT))
ANY = (Limits(1.0, 1.0, 1.0),)
# A summary that has less than the share THIN of its length goes on with sentences of at most the risk IF_THIN; one that has fewer words
# than FULL, which alone would be none, with sentences of at most the risk IF_BARE.
THIN, IF_THIN, IF_BARE = 0.5, 0.15, 0.35


def choose_sentences(
    candidates: Sequence[CandidateSentence], aim: Aim, opening: Sequence[str], article: Subject
) -> dict[int, CandidateSentence]:
    """Return, by their places, the candidates that make the summary: the worthiest that fit, doubtful ones only if there are no others
    or the summary stays thin.

    In a text without capitals risks are not used: there names cannot be told from verbs.
    """
    waiting = sorted(candidates, key=lambda item: (-item.worth, item.place))
    tried = ANY if aim.fill or all(text.islower() for _, text in article.leading) else SURE
    for limits in (*tried, replace(tried[-1], refuse=find_grave_fault)):
        chosen = _take(waiting, aim.words, opening, article, limits, {})
        if chosen or opening:
            break
    if tried is SURE:
        limits = replace(limits, apart=IF_THIN, behind=IF_THIN)
        chosen = _take(waiting, int(THIN * aim.words), opening, article, limits, chosen)
        if chosen and not opening and sum(item.size for item in chosen.values()) < FULL:
            limits = replace(limits, apart=IF_BARE, behind=IF_BARE)
            return _take(waiting, FULL, opening, article, limits, chosen)
    return chosen


def _take(
    waiting: Sequence[CandidateSentence],
    length: int,
    opening: Sequence[str],
    article: Subject,
    limits: Limits,
    begun: Mapping[int, CandidateSentence],
) -> dict[int, CandidateSentence]:
    """Return the candidates that a summary has `begun` with, and those that fit, add something and keep to the limits, until the length is
    reached."""
    chosen = dict(begun)
    seen = [frozenset(words(line)) for line in opening] + [item.terms for item in begun.values()]
    count = sum(map(size_of, opening)) + sum(item.size for item in begun.values())
    pool = [item for item in waiting if item.place not in begun and not (item.topic and limits.refuse is find_weakness)]
    while count < ENOUGH * length:
        pool = [item for item in pool if count + item.size <= article.most]
        item = next((item for item in pool if _stands(item, chosen, count, article, limits)), None)
        if item is None:
            break
        pool.remove(item)
        if not _adds(item, chosen, seen, opening, limits.repeated):
            continue
        find = find_fault_in_place if item.place == 0 or item.place - 1 in chosen else limits.refuse
        if not find(as_judged(item.text, article.headline), article.language) and not is_foreign(item.text, article.told):
            chosen[item.place] = item
            seen.append(item.terms)
            count += item.size
    return chosen


def _adds(
    item: CandidateSentence,
    chosen: Mapping[int, CandidateSentence],
    seen: Sequence[frozenset[str]],
    opening: Sequence[str],
    repeated: float,
) -> bool:
    """Say whether a sentence adds something to the chosen ones; it must not say "I" if they say "we", or the reverse."""
    is_one_voice = item.voice is None or all(other.voice in (None, item.voice) for other in chosen.values())
    if not is_one_voice or _said_already(item.terms, seen, repeated):
        return False
    told = [*opening, *(other.text for other in chosen.values())]
    return not item.outlet or _adds_news(item, seen, told, NEWS if repeated == REPEATED else NEWS_OF_KNOWN)


def _stands(
    item: CandidateSentence, chosen: Mapping[int, CandidateSentence], count: int, article: Subject, limits: Limits
) -> bool:
    """Say whether a sentence makes sense among the chosen ones: it follows the one before it in the article, or does not need it.

    Once a summary is begun, a sentence from further down must be a full one with a word of the headline: others are asides, or steps of an
    argument that is left out. If only faulty sentences lie between, it counts as following.
    """
    is_sure = limits.repeated < REPEATED
    if item.outlet and ((is_sure and _tells_again(item, chosen, article)) or _contradicts(item, chosen, article)):
        return False
    if item.place - 1 in chosen or (article.is_headed and item.place == 1):
        return article.is_risk_within(limits.behind, item.place, behind=True)
    if item.leans and (item.place % APART or (answers(item.text) and limits.refuse is find_weakness)):
        return False
    is_aside = bool(article.named) and (item.size < FULL or not item.terms & article.named)
    if is_aside and count >= BEGUN and item.place % APART and not item.outlet and not _follows_junk(item, chosen, article):
        return False
    limit, judged = _limit_of(item, chosen, count, limits), as_judged(item.text, article.headline)
    return article.is_risk_within(limit, item.place, behind=False) and not find_fault(judged, article.language)


def _contradicts(item: CandidateSentence, chosen: Mapping[int, CandidateSentence], article: Subject) -> bool:
    """Say whether a sentence gives another number of dead or injured than the headline or the summary: only one would be true."""
    return any(contradict(item.text, text) for text in (article.headline, *(other.text for other in chosen.values())))


def _tells_again(item: CandidateSentence, chosen: Mapping[int, CandidateSentence], article: Subject) -> bool:
    """Say whether another outlet tells the news of the summary in other words, as its first sentence often does."""
    known = article.named.union(*(other.terms for other in chosen.values()))
    if _begins_outlet(item, article):
        begun = _roots(known)
        return bool(chosen) and sum(_root(term) in begun for term in item.terms) >= KNOWN_OPENING * len(item.terms)
    return bool(chosen) and len(item.terms & known) >= KNOWN * len(item.terms)


def _begins_outlet(item: CandidateSentence, article: Subject) -> bool:
    """Say whether a sentence is the first of another outlet's report: only faulty lines ("Time of call: 03:41") and a short standfirst
    stand before it."""
    rank, at = divmod(item.place, APART)
    before = article.further[rank - 1][:at] if article.further else ()
    return not at or (
        len(before) == at and all(size_of(text) < STANDFIRST or find_fault(text, article.language) for text in before)
    )


def _roots(terms: frozenset[str]) -> frozenset[str]:
    return frozenset(map(_root, terms))


def _root(term: str) -> str:
    """Return the beginning of a word, or the figures of a number in words ("two")."""
    return figures_of(term) or term[:ROOT]


def _limit_of(item: CandidateSentence, chosen: Mapping[int, CandidateSentence], count: int, limits: Limits) -> float:
    """Return the highest risk allowed for a sentence that does not follow the one before it."""
    if all(place > item.place for place in chosen) and (chosen or not count):
        if item.place == 0:  # a report begins with its news
            return max(limits.first, LEAD)
        # No other outlet begins a summary, unless nothing else can.
        return limits.first if not item.outlet or limits.first >= UNFIT else 0.0
    return limits.apart


def _follows_junk(item: CandidateSentence, chosen: Mapping[int, CandidateSentence], article: Subject) -> bool:
    """Say whether only faulty sentences stand between a sentence and the one chosen before it."""
    last = max((place for place in chosen if place < item.place), default=-1)
    return all(find_fault(text, article.language) for place, text in article.leading if last < place < item.place)


def _adds_news(item: CandidateSentence, seen: Sequence[frozenset[str]], told: Sequence[str], news: float) -> bool:
    """Say whether another outlet's sentence is news beside the summary: a number of it is new, and half of its words are; of one that has
    no number, and only names that are known, the share of `news`."""
    new = item.terms - frozenset().union(*seen)
    numbers, said = numbers_in(item.text), " ".join(told)
    names = set(_NAME_WITHIN.findall(item.text))
    is_known = not numbers and names and all(name in said for name in names)
    return len(new) >= (news if is_known else NEWS) * len(item.terms) and (not numbers or not numbers <= numbers_in(said))


def _said_already(terms: frozenset[str], seen: Sequence[frozenset[str]], repeated: float) -> bool:
    """Say whether a sentence repeats one of the summary, as the lead of an article repeats its standfirst: they share most of the shorter
    one's words, or a figure and a good part of the others."""
    return any(
        len(terms & other) >= _share_of_repetition(terms & other, repeated) * size
        for other in seen
        if (size := min(len(terms), len(other)))
    )


def _share_of_repetition(shared: frozenset[str], repeated: float) -> float:
    """Return the share of common words that makes two sentences a repetition: less if they share a figure, least for one of many digits."""
    if any(map(_TELLING_FIGURE.match, shared)):
        return WITH_TELLING_FIGURE
    if len(shared) >= MANY and repeated < REPEATED:
        return WITH_MANY
    return min(repeated, WITH_FIGURE) if any(map(_FIGURE.match, shared)) else repeated
