"""A page is read as a browser shows it, whatever the order of its markup, and no page can lose text by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.extract.page.parsed_page import parse


def _shown(body: str) -> str:
    tree = parse(f"<html><body>{body}</body></html>", "https://paper.example/").tree
    return " ".join(" ".join(tree.itertext()).split())


def test_late_parts_stand_where_their_templates_are() -> None:
    page = (
        '<h1>Ferry</h1><main><template id="B:0"></template></main><footer>Imprint</footer>'
        '<div hidden id="S:0"><p>First.</p><template id="P:1"></template><p>Third.</p></div>'
        '<div hidden id="S:1"><p>Second.</p></div><script></script>'
    )
    assert _shown(page) == "Ferry First. Second. Third. Imprint"
    tree = parse(page, "https://paper.example/").tree
    assert [element.getparent().tag for element in tree.iter("p")] == ["main"] * 3
    assert not list(tree.iter("template"))


def test_what_is_shown_until_a_part_comes_goes_with_its_coming() -> None:
    page = (
        '<main><!--$?--><template id="B:0"></template><p>Loading <!--$-->…<!--/$--></p><!--/$--><!--$--><p>Here.</p><!--/$-->'
        '<!--$?--><template id="B:1"></template><p>Not come.</p><!--/$--></main><div hidden id="S:0"><p>Come.</p></div>'
    )
    assert _shown(page) == "Come. Here. Not come."
    inner = '<!--$?--><template id="B:1"></template>Loading a picture<!--/$-->'
    nested = f'<!--$?--><template id="B:0"></template>Loading {inner} and text<!--/$--><p>Here.</p>'
    assert _shown(f'{nested}<div hidden id="S:1">Cat</div><div hidden id="S:0">Text <template id="B:1"></template></div>') == (
        "Text Cat Here."
    )
    assert _shown("<p>One</p><!--/$--><!--$?--><!--$?--><p>Two</p>") == "One Two"


def test_parts_of_several_roots_are_told_apart() -> None:
    page = (
        '<div><template id="r1B:0"></template></div><div><template id="r2B:0"></template></div>'
        '<div hidden id="r2S:0">Two</div><div hidden id="r1S:0">One</div>'
    )
    assert _shown(page) == "One Two"


def test_the_text_behind_a_part_and_behind_its_place_stays() -> None:
    assert _shown('<p><template id="B:0"></template>after the place</p><div hidden id="S:0">part</div>behind') == (
        "partafter the place behind"
    )


@pytest.mark.parametrize(
    "page",
    [
        '<div hidden id="S:0">Alone</div>',
        '<div hidden id="S:0">Alone<template id="B:0"></template></div>',
        '<template id="B:0"></template><div id="S:0">Alone</div>',
        '<template id="B:0"></template><div hidden id="S:zebra">Alone</div>',
    ],
    ids=["no place", "its own place", "not hidden", "another name"],
)
def test_a_part_without_a_place_stays(page: str) -> None:
    assert _shown(page) == "Alone"


def test_a_shadow_tree_is_shown_with_what_stands_beside_it_in_its_slots() -> None:
    page = (
        '<story-page><template shadowrootmode="open"><h1><slot name="title"></slot></h1><main><slot></slot></main>'
        '<footer>Imprint</footer></template><p>First.</p><p>Second.</p><b slot="title">Ferry</b></story-page>'
    )
    assert _shown(page) == "Ferry First. Second. Imprint"


def test_a_shadow_tree_in_a_shadow_tree_is_shown_and_a_template_for_scripts_is_not_touched() -> None:
    inner = '<in-ner><template shadowrootmode="open"><slot></slot></template><i>deep</i></in-ner>'
    page = f'<out-er><template shadowrootmode="closed"><p>{inner}</p></template></out-er><template><u>row</u></template>'
    tree = parse(f"<html><body>{page}</body></html>", "https://paper.example/").tree
    assert [element.tag for element in tree.iter("i", "u", "template")] == ["i", "template", "u"]


@given(st.lists(st.sampled_from(["B:0", "B:1", "P:1", "S:0", "S:1", "</div>", "word "]), max_size=12))
def test_no_order_of_parts_and_places_loses_text_or_breaks(pieces: list[str]) -> None:
    made = {"S": '<div hidden id="{}">x', "B": '<template id="{}"></template>', "P": '<template id="{}"></template>'}
    body = "".join(made[piece[0]].format(piece) if piece[1] == ":" else piece for piece in pieces)
    assert sorted(_shown(f"<p>start</p>{body}").replace(" ", "")) == sorted(
        "start" + "".join("x" if piece[0] == "S" else piece.strip() for piece in pieces if piece[0] in "Sw")
    )
