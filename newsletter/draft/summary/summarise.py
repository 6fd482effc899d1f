"""Extractive summaries: sentences of the article, verbatim and in order, up to a target length."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from newsletter.draft.summary.attribute import with_name
from newsletter.draft.summary.context import find_german_introduction, find_introduction, has_person, names_nobody
from newsletter.draft.summary.fitness.faults import (
    find_fault,
    find_fault_in_place,
    find_grave_fault,
    find_weakness,
    is_foreign,
    leans,
    points_back,
    size_of,
    speaks_as,
)
from newsletter.draft.summary.prose import Unit, first_post, is_quotation_open, read_units, without_marks
from newsletter.draft.words.background import UNKNOWN, stem_weights, term_weight
from newsletter.draft.words.tfidf import words
from newsletter.text.language import guess_language
from newsletter.text.sentences import split_sentences
from newsletter.text.stopwords import ENGLISH

# The length is aimed at; a summary is never longer than this times it.
CAP = 1.15
# A summary of this share of the length is long enough: no further sentence is looked for.
ENOUGH = 0.93
# How many units of the text are looked through: further down stands what matters less.
DEPTH = 24
# What a sentence is worth: its place (news say first what matters), what it has of the headline, and of the words that the text
# comes back to. Chosen on two sets of news with summaries by people.
DECAY, HEADLINE, SALIENCE = 0.1, 0.6, 0.3
# A summary in its editor's voice needs no name: sentences in the author's are passed over where others do as well.
OWN_VOICE = 0.25
# A text whose first sound sentence is not among its first so many has no opening of its own: the page's description is one.
LATE = 1
# In a text of so many paragraphs a sentence inside one stands only behind the one before it.
PARAGRAPHS = 4
# Two sentences that share so much of the shorter one's words say the same.
REPEATED, WITH_FIGURE, WITH_TELLING_FIGURE = 0.55, 0.45, 0.3
_FIGURE, _TELLING_FIGURE = re.compile(r"\d[\d.,]{2,}$"), re.compile(r"\d[\d.,]{4,}$")
# A text of so many words whose own words tell no language and less than this share of which are English function words is in one
# that is not known.
TELLING, FEW = 40, 0.12
# However short they are, a summary has no more sentences.
MOST_SENTENCES = 5
# A text of so many words is a note, and printed as it is where nothing worse is wrong with it than its form.
SHORT = 40
# A note is of so many lines: more are a list of goods.
NOTE_LINES = 4
# A note has a line of so many words: "Sold out" ten times is none.
LEAST_TOLD = 4
# What is shorter is no summary.
LEAST = 8
_BEARABLE = frozenset(
    ("fragment", "unfinished", "no verb", "no subject", "question", "capitals", "emoji", "begins in the middle")
)
# A sentence is clipped at a clause only when so much of the length is left.
LEAST_CLIPPED = 8
_CLAUSE = re.compile(
    r"(?:[;—–]|,(?= (?:according|marking|while|with|which|where|and|but|as|after|including|adding|saying|in)\b))"
)


_POINTS = re.compile(r"(?:This|These|Diese[mnrs]?) ((?:[\w’'-]+ ){1,2})")
_BIOGRAPHY = re.compile(
    r"((?:[A-ZÀ-Þ][\w.’'-]+ ){2,3})is (?:also )?(?:an?|the) (?:[\w&’'-]+,? ){0,5}(?:founder|co-?founder|owner|writer|author|"
    r"blogger|journalist|reporter|consultant|coach|photographer|editor|counsell?or|freelancer?|strategist|marketer|nutritionist|dietitian|contributor)\b"
)
# What the leading article says goes before what another outlet adds to it.
FURTHER_OUTLET = 0.1
# What another outlet says is added where such a share of its words is not in the summary yet.
NEWS = 0.5
# Places of the units of one outlet are counted on from here for the next.
_APART = 1000
# A sentence that rests on the one before it is worth so much less.
LEANING = 0.18
# With so many words a summary is begun; a full sentence has so many.
BEGUN, FULL = 15, 8
# A sentence of so many words may only say what its paragraph is about.
TOPIC = 9
# So often other sentences are looked for in place of those that would not be understood.
TRIES = 6
# What is added to the worth of a sentence that another rests on.
RAISED = 0.4


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is known of an article beside its text: the words that its headline names, its language, the language where its own words
    tell it, the most words to be said, and its first sentences with their places."""

    headline: str
    named: frozenset[str]
    language: str
    told: str | None
    most: int
    leading: Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class _Candidate:
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


