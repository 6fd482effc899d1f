"""All blocks of a box share the signs of what is around them."""

from __future__ import annotations

from newsletter.extract.body.scoring.context_features import BOX_COLUMNS, box_keys
from newsletter.extract.body.scoring.layout_stats import BlockStats
from newsletter.extract.body.select_blocks import MeasuredPage, measure_page
from newsletter.extract.page.parsed_page import parse

PROSE = (
    "The port will replace nine of its old cranes before the end of next year, and it has set aside forty million for the work."
)
BODY = f"<div class=sidebar><div class=share><p>Share this</p></div></div><main>{f'<p>{PROSE}</p>' * 4}</main>"


def _measured() -> tuple[MeasuredPage, dict[str, BlockStats]]:
    page = measure_page(parse(f"<html><body>{BODY}</body></html>", "https://a.example/about"))
    return page, dict(zip([block.text[:5] for block in page.layout.blocks], page.facts, strict=True))


def test_a_box_has_one_key_for_each_column_worked_out_once() -> None:
    page, named = _measured()
    keys = box_keys(named["The p"].box, page.outline)
    assert len(keys) == len(BOX_COLUMNS)
    assert box_keys(named["The p"].box, page.outline) is keys


def test_names_near_and_far_tell_a_share_bar_from_the_text() -> None:
    page, named = _measured()
    share, text = (
        dict(zip(BOX_COLUMNS, box_keys(named[start].box, page.outline), strict=True)) for start in ("Share", "The p")
    )
    assert "share" in str(share["near"])
    assert "share" not in str(text["near"])
    assert text["dominant"][0] == "in0"  # type: ignore[index]
    assert share["dominant"][0] != "in0"  # type: ignore[index]
