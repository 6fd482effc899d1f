"""Promises of the feeds: read by the reader of feeds, and the same for ever."""

from __future__ import annotations

import json
from dataclasses import replace

import feedparser

from newsletter.render.web.feed import render_atom, render_json_feed
from tests.render.examples import PLAIN, SETTINGS, hostile_issue
from tests.render.made import letter_of


def test_a_reader_of_feeds_reads_the_issue_out_of_the_atom_feed() -> None:
    feed = feedparser.parse(render_atom(letter_of(PLAIN, title="The Letter")).encode())
    assert not feed.bozo
    assert feed.feed.title == "The Letter"
    (entry,) = feed.entries
    assert (entry.title, entry.link) == ("A 2 nm fab opens in Dresden", "https://example.org/posts/2025-11-14/")
    assert entry.published == "2025-11-14T16:00:00Z"
    assert [tag.term for tag in entry.tags] == ["newsletter", "ai"]
    assert "A recall" in entry.content[0].value


def test_the_json_feed_has_what_its_version_asks_for() -> None:
    feed = json.loads(render_json_feed(letter_of(PLAIN, title="The Letter")))
    assert (feed["version"], feed["title"]) == ("https://jsonfeed.org/version/1.1", "The Letter")
    (item,) = feed["items"]
    assert item["id"] == item["url"] == "https://example.org/posts/2025-11-14/"
    assert "A recall" in item["content_html"]


def test_without_an_address_the_id_is_made_of_name_day_and_title_and_stays() -> None:
    settings = replace(SETTINGS, web_url="")
    ids = {
        feedparser.parse(render_atom(letter_of(issue, settings, title="L")).encode()).entries[0].id
        for issue in (PLAIN, replace(PLAIN, summary="corrected"))
    }
    assert len(ids) == 1
    assert ids.pop().startswith("urn:uuid:")


def test_hostile_titles_break_no_feed() -> None:
    assert not feedparser.parse(render_atom(letter_of(hostile_issue())).encode()).bozo
