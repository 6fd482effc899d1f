"""newsletter.draft.sections.naive_bayes: the likelihood of classes."""

from __future__ import annotations

import math

import pytest

from newsletter.draft.sections.naive_bayes import SMOOTHING, NaiveBayes


def test_scores_are_the_logarithms_of_prior_times_smoothed_shares() -> None:
    learned = NaiveBayes([({"council": 2, "vote": 1}, "Town"), ({"owl": 1}, "Nature"), ({"vote": 1}, "Town")])
    town = math.log(2 / 3) + math.log((2 + SMOOTHING) / (4 + 3 * SMOOTHING))
    nature = math.log(1 / 3) + math.log(SMOOTHING / (1 + 3 * SMOOTHING))
    assert learned.scores({"council": 1, "never seen": 5}) == pytest.approx({"Town": town, "Nature": nature})


def test_a_feature_counts_as_often_as_it_is_found() -> None:
    learned = NaiveBayes([({"council": 1}, "Town"), ({"owl": 1}, "Nature")])
    once, thrice = (learned.scores({"owl": count}) for count in (1, 3))
    assert thrice["Nature"] - thrice["Town"] == pytest.approx(3 * (once["Nature"] - once["Town"]))


def test_an_example_without_features_tells_only_how_often_its_class_is() -> None:
    assert NaiveBayes([({}, "Town")]).scores({"owl": 1}) == {"Town": 0.0}