def summarise(
    text: str,
    length: int,
    headline: str = "",
    description: str = "",
    others: Sequence[tuple[str, str]] = (),
    language: str | None = None,
) -> str:
    """Return sentences of an article, one a line, `length` words in all or so, and never more than CAP times it.

    Early sentences with the words that the headline names and the text comes back to, those passed over that repeat, that lean on
    one left out, and that are no sentence of the story (see `fitness`). The page's own `description` opens the summary when it
    says more than the article's first sentence, or where the text has no sentence near its beginning. `others` are the further
    outlets of the story and their texts: what one adds bears its name. `language` is the text's, guessed where it is not given.
    "" for a text without a sentence that could stand by itself, unless it is a note of a line or two.
    """
    told = guess_language(text)
    language = told or (language if language not in (None, "en") else "en" if _may_be_english(text) else "")
    units = read_units(first_post(text), DEPTH)
    texts = [("", units), *((outlet, read_units(other, DEPTH)) for outlet, other in others)]
    leading = [(unit.place, unit.text) for unit in units]
    article = _Wanted(headline, frozenset(words(headline)), language, told, int(length * CAP), leading)
    candidates = _candidates(texts, article)
    chosen = _settle(candidates, length, [], article)
    if not chosen:  # sentences within a paragraph may be all that there is
        candidates = [replace(item, leans=leans(item.text, language)) for item in candidates]
        chosen = _settle(candidates, length, [], article)
    opening = _opening(description, text, candidates, chosen, article)
    if opening:
        chosen = _settle(candidates, length, opening, article)
    if sum(map(size_of, [*opening, *(item.text for item in chosen.values())])) < LEAST:
        return _note(read_units(first_post(text)), text, article)
    return "\n".join([*opening, *(_named(chosen[place]) for place in sorted(chosen))])


def _may_be_english(text: str) -> bool:
    """Say whether a text that does not tell its language may be English: it is short, or has some English function words."""
    found = [word.lower().strip(".,:;!?") for word in text.split()[: 5 * TELLING]]
    return len(found) < TELLING or sum(word in ENGLISH for word in found) >= FEW * len(found)


def _candidates(texts: Sequence[tuple[str, Sequence[Unit]]], article: _Wanted) -> list[_Candidate]:
    """Return the units that say more than the headline, with what each is worth; their faults are looked for only when they are taken."""
    found = [(rank, outlet, unit, words(unit.text)) for rank, (outlet, units) in enumerate(texts) for unit in units]
    counts = Counter(term for *_, terms in found for term in terms)
    named = article.named
    whole = sum(map(term_weight, sorted(named)))
    caseless = all(unit.text == unit.text.lower() for _, _, unit, _ in found)
    in_paragraphs = sum(unit.opens for _, _, unit, _ in found) >= PARAGRAPHS
    candidates = []
    for rank, outlet, unit, listed in found:
        terms, own = frozenset(listed), speaks_as(unit.text, article.language)
        begins_inside = not caseless and _begins_inside(unit.text)
        if (
            begins_inside
            or unit.quoted
            or (outlet and own)
            or _is_same(terms, named)
            or _is_biography(unit.text, article.headline)
        ):
            continue
        worth = (
            math.exp(-DECAY * unit.place)
            + SALIENCE * _salience(terms, counts)
            - OWN_VOICE * (own is not None)
            - FURTHER_OUTLET * rank
        )
        if named:
            worth += HEADLINE * sum(map(term_weight, sorted(terms & named))) / whole
        size = size_of(unit.text) + len(outlet.split())
        follows = _leans(unit.text, article) or (in_paragraphs and not unit.opens)
        worth -= LEANING * follows
        topic = not outlet and size <= TOPIC and _is_topic(unit, texts[0][1], article)
        candidates.append(_Candidate(unit.text, rank * _APART + unit.place, outlet, terms, worth, follows, size, own, topic))
    return candidates


