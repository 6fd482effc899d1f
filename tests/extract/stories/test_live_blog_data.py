"""newsletter.extract.stories.live_blog_data: the updates that a page states as data are its stories."""

from __future__ import annotations

import json
from typing import Any

from newsletter.extract.page.parsed_page import ParsedPage, parse
from newsletter.extract.stories.live_blog_data import stated_elements, stated_stories

URL = "https://a.example/live"


def page(*updates: dict[str, Any], head: str = "") -> ParsedPage:
    data = {"@context": "https://schema.org", "@type": "LiveBlogPosting", "liveBlogUpdate": list(updates)}
    return parse(f'<html><head>{head}<script type="application/ld+json">{json.dumps(data)}</script></head><body><p>x', URL)


def update(**more: Any) -> dict[str, Any]:
    return {
        "@type": "BlogPosting",
        "headline": "Ferry is late",
        "articleBody": "<p>The ferry is late.</p><p>No reason.</p>",
    } | more


def test_an_update_has_its_title_lines_time_and_place_on_the_page() -> None:
    (story,) = stated_stories(page(update(datePublished="2025-11-14T09:15:00+01:00", url=f"{URL}#post-3")))
    assert (story.title, list(story.lines)) == ("Ferry is late", ["The ferry is late.", "No reason."])
    assert (story.published, story.anchor) == ("2025-11-14T09:15:00+01:00", "post-3")


def test_an_update_without_a_headline_is_called_by_its_first_sentence_and_an_empty_one_is_none() -> None:
    (story,) = stated_stories(page(update(headline=""), {"@type": "BlogPosting"}))
    assert story.title == "The ferry is late."


def test_an_update_that_is_stated_twice_is_one_story() -> None:
    assert len(stated_stories(page(update(), update(), update(headline="Ferry sails")))) == 2


def test_the_pages_own_picture_is_not_each_updates() -> None:
    picture = "https://a.example/img/live.jpg"
    stated = page(update(image=f"{picture}?w=300"), head=f'<meta property="og:image" content="{picture}?w=900">')
    assert [story.image for story in stated_stories(stated)] == [None]


def test_microdata_marks_elements_and_a_page_without_any_has_none() -> None:
    post = '<div itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting"><p>x</p></div>'
    marked = parse(f'<div itemscope itemtype="https://schema.org/LiveBlogPosting">{post}{post}</div>', URL)
    assert len(stated_elements(marked)) == 2
    assert stated_elements(parse("<p>x</p>", URL)) == []
    assert stated_stories(parse("<p>x</p>", URL)) == []
