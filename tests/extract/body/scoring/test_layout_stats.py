"""newsletter.extract.body.scoring.layout_stats: where the prose and the headline of a page stand."""

from __future__ import annotations

from newsletter.extract.body.scoring.layout_stats import BlockStats, LayoutStats, measure, wording
from newsletter.extract.body.text_blocks import read_layout
from newsletter.extract.page.parsed_page import parse

PROSE = "<p>The ferry was late again today, and the council has asked for an answer.</p>"


def measured(body: str, *titles: str) -> tuple[list[BlockStats], LayoutStats]:
    return measure(read_layout(parse(f"<html><body>{body}</body></html>", "https://a.example/").tree), titles, "")


def test_every_block_is_measured_with_its_words() -> None:
    facts, _ = measured(f"<h1>The ferry is late</h1>{PROSE * 3}")
    assert [fact.words for fact in facts] == [4, 14, 14, 14]


def test_the_headline_is_the_block_that_says_what_the_page_is_called() -> None:
    _, outline = measured(f"<p>Harbour News</p><h1>The ferry is late</h1>{PROSE * 3}", "The ferry is late")
    assert outline.headline == 1


def test_the_prose_begins_and_ends_where_its_paragraphs_do() -> None:
    _, outline = measured(f"<ul><li><a href=/>Home</a></ul><main>{PROSE * 4}</main><p><a href=/x>More</a></p>")
    assert (outline.first, outline.last) == (1, 4)


def test_a_page_without_blocks_is_measured_too() -> None:
    facts, outline = measured("")
    assert facts == []
    assert outline.total >= 0


def test_two_wordings_of_one_title_are_the_same() -> None:
    assert wording("The Ferry’s late!") == wording("the ferry's LATE")