def _is_biography(text: str, headline: str) -> bool:
    """Say whether a sentence says who somebody is whom the headline does not name: its author, as a rule."""
    found = _BIOGRAPHY.match(text)
    return found is not None and not any(name in headline for name in found[1].split())


def _leans(text: str, article: _Wanted) -> bool:
    """Say whether a sentence makes no sense without the one before it, nor behind the headline."""
    return leans(text, article.language) and not _points_at_headline(text, article)


def _points_back(text: str, article: _Wanted) -> bool:
    """Say whether a sentence speaks of "these costs", which neither the headline names nor the sentence itself."""
    return points_back(text, article.language) and not _points_at_headline(text, article)


def _points_at_headline(text: str, article: _Wanted) -> bool:
    """Say whether a sentence begins with "this" or "these" and what the headline names."""
    found = _POINTS.match(text)
    return found is not None and not article.named.isdisjoint(words(found[1]))


def _begins_inside(text: str) -> bool:
    """Say whether a sentence begins with a small letter, other than that of a name like "iPhone"."""
    return text[:1].islower() and not text[1:2].isupper()


def _is_topic(unit: Unit, units: Sequence[Unit], article: _Wanted) -> bool:
    """Say whether a short sentence opens a paragraph and has no fact of its own: no figure, no name but those of the headline."""
    if (
        article.language != "en" or unit.place == 0 or not unit.opens
    ):  # in other languages capitals are not those of names alone
        return False
    goes_on = unit.place + 1 < len(units) and not units[unit.place + 1].opens
    names = re.findall(r"(?<=\s)[A-Z][\w-]+", unit.text)
    is_bare = not any(map(str.isdigit, unit.text)) and all(name in article.headline for name in names)
    return goes_on and is_bare


def _settle(candidates: Sequence[_Candidate], length: int, opening: Sequence[str], article: _Wanted) -> dict[int, _Candidate]:
    """Return the candidates that make the summary, each understood from those before it.

    Where one is not, the sentence that it rests on is taken too; where that cannot stand, others take its place.
    """
    left = {item.place: item for item in candidates}
    raised: set[int] = set()
    chosen: dict[int, _Candidate] = {}
    for _ in range(TRIES):
        chosen = _choose(list(left.values()), length, opening, article)
        lost = _not_understood(chosen, opening, article)
        if not lost:
            return chosen
        for place, ground in lost.items():
            if ground in left and ground not in raised:
                left[ground] = replace(left[ground], worth=left[ground].worth + RAISED)
                raised.add(ground)
            elif ground not in chosen:
                del left[place]
    while lost := _not_understood(chosen, opening, article):
        chosen = {place: item for place, item in chosen.items() if place not in lost}
    return chosen


def _not_understood(chosen: Mapping[int, _Candidate], opening: Sequence[str], article: _Wanted) -> dict[int, int]:
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


def _ground(item: _Candidate, before: _Candidate | None, said: str, article: _Wanted) -> int | None:
    """Return the place of the sentence that one rests on and that is not in the summary, None for a sentence that is understood."""
    if item.leans and before is None:
        return item.place - 1
    if before is None and item.place % _APART and _points_back(item.text, article):
        return item.place - 1
    if article.language == "de" and not item.outlet:
        return find_german_introduction(item.text, said, article.leading[: item.place])
    if article.language != "en" or item.outlet:
        return None
    if names_nobody(item.text) and (before is None or not (has_person(before.text) or names_nobody(before.text))):
        return item.place - 1
    return find_introduction(item.text, said, article.leading[: item.place])


