"""newsletter.issuefile.issue_day: an issue has the day that its editor means, in her zone."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.errors import UsageError
from newsletter.issuefile.issue_day import parse_day, write_day, written_day

BERLIN, CHICAGO = ZoneInfo("Europe/Berlin"), ZoneInfo("America/Chicago")


def test_what_is_no_day_is_a_mistake_of_usage() -> None:
    assert parse_day("tomorrow", date(2025, 11, 14)) == date(2025, 11, 15)
    with pytest.raises(UsageError, match="not a date"):
        parse_day("someday", date(2025, 11, 14))
    with pytest.raises(UsageError):
        parse_day("tomorrow", date.max)


@pytest.mark.parametrize(
    ("written", "zone", "day"),
    [
        ("2025-11-15", CHICAGO, "2025-11-15"),
        ("2025-11-15T00:00:00Z", CHICAGO, "2025-11-15"),
        ("2025-11-15T03:00:00Z", CHICAGO, "2025-11-14"),
        ("2025-11-15T23:30:00Z", BERLIN, "2025-11-16"),
        ("2025-11-15T03:00:00+01:00", CHICAGO, "2025-11-15"),
        ("2025-11-15T23:30:00", BERLIN, "2025-11-15"),
    ],
)
def test_a_day_is_as_written_and_an_instant_falls_on_the_editors_day(written: str, zone: ZoneInfo, day: str) -> None:
    assert written_day(written, zone) == date.fromisoformat(day)


def test_no_date_is_no_day() -> None:
    assert [written_day(text, BERLIN) for text in (None, "", "soon", "2025-02-30")] == [None] * 4


@given(day=st.dates(date(1990, 1, 1), date(2100, 1, 1)), zone=st.sampled_from([BERLIN, CHICAGO, ZoneInfo("UTC")]))
def test_the_day_that_is_written_is_read_back_everywhere(day: date, zone: ZoneInfo) -> None:
    written = write_day(day, zone)
    assert "T00:00:00" in written or "T01:00:00" in written
    assert written_day(written, BERLIN) == day
