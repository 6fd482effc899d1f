"""Reads JSON Feed, versions 1 and 1.1 (jsonfeed.org), which feedparser does not support."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from newsletter.errors import SourceError
from newsletter.fetch.sources.document import Contents, Document
from newsletter.fetch.sources.formats.feed_repair import LONG_TEXT, MAX_ITEMS
from newsletter.fetch.sources.hint_text import NOTE_LENGTH, TITLE_LENGTH, WHO_LENGTH, from_html, plain, tag_list
from newsletter.models import Hints, Link
from newsletter.text.clean import unescaped
from newsletter.text.dates import iso_date
from newsletter.text.urls import discovered_address


def read_json_feed(document: Document, now: datetime, source: str | None = None) -> Contents:
    """Return the items of a JSON Feed as links with what the feed says of them.

    Raises SourceError when it is no JSON, has no list of items, or none of them has an address.
    """
    try:
        feed = json.loads(document.text)
    except (ValueError, RecursionError) as error:
        raise SourceError(document.name, "a truncated or invalid JSON feed") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise SourceError(document.name, "JSON, but not a feed: it has no items")
    base = document.base or discovered_address(_text(feed, "feed_url") or _text(feed, "home_page_url"))
    links = tuple(link for item in items[:MAX_ITEMS] if (link := _link(item, feed, base, now, source)))
    if items and not links:
        raise SourceError(document.name, f"a feed in which no item ({len(items)}) has a page address")
    return Contents(links, title=plain(_text(feed, "title")))


def _link(item: Any, feed: dict[str, Any], base: str | None, now: datetime, source: str | None) -> Link | None:
    if not isinstance(item, dict):
        return None
    address, other, name = _text(item, "url"), _text(item, "external_url"), _text(item, "id")
    url = discovered_address(address, base) or discovered_address(other, base) or discovered_address(name)
    if url is None:
        return None
    content = _text(item, "summary") or _text(item, "content_text")
    hints = Hints(
        title=plain(unescaped(_text(item, "title")), TITLE_LENGTH),
        date=iso_date(_text(item, "date_published"), now) or iso_date(_text(item, "date_modified"), now),
        tags=tag_list(word for word in _list(item, "tags") if isinstance(word, str)),
        who=_who(item) or _who(feed),
        summary=plain(content, NOTE_LENGTH) if content else from_html(_text(item, "content_html")[:LONG_TEXT], NOTE_LENGTH),
        language=plain(_text(item, "language") or _text(feed, "language"), 20),
    )
    return Link(url, source=source, hints=hints, discovered=True)


def _who(record: dict[str, Any]) -> str | None:
    authors: Iterable[Any] = [*_list(record, "authors"), record.get("author")]
    names = dict.fromkeys(plain(_text(author, "name"), WHO_LENGTH) for author in authors if isinstance(author, dict))
    return plain(", ".join(name for name in names if name and "@" not in name), WHO_LENGTH)


def _text(record: dict[str, Any], key: str) -> str:
    value = record.get(key)
    return value if isinstance(value, str) else ""


def _list(record: dict[str, Any], key: str) -> list[Any]:
    value = record.get(key)
    return value if isinstance(value, list) else []
