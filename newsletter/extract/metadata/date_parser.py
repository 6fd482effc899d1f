"""Owns the reader of one day or time out of a text: ISO 8601, the forms of mail and scripts, and days printed in words or figures."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from functools import lru_cache

from newsletter.text.months import month_number

_ISO = re.compile(
    r"(?<!\d)(?P<day>(?:19|20)\d\d[-/][01]?\d[-/][0-3]?\d)(?:[T\s]+(?P<clock>[0-2]?\d:[0-5]\d(?::[0-5]\d)?)(?:[.,]\d{1,9})?\s*"
    r"(?P<zone>Z|UTC|GMT|[+-][01]\d(?::?[0-5]\d)?)?)?(?!\d)",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"^(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?:[T_]?\d{4,6}Z?)?$")
_MAIL = re.compile(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UTC|[A-Z]{3})")
# What Java prints of a date, and seconds or milliseconds since 1970.
_JAVA = re.compile(r"(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2}) (\d{1,2}) \d\d:\d\d:\d\d (?:[A-Z]{1,5}|[+-]\d\d:?\d\d) (\d{4})$")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_WORD = r"[^\W\d_]{3,12}"
_YEAR = r"(?:19|20)\d\d"
_PRINTED = re.compile(
    rf"(?<![\d.,])(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|ª)?[\s./-]{{0,3}}(?:(?:de|of|di)\s)?(?P<m1>{_WORD})\.?,?(?:\s?/\s?{_WORD})?[\s./-]{{0,3}}(?:(?:de|del)\s)?(?P<y1>{_YEAR}|\d\d)(?!\d)"
    rf"|(?<![\d.,])(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s{{0,2}}|\.?\s{{1,2}})(?P<y2>{_YEAR})(?!\d)"
    rf"|(?<!\d)(?P<y3>{_YEAR})\s?[-./年년]\s?(?P<m3>\d{{1,2}})\s?[-./月월]\s?(?P<d3>\d{{1,2}})(?!\d)"
    rf"|(?<!\d)(?P<y4>{_YEAR})\.?\s(?:m\.\s)?(?P<m4>{_WORD})\s(?P<d4>\d{{1,2}})(?!\d)"
    rf"|(?<!\d)(?P<d7>\d{{1,2}})\stháng\s(?P<m7>\d{{1,2}}),?\s(?:năm\s)?(?P<y7>{_YEAR})(?!\d)"
    rf"|(?<![\d.])(?P<d5>\d{{1,2}})\.\s?(?P<m5>\d{{1,2}})\.\s?(?P<y5>{_YEAR}|\d\d)(?![\d.]\d)"
    rf"|(?<![\d/-])(?P<a6>\d{{1,2}})[/-](?P<b6>\d{{1,2}})[/-](?P<y6>{_YEAR}|\d\d)(?![\d/-])"
)
# Seen in every form of a day and in few other texts, and twenty times as fast.
_MAY_BE_DAY = re.compile(rf"{_YEAR}|\d[./-]\s?\d{{1,2}}[./-]\s?\d\d|\d[^\d]{{2,30}}\d\d")
# The month before `5, 2024`: looked for only there, because a word may begin at every letter.
_WORD_BEFORE = re.compile(rf"({_WORD})\.?\s{{0,2}}$")
# Where the month comes first in `3/4/2025`: the United States and few others.
_DAY_FIRST_HOSTS = frozenset(
    "uk ie au nz in za ng ke sg my pk hk ca de at ch fr it es pt br nl be pl tr ru ar cl co mx".split()
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A day found in a text, where in the text, and whether the order of day and month was only the usual one."""

    day: str
    start: int
    end: int
    unsure: bool = False


def iso_day(year: int | str, month: int | str, day: int | str) -> str | None:
    """Return a day as `YYYY-MM-DD`, None when there is no such day. A year of two figures is of this century."""
    try:
        number = int(year)
        return datetime.date(number + 2000 if number < 100 else number, int(month), int(day)).isoformat()
    except ValueError:
        return None


