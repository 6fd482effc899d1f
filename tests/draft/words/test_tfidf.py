"""newsletter.draft.words.tfidf: texts as weighted terms."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from newsletter.draft.words.tfidf import (
    cosine,
    find_words,
    stem,
    story_terms,
    story_vector,
    terms,
    unit,
    weigh_saturated,
    words,
)


def test_words_are_those_that_carry_meaning_without_plural_endings() -> None:
    assert words("The councils of Brigford's two cities") == ["council", "brigford", "city"]
    assert words("It’s late and that's where the ferry stays") == ["late", "ferry", "stay"]
    assert [stem(word) for word in ("bridges", "glass", "bus", "ferries")] == ["bridge", "glass", "bus", "ferry"]


@given(st.text(st.sampled_from("aB1'.&-_ ,!") | st.characters(codec="ascii"), max_size=20))
def test_words_of_plain_letters_are_found_as_in_any_other_script(text: str) -> None:
    assert [*find_words(text), "é"] == find_words(f"{text} é")


def test_neighbouring_words_are_terms_too_and_a_title_counts_as_often_as_asked() -> None:
    assert terms("mill bridge")["mill bridge"] == 1
    assert story_terms("Mill bridge", "A bridge.", 2)["bridge"] == 3


@given(st.dictionaries(st.text(max_size=5), st.integers(1, 50), max_size=8))
def test_a_vector_has_length_one_and_is_most_like_itself(counts: dict[str, int]) -> None:
    vector = weigh_saturated(counts)
    if vector:
        assert math.isclose(cosine(vector, vector), 1.0)
        assert math.isclose(sum(value * value for value in unit(vector).values()), 1.0)


def test_days_months_years_and_the_clock_tell_nothing_of_a_story() -> None:
    terms = {"bridge", "closed", "bridge closed"}
    assert set(story_vector("", "The bridge closed on Monday 2 November.")) == terms
    assert set(story_vector("", "The bridge closed on November 2, 2026, at 5.45 pm.")) == terms
    assert "450" in story_vector("", "The bridge cost 450 pounds in November.")
    assert "march" in story_vector("", "The march on the town hall.")
