"""The engine's opinion comes as marks on our blocks, and its faults cost nothing."""

from __future__ import annotations

import pytest
import trafilatura

from newsletter.extract.body import trafilatura_fallback
from newsletter.extract.body.trafilatura_fallback import engine_lines, marks, whole_engine_lines
from newsletter.extract.page.parsed_page import parse
from newsletter.extract.page.text_blocks import read_layout

PROSE = (
    "The port will replace nine of its old cranes before the end of next year, and it has set aside forty million for the work."
)
BODY = f"<nav><a href=/a>News</a></nav><article><h1>Cranes</h1>{f'<p>{PROSE}</p>' * 6}</article>"
PAGE = parse(f"<html><head><title>Cranes</title></head><body>{BODY}</body></html>", "https://a.example/")


def test_the_engine_reads_a_copy() -> None:
    before = len(list(PAGE.tree.iter()))
    assert PROSE in engine_lines(PAGE.tree, None)
    assert PROSE in whole_engine_lines(PAGE.tree)
    assert len(list(PAGE.tree.iter())) == before


def test_a_long_block_is_marked_wherever_it_stands_and_a_short_one_only_as_a_line() -> None:
    blocks = read_layout(parse(f"<html><body><p>{PROSE}</p><p>Cranes</p><p>Ropes</p></body></html>", "").tree).blocks
    assert marks(blocks, [f"Lead. {PROSE} End.", "Cranes", "Ropes are sold"]) == [True, True, False]


def test_a_fault_of_the_engine_leaves_our_own_judgement(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AttributeError("odd tree")

    monkeypatch.setattr(trafilatura_fallback, "extract_content", fail)
    monkeypatch.setattr(trafilatura, "bare_extraction", fail)
    assert engine_lines(PAGE.tree, None) == []
    assert whole_engine_lines(PAGE.tree) == []
