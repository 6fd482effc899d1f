"""Promises of the words around an issue: each language has all of them, in its own forms."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path

import pytest
from babel import Locale

from newsletter.render.mail import labels
from newsletter.render.mail.labels import Labels

KNOWN = tomllib.loads(Path(labels.__file__).with_name("labels.toml").read_text(encoding="utf-8"))
DAY = datetime(2025, 11, 14)


@pytest.mark.parametrize("language", KNOWN)
def test_every_language_has_every_word_and_the_plural_forms_that_it_has(language: str) -> None:
    assert set(KNOWN[language]) == set(KNOWN["en"])
    assert "{site}" in KNOWN[language]["read_at"]
    forms = {Locale.parse(language).plural_form(count) for count in range(200)}
    assert forms <= set(KNOWN[language]["stories"])
    words = Labels(language, {})
    assert words.is_known
    assert all((words.stories(7), words.minutes(3), words.day(DAY)))


def test_days_and_numbers_are_as_the_language_has_them() -> None:
    german, polish, japanese = Labels("de-AT", {}), Labels("pl", {}), Labels("ja", {})
    assert german.day(DAY) == "14. November 2025"
    assert [polish.stories(count) for count in (1, 3, 5, 22)] == ["1 artykuł", "3 artykuły", "5 artykułów", "22 artykuły"]
    assert japanese.day(DAY) == "2025年11月14日"
    assert Labels("en", {}).day(DAY) == "November 14, 2025"
    assert Labels("en-GB", {}).day(DAY) == "14 November 2025"


def test_an_unknown_language_has_english_words_and_the_editors_own_go_before_them() -> None:
    words = Labels("xx", {"also": "Plus", "stories": "{n} things"})
    assert not words.is_known
    assert (words("also"), words("leave"), words.stories(2)) == ("Plus", "Unsubscribe", "2 things")
    assert words("read_at", site="A") == "Read at A"
