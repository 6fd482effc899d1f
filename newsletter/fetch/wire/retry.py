"""Owns which failures are worth another try, and when."""

from __future__ import annotations

import email.utils
import math
import random
from datetime import UTC, datetime

RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})
FIRST_WAIT = 0.4
LONGEST_WAIT = 5.0


def pause_before(attempt: int, after: float | None, chance: random.Random) -> float:
    """Return the seconds to wait before try number `attempt + 1`.

    Doubling with jitter, so that many pages of one host do not come back at the same moment; never less than the server asks.
    """
    wait: float = min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1)) * (0.5 + chance.random() / 2)
    return max(wait, after or 0.0)


def retry_after(value: str | None, date: str | None, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for, None when it says nothing that can be read.

    RFC 9110, section 10.2.3: seconds or a date. A date is measured from the server's own Date, since clocks differ.
    """
    if value is None:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value) if len(value) < 10 else math.inf
    moment = _moment(value)
    if moment is None:
        return None
    return max(0.0, (moment - (_moment(date or "") or now)).total_seconds())


def _moment(value: str) -> datetime | None:
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
