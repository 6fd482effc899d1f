"""newsletter.draft.summary.relative_days: the date behind "yesterday" and "on Thursday"."""

from __future__ import annotations

from datetime import date

from newsletter.draft.summary.relative_days import name_days

FRIDAY, ISSUE = date(2026, 11, 13), date(2026, 11, 21)


def test_days_named_by_words_get_their_dates() -> None:
    assert name_days("The council met on Thursday.", FRIDAY, ISSUE) == ["“Thursday” is 2026-11-12"]
    assert name_days("The bridge will open on Monday.", FRIDAY, ISSUE) == ["“Monday” is 2026-11-16"]
    assert name_days("Holm resigned yesterday.", FRIDAY, ISSUE) == ["“yesterday” is 2026-11-12"]


def test_nothing_is_said_where_the_issue_has_the_same_day_or_no_day_is_meant() -> None:
    assert name_days("The council met on Thursday.", FRIDAY, FRIDAY) == []
    assert name_days("More than the labs can afford today.", FRIDAY, ISSUE) == []


def test_a_day_lies_ahead_or_behind_as_the_words_before_it_say() -> None:
    assert name_days("It is free to anyone who switches by Sunday.", FRIDAY, ISSUE) == ["“Sunday” is 2026-11-15"]
    assert name_days("Holm said on Monday that it will open on Tuesday.", FRIDAY, ISSUE) == [
        "“Monday” is 2026-11-09",
        "“Tuesday” is 2026-11-17",
    ]


def test_nothing_is_said_of_a_day_that_the_sentence_does_not_tell() -> None:
    assert name_days("Saturday nights with boats.", FRIDAY, ISSUE) == []


def test_nothing_is_said_of_a_day_whose_month_or_year_is_named() -> None:
    for words in (
        "On a chilly Tuesday in December 1999 Holm rose to speak.",
        "Holm rose on a Tuesday in 1999.",
        "Holm left Tuesday, March 3.",
    ):
        assert name_days(words, FRIDAY, ISSUE) == []
    assert name_days("The case of 2010 was dropped on Tuesday.", FRIDAY, ISSUE) == ["“Tuesday” is 2026-11-10"]
