"""Recognises that two sentences give different numbers of dead or injured: outlets that count at different hours contradict each other."""

from __future__ import annotations

import re

_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty""".split()
_NUMBER = rf"(\d{{1,3}}(?:,\d{{3}})+|\d+|a dozen|{'|'.join(_SMALL)})(?![\w.,:-]*\d)"
_ABOUT = r"(?:(?:at least|about|around|some|nearly|almost|more than|over|up to|another) )?"
_KINDS = {
    "dead": (
        "kill(?:ed|ing|s)|claim(?:ed|ing|s) the lives of|death toll [^.;]*?(?:to|of|is|was|at)",
        "died|dead|deaths?|killed",
    ),
    "injured": ("(?:injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurt(?:ing|s)?)", "injured|injuries|wounded|hurt"),
}
_TOLLS = {
    kind: re.compile(
        rf"\b(?:{before}) {_ABOUT}{_NUMBER}\b|\b{_NUMBER} (?:(?!and\b)[a-z]+ ){{0,4}}?(?:{behind})\b", re.IGNORECASE
    )
    for kind, (before, behind) in _KINDS.items()
}


def contradict(one: str, other: str) -> bool:
    """Say whether two sentences both number the dead, or both the injured, and have no such number in common."""
    told = ((_numbers(toll, one), _numbers(toll, other)) for toll in _TOLLS.values())
    return any(mine and theirs and mine.isdisjoint(theirs) for mine, theirs in told)


def _numbers(toll: re.Pattern[str], text: str) -> set[str]:
    return {_as_digits(first or second) for first, second in toll.findall(text)}


def _as_digits(number: str) -> str:
    word = number.lower()
    return "12" if word == "a dozen" else str(_SMALL.index(word)) if word in _SMALL else word.replace(",", "")
