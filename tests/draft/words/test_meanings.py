"""newsletter.draft.words.meanings: what words mean beside others, from a table in the package."""

from __future__ import annotations

import pytest

from newsletter.draft.words.meanings import DIMENSIONS, inner, is_known, knows, meaning


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("soup", "bread", "processor"),
        ("chip", "processor", "garden"),
        ("goalkeeper", "football", "bank"),
        ("virus", "vaccine", "guitar"),
    ],
)
def test_words_of_one_matter_are_nearer_than_others(word: str, near: str, far: str) -> None:
    assert inner(meaning(word), meaning(near)) > inner(meaning(word), meaning(far)) + 0.1


def test_a_text_of_no_known_word_means_nothing() -> None:
    assert meaning("xqzzy 漢字") == [0.0] * DIMENSIONS
    assert not is_known("xqzzy")
    assert is_known("bread")


def test_the_table_knows_english_and_no_other_language() -> None:
    assert knows("The council of the town has voted to rebuild the old bridge over the river in spring.")
    assert not knows("Der Rat der Stadt hat beschlossen, die alte Brücke über den Fluss im Frühjahr neu zu bauen.")
    assert knows("Wirtschaft")  # a word or two tells nothing
    assert not knows("Wirtschaft", least=1)
