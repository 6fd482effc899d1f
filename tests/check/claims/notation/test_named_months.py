"""newsletter.check.claims.notation.named_months: months without a day, in stories and in articles."""

from __future__ import annotations

from datetime import date

import pytest

from newsletter.check.claims.notation.calendar import read_days
from newsletter.check.claims.notation.named_months import months_said, read_months

FRIDAY = date(2025, 11, 14)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("It opens by June.", [(6, 0)]),
        ("It opened in March 2024 and closes in Sept. 2026.", [(3, 2024), (9, 2026)]),
        ("From May to August, and in mid-April of 2025", [(5, 0), (8, 0), (4, 0)]),
        ("December 2023 was wet.", [(12, 2023)]),
    ],
)
def test_a_month_is_read_behind_a_word_for_time_or_before_its_year(text: str, months: list[tuple[int, int]]) -> None:
    assert [(found.month, found.year) for found in read_months(text)] == months


@pytest.mark.parametrize(
    "text",
    ["It may open.", "They march in step.", "By June Holm", "on 3 March 2024", "in March 13", "an august body", "May Berg"],
)
def test_other_words_people_and_days_are_no_months(text: str) -> None:
    assert not list(read_months(text))


@pytest.mark.parametrize(
    "told",
    ["on 5 December", "in Dec. 2025", "2025-12-24", "24.12.2025", "next month", "this winter", "in two months", "in six weeks"],
)
def test_an_article_speaks_of_a_month_by_name_in_a_day_or_by_its_own_day(told: str) -> None:
    (december,) = read_months("by December 2025")
    assert months_said([told], read_days(told, FRIDAY), [FRIDAY]).has(december)


@pytest.mark.parametrize(
    "told", ["on 5 December 2024", "last month", "on Friday", "November", "they fall", "on New Year’s Day"]
)
def test_an_article_that_speaks_of_other_months_does_not_have_one(told: str) -> None:
    (december,) = read_months("by December 2025")
    assert not months_said([told], read_days(told, FRIDAY), [FRIDAY, None]).has(december)
