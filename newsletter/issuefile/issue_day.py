"""The date of an issue: as the editor types it, as front matter stores it, and in the newsletter's time zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, tzinfo

from newsletter.errors import UsageError
from newsletter.text.dates import read_day, read_moment


def parse_day(text: str, today: date) -> date:
    """Return the day that an editor means (see `text.dates.read_day`). Raises UsageError."""
    try:
        return read_day(text, today)
    except (ValueError, OverflowError) as error:
        raise UsageError(str(error)) from error


def written_day(written: str | None, zone: tzinfo | None = None) -> date | None:
    """Return the day that a front matter's `date` stands for, None when it has none.

    A day alone, midnight, or a time with an offset of its own is the day as written. A time in UTC is an instant, and its day
    the one on which it falls in `zone` (None: this machine's).
    """
    moment = read_moment(written)
    if moment is None or not (written or "").rstrip().upper().endswith("Z") or moment.time() == time():
        return moment.date() if moment else None
    try:
        return moment.astimezone(zone).date()
    except (OverflowError, OSError):
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
