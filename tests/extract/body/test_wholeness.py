"""What belongs together is kept together: holes in lists and tables are closed, headings of a kind are treated alike."""

from __future__ import annotations

from newsletter.extract.body.blocks import Block, read_layout
from newsletter.extract.body.wholeness import made_whole
from newsletter.extract.page.document import parse


def _blocks(body: str) -> list[Block]:
    return read_layout(parse(f"<html><body>{body}</body></html>", "https://a.example/").tree).blocks


def _kept(body: str, *dropped: str) -> list[str]:
    blocks = _blocks(body)
    kept = made_whole(blocks, [block.text not in dropped for block in blocks])
    return [block.text for block, keep in zip(blocks, kept, strict=True) if keep]


def test_a_list_of_which_most_is_kept_is_kept_whole() -> None:
    items = "".join(f"<li>item {letter}</li>" for letter in "abcde")
    assert _kept(f"<ul>{items}</ul>", "item a", "item d") == [f"item {letter}" for letter in "abcde"]


def test_a_list_of_which_most_is_dropped_stays_as_it_was_judged() -> None:
    items = "".join(f"<li>item {letter}</li>" for letter in "abcde")
    assert _kept(f"<ul>{items}</ul>", "item a", "item b", "item d") == ["item c", "item e"]


def test_a_table_of_which_most_is_kept_keeps_its_rows() -> None:
    rows = "".join(f"<tr><td>{letter}</td><td>1</td></tr>" for letter in "abcde")
    assert _kept(f"<table>{rows}</table>", "b | 1") == [f"{letter} | 1" for letter in "abcde"]


def test_a_heading_set_like_the_others_is_kept_where_its_text_is() -> None:
    parts = "".join(f"<h2 class=slide>Dress {letter}</h2><p>Text {letter}.</p>" for letter in "abcde")
    assert "Dress b" in _kept(parts, "Dress b")
    assert "Dress b" not in _kept(parts, "Dress b", "Text b.")
    assert "Advert" not in _kept(f"{parts}<h2 class=other>Advert</h2><p>More</p>", "Advert")


def test_of_two_lists_one_says_nothing_of_the_other() -> None:
    menu, steps = ("".join(f"<li>{name} {letter}</li>" for letter in "abcd") for name in ("menu", "step"))
    dropped = [f"menu {letter}" for letter in "abcd"]
    assert _kept(f"<ul>{menu}</ul><ol>{steps}</ol>", *dropped, "step c") == [f"step {letter}" for letter in "abcd"]
