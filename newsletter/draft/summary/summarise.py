"""Extractive summaries: sentences of the article, verbatim and in order, up to a target length."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from newsletter.draft.summary.attribute import with_name
from newsletter.draft.summary.candidates import (
    APART,
    CandidateSentence,
    Subject,
    as_judged,
    find_candidates,
    points_at_text,
    words_of,
)
from newsletter.draft.summary.context import find_german_introduction, find_introduction, has_person, names_nobody
from newsletter.draft.summary.fitness.faults import (
    answers,
    find_fault,
    find_fault_in_place,
    find_grave_fault,
    find_weakness,
    is_foreign,
    leans,
    size_of,
)
from newsletter.draft.summary.fitness.risk import SentenceRisks
from newsletter.draft.summary.note import choose_items, read_note
from newsletter.draft.summary.opening import find_opening
from newsletter.draft.summary.prose import DEPTH, Unit, first_post, read_release_notes, read_units
from newsletter.draft.words.tfidf import words
from newsletter.text.language import guess_language, language_of
from newsletter.text.stopwords import ENGLISH

# The length is aimed at; a summary is never longer than this times it.
CAP = 1.15
# A summary of this share of the length is long enough: no further sentence is looked for.
ENOUGH = 0.93
# Two sentences that share so much of the shorter one's words say the same.
REPEATED, WITH_FIGURE, WITH_TELLING_FIGURE = 0.55, 0.45, 0.3
# With so many words less is enough where a summary need not be filled: of 2,300 lines that were read two in five repetitions have them,
# of the others one in forty.
MANY, WITH_MANY = 5, 0.36
_FIGURE, _TELLING_FIGURE = re.compile(r"\d[\d.,]{2,}$"), re.compile(r"\d[\d.,]{4,}$")
# A text of so many words whose own words tell no language and less than this share of which are English function words is in one
# that is not known.
TELLING, FEW = 40, 0.12
# However short they are, a summary has no more sentences.
MOST_SENTENCES = 5
# What is shorter is no summary.
LEAST = 8
# What another outlet says is added where such a share of its words is not in the summary yet.
NEWS = 0.5
# With so many words a summary is begun; a full sentence has so many.
BEGUN, FULL = 15, 8
# So often other sentences are looked for in place of those that would not be understood.
TRIES = 6
# The first sentence of an article may have this risk before another one is looked for.
LEAD = 0.25
# A sentence with a greater risk begins no summary unless the editor wants all filled: of 33 that were read 25 had to be mended. One that
# has least of these is proposed in its place.
UNFIT, LIKELIEST = 0.5, (0.6, 0.8, 1.0)
# One with a greater risk than this is for the editor to look at, and one that stands further down than the first sentences with less:
# more than a third of these had to be mended.
DOUBTFUL, DOUBTFUL_DEEP, DEEP = 0.4, 0.2, 4
# What is added to the worth of a sentence that another rests on.
RAISED = 0.4


class Aim(NamedTuple):
    """The length of a summary in words, and whether it is to `fill` it with sentences that an editor may have to strike."""

    words: int
    fill: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """The highest risks that the sentences of a summary may have (see `SentenceRisks`), and what else is refused.

    `first` is that of the sentence that begins it, `apart` that of one from further down, `behind` that of one right behind the
    sentence before it. `repeated` is the share of words from which two sentences say the same.
    """

    first: float
    apart: float
    behind: float
    repeated: float = REPEATED
    refuse: Callable[[str, str], str | None] = find_weakness


# The next are tried where no sentence keeps to the ones before. Of summaries on sites that were not learned from, 21 in a hundred had
# a faulty sentence without limits, 11 with these (tests/bench/train_risk.py).
SURE = tuple(Limits(first, apart=0.15, behind=0.15, repeated=0.45) for first in (0.1, 0.2, 0.3, 0.4, UNFIT))
ANY = (Limits(1.0, 1.0, 1.0),)


def summarise(
    text: str,
    length: int | Aim,
    headline: str = "",
    description: str = "",
    others: Sequence[tuple[str, str]] = (),
    language: str | None = None,
) -> str:
    """Return sentences of an article, one a line, `length` words in all or less, and never more than CAP times it.

    Early sentences with the words that the headline names and the text comes back to, those passed over that repeat, that lean on
    one left out, and that are no sentence of the story (see `fitness`). The page's own `description` opens the summary when it
    says more than the article's first sentence, or where the text has no sentence near its beginning. `others` are the further
    outlets of the story and their texts: what one adds bears its name. `language` is the text's, guessed where it is not given.
    "" for a text without a sentence that could stand by itself, or is likely to, unless it is a note of a line or two.
    """
    aim = Aim(length) if isinstance(length, int) else length
    told, language = languages_of(text, language)
    lead = first_post(text)
    texts = [(outlet, read_units(one, DEPTH)) for outlet, one in (("", lead), *others)]
    leading = [(unit.place, unit.text) for unit in texts[0][1]]
    named = frozenset(words(headline))
    risks = [_risks_of(one, headline, language) for one in (lead, *(other for _, other in others))]
    article = Subject(headline, named, language, told, int(aim.words * CAP), leading, risks)
    lines = choose_items(read_release_notes(text), article)
    if not lines:
        lines = _choose_lines(find_candidates(texts, article), aim, (description, text), article)
    if sum(map(size_of, lines)) >= LEAST:
        return "\n".join(lines)
    return read_note(read_units(lead), text, article)


def _choose_lines(candidates: Sequence[CandidateSentence], aim: Aim, page: tuple[str, str], article: Subject) -> list[str]:
    """Return the lines of a summary; `page` is the page's description and its text."""
    chosen = _settle(candidates, aim, [], article)
    if not chosen:  # sentences within a paragraph may be all that there is
        candidates = [item._replace(leans=leans(item.text, article.language)) for item in candidates]
        chosen = _settle(candidates, aim, [], article)
    opening = find_opening(*page, chosen, article)
    if opening:
        chosen = _settle(candidates, aim, opening, article)
    return [*opening, *(_named(chosen[place]) for place in sorted(chosen))]


