"""The registry of formats, matched by content. A new format is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from newsletter.fetch.sources.document import Contents, Document
from newsletter.fetch.sources.formats.bibliography import is_references, read_references
from newsletter.fetch.sources.formats.bookmarks import read_bookmarks
from newsletter.fetch.sources.formats.feeds import read_feed
from newsletter.fetch.sources.formats.json_records import read_json_records
from newsletter.fetch.sources.formats.jsonfeed import read_json_feed
from newsletter.fetch.sources.formats.karakeep import is_karakeep, read_karakeep
from newsletter.fetch.sources.formats.mail import is_mail, read_mail
from newsletter.fetch.sources.formats.opml import read_opml
from newsletter.fetch.sources.formats.sitemap import read_sitemap
from newsletter.fetch.sources.formats.table import is_table, read_table

Read = Callable[[Document, datetime, "str | None"], Contents]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the kind of source that it is, how it is known, and its reader."""

    kind: str
    is_it: Callable[[Document], bool]
    read: Read


def _of_kind(kind: str) -> Callable[[Document], bool]:
    return lambda document: document.kind == kind


FORMATS = (
    Format("feed", _of_kind("feed"), read_feed),
    Format("feed", _of_kind("jsonfeed"), read_json_feed),
    Format("opml", _of_kind("opml"), lambda document, now, source: read_opml(document)),
    Format("sitemap", _of_kind("sitemap"), read_sitemap),
    Format("bookmarks", _of_kind("bookmarks"), read_bookmarks),
    Format("export", is_karakeep, read_karakeep),
    Format("export", _of_kind("json"), read_json_records),
    Format("export", is_references, read_references),
    Format("export", is_mail, read_mail),
    Format("export", lambda document: document.kind == "text" and is_table(document), read_table),
)


def format_of(document: Document) -> Format | None:
    """Return the format of a document, None for a web page and for plain text."""
    return next((known for known in FORMATS if known.is_it(document)), None)
