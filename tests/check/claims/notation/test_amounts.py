"""newsletter.check.claims.notation.amounts: numbers are read by what they are worth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.check.claims.notation.amounts import FRACTION, MAY_COUNT, NUMBER, ONES, TENS, Amount, read_amounts, same_amount


def _one(text: str) -> Amount:
    (amount,) = read_amounts(text)
    return amount


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$50 billion", "US$50bn"),
        ("$50 billion", "50,000 million dollars"),
        ("half", "50 %"),
        ("5%", "5 per cent"),
        ("1,500", "1500"),
        ("three", "3"),
        ("twenty-five", "25"),
        ("£7.2m", "£7.2 million"),
        ("a third of them"[2:7], "a third"),
        ("5,00,000", "500000"),
        ("1.5 million", "1,523,000"),
        ("tenfold", "10-fold"),
        ("zero-fold", "0-fold"),
        ("two and a half million pounds", "£2.5m"),
        ("2½ hours", "150 minutes"),
        ("a quarter of an hour", "15 minutes"),
        ("SEK 5m", "5 million Swedish kronor"),
        ("a fortnight", "14 days"),
        ("41 cents", "$0.41"),
        ("€0.05", "5 cents"),
        ("60 pence", "£0.60"),
    ],
)
def test_one_amount_in_two_notations_is_one(one: str, other: str) -> None:
    known = read_amounts(other)
    assert all(any(same_amount(amount, item) for item in known) for amount in read_amounts(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("14 million", "14 billion"),
        ("70 points", "70%"),
        ("$5", "€5"),
        ("12 km", "12 miles"),
        ("2215", "2015"),
        ("1.6 million", "1,523,000"),
        ("$50", "$500"),
        ("2 years", "2 bridges"),
        ("18 months", "18 weeks"),
        ("Fr. 5", "$5"),
        ("40 cents", "40 %"),
        ("40 cents", "£0.40"),
        ("5 pence", "£5"),
    ],
)
def test_another_value_or_unit_is_another_amount(one: str, other: str) -> None:
    assert not same_amount(_one(one), _one(other))


@pytest.mark.parametrize("text", ["GPT-5", "COVID-19", "AI5", "version 1.2.3", "someone", "often"])
def test_digits_in_names_and_letters_in_words_are_no_amounts(text: str) -> None:
    assert read_amounts(text) == ()


@given(st.text(max_size=80))
def test_any_text_is_read_and_each_amount_stands_where_it_says(text: str) -> None:
    for amount in read_amounts(text):
        assert text[amount.start : amount.end] == amount.text


@given(st.integers(min_value=2, max_value=10**12))
def test_a_number_with_and_without_separators_is_the_same(number: int) -> None:
    assert same_amount(_one(f"{number:,}"), _one(str(number)))


NUMBERED = st.lists(st.sampled_from([*ONES, *TENS, *"aS5,.-'’$£%_\n ", "half", "Quarters", "third", "two-thirds"]), max_size=12)


@given(NUMBERED.map("".join))
def test_no_text_with_an_amount_is_passed_over(text: str) -> None:
    if NUMBER.search(text) or FRACTION.search(text):
        assert MAY_COUNT.search(text.lower())


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("EUR 41.50 per share", 41.5, "euros"),
        ("EUR41.50 a share", 41.5, "euros"),
        ("GBP5m", 5e6, "pounds"),
        ("EUR1,200 million", 1.2e9, "euros"),
        ("AUD 41.50", 41.5, "dollars"),
        ("CHF41.50", 41.5, "francs"),
        ("SEK 410", 410, "kroner"),
        ("Rs410", 410, "rupees"),
        ("40 per day", 40, ""),
        ("12 per cent", 12, "%"),
        ("it covers 1.6 of them", 1.6, ""),
    ],
)
def test_a_price_for_each_is_no_percentage_and_a_currency_may_stand_right_before_its_figure(
    text: str, value: float, unit: str
) -> None:
    (found,) = read_amounts(text)
    assert (found.value, found.unit) == (value, unit)
