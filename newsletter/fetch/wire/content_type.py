"""Owns what answers are read as pages: by their Content-Type before a byte is read, and by their first bytes afterwards."""

from __future__ import annotations

import re

from newsletter.fetch.wire.page_error import PageError, too_large
from newsletter.text.clean import clean_line
from newsletter.text.compression import CompressionError, TooLargeError, gunzip
from newsletter.text.mime import (
    BOOKMARKS,
    GZIP,
    HTML,
    JSON,
    JSON_FEED,
    PDF,
    PLAIN,
    TEXTS,
    XHTML,
    ZIP,
    sniff_signature,
    sniff_type,
)

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
JSON_TYPES = frozenset({JSON, "text/json", JSON_FEED})
_GZIP_FILES = frozenset({GZIP, "application/x-gzip"})
_NAMES = {
    **dict.fromkeys(("video/x-riff", "application/ogg", "video/webm", "video/mp4"), "a media file"),
    **{ZIP: "a zip file", GZIP: "a gzip file", "application/x-bzip2": "a bzip2 file", "application/x-xz": "an xz file"},
    **{"application/x-executable": "a program", "font/woff": "a font", "font/woff2": "a font"},
    "application/vnd.sqlite3": "a database",
}


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
    real = sniff_signature(start)
    if real is None or (real == PDF and (kind == PDF or kind in UNSURE)) or (real == GZIP and kind in _GZIP_FILES):
        return
    name = _NAMES.get(real, real)
    raise PageError(f"{name} called {kind}, not a page" if kind and kind not in UNSURE else f"{name}, not a page")


def settle(kind: str, body: bytes, limit: int) -> tuple[str, bytes]:
    """Return the type that a whole body really has, and the body (inflated, if it was a .gz file).

    Raises PageError when it is not a page: binary data without a type, JSON that is no JSON Feed, a PDF that is none.
    """
    if kind in _GZIP_FILES:
        kind, body = "", _unpacked(body, limit)
    if kind in READ and kind not in JSON_TYPES and kind != PDF:
        return kind, body
    found = sniff_type(body)
    if kind in JSON_TYPES and found != JSON_FEED:
        raise PageError(f"{kind}, not a page")
    if found in (PLAIN, JSON):
        if kind == PDF:
            raise PageError("labelled application/pdf, but not a PDF")
        return kind if kind.endswith("+xml") else PLAIN, body
    if found in TEXTS or found == PDF:
        return HTML if found == BOOKMARKS else found, body
    raise PageError(f"{kind or 'binary data'}, not a page")


def _unpacked(body: bytes, limit: int) -> bytes:
    try:
        return gunzip(body, limit)
    except TooLargeError as error:
        raise too_large(limit) from error
    except CompressionError as error:
        raise PageError(str(error)) from error
