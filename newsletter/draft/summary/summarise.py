"""Extractive summaries: sentences of the article, verbatim and in order, up to a target length."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from newsletter.draft.prose.discussion import first_post
from newsletter.draft.prose.release_notes import read_additions, read_release_notes
from newsletter.draft.prose.text_parts import without_preamble
from newsletter.draft.prose.units import DEPTH, Unit, read_units
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
from newsletter.draft.summary.note import NAMED_BY_NOUN, SHORT_ITEM, choose_items, read_note
from newsletter.draft.summary.opening import find_opening
from newsletter.draft.summary.tolls import contradict
from newsletter.draft.words.tfidf import words
from newsletter.text.language import guess_language, language_of, primary
from newsletter.text.stopwords import ENGLISH

# A summary is never longer than this times the length aimed at.
CAP = 1.15
# A summary with this share of the length is long enough: no further sentence is looked for.
ENOUGH = 0.93
# Two sentences say the same if they share this part of the shorter one's words; less is enough if they also share a figure, or one of
# many digits.
REPEATED, WITH_FIGURE, WITH_TELLING_FIGURE = 0.55, 0.45, 0.3
# Sentences that share this many words say the same from a smaller share on, unless the summary must be filled.
MANY, WITH_MANY = 5, 0.36
_FIGURE, _TELLING_FIGURE = re.compile(r"\d[\d.,]{2,}$"), re.compile(r"\d[\d.,]{4,}$")
# A text of at least TELLING words whose language is not recognised, and in which less than the share FEW are English function words, is
# in an unknown language, unless MANY_ENGLISH of its page's description are: then it may be a list of goods.
TELLING, FEW, MANY_ENGLISH = 40, 0.12, 0.25
# In words: anything shorter is no summary.
LEAST = 8
# A sentence of another outlet is added only if at least this share of its words is not in the summary yet.
NEWS = 0.5
# Another outlet tells the same news if the headline and the summary have this share of its sentence's words; less in its first sentence.
KNOWN, KNOWN_OPENING = 0.5, 0.35
# In words: from BEGUN on a summary counts as begun; a full sentence has at least FULL.
BEGUN, FULL = 15, 8
# How often other sentences are chosen in place of those that make no sense without context.
TRIES = 6
# The first sentence of an article may have this risk, even if the limit is lower.
LEAD = 0.25
# A sentence with a greater risk than UNFIT never begins a summary, unless the editor wants all of them filled. If there is no better one,
# the sentence with the lowest of the risks LIKELIEST is proposed to her in a comment.
UNFIT, LIKELIEST = 0.5, (0.6, 0.8, 1.0)
# An opening sentence with a greater risk than DOUBTFUL is one for the editor to check; from place DEEP on, one with more than
# DOUBTFUL_DEEP.
DOUBTFUL, DOUBTFUL_DEEP, DEEP = 0.4, 0.2, 4
# How much worth a sentence gains if another one makes no sense without it.
RAISED = 0.4


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
    """Return sentences of an article, one a line, about `length` words in all and never more than CAP times it.

    Preferred are early sentences with words that the headline has and the text repeats; left out are those that repeat others, that
    lean on one left out, or that are no sentence of the story (see `fitness`). The page's own `description` opens the summary if it says
    more than the article's first sentence, or if the text has no usable sentence at its beginning. `others` are the further outlets of
    the story with their texts: a sentence of theirs is followed by the outlet's name. `language` is the text's, guessed if not given.
    Returns "" for a text without a sentence that is likely to make sense on its own, unless it is a note of a line or two.
    """
    aim = Aim(length) if isinstance(length, int) else length
    told, language = languages_of(text, language, description)
    lead = without_preamble(first_post(text))
    texts = [(outlet, read_units(one, DEPTH)) for outlet, one in (("", lead), *others)]
    leading = [(unit.place, unit.text) for unit in texts[0][1]]
    named = frozenset(words(headline))
    risks = [_risks_of(one, headline, language) for one in (lead, *(other for _, other in others))]
    article = Subject(headline, named, language, told, int(aim.words * CAP), leading, risks)
    items = read_release_notes(text)
    lines = choose_items(items, article)
    if not lines:
        lines = _choose_lines(find_candidates(texts, article), aim, (description, text), article)
    if sum(map(size_of, lines)) >= LEAST:
        return "\n".join(lines)
    news = choose_items(read_additions(text), article, NAMED_BY_NOUN) or choose_items(items, article, SHORT_ITEM)
    return "\n".join(news) or read_note(read_units(lead), text, article)


def _choose_lines(candidates: Sequence[CandidateSentence], aim: Aim, page: tuple[str, str], article: Subject) -> list[str]:
    """Return the lines of a summary; `page` is the page's description and its text."""
    chosen = _settle(candidates, aim, [], article)
    if not chosen:  # let sentences inside a paragraph stand on their own: there may be no others
        candidates = [item._replace(leans=leans(item.text, article.language)) for item in candidates]
        chosen = _settle(candidates, aim, [], article)
    opening = find_opening(*page, chosen, article)
    if opening:
        chosen = _settle(candidates, aim, opening, article)
    return [*opening, *(_named(chosen[place]) for place in sorted(chosen))]


