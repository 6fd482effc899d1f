"""newsletter.check.claims.notation.calendar: days as English prose names them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.check.claims.notation.calendar import is_same_day, read_days, read_times

FRIDAY = date(2025, 11, 14)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("last Thursday", date(2025, 11, 13)),
        ("next Monday", date(2025, 11, 17)),
        ("yesterday", date(2025, 11, 13)),
        ("13 November", date(2025, 11, 13)),
        ("Nov. 13, 2024", date(2024, 11, 13)),
        ("2025-11-13", date(2025, 11, 13)),
        ("2 January", date(2026, 1, 2)),
    ],
)
def test_a_day_is_told_by_the_day_on_which_it_was_said(text: str, day: date) -> None:
    assert [found.meanings for found in read_days(text, FRIDAY)] == [(day,)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("He will appear in court on Monday", ((10, 17), "Monday")),
        ("They have to answer by Thursday", ((13, 20), "Thursday")),
        ("The match is on Friday", ((14, 21), "Friday")),
    ],
)
def test_a_weekday_may_be_the_one_before_or_the_one_after(text: str, days: tuple[tuple[int, int], str]) -> None:
    (found,) = read_days(text, FRIDAY)
    assert (tuple(day.day for day in found.meanings), found.text) == days


@pytest.mark.parametrize("text", ["Monday, 24 November", "Monday (2025-11-24)", "Monday 24 November 2025", "Monday, Nov. 24"])
def test_a_weekday_with_its_date_is_that_day(text: str) -> None:
    assert {found.meanings for found in read_days(text, FRIDAY)} == {(date(2025, 11, 24),)}


@pytest.mark.parametrize(
    "text", ["the labs can afford it today", "Fridays", "May it be", "31 February 2025", "Black Friday deals"]
)
def test_what_is_no_day_has_no_meaning(text: str) -> None:
    assert not [found for found in read_days(text, FRIDAY) if found.meanings]


@pytest.mark.parametrize(
    ("claimed", "known"),
    [
        ("13 November", "last Thursday"),
        ("Thursday", "13 November"),
        ("3 May", "May 3"),
        ("17 November", "He will appear in court on Monday"),
        ("2025-11-20", "They have to answer by Thursday"),
        ("10 November", "He appeared in court on Monday"),
    ],
)
def test_a_day_is_supported_by_meaning(claimed: str, known: str) -> None:
    (day,) = read_days(claimed, FRIDAY)
    assert is_same_day(day, read_days(known, FRIDAY), None)


def test_another_day_is_not_supported() -> None:
    (day,) = read_days("3 November", FRIDAY)
    assert not is_same_day(day, read_days("last Thursday, and again next Monday and on Tuesday", FRIDAY), FRIDAY)


@pytest.mark.parametrize("claimed", ["3 March 2027", "2027-03-03", "March 3, 2027"])
def test_a_date_of_another_year_is_not_supported_but_one_without_a_year_is(claimed: str) -> None:
    (day,) = read_days(claimed, FRIDAY)
    assert not is_same_day(day, read_days("on 3 March 2026 and on 2026-03-03", FRIDAY), FRIDAY)
    assert is_same_day(day, read_days("on 3 March", FRIDAY), FRIDAY)


@given(st.text(max_size=60), st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)))
def test_any_text_is_read(text: str, day: date) -> None:
    for found in read_days(text, day):
        assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("at 21:40", {1300}),
        ("9.40 p.m.", {1300}),
        ("at 9.40 in the evening", {580, 1300}),
        ("5pm", {1020}),
        ("12 a.m.", {0}),
        ("half past two", {150, 870}),
        ("a quarter to eight", {465, 1185}),
        ("noon", {720}),
    ],
)
def test_a_time_of_the_day_is_read_in_each_of_its_forms(text: str, minutes: set[int]) -> None:
    ((start, end, found),) = read_times(text)
    assert found == minutes
    assert text[start:end].strip() == text[start:end]


@pytest.mark.parametrize("text", ["won 3:1", "costs 9.40 crowns", "version 1.20.30", "to 4.50%", "half of it", "midway"])
def test_scores_prices_and_versions_are_no_times(text: str) -> None:
    assert read_times(text) == []


def test_today_is_a_day_where_something_was_done_to_something() -> None:
    day = date(2026, 11, 17)
    (named,) = read_days("The River Agency today adopted a limit.", day)
    assert (named.text, named.meanings) == ("today adopted", (day,))
    assert not read_days("Kettles today used the same lids as in 1950.", day)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The hall is open on 20 and 21 November.", [20, 21]),
        ("The hall is open from November 20 to 21.", [20, 21]),
        ("The fair was on 20–21 November 2026.", [20, 21]),
        ("On 21 November 20 stalls were open.", [21]),
        ("The hall has had 20 and 21 stalls since November.", []),
        ("Holm won 10.20 and 21 November prizes.", [21]),
        ("November 20 and 21 stalls.", [20]),
    ],
)
def test_two_days_of_a_month_are_both_read(text: str, days: list[int]) -> None:
    for said_on in (date(2026, 11, 17), date(2027, 1, 1), None):
        assert sorted(named.number for named in read_days(text, said_on)) == days
    assert len(read_days("Open on 28 and 29 February.", date(2027, 3, 1))) == 2
