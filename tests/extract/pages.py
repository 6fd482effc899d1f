"""Small pages of our own writing for the tests of metadata: a head, a body, and what is read out of them."""

from __future__ import annotations

import datetime
import json
from typing import Any

from newsletter.extract.metadata.read import Metadata, read_metadata
from newsletter.extract.metadata.signals import Signals, collect_signals
from newsletter.extract.metadata.site_name import Site
from newsletter.extract.metadata.titles import Title, choose_title
from newsletter.extract.page.parsed_page import ParsedPage, parse

URL = "https://www.harbour-times.example/2025/bridge-closed"
TODAY = datetime.date(2025, 11, 14)


def page(head: str = "", body: str = "", url: str = URL) -> ParsedPage:
    """Return the parsed page with this head and body."""
    return parse(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>", url)


def signals(head: str = "", body: str = "", url: str = URL) -> Signals:
    """Return what a page offers."""
    return collect_signals(page(head, body, url))


def title(head: str = "", body: str = "", url: str = URL) -> Title:
    """Return the title chosen for a page."""
    found = signals(head, body, url)
    return choose_title(found, Site(found))


def metadata(head: str = "", body: str = "", url: str = URL, **options: Any) -> Metadata:
    """Return the metadata of a page, read on the tests' day."""
    return read_metadata(page(head, body, url), **{"today": TODAY, **options})


def ld(data: object) -> str:
    """Return a JSON-LD script."""
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def meta(**names: str) -> str:
    """Return meta tags; a double underscore in a name stands for a colon, a single one for itself."""
    return "".join(f'<meta property="{name.replace("__", ":")}" content="{content}">' for name, content in names.items())
