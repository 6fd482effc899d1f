"""newsletter.counts: a count is said as people say it."""

from __future__ import annotations

import pytest

from newsletter.counts import MOST_LINES, human_size, plural, shown_of, told_once


@pytest.mark.parametrize(
    ("size", "said"),
    [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (94_100, "94.1 kB"), (3_200_000, "3.2 MB"), (7e12, "7000.0 GB")],
)
def test_a_size_is_said_in_decimal_units(size: float, said: str) -> None:
    assert human_size(size) == said


def test_only_one_is_said_in_the_singular() -> None:
    assert [plural(count, "story", "stories") for count in (0, 1, 2)] == ["0 stories", "1 story", "2 stories"]
    assert plural(3, "page") == "3 pages"


def test_many_lines_are_cut_unless_the_line_on_the_rest_would_stand_for_a_single_one() -> None:
    assert [shown_of(MOST_LINES + more) for more in (0, 1, 2, 500)] == [MOST_LINES, MOST_LINES + 1, MOST_LINES, MOST_LINES]


def test_a_reason_that_a_setting_mends_is_told_once_and_every_other_failure_by_itself() -> None:
    setting = "b is not a public address; write it into config.toml"
    lines = [f"https://b/1: {setting}", "https://a/1: 404 Not Found", f"https://b/2: {setting}", "https://a/2: 404 Not Found"]
    assert told_once(lines) == [f"https://b/1 and 1 more: {setting}", lines[1], lines[3]]
    assert told_once(lines[:2]) == lines[:2]
