"""Promises of comparing and replacing single fields of a story."""

from __future__ import annotations

import pytest

from newsletter.draft.merge.edit import field_of, same_field, same_text, set_fields
from newsletter.issuefile import Block, parse

STORY = "### H\n<!-- story 4ada6564 -->\n\nOne.\nTwo.\n\n[Read more](https://a.example/)\n"


def block_of(text: str) -> Block:
    (block,) = parse(text).blocks
    return block


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("One.\nTwo.", "One. Two."),
        ("\ufeffOne.\r\nTwo.", "One.\n  Two.  "),
        ("*a* and __b__", "_a_ and **b**"),
        (r"5 \* 3 &lt; 4 &amp; x", r"5 \* 3 \< 4 & x"),
        ("- a\n- b", "* a\n* b"),
        ("A\n===", "# A"),
        ("wrapped at a - dash", "wrapped at a\n- dash"),
        ("", "\n \n"),
    ],
)
def test_another_way_to_write_the_same_is_the_same(one: str, other: str) -> None:
    assert same_text(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("One", "one"),
        ("a b", "ab"),
        ("a", "*a*"),
        ("a", ""),
        ("a\nb", "a\n\nb"),
        ("a\nb", "a  \nb"),
        ("[a](https://b)", "[a](https://c)"),
        ("a", "a <!-- x -->"),
    ],
)
def test_a_change_of_words_marks_paragraphs_or_notes_is_a_change(one: str, other: str) -> None:
    assert not same_text(one, other)


def test_a_link_is_the_same_however_its_brackets_are_written() -> None:
    other = block_of(STORY.replace("(https://a.example/)", '(<https://a.example/> "title")'))
    assert same_field(block_of(STORY), other, "link")
    assert field_of(other, "link") == "[Read more](https://a.example/)"


def test_a_field_that_is_missing_is_put_where_the_grammar_has_it() -> None:
    mine = block_of("### H\n<!-- story 4ada6564 -->\n\nHer note to readers is missing.\n")
    new = block_of(f"{STORY}\nAlso: [B](https://b.example/)\n")
    assert set_fields(mine, new, ["link", "also"], "\n") == (
        "### H\n<!-- story 4ada6564 -->\n\nHer note to readers is missing.\n\n"
        "[Read more](https://a.example/)\n\nAlso: [B](https://b.example/)\n"
    )
    bare = block_of("### H\n<!-- story 4ada6564 -->")
    assert set_fields(bare, new, ["summary"], "\r\n") == "### H\n<!-- story 4ada6564 -->\r\n\r\nOne.\r\nTwo."


def test_a_summary_that_is_added_leaves_the_notes_under_the_anchor_where_they_are() -> None:
    notes = "<!-- starred -->\n<!-- note: ask Ines -->\n"
    mine = block_of(f"### H\n<!-- story 4ada6564 -->\n{notes}\n[Read more](https://a.example/)\n")
    new = block_of(f"### H\n<!-- story 4ada6564 -->\n{notes}\nThe owls are back.\n\n[Read more](https://a.example/)\n")
    assert (set_fields(mine, new, ["summary"], "\n") or "").strip() == new.raw.strip()


def test_a_field_that_the_machine_no_longer_has_is_taken_out() -> None:
    mine = block_of(f"{STORY}\nAlso: [B](https://b.example/)\n\nHers.\n")
    assert set_fields(mine, block_of(STORY), ["also"], "\n") == f"{STORY}\nHers.\n"


def test_what_would_not_read_as_meant_is_not_done() -> None:
    mine = block_of("### H\n<!-- story 4ada6564 -->\n\nOne.\n\n[Read more](https://a.example/)\n\nHer text, then\n")
    odd = block_of("### H\n<!-- story 4ada6564 -->\n\n[1]: https://x.example\n")
    assert set_fields(mine, odd, ["headline", "link"], "\n") is None
