"""Reads months that a text names without a day (`by June`, `in March 2024`), and tells which months an article speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from newsletter.check.claims.notation.calendar import MONTH_NAMES, DayNamed
from newsletter.text.months import month_number

# `may`, `march` and `august` are other words too, and April and June are people: a month in a story is one that stands behind such a
# word and before no other name, or before its year.
BEFORE = r"in|by|since|until|till|from|through|before|after|during|late|early|mid|last|next|this|to|of|between"
NAMED = re.compile(
    rf"(?:\b(?i:{BEFORE})[\s-](?P<month>{MONTH_NAMES})\b\.?(?!\w|[.,]?\s\d{{1,2}}(?!\d)|\s[A-Z])(?:,? (?P<year>\d{{4}})\b)?)"
    rf"|\b(?P<month2>{MONTH_NAMES})\b\.?,?(?: of)? (?P<year2>\d{{4}})\b"
)
DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?(?: of)? $")
# A month in an article: any word that may be one, since this can only spare a finding.
SAID = re.compile(rf"\b(?P<month>{MONTH_NAMES})\b\.?(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?(?:,?(?: of)? (?P<year>\d{{4}})\b)?")
FIGURES = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)\b|\b\d{1,2}[./](?P<month2>\d{1,2})[./](?P<year2>\d{4})\b")
# Words for months by the day on which the article appeared: how many months before or after it they may be.
BESIDE = (
    (re.compile(r"\bthis month\b", re.IGNORECASE), (0,)),
    (re.compile(r"\b(?:last|past|previous) month\b", re.IGNORECASE), (-1,)),
    (re.compile(r"\b(?:next|coming|following) month\b", re.IGNORECASE), (1,)),
    (re.compile(r"\bweeks\b", re.IGNORECASE), (-2, -1, 1, 2)),
)
# What names a month without saying which: an article that has it may speak of any.
VAGUE = re.compile(
    r"\bmonths? (?:ago|earlier|later|before|after|from now|time)\b|\bin (?:\w+ ){0,3}months\b|\bQ[1-4]\b"
    r"|\b(?:quarter|half|end|start|beginning|middle|turn) of (?:the |this |next |last )?(?:new )?(?:year|\d{4})\b"
    r"|\b(?:first|second|third|fourth|last|next|this) quarter\b|\b(?:the|this|last|next) fall\b"
    r"|\b(?:spring|summer|autumn|winter|(?:new year|christmas)(?!(?:[’']s)? (?:eve|day))|easter|year[’']?s? end|year-end|mid-year)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class MonthNamed:
    """A month as a text names it, and where; `year` is 0 where it names none."""

    text: str
    start: int
    end: int
    month: int
    year: int


def read_months(text: str) -> Iterator[MonthNamed]:
    """Yield the months of a story's sentence that are certainly months, without those of a day ("13 November")."""
    for found in NAMED.finditer(text):
        which = "month" if found["month"] else "month2"
        year = found["year"] or found["year2"]
        end = found.end("year" if found["year"] else "year2") if year else found.end(which)
        start = found.start(which)
        if not DAY_BEFORE.search(text, 0, start):
            yield MonthNamed(text[start:end], start, end, month_number(found[which]) or 0, int(year or 0))


@dataclass(frozen=True, slots=True)
class MonthsSaid:
    """The months that articles speak of, as (month, year), the year 0 where none is said; `vague`: they may speak of any."""

    known: frozenset[tuple[int, int]]
    vague: bool

    def has(self, claimed: MonthNamed, sentence: str = "") -> bool:
        """Say whether an article has a month, and in no other year only; or may mean it, where its `sentence` of that names no other."""
        if self.vague and (VAGUE.search(sentence) or not next(read_months(sentence), None)):
            return True
        return any(
            month == claimed.month and (year == claimed.year or not (year and claimed.year)) for month, year in self.known
        )


def months_said(texts: Iterable[str], days: Iterable[DayNamed], published: Iterable[date | None]) -> MonthsSaid:
    """Return the months that articles name, alone or in a day, in words or figures, or mean by the day on which they appeared."""
    appeared = [day for day in published if day]
    known = {(day.month, day.year) for one in appeared for day in (one, one - timedelta(days=1))}
    known |= {(day.month, day.year) for named in days for day in named.meanings}
    vague = False
    for text in texts:
        for found in SAID.finditer(text):
            known.add((month_number(found["month"]) or 0, int(found["year"] or 0)))
        for found in FIGURES.finditer(text):
            known.add((int(found["month"] or found["month2"]), int(found["year"] or found["year2"])))
        for words, steps in BESIDE:
            if words.search(text):
                known |= {_moved(day, step) for day in appeared for step in steps}
        vague = vague or VAGUE.search(text) is not None
    return MonthsSaid(frozenset(known), vague)


def _moved(day: date, months: int) -> tuple[int, int]:
    number = 12 * day.year + day.month - 1 + months
    return number % 12 + 1, number // 12
