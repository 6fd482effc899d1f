"""A list of other articles behind an article is left out, and a list that is the article is not."""

from __future__ import annotations

from newsletter.extract.body.blocks import read_layout
from newsletter.extract.body.teasers import without_teasers
from newsletter.extract.page.document import parse

SENTENCE = "The council has set aside two million crowns for the pier, a third of what the harbour had asked for in spring."
ARTICLE = "".join(f"<p>{SENTENCE} ({number})</p>" for number in range(10))


def _kept(body: str) -> str:
    layout = read_layout(parse(f"<html><body>{body}</body></html>", "https://paper.example/").tree)
    kept = without_teasers(layout.blocks, [True] * len(layout.blocks))
    return "\n".join(block.text for block, value in zip(layout.blocks, kept, strict=True) if value)


def _teasers(count: int, *, linked: bool = True) -> str:
    headline = "<h3><a href='/story-{0}'>Another story altogether, number {0}</a></h3>" if linked else "<h3>Part {0}</h3>"
    item = f"<div class=card>{headline}<p class=excerpt>What the other story number {{0}} is about, in a sentence.</p></div>"
    return f"<div class=list>{''.join(item.format(number) for number in range(count))}</div>"


def test_teasers_behind_an_article_are_left_out_with_their_headlines() -> None:
    said = _kept(f"<div class=story>{ARTICLE}</div>{_teasers(6)}")
    assert said.splitlines()[0] == f"{SENTENCE} (0)"
    assert "other story" not in said
    assert "Another story" not in said


def test_parts_of_an_article_that_are_boxes_of_one_shape_stay() -> None:
    assert "other story number 5" in _kept(f"<div class=story>{ARTICLE}</div>{_teasers(6, linked=False)}")


def test_a_list_that_more_is_said_behind_stays() -> None:
    assert "other story number 5" in _kept(f"<div class=story>{ARTICLE}</div>{_teasers(6)}<div>{ARTICLE}</div>")


def test_a_page_that_is_mostly_its_list_stays() -> None:
    assert "other story number 29" in _kept(f"<div class=intro><p>{SENTENCE}</p></div>{_teasers(30)}")


def test_a_few_boxes_are_no_list() -> None:
    assert "other story number 2" in _kept(f"<div class=story>{ARTICLE}</div>{_teasers(3)}")
