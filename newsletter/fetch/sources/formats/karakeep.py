"""Reads the export of Karakeep (formerly Hoarder): bookmarks that are links, texts or files, of which the links are taken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from newsletter.fetch.sources.document import Contents, Document
from newsletter.fetch.sources.formats.export_record import read_record
from newsletter.fetch.sources.formats.json_records import parse_json

_SHAPE = re.compile(r'"content"\s*:\s*\{\s*"type"\s*:\s*"(?:link|text|asset)"')


def is_karakeep(document: Document) -> bool:
    """Return whether JSON has bookmarks whose content names its type."""
    return document.kind == "json" and '"bookmarks"' in document.text and _SHAPE.search(document.text) is not None


def read_karakeep(document: Document, now: datetime, source: str | None) -> Contents:
    """Return the bookmarks that are links. Raises SourceError when the JSON is broken."""
    bookmarks = [item for item in parse_json(document).get("bookmarks", []) if isinstance(item, Mapping)]
    found = (read_record({**item, **_content(item)}, now, source) for item in bookmarks if _content(item).get("type") == "link")
    return Contents(tuple(link for link in found if link is not None))


def _content(bookmark: Mapping[str, object]) -> Mapping[str, object]:
    content = bookmark.get("content")
    known = content if isinstance(content, Mapping) else {}
    return {key: known[key] for key in ("type", "url") if key in known}
