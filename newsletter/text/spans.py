"""Parses durations and weekdays from the command line and the configuration."""

from __future__ import annotations

import re
from datetime import timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SPAN = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*([a-z]+)\s*", re.IGNORECASE | re.ASCII)
_UNITS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), 1.0),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), 60.0),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 3600.0),
    **dict.fromkeys(("d", "day", "days"), 86_400.0),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), 604_800.0),
}


def read_span(text: str) -> timedelta:
    """Return the span that `90s`, `15m`, `12h`, `7d`, `7 days`, `2w` or `1h30m` means. Raises ValueError for anything else."""
    seconds, at = 0.0, 0
    text = text.strip()
    while found := _SPAN.match(text, at):
        unit = _UNITS.get(found[2].lower())
        if unit is None:
            break
        seconds += float(found[1]) * unit
        at = found.end()
    if not text or at < len(text):
        raise ValueError(f"{text!r} is not a duration like 90s, 15m, 12h, 7d or 2w")
    return timedelta(seconds=seconds)
