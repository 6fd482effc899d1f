"""newsletter.check.rules.issue_text.markup_shown: Markdown that is none is found, and Markdown that is some is not."""

from __future__ import annotations

import pytest

from newsletter.check import check_material
from tests.check.materials import FRONT, found_in, material, story


@pytest.mark.parametrize(
    "text",
    [
        "(The vote)[https://b.example/c] was close.",
        "It closes:\n-the bridge\n-the mill",
        "It closes:\n• the bridge\n• the mill",
        "1.First the bridge\n2.Then the mill",
    ],
)
def test_links_and_lists_that_markdown_does_not_know_are_found(text: str) -> None:
    assert "markdown-shown" in found_in(FRONT + story(text), editions={"mail": text})


def test_each_line_with_a_leftover_is_named() -> None:
    text = "(The vote)[https://b.example/c] was close.\nThe mill stands.\n(The bridge)[https://b.example/d] is open."
    shown = material(FRONT + story(text), editions={"mail": text})
    lines = [shown.lines[found.line - 1] for found in check_material(shown) if found.code == "markdown-shown"]
    assert lines == [text.splitlines()[0], text.splitlines()[2]]


@pytest.mark.parametrize("text", ["- the bridge\n- the mill", "It fell\n-5 degrees\n-6 degrees", "• alone"])
def test_lists_that_markdown_knows_and_single_lines_are_not_found(text: str) -> None:
    assert "markdown-shown" not in found_in(FRONT + story(text), editions={"mail": text})


@pytest.mark.parametrize("text", ["A&nbsp;line &mdash; of &hellip; signs", "&copy; the town"])
def test_the_name_of_a_character_is_no_lost_word(text: str) -> None:
    shown = "A line — of … signs © the town A bridge for Brigford"
    assert "words-lost" not in found_in(FRONT + story(text), editions={"mail": shown})


@pytest.mark.parametrize(
    "text",
    [
        "### A pool for Marl\n\nThe pool of Marl opens on Monday, said the town.\n\n[Read more](https://a.example/pool\n",
        "### A pool for Marl\n\nThe pool [opens on Monday](https://a.example/days said the town.\n\n[Read more](https://a.example/pool)\n",
    ],
)
def test_a_link_whose_bracket_is_not_closed_is_one_finding(text: str) -> None:
    told = {"no-link", "summary-cut", "bracket-unpaired", "markdown-shown", "half-quotation", "punctuation"}
    found = check_material(
        material(FRONT + text, editions={"mail": text.replace("[Read more](https://a.example/pool)", "Read more")})
    )
    assert [item.code for item in found if item.code in told] == ["markdown-shown"]
