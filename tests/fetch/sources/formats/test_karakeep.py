"""The export of Karakeep: its links with title, day, tags and note."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsletter.errors import SourceError
from newsletter.fetch.sources.document import open_document
from newsletter.fetch.sources.known_formats import format_of
from newsletter.models import Hints, Link

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
OWLS = "https://birds.example/owls"


def links(text: str) -> list[Link]:
    document = open_document(text.encode(), "the export")
    known = format_of(document)
    assert known is not None
    return list(known.read(document, NOW, "mine").links)


def one(text: str) -> Hints:
    (link,) = links(text)
    assert (link.url, link.source, link.discovered) == (OWLS, "mine", False)
    return link.hints


EXPORT = f'''{{"bookmarks": [
 {{"createdAt": 1763136000, "title": "Owls return", "tags": ["birds"], "content": {{"type": "link", "url": "{OWLS}"}}, "note": "Lead?"}},
 {{"createdAt": 1763136000, "title": "A", "tags": [], "content": {{"type": "text", "text": "https://a.example/"}}, "note": null}}
]}}'''


def test_the_links_come_with_what_was_noted_and_the_texts_stay_behind() -> None:
    assert one(EXPORT) == Hints("Owls return", "2025-11-14T16:00:00Z", "Lead?", ("birds",))


def test_a_broken_export_is_refused() -> None:
    with pytest.raises(SourceError, match="cut off or broken"):
        links(EXPORT[:-60])
