"""What is promised of the names of months: each short name means one month or none."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import resources

import pytest

from newsletter.text.months import date_words, date_words_in_cldr, month_number, names_in_cldr


@pytest.mark.parametrize(
    ("names", "month"),
    [
        ("jan Jan. janv gen ene oca", 1), ("feb Feb. fév lut", 2), ("mar März mrt", 3), ("apr avr abr kwi", 4), ("may mai maj mag", 5),
        ("jun juin giu cze haz", 6), ("jul juil lug lip tem", 7), ("aug août ago sie", 8), ("sep Sept set wrz", 9),
        ("oct okt out ott paź", 10), ("nov lis kas", 11), ("dec dez dic des gru ara", 12),
    ],
)  # fmt: skip
def test_the_short_names_of_months_are_known(names: str, month: int) -> None:
    assert {month_number(name) for name in names.split()} == {month}


def test_a_short_name_that_two_months_share_is_none() -> None:
    assert month_number("ma") is None
    assert month_number("červ") is None


@pytest.mark.parametrize(("file", "content"), [("months.json", names_in_cldr), ("date_words.json", date_words_in_cldr)])
def test_the_file_is_what_cldr_says(file: str, content: Callable[[], object]) -> None:
    stored = json.loads(resources.files("newsletter.text").joinpath(file).read_text(encoding="utf-8"))
    assert stored == content(), "python -m newsletter.text.months writes it anew"


def test_the_days_and_months_of_a_language_are_its_own() -> None:
    assert {"mittwoch", "jänner"} < date_words("de")
    assert {"segunda-feira", "março"} < date_words("pt")
    assert "mars" not in date_words("en")
    assert not date_words("tlh")


def test_months_of_languages_that_nobody_listed_by_hand_are_known() -> None:
    assert [month_number(name) for name in ("जनवरी", "أغسطس", "septiembre", "sierpnia", "gener", "listopad")] == [
        1,
        8,
        9,
        8,
        1,
        11,
    ]
