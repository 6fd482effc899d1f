"""Sources become links: each page once, a dead source is a complaint, a feed under any label is known."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsletter.cache import Cache
from newsletter.fetch.gather import Surroundings, gather_links, is_source_document
from newsletter.models import Page, Source
from tests.fetch.faults import running
from tests.fetch.faults.exchange import Exchange
from tests.fetch.fixtures import fixture
from tests.fetch.serving import no_stdin, settings_for

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
FEED = b"<rss><channel><item><title>One</title><link>https://a.example/1</link></item></channel></rss>"


async def feed(x: Exchange) -> None:
    await x.send(FEED, "200 OK", (), "text/plain")


def test_each_page_comes_once_and_a_dead_source_stops_none(tmp_path: Path) -> None:
    with running({"/feed": feed, "/again": feed}) as server:
        around = Surroundings(Cache(tmp_path, print), settings_for(server, tries=1), lambda: NOW, no_stdin)
        sources = [Source(server.base + path, "feed") for path in ("/feed", "/gone", "/again")]
        gathered = gather_links(around, sources, configured=True)
    assert [link.url for link in gathered.links] == ["https://a.example/1"]
    assert gathered.complaints == [f"{server.base}/gone: 404 Not Found"]
    assert [outcome.error for outcome in gathered.outcomes] == [None, "404 Not Found", None]


@pytest.mark.parametrize(
    ("name", "label", "is_source"),
    [
        *(("atom.xml", "text/plain", True), ("feeds.opml", "text/plain", True), ("sitemap-news.xml", "text/html", True)),
        *(("links-page.html", "text/html", False), ("links.md", "text/plain", False)),
    ],
)
def test_a_source_is_known_by_its_content(tmp_path: Path, name: str, label: str, is_source: bool) -> None:
    cache = Cache(tmp_path, print)
    page = cache.put(Page("https://a.example/x", ok=True, content_type=label), fixture(name))
    assert is_source_document(cache, page) is is_source


def test_a_link_through_a_counter_of_clicks_is_gathered_as_its_target(tmp_path: Path) -> None:
    with running({}) as server:
        around = Surroundings(Cache(tmp_path, print), settings_for(server), lambda: NOW, no_stdin)
        wrapped = "https://www.google.com/url?rct=j&url=https://a.example/x&ct=ga"
        assert [link.url for link in gather_links(around, [Source(wrapped)]).links] == ["https://a.example/x"]
