"""How blocks are judged: by weights that are known, and by nothing else."""

from __future__ import annotations

import pytest

from newsletter.extract.body import classifier
from newsletter.extract.body.classifier import Weights, doubt, judge, learned
from newsletter.extract.body.measure import ask_engine, read_page
from newsletter.extract.page.document import parse

PAGE = (
    "<html><body><ul><li><a href=/>Home</a></ul><main>"
    + "<p>A sentence of the story, which is long enough to count.</p>" * 8
    + "</main>"
)


def test_without_weights_everything_is_as_likely_as_not() -> None:
    page = read_page(parse(PAGE, "https://a.example/"))
    assert judge(page.facts, page.outline, Weights({})) == [0.5] * len(page.facts)


def test_a_known_sign_moves_the_judgement_and_an_unknown_one_does_not() -> None:
    weights = Weights({"bias": [0.0, -1.0], "shape(0,):p": [0.0, 3.0]})
    page = read_page(parse(PAGE, "https://a.example/"))
    likely = judge(page.facts, page.outline, weights)
    paragraphs = [value for fact, value in zip(page.facts, likely, strict=True) if fact.kind == "p"]
    others = [value for fact, value in zip(page.facts, likely, strict=True) if fact.kind != "p"]
    assert min(paragraphs) > 0.8
    assert max(others) < 0.3


def test_the_learned_weights_take_the_story_and_leave_the_menu() -> None:
    page = read_page(parse(PAGE, "https://a.example/"))
    likely = judge(page.facts, page.outline, learned().alone)
    assert [value >= 0.5 for value in likely] == [False] + [True] * 8


def test_judging_one_page_does_not_change_the_next() -> None:
    first = read_page(parse(PAGE, "https://a.example/"))
    before = judge(first.facts, first.outline, learned().alone)
    other = read_page(parse("<p>Something else altogether.</p>" * 30, "https://b.example/"))
    judge(other.facts, other.outline, learned().alone)
    again = read_page(parse(PAGE, "https://a.example/"))
    assert judge(again.facts, again.outline, learned().alone) == before


def test_the_engine_moves_the_judgement_only_where_it_has_been_asked() -> None:
    weights = Weights({"engine(0,):True": [0.0, 3.0], "engine(0,):False": [0.0, -3.0]})
    page = read_page(parse(PAGE, "https://a.example/"))
    assert set(judge(page.facts, page.outline, weights)) == {0.5}
    ask_engine(page)
    assert [value > 0.5 for value in judge(page.facts, page.outline, weights)] == [False] + [True] * 8


def test_what_the_engine_says_is_weighed_by_the_weights_made_for_it() -> None:
    page = read_page(parse(PAGE, "https://a.example/"))
    ask_engine(page)
    likely = judge(page.facts, page.outline, learned().asked)
    assert [value >= 0.5 for value in likely] == [False] + [True] * 8


def test_doubt_is_the_share_of_words_judged_without_being_sure() -> None:
    page = read_page(parse(PAGE, "https://a.example/"))
    sure = [0.01] + [0.99] * 8
    assert doubt(page.facts, sure) == 0
    assert doubt(page.facts, [0.01] + [0.7] * 2 + [0.99] * 6) == pytest.approx(2 / 8)
    assert doubt(page.facts, [0.4] * 9) > 1


def test_sums_that_are_kept_do_not_grow_without_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classifier, "MAX_SUMS", 5)
    weights = Weights({"shape(1,):4": [1.0, 1.0]})
    pages = [read_page(parse(f"<p>{'word ' * size}</p>" * 3, "https://a.example/")) for size in range(1, 150)]
    for page in pages:
        judge(page.facts, page.outline, weights)
    assert max(len(table) for table in (*weights.own, *weights.box, *weights.second)) <= 6
    assert judge(pages[11].facts, pages[11].outline, weights)[0] > 0.7