def days_between(one: str, other: str) -> int:
    """Return how many days the other day is after the one; both are ISO 8601, with or without a clock."""
    return (datetime.date.fromisoformat(other[:10]) - datetime.date.fromisoformat(one[:10])).days


def read_time(raw: str, *, day_first: bool = False) -> str | None:
    """Return a stated time as ISO 8601 with its zone, or the day alone where no time or no zone is stated; None when it is none.

    Reads ISO 8601 and its neighbours, RFC 5322 dates, what Java and JavaScript print, seconds since 1970, `YYYYMMDD`, and days in
    words or figures.
    """
    text = " ".join(raw[:120].split())
    compact = _COMPACT.match(text)
    if compact:
        return iso_day(compact["year"], compact["month"], compact["day"])
    match = _ISO.search(text)
    if match and (day := iso_day(*re.split("[-/]", match["day"]))):
        return _with_clock(day, match["clock"], match["zone"])
    if _EPOCH.fullmatch(text):
        moment = datetime.datetime.fromtimestamp(int(text[:10]), datetime.UTC)
        return moment.isoformat().replace("+00:00", "Z") if 1991 < moment.year < 2100 else None
    java = _JAVA.match(text)
    if java and (month := month_number(java[1])):
        return iso_day(java[3], month, java[2])
    mail = _MAIL.search(text)
    if mail:
        try:
            return parsedate_to_datetime(mail[0]).isoformat().replace("+00:00", "Z")
        except (ValueError, OverflowError):
            return None
    return next((found.day for found in printed_days(text, day_first=day_first)), None)


def _with_clock(day: str, clock: str | None, zone: str | None) -> str:
    if not clock or not zone:
        return day
    hours, _, rest = clock.partition(":")
    if int(hours) > 23:
        return day
    if zone.upper() in ("UTC", "GMT", "Z"):
        zone = "Z"
    else:
        figures = zone[1:].replace(":", "").ljust(4, "0")
        zone = f"{zone[0]}{figures[:2]}:{figures[2:]}"
    return f"{day}T{hours.zfill(2)}:{rest if ':' in rest else rest + ':00'}{zone}"


def printed_days(text: str, *, day_first: bool = False) -> Iterator[Printed]:
    """Yield the days printed in a text, in order: `March 5, 2024`, `5. März 2024`, `05.03.24`, `3/5/2024`, `2024年3月5日`."""
    if _MAY_BE_DAY.search(text, 0, 2000):
        yield from _printed(text[:2000], day_first)


@lru_cache(maxsize=256)
def _printed(text: str, day_first: bool) -> tuple[Printed, ...]:
    # Kept in memory, because an element and those around it have one text.
    days: list[Printed] = []
    for match in _PRINTED.finditer(text):
        found = {name: value for name, value in match.groupdict().items() if value}
        day, unsure, start = None, False, match.start()
        if "a6" in found:
            first, second = int(found["a6"]), int(found["b6"])
            unsure = first <= 12 and second <= 12 and first != second
            if first > 12 or (unsure and day_first):
                first, second = second, first
            day = iso_day(found["y6"], first, second)
        elif "d2" in found:
            word = _WORD_BEFORE.search(text, max(0, start - 16), start)
            if word and (number := month_number(word[1])):
                day, start = iso_day(found["y2"], number, found["d2"]), word.start()
        else:
            kind = next(iter(found))[-1]
            month = found["m" + kind]
            number = int(month) if month.isdigit() else month_number(month)
            date = found["d" + kind]
            if kind == "5" and int(month) > 12 >= int(date):  # `06.18.2025`
                number, date = int(date), month
            day = iso_day(found["y" + kind], number, date) if number else None
        if day and "1990" < day < "2100":
            days.append(Printed(day, start, match.end(), unsure))
    return tuple(days)


def is_day_first(language: str | None, host: str) -> bool:
    """Say whether a page's readers put the day before the month in `3/4/2025`: all but those of American English."""
    stated = (language or "").lower()
    if stated.startswith("en-"):
        return stated[3:] not in ("us", "ph")
    return (not stated.startswith("en") and bool(stated)) or host.rpartition(".")[2] in _DAY_FIRST_HOSTS


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
