"""Finds the persons and things that a sentence takes as known, and the earlier sentence that introduces them.

An article introduces a person once ("Habib Essid, the prime minister") and a thing once ("a man"), and from then on says "Essid" and
"the man". A summary with only the later sentence would speak of somebody whom the reader does not know.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.draft.summary.fitness.faults import without_quotations
from newsletter.draft.words.tfidf import stem
from newsletter.text.stopwords import ENGLISH

_NAME = re.compile(r"(?<![\w’'.-])(?:([A-ZÀ-Þ][\w.’'-]*) )?([A-ZÀ-Þ][\w-]{2,})(?!\w| [A-ZÀ-Þ])")
# What may stand before a surname that has already been introduced.
_TITLES = frozenset(
    """mr mrs ms miss mx dr sir lady lord judge president minister senator rep sen gov gen prof officer chancellor mayor secretary
    king queen prince princess pope justice detective sheriff captain coach and but when while as for in on at by if so""".split()
)
# German nouns are capitalised too: a single word is taken for a surname only after a verb of speech.
_GERMAN_SPEAKER = re.compile(
    r"(?:sagt|sagte|erklärt|erklärte|betont|betonte|meint|meinte|berichtet|berichtete|ergänzt|ergänzte|fordert|forderte|so) "
    r"([A-ZÄÖÜ][a-zäöüß-]{2,})(?=[.,;]|$)"
)
# After one of these words a name is a place, or mentioned in passing.
_PLACE = re.compile(r"\b(?:in|at|from|near|across|to|into|of|around|outside|with|for|by|and|against|on) $")
_THING = re.compile(
    r"[^\w“\"]*(?:(?:After|Amid|As|At|Because of|Before|By|Despite|During|Following|For|From|In|Of|On|Once|Since|To|Under|Until|"
    r"When|While|With|Without) )?(?:[Tt]he|[Bb]oth|[Tt]h[eo]se) ((?:[a-z][\w’'-]+[ ,]){1,3})"
)
_GERMAN_THING = re.compile(
    r"\b(?:[Dd](?:er|ie|as|en|em|es)|[Dd]ies(?:er?|es|em|en)|[Zz]u[mr]|[Ii]m|[Aa]m|[Bb]eim|[Vv]om) "
    r"(?:[a-zäöüß]+ ){0,2}([A-ZÄÖÜ][\wäöüß-]{2,})"
)
# Somebody known by age: "der 35-Jährige".
_GERMAN_AGED = re.compile(r"\b[Dd](?:er|ie|em|en|es) (\d{1,3})-?[Jj]ährigen?\b(?! [A-ZÄÖÜ])")
_TWO_NAMES = re.compile(r"[A-ZÄÖÜ][\w-]+ (?:und|gegen) [A-ZÄÖÜ]")
# A speaker named by one name only.
_SPEAKER = re.compile(
    r"[,”\"] (?:says|said|explains|adds|added|notes|recalls) ([A-ZÀ-Þ][a-zà-þ]+)(?=[.,])|"
    r"^([A-ZÀ-Þ][a-zà-þ]+) (?:says|said|recommends|explains|adds)\b"
)
# An abbreviation as it is introduced: "Graphic Information Technology (GIT)".
_SHORT_FORM = re.compile(r"(?<![\w-])[A-Z]{2,}[A-Z0-9]*(?![\w-])")
# A name that its makers gave to something, with two capitals or more, and the sentence that gives it.
_COINED = re.compile(r"(?<![\w-])[A-Z][\w-]*[A-Z][\w-]*(?![\w-])")
_COINS = r"\b(?:propos|introduc|present|develop|releas|call|nam|term|dub)\w* (?:[\w’'-]+ ){{0,3}}{}\b"
# If a sentence begins with one of these, "his" may refer to somebody named later in it.
_INTRODUCES = frozenset(
    """after before since while when as in at on for from with without during despite by upon until because
    though although like unlike""".split()
)
_HE = re.compile(r"\b(?:[Hh]e|[Ss]he|him|[Hh]is|[Hh]er|hers|himself|herself)\b")
_PERSON = re.compile(
    r"\b(?:m[ae]n|wom[ae]n|boy|girl|father|mother|parent|son|daughter|brother|sister|husband|wife|friend|child|kid|baby|teen|person|people|"
    r"guy|guest|captain|guard|king|queen|president|minister|chief|coach|star|patient|victim|suspect|nurse|judge|mayor|pilot|host|artist|client|athlete|"
    r"student|everyone|anyone|someone|who|resident|official|[a-z]{3,}(?:er|or|ist|ian|man|woman))\b"
)


def find_introduction(sentence: str, said: str, before: Sequence[tuple[int, str]]) -> int | None:
    """Return the place of the sentence that introduces a person or thing that a sentence takes as known and that `said` has not; else None.

    `said` is the summary up to the sentence, `before` are the article's sentences before it, with their places.
    """
    outside = without_quotations(sentence)
    for found in _NAME.finditer(outside):
        first, last = found[1], found[2]
        if (first and first.lower().strip(".") not in _TITLES) or last in said or last.isupper():
            continue
        if not _PLACE.search(outside[: found.start()]) and (place := _introduced_as_name(last, before)) is not None:
            return place
    speakers = (found[1] or found[2] for found in _SPEAKER.finditer(sentence))
    kinds = (
        (_place_of_name, speakers),
        (_place_of_short_form, _SHORT_FORM.findall(outside)),
        (_coined_at, _COINED.findall(outside)),
    )
    for find, names in kinds:
        for name in names:
            if name not in said and (place := find(name, before)) is not None:
                return place
    thing = _THING.match(outside)
    head = _head(re.findall(r"[\w’'-]+", thing[1])) if thing else None
    return None if not head or head in _stems(said) else _mentioned(head, before)


def find_german_introduction(sentence: str, said: str, before: Sequence[tuple[int, str]]) -> int | None:
    """Do the same for German: a speaker with a surname only, a person known by age, a noun with a definite article."""
    for name in _GERMAN_SPEAKER.findall(sentence):
        if name not in said and (place := _introduced_as_name(name, before)) is not None:
            return place
    for age in _GERMAN_AGED.findall(without_quotations(sentence)):
        if not re.search(rf"\b{age}\b", said) and (place := _aged(age, said, before)) is not None:
            return place
    known = _stems(said)
    for noun in _GERMAN_THING.findall(without_quotations(sentence)):
        head = stem(noun.lower())
        if head not in known and (place := _mentioned(head, before)) is not None:
            return place
    return None


def _aged(age: str, said: str, before: Sequence[tuple[int, str]]) -> int | None:
    """Return the place of the sentence that tells an age; if none does and `said` names two people, of the one before it."""
    told = next((place for place, text in before if re.search(rf"\b{age}\b", text)), None)
    if told is None and before and before[-1][1] not in said and _TWO_NAMES.search(said):
        return before[-1][0]
    return told


def _place_of_name(name: str, before: Sequence[tuple[int, str]]) -> int | None:
    """Return the place of the first sentence that has a first name followed by another name: "Sasha Lee"."""
    whole = re.compile(rf"\b{name} [A-ZÀ-Þ][\w’'-]+")
    return next((place for place, text in before if whole.search(text)), None)


def _coined_at(name: str, before: Sequence[tuple[int, str]]) -> int | None:
    """Return the place of the sentence that says what a coined name stands for: "We propose SPARROW, a method"."""
    if all(name not in text for _, text in before):
        return None
    coins = re.compile(_COINS.format(re.escape(name)))
    return next((place for place, text in before if name in text and coins.search(text)), None)


def _stems(text: str) -> set[str]:
    return set(map(stem, re.findall(r"[\w-]+", text.lower())))


def _place_of_short_form(short: str, before: Sequence[tuple[int, str]]) -> int | None:
    """Return the place of the first sentence that introduces an abbreviation, in brackets."""
    return next((place for place, sentence in before if f"({short})" in sentence), None)


def _mentioned(head: str, before: Sequence[tuple[int, str]]) -> int | None:
    """Return the place of the last sentence that has a noun (a stem)."""
    return next((place for place, text in reversed(before) if head[:-1] in text.lower() and head in _stems(text)), None)


def _introduced_as_name(name: str, before: Sequence[tuple[int, str]]) -> int | None:
    for place, text in before:
        if name in text and name.lower() not in ENGLISH:
            for first, last in _NAME.findall(text):
                if last == name and first and first.lower().strip(".") not in _TITLES | ENGLISH:
                    return place
    return None


def _head(words: list[str]) -> str | None:
    """Return the stem of a phrase's noun: the last word before a function word or a possible verb."""
    noun = None
    for word in words:
        if word in ENGLISH or (noun and word.endswith(("ed", "s"))):
            break
        noun = stem(word)
    return noun


def names_nobody(sentence: str) -> bool:
    """Say whether a sentence says "he" or "she" without naming the person before; False for a text without capitals, which hides names."""
    outside = without_quotations(sentence)
    found = _HE.search(outside)
    if found is None or outside.islower() or has_person(outside[: found.start()]):
        return False
    is_forward = found[0].lower() in ("his", "her") and outside.split(" ", 1)[0].lower() in _INTRODUCES
    return not is_forward or not has_person(outside[found.end() :])


def has_person(text: str) -> bool:
    """Say whether a text has a name or a noun for a person."""
    return _PERSON.search(text.lower()) is not None or any(
        found.start() > 0 or found[0].split()[0].lower() not in ENGLISH for found in _NAME.finditer(text)
    )
