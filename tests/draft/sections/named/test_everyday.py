"""newsletter.draft.sections.named.everyday: what a section's name alone says of its subject."""

from __future__ import annotations

import pytest

from newsletter.draft.sections.named.everyday import count_subjects, everyday_words
from newsletter.draft.words.meanings import meaning


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Money", "mortgage"),
        ("Getting Around", "tram"),
        ("🍞 Food & Drink", "recipe"),
        ("Crime and Courts", "trial"),
        ("Our Schools", "pupil"),
        ("Crew", "strike"),
        ("Safety", "fire"),
        ("Rules", "customs"),
    ],
)
def test_a_name_leads_to_the_words_of_its_subject(name: str, word: str) -> None:
    assert word in everyday_words(name).split()


def test_a_name_of_two_subjects_has_the_words_of_both_and_one_of_none_has_none() -> None:
    both = everyday_words("Health and Schools").split()
    assert {"patient", "pupil"} <= {*both}
    assert everyday_words("Odds and Ends") == everyday_words("") == ""


def test_words_of_a_trade_are_for_a_bare_name_and_not_for_a_description() -> None:
    assert "exemption" in everyday_words("Laws").split()
    assert everyday_words("laws", is_bare=False) == ""


def test_sections_on_one_everyday_subject_count_once() -> None:
    several = ["sport, football, matches", "politics, elections and parliament", "music, concerts and albums"]
    assert count_subjects(list(map(meaning, several))) == 3
    assert count_subjects(list(map(meaning, ["computer software and internet", "phones and computers, the internet"]))) == 1
