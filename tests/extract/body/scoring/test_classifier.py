"""How blocks are judged: by weights that are known, and by nothing else."""

from __future__ import annotations

import pytest

from newsletter.extract.body.scoring import classifier
from newsletter.extract.body.scoring.classifier import Weights, load_weights, score_blocks, uncertainty
from newsletter.extract.body.select_blocks import ask_engine, measure_page
from newsletter.extract.page.parsed_page import parse

PAGE = (
    "<html><body><ul><li><a href=/>Home</a></ul><main>"
    + "<p>A sentence of the story, which is long enough to count.</p>" * 8
    + "</main>"
)


def test_without_weights_everything_is_as_likely_as_not() -> None:
    page = measure_page(parse(PAGE, "https://a.example/"))
    assert score_blocks(page.facts, page.outline, Weights({})) == [0.5] * len(page.facts)


def test_a_known_sign_moves_the_judgement_and_an_unknown_one_does_not() -> None:
    weights = Weights({"bias:": [0.0, -1.0], "shape(0,):p": [0.0, 3.0]})
    page = measure_page(parse(PAGE, "https://a.example/"))
    likely = score_blocks(page.facts, page.outline, weights)
    paragraphs = [value for fact, value in zip(page.facts, likely, strict=True) if fact.kind == "p"]
    others = [value for fact, value in zip(page.facts, likely, strict=True) if fact.kind != "p"]
    assert min(paragraphs) > 0.8
    assert max(others) < 0.3


def test_the_learned_weights_take_the_story_and_leave_the_menu() -> None:
    page = measure_page(parse(PAGE, "https://a.example/"))
    likely = score_blocks(page.facts, page.outline, load_weights().alone)
    assert [value >= 0.5 for value in likely] == [False] + [True] * 8


def test_judging_one_page_does_not_change_the_next() -> None:
    first = measure_page(parse(PAGE, "https://a.example/"))
    before = score_blocks(first.facts, first.outline, load_weights().alone)
    other = measure_page(parse("<p>Something else altogether.</p>" * 30, "https://b.example/"))
    score_blocks(other.facts, other.outline, load_weights().alone)
    again = measure_page(parse(PAGE, "https://a.example/"))
    assert score_blocks(again.facts, again.outline, load_weights().alone) == before


def test_the_engine_moves_the_judgement_only_where_it_has_been_asked() -> None:
    weights = Weights({"engine(0,):True": [0.0, 3.0], "engine(0,):False": [0.0, -3.0]})
    page = measure_page(parse(PAGE, "https://a.example/"))
    assert set(score_blocks(page.facts, page.outline, weights)) == {0.5}
    ask_engine(page)
    assert [value > 0.5 for value in score_blocks(page.facts, page.outline, weights)] == [False] + [True] * 8


def test_what_the_engine_says_is_weighed_by_the_weights_made_for_it() -> None:
    page = measure_page(parse(PAGE, "https://a.example/"))
    ask_engine(page)
    likely = score_blocks(page.facts, page.outline, load_weights().asked)
    assert [value >= 0.5 for value in likely] == [False] + [True] * 8


def test_doubt_is_the_share_of_words_judged_without_being_sure() -> None:
    page = measure_page(parse(PAGE, "https://a.example/"))
    sure = [0.01] + [0.99] * 8
    assert uncertainty(page.facts, sure) == 0
    assert uncertainty(page.facts, [0.01] + [0.7] * 2 + [0.99] * 6) == pytest.approx(2 / 8)
    assert uncertainty(page.facts, [0.4] * 9) > 1


def test_sums_that_are_kept_do_not_grow_without_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classifier, "MAX_SUMS", 5)
    weights = Weights({"shape(1,):4": [1.0, 1.0]})
    pages = [measure_page(parse(f"<p>{'word ' * size}</p>" * 3, "https://a.example/")) for size in range(1, 150)]
    for page in pages:
        score_blocks(page.facts, page.outline, weights)
    assert max(len(table) for table in (*weights.own, *weights.box, *weights.second)) <= 6
    assert score_blocks(pages[11].facts, pages[11].outline, weights)[0] > 0.7