def is_opening_doubtful(summary: str, text: str, headline: str, stated: str | None) -> bool:
    """Say whether a summary of a text begins with one of its sentences that an editor may well strike, for want of a better one."""
    units, risks, _ = _read_risks(text, headline, stated)
    place = next((unit.place for unit in units if summary.startswith(unit.text)), None)
    if place is None or summary.islower():
        return False
    return not risks.is_within(DOUBTFUL_DEEP if place >= DEEP else DOUBTFUL, place, behind=False)


def find_likeliest_opening(text: str, headline: str, stated: str | None) -> str:
    """Return a sentence of a text that may begin a summary though none is sure to, "" where none makes sense on its own."""
    units, risks, language = _read_risks(text, headline, stated)
    free = [unit for unit in units if not unit.quoted]
    for limit in LIKELIEST:
        for unit in free:
            if risks.is_within(limit, unit.place, behind=False) and not find_fault(unit.text, language):
                return unit.text
    return ""


def _read_risks(text: str, headline: str, stated: str | None) -> tuple[Sequence[Unit], SentenceRisks, str]:
    """Return the first sentences of a text, their risks, and the language that it is judged in."""
    _, language = languages_of(text, stated)
    lead = first_post(text)
    return read_units(lead, DEPTH), _risks_of(lead, headline, language), language


@lru_cache(maxsize=8)  # asked for twice: to choose sentences, and to judge the one that begins the summary
def _risks_of(text: str, headline: str, language: str) -> SentenceRisks:
    """Return the risks of the first sentences of a text under its headline."""
    units = [unit._replace(text=as_judged(unit.text, headline)) for unit in read_units(text, DEPTH)]
    return SentenceRisks(units, [frozenset(words_of(unit.text)) for unit in units], frozenset(words(headline)), language)


def languages_of(text: str, stated: str | None) -> tuple[str | None, str]:
    """Return the language that a text's own words tell, if any, and the one it is judged in: that, the `stated` one, or "" for none."""
    told = guess_language(text) and language_of(text, stated)
    return told, told or (stated if stated and stated != "en" else "en" if _may_be_english(text) else "")


