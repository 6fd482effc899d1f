"""Different numbers of dead or injured are recognised in two sentences."""

from __future__ import annotations

import pytest

from newsletter.draft.summary.tolls import contradict, numbers_in


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("At least 12 people died on Monday.", "The cyclone killed 14 on the island.", True),
        ("At least 12 people died on Monday.", "A dozen deaths have been confirmed.", False),
        ("Twelve fishermen were killed.", "The storm killed at least 12.", False),
        ("There were 3,920 deaths on Wednesday.", "The country reported 3,865 Covid-19 deaths on Wednesday.", True),
        ("The death toll has risen to 31.", "At least 12 people died on Monday.", True),
        ("Two workers were killed and three were injured.", "The blast injured 3 and killed two.", False),
        ("Two workers were killed and three were injured.", "Five people were hurt.", True),
        ("The man died at 91.", "Twelve people died.", False),
        ("The bridge cost 12 million.", "Fourteen people died.", False),
        ("Twenty-one people died.", "The fire killed 21.", False),
        ("Twenty-one people died.", "One person died.", True),
        ("Two dozen people died.", "The fire killed 24.", False),
        ("Three of the five people killed were sailors.", "Five people died.", False),
        ("The attack killed 3 soldiers and 2 civilians.", "Five people were killed.", False),
        ("The attack killed 3 people and 14 were injured.", "Five people were killed.", True),
        ("No one was killed.", "Two sheep were killed.", False),
        ("In 2019 two people died.", "Two people died.", False),
        ("The flu killed 60 million people.", "The bomb killed 2 people.", False),
        ("The flood killed one hundred people.", "The flood killed 100 people.", False),
    ],
)
def test_two_sentences_contradict_each_other_if_no_number_of_dead_or_injured_is_common(
    one: str, other: str, found: bool
) -> None:
    assert contradict(one, other) is found


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("$3.8bn for 1,200 boats in 2027.", {"3.8", "1200", "2027"}),
        ("They voted 2-1, two to one.", {"2", "1"}),
        ("Twenty-one boats of a 3-metre class, no one knows which.", {"21", "3"}),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, numbers: set[str]) -> None:
    assert numbers_in(text) == numbers
