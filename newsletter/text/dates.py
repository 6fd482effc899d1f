"""Dates as strangers write them, turned into ISO 8601 or into nothing: a missing date is better than a wrong one."""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_tz

EARLIEST = date(1990, 1, 1)
# Clocks differ by minutes; a moment further ahead is a wrong zone or a wrong date.
CLOCK_SLACK = timedelta(hours=1)
FIRST_ZONE = timedelta(hours=14)

_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[Tt ]\s?(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII,
)
# Zones that RFC 5322 does not name and feeds do, each with one meaning only.
_ZONES = {"CET": "+0100", "CEST": "+0200", "WEST": "+0100", "EET": "+0200", "EEST": "+0300", "MSK": "+0300", "JST": "+0900"}
_ZONE_NAME = re.compile(r"\b([A-Z]{3,4})\s*\Z", re.IGNORECASE)
_KNOWN_ZONE = re.compile(r"\s(?:[+-]\d{4}|UTC?|GMT|Z|[ECMPA][SD]T)\s*(?:\([^()]*\))?\s*\Z", re.IGNORECASE)


def iso_date(text: str | None, now: datetime) -> str | None:
    """Return a date of RFC 822/2822, ISO 8601 or W3C-DTF form as ISO 8601 with its zone, the day alone where no zone is known.

    None when it is no date, lies before the web, or after `now`. A moment that is ahead by less than a day has a wrong zone:
    its day is kept where that day has begun somewhere on earth.
    """
    text = (text or "").strip()[:100]
    found = _ISO.fullmatch(text)
    try:
        moment = _from_iso(found) if found else _from_mail(text)
    except (ValueError, OverflowError):
        return None
    return None if moment is None else checked(moment, now)


def iso_from_epoch(number: str | int | float | None, now: datetime) -> str | None:
    """Return seconds, milliseconds, microseconds or nanoseconds since 1970 as ISO 8601 in UTC; None when that is no date."""
    try:
        seconds = float(number or 0)
        while 1e11 < seconds < math.inf:
            seconds /= 1000
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
    try:
        if len(text) == 10:
            return datetime.fromisoformat(text).replace(tzinfo=UTC) + timedelta(days=1, hours=12)
        moment = datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _from_iso(found: re.Match[str]) -> datetime | date:
    year, month, day, hour, minute, second, zone = found.groups()
    if hour is None or zone is None:
        return date(int(year), int(month), int(day))
    return datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0), tzinfo=_zone(zone))


def _zone(text: str) -> timezone:
    if text[0] not in "+-":
        return UTC
    digits = text[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return timezone(-offset if text[0] == "-" else offset)


def _numbered_zone(found: re.Match[str]) -> str:
    return _ZONES.get(found[1].upper(), found[0])


def _from_mail(text: str) -> datetime | date | None:
    # parsedate_tz makes something of nearly anything; a month's name and a year are what makes a date of it.
    if not re.search(r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", text) or not re.search(r"\d", text):
        return None
    text = _ZONE_NAME.sub(_numbered_zone, text)
    try:
        parts = parsedate_tz(text)
    except (IndexError, TypeError):
        return None
    if parts is None:
        return None
    year, month, day, hour, minute, second = parts[:6]
    if not _KNOWN_ZONE.search(text):  # parsedate_tz takes an unknown zone for UTC
        return date(year, month, day)
    return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=timezone(timedelta(seconds=parts[9] or 0)))
