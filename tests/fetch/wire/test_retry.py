"""A server that names a time is obeyed, one that talks rubbish is not waited for."""

from __future__ import annotations

import math
import random
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from newsletter.fetch.wire.retry import LONGEST_WAIT, pause_before, retry_after

NOW = datetime(2025, 11, 14, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7", 7.0),
        (" 0 ", 0.0),
        ("Fri, 14 Nov 2025 16:00:30 GMT", 30.0),
        ("Fri, 14 Nov 2025 15:00:00 GMT", 0.0),
        ("9" * 400, math.inf),
        (None, None),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("soon²", None),
        ("٣", None),
        ("Fri, 99 Nov 99999 99:99:99 GMT", None),
    ],
)
def test_seconds_and_dates_are_read_and_rubbish_is_not(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, None, NOW) == seconds


def test_a_date_is_measured_by_the_clock_of_the_server_that_named_it() -> None:
    assert retry_after("Thu, 01 Jan 2015 00:00:09 GMT", "Thu, 01 Jan 2015 00:00:00 GMT", NOW) == 9.0


@given(some.text(max_size=60), some.none() | some.text(max_size=40))
def test_no_header_raises(value: str, date: str | None) -> None:
    seconds = retry_after(value, date, NOW)
    assert seconds is None or seconds >= 0


@given(attempt=some.integers(1, 30), after=some.none() | some.floats(0, 100), seed=some.integers())
def test_a_pause_is_bounded_and_never_shorter_than_the_server_asked(attempt: int, after: float | None, seed: int) -> None:
    pause = pause_before(attempt, after, random.Random(seed))
    assert 0 < pause <= max(LONGEST_WAIT, after or 0)
    assert pause >= (after or 0)


def test_pauses_of_many_pages_are_spread() -> None:
    chance = random.Random(1)
    assert len({round(pause_before(1, None, chance), 3) for _ in range(50)}) > 20
