"""What a story says in a few sentences: the article's own, word for word, in their order, to a length."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsletter.draft.summary.attribute import with_name
from newsletter.draft.summary.fitness import find_fault, leans, size_of, speaks_as
from newsletter.draft.summary.prose import Unit, is_quotation_open, read_units, without_marks
from newsletter.draft.words.background import term_weight
from newsletter.draft.words.tfidf import words
from newsletter.text.sentences import split_sentences

# The length is aimed at; a summary is never longer than this times it.
CAP = 1.15
# A summary of this share of the length is long enough: no further sentence is looked for.
ENOUGH = 0.8
# How many units of the text are looked through: further down stands what matters less.
DEPTH = 16
# What a sentence is worth: its place (news say first what matters), what it has of the headline, and of the words that the text
# comes back to. Chosen on two sets of news with summaries by people.
DECAY, HEADLINE, SALIENCE = 0.1, 0.6, 0.3
# A summary in its editor's voice needs no name: sentences in the author's are passed over where others do as well.
OWN_VOICE = 0.25
# A sentence is clipped at a clause only when so much of the length is left.
LEAST_CLIPPED = 8
_CLAUSE = re.compile(
    r"(?:[;—–]|,(?= (?:according|marking|while|with|which|where|and|but|as|after|including|adding|saying|in)\b))"
)


# What the leading article says goes before what another outlet adds to it.
FURTHER_OUTLET = 0.1
# Places of the units of one outlet are counted on from here for the next.
_APART = 1000


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A unit that could be part of a summary; `place` counts units over all outlets, `outlet` names one that does not lead."""

    text: str
    place: int
    outlet: str
    terms: frozenset[str]
    worth: float
    leans: bool
    size: int


def summarise(text: str, length: int, headline: str = "", description: str = "", others: Sequence[tuple[str, str]] = ()) -> str:
    """Return sentences of an article, one a line, `length` words in all or so, and never more than CAP times it.

    Early sentences with the words that the headline names and the text comes back to, those passed over that repeat, that lean on
    one left out, and that are no sentence of the story (see `fitness`). The page's own `description` opens the summary when it
    says more than the article's first sentence. `others` are the further outlets of the story and their texts: what one adds
    bears its name. "" only for a text without a letter.
    """
    units = read_units(text)
    texts = [("", units[:DEPTH]), *((outlet, read_units(other)[:DEPTH]) for outlet, other in others)]
    candidates = _candidates(texts, headline)
    opening = _opening(description, units, candidates, headline, int(length * CAP))
    chosen = _choose(candidates, length, opening)
    if not chosen and not opening:
        return "\n".join(_fallback(units, int(length * CAP)))
    return "\n".join([opening] * bool(opening) + [_named(chosen[place]) for place in sorted(chosen)])


def _candidates(texts: Sequence[tuple[str, Sequence[Unit]]], headline: str) -> list[_Candidate]:
    """Return the units that say more than the headline, with what each is worth; their faults are looked for only when they are taken."""
    found = [(rank, outlet, unit, words(unit.text)) for rank, (outlet, units) in enumerate(texts) for unit in units]
    counts = Counter(term for *_, terms in found for term in terms)
    named = frozenset(words(headline))
    whole = sum(map(term_weight, sorted(named)))
    candidates = []
    for rank, outlet, unit, listed in found:
        terms, own = frozenset(listed), speaks_as(unit.text) is not None
        if _is_same(terms, named) or (outlet and own):
            continue
        worth = math.exp(-DECAY * unit.place) + SALIENCE * _salience(terms, counts) - OWN_VOICE * own - FURTHER_OUTLET * rank
        if named:
            worth += HEADLINE * sum(map(term_weight, sorted(terms & named))) / whole
        size = size_of(unit.text) + len(outlet.split())
        candidates.append(_Candidate(unit.text, rank * _APART + unit.place, outlet, terms, worth, leans(unit.text), size))
    return candidates


