"""Parses dates as found on pages or typed by editors into ISO 8601, or returns nothing.

A missing date is better than a wrong one: where no zone is known the day alone is kept, and where no day is, nothing. Read are
ISO 8601 and W3C-DTF with their usual faults, RFC 5322 and asctime with theirs (other languages, two figures for the year, a comma
too many, zones by name), seconds since 1970, and days printed in words or figures.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from newsletter.text.months import MONTHS, month_number
from newsletter.text.printed_days import Printed, iso_day, printed_days
from newsletter.text.spans import WEEKDAYS, read_span

EARLIEST = date(1990, 1, 1)
# Clocks differ by minutes; a moment further ahead is a wrong zone or a wrong date.
CLOCK_SLACK = timedelta(hours=1)
FIRST_ZONE = timedelta(hours=14)
# Seconds from 1601, where the clocks of Windows and of Chrome begin, to 1970.
SINCE_1601 = 11_644_473_600
_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}
_NOON = re.compile(r"(?<=\s)(?:noon|midnight)$", re.IGNORECASE)
_BEFORE_OFFSET = re.compile(r"\s+(?=[+-]\d\d)")

_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/])(0?[01]?\d)\2([0-3]?\d)(?!\d)")
_COMPACT = re.compile(r"^((?:19|20)\d\d)([01]\d)([0-3]\d)(?:[T_]?(\d\d)(\d\d)(\d\d)?(?=\D|$))?")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
# asctime and what Java prints: the year stands behind the clock, perhaps with a zone before it.
_ASCTIME = re.compile(
    r"(?:[^\W\d_]{2,4},? )?([^\W\d_]{3,9})\.? (\d{1,2}),? (\d\d:\d\d(?::\d\d)?(?: [A-Z]{1,5}| [+-]\d\d:?\d\d)?) (\d{4})$"
)
_CLOCK = re.compile(
    r"(?<![\d:])(?P<h>\d{1,2}):(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d|60)(?:[.,]\d{1,9})?)?(?![\d:])\s?(?P<half>[ap]\.?m\b\.?)?\s?"
    r"(?P<zone>Z\b|(?:Etc/)?(?:UTC|GMT|UT)?\s?[+-]\d\d?(?::?\d\d)?(?![\d:])|(?:Etc/)?[A-Z]{2,4}\b(?!\.))?",
    re.IGNORECASE,
)
# Zones that feeds and pages name, each with one meaning only (RFC 5322, section 4.3, and those of Europe and Japan).
_ZONES = {
    **dict.fromkeys(("Z", "UT", "UTC", "GMT", "WET"), "Z"),
    **dict.fromkeys(("CET", "MET", "WEST", "BST"), "+01:00"),
    **dict.fromkeys(("CEST", "MEST", "EET"), "+02:00"),
    **dict.fromkeys(("EEST", "MSK"), "+03:00"),
    **{"JST": "+09:00", "KST": "+09:00", "AT": "-04:00", "AST": "-04:00", "EDT": "-04:00", "ET": "-05:00", "EST": "-05:00"},
    **{"CDT": "-05:00", "CT": "-06:00", "CST": "-06:00", "MDT": "-06:00", "MT": "-07:00", "MST": "-07:00", "PDT": "-07:00"},
    **{"PT": "-08:00", "PST": "-08:00"},
}
# The short forms of ISO 8601 (1988) and W3C-DTF: year and month, two figures for the year, the day's number in its year.
_FIGURES = re.compile(r"\d{1,2}[/-]\d{1,2}[/-]")
_SHORT = re.compile(r"(\d{4})-(\d\d)|-(\d\d)-?(\d\d)|(\d\d)-?(\d\d)-?(\d\d)|(\d{4})-(\d{3})", re.ASCII)


# --- one time out of one value -----------------------------------------------------------------------------------------------


def read_time(raw: str, *, day_first: bool = False) -> str | None:
    """Return a stated time as ISO 8601 with its zone, or the day alone where no clock or no zone is stated; None when it is none."""
    found = _read(" ".join(raw[:120].split()), day_first)
    return found[0] if found else None


def iso_date(text: str | None, now: datetime) -> str | None:
    """Return a date that is nothing but a date, as `read_time` does; None also when it lies before the web or after `now`.

    A moment that is ahead by less than a day has a wrong zone: its day is kept where that day has begun somewhere on earth.
    """
    text = " ".join((text or "")[:100].split())
    short = _SHORT.fullmatch(text)
    time, rest = (_short_day(short), "") if short else _read(text, False) or (None, "")
    if time is None or re.search(r"[\d:]", rest) or (not short and _either_way(text)):
        return None
    try:
        return checked(datetime.fromisoformat(time) if "T" in time else date.fromisoformat(time), now)
    except (ValueError, OverflowError):
        return None


def _either_way(text: str) -> bool:
    """Return whether day and month of a date in figures could be either, as in `3/4/2025`."""
    found = next(iter(printed_days(text)), None) if _FIGURES.match(text) else None
    return found is not None and found.unsure


def iso_from_epoch(number: str | int | float | None, now: datetime) -> str | None:
    """Return seconds, milliseconds, microseconds or nanoseconds since 1970 as ISO 8601 in UTC; None when that is no date.

    Chrome counts from 1601: what would be a day of the 24th century is one of its.
    """
    try:
        seconds = float(number or 0)
        while 1e11 < seconds < math.inf:
            seconds /= 1000
        if seconds > SINCE_1601:
            seconds -= SINCE_1601
        return checked(datetime.fromtimestamp(int(seconds), UTC), now) if seconds > 0 else None
    except (ValueError, OverflowError, OSError):
        return None


def checked(moment: datetime | date, now: datetime) -> str | None:
    """Return a moment or a day as ISO 8601, or None when it cannot be when an article appeared (see `iso_date`)."""
    last_day = (now.astimezone(UTC) + FIRST_ZONE).date()
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        try:
            if moment <= now + CLOCK_SLACK and moment.date() >= EARLIEST:
                return moment.replace(microsecond=0).isoformat().replace("+00:00", "Z")
        except OverflowError:
            return None
    day = moment.date() if isinstance(moment, datetime) else moment
    return day.isoformat() if EARLIEST <= day <= last_day else None


def latest_moment(text: str) -> datetime | None:
    """Return the last moment that an ISO date of ours can mean: itself, or for a day alone that day's end in the last zone."""
    moment = read_moment(text)
    return moment + timedelta(days=1, hours=12) if moment and len(text) == 10 else moment


