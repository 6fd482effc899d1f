"""newsletter.check.claims.wording.copies: what a copied sentence changes."""

from __future__ import annotations

import pytest

from newsletter.check.claims.evidence import Evidence
from newsletter.check.claims.wording.copies import changed_words

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
