"""What a live page states as data is read as it is written: JSON-LD and microdata."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newsletter.extract.page.parsed_page import ParsedPage, parse
from newsletter.extract.stories.live_blog_data import stated_elements, stated_stories
from newsletter.extract.stories.story_block import StoryBlock

URL = "https://paper.example/live"


def live(**update: Any) -> StoryBlock:
    """Return the one story of a page whose data have this update."""
    data = json.dumps({"@type": "LiveBlogPosting", "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "Rain", **update}]})
    (story,) = stated_stories(parse(f'<html><script type="application/ld+json">{data}</script><p>Live.</p></html>', URL))
    return story


@pytest.mark.parametrize(
    ("address", "own", "anchor"),
    [
        (f"{URL}#post-1", None, "post-1"),
        ("https://paper.example/live/rain", "https://paper.example/live/rain", None),
        (URL, None, None),
        ("https://other.example/rain", None, None),
    ],
)
def test_an_update_has_an_address_of_its_own_only_on_the_pages_site(address: str, own: str | None, anchor: str | None) -> None:
    story = live(url=address)
    assert (story.url, story.anchor) == (own, anchor)


def test_a_line_break_inside_a_sentence_is_none_and_an_organisation_is_no_author() -> None:
    story = live(
        articleBody="Rain falls\non the harbour.<p>It stops &amp; starts.</p>",
        author={"@type": "Organization", "name": "Paper"},
    )
    assert story.lines == ("Rain falls on the harbour.", "It stops & starts.")
    assert story.authors == ()


def _microdata(kind: str) -> ParsedPage:
    update = "<div itemprop='liveBlogUpdate' itemscope><p>Rain.</p></div>"
    return parse(f"<html><body><div itemscope itemtype='https://schema.org/{kind}'>{update}{update}</div></body></html>", URL)


def test_elements_are_updates_only_inside_a_live_blog() -> None:
    assert len(stated_elements(_microdata("LiveBlogPosting"))) == 2
    assert stated_elements(_microdata("BlogPosting")) == []
