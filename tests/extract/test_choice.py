"""How blocks are judged: by weights that are known, and by nothing else."""

from __future__ import annotations

from newsletter.extract.choice import Weights, judge, learned
from newsletter.extract.document import parse
from newsletter.extract.page import read_page

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
    likely = judge(page.facts, page.outline, learned())
    assert [value >= 0.5 for value in likely] == [False] + [True] * 8


def test_judging_one_page_does_not_change_the_next() -> None:
    first = read_page(parse(PAGE, "https://a.example/"))
    before = judge(first.facts, first.outline, learned())
    other = read_page(parse("<p>Something else altogether.</p>" * 30, "https://b.example/"))
    judge(other.facts, other.outline, learned())
    again = read_page(parse(PAGE, "https://a.example/"))
    assert judge(again.facts, again.outline, learned()) == before