def _may_be_english(text: str) -> bool:
    """Say whether a text that does not tell its language may be English: it is short, or has some English function words."""
    found = [word.lower().strip(".,:;!?") for word in text.split()[: 5 * TELLING]]
    return len(found) < TELLING or sum(word in ENGLISH for word in found) >= FEW * len(found)


def _settle(
    candidates: Sequence[CandidateSentence], aim: Aim, opening: Sequence[str], article: Subject
) -> dict[int, CandidateSentence]:
    """Return the candidates that make the summary, each understood from those before it.

    Where one is not, the sentence that it rests on is taken too; where that cannot stand, others take its place.
    """
    left = {item.place: item for item in candidates}
    raised: set[int] = set()
    chosen: dict[int, CandidateSentence] = {}
    for _ in range(TRIES):
        chosen = _choose(list(left.values()), aim, opening, article)
        lost = _not_understood(chosen, opening, article)
        if not lost:
            return chosen
        for place, ground in lost.items():
            if ground in left and ground not in raised:
                left[ground] = left[ground]._replace(worth=left[ground].worth + RAISED)
                raised.add(ground)
            elif ground not in chosen:
                del left[place]
    while lost := _not_understood(chosen, opening, article):
        chosen = {place: item for place, item in chosen.items() if place not in lost}
    return chosen


def _not_understood(chosen: Mapping[int, CandidateSentence], opening: Sequence[str], article: Subject) -> dict[int, int]:
    """Return the places of sentences that speak of somebody or something that stands in none before them, with the place where it does."""
    said, lost = " ".join([article.headline, *opening]), {}
    for place in sorted(chosen):
        item, before = chosen[place], chosen.get(place - 1)
        ground = _ground(item, before, said, article)
        if ground is None:
            said += " " + item.text
        else:
            lost[place] = ground
    return lost


def _ground(item: CandidateSentence, before: CandidateSentence | None, said: str, article: Subject) -> int | None:
    """Return the place of the sentence that one rests on and that is not in the summary, None for a sentence that is understood."""
    if item.leans and before is None and item.place % APART:
        return item.place - 1
    if before is None and item.place % APART and points_at_text(item.text, article):
        return item.place - 1
    if article.language == "de" and not item.outlet:
        return find_german_introduction(item.text, said, article.leading[: item.place])
    if article.language != "en" or item.outlet:
        return None
    if names_nobody(item.text) and (before is None or not (has_person(before.text) or names_nobody(before.text))):
        return item.place - 1
    return find_introduction(item.text, said, article.leading[: item.place])


def _named(candidate: CandidateSentence) -> str:
    """Return a unit's text; of a further outlet with its name."""
    return with_name(candidate.text, candidate.outlet) if candidate.outlet else candidate.text


def _choose(
    candidates: Sequence[CandidateSentence], aim: Aim, opening: Sequence[str], article: Subject
) -> dict[int, CandidateSentence]:
    """Return, by their places, the candidates that make the summary: the worthiest that fit, doubtful ones where there are no others.

    The risks of sentences without capitals are not known: what is a name in them cannot be told from what is a verb.
    """
    waiting = sorted(candidates, key=lambda item: (-item.worth, item.place))
    tried = ANY if aim.fill or all(text.islower() for _, text in article.leading) else SURE
    for limits in (*tried, replace(tried[-1], refuse=find_grave_fault)):
        chosen = _take(waiting, aim.words, opening, article, limits)
        if chosen or opening:
            return chosen
    return {}


def _take(
    waiting: Sequence[CandidateSentence], length: int, opening: Sequence[str], article: Subject, limits: Limits
) -> dict[int, CandidateSentence]:
    """Return the candidates that fit, add something and keep to the limits, up to the length."""
    chosen: dict[int, CandidateSentence] = {}
    seen = [frozenset(words(line)) for line in opening]
    count = sum(map(size_of, opening))
    pool = [item for item in waiting if not (item.topic and limits.refuse is find_weakness)]
    while count < ENOUGH * length and len(chosen) + len(opening) < MOST_SENTENCES:
        pool = [item for item in pool if count + item.size <= article.most]  # what is too long has no risk asked for
        item = next((item for item in pool if _stands(item, chosen, count, article, limits)), None)
        if item is None:
            break
        pool.remove(item)
        if not _adds(item, chosen, seen, limits.repeated):
            continue
        find = find_fault_in_place if item.place == 0 or item.place - 1 in chosen else limits.refuse
        if not find(as_judged(item.text, article.headline), article.language) and not is_foreign(item.text, article.told):
            chosen[item.place] = item
            seen.append(item.terms)
            count += item.size
    return chosen


