"""Computes the features of a sentence in its text, by which `risk` judges whether it can stand in a summary."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from newsletter.draft.prose.units import Unit
from newsletter.draft.summary.fitness.dependence import leans, points_back, speaks_as
from newsletter.draft.summary.fitness.faults import find_doubt, find_fault

_TOKEN = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d[\d.,]*|[^\w\s]")
_LENGTHS = (6, 9, 12, 16, 20, 26, 34, 45)
_SHARES = (0.0, 0.08, 0.15, 0.25, 0.4)
_PLACES = (0, 1, 2, 4, 7)
MOST_FAULTY = 6
# The features that come from the rules, by how their names begin: a sentence has one of each row, or none.
RULE_FEATURES = (("fault ", "doubt "), ("leans",), ("points back",), ("voice ",))
# The features that come from the sentences around one: a sentence has one of each row; "" is none.
NEIGHBOUR_FEATURES = (
    [f"faulty {number}" for number in range(MOST_FAULTY + 1)],
    ["", "fault before"],
    ["", "fault behind"],
)


def features_of(
    units: Sequence[Unit], terms: Sequence[Collection[str]], place: int, headline: Collection[str], language: str, faulty: int
) -> set[str]:
    """Return the names of the features that a sentence of a text has.

    `terms` are the content words of each sentence, `headline` those of the headline; `faulty` is how many sentences before this one have a
    fault.
    """
    return {
        *word_features(units, terms, place, headline),
        *rule_features(units[place].text, language),
        *neighbour_features(units, place, language, faulty),
    }


def word_features(units: Sequence[Unit], terms: Sequence[Collection[str]], place: int, headline: Collection[str]) -> set[str]:
    """Return the features of a sentence's words and place; see `features_of`."""
    unit, mine = units[place], terms[place]
    names = set(_of_words(unit.text))
    names.add(f"place {bisect_left(_PLACES, place)}")
    names.add(f"headline {_step_of_share(mine, headline)}")
    names.add(f"before {_step_of_share(mine, terms[place - 1])}" if place else "begins")
    if unit.opens:
        names.add("opens")
    return names


def rule_features(text: str, language: str) -> Iterator[str]:
    """Yield the features that come from the rules (see `RULE_FEATURES`)."""
    fault = find_fault(text, language)
    yield f"fault {fault}" if fault else f"doubt {find_doubt(text, language)}"
    if leans(text, language):
        yield "leans"
    if points_back(text, language):
        yield "points back"
    if voice := speaks_as(text, language):
        yield f"voice {voice}"


def neighbour_features(units: Sequence[Unit], place: int, language: str, faulty: int) -> Iterator[str]:
    """Yield the features that come from the sentences around one (see `NEIGHBOUR_FEATURES`)."""
    yield f"faulty {min(MOST_FAULTY, faulty)}"
    if place and find_fault(units[place - 1].text, language):
        yield "fault before"
    if place + 1 < len(units) and find_fault(units[place + 1].text, language):
        yield "fault behind"


def _of_words(text: str) -> Iterator[str]:
    """Yield the features of a sentence's words, its length, its beginning and its end."""
    tokens = _TOKEN.findall(text)
    for token in tokens:
        if token[0].isalpha():
            yield f"word {token.lower()}"
    if tokens:
        yield f"length {bisect_left(_LENGTHS, len(tokens))}"
        yield f"last {tokens[-1].lower()}"
        yield f"first {_kind_of(tokens[0])}"
    if len(tokens) > 1:
        yield f"second {_kind_of(tokens[1])}"


def _kind_of(token: str) -> str:
    """Return the kind of a token: "0" a number, "AA" a word in capitals, "A" one with a capital, "a" one without; else the mark itself."""
    if token[0].isdigit():
        return "0"
    if not token[0].isalpha():
        return token
    return "AA" if token.isupper() and len(token) > 1 else "A" if token[0].isupper() else "a"


def _step_of_share(mine: Collection[str], others: Collection[str]) -> int:
    """Return the share of a sentence's words that are among others, as the number of its step in _SHARES."""
    return bisect_left(_SHARES, sum(term in others for term in mine) / max(1, len(mine)))
