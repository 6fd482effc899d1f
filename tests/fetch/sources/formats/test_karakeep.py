"""The export of Karakeep: its links with title, day, tags and note."""

from __future__ import annotations

import pytest

from newsletter.errors import SourceError
from newsletter.models import Hints
from tests.fetch.sources.formats.reading import OWLS, links, one

EXPORT = f'''{{"bookmarks": [
 {{"createdAt": 1763136000, "title": "Owls return", "tags": ["birds"], "content": {{"type": "link", "url": "{OWLS}"}}, "note": "Lead?"}},
 {{"createdAt": 1763136000, "title": "A", "tags": [], "content": {{"type": "text", "text": "https://a.example/"}}, "note": null}}
]}}'''


def test_the_links_come_with_what_was_noted_and_the_texts_stay_behind() -> None:
    assert one(EXPORT) == Hints("Owls return", "2025-11-14T16:00:00Z", "Lead?", ("birds",))


def test_a_broken_export_is_refused() -> None:
    with pytest.raises(SourceError, match="truncated or invalid"):
        links(EXPORT[:-60])
