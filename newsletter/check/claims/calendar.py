"""Resolves dates in English prose (`last Thursday`, `13 November`, `yesterday`) relative to the day they were written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from newsletter.text.dates import real_day
from newsletter.text.months import month_number
from newsletter.text.spans import WEEKDAYS

MONTHS = "|".join(
    """January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct
    Nov Dec""".split()
)
NAMED = re.compile(
    rf"\b(?:(?P<month>{MONTHS})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month2>{MONTHS})\b\.?)"
    r"(?!\d)(?:,? (?P<year>\d{4}))?|\b(?P<iso>\d{4}-\d\d-\d\d)\b|(?<![\d/])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year2>\d{4})\b"
)
# A weekday followed by its date is that day: "Monday, 23 November", "Monday (2026-11-23)".
DATE_BEHIND = re.compile(rf",? \(?(?:the )?(?:{NAMED.pattern})")
# Days of the year that have a weekday in their name.
FEASTS = "".join(
    f"(?<!{name} )" for name in ("Black", "Good", "Ash", "Holy", "Palm", "Cyber", "Easter", "Fat", "Shrove", "Super", "Giving")
)
WEEKDAY = re.compile(rf"\b{FEASTS}(?P<which>last |next |this |coming )?(?P<name>{'|'.join(WEEKDAYS)})\b(?!s)", re.IGNORECASE)
DIGIT = re.compile(r"\d")
# Every other day that is named has one of these; they are looked for first, since few sentences name a day.
SIGNS = ("day", "night", "tomorrow", "morning", "afternoon", "evening")
REPORTS = (
    "announced|said|says|launched|launches|released|unveiled|introduced|published|confirmed|reported|revealed|posted|signed"
)
RELATIVE = (
    (re.compile(r"\b(?:yesterday(?:['’]s)?|last night)\b", re.IGNORECASE), -1),
    (re.compile(r"\btomorrow(?:['’]s)?\b", re.IGNORECASE), 1),
    (re.compile(r"\b(?:tonight|this (?:morning|afternoon|evening)|earlier today|later today)\b", re.IGNORECASE), 0),
    (re.compile(rf"\btoday (?:{REPORTS})\b|\b(?:{REPORTS}) today\b", re.IGNORECASE), 0),
)


@dataclass(frozen=True, slots=True)
class DayNamed:
    """A day as a text names it: its place, the days that it may mean (none where that cannot be told), and how it is said.

    `kind` is date, weekday or relative. A weekday may be the one before or the one after the day on which it was said: which of
    them, only the sentence tells. `month` and `number` are those of a date without a year too.
    """

    text: str
    start: int
    end: int
    kind: str
    meanings: tuple[date, ...]
    month: int = 0
    number: int = 0


def read_days(text: str, said_on: date | None) -> list[DayNamed]:
    """Return the days that a text names, in order; `said_on` is the day on which it was written.

    Beside dates in full these are dates without a year, weekdays and words such as `tomorrow`, which `printed_days` leaves out: in the
    print of a page they are no day of publication, in a claim they must agree with the article's.
    """
    found = [_dated(match, said_on) for match in NAMED.finditer(text)] if DIGIT.search(text) else []
    if not any(map(text.lower().__contains__, SIGNS)):
        return found
    found += [_weekday(match, said_on) for match in WEEKDAY.finditer(text)]
    for pattern, days in RELATIVE:
        for match in pattern.finditer(text):
            meanings = (said_on + timedelta(days=days),) if said_on else ()
            found.append(DayNamed(match[0], match.start(), match.end(), "relative", meanings))
    return sorted(found, key=lambda day: day.start)


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
    years = [year] if year else [said_on.year + step for step in (-1, 0, 1)] if said_on else []
    days = [day for one in years if (day := real_day(one, month, number))]
    nearest = sorted(days, key=lambda day: abs((day - (said_on or day)).days))[:1]
    text = match[0].removesuffix(".")
    return DayNamed(text, match.start(), match.start() + len(text), "date", tuple(nearest), month, number)


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
        if claimed.kind == day.kind == "date" and claimed.month and (claimed.month, claimed.number) == (day.month, day.number):
            return True
        if claimed.kind == day.kind == "weekday" and claimed.text.split()[-1].lower() == day.text.split()[-1].lower():
            return True
    return bool(published and {published, published - timedelta(days=1)}.intersection(claimed.meanings))
