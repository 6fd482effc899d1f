"""newsletter.extract.body.scoring.context_features: blocks of one box share what is said of the boxes around it."""

from __future__ import annotations

from newsletter.extract.body.scoring.context_features import BOX_COLUMNS, box_keys
from newsletter.extract.body.select_blocks import MeasuredPage, measure_page
from newsletter.extract.page.parsed_page import parse

PROSE = "<p>The ferry was late again today, and the council has asked for an answer.</p>"


def measured(body: str) -> MeasuredPage:
    return measure_page(parse(f"<html><body>{body}</body></html>", "https://a.example/"))


def test_a_box_has_a_key_for_each_column_and_is_worked_out_once() -> None:
    page = measured(f"<main>{PROSE * 4}</main>")
    box = page.facts[0].box
    keys = box_keys(box, page.outline)
    assert len(keys) == len(BOX_COLUMNS)
    assert box_keys(box, page.outline) is keys


def test_what_stands_around_a_box_makes_its_keys_others() -> None:
    page = measured(f"<main>{PROSE * 4}</main><aside class='related'><div>{PROSE}</div></aside>")
    first, last = page.facts[0].box, page.facts[-1].box
    assert box_keys(first, page.outline) != box_keys(last, page.outline)


def test_a_page_nested_a_thousand_deep_is_measured() -> None:
    page = measured("<div>" * 1000 + PROSE + "</div>" * 1000)
    assert len(box_keys(page.facts[0].box, page.outline)) == len(BOX_COLUMNS)
