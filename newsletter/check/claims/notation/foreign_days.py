"""Reads the days that a text in another language than English names (`22.11.2025`, `le 3 octobre`), and tells which its articles name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from newsletter.text.dates import locale_of
from newsletter.text.months import date_words, month_number

_AND = frozenset("und et y e en och og i".split())
_TO = r"(?P<to>\s?[-–/]\s?|\s(?:und|bis(?:\szum)?|et|au|y|e|al|a|en|tot|och|till|og|til|i|do)\s(?:l[ea]\s|el\s)?)"
_DAY = (
    r"(?<![\w.,:/-])(?P<listed>(?:\d{1,2}(?:er|\.|º)?,\s){0,6})(?:(?P<first>\d{1,2})(?:er|\.|º)?" + _TO + r")?(?P<day>\d{1,2})"
)
DAYS = re.compile(
    rf"{_DAY}(?:er|\.|º|ª)?\s(?:de\s|d['’])?(?P<word>[^\W\d_]{{3,12}})(?P<dot>\.?)(?:,?\s(?:de\s|del\s)?(?P<year>\d{{4}})\b)?"
    r"|(?<![\d.])(?P<day2>\d{1,2})\.\s?(?P<month2>\d{1,2})\.(?:\s?(?P<year2>\d{4}|\d\d)(?![\d.]))?"
    r"|(?<![\d/])(?P<day3>\d{1,2})[/-](?P<month3>\d{1,2})[/-](?P<year3>\d{4})(?!\d)"
    r"|(?<!\d)(?P<year4>\d{4})-(?P<month4>\d\d)-(?P<day4>\d\d)(?!\d)"
)
# In an article a day without a year too: "le 3/12".
SLASHED = re.compile(r"(?<![\d/])(?P<day>[0-3]?\d)/(?P<month>[01]?\d)(?![\d/])")
TOMORROW = frozenset("morgen demain mañana domani amanhã imorgon jutro".split())
# A weekday of an article is one within so many days of its own.
WEEK = 7


@dataclass(frozen=True, slots=True)
class ForeignDay:
    """A day as a text names it, and where; `year` is 0 where none is said."""

    text: str
    start: int
    end: int
    month: int
    number: int
    year: int = 0


def read_foreign_days(text: str, language: str = "", *, within: bool = False) -> Iterator[ForeignDay]:
    """Yield the days that a text names, by the names of months in its language; without one, by any word that is one somewhere.

    `within`: those between the first and the last of several days too.
    """
    for found in DAYS.finditer(text):
        if found["word"]:
            word = found["word"].lower()
            is_name = not language or word in date_words(language) or bool(found["dot"])
            month, year = (month_number(word) or 0 if is_name else 0), found["year"]
        else:
            form = next(form for form in "234" if found[f"day{form}"])
            month, year = int(found[f"month{form}"]), found[f"year{form}"]
        for day in _numbers(found, within=within) if found["word"] else (int(found[f"day{form}"]),):
            if 0 < month <= 12 and 0 < day <= 31:
                number = int(year or 0)
                yield ForeignDay(found[0], *found.span(), month, day, number + 2000 if 0 < number < 100 else number)


def _numbers(found: re.Match[str], *, within: bool) -> list[int]:
    """Return the numbers of the days that stand before one month: "3, 4 et 5 mars"."""
    days = [int(day) for day in re.findall(r"\d+", f"{found['listed']} {found['first'] or ''} {found['day']}")]
    if within and found["first"] and _AND.isdisjoint(found["to"].split()):
        days += range(days[-2] + 1, days[-1])
    return days


@dataclass(frozen=True, slots=True)
class DaysSaid:
    """The days that articles name, with their year or 0, and those that they mean by a weekday or by appearing then."""

    named: frozenset[tuple[int, int, int]]
    meant: frozenset[date]

    def has(self, day: ForeignDay) -> bool:
        """Say whether the articles name a day or mean it, in no other year."""
        for month, number, year in self.named:
            if (month, number) == (day.month, day.number) and (year == day.year or not (year and day.year)):
                return True
        return any((one.month, one.day) == (day.month, day.number) and day.year in (0, one.year) for one in self.meant)


def days_said(texts: Iterable[str], published: Iterable[date | None], language: str) -> DaysSaid:
    """Return the days that articles name in figures or words, and those of the weekdays that they name, by the days when they appeared."""
    named, words = set(), set[str]()
    for text in texts:
        named |= {(day.month, day.number, day.year) for day in read_foreign_days(text, within=True)}
        named |= {(int(found["month"]), int(found["day"]), 0) for found in SLASHED.finditer(text)}
        words |= set(re.findall(r"[^\W\d_]+(?:-feira)?", text.lower()))
    meant: set[date] = set()
    for day in filter(None, published):
        meant |= {day + timedelta(days=step) for step in (-1, 0, *([1] if TOMORROW & words else []))}
        for number, name in locale_of(language).days["format"]["wide"].items():
            if name.lower() in words:
                near = (day + timedelta(days=step) for step in range(-WEEK, WEEK + 1))
                meant |= {one for one in near if one.weekday() == number}
    return DaysSaid(frozenset(named), frozenset(meant))
