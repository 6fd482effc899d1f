"""newsletter.check.claims.words: what two spellings of a word share."""

from __future__ import annotations

import pytest

from newsletter.check.claims.words import read_words, spoken_keys, stem, word_key


@pytest.mark.parametrize(
    ("one", "other"), [("Konwinski’s", "KONWINSKI"), ("U.S.", "US"), ("Société", "societe"), ("Holms'", "holms")]
)
def test_case_accents_possessives_and_stops_do_not_count(one: str, other: str) -> None:
    assert word_key(one) == word_key(other)


def test_initials_are_one_word_with_and_without_a_last_stop() -> None:
    assert [word.key for word in read_words("The U.K touched the U.S. border, said J.R.R. Tolkien.")] == (
        "the uk touched the us border said jrr tolkien".split()
    )


def test_words_that_reports_use_for_each_other_have_one_stem() -> None:
    assert stem("investing") == stem("invested")
    assert stem("purchase") == stem("acquisition")
    assert stem("rise") != stem("fall")


def test_contractions_are_spoken_in_full() -> None:
    assert [spoken_keys(word) for word in ("didn’t", "we're", "can't", "won't")] == ["did not", "we are", "can not", "will not"]
