"""Blocks of one shape that bear a time each are found as a group; comments are known as what they are."""

from __future__ import annotations

import lxml.html
import pytest

from newsletter.extract.stories.sibling_blocks import groups, is_comment

ENTRY = "<div class='post post-{0}'><time datetime='2025-11-14T1{0}:00Z'>1{0}:00</time><p>The ferry stays in the harbour for now.</p></div>"


def entries(count: int) -> str:
    return "".join(ENTRY.format(number) for number in range(count))


def test_four_blocks_with_times_are_a_group_in_the_pages_order_and_three_are_none() -> None:
    tree = lxml.html.document_fromstring(f"<main>{entries(5)}</main>")
    best = groups(tree, False, lambda blocks: True)[0]
    assert [block.get("class") for block in best] == [f"post post-{number}" for number in range(5)]
    assert groups(lxml.html.document_fromstring(f"<main>{entries(3)}</main>"), False, lambda blocks: True) == []


def test_blocks_that_are_not_wanted_and_blocks_of_which_few_bear_a_time_are_no_group() -> None:
    tree = lxml.html.document_fromstring(f"<main>{entries(5)}</main>")
    assert groups(tree, False, lambda blocks: False) == []
    untimed = "<div class=post><p>The ferry stays in the harbour for now.</p></div>" * 10
    mixed = groups(lxml.html.document_fromstring(f"<main>{entries(5)}{untimed}</main>"), False, lambda blocks: True)
    assert mixed == []


@pytest.mark.parametrize(
    ("markup", "comment"),
    [("<div class=comment-list><p id=here>a</p></div>", True), ("<div class=commentary><p id=here>a</p></div>", False)],
)
def test_comments_are_known_by_their_names(markup: str, comment: bool) -> None:
    element = next(lxml.html.document_fromstring(f"<body>{markup}</body>").iter("p"))
    assert is_comment(element) == comment
