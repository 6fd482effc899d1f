"""One document that names links: its bytes made text, and what kind of document it is, found out by looking."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsletter.errors import SourceError
from newsletter.models import Link, Source
from newsletter.text.charset import decode, detect
from newsletter.text.compression import GZIP_MAGIC, CompressionError, TooLargeError, gunzip

# The limit that the sitemap protocol sets on an unpacked file; nothing else that names links is as long.
MAX_BYTES = 52_428_800
HEAD = 65_536

_BINARY = (
    b"%PDF-",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"PK\x03\x04",
    b"RIFF",
    b"\x7fELF",
    b"SQLite format 3",
    b"BZh",
    b"\xfd7zXZ",
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PROLOG = re.compile(r"\s+|<\?.*?(?:\?>|\Z)|<!--.*?(?:-->|\Z)|<!(?!--)[^\[>]*(?:\[.*?\]\s*)?(?:>|\Z)", re.DOTALL)
_ELEMENT = re.compile(r"<(?:[A-Za-z][\w.-]*:)?([A-Za-z][\w.-]*)")
_FEED_INSIDE = re.compile(r"<(?:rss|(?:\w+:)?RDF|feed)\s[^<>]{0,4000}>")
_ROOTS = {
    "rss": "feed",
    "rdf": "feed",
    "feed": "feed",
    "channel": "feed",
    "opml": "opml",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
}


@dataclass(frozen=True, slots=True)
class Contents:
    """What a document names: links, or further sources with the day of their last change; why when it is not whole; its title."""

    links: tuple[Link, ...] = ()
    problem: str | None = None
    sources: tuple[tuple[Source, str | None], ...] = ()
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its address (`base`, for relative links), the name shown in messages and its kind.

    `kind` is one of feed, jsonfeed, opml, bookmarks, sitemap, html, json, text.
    """

    text: str
    name: str
    base: str | None = None
    kind: str = "text"


def open_document(data: bytes, name: str, base: str | None = None, content_type: str | None = None) -> Document:
    """Return bytes as a Document. Raises SourceError for what is no text, or is cut or too long once unpacked."""
    data = unpacked(data, name)
    charset = detect(data, content_type)
    if data.startswith(_BINARY) or (_is_binary(data[:1024]) and not charset.startswith("utf-16")):
        raise SourceError(name, "not a text: a picture, PDF, archive or the like")
    text = _NOT_XML.sub("", decode(data, charset=charset))
    return Document(text, name, base, kind_of(text))


def _is_binary(start: bytes) -> bool:
    # One NUL in a page is a fault of its maker; a file of them, or of controls that no text has, is no text.
    return len(_CONTROLS.findall(start)) > max(3, len(start) // 20)


def unpacked(data: bytes, name: str) -> bytes:
    """Return gzipped data inflated (RFC 1952, any number of members), other data as it is.

    Raises SourceError when it is cut, damaged, or longer than MAX_BYTES once inflated; never inflates beyond that.
    """
    if not data.startswith(GZIP_MAGIC):
        return data
    try:
        return gunzip(data, MAX_BYTES)
    except TooLargeError as error:
        raise SourceError(name, f"more than {MAX_BYTES // 1_048_576} MB once unpacked") from error
    except CompressionError as error:
        raise SourceError(name, str(error)) from error


def kind_of(text: str) -> str:
    """Return what kind of document a text is (see `Document`), by its first element; never by its name or declared type."""
    text = text.removeprefix("\ufeff")
    head = text[:HEAD]
    lowered = head.lower()
    if "<!doctype netscape-bookmark-file" in lowered or re.search(r"<a\s[^<>]{0,4000}\btime_added=", lowered):
        return "bookmarks"
    if re.match(r"\s*(?:\{|\[\s*[{\[])", head):
        return "jsonfeed" if re.search(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org', text) else "json"
    start = prolog_end(text)
    first = _ELEMENT.match(text, start)
    if first:
        kind = _ROOTS.get(first[1].lower())
        if kind:
            return kind
        if first[1].lower() in ("html", "head", "body") or "<!doctype html" in lowered:
            return "html"
    # A warning of the server's own may stand before a feed.
    if _FEED_INSIDE.search(head) and "<html" not in lowered:
        return "feed"
    return "html" if "<!doctype html" in lowered or "<html" in lowered or re.match(r"\s*<[a-z]", lowered) else "text"


def prolog_end(text: str) -> int:
    """Return where the first element begins: behind white space, processing instructions, comments and the DOCTYPE."""
    at = 0
    while found := _PROLOG.match(text, at):
        if found.end() == at:
            break
        at = found.end()
    return at