def _named(candidate: _Candidate) -> str:
    """Return a unit's text; of a further outlet with its name."""
    return with_name(candidate.text, candidate.outlet) if candidate.outlet else candidate.text


def _salience(terms: frozenset[str], counts: Mapping[str, int]) -> float:
    """Return the mean weight of a sentence's terms, each as far as the text comes back to it; short sentences gain nothing."""
    weights = stem_weights()
    worths = [weights.get(term, UNKNOWN) * (counts[term] / (counts[term] + 1) - 0.5) for term in terms]
    return math.fsum(worths) / max(5, len(terms))


def _choose(candidates: Sequence[_Candidate], length: int, opening: Sequence[str], article: _Wanted) -> dict[int, _Candidate]:
    """Return, by their places, the candidates that make the summary: the worthiest that fit, doubtful ones where there are no others."""
    waiting = sorted(candidates, key=lambda item: (-item.worth, item.place))
    chosen = _take(waiting, length, opening, article, find_weakness)
    return chosen if chosen or opening else _take(waiting, length, opening, article, find_grave_fault)


def _take(
    waiting: Sequence[_Candidate],
    length: int,
    opening: Sequence[str],
    article: _Wanted,
    refuse: Callable[[str, str], str | None],
) -> dict[int, _Candidate]:
    """Return the candidates that fit, add something and are not refused, up to the length."""
    chosen: dict[int, _Candidate] = {}
    seen = [frozenset(words(line)) for line in opening]
    count = sum(map(size_of, opening))
    pool = list(waiting)
    while count < ENOUGH * length and len(chosen) + len(opening) < MOST_SENTENCES:
        item = next((item for item in pool if _stands(item, chosen, count, article)), None)
        if item is None:
            break
        pool.remove(item)
        refused = item.topic and refuse is find_weakness
        if count + item.size > article.most or refused or not _adds(item, chosen, seen):
            continue
        find = find_fault_in_place if item.place == 0 or item.place - 1 in chosen else refuse
        if not find(item.text, article.language) and not is_foreign(item.text, article.told):
            chosen[item.place] = item
            seen.append(item.terms)
            count += item.size
    return chosen


def _adds(item: _Candidate, chosen: Mapping[int, _Candidate], seen: Sequence[frozenset[str]]) -> bool:
    """Say whether a sentence adds to what is chosen, in the same author's voice if in any."""
    is_one_voice = item.voice is None or all(other.voice in (None, item.voice) for other in chosen.values())
    return is_one_voice and not _said_already(item.terms, seen) and (not item.outlet or _adds_news(item.terms, seen))


def _stands(item: _Candidate, chosen: Mapping[int, _Candidate], count: int, article: _Wanted) -> bool:
    """Say whether a sentence can be read behind what is chosen: it follows the sentence before it, or does without.

    Once a summary is begun, a sentence from further down must be a full one on what the headline names: others are asides, and
    steps of an argument that is not there.
    """
    if item.place - 1 in chosen or item.place % _APART == 0:
        return True
    is_aside = (
        bool(article.named)
        and (item.size < FULL or not item.terms & article.named)
        and not _follows_junk(item, chosen, article)
    )
    return not item.leans and not (is_aside and count >= BEGUN and not item.outlet)


def _follows_junk(item: _Candidate, chosen: Mapping[int, _Candidate], article: _Wanted) -> bool:
    """Say whether nothing but faulty sentences stands between a sentence and the one chosen before it."""
    last = max((place for place in chosen if place < item.place), default=-1)
    return all(find_fault(text, article.language) for place, text in article.leading if last < place < item.place)


def _adds_news(terms: frozenset[str], seen: Sequence[frozenset[str]]) -> bool:
    """Say whether what another outlet says is news beside the summary: most of its words, and one of its figures if it has any."""
    new = terms - frozenset().union(*seen)
    figures = [term for term in terms if term[0].isdigit()]
    return len(new) >= NEWS * len(terms) and (not figures or any(figure in new for figure in figures))


