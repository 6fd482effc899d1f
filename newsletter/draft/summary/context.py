"""Owns what a sentence takes as known: persons, things and earlier sentences that a reader of the summary must have met before it.

An article introduces a person once ("Habib Essid, the prime minister") and a thing once ("a man"), and then says "Essid" and "the
man". Taken out of their order such sentences speak of somebody the reader does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsletter.draft.words.tfidf import stem
from newsletter.text.stopwords import ENGLISH

_NAME = re.compile(r"(?<![\w’'.-])(?:([A-ZÀ-Þ][\w.’'-]*) )?([A-ZÀ-Þ][\w-]{2,})(?!\w| [A-ZÀ-Þ])")
# What stands before a surname that was introduced already.
_TITLES = frozenset(
    """mr mrs ms miss mx dr sir lady lord judge president minister senator rep sen gov gen prof officer chancellor mayor secretary
    king queen prince princess pope justice detective sheriff captain coach and but when while as for in on at by if so""".split()
)
# Behind one of these a name is a place, or one in passing.
_PLACE = re.compile(r"\b(?:in|at|from|near|across|to|into|of|around|outside|with|for|by|and|against|on) $")
_THING = re.compile(r"(?:[^\w“\"]*)(?:The|Both|These|Those) ((?:[a-z][\w-]+ ){1,3})")
_INTRODUCED = re.compile(r"\b(?i:an?|one|two|three|four|several|another) ((?:[a-z][\w-]+[ ,.;:]+){1,4})")
_HE = re.compile(r"\b(?:[Hh]e|[Ss]he|him|[Hh]is|[Hh]er|hers|himself|herself)\b")
_PERSON = re.compile(
    r"\b(?:m[ae]n|wom[ae]n|boy|girl|father|mother|parent|son|daughter|brother|sister|husband|wife|friend|child|kid|baby|teen|person|people|"
    r"guy|guest|captain|guard|king|queen|president|minister|chief|coach|star|patient|victim|suspect|nurse|judge|mayor|pilot|host|artist|client|athlete|"
    r"student|everyone|anyone|someone|who|resident|official|[a-z]{3,}(?:er|or|ist|ian|man|woman))s?\b"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class Introductions:
    """At which place of an article a surname and a thing are first spoken of to a reader who does not know them."""

    names: Mapping[str, int]
    things: Mapping[str, int]


def read_introductions(units: Iterable[tuple[int, str]]) -> Introductions:
    """Return who and what the units of an article, with their places, introduce."""
    names: dict[str, int] = {}
    things: dict[str, int] = {}
    for place, text in units:
        for first, last in _NAME.findall(text):
            if first and last.lower() not in ENGLISH and first.lower().strip(".") not in _TITLES | ENGLISH:
                names.setdefault(last, place)
        for phrase in _INTRODUCED.findall(text):
            for word in re.findall(r"[\w-]+", phrase):
                things.setdefault(stem(word), place)
    return Introductions(names, things)


def find_introduction(sentence: str, place: int, said: str, introduced: Introductions) -> int | None:
    """Return the place where an article introduced the person or thing that a sentence takes as known, if `said` does not name it."""
    outside = _QUOTED.sub(" ", sentence)
    for found in _NAME.finditer(outside):
        first, last = found[1], found[2]
        unfamiliar = (not first or first.lower().strip(".") in _TITLES) and not last.isupper()
        if (
            unfamiliar
            and not last.isupper()
            and not _PLACE.search(outside[: found.start()])
            and introduced.names.get(last, place) < place
            and not re.search(rf"\b{re.escape(last)}\b", said)
        ):
            return introduced.names[last]
    thing = _THING.match(outside)
    head = _head(thing[1].split()) if thing else None
    if head and introduced.things.get(head, place) < place and head not in map(stem, re.findall(r"[\w-]+", said.lower())):
        return introduced.things[head]
    return None


def _head(words: list[str]) -> str | None:
    """Return the noun of a phrase, the last word before one that carries no meaning or may be its verb."""
    noun = None
    for word in words:
        if word in ENGLISH or (noun and word.endswith(("ed", "s"))):
            break
        noun = stem(word)
    return noun


def names_nobody(sentence: str) -> bool:
    """Say whether a sentence says "he" or "she" of somebody whom it does not name before."""
    outside = _QUOTED.sub(" ", sentence)
    found = _HE.search(outside)
    if found is None or has_person(outside[: found.start()]):
        return False
    return found[0].lower() in ("he", "she", "him") or not has_person(outside[found.end() :])


def has_person(text: str) -> bool:
    """Say whether a text names or describes a person, as far as its words tell: a name, or a noun for people."""
    return _PERSON.search(text.lower()) is not None or any(
        found.start() > 0 or found[0].split()[0].lower() not in ENGLISH for found in _NAME.finditer(text)
    )
