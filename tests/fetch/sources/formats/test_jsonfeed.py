"""What reading a JSON Feed promises."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.errors import SourceError
from newsletter.fetch.sources.document import Document, open_document
from newsletter.fetch.sources.formats.jsonfeed import read_json_feed
from newsletter.models import Hints
from tests.fetch.fixtures import fixture

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_a_json_feed_gives_its_items_with_what_it_says_of_them() -> None:
    document = open_document(fixture("feed.json"), "the feed", "https://lighthouse.example/feed.json")
    assert document.kind == "jsonfeed"
    items = read_json_feed(document, NOW, "Lighthouse")
    assert items.title == "Notes from the Lighthouse"
    assert [link.url for link in items.links] == [
        "https://lighthouse.example/fog",
        "https://other.example/story",
        "https://lighthouse.example/lamp",
    ]
    assert items.links[0].hints == Hints(
        title="Fog & horn",
        date="2026-11-20T06:00:00Z",
        tags=("weather",),
        who="Ada Holm",
        summary="It was thick. It went.",
        language="en",
    )
    assert [link.hints.date for link in items.links[1:]] == [None, "2026-11-01T00:00:00Z"]
    assert all(link.discovered and link.source == "Lighthouse" for link in items.links)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"version": "https://jsonfeed.org/version/1", "items": [', "truncated or invalid"),
        ('{"version": "https://jsonfeed.org/version/1"}', "it has no items"),
        (
            '{"version": "https://jsonfeed.org/version/1", "items": [{"title": "x"}]}',
            "a feed in which no item",
        ),
        ('{"items": ' + "[" * 100_000, "truncated or invalid"),
    ],
)
def test_what_is_no_json_feed_is_one_clear_line(text: str, why: str) -> None:
    with pytest.raises(SourceError, match=why):
        read_json_feed(Document(text, "the feed"), NOW)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["url", "id", "title", "tags", "authors", "name"]), inner)
    ),
    max_leaves=12,
)


@given(feed=st.dictionaries(st.sampled_from(["items", "authors", "author", "language", "title", "home_page_url"]), JSON))
def test_whatever_the_json_only_a_source_error_comes_out(feed: dict[str, Any]) -> None:
    try:
        links = read_json_feed(Document(json.dumps(feed), "the feed"), NOW).links
    except SourceError:
        links = ()
    assert all(link.url.startswith(("http://", "https://")) for link in links)
