"""Reads RSS, Atom and RDF feeds: feedparser on bytes that we fetched, made well-formed and harmless first."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from html.entities import html5
from typing import Any
from xml.parsers import expat

import feedparser
from lxml import etree

from newsletter.errors import SourceError
from newsletter.fetch.dates import checked, iso_date
from newsletter.fetch.documents import HEAD, Document, prolog_end
from newsletter.fetch.webaddress import discovered_address
from newsletter.fetch.wording import NOTE_LENGTH, TITLE_LENGTH, WHO_LENGTH, from_html, plain, tag_list, unescaped
from newsletter.models import Hints, Link

_ROOT = re.compile(r"<(?:rss|channel|feed|(?:[A-Za-z][\w.-]*:)?(?:RDF|rss|feed))[\s>]")
_CDATA = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
_NAMED = re.compile(r"&([A-Za-z]{2,31}\d{0,2});")
_BARE_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#x[0-9A-Fa-f]{1,6};|(?:amp|lt|gt|quot|apos);)")
_PREFIX = re.compile(r"[<\s]([A-Za-z][\w-]{0,30}):[A-Za-z][\w-]{0,60}[\s=/>]")
_DECLARED = re.compile(r"xmlns:([A-Za-z][\w-]{0,30})\s*=")
_XML_ENTITIES = ("amp", "lt", "gt", "quot", "apos")
# What feeds mean by these prefixes when they forget to say so.
_USUAL = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "itunes": "http://www.itunes.com/DTDs/PodCast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
# feedparser's faults on damaged input; each is the document's fault, not ours.
_FEEDPARSER_FAULTS = (LookupError, ValueError, ArithmeticError, AttributeError, TypeError, AssertionError, RecursionError)


@dataclass(frozen=True, slots=True)
class FeedItems:
    """The links of a feed, its own title and, when not all of it could be read, why (`problem`)."""

    links: tuple[Link, ...]
    title: str | None = None
    problem: str | None = None


def read_feed(document: Document, now: datetime, source: str | None = None) -> FeedItems:
    """Return the items of an RSS 0.9x, 1.0, 2.0 or Atom feed as links with what the feed says of them, in its order.

    Items without an address of a page (a podcast's, with only an enclosure) are left out. A feed that is cut or broken gives
    the items before the fault. Raises SourceError when there is no feed in it, or when none of its items has an address.
    """
    xml, problem = _well_formed(document)
    try:
        headers = {"content-type": "application/xml; charset=utf-8", "content-location": document.base or ""}
        parsed = feedparser.parse(io.BytesIO(xml), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
        links = tuple(link for entry in parsed.entries if (link := _link(entry, parsed.feed, document, now, source)))
        title = _title(parsed.feed)
    except _FEEDPARSER_FAULTS as error:
        raise SourceError(document.name, f"a feed that cannot be read: {type(error).__name__}") from error
    if not parsed.entries and problem:
        raise SourceError(document.name, f"{problem}; not one item could be read")
    if parsed.entries and not links:
        raise SourceError(document.name, f"a feed of {len(parsed.entries)} items, none with the address of a page")
    return FeedItems(links, title, f"{problem}; {len(links)} items could be read" if problem else None)


# --- one item ----------------------------------------------------------------------------------------------------------------


def _link(entry: Any, feed: Any, document: Document, now: datetime, source: str | None) -> Link | None:
    url = _address(entry, document.base)
    if url is None:
        return None
    hints = Hints(
        title=_title(entry),
        date=_date(entry, now),
        tags=tag_list(_words(tag) for tag in entry.get("tags", ())),
        who=_who(entry) or _who(feed),
        summary=_summary(entry),
        language=plain(feed.get("language"), 20),
    )
    return Link(url, source=source, hints=hints, discovered=True)


def _address(entry: Any, base: str | None) -> str | None:
    """Return the article's address: FeedBurner's original, the (first HTML) alternate, the link, a guid that is a permalink."""
    alternates = [link for link in entry.get("links", ()) if link.get("rel", "alternate") == "alternate" and link.get("href")]
    alternates.sort(key=lambda link: "html" not in (link.get("type") or "html"))
    candidates = [entry.get("feedburner_origlink"), *(link["href"] for link in alternates)]
    enclosed = {link.get("href") for link in entry.get("links", ()) if link.get("rel") == "enclosure"}
    candidates += [entry.get("link"), entry.get("id") if entry.get("guidislink") else None]
    for candidate in candidates:
        if isinstance(candidate, str) and candidate and candidate not in enclosed:
            url = discovered_address(html.unescape(candidate) if "&amp;" in candidate else candidate, base)
            if url:
                return url
    return None


def _title(record: Any) -> str | None:
    value = record.get("title")
    if not isinstance(value, str):
        return None
    kind = (record.get("title_detail") or {}).get("type", "text/html")
    return plain(unescaped(value), TITLE_LENGTH) if kind == "text/plain" else from_html(value, TITLE_LENGTH)


def _date(entry: Any, now: datetime) -> str | None:
    for name in ("published", "updated", "created"):
        text, moment = entry.get(name), entry.get(f"{name}_parsed")
        if not isinstance(text, str) or not text.strip():
            continue
        date = iso_date(text, now)
        if date is None and moment is not None and not text.isascii():
            # Only feedparser reads dates in Korean, Greek and Hungarian; in ASCII it takes more for a date than is one.
            date = checked(datetime(*moment[:6]).date(), now)
        if date:
            return date
    return None


def _summary(entry: Any) -> str | None:
    value = entry.get("summary")
    if not value and entry.get("content"):
        value = entry["content"][0].get("value")
    return from_html(value[: NOTE_LENGTH * 10], NOTE_LENGTH) if isinstance(value, str) else None


def _who(record: Any) -> str | None:
    names = [author.get("name") for author in record.get("authors", ()) if isinstance(author, Mapping)]
    names = names if any(names) else [(record.get("author_detail") or {}).get("name")]
    # An e-mail address is no name, and nobody wants to find theirs printed.
    clean = dict.fromkeys(name for raw in names if (name := from_html(raw, WHO_LENGTH)) and "@" not in name)
    return plain(", ".join(clean), WHO_LENGTH)


def _words(tag: Any) -> str | None:
    word = tag.get("label") or tag.get("term")
    return word if isinstance(word, str) else None


# --- well-formed and harmless ------------------------------------------------------------------------------------------------


def _well_formed(document: Document) -> tuple[bytes, str | None]:
    """Return the feed as XML in UTF-8 that any parser accepts, and what was wrong with it when something had to be given up.

    Nothing before the root element is kept, so no DOCTYPE and no entity of the feed's own (entity expansion, external entities)
    ever reaches a parser, and feedparser's loose parser, which takes quadratic time on hostile input, is never needed.
    """
    start = _root_start(document)
    text = _with_namespaces(document.text[start:])
    declaration = b'<?xml version="1.0" encoding="utf-8"?>\n'
    xml = declaration + text.encode()
    if _is_well_formed(xml):
        return xml, None
    pieces = _CDATA.split(text)
    mended = "".join(piece if number % 2 else _repaired(piece) for number, piece in enumerate(pieces))
    xml = declaration + mended.encode()
    if _is_well_formed(xml):
        return xml, None
    return _recovered(xml, document)


def _root_start(document: Document) -> int:
    start = prolog_end(document.text)
    if _ROOT.match(document.text, start):
        return start
    found = _ROOT.search(document.text[:HEAD])
    if not found:
        raise SourceError(document.name, "not a feed")
    return found.start()


def _with_namespaces(text: str) -> str:
    missing = set(_PREFIX.findall(_CDATA.sub("", text))) - set(_DECLARED.findall(text)) - {"xml", "xmlns"}
    if not missing:
        return text
    at = text.index("<") + 1
    while at < len(text) and text[at] not in " \t\r\n>/":
        at += 1
    added = "".join(f' xmlns:{name}="{_USUAL.get(name, "urn:undeclared:" + name)}"' for name in sorted(missing))
    return text[:at] + added + text[at:]


def _is_well_formed(xml: bytes) -> bool:
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(xml, True)
    except expat.ExpatError:
        return False
    return True


def _repaired(text: str) -> str:
    """Return XML text with HTML's named entities as characters and every other bare ampersand escaped."""
    return _BARE_AMPERSAND.sub("&amp;", _NAMED.sub(_character, text))


def _character(found: re.Match[str]) -> str:
    name = found[1]
    return found[0] if name in _XML_ENTITIES else html5.get(f"{name};", found[0])


def _recovered(xml: bytes, document: Document) -> tuple[bytes, str]:
    """Return what libxml2 makes of broken XML, and the first thing that was wrong with it."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(document.name, "a feed that is no XML") from error
    if root is None:
        raise SourceError(document.name, "a feed that is no XML")
    problem = "the feed is cut off" if not _is_closed(document.text) else f"the feed is broken XML ({_first_fault(parser)})"
    return etree.tostring(root, encoding="utf-8", xml_declaration=True), problem


def _is_closed(text: str) -> bool:
    return re.search(r"</(?:\w+:)?(?:rss|RDF|feed|channel)\s*>\s*(?:<!--[^>]*-->\s*)?\Z", text[-2000:]) is not None


def _first_fault(parser: etree.XMLParser) -> str:
    errors: Iterable[Any] = parser.error_log
    first = next(iter(errors), None)
    return f"line {first.line}: {plain(first.message, 120)}" if first is not None else "unknown"
