"""newsletter.check.claims.proper_names: names of an English sentence, and the forms in which a source may have them."""

from __future__ import annotations

import pytest

from newsletter.check.claims.evidence import Evidence
from newsletter.check.claims.proper_names import has_same_form, initials, missing_keys, read_names


def names(text: str) -> list[str]:
    return [name.text for name in read_names(text)]


def missing(text: str, source: str) -> list[str]:
    evidence = Evidence([source])
    return [key for name in read_names(text) for key in missing_keys(name, evidence)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mayor met Ines Holm of the Bank of England.", ["Ines Holm", "Bank of England"]),
        ("She joined OpenAI on Monday in March.", ["OpenAI"]),
        ("Investing pays.", []),
        ("no name here", []),
    ],
)
def test_names_are_runs_of_capitals_without_days_months_and_openers(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("It was the FBI.", "The Federal Bureau of Investigation said so."),
        ("It was the Federal Bureau of Investigation.", "The FBI said so."),
        ("He is a German.", "He lives in Germany."),
        ("They are Ukrainian.", "They are from Ukraine."),
        ("He met Holm’s team.", "Ines Holm has a team."),
    ],
)
def test_a_name_is_known_in_full_in_short_and_as_the_adjective_of_a_place(text: str, source: str) -> None:
    assert missing(text, source) == []


def test_a_name_that_the_source_does_not_have_is_missing() -> None:
    assert missing("The mayor met Anna Holm.", "The mayor met Ines Holm.") == ["anna"]
    assert missing("He is a Dane.", "He lives in Sweden.") == ["dane"]


def test_initials_and_forms() -> None:
    assert initials(["federal", "bureau", "investigation"]) == "fbi"
    assert has_same_form("china", "chinese")
    assert not has_same_form("china", "chile")
