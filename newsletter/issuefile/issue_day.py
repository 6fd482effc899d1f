"""Owns the day of an issue: as an editor says it, as front matter writes it, and as a newsletter's clock shows it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from newsletter.errors import UsageError

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}
_NUMBERS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_MIDNIGHT = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?")
_WRITTEN = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?")


def parse_day(text: str, today: date) -> date:
    """Return the day that an editor means: `2025-11-15`, `15.11.2025`, `today`, `tomorrow`, `saturday` or `sat`.

    A weekday is the next one, today included. Raises UsageError.
    """
    word = text.strip().lower()
    if word in NEAR:
        return today + timedelta(days=NEAR[word])
    weekday = weekday_of(word)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday()) % 7)
    try:
        numbers = _NUMBERS.fullmatch(word)
        return date(int(numbers[3]), int(numbers[2]), int(numbers[1])) if numbers else date.fromisoformat(word)
    except ValueError as error:
        raise UsageError(f"{text}: not a day; write it like 2025-11-15, 15.11.2025, tomorrow or saturday") from error


def weekday_of(word: str) -> int | None:
    """Return the number of a weekday (Monday is 0) named in full or by at least its first three letters; None for other words."""
    names = [number for number, name in enumerate(WEEKDAYS) if len(word) > 2 and name.startswith(word.lower())]
    return names[0] if names else None


def read_day(written: str | None, zone: tzinfo | None = None) -> date | None:
    """Return the day that a front matter's `date` stands for, None when it has none.

    A day alone, midnight, or a time with an offset of its own is the day as written. A time in UTC is an instant, and its day
    the one on which it falls in `zone` (None: this machine's).
    """
    found = _WRITTEN.match((written or "").strip())
    if found is None:
        return None
    try:
        day = date.fromisoformat(found[1])
        if found[2] != "Z" or _MIDNIGHT.search(found[0]):
            return day
        return datetime.fromisoformat(found[0].replace("Z", "+00:00").replace(" ", "T", 1)).astimezone(zone).date()
    except (ValueError, OverflowError):
        return None


def write_day(day: date, zone: tzinfo | None = None) -> str:
    """Return the first moment of a day in `zone` (None: this machine's) as front matter has it: `2025-11-15T00:00:00-08:00`.

    So a site that leaves out posts of the future shows the issue from the editor's own midnight on.
    """
    try:
        midnight = (
            datetime(day.year, day.month, day.day, tzinfo=zone) if zone else datetime(day.year, day.month, day.day).astimezone()
        )
    except (OverflowError, ValueError, OSError):  # a year that the machine's clock does not reach
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return midnight.isoformat(timespec="seconds").replace("+00:00", "Z")


def zone_of(name: str) -> tzinfo | None:
    """Return the time zone of a configuration: None, the machine's own, where it names none. The name was checked before."""
    return ZoneInfo(name) if name else None
