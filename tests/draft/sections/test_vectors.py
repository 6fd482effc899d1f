"""newsletter.draft.sections.vectors: sums, means and standard scores."""

from __future__ import annotations

import pytest

from newsletter.draft.sections.vectors import add_vectors, centre, mean_of, standard_scores


def test_sparse_vectors_add_up_term_by_term() -> None:
    assert add_vectors([{"owl": 1.0}, {"owl": 0.5, "marsh": 2.0}]) == {"owl": 1.5, "marsh": 2.0}
    assert add_vectors([]) == {}


def test_what_all_of_a_batch_share_is_left_out_of_each() -> None:
    found = centre([[1.0, 1.0], [1.0, -1.0], [1.0, 1.0], [1.0, -1.0]])
    assert found == [[0.0, 1.0], [0.0, -1.0], [0.0, 1.0], [0.0, -1.0]]
    assert centre([[1.0, 1.0], [1.0, -1.0]]) == [[1.0, 1.0], [1.0, -1.0]]


def test_of_few_stories_only_a_part_of_what_they_share_is_left_out() -> None:
    alike = [[1.0, 0.0]] * 3
    assert centre(alike) == [[0.0, 0.0]] * 3
    assert centre(alike, few=6) == [[1.0, 0.0]] * 3


def test_standard_scores_have_mean_zero_and_a_spread_of_their_weight_whatever_the_values() -> None:
    assert standard_scores([1.0, 3.0], 2.0) == [-2.0, 2.0]
    assert standard_scores([100.0, 300.0], 2.0) == standard_scores([1.0, 3.0], 2.0)
    assert standard_scores([5.0, 5.0], 2.0) == [0.0, 0.0]


def test_the_mean_of_no_vectors_is_empty() -> None:
    assert mean_of([]) == []
    assert mean_of([[1.0, 2.0], [3.0, 6.0]]) == pytest.approx([2.0, 4.0])
