"""Reads OPML, the list of feeds that every feed reader exports (opml.org, versions 1.0 and 2.0)."""

from __future__ import annotations

import re
from typing import Any

from newsletter.errors import SourceError
from newsletter.fetch.sources.document import Contents, Document
from newsletter.fetch.sources.hint_text import plain
from newsletter.fetch.sources.xml_repair import fault_in, local_name, mended, to_its_end, xml_root
from newsletter.models import Source
from newsletter.text.mime import prolog_end
from newsletter.text.urls import discovered_address

_FEED_SCHEME = re.compile(r"feed:(?://)?(https?:)?", re.IGNORECASE)


def read_opml(document: Document) -> Contents:
    """Return the sources that an OPML file names, each once, however deep its outlines lie, and why when it is not whole.

    `xmlUrl` (in any case) or the `url` of type rss, atom or feed is a feed, the `url` of type include another OPML file,
    the `url` of type link a page. Raises SourceError when it is no XML, or names nothing.
    """
    text, ends = to_its_end(document.text[prolog_end(document.text) :], ">")
    xml, whole = mended(text)
    sources: dict[str, Source] = {}
    for element in xml_root(xml, document.name).iter():
        if local_name(element) == "outline":
            source = _source({str(key).lower(): str(value) for key, value in element.attrib.items()}, document.base)
            if source:
                sources.setdefault(source.location, source)
    problem = None if whole else fault_in(xml, ends)
    if not sources:
        raise SourceError(document.name, f"an OPML file without feeds{f': {problem}' if problem else ''}")
    problem = f"{problem}; {len(sources)} of its feeds could be read" if problem else None
    return Contents((), problem, tuple((source, None) for source in sources.values()))


def _source(attributes: dict[str, Any], base: str | None) -> Source | None:
    kind = attributes.get("type", "").lower()
    xml_url, url = attributes.get("xmlurl"), attributes.get("url")
    location = _address(xml_url, base) or _address(
        url if kind in ("", "rss", "atom", "feed", "include", "link") else None, base
    )
    if location is None:
        return None
    if not xml_url and (kind == "include" or (kind == "link" and location.lower().endswith(".opml"))):
        found = "opml"
    else:
        found = "url" if kind == "link" and not xml_url else "feed"
    return Source(location, found, plain(attributes.get("title") or attributes.get("text"), 100))


def _address(text: str | None, base: str | None) -> str | None:
    text = (text or "").strip()
    found = _FEED_SCHEME.match(text)  # `feed:https://…` and `feed://…`, from the days when browsers opened feeds
    if found:
        text = (found[1] or "http://") + text[found.end() :]
    return discovered_address(text, base) if text else None
