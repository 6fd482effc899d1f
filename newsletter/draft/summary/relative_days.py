"""Resolves "yesterday" and "on Thursday" by the article's date, since they mean something else on the issue's date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from newsletter.text.spans import WEEKDAYS

_WORD = re.compile(
    r"\b(?P<word>yesterday|today|tonight|tomorrow|(?P<next>next )?(?P<day>mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"(?!,? (?:in |of )?(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b))(?! night live)",
    re.IGNORECASE,
)
# "today" is a day only of what was done then; else it means these times.
_DONE = re.compile(
    r"^today\b|\b(?:announced|said|launched|released|unveiled|published|reported|confirmed|introduced|opened|signed|closed|filed|voted|"
    r"introduces|launches|announces) (?:[\w’'-]+ ){0,6}today\b",
    re.IGNORECASE,
)
# Where one of these stands right before a weekday, it is the next one; where one of those, the last one.
_AHEAD = re.compile(
    r"\b(?:by|until|till|from|starting|beginning|before|effective|no later than|due(?: on)?|coming|this coming)\W+$",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\b(?:since|last|past|after)\W+$", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:will|would|won[’']t|[’']ll|to be|(?:is|are) (?:set|due|expected|scheduled|planned|slated|going) to|plans? to|due|upcoming|"
    r"expected|scheduled|planned|slated|begins?|starts?|opens?|closes?|ends?|takes? (?:place|effect)|can|may|should|must|could)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|has|have|been|came|went|took|made|met|found|sent|won|lost|fell|rose|began|left|held|hit|cut|put|"
    r"set|died|saw|gave|\w{3,}ed)\b",
    re.IGNORECASE,
)


def name_days(summary: str, published: date, issue: date) -> list[str]:
    """Return a line for each day that a summary names by a word (`“Thursday” is 2026-11-12`), where the issue has another day.

    A weekday is the next one behind "by", "until" and the like and in a sentence about the future, the last one up to the day of
    publication in a sentence about the past. Where the sentence does not tell, or names the month or year of it, nothing is said: a
    wrong day is worse than none.
    """
    if published == issue:
        return []
    found: dict[str, str] = {}
    for sentence in summary.split("\n"):
        for match in _WORD.finditer(sentence):
            day = _day_meant(match, published)
            if day and not (match["word"].lower() == "today" and not _DONE.search(sentence)):
                found.setdefault(match["word"].lower(), f"“{match['word']}” is {day.isoformat()}")
    return list(found.values())


def _day_meant(match: re.Match[str], published: date) -> date | None:
    shift = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}.get(match["word"].lower())
    if shift is not None:
        return published + timedelta(days=shift)
    back = (published.weekday() - WEEKDAYS.index(f"{match['day'].lower()}day")) % 7
    ahead = _is_ahead(match)
    return None if ahead is None else published + timedelta(days=7 - back if ahead and (back or match["next"]) else -back)


def _is_ahead(match: re.Match[str]) -> bool | None:
    """Say whether a weekday lies ahead of the day of publication; None where the words around it do not tell."""
    before = match.string[: match.start()]
    if match["next"] or _AHEAD.search(before):
        return True
    if _BEHIND.search(before):
        return False
    tenses = [
        (mark.start(), ahead) for rule, ahead in ((_PAST, False), (_FUTURE, True)) for mark in rule.finditer(match.string)
    ]
    nearest = [tense for tense in sorted(tenses) if tense[0] < match.start()][-1:] or sorted(tenses)[:1]
    return nearest[0][1] if nearest else None
