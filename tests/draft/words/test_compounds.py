"""newsletter.draft.words.compounds: one word in its forms and in longer ones."""

from __future__ import annotations

import pytest

from newsletter.draft.words.compounds import is_form_of, is_within


@pytest.mark.parametrize(
    ("word", "longer", "found"),
    [
        ("regierung", "landesregierung", True),
        ("regierung", "regierungen", True),
        ("verkehr", "verkehrswende", True),
        ("haus", "hausen", True),
        ("haus", "hausmeister", False),
        ("regierung", "regierung", False),
    ],
)
def test_a_word_is_found_with_an_ending_and_in_a_compound_that_begins_or_ends_with_it(
    word: str, longer: str, found: bool
) -> None:
    assert is_within(word, longer) is found


@pytest.mark.parametrize(
    ("word", "other", "same"),
    [
        ("wärmepumpe", "wärmepumpen", True),
        ("wärmepumpen", "wärmepumpe", True),
        ("pumpe", "pumpe", True),
        ("haus", "häuser", False),
        ("haus", "hausen", False),
        ("landesregierung", "regierung", False),
    ],
)
def test_two_forms_of_a_word_are_one_and_a_compound_is_a_form_of_its_part_alone(word: str, other: str, same: bool) -> None:
    assert is_form_of(word, other) is same