def _adds(
    item: CandidateSentence, chosen: Mapping[int, CandidateSentence], seen: Sequence[frozenset[str]], repeated: float
) -> bool:
    """Say whether a sentence adds to what is chosen, in the same author's voice if in any."""
    is_one_voice = item.voice is None or all(other.voice in (None, item.voice) for other in chosen.values())
    return is_one_voice and not _said_already(item.terms, seen, repeated) and (not item.outlet or _adds_news(item.terms, seen))


def _stands(
    item: CandidateSentence, chosen: Mapping[int, CandidateSentence], count: int, article: Subject, limits: Limits
) -> bool:
    """Say whether a sentence can be read behind what is chosen: it follows the sentence before it, or does without.

    Once a summary is begun, a sentence from further down must be a full one on what the headline names: others are asides, and
    steps of an argument that is not there. Where nothing but junk lies between, it goes on.
    """
    if item.place - 1 in chosen:
        return article.is_risk_within(limits.behind, item.place, behind=True)
    if item.leans and (item.place % APART or (answers(item.text) and limits.refuse is find_weakness)):
        return False
    is_aside = bool(article.named) and (item.size < FULL or not item.terms & article.named)
    if is_aside and count >= BEGUN and item.place % APART and not item.outlet and not _follows_junk(item, chosen, article):
        return False
    limit, judged = _limit_of(item, chosen, count, limits), as_judged(item.text, article.headline)
    return article.is_risk_within(limit, item.place, behind=False) and not find_fault(judged, article.language)


def _limit_of(item: CandidateSentence, chosen: Mapping[int, CandidateSentence], count: int, limits: Limits) -> float:
    """Return the highest risk that a sentence may have which does not follow the sentence before it."""
    if all(place > item.place for place in chosen) and (chosen or not count):
        if item.place == 0:  # what a report begins with is its news
            return max(limits.first, LEAD)
        return limits.first if not item.outlet or limits.first >= UNFIT else 0.0  # the lead's own sentences begin
    return limits.apart


def _follows_junk(item: CandidateSentence, chosen: Mapping[int, CandidateSentence], article: Subject) -> bool:
    """Say whether nothing but faulty sentences stands between a sentence and the one chosen before it."""
    last = max((place for place in chosen if place < item.place), default=-1)
    return all(find_fault(text, article.language) for place, text in article.leading if last < place < item.place)


def _adds_news(terms: frozenset[str], seen: Sequence[frozenset[str]]) -> bool:
    """Say whether what another outlet says is news beside the summary: most of its words, and one of its figures if it has any."""
    new = terms - frozenset().union(*seen)
    figures = [term for term in terms if term[0].isdigit()]
    return len(new) >= NEWS * len(terms) and (not figures or any(figure in new for figure in figures))


def _said_already(terms: frozenset[str], seen: Sequence[frozenset[str]], repeated: float) -> bool:
    """Say whether a sentence repeats one of the summary: a standfirst and the lead below it share most of the shorter one's words,
    or a figure and a good part of the others."""
    return any(
        len(terms & other) >= _share_of_repetition(terms & other, repeated) * size
        for other in seen
        if (size := min(len(terms), len(other)))
    )


def _share_of_repetition(shared: frozenset[str], repeated: float) -> float:
    """Return how much of a sentence makes it a repetition: less where both have a figure, least one of many digits."""
    if any(map(_TELLING_FIGURE.match, shared)):
        return WITH_TELLING_FIGURE
    if len(shared) >= MANY and repeated < REPEATED:
        return WITH_MANY
    return min(repeated, WITH_FIGURE) if any(map(_FIGURE.match, shared)) else repeated