def _read(text: str, day_first: bool) -> tuple[str, str] | None:
    """Return the time in a text and what of the text is no part of it."""
    if _EPOCH.fullmatch(text):
        moment = datetime.fromtimestamp(int(text[:10]), UTC)
        return (moment.isoformat().replace("+00:00", "Z"), "") if 1991 < moment.year < 2100 else None
    compact = _COMPACT.match(text)
    if compact:
        day, rest = iso_day(*compact.group(1, 2, 3)), text[compact.end() :]
        if day and compact[4]:
            rest = f"{compact[4]}:{compact[5]}:{compact[6] or '00'}{rest}"
        return _with_clock(day, rest) if day else None
    found = _ISO.search(text)
    if found and (day := iso_day(found[1], found[3], found[4])):
        return _with_clock(day, _without(text, found.start(), found.end()))
    words = _ASCTIME.match(text)
    if words and (number := month_number(words[1])) and (day := iso_day(words[4], number, words[2])):
        return _with_clock(day, words[3])
    printed = next(iter(printed_days(text, day_first=day_first)), None)
    return _with_clock(printed.day, _without(text, printed.start, printed.end)) if printed else None


def _without(text: str, start: int, end: int) -> str:
    return f"{text[:start]} {text[end:].removeprefix('T')}"


