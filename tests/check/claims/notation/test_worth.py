"""newsletter.check.claims.notation.worth: what a unit is worth in others of its kind."""

from __future__ import annotations

import pytest

from newsletter.check.claims.notation.worth import (
    CURRENCIES,
    MEASURES,
    UNITS,
    in_unit,
    is_inexact,
    is_one_kind,
    significant_digits,
)


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "worth"),
    [(18, "months", "years", 1.5), (90, "minutes", "hours", 1.5), (2, "fortnights", "weeks", 4), (1200, "MW", "GW", 1.2)],
)
def test_a_number_of_one_unit_is_told_in_another_of_its_kind(value: float, unit: str, wanted: str, worth: float) -> None:
    assert is_one_kind(unit, wanted)
    assert in_unit(value, unit, wanted) == pytest.approx(worth)


@pytest.mark.parametrize(
    ("one", "other"), [("days", "months"), ("km", "kg"), ("euros", "dollars"), ("%", "points"), ("m", ""), ("cents", "pounds")]
)
def test_units_of_different_kinds_are_not_compared(one: str, other: str) -> None:
    assert not is_one_kind(one, other)


def test_only_units_of_two_systems_are_inexact_in_each_other() -> None:
    assert is_inexact("miles", "km")
    assert not is_inexact("m", "km")
    assert not is_inexact("miles", "feet")


def test_each_word_is_of_a_unit_that_is_known_and_none_is_a_unit_and_a_currency() -> None:
    assert set(MEASURES.values()) == set(UNITS) - set(CURRENCIES.values())
    assert not MEASURES.keys() & CURRENCIES.keys()


@pytest.mark.parametrize(("value", "digits"), [(1e6, 1), (980_000, 2), (2.4e6, 2), (16.36, 4), (100, 1)])
def test_a_round_number_has_few_digits_however_large_it_is(value: float, digits: int) -> None:
    assert significant_digits(value) == digits
