"""Rules on days: dates that the calendar does not have, and weekdays that are not those of the dates beside them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from newsletter.check.finding import Finding
from newsletter.check.material import Material
from newsletter.check.printed_text import RunningText, found_in_text, running_texts
from newsletter.check.rule import rule
from newsletter.text.dates import day_of, locale_of, long_day, real_day
from newsletter.text.language import primary
from newsletter.text.months import SHORT_MONTHS, date_words, month_number
from newsletter.text.spans import WEEKDAYS

_MONTH = r"[^\W\d_]{3,12}"
DAY = re.compile(
    rf"(?:\b(?P<first>{_MONTH})\.? (?P<behind>\d{{1,2}})(?:st|nd|rd|th)?(?![\w%:]|[.,]\d)"
    rf"|(?<![\w.,:/-])(?P<before>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)? (?:(?:of|de|di) )?(?P<second>{_MONTH})\b\.?)"
    r"(?:,? (?:(?:of|de|del) )?(?P<year>(?:1[6-9]|2[01])\d\d)\b)?"
    r"|(?<![\w./-])(?P<iso>(?:1[6-9]|2[01])\d\d-\d\d-\d\d)(?![\w-]|\.\w)"
    r"|(?<![\w./-])(?P<dotted>\d{1,2}\.\s?\d{1,2}\.\s?(?:1[6-9]|2[01])\d\d)(?![\w-]|\.\w)"
)
WEEKDAY = re.compile(r"\b(?P<name>[^\W\d_]{3,13}(?:-feira)?)(?P<dot>\.?),? \(?(?:(?:the|den|dem|le|el) )?$")
# A second day behind the first: "Friday to Sunday, November 14-16", whose weekday is that of the last or of the first.
SPAN = re.compile(r"(?:\s?[-–—/]\s?|,? (?:to|and|through|until|or|bis|und|à|et|y|al|e|a) )\d{1,2}\b(?!:)")
TIES = re.compile(r"\b(?:on|by|until|till|since|from|before|after|between|through|to|and) $", re.IGNORECASE)
LONGEST_TIE = len("between ") + 1  # and what is before it
WORD_BEHIND = re.compile(r" [^\W_]")
YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
LONGEST_SHORT = 5  # letters of an abbreviated weekday: "Thurs."
LAST_JULIAN = 1923
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@rule(
    "date-impossible",
    "warning",
    "A date that the calendar does not have.",
    family="editing",
    bad="The council meets again on 31 November.",
    good="The council meets again on 30 November.",
)
def check_impossible_days(material: Material) -> Iterator[Finding]:
    for text, dated in _dates(material):
        longest = LONGEST[dated.month - 1] - (dated.month == 2 and bool(dated.year) and not calendar.isleap(dated.year))
        if not 0 < dated.day <= longest and (dated.year or dated.day <= LONGEST[0]) and _is_date(text.words, dated.found):
            message = f"there is no {dated.found[0].strip()}"
            yield found_in_text(material, text, dated.found.span(), message)


@rule(
    "weekday-wrong",
    "warning",
    "A weekday is not that of the date beside it.",
    family="editing",
    bad="The council meets on Monday, 14 November 2025.",
    good="The council meets on Friday, 14 November 2025.",
)
def check_weekdays(material: Material) -> Iterator[Finding]:
    for text, dated in _dates(material):
        start = dated.found.start()
        said = WEEKDAY.search(text.words, max(0, start - 24), start)
        number = _weekdays(primary(text.language) or "en").get(said["name"].lower()) if said else None
        day = _day_meant(material, text, dated)
        if not said or number is None or not day or _ends_sentence(said) or SPAN.match(text.words, dated.found.end()):
            continue
        if number not in (day.weekday(), _julian_weekday(day)):
            message = _say_weekday(day, said["name"], primary(text.language) or "en")
            yield found_in_text(material, text, (said.start(), dated.found.end()), message)


def _say_weekday(day: date, said: str, language: str) -> str:
    """Return which weekday a day is and is not, in the words of the text that has the wrong one."""
    if language == "en":
        return f"{long_day(day, 'en')} is a {WEEKDAYS[day.weekday()].title()}, not a {said}"
    return f"{long_day(day, language)} is “{locale_of(language).days['format']['wide'][day.weekday()]}”, not “{said}”"


def _ends_sentence(said: re.Match[str]) -> bool:
    """Say whether a full stop behind a weekday ends a sentence: "He came on Monday. 14 November was a day later"."""
    return bool(said["dot"]) and len(said["name"]) > LONGEST_SHORT


def _julian_weekday(day: date) -> int:
    """Return the weekday of a date of the old calendar, which Russia and Greece had until 1918 and 1923; of later ones, its own.

    A Julian date is as many days later as the calendars are apart: 13 in 1900, 10 before 1700 (Meeus, Astronomical Algorithms, 7).
    """
    if day.year > LAST_JULIAN:
        return day.weekday()
    century = (day.year - (day.month < 3)) // 100
    return (day.weekday() + century - century // 4 - 2) % 7


class _Dated(NamedTuple):
    """A date as a text has it, whether there is such a day or not; `year` is 0 where none is named."""

    found: re.Match[str]
    year: int
    month: int
    day: int


def _dates(material: Material) -> Iterator[tuple[RunningText, _Dated]]:
    for text in running_texts(material):
        language, at = primary(text.language) or "en", 0
        while found := DAY.search(text.words, at):
            dated = _read_date(found, language)
            at = found.end() if dated else found.start() + 1  # "Monday 14" is none, "14 November" behind it is
            if dated:
                yield text, dated


def _read_date(found: re.Match[str], language: str) -> _Dated | None:
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
    elif found["dotted"]:
        day, month, year = map(int, found["dotted"].split(".")) if language != "en" else (0, 0, 0)
    else:
        month, year = _month(found["first"] or found["second"], language), int(found["year"] or 0)
        day = int(found["behind"] or found["before"])
    return _Dated(found, year, month, day) if 0 < month <= 12 else None


def _month(name: str, language: str) -> int:
    """Return the number of a month by its whole name, in English also by a short one; 0 for other words."""
    is_english = language == "en"
    if is_english and name[0].islower():
        return 0
    is_whole = name.lower() in date_words(language) or (is_english and name.lower() in SHORT_MONTHS)
    return (month_number(name) or 0) if is_whole else 0


def _is_date(text: str, found: re.Match[str]) -> bool:
    """Say whether a month and a number are surely meant as a date: "In June 31 people drowned" has none."""
    return bool(
        found["iso"] or found["dotted"] or found["year"] or found["before"]
        or TIES.search(text, max(0, found.start() - LONGEST_TIE), found.start()) or not WORD_BEHIND.match(text, found.end())
    )  # fmt: skip


def _day_meant(material: Material, text: RunningText, dated: _Dated) -> date | None:
    """Return the day that a date means: without a year the nearest one to its article, or to the issue.

    Beside another year it is history, and means no day of ours.
    """
    if dated.year:
        return real_day(dated.year, dated.month, dated.day)
    written = day_of(text.entry.articles[0].published) if text.entry and text.entry.articles else None
    near = written or material.day or material.today
    if _years(text.words) - {near.year}:
        return None
    days = [day for year in (-1, 0, 1) if (day := real_day(near.year + year, dated.month, dated.day))]
    return min(days, key=lambda day: abs((day - near).days), default=None)


@lru_cache(maxsize=8)  # asked for each date of a text
def _years(text: str) -> frozenset[int]:
    return frozenset(map(int, YEAR.findall(text)))


@lru_cache(maxsize=8)
def _weekdays(language: str) -> dict[str, int]:
    """Return the numbers of the weekdays by their names in a language, in full and short, in lower case; Monday is 0."""
    names = locale_of(language).days["format"]
    found = {name.lower().rstrip("."): number for width in ("wide", "abbreviated") for number, name in names[width].items()}
    return found | {name.removesuffix("-feira"): number for name, number in found.items()}