def _with_clock(day: str, rest: str) -> tuple[str, str]:
    """Return a day with the clock in the rest of its text, where a zone is known too, and what is left of the rest."""
    clock = _CLOCK.search(rest)
    if clock is None:
        return day, rest
    hour = int(clock["h"])
    if clock["half"]:
        hour = hour % 12 + 12 * clock["half"].lower().startswith("p")
    zone = _zone(clock["zone"] or "")
    left = _without(rest, clock.start(), clock.end())
    if hour > 23:
        return day, rest
    seconds = min(int(clock["s"] or 0), 59)  # a leap second
    return (f"{day}T{hour:02}:{clock['m']}:{seconds:02}{zone}" if zone else day), left


def _zone(name: str) -> str | None:
    """Return a zone as ISO 8601 has it, None for one that is unknown or has several meanings."""
    name = name.upper().removeprefix("ETC/").replace(" ", "")
    known = _ZONES.get(name)
    if known or not name:
        return known
    sign = max(name.find("+"), name.find("-"))
    if sign < 0:
        return None
    figures = name[sign + 1 :].replace(":", "")
    figures = figures.zfill(2).ljust(4, "0") if len(figures) < 3 else figures.zfill(4)
    return f"{name[sign]}{figures[:2]}:{figures[2:]}" if figures[:2] <= "14" and figures[2:] < "60" else None


def _short_day(found: re.Match[str]) -> str | None:
    year, month, year2, month2, y, m, d, year3, number = found.groups()
    if number:
        day = date(int(year3), 1, 1) + timedelta(days=int(number) - 1) if year3 >= "1990" and "001" <= number <= "366" else None
        return day.isoformat() if day and day.year == int(year3) else None
    return iso_day(year or year2 or y, month or month2 or m, d or 1)


# --- what our own files and an editor say ------------------------------------------------------------------------------------


def read_moment(text: str | None) -> datetime | None:
    """Return the moment that a date in a file of ours means, in its own zone, UTC where it names none; None when it is no date.

    That is ISO 8601 as Python reads it, with a blank before the offset too as Hugo takes it (`2025-11-14 16:00:00 +0100`), else any
    date that strangers write (`14 Nov 2025`, `Fri, 14 Nov 2025 16:00:00 GMT`) with nothing before or behind it.
    """
    text = " ".join((text or "")[:100].split())
    try:
        moment = datetime.fromisoformat(_BEFORE_OFFSET.sub("", text))
    except ValueError:
        time, rest = _read(text, False) or ("", text)
        if not time or re.search(r"\d", rest) or _either_way(text):
            return None
        moment = datetime.fromisoformat(time)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def real_day(year: int, month: int, day: int) -> date | None:
    """Return a day by its three numbers, None where the calendar has no such day (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of(time: str | None) -> date | None:
    """Return the day of a time in ISO 8601, with or without a clock, as it is written; None where there is none."""
    try:
        return date.fromisoformat((time or "")[:10])
    except ValueError:
        return None


def long_day(day: date, language: str) -> str:
    """Return a day in a language's long form (CLDR): November 14, 2025; 14. November 2025; 2025年11月14日."""
    if language.lower() in ("en", "en-us"):
        return f"{MONTHS[day.month - 1].title()} {day.day}, {day.year}"
    from babel.dates import format_date

    return str(format_date(day, "long", locale=locale_of(language)))


@cache
def locale_of(language: str) -> Any:
    """Return CLDR's data of a language (`de`, `de-AT`); English where it has none."""
    from babel import Locale, UnknownLocaleError

    for tag in (language, language.split("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def read_day(text: str, today: date) -> date:
    """Return the day that an editor means: `2025-11-15`, `15.11.2025`, `15 Nov 2025`, `today`, `tomorrow`, `saturday` or `sat`.

    A weekday is the next one, today included. Raises ValueError, also where day and month could be either (`3/4/2025`).
    """
    word = text.strip().lower()
    if word in _NEAR:
        return today + timedelta(days=_NEAR[word])
    weekday = weekday_of(word)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday()) % 7)
    day = _exact_day(text.strip())
    if day is None:
        raise ValueError(f"{text}: not a date; write it like 2025-11-15, 15.11.2025, tomorrow or saturday")
    return day


