"""newsletter.config.environment_variables: a variable overrides its key, and a slip of the pen is named."""

from __future__ import annotations

from typing import Any

from newsletter.config.environment_variables import overlay_environment
from newsletter.config.read_values import Mistake


def overlay(environment: dict[str, str], values: dict[str, Any] | None = None) -> tuple[dict[str, Any], list[Mistake]]:
    mistakes: list[Mistake] = []
    return overlay_environment(values or {}, environment, mistakes), mistakes


def test_a_variable_takes_the_place_of_what_the_file_says_and_leaves_its_neighbours() -> None:
    values = {"title": "File", "fetch": {"tries": 5, "pause": 1.0}}
    found, mistakes = overlay({"NEWSLETTER_TITLE": "Shell", "NEWSLETTER_FETCH_PAUSE": "2s", "HOME": "/"}, values)
    assert found == {"title": "Shell", "fetch": {"tries": 5, "pause": 2.0}}
    assert mistakes == []
    assert values["fetch"] == {"tries": 5, "pause": 1.0}


def test_texts_become_numbers_switches_and_lists() -> None:
    found, mistakes = overlay(
        {
            "NEWSLETTER_FETCH_TRIES": "7",
            "NEWSLETTER_FETCH_ROBOTS": "off",
            "NEWSLETTER_FETCH_ALLOW_HOSTS": "a.example, b.example",
        }
    )
    assert found["fetch"] == {"tries": 7, "robots": False, "allow_hosts": ("a.example", "b.example")}
    assert mistakes == []


def test_a_wrong_value_is_named_by_its_variable() -> None:
    _, mistakes = overlay({"NEWSLETTER_FETCH_TRIES": "many", "NEWSLETTER_FETCH_ROBOTS": "perhaps"})
    assert {mistake.key for mistake in mistakes} == {"NEWSLETTER_FETCH_TRIES", "NEWSLETTER_FETCH_ROBOTS"}


def test_a_misspelt_variable_is_a_mistake_and_one_of_somebody_else_is_not() -> None:
    _, mistakes = overlay({"NEWSLETTER_TITEL": "x", "NEWSLETTER_SOMETHING_QUITE_DIFFERENT": "x"})
    assert mistakes == [Mistake("NEWSLETTER_TITEL", "unknown variable; did you mean NEWSLETTER_TITLE?")]
