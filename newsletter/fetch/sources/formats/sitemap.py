"""Reads sitemaps and sitemap indexes (sitemaps.org, protocol 0.9), with what news sitemaps say of their articles."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from lxml import etree

from newsletter.errors import SourceError
from newsletter.fetch.sources.document import Contents, Document
from newsletter.fetch.sources.hint_text import plain, tag_list
from newsletter.fetch.sources.xml_repair import SAFELY, fault_in, local_name, mended, pieces_of, to_its_end, xml_root
from newsletter.models import Hints, Link, Source
from newsletter.text.dates import iso_date
from newsletter.text.mime import prolog_end
from newsletter.text.urls import discovered_address

MAX_ENTRIES = 50_000
PIECE = 65_536
SAME_STAMP = 10

_MEDIA = re.compile(r"sitemap-(?:image|video)|^(?:image|video):")


def read_sitemap(document: Document, now: datetime, source: str | None = None) -> Contents:
    """Return what a sitemap names, in its order: pages with title, date, language and keywords, or further sitemaps.

    The date is that of the news extension, else the last change. A last change that every page shares is the day the file was made
    and says nothing. Of more than 50,000 entries, the protocol's limit, the rest is left out. Raises SourceError when it is
    no XML or names nothing.
    """
    text, ends = to_its_end(document.text[prolog_end(document.text) :], r"</(?:url|sitemap)\s*>")
    xml, whole = mended(text)
    links: list[Link] = []
    sitemaps: list[tuple[Source, str | None]] = []
    count = 0
    for kind, facts in _entries(xml, document.name) if whole else _from_pieces(xml.decode(), document.name):
        count += 1
        if count > MAX_ENTRIES:
            break
        url = discovered_address(facts.get("loc", ""), document.base)
        if url and kind == "sitemap":
            sitemaps.append((Source(url, "sitemap"), iso_date(facts.get("lastmod"), now)))
        elif url:
            links.append(Link(url, source=source, hints=_hints(facts, now), discovered=True))
    problem = None if whole else fault_in(xml, ends)
    if not links and not sitemaps and (count or problem):
        raise SourceError(document.name, f"a sitemap without pages{f': {problem}' if problem else ''}")
    if count > MAX_ENTRIES:
        problem = f"it has more than {MAX_ENTRIES:,} entries"
    named = len(links) + len(sitemaps)
    problem = f"{problem}; {named} entries could be read" if problem else None
    return Contents(tuple(_without_file_stamp(links)), problem, tuple(sitemaps))


def _entries(xml: bytes, name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each `url` and `sitemap` with its facts, and forget it: a sitemap of 50 MB would be 500 MB as a tree."""
    parser = etree.XMLPullParser(events=("end",), **SAFELY, remove_comments=True)
    for start in range(0, len(xml), PIECE):
        try:
            parser.feed(xml[start : start + PIECE])
        except etree.XMLSyntaxError as error:
            raise SourceError(name, "broken XML; nothing can be read from it") from error
        for _, element in parser.read_events():
            kind = local_name(element)
            if kind in ("url", "sitemap"):
                yield kind, _facts(element)
                _forget(element)


def _from_pieces(text: str, name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each entry of a broken sitemap, read for itself."""
    for start, end in pieces_of(text, "url|sitemap"):
        element = xml_root(text[start:end].encode(), name)
        yield local_name(element), _facts(element)


def _facts(element: Any) -> dict[str, str]:
    facts: dict[str, str] = {}
    for child in element.iter():
        key = local_name(child)
        if _MEDIA.search(str(child.tag)):
            continue  # an image has a `loc` and a `title` of its own
        if child.text and key not in facts:
            facts[key] = child.text.strip()
    return facts


def _forget(element: Any) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _hints(facts: dict[str, str], now: datetime) -> Hints:
    return Hints(
        title=plain(facts.get("title")),
        date=iso_date(facts.get("publication_date"), now) or iso_date(facts.get("lastmod"), now),
        tags=tag_list(facts.get("keywords", "").split(",")),
        language=plain(facts.get("language"), 20),
    )


def _without_file_stamp(links: list[Link]) -> list[Link]:
    stamps = {link.hints.date for link in links}
    if len(links) < SAME_STAMP or len(stamps) > 1:
        return links
    return [dataclasses.replace(link, hints=dataclasses.replace(link.hints, date=None)) for link in links]
