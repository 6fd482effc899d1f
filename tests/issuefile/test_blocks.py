"""Promises of the block reader: nothing is lost, and a block begins where CommonMark says so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.errors import DraftError
from newsletter.issuefile import Draft, parse
from tests.issuefile.drafts import DRAFT, POST, chance_drafts


def read(text: str) -> Draft | None:
    """Return a text parsed, or None when it is refused with a line that the text has."""
    try:
        return parse(text)
    except DraftError as error:
        if not 1 <= error.line <= text.count("\n") + text.count("\r") + 1:
            raise
        return None


@given(chance_drafts() | st.text())
def test_the_blocks_give_any_text_back_to_the_character(text: str) -> None:
    draft = read(text)
    if draft is not None:
        assert draft.text == text
        assert all("".join(part.raw for part in block.parts) == block.raw for block in draft.blocks if block.kind == "story")


@given(chance_drafts())
def test_blocks_and_parts_know_their_line(text: str) -> None:
    draft = read(text)
    if draft is not None and "\r" not in text:
        at = 1
        for piece in (part for block in draft.blocks for part in block.parts or (block,)):
            assert piece.line == at
            at += piece.raw.count("\n")


def kinds(text: str) -> list[str]:
    return [block.kind for block in parse(text).blocks]


def test_a_post_and_its_draft_are_taken_apart_into_the_same_stories() -> None:
    assert kinds(DRAFT) == ["front", "prose", "section", "story", "section", "story"]
    assert [kind for kind in kinds(POST) if kind != "separator"] == kinds(DRAFT)
    parts = [part.kind for part in parse(DRAFT).blocks[3].parts]
    assert parts == ["headline", "anchor", "summary", "link"]


def test_a_headline_inside_code_a_list_a_quotation_or_html_is_text() -> None:
    for inside in (
        "```\n### no\n**no**\n```",
        "- a\n\n  ### no",
        "> ### no",
        "    ### no",
        "<div>\n### no\n</div>",
        "~~~\n## no\n~~~",
    ):
        assert kinds(f"### Yes\n\ntext\n\n{inside}\n") == ["story"], inside


def test_bold_words_in_a_sentence_are_no_headline() -> None:
    for text in ("**Bold** is not all.", "**a** and **b**", "A **b**", "** a **", "**a"):
        assert kinds(f"{text}\n\nmore\n") == ["prose", "prose"], text
    assert kinds("**All of it**\n\nmore\n") == ["story"]
    assert kinds("**All of\nit, wrapped**\n\nmore\n") == ["story"]
    assert kinds("__All of it__\n\nmore\n") == ["story"]


def test_a_bold_line_before_the_link_of_a_drafted_story_is_text_and_one_behind_it_is_a_story() -> None:
    inside = "### One\n\nText.\n\n**Why it matters**\n\nMore.\n\n[Read more](https://a.example/)\n\n"
    assert kinds(inside) == ["story"]
    assert kinds(f"{inside}**Two**\n\nText.\n") == ["story", "story"]
    assert kinds("### One\n\nText.\n\n**Two**\n<!-- story 4ada6564 -->\n\nText.\n") == ["story", "story"]


def test_a_line_of_dashes_directly_under_a_paragraph_is_a_separator_and_under_a_short_line_a_heading() -> None:
    for paragraph in (
        "A sentence.",
        "Two lines\nof text",
        "Text.  \n[Read more](https://a.example/)",
        "[Read more](https://a.example/)",
    ):
        blocks = parse(f"### H\n\n{paragraph}\n---\n").blocks
        assert [block.kind for block in blocks] == ["story", "separator"], paragraph
        assert blocks[1].trap
    assert kinds("My Section\n----------\n\n### H\n") == ["section", "story"]
    assert kinds("Is It a Section?\n----------\n") == ["section"]
    assert kinds("A first-level heading\n====\n") == ["prose"]


def test_a_bold_headline_that_lost_its_blank_line_still_begins_the_story() -> None:
    blocks = parse("**Head**\nText that follows.\n[Read more](https://a.example/)\n").blocks
    assert [part.kind for part in blocks[0].parts] == ["headline", "summary", "link"]
    assert kinds("**Note** first\nthen text\n") == ["prose"]
    assert kinds("**Note**\nthen text without a link\n") == ["prose"]


def test_a_first_level_heading_and_a_separator_end_a_story_and_other_rules_do_not() -> None:
    assert kinds("### H\n\ntext\n\n# Part\n\ntext\n") == ["story", "prose", "prose"]
    assert kinds("### H\n\ntext\n\n---\n\ntext\n") == ["story", "separator", "prose"]
    assert kinds("### H\n\ntext\n\n***\n\ntext\n\n#### Sub\n\ntext\n") == ["story"]


def test_the_anchor_is_found_where_editors_leave_it() -> None:
    for head in (
        "### H\n<!-- story 4ada6564 -->\n\n",
        "### H <!-- story 4ada6564 -->\n\n",
        "### H\n\n<!--story:4ADA6564-->\n",
        "**H**\n<!-- story 4ada6564 -->\n",
        "**H** <!-- story 4ada6564 -->\n\n",
        "### H\n<!-- ask Ben -->\n<!-- story 4ada6564 -->\n",
    ):
        (block,) = parse(f"{head}Text.\n").blocks
        assert (block.kind, block.title, block.anchor) == ("story", "H", "4ada6564"), head
    assert parse("### H\n<!-- story 4ada -->\n").blocks[0].anchor is None


@pytest.mark.parametrize("heading", ["# A mill burns", "## A mill burns", "#### A mill burns", "A mill burns\n============"])
def test_a_heading_of_any_level_over_an_anchor_begins_a_story(heading: str) -> None:
    (block,) = parse(f"{heading}\n<!-- story 9d100baa -->\n\nNobody was hurt.\n\n[Read more](https://a.example/mill)\n").blocks
    assert (block.kind, block.title, block.anchor, block.form) == ("story", "A mill burns", "9d100baa", "draft")


def test_a_sections_heading_over_what_is_left_of_a_story_stays_one() -> None:
    blocks = parse("## Town\n\n<!-- story 9d100baa -->\n\nNobody was hurt.\n").blocks
    assert [block.kind for block in blocks][:1] == ["section"]


def test_the_front_matter_is_a_block_of_its_own_or_there_is_none() -> None:
    front = parse(DRAFT).front
    assert front is not None
    assert DRAFT.startswith(front.raw)
    assert front.raw.rstrip().endswith("---")
    assert parse("## Town\n\n---\n\n### Head\n\nText.\n").front is None