def weekday_of(word: str) -> int | None:
    """Return the number of a weekday (Monday is 0) named in full or by at least its first three letters; None for other words."""
    return next((number for number, name in enumerate(WEEKDAYS) if len(word) > 2 and name.startswith(word.lower())), None)


def _exact_day(text: str) -> date | None:
    """Return the day that a text names and nothing else; None where day and month could be either."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        printed = next(iter(printed_days(text)), None)
        whole = printed is not None and not printed.unsure and printed.end - printed.start == len(text)
        return date.fromisoformat(printed.day) if printed and whole else None


# --- since when -------------------------------------------------------------------------------------------------------------------


def read_since(text: str, now: datetime) -> datetime:
    """Return the moment that a span before `now` or a date means, with a zone: `7d`, `2025-11-14T08:00`, `14 Nov 2025`, `yesterday`.

    A clock may stand behind a day (`2025-11-14 noon`, `monday 9:00`), and any date of `read_moment` is one (a mail's `Date`). A date
    without zone is meant in the zone of `now`, a day alone from its midnight; a weekday is the last one. Raises ValueError
    with one line that says what may stand there.
    """
    text, now = text.strip(), now if now.tzinfo else now.replace(tzinfo=UTC)
    forms = "a duration such as 12h, 7d or 2w, or a date such as 2025-11-14"
    try:
        return now - read_span(text)
    except (ValueError, OverflowError):
        moment = _since_day(text, now.date())
    if moment is None:
        raise ValueError(f"{text!r} is not {forms}")
    moment = moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)
    if moment > now:
        raise ValueError(f"{text!r} is in the future; it should be {forms}")
    return moment


def _since_day(text: str, today: date) -> datetime | None:
    """Return the moment that a date means, for a day its midnight; None where day and month could be either."""
    text = _NOON.sub(lambda word: "12:00" if word[0].lower() == "noon" else "00:00", text)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    named, _, clock = text.rpartition(" ")
    day, hour = _named_day(text, today), _hour(clock)
    if day is None and hour is not None:
        day = _named_day(named, today)
    return datetime(day.year, day.month, day.day) + (hour or timedelta()) if day else read_moment(text)


def _named_day(text: str, today: date) -> date | None:
    """Return the day that an editor names, of the weekdays the last one; None where it is none."""
    try:
        return read_day(text, today - timedelta(days=6) if weekday_of(text) is not None else today)
    except (ValueError, OverflowError):
        return None


def _hour(text: str) -> timedelta | None:
    found = re.fullmatch(r"(\d{1,2}):([0-5]\d)", text, re.ASCII)
    return timedelta(hours=int(found[1]), minutes=int(found[2])) if found and int(found[1]) < 24 else None


# --- the days of one page ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DateReader:
    """How the days of one page are read: whether the day stands before the month, and the last day that print can mean."""

    day_first: bool = False
    latest: str = "2100"

    def printed(self, text: str) -> Iterator[Printed]:
        """Yield the days printed in a text that are not in the future. Figures that else would be are read the other way round."""
        for found in printed_days(text, day_first=self.day_first):
            turned = f"{found.day[:4]}{found.day[7:]}{found.day[4:7]}"
            if found.day <= self.latest:
                yield found
            elif found.unsure and turned <= self.latest:
                yield replace(found, day=turned, unsure=False)

    def time(self, raw: str) -> str | None:
        """Return a stated time as `read_time` does; a stated day may be in the future where its figures have but one meaning."""
        time = read_time(raw, day_first=self.day_first)
        if time and time[:10] > self.latest:
            return next((found.day for found in self.printed(raw[:120])), time)
        return time