def _opening(
    description: str,
    text: str,
    candidates: Sequence[_Candidate],
    chosen: Mapping[int, _Candidate],
    article: _Wanted,
) -> list[str]:
    """Return what of the page's description opens the summary, if anything.

    Its first sentence where it says more of the news than the text's first sound one: more of what the headline names, most of its
    words being the article's. All its sentences where the text has no sound sentence near its beginning.
    """
    lines = _sound_sentences(description, article)
    if not lines:
        return []
    if not any(place < LATE for place in chosen):
        return lines
    if speaks_as(lines[0], article.language):
        return []
    if speaks_as(chosen[min(chosen)].text, article.language):
        return lines[:1]
    mine = frozenset(words(lines[0]))
    theirs = chosen[min(chosen)].terms
    if len(mine & theirs) >= 0.6 * len(mine) or len(mine & article.named) <= len(theirs & article.named) + 1:
        return []
    known = article.named.union(*(words(unit.text) for unit in read_units(first_post(text))))
    return lines[:1] if len(mine & known) >= 0.6 * len(mine) else []


def _sound_sentences(description: str, article: _Wanted) -> list[str]:
    """Return the first sentences of a page's description, as far as each can stand in a summary and they fit."""
    lines: list[str] = []
    for line in split_sentences(without_marks(description)):
        size = size_of(" ".join([*lines, line]))
        rests = not lines and (leans(line, article.language) or points_back(line, article.language))
        sound = not (rests or find_weakness(line, article.language) or _begins_inside(line))
        if sound and size <= article.most and not _is_same(frozenset(words(line)), article.named):
            lines.append(line)
        elif lines:
            break
    return lines


def _note(units: Sequence[Unit], text: str, article: _Wanted) -> str:
    """Return a text of a line or two as it is, and of an over-long sentence the part up to a clause; "" for other texts."""
    for unit in units[:LATE]:
        sound = not find_fault(unit.text, article.language) and not leans(unit.text, article.language)
        if sound and size_of(unit.text) > article.most and (line := clip(unit.text, article.most)):
            return line
    short = size_of(text) <= min(SHORT, article.most) and len(units) <= NOTE_LINES
    faults = [find_fault(unit.text, article.language) for unit in units]
    is_told = any(size_of(unit.text) >= LEAST_TOLD for unit in units)
    whole = short and is_told and all(fault is None or fault in _BEARABLE for fault in faults)
    return "\n".join(unit.text for unit in units if any(map(str.isalnum, unit.text))) if whole else ""


def clip(sentence: str, most: int) -> str:
    """Return the longest beginning of a sentence that ends at a clause and is short enough, with a stop; else ""."""
    for found in reversed(list(_CLAUSE.finditer(sentence))):
        head = sentence[: found.start()].rstrip(" ,;—–")
        if LEAST_CLIPPED <= size_of(head) <= most and not is_quotation_open(head) and head.count("(") == head.count(")"):
            return f"{head}."
    return ""


def _is_same(terms: frozenset[str], headline: frozenset[str]) -> bool:
    """Say whether a sentence says the headline, or a part of it, and nothing more."""
    return bool(headline) and len(terms & headline) >= 0.8 * min(len(terms | headline), len(terms) + 1)


def _said_already(terms: frozenset[str], seen: Sequence[frozenset[str]]) -> bool:
    """Say whether a sentence repeats one of the summary: a standfirst and the lead below it share most of the shorter one's words,
    or a figure and a good part of the others."""
    return any(
        len(terms & other) >= _share_of_repetition(terms & other) * size
        for other in seen
        if (size := min(len(terms), len(other)))
    )


def _share_of_repetition(shared: frozenset[str]) -> float:
    """Return how much of a sentence makes it a repetition: less where both have a figure, least one of many digits."""
    if any(map(_TELLING_FIGURE.match, shared)):
        return WITH_TELLING_FIGURE
    return WITH_FIGURE if any(map(_FIGURE.match, shared)) else REPEATED
