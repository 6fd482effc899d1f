"""Reads an export for the tests as `fetch` does: by the format that its content shows."""

from __future__ import annotations

from datetime import UTC, datetime

from newsletter.fetch.sources.document import open_document
from newsletter.fetch.sources.known_formats import format_of
from newsletter.models import Hints, Link

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
OWLS = "https://birds.example/owls"


def links(text: str) -> list[Link]:
    """Return the links of an export that is named `mine`."""
    document = open_document(text.encode(), "the export")
    known = format_of(document)
    assert known is not None
    return list(known.read(document, NOW, "mine").links)


def one(text: str) -> Hints:
    """Return the hints of the one link of an export, which leads to OWLS."""
    (link,) = links(text)
    assert (link.url, link.source, link.discovered) == (OWLS, "mine", False)
    return link.hints
