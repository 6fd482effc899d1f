"""An entry of a live page is read as a story: its title, its byline, its place, without the time before its text."""

from __future__ import annotations

import pytest

from newsletter.extract.page.parsed_page import parse
from newsletter.extract.page.text_lines import lines_of
from newsletter.extract.stories.live_blog import anchor_of, story_of
from newsletter.extract.stories.story_block import StoryBlock

URL = "https://paper.example/live"
TEXT = "The ferry stays in the harbour until the wind turns, which nobody expects before the evening."


def entry(body: str, attributes: str = "") -> tuple[StoryBlock | None, str | None]:
    """Return the story and the anchor of an entry with this body."""
    root = parse(f"<html><body><div {attributes}>{body}</div></body></html>", URL).tree.find(".//div")
    assert root is not None
    return story_of(lines_of(root, URL), "test"), anchor_of(root, URL)


@pytest.mark.parametrize(
    "body",
    [
        f"<h3>Ferry waits</h3><p>{TEXT}</p>",
        f"<p><b>Ferry waits</b></p><p>{TEXT}</p>",
        f"<p class=title>Ferry waits</p><p>{TEXT}</p>",
    ],
)
def test_the_title_of_an_entry_is_its_heading_its_bold_line_or_a_line_named_as_one(body: str) -> None:
    story, _ = entry(body)
    assert story is not None
    assert (story.title, story.given_title, story.lines) == ("Ferry waits", True, (TEXT,))


def test_an_entry_without_a_title_is_called_by_its_first_sentence_and_loses_its_clock() -> None:
    story, _ = entry(f"<p>18.30 Uhr: {TEXT} It is dark.</p>")
    assert story is not None
    assert (story.title, story.given_title, story.lines) == (TEXT, False, (f"{TEXT} It is dark.",))


def test_a_byline_with_a_day_is_author_and_time() -> None:
    story, _ = entry(f"<h3>Ferry waits</h3><p>By Ada Berg, March 25, 2015</p><p>{TEXT}</p>")
    assert story is not None
    assert (story.authors, story.published, story.lines) == (("Ada Berg",), "2015-03-25", (TEXT,))


@pytest.mark.parametrize(
    ("attributes", "body", "anchor"),
    [
        ("id=post-1", TEXT, "post-1"),
        ("", f"<a href='#post-2'>12:05</a> {TEXT}", "post-2"),
        ("", f"<a href='/other#post-3'>elsewhere</a> {TEXT}", None),
    ],
)
def test_an_entry_is_reached_by_its_own_id_or_its_permalink(attributes: str, body: str, anchor: str | None) -> None:
    assert entry(body, attributes)[1] == anchor
