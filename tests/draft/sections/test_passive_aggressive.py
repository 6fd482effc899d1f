"""newsletter.draft.sections.passive_aggressive: weights learned from mistakes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsletter.draft.sections.passive_aggressive import PASSES, STEP, PassiveAggressive

EXAMPLES = [
    (["council", "the"], "Town"),
    (["owl", "the"], "Nature"),
    (["vote", "the"], "Town"),
    (["nest", "the"], "Nature"),
] * 40


def test_the_class_of_an_example_is_told_by_the_features_that_its_class_alone_has() -> None:
    learned = PassiveAggressive(EXAMPLES)
    for features, label in EXAMPLES[:4]:
        scores = learned.scores(features)
        assert max(scores, key=scores.__getitem__) == label
    assert abs(learned.scores(["the"])["Town"]) < learned.scores(["council"])["Town"]


def test_features_that_always_come_together_weigh_hardly_more_than_one_of_them() -> None:
    names = [f"word {number}" for number in range(20)]
    one = PassiveAggressive([(["council"], "Town"), (["owl"], "Nature")] * 200).scores(["council"])["Town"]
    twenty = PassiveAggressive([(names, "Town"), (["owl"], "Nature")] * 200).scores(names)["Town"]
    assert 0 < twenty < 2 * one


def test_what_was_never_seen_scores_nothing_and_one_class_needs_no_weights() -> None:
    assert set(PassiveAggressive(EXAMPLES).scores(["heron"]).values()) == {0.0}
    assert PassiveAggressive([(["owl"], "Nature")]).scores(["owl"]) == {"Nature": 0.0}
    assert PassiveAggressive([]).scores(["owl"]) == {}


@given(st.lists(st.tuples(st.lists(st.sampled_from("abcdef"), unique=True), st.sampled_from("XYZ")), max_size=20))
def test_the_same_examples_give_the_same_weights_which_add_up_to_nothing(examples: list[tuple[list[str], str]]) -> None:
    first, again = (PassiveAggressive(examples).scores(list("abcdef")) for _ in range(2))
    assert first == again
    assert abs(sum(first.values())) < 1e-9


def test_a_weight_is_the_mean_over_all_steps_and_not_the_last_one() -> None:
    score = PassiveAggressive([(["owl"], "Nature"), (["council"], "Town")]).scores(["owl"])["Nature"]
    assert 0 < score < PASSES * STEP - 1e-9