def is_opening_doubtful(summary: str, text: str, headline: str, stated: str | None) -> bool:
    """Say whether a summary begins with a sentence of its text that the editor may well strike, for want of a better one."""
    units, risks, _ = _read_risks(text, headline, stated)
    place = next((unit.place for unit in units if summary.startswith(unit.text)), None)
    if place is None or summary.islower():
        return False
    return not risks.is_within(DOUBTFUL_DEEP if place >= DEEP else DOUBTFUL, place, behind=False)


def find_likeliest_opening(text: str, headline: str, stated: str | None) -> str:
    """Return the sentence of a text that is likeliest to begin a summary well, "" if none makes sense on its own."""
    units, risks, language = _read_risks(text, headline, stated)
    free = [unit for unit in units if not unit.quoted]
    for limit in LIKELIEST:
        for unit in free:
            if risks.is_within(limit, unit.place, behind=False) and not find_fault(as_judged(unit.text, headline), language):
                return unit.text
    return ""


def _read_risks(text: str, headline: str, stated: str | None) -> tuple[Sequence[Unit], SentenceRisks, str]:
    """Return the first sentences of a text, their risks, and the language that it is judged in."""
    _, language = languages_of(text, stated)
    lead = without_preamble(first_post(text))
    return read_units(lead, DEPTH), _risks_of(lead, headline, language), language


@lru_cache(maxsize=8)  # needed twice: to choose sentences, and to judge the one that begins the summary
def _risks_of(text: str, headline: str, language: str) -> SentenceRisks:
    """Return the risks of the first sentences of a text under its headline."""
    units = [unit._replace(text=as_judged(unit.text, headline)) for unit in read_units(text, DEPTH)]
    return SentenceRisks(units, [frozenset(words_of(unit.text)) for unit in units], frozenset(words(headline)), language)


def languages_of(text: str, stated: str | None, description: str = "") -> tuple[str | None, str]:
    """Return the language recognised by a text's own words (None if none is), and the one to judge it in: that, else the `stated` one,
    else English for a text that may be English, also by its page's description, else ""."""
    told, stated = guess_language(text) and language_of(text, stated), primary(stated)
    is_english = _share_of_english(text) >= FEW or len(text.split(maxsplit=TELLING)) < TELLING
    if told or (stated and stated != "en"):
        return told, told or stated or ""
    return None, "en" if is_english or (stated and _share_of_english(description) >= MANY_ENGLISH) else ""


def _share_of_english(text: str) -> float:
    """Return the share of English function words among the first words of a text."""
    found = [word.lower().strip(".,:;!?") for word in text.split()[: 5 * TELLING]]
    return sum(word in ENGLISH for word in found) / max(1, len(found))


def _settle(
    candidates: Sequence[CandidateSentence], aim: Aim, opening: Sequence[str], article: Subject
) -> dict[int, CandidateSentence]:
    """Return the candidates that make the summary, so that each makes sense after those before it.

    If one does not, the sentence that it rests on is preferred in the next try; if it is not chosen even then, the first one is dropped.
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
    """Return the places of sentences that speak of somebody or something not introduced before, with the place of the introduction."""
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
    """Return the place of the sentence that one rests on and that is not in the summary; None if it makes sense without."""
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
    return find_introduction(item.text, said, article.leading[: item.place], article.leading[item.place + 1 :])


def _named(candidate: CandidateSentence) -> str:
    """Return a unit's text, followed by the outlet's name if that is a further outlet."""
    return with_name(candidate.text, candidate.outlet) if candidate.outlet else candidate.text


def _choose(
    candidates: Sequence[CandidateSentence], aim: Aim, opening: Sequence[str], article: Subject
) -> dict[int, CandidateSentence]:
    """Return, by their places, the candidates that make the summary: the worthiest that fit, doubtful ones only if there are no others.

    In a text without capitals risks are not used: there names cannot be told from verbs.
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
    """Return the candidates that fit, add something and keep to the limits, until the length is reached."""
    chosen: dict[int, CandidateSentence] = {}
    seen = [frozenset(words(line)) for line in opening]
    count = sum(map(size_of, opening))
    pool = [item for item in waiting if not (item.topic and limits.refuse is find_weakness)]
    while count < ENOUGH * length:
        pool = [item for item in pool if count + item.size <= article.most]
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
    """Say whether a sentence adds something to the chosen ones; it must not say "I" if they say "we", or the reverse."""
    is_one_voice = item.voice is None or all(other.voice in (None, item.voice) for other in chosen.values())
    return is_one_voice and not _said_already(item.terms, seen, repeated) and (not item.outlet or _adds_news(item.terms, seen))


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
    if item.place - 1 in chosen:
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
    least = KNOWN_OPENING if item.place % APART == 0 else KNOWN
    return bool(chosen) and len(item.terms & known) >= least * len(item.terms)


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


def _adds_news(terms: frozenset[str], seen: Sequence[frozenset[str]]) -> bool:
    """Say whether another outlet's sentence is news beside the summary: most of its words are new, and a figure of it if it has any."""
    new = terms - frozenset().union(*seen)
    figures = [term for term in terms if term[0].isdigit()]
    return len(new) >= NEWS * len(terms) and (not figures or any(figure in new for figure in figures))


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
