"""The measures of the bench measure what they say."""

from __future__ import annotations

import pytest

from tests.bench.extract_scores import score_page, score_stories, summed

TEXT = "One two three four five six seven eight nine ten"


def test_the_same_words_score_one_whatever_the_marks() -> None:
    figures = summed([score_page({"text": TEXT}, {"text": "## One two three,\n- four five six\n> seven eight | nine ten"})])
    assert (figures["f1"], figures["exact"]) == (1.0, 1.0)


def test_half_the_text_is_whole_precision_and_half_recall() -> None:
    figures = summed([score_page({"text": TEXT + " eleven"}, {"text": "One two three four five six seven"})])
    assert figures["precision"] == 1.0
    assert figures["recall"] == pytest.approx(0.5)


def test_a_page_without_a_result_counts_as_missed() -> None:
    figures = summed(
        [score_page({"text": TEXT, "title": "A"}, {}), score_page({"text": TEXT, "title": "A"}, {"text": TEXT, "title": "a"})]
    )
    assert figures["recall"] == 0.5
    assert figures["title"] == 0.5


def test_a_paragraph_that_stands_twice_is_counted_once() -> None:
    assert summed([score_page({"text": TEXT}, {"text": f"{TEXT}\n{TEXT}\nshort line"})])["repeat"] == 0.5
    code = "\n".join(["```", *["one two three four five six seven eight nine ten"] * 2, "```"])
    assert summed([score_page({"text": TEXT}, {"text": f"{TEXT}\n{code}"})])["repeat"] == 0.0


def test_snippets_that_must_not_be_there_cost() -> None:
    figures = summed([score_page({"with": ["one two"], "without": ["subscribe"]}, {"text": "One two. Subscribe now"})])
    assert figures["snippet_f1"] == pytest.approx(2 / 3)


def test_bylines_are_compared_as_sets_of_names() -> None:
    assert score_page({"author": ["By Ida Holm and Per Berg"]}, {"author": ["Per Berg", "Ida Holm"]})["author"] == 1.0


def test_a_story_is_found_once() -> None:
    truth = {
        "stories": [{"headline": "A", "text": TEXT}, {"headline": "B", "text": "Quite another story with other words in it"}]
    }
    found = [{"title": "A", "text": TEXT}, {"title": "A", "text": TEXT}]
    assert score_stories(truth, found, shown_only=False) == pytest.approx(0.5)


def test_words_are_measured_as_bags() -> None:
    assert score_page({"text": "a b c d"}, {"text": "d c b a"})["word_f1"] == 1.0
    assert score_page({"text": "a b c d"}, {"text": "a b"})["word_f1"] == pytest.approx(2 / 3)


def test_a_wrong_day_counts_as_unflagged_unless_it_is_said_to_be_a_guess() -> None:
    truth = {"date": "2026-11-20"}
    assert score_page(truth, {"date": "2026-11-19"})["date_unflagged"] == 1.0
    assert score_page(truth, {"date": "2026-11-19", "flags": ["guessed-date"]})["date_unflagged"] == 0.0
