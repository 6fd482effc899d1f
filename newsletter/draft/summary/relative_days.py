"""What "yesterday" and "on Thursday" mean: an article's own day says it, the issue's day would say another."""

from __future__ import annotations

import re
from datetime import date, timedelta

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WORD = re.compile(
    r"\b(?P<word>yesterday|today|tonight|tomorrow|(?P<next>next )?(?P<day>mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"(?!,? \d)(?! night live)",
    re.IGNORECASE,
)
# "today" is a day only of what was done then; else it means these times.
_DONE = re.compile(
    r"^today\b|\b(?:announced|said|launched|released|unveiled|published|reported|confirmed|introduced|opened|signed|closed|filed|voted|"
    r"introduces|launches|announces) (?:[\w’'-]+ ){0,6}today\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|would be|to be|is set to|are set to|plans? to|due|upcoming|expected to|scheduled|begins?|starts?|opens?)\b"
)


def name_days(summary: str, published: date, issue: date) -> list[str]:
    """Return a line for each day that a summary names by a word (`“Thursday” is 2026-11-12`), where the issue has another day.

    A weekday is the last one up to the day of publication, in a sentence about the future the next one.
    """
    if published == issue:
        return []
    found: dict[str, str] = {}
    for sentence in summary.split("\n"):
        for match in _WORD.finditer(sentence):
            if match["word"].lower() == "today" and not _DONE.search(sentence):
                continue
            day = _day_meant(match, published, future=_FUTURE.search(sentence) is not None)
            found.setdefault(match["word"].lower(), f"“{match['word']}” is {day.isoformat()}")
    return list(found.values())


def _day_meant(match: re.Match[str], published: date, *, future: bool) -> date:
    shift = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}.get(match["word"].lower())
    if shift is not None:
        return published + timedelta(days=shift)
    back = (published.weekday() - _WEEKDAYS.index(f"{match['day'].lower()}day")) % 7
    return published + timedelta(days=7 - back if (future and back) or match["next"] else -back)
