"""newsletter.check.claims.wording.copies: what a copied sentence changes."""

from __future__ import annotations

import pytest

from newsletter.check.claims.evidence import Evidence
from newsletter.check.claims.wording.copies import added_words, changed_words

TOLD = "The council of Marl approved the new bridge on the river Ode by a large majority, said Ines Holm on Tuesday."


@pytest.mark.parametrize(
    ("word", "by", "instead"),
    [("approved", "rejected", "approved"), ("Ines Holm", "Anna Berg", "Ines Holm"), ("approved", "has not approved", "")],
)
def test_an_opposite_another_name_and_a_denial_are_found_in_a_copied_sentence(word: str, by: str, instead: str) -> None:
    (change,) = changed_words(TOLD.replace(word, by), Evidence([TOLD]))
    assert change.instead == instead


@pytest.mark.parametrize(("word", "by"), [("large", "broad"), ("The council", "On Tuesday the council"), (" on Tuesday", "")])
def test_other_words_may_be_changed_freely(word: str, by: str) -> None:
    assert list(changed_words(TOLD.replace(word, by), Evidence([TOLD]))) == []


@pytest.mark.parametrize(
    ("said", "added"),
    [
        (TOLD.replace(" on Tuesday.", " on Tuesday, and entry is free."), "and entry is free"),
        (TOLD.replace(" on the river Ode", ", built of stolen granite,"), ""),
        ("In a surprising and welcome move, " + TOLD, ""),
        (TOLD.replace("approved", "gladly approved"), ""),
        (TOLD.replace(" on Tuesday.", " on Tuesday and Anna Berg on Friday."), ""),
        ("The council said that entry is free.", ""),
        (f"{TOLD} (marldispatch.example, courier edition)", ""),
    ],
)
def test_what_a_copied_sentence_adds_behind_its_copied_words_is_found_unless_it_is_a_word_a_name_or_an_introduction(
    said: str, added: str
) -> None:
    found = added_words(said, Evidence([TOLD]))
    assert (said[found.start : found.end] if found else "") == added


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("Prices rose slowly in Marl in the year to May.", "Prices in Marl climbed gently in the year to May."),
        ("Ines Holm is the older sister of Jon Holm, a baker in Marl.", "Jon Holm, a baker in Marl, is her younger brother."),
    ],
)
def test_what_is_said_in_other_words_at_another_place_is_nothing_added(told: str, said: str) -> None:
    assert added_words(said, Evidence([told])) is None


def test_what_a_shortened_copy_adds_is_found() -> None:
    told = TOLD.replace("Marl approved", "Marl, which met in the old hall, approved")
    assert added_words(TOLD.replace(" on Tuesday.", " on Tuesday, and entry is free."), Evidence([told])) is not None
