"""newsletter.extract.body.trafilatura_fallback: what trafilatura takes is marked on our blocks, and its faults stop nothing."""

from __future__ import annotations

import pytest

from newsletter.extract.body import trafilatura_fallback
from newsletter.extract.body.text_blocks import read_layout
from newsletter.extract.body.trafilatura_fallback import engine_lines, marks, whole_engine_lines
from newsletter.extract.page.parsed_page import parse

PROSE = [f"The ferry number {number} was late again today, and the council has asked for an answer." for number in range(6)]
PAGE = (
    "<html><body><nav><a href=/>Home</a></nav><article>"
    + "".join(f"<p>{text}</p>" for text in PROSE)
    + "</article></body></html>"
)


def test_the_lines_of_a_page_are_its_prose_and_its_tree_stays_as_it_is() -> None:
    page = parse(PAGE, "https://a.example/")
    before = page.tree.text_content()
    assert engine_lines(page.tree, None) == PROSE
    assert whole_engine_lines(page.tree) == PROSE
    assert page.tree.text_content() == before


@pytest.mark.parametrize("name", ["extract_content", "tree_cleaning"])
def test_where_it_fails_there_are_no_lines(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def fail(*arguments: object, **more: object) -> None:
        raise AttributeError("a fault of its own")

    monkeypatch.setattr(trafilatura_fallback, name, fail)
    assert engine_lines(parse(PAGE, "https://a.example/").tree, None) == []


def test_a_long_block_is_marked_within_a_line_and_a_short_one_only_as_a_line_of_its_own() -> None:
    blocks = read_layout(parse(f"<div><p>{PROSE[0]}</p><p>ferry</p><p>Short.</p></div>", "https://a.example/").tree).blocks
    assert marks(blocks, [f"Said before: {PROSE[0]}", "- Short."]) == [True, False, True]
