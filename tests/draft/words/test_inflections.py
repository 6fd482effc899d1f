"""newsletter.draft.words.inflections: forms of English words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.draft.words.inflections import other_forms
from newsletter.draft.words.tfidf import stem


@pytest.mark.parametrize(
    ("word", "in_text"),
    [
        ("baking", "bakers"),
        ("baking", "baked"),
        ("knitting", "knits"),
        ("knitting", "knitted"),
        ("buses", "bus"),
        ("church", "churches"),
        ("research", "researchers"),
        ("release", "releasing"),
    ],
)
def test_a_word_is_known_in_its_other_forms(word: str, in_text: str) -> None:
    assert stem(in_text) in other_forms(stem(word))


@pytest.mark.parametrize(
    ("word", "other"), [("art", "arted"), ("king", "k"), ("open source", "open sourced"), ("2026", "2026ed")]
)
def test_short_words_phrases_and_numbers_have_no_form_but_their_own(word: str, other: str) -> None:
    assert other not in other_forms(word)


@given(st.text())
def test_a_word_is_not_among_its_other_forms(word: str) -> None:
    assert word not in other_forms(word)
