"""Owns what counts as a page: by its Content-Type before a byte is read, and by its first bytes afterwards."""

from __future__ import annotations

import re

from newsletter.fetch.wire.page_error import PageError, too_large
from newsletter.text.clean import clean_line
from newsletter.text.compression import GZIP_MAGIC, CompressionError, TooLargeError, gunzip

PDF = "application/pdf"
HTML = "text/html"
XHTML = "application/xhtml+xml"
READ = frozenset(
    {
        *(HTML, XHTML, "text/plain", "text/markdown", "text/x-markdown", PDF),
        *("text/xml", "application/xml", "application/rss+xml", "application/atom+xml", "application/rdf+xml", "text/x-opml"),
        *("application/feed+json", "text/rss", "text/atom", "application/x-rss+xml", "application/opml+xml"),
    }
)
UNSURE = frozenset(
    {
        *("", "application/octet-stream", "binary/octet-stream", "application/force-download", "application/x-download"),
        *("application/json", "text/json", "application/gzip", "application/x-gzip", "unknown/unknown", "content/unknown"),
    }
)
JSON = frozenset({"application/json", "text/json", "application/feed+json"})
GZIP = frozenset({"application/gzip", "application/x-gzip"})
SIGNATURES = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "a media file"),
    (b"PK\x03\x04", "a zip file"),
    (GZIP_MAGIC, "a gzip file"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "a media file"),
    (b"\x1aE\xdf\xa3", "a media file"),
    (b"\x00\x00\x01\x00", "image/x-icon"),
    (b"\x7fELF", "a program"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
"""The signatures of the MIME Sniffing standard that turn up on the web under a page's name."""

BLANK = b" \t\r\n\x0c"
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/')
_MARKUP = re.compile(
    rb"<(?:!doctype|html|head|body|title|meta|article|div|p|h1|a|\?xml|rss|feed|rdf:rdf|opml|urlset|sitemapindex|!--)", re.I
)


def media_type(header: str | None) -> str:
    """Return the type of a Content-Type header in lower case, "" when there is none that can be read."""
    essence = re.split("[;,]", header or "", maxsplit=1)[0].strip().lower()
    return essence if re.fullmatch(r"[\w.+-]+/[\w.+*-]+", essence) else ""


def check_type(kind: str) -> None:
    """Raise PageError for a type that is not read at all."""
    if kind in READ or kind in UNSURE or (kind.endswith("+xml") and kind.startswith("application/")):
        return
    raise PageError(f"{clean_line(kind, 60)}, not a page")


def check_start(kind: str, start: bytes) -> None:
    """Raise PageError when the first bytes show something else than the type says, so that the rest need not be read."""
    real = _signature(start)
    if real is None or (real == PDF and (kind == PDF or kind in UNSURE)) or (kind in GZIP and start.startswith(GZIP_MAGIC)):
        return
    raise PageError(f"{real} called {kind}, not a page" if kind and kind not in UNSURE else f"{real}, not a page")


def settle(kind: str, body: bytes, limit: int) -> tuple[str, bytes]:
    """Return the type that a whole body really has, and the body (inflated, if it was a .gz file).

    Raises PageError when it is not a page: binary data without a type, JSON that is no JSON Feed, a PDF that is none.
    """
    if kind in GZIP:
        body = _unpacked(body, limit)
        kind = ""
    if kind in READ and kind not in JSON and kind != PDF:
        return kind, body
    if kind in JSON:
        if _JSON_FEED.search(body):
            return "application/feed+json", body
        raise PageError(f"{kind}, not a page")
    start = body[:1024].lstrip(b"\xef\xbb\xbf" + BLANK)
    if start.startswith(b"%PDF-"):
        return PDF, body
    if _MARKUP.match(start):
        return (HTML if not re.match(rb"<(?:\?xml|rss|feed|rdf|opml|urlset|sitemap)", start, re.I) else "application/xml"), body
    if kind == PDF or kind.endswith("+xml"):
        if kind == PDF:
            raise PageError("called application/pdf, but is none")
        return kind, body
    if _is_text(body[:1024]):
        return ("text/plain" if not start.startswith(b"<") else HTML), body
    raise PageError(f"{kind or 'binary data'}, not a page")


def _unpacked(body: bytes, limit: int) -> bytes:
    try:
        return gunzip(body, limit)
    except TooLargeError as error:
        raise too_large(limit) from error
    except CompressionError as error:
        raise PageError(str(error)) from error


def _signature(start: bytes) -> str | None:
    start = start.lstrip(BLANK) if start[:1] in (b" ", b"\t", b"\r", b"\n") else start
    for magic, real in SIGNATURES:
        if start.startswith(magic):
            return real
    return "a media file" if start[4:8] == b"ftyp" else None


def _is_text(start: bytes) -> bool:
    """Tell text from binary data as the MIME Sniffing standard does: a byte order mark, or no binary control character."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return bool(start) and not any(byte < 9 or byte == 11 or 14 <= byte < 27 or 28 <= byte < 32 for byte in start)
