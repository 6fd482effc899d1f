"""A document that lists links: decodes it and detects its format."""

from __future__ import annotations

from dataclasses import dataclass

from newsletter.errors import SourceError
from newsletter.fetch.sources.shortcuts import shortcut_links
from newsletter.files import MAX_BYTES
from newsletter.models import Link, Source
from newsletter.text import mime
from newsletter.text.charset import decode
from newsletter.text.clean import NOT_IN_XML
from newsletter.text.compression import GZIP_MAGIC, CompressionError, TooLargeError, gunzip

# The kinds of documents by their MIME types; what is not here is text.
_KINDS = {
    **dict.fromkeys((mime.RSS, mime.ATOM, mime.RDF), "feed"),
    **{mime.JSON_FEED: "jsonfeed", mime.OPML: "opml", mime.SITEMAP: "sitemap", mime.BOOKMARKS: "bookmarks"},
    **{mime.JSON: "json", mime.HTML: "html"},
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
    if mime.sniff_signature(data) == mime.PDF:
        raise SourceError(name, "a PDF, and no list of links; newsletter extract reads it as an article")
    if mime.sniff_signature(data) or mime.is_binary(data):
        raise SourceError(name, "not text: an image, PDF, archive or similar")
    text = NOT_IN_XML.sub("", decode(data, content_type))
    return Document(text, name, base, _KINDS.get(mime.sniff_text(text), "text"))


def unpacked(data: bytes, name: str) -> bytes:
    """Return gzipped data inflated (RFC 1952, any number of members), a desktop's shortcut as a list of links, other data as it is.

    Raises SourceError when it is cut, damaged, or longer than MAX_BYTES once inflated (never inflates beyond that), and for a
    shortcut or property list without a web address.
    """
    links = shortcut_links(data := _inflated(data, name), name)
    if links == b"":
        raise SourceError(name, "a shortcut or property list without a web address")
    return links or data


def _inflated(data: bytes, name: str) -> bytes:
    if not data.startswith(GZIP_MAGIC):
        return data
    try:
        return gunzip(data, MAX_BYTES)
    except TooLargeError as error:
        raise SourceError(name, f"more than {MAX_BYTES // 1_048_576} MB after decompression") from error
    except CompressionError as error:
        raise SourceError(name, str(error)) from error
