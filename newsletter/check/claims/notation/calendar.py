"""Resolves dates in English prose (`last Thursday`, `13 November`, `yesterday`) relative to the day they were written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from newsletter.text.dates import real_day
from newsletter.text.months import MONTHS, SHORT_MONTHS, month_number
from newsletter.text.spans import WEEKDAYS

MONTH_NAMES = "|".join(map(str.title, (*MONTHS, *SHORT_MONTHS)))
NAMED = re.compile(
    rf"\b(?:(?P<month>{MONTH_NAMES})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month2>{MONTH_NAMES})\b\.?)"
    r"(?!\d)(?:,? (?P<year>\d{4}))?|\b(?P<iso>\d{4}-\d\d-\d\d)\b|(?<![\d/])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year2>\d{4})\b"
)
# A weekday followed by its date is that day: "Monday, 23 November", "Monday (2026-11-23)".
DATE_BEHIND = re.compile(rf",? \(?(?:the )?(?:{NAMED.pattern})")
# Days of the year that have a weekday in their name.
FEASTS = "".join(
    f"(?<!{name} )" for name in ("Black", "Good", "Ash", "Holy", "Palm", "Cyber", "Easter", "Fat", "Shrove", "Super", "Giving")
)
WEEKDAY = re.compile(rf"\b{FEASTS}(?P<which>last |next |this |coming )?(?P<name>{'|'.join(WEEKDAYS)})\b(?!s)", re.IGNORECASE)
# Feasts whose day is the same every year, by month and day.
FIXED = {
    **{
        "christmas eve": (12, 24),
        "christmas day": (12, 25),
        "boxing day": (12, 26),
        "halloween": (10, 31),
        "new year's eve": (12, 31),
    },
    **{"new year's day": (1, 1), "valentine's day": (2, 14), "st patrick's day": (3, 17)},
}
FIXED_DAY = re.compile(rf"\b(?:{'|'.join(FIXED)})\b".replace("'", "['’]"), re.IGNORECASE)
# The first of two days of a month: "20 and 21 November", "20–21 November"; the second of them behind: "November 20 and 21".
DAY_BEFORE = re.compile(r"(?<![\d.,$€£/])(?P<number>\d{1,2})(?:st|nd|rd|th)?(?:\s?[-–]\s?| (?:and|or|to|until) (?:the )?)$")
DAY_BEHIND = re.compile(
    r"(?:\s?[-–]\s?| (?:and|or|to|until) )(?P<number>\d{1,2})(?:st|nd|rd|th)?(?![\d.:,/%]*\d| ?%| [A-Za-z]+s\b)"
)
LONGEST_BESIDE = 16
LEAP_YEAR = 2028
DIGIT = re.compile(r"\d")
# Every other day that is named has one of these; they are looked for first, since few sentences name a day.
SIGNS = ("day", "night", "tomorrow", "morning", "afternoon", "evening")
REPORTS = (
    "announced|said|says|launched|launches|released|unveiled|introduced|published|confirmed|reported|revealed|posted|signed"
)
# What somebody did to something; "schools today used to teach", "yards today built of oak" tell of no day.
DONE = r"(?:(?!used|needed|called|based|named)\w{2,}ed|won|met|gave|took|put)(?= (?:an?|the|its|his|her|their|that|new)\b)"
HOURS = {
    word: number for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
# A time of the day: 21:40, 9.40 p.m., 5pm, half past two, noon. With a point and without "a.m." it stands behind such a word.
CLOCK = re.compile(
    rf"(?<![\d.,:])(?P<hour>\d{{1,2}})(?:(?P<sign>[:.])(?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b\.?"
    r"|(?<![\d.,:])(?P<hour2>[01]?\d|2[0-4]):(?P<minute2>[0-5]\d)(?![\d:])"
    r"|\b(?:at|from|until|till|to|by|before|after|between|and|about|around) "
    r"(?P<hour3>[01]?\d|2[0-4])\.(?P<minute3>[0-5]\d)(?![\d.]|\s?%)"
    rf"|\b(?P<part>half|quarter) (?P<side>past|to) (?P<word>{'|'.join(HOURS)})\b|\b(?P<middle>noon|midday|midnight)\b",
    re.IGNORECASE,
)
# What each time has; few sentences have it.
MAY_BE_TIME = re.compile(r"\d(?:[:.]\d\d| ?[aApP]\.? ?[mM]\b)|(?:half|quarter) |[Nn]oon|[Mm]id")
DAY = 24 * 60
RELATIVE = (
    (re.compile(r"\b(?:yesterday(?:['’]s)?|last night)\b", re.IGNORECASE), -1),
    (re.compile(r"\btomorrow(?:['’]s)?\b", re.IGNORECASE), 1),
    (re.compile(r"\b(?:tonight|this (?:morning|afternoon|evening)|earlier today|later today)\b", re.IGNORECASE), 0),
    (re.compile(rf"\btoday (?:{REPORTS})\b|\b(?:{REPORTS}) today\b|\btoday (?:\w+ly )?{DONE}", re.IGNORECASE), 0),
)


@dataclass(frozen=True, slots=True)
class DayNamed:
    """A day as a text names it: its place, the days that it may mean (none where that cannot be told), and how it is said.

    `kind` is date, weekday or relative. A weekday may be the one before or the one after the day on which it was said: which of
    them, only the sentence tells. `month` and `number` are those of a date, which may state its `year` (0: it does not).
    """

    text: str
    start: int
    end: int
    kind: str
    meanings: tuple[date, ...]
    month: int = 0
    number: int = 0
    year: int = 0


def read_days(text: str, said_on: date | None) -> list[DayNamed]:
    """Return the days that a text names, in order; `said_on` is the day on which it was written.

    Beside dates in full these are dates without a year, weekdays and words such as `tomorrow`, which `printed_days` leaves out: in the
    print of a page they are no day of publication, in a claim they must agree with the article's.
    """
    found = [day for match in NAMED.finditer(text) for day in _dates(match, said_on)] if DIGIT.search(text) else []
    found += [_feast(match, said_on) for match in FIXED_DAY.finditer(text)]
    if not any(map(text.lower().__contains__, SIGNS)):
        return found
    found += [_weekday(match, said_on) for match in WEEKDAY.finditer(text)]
    for pattern, days in RELATIVE:
        for match in pattern.finditer(text):
            meanings = (said_on + timedelta(days=days),) if said_on else ()
            found.append(DayNamed(match[0], match.start(), match.end(), "relative", meanings))
    return sorted(found, key=lambda day: day.start)


def _dates(match: re.Match[str], said_on: date | None) -> Iterator[DayNamed]:
    """Yield a date, before or behind it another day of its month that has only its number."""
    told, text = _dated(match, said_on), match.string
    before = DAY_BEFORE.search(text, max(0, match.start() - LONGEST_BESIDE), match.start()) if match["day2"] else None
    behind = DAY_BEHIND.match(text, match.end()) if match["month"] and not match["year"] else None
    for beside in filter(None, (before, behind)):
        number = int(beside["number"])
        if real_day(LEAP_YEAR, told.month, number):
            start, end = beside.span("number")
            years = sorted({day.year for day in told.meanings})
            meanings = tuple(day for year in years if (day := real_day(year, told.month, number)))
            yield replace(told, text=beside["number"], start=start, end=end, meanings=meanings, number=number)
    yield told


def _dated(match: re.Match[str], said_on: date | None) -> DayNamed:
    """Return a date; one without a year is the nearest to the day on which it was written, one in slashes may be two days."""
    if match["year2"]:
        first, second, year = (int(match[name]) for name in ("first", "second", "year2"))
        either = dict.fromkeys([real_day(year, second, first), real_day(year, first, second)])
        return DayNamed(match[0], match.start(), match.end(), "date", tuple(filter(None, either)))
    if match["iso"]:
        year, month, number = (int(part) for part in match["iso"].split("-"))
    else:
        month = month_number(match["month"] or match["month2"]) or 0
        number = int(match["day"] or match["day2"])
        year = int(match["year"] or 0)
    return _in_year(match, (year, month, number), said_on)


def _feast(match: re.Match[str], said_on: date | None) -> DayNamed:
    """Return the date of a feast that is on the same day every year (`Christmas Eve`)."""
    return _in_year(match, (0, *FIXED[match[0].lower().replace("’", "'")]), said_on)


def _in_year(match: re.Match[str], named: tuple[int, int, int], said_on: date | None) -> DayNamed:
    """Return a date by its year (0 without one), month and number."""
    year, month, number = named
    years = [year] if year else [said_on.year + step for step in (-1, 0, 1)] if said_on else []
    days = [day for one in years if (day := real_day(one, month, number))]
    nearest = sorted(days, key=lambda day: abs((day - (said_on or day)).days))[:1]
    text = match[0].removesuffix(".")
    return DayNamed(text, match.start(), match.start() + len(text), "date", tuple(nearest), month, number, year)


def _weekday(match: re.Match[str], said_on: date | None) -> DayNamed:
    """Return a weekday: the last one up to the day of writing or the next one, or the one that its date or a word like "next" means."""
    meanings: tuple[date, ...] = ()
    if dated := DATE_BEHIND.match(match.string, match.end()):
        meanings = _dated(dated, said_on).meanings
    elif said_on:
        wanted, which = WEEKDAYS.index(match["name"].lower()), (match["which"] or "").strip().lower()
        before = said_on - timedelta(days=(said_on.weekday() - wanted) % 7)
        after = before + timedelta(days=7)
        last = before if before < said_on else before - timedelta(days=7)  # said on a Friday, last Friday is a week ago
        meanings = (last,) if which == "last" else (after,) if which in ("next", "coming") else (before, after)
    return DayNamed(match[0], match.start(), match.end(), "weekday", meanings)


def is_same_day(claimed: DayNamed, known: Iterable[DayNamed], published: date | None) -> bool:
    """Say whether a source names the claimed day, in the same words or by meaning; its own date and the day before count too."""
    for day in known:
        if not set(claimed.meanings).isdisjoint(day.meanings):
            return True
        is_dated = claimed.month and (claimed.month, claimed.number) == (day.month, day.number)
        if is_dated and not (claimed.year and day.year):  # which year a date without one means is a guess
            return True
        if claimed.kind == day.kind == "weekday" and claimed.text.split()[-1].lower() == day.text.split()[-1].lower():
            return True
    return bool(published and {published, published - timedelta(days=1)}.intersection(claimed.meanings))


def read_times(text: str) -> list[tuple[int, int, frozenset[int]]]:
    """Return the times of the day that a text names: where each begins and ends, and its minutes after midnight (two: which half of
    the day is not said)."""
    if not MAY_BE_TIME.search(text):
        return []
    return [(found.start(), found.end(), _minutes(found)) for found in CLOCK.finditer(text)]


def _minutes(found: re.Match[str]) -> frozenset[int]:
    if found["middle"]:
        return frozenset((0,) if found["middle"].lower() == "midnight" else (DAY // 2,))
    if found["part"]:
        minutes = {"half": 30, "quarter": 15}[found["part"].lower()]
        hour, minute = HOURS[found["word"].lower()], minutes if found["side"].lower() == "past" else -minutes
    else:
        hour = int(found["hour"] or found["hour2"] or found["hour3"])
        minute = int(found["minute"] or found["minute2"] or found["minute3"] or 0)
    if found["half"]:
        return frozenset(((hour % 12 + 12 * (found["half"].lower() == "p")) * 60 + minute,))
    at = hour * 60 + minute
    return frozenset((at % DAY, (at + DAY // 2) % DAY)) if hour <= 12 else frozenset((at % DAY,))
