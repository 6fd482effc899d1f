"""newsletter.extract.stories.sibling_blocks: blocks of one shape that bear times; comments and lists at the side are told apart."""

from __future__ import annotations

from lxml import html as lxml_html

from newsletter.extract.stories.sibling_blocks import groups, is_aside, is_comment

ENTRY = "<div class='entry e{n}'><time datetime='2025-11-14T09:{n:02}:00Z'>9:{n:02}</time><p>The ferry {n} is late again today.</p></div>"


def tree(body: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(f"<html><body>{body}</body></html>")


def test_entries_that_bear_a_time_are_one_group_in_the_pages_order() -> None:
    (group, *_) = groups(tree("".join(ENTRY.format(n=n) for n in range(6))), False, lambda blocks: True)
    assert [block.get("class") for block in group.blocks] == [f"entry e{n}" for n in range(6)]
    assert group.timed == 1.0


def test_fewer_than_four_times_are_no_group_and_unwanted_blocks_are_left_out() -> None:
    few, many = (tree("".join(ENTRY.format(n=n) for n in range(count))) for count in (3, 6))
    assert groups(few, False, lambda blocks: True) == []
    assert groups(many, False, lambda blocks: False) == []


def test_blocks_of_one_shape_of_which_most_bear_no_time_are_no_group() -> None:
    timeless = "<div class='entry'><p>A paragraph of some words without a time.</p></div>" * 20
    assert groups(tree("".join(ENTRY.format(n=n) for n in range(4)) + timeless), False, lambda blocks: True) == []


def test_a_comment_is_known_by_what_it_stands_in() -> None:
    found = tree("<section id='comments'><div><p id='c'>x</p></div></section><div class='commentary'><p id='n'>x</p></div>")
    assert is_comment(found.get_element_by_id("c"))
    assert not is_comment(found.get_element_by_id("n"))


def test_related_links_and_side_bars_stand_beside_the_matter() -> None:
    found = tree("<aside><p id='a'>x</p></aside><div class='most-read'><p id='m'>x</p></div><main><p id='t'>x</p></main>")
    assert [is_aside(found.get_element_by_id(name)) for name in "amt"] == [True, True, False]
