"""Promises of the rules on days: which dates are wrong, beside which weekdays, and what is no date."""

from __future__ import annotations

import pytest

from newsletter.check import check_material
from tests.check.materials import FRONT, article, found_in, material, story


def _found(summary: str, language: str = "en") -> set[str]:
    return found_in(FRONT + story(summary), article(summary, language=language, published="2025-11-14"), language=language)


@pytest.mark.parametrize(
    "text",
    [
        "In June 31 people drowned, and in May 50 more.",
        "There are 31 sets, 30 febrile cases and 31 pieces.",
        "It met on 29 February 2024 and on February 29.",
        "On Monday, 6 November 1995 it met, and on Tuesday, 14 November of that year.",
        "It meets on Friday, November 14, and on Mon 17 Nov.",
        "On Monday 14 people met.",
        "He came on Monday. 14 November 2025 was a day later.",
        "From Friday to Sunday, November 14-16, 2025, and on Friday and Saturday, November 14 and 15, it is open.",
        "Lenin took power on Wednesday, 25 October 1917; Newton was born on Sunday, 25 December 1642.",
        "The notice SA-2025-02-31 and the file 2025-02-30.txt are gone.",
    ],
)
def test_days_of_the_calendar_and_numbers_that_are_none_are_not_found(text: str) -> None:
    assert not {"date-impossible", "weekday-wrong"} & _found(text)


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("en", "It meets on Monday, November 14, to vote.", "weekday-wrong"),
        ("en", "It meets on Monday 14 November to vote.", "weekday-wrong"),
        ("en", "It meets on Mon (2025-11-14) to vote.", "weekday-wrong"),
        ("en", "It met on 29 February 2023.", "date-impossible"),
        ("en", "It met on 2025-11-31.", "date-impossible"),
        ("en", "It meets on November 32, 2025.", "date-impossible"),
        ("de", "Der Rat tagt am Montag, den 14. November 2025.", "weekday-wrong"),
        ("de", "Der Rat tagt am Montag, 14.11.2025.", "weekday-wrong"),
        ("de", "Der Rat tagt am Montag, dem 14. November 2025.", "weekday-wrong"),
        ("de", "Der Rat tagt am 31.11.2025.", "date-impossible"),
        ("de", "Der Rat tagt am 31. November.", "date-impossible"),
        ("fr", "Le conseil se réunit le lundi 14 novembre 2025.", "weekday-wrong"),
        ("es", "El consejo se reúne el lunes, 14 de noviembre de 2025.", "weekday-wrong"),
        ("pt", "O conselho reúne-se na segunda-feira, 14 de novembro de 2025.", "weekday-wrong"),
    ],
)
def test_days_that_no_calendar_has_are_found(language: str, text: str, code: str) -> None:
    assert code in _found(text, language)


def test_a_weekday_without_a_year_is_that_of_the_article_and_not_of_the_issue() -> None:
    old = article("It meets on Thursday, November 14.", published="2024-11-10")
    assert "weekday-wrong" not in found_in(FRONT + story("It meets on Thursday, November 14."), old)
    assert "weekday-wrong" in found_in(FRONT + story("It meets on Thursday, November 14."))


def test_what_is_wrong_is_named_with_its_place() -> None:
    found = check_material(material(FRONT + story("The council met on Monday, 14 November 2025.")))
    wrong = next(item for item in found if item.code == "weekday-wrong")
    assert wrong.message == "November 14, 2025 is a Friday, not a Monday"
    assert wrong.words == "Monday, 14 November 2025"


def test_a_wrong_weekday_is_named_in_the_language_of_its_text() -> None:
    text = FRONT + story("Der Rat tagt am Montag, dem 14. November 2025, und die Stadt wählt danach.")
    found = check_material(material(text, article("Der Rat tagt.", language="de"), language="de"))
    (wrong,) = [item for item in found if item.code == "weekday-wrong"]
    assert wrong.message == "14. November 2025 is “Freitag”, not “Montag”"


def test_the_one_wrong_weekday_in_a_line_of_thousands_of_dates_is_found_at_once() -> None:
    # At square cost this took more than a minute.
    summary = f"{'The crew met on 13 November, and ' * 10_000}the bridge opens on Monday, 14 November, to all."
    found = check_material(material(FRONT + story(summary), article(summary, published="2025-11-14")))
    assert [item.words for item in found if item.code == "weekday-wrong"] == ["Monday, 14 November"]
    assert "date-impossible" not in {item.code for item in found}
