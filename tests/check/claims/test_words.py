"""newsletter.check.claims.words: two spellings, two forms and two usual words for one thing are the same word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.check.claims.words import content_stems, read_words, spoken_keys, stem, word_key


@pytest.mark.parametrize(
    ("word", "key"), [("Konwinski’s", "konwinski"), ("KONWINSKI", "konwinski"), ("U.S.", "us"), ("Málaga", "malaga")]
)
def test_spellings_of_one_word_share_a_key(word: str, key: str) -> None:
    assert word_key(word) == key


@pytest.mark.parametrize(
    ("one", "other"), [("invest", "investing"), ("boss", "chairwoman"), ("acquire", "takeover"), ("said", "told")]
)
def test_forms_of_a_word_and_words_that_reports_swap_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_words_of_different_matter_have_different_stems() -> None:
    assert len({stem(word) for word in ("rise", "fall", "bridge", "council")}) == 4


def test_only_words_that_carry_matter_count() -> None:
    assert content_stems(read_words("The bridge is the town's")) == [stem("bridge"), stem("town")]


@pytest.mark.parametrize(
    ("word", "spoken"), [("didn’t", "did not"), ("can't", "can not"), ("won’t", "will not"), ("We’re", "we are")]
)
def test_contractions_are_spelled_out_for_quotations(word: str, spoken: str) -> None:
    assert spoken_keys(word) == spoken


@given(st.text(max_size=80))
def test_words_stand_in_the_text_where_they_say(text: str) -> None:
    for word in read_words(text):
        assert text[word.start : word.end] == word.text