def _named(candidate: _Candidate) -> str:
    """Return a unit's text; of a further outlet with its name."""
    return with_name(candidate.text, candidate.outlet) if candidate.outlet else candidate.text


def _salience(terms: frozenset[str], counts: Mapping[str, int]) -> float:
    """Return the mean weight of a sentence's terms, each as far as the text comes back to it; short sentences gain nothing."""
    return sum(term_weight(term) * (counts[term] / (counts[term] + 1) - 0.5) for term in sorted(terms)) / max(5, len(terms))


def _choose(candidates: Sequence[_Candidate], length: int, opening: str) -> dict[int, _Candidate]:
    """Return, by their places, the candidates that make the summary: the worthiest that fit."""
    chosen: dict[int, _Candidate] = {}
    seen = [frozenset(words(opening))] if opening else []
    count, cap = size_of(opening), int(length * CAP)
    waiting = sorted(candidates, key=lambda item: (-item.worth, item.place))
    for item in waiting:
        stands = not item.leans or item.place - 1 in chosen
        if count + item.size > cap or not stands or _said_already(item.terms, seen) or find_fault(item.text):
            continue
        chosen[item.place] = item
        seen.append(item.terms)
        count += item.size
        if count >= ENOUGH * length:
            break
    return chosen


def _opening(description: str, units: Sequence[Unit], candidates: Sequence[_Candidate], headline: str, cap: int) -> str:
    """Return the page's description as the first sentence of a summary, where it says more of the news than the text's opening.

    More is: it has more of what the headline names and of numbers, and most of its words are the article's.
    """
    sentences = split_sentences(without_marks(description))
    line = sentences[0] if sentences else ""
    if not line or find_fault(line) or leans(line) or size_of(line) > cap or speaks_as(line):
        return ""
    theirs = next((item.terms for item in candidates if not (item.leans or item.outlet or find_fault(item.text))), frozenset())
    named = frozenset(words(headline))
    article = named.union(*(words(unit.text) for unit in units))
    mine = frozenset(words(line))
    if not mine or len(mine & article) < 0.6 * len(mine) or len(mine & theirs) >= 0.6 * len(mine):
        return ""
    return line if len(mine & named) > len(theirs & named) + 1 else ""


def _fallback(units: Sequence[Unit], cap: int) -> list[str]:
    """Return the least bad sentence of a text in which none can stand by itself."""
    usable = [unit.text for unit in units[:DEPTH] if not is_quotation_open(unit.text)]
    order = sorted(usable, key=lambda text: (find_fault(text) is not None, leans(text), size_of(text) > cap))
    for text in order:
        line = text if size_of(text) <= cap else _clip(text, cap) or _cut(text, cap)
        if any(map(str.isalnum, line)):
            return [line]
    return [_cut(unit.text, cap) for unit in units[:1]]


def _clip(sentence: str, most: int) -> str:
    """Return the longest beginning of a sentence that ends at a clause and is short enough, with a stop; else ""."""
    for found in reversed(list(_CLAUSE.finditer(sentence))):
        head = sentence[: found.start()].rstrip(" ,;—–")
        if LEAST_CLIPPED <= size_of(head) <= most and not is_quotation_open(head) and head.count("(") == head.count(")"):
            return f"{head}."
    return ""


def _cut(text: str, most: int) -> str:
    """Return the first words of a text that has no end to be found."""
    parts = text.split()
    return text if size_of(text) <= most else " ".join(parts[:most]) if len(parts) > most else text[: 2 * most]


def _is_same(terms: frozenset[str], headline: frozenset[str]) -> bool:
    """Say whether a sentence says the headline and nothing more."""
    return bool(headline) and len(terms & headline) >= 0.8 * len(terms | headline)


def _said_already(terms: frozenset[str], seen: Sequence[frozenset[str]]) -> bool:
    return any(len(terms & other) >= 0.8 * max(1, min(len(terms), len(other))) for other in seen if other)
