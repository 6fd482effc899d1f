"""Reads the numbers of sentences, and recognises that two give different ones of dead or injured: outlets that count at different hours
contradict each other."""

from __future__ import annotations

import functools
import re

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {
    **{word: value for value, word in enumerate(["zero", *_ONES, *_TEENS])},
    **{ten: 20 + 10 * at for at, ten in enumerate(_TENS)},
    **{f"{ten}-{one}": 21 + 10 * at + more for at, ten in enumerate(_TENS) for more, one in enumerate(_ONES)},
}
_WORDS = "|".join((f"(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES)}))?", *_TEENS, *_ONES, "zero"))
# No year, no "one" of "no one", no part of a longer number ("60 million"), and none of those "of" whom the sentence then gives the number.
_NUMBER = (
    rf"(?<![\w.,-])(?<!\bno )(\d{{1,3}}(?:,\d{{3}})+|(?!(?:19|20)\d\d\b)\d+|(?:{_WORDS}|a) dozen|{_WORDS})\b"
    r"(?![.,:-]?\d|-[a-z]|[ -](?:dozen|hundred|thousand|million|billion|of)\b)"
)
# "3 soldiers and 2 civilians" are 5 dead to another outlet; in "3 soldiers and injured 2" and "3 soldiers and 2 were injured" they are 3.
_INJURED = "(?:were|was|injur|wound|hurt)"
_SUMMED = rf"(?! [a-z]+ and (?:\d+|{_WORDS}) (?!{_INJURED})[a-z]+\b(?! {_INJURED}))"
_ANY_NUMBER = re.compile(rf"(?<![\w.])\d[\d.,]*|\b(?:{_WORDS})\b", re.IGNORECASE)
_ABOUT = r"(?:(?:at least|about|around|some|nearly|almost|more than|over|up to|another) )?"
_KINDS = {
    "dead": (
        "kill(?:ed|ing|s)|claim(?:ed|ing|s) the lives of|death toll [^.;]{0,60}?(?:to|of|is|was|at)",
        "died|dead|deaths?|killed",
    ),
    "injured": ("(?:injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurt(?:ing|s)?)", "injured|injuries|wounded|hurt"),
}
# What stands in each match of a kind: nearly all sentences have none of it, and to look for it is a hundred times cheaper.
_SIGNS = {"dead": ("kill", "claim", "die", "dea"), "injured": ("injur", "wound", "hurt")}


def contradict(one: str, other: str) -> bool:
    """Say whether two sentences both number the dead, or both the injured, and have no such number in common."""
    return any(
        (mine := _numbers(kind, one)) and (theirs := _numbers(kind, other)) and mine.isdisjoint(theirs) for kind in _KINDS
    )


@functools.lru_cache(maxsize=512)
def numbers_in(text: str) -> frozenset[str]:
    """Return the numbers of a text in figures, however they are written: "$3.8bn" and "3.8 billion" have 3.8, "two to one" has 2."""
    found = (number.lower() for number in _ANY_NUMBER.findall(text))
    return frozenset(figures_of(number) or number.strip(".,").replace(",", "") for number in found if number != "one")


def figures_of(word: str) -> str:
    """Return the figures of a number in English words below a hundred, "" for any other word."""
    return str(_VALUES[word]) if word in _VALUES else ""


@functools.lru_cache(maxsize=512)  # each sentence of a story is compared with several
def _numbers(kind: str, text: str) -> frozenset[int]:
    if not any(map(text.lower().__contains__, _SIGNS[kind])):
        return frozenset()
    return frozenset(_value_of((first or second).lower()) for first, second in _tolls(kind).findall(text))


@functools.cache
def _tolls(kind: str) -> re.Pattern[str]:
    before, behind = _KINDS[kind]
    return re.compile(
        rf"\b(?:{before}) {_ABOUT}{_NUMBER}{_SUMMED}|{_NUMBER} (?:(?!(?:and|of|{_WORDS})\b)[a-z]+(?:-\d+)? ){{0,4}}?(?:{behind})\b",
        re.IGNORECASE,
    )


def _value_of(number: str) -> int:
    if number.endswith(" dozen"):
        return 12 * _VALUES.get(number.removesuffix(" dozen"), 1)
    return _VALUES[number] if number in _VALUES else int(number.replace(",", ""))
