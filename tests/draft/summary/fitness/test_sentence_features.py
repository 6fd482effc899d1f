"""newsletter.draft.summary.fitness.sentence_features: what is measured of a sentence in its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsletter.draft.prose.units import read_units
from newsletter.draft.summary.fitness.sentence_features import (
    NEIGHBOUR_FEATURES,
    RULE_FEATURES,
    features_of,
    neighbour_features,
    rule_features,
)
from newsletter.draft.words.tfidf import words

TEXT = "The ferry sails again on Monday. It was in the yard for 9 weeks! But what did it cost?"


def _features(text: str, place: int, headline: str = "The ferry sails again", faulty: int = 0) -> set[str]:
    units = read_units(text)
    return features_of(units, [frozenset(words(unit.text)) for unit in units], place, frozenset(words(headline)), "en", faulty)


def test_words_the_beginning_and_the_end_of_a_sentence_are_features() -> None:
    assert {"word ferry", "word monday", "first A", "second a", "last ."} <= _features(TEXT, 0)
    assert {"word weeks", "last !"} <= _features(TEXT, 1)


def test_what_the_rules_say_is_a_feature() -> None:
    assert "fault question" in _features(TEXT, 2)
    assert {"doubt tone", "fault behind"} <= _features(TEXT, 1)


def test_the_place_and_what_is_shared_with_headline_and_neighbour_are_features() -> None:
    assert {"place 0", "begins", "opens"} <= _features(TEXT, 0)
    assert "headline 0" in _features(TEXT, 0, "Walnut truffles")
    assert "headline 0" not in _features(TEXT, 0)
    assert {"place 2", "before 0", "faulty 6"} <= _features(TEXT, 2, faulty=9)


@given(st.text(max_size=200), st.text(max_size=40))
def test_any_text_has_features(text: str, headline: str) -> None:
    for place in range(len(read_units(text))):
        assert _features(text, place, headline)


@given(st.text(max_size=200))
def test_one_of_each_kind_at_most_comes_from_the_neighbours(text: str) -> None:
    units = read_units(text)
    for place in range(len(units)):
        names = list(neighbour_features(units, place, "en", place))
        assert all(sum(name in kind for name in names) <= 1 for kind in NEIGHBOUR_FEATURES)
        assert all(any(name in kind for kind in NEIGHBOUR_FEATURES) for name in names)


@given(
    st.text(max_size=200)
    | st.sampled_from(["He said so!", "We like it.", "But why?", "These costs rise again this year, they say."])
)
def test_one_of_each_kind_at_most_comes_from_the_rules(text: str) -> None:
    names = list(rule_features(text, "en"))
    assert all(sum(name.startswith(kind) for name in names) <= 1 for kind in RULE_FEATURES)
    assert all(any(name.startswith(kind) for kind in RULE_FEATURES) for name in names)
