"""What `--since`, `--limit` and the patterns of a source promise."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.fetch.sources.filters import is_since, newest, url_filter
from newsletter.models import Hints, Link
from newsletter.text.dates import read_since

NOW = datetime(2026, 11, 21, 12, tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("12h", NOW - timedelta(hours=12)),
        ("7d", NOW - timedelta(days=7)),
        (" 2W ", NOW - timedelta(weeks=2)),
        ("7 days", NOW - timedelta(days=7)),
        ("2026-11-14", datetime(2026, 11, 14, tzinfo=NOW.tzinfo)),
        ("2026-11-14T08:00", datetime(2026, 11, 14, 8, tzinfo=NOW.tzinfo)),
        ("2026-11-14T08:00:00Z", datetime(2026, 11, 14, 8, tzinfo=UTC)),
    ],
)
def test_a_span_or_a_day_is_understood(text: str, moment: datetime) -> None:
    assert read_since(text, NOW) == moment


@pytest.mark.parametrize(
    "text", ["", "7", "9999999w", "d", "-7d", "seven days", "7x", "3/4/2026", "2026-02-30", "٧d", "2026-11-22", "2027-01-01"]
)
def test_anything_else_is_refused_with_what_may_stand_there(text: str) -> None:
    with pytest.raises(ValueError, match=r"a duration such as 12h, 7d or 2w, or a date such as 2025-11-14"):
        read_since(text, NOW)


@given(text=st.text(max_size=20))
def test_whatever_the_text_a_moment_with_a_zone_or_a_value_error_comes_out(text: str) -> None:
    try:
        moment = read_since(text, NOW)
    except ValueError:
        moment = NOW
    assert moment.tzinfo is not None
    assert moment <= NOW


@pytest.mark.parametrize(
    ("date", "passes"),
    [
        ("2026-11-14T11:00:00Z", True),
        ("2026-11-14T10:59:59Z", False),
        ("2026-11-14T12:00:00+01:00", True),
        ("2026-11-14", True),
        ("2026-11-13", True),
        ("2026-11-12", False),
        (None, True),
    ],
)
def test_what_is_younger_or_undated_passes(date: str | None, passes: bool) -> None:
    assert is_since(date, read_since("7d", NOW)) is passes


@pytest.mark.parametrize(
    ("include", "exclude", "url", "passes"),
    [
        ([], [], "https://a.example/x", True),
        (["*/news/*"], [], "https://a.example/news/1", True),
        (["*/news/*"], [], "https://a.example/sport/1", False),
        (["a.example/*"], [], "https://a.example/x", True),
        (["a.example/*"], [], "https://b.example/?u=a.example/x", False),
        (["news"], [], "https://a.example/news/1", True),
        (["/politi(cs|k)/"], [], "https://a.example/politik/1", True),
        (["/politi(cs|k)/"], [], "https://a.example/polite/1", False),
        (["/^https://a/"], [], "https://a.example/", True),
        (["*"], ["*sponsored*"], "https://a.example/sponsored/1", False),
        ([], ["/\\d{4}/"], "https://a.example/2026/x", False),
        (["*/a", "*/b"], [], "https://a.example/b", True),
        (["*?id=[0-9]"], [], "https://a.example/?id=7", True),
        (["News"], [], "https://a.example/news", False),
    ],
)
def test_patterns_let_through_what_they_say(include: list[str], exclude: list[str], url: str, passes: bool) -> None:
    assert url_filter(include, exclude)(url) is passes


def test_a_pattern_that_is_none_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"/\(/ is not a regular expression: "):
        url_filter(["/(/"], [])


def dated(*dates: str | None) -> list[Link]:
    return [Link(f"https://a.example/{number}", hints=Hints(date=date)) for number, date in enumerate(dates)]


def test_a_limit_keeps_the_newest_in_their_order() -> None:
    links = dated("2026-11-01", "2026-11-20", None, "2026-11-10T08:00:00Z")
    assert [link.url[-1] for link in newest(links, 2)] == ["1", "2"]
    assert newest(links, None) == links
    assert newest(links, 0) == []
    assert newest(links, 9) == links


@given(dates=st.lists(st.none() | st.dates().map(lambda day: day.isoformat()), max_size=12), limit=st.integers(0, 15))
def test_a_limit_never_drops_a_newer_link_for_an_older_one(dates: list[str | None], limit: int) -> None:
    links = dated(*dates)
    kept = newest(links, limit)
    assert len(kept) == min(limit, len(links))
    dropped = [link.hints.date for link in links if link not in kept]
    assert (
        all(old is not None and all(link.hints.date is None or link.hints.date >= old for link in kept) for old in dropped)
        or not kept
        or None in dropped
    )
