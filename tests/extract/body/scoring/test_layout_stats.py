"""What is measured of a page: where its prose lies, where its headline stands, what is not worth a look."""

from __future__ import annotations

from newsletter.extract.body.scoring.layout_stats import measure, wording
from newsletter.extract.page.parsed_page import parse
from newsletter.extract.page.text_blocks import read_layout

PROSE = (
    "The port will replace nine of its old cranes before the end of next year, and it has set aside forty million for the work."
)
MENU = "<div class=menu><a href=/a>News</a></div><div class=related><a href=/b>Ropes</a></div>"
BODY = f"{MENU}<main><h1>Cranes go</h1>{f'<p>{PROSE}</p>' * 4}</main>"


def test_prose_headline_and_hopeless_blocks_are_found() -> None:
    layout = read_layout(parse(f"<html><body>{BODY}</body></html>", "").tree)
    facts, outline = measure(layout, ["Cranes go"])
    named = dict(zip([block.text[:9] for block in layout.blocks], facts, strict=True))
    assert outline.headline == [block.text for block in layout.blocks].index("Cranes go")
    assert outline.total == 4 * len(PROSE)
    assert outline.nearly_all is not None
    assert outline.nearly_all.tag == "main"
    assert named["Ropes"].hopeless
    assert (named["The port "].zone, named["The port "].inside) == ("among", True)


def test_a_page_of_prices_is_thin_and_all_its_words_count() -> None:
    cards = "".join(f"<div><h3>Crane {number}</h3><span>{number}00 €</span></div>" for number in range(9))
    _, outline = measure(read_layout(parse(f"<html><body><main>{cards}</main></body></html>", "").tree), [], "product")
    assert outline.page_kind == "thin product"
    assert outline.total > 1


def test_two_wordings_of_a_title_are_one() -> None:
    assert wording("Cranes: they “go”!") == wording("cranes they go")
