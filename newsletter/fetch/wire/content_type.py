"""Decides which responses are pages: by Content-Type first, then by their first bytes."""

from __future__ import annotations

import json
import re

from newsletter.fetch.wire.page_error import PageError, too_large
from newsletter.text.clean import clean_line
from newsletter.text.compression import GZIP_MAGIC, CompressionError, TooLargeError, gunzip
from newsletter.text.mime import (
    BINARY,
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
    begins_as_page,
    is_binary,
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
_NEVER_TEXT = ("image/", "audio/", "video/", "font/")
_GZIP_FILES = frozenset({GZIP, "application/x-gzip"})
_NAMES = {
    **dict.fromkeys(("video/x-riff", "application/ogg", "video/webm", "video/mp4"), "a media file"),
    JSON: "JSON",
    **{ZIP: "a zip file", GZIP: "a gzip file", "application/x-bzip2": "a bzip2 file", "application/x-xz": "an xz file"},
    **{"application/zstd": "a zstd file", "application/x-lz4": "an lz4 file", "application/x-compress": "a compressed file"},
    **{"application/x-7z-compressed": "a 7z file", "application/vnd.rar": "a rar file", BINARY: "binary data"},
    **{"application/x-ole-storage": "an Office file", "audio/flac": "a media file"},
    **{"application/x-executable": "a program", "font/woff": "a font", "font/woff2": "a font"},
    "application/vnd.sqlite3": "a database",
}


def media_type(header: str | None) -> str:
    """Return the type of a Content-Type header in lower case, "" when there is none that can be read."""
    essence = re.split("[;,]", header or "", maxsplit=1)[0].strip().lower()
    return essence if re.fullmatch(r"[\w.+-]+/[\w.+*-]+", essence) else ""


def check_type(kind: str, any_text: bool = False) -> None:
    """Raise PageError for a type that is not read at all; with `any_text`, those of images, sound, films and fonts only."""
    if any_text and not kind.startswith(_NEVER_TEXT):
        return
    if kind in READ or kind in UNSURE or (kind.endswith("+xml") and kind.startswith("application/")):
        return
    raise PageError(f"{clean_line(kind, 60)}, not a page")


def check_start(kind: str, start: bytes) -> None:
    """Raise PageError when the first bytes show something else than the type says, so that the rest need not be read."""
    real = sniff_signature(start)
    # Gzip under the name of a page or of a .gz file is opened; without a name it is some download.
    fits = (real == GZIP and (kind in READ or kind in _GZIP_FILES)) or (real == PDF and (kind == PDF or kind in UNSURE))
    if real is not None and not fits:
        raise _other_than(kind, real)


def settle(kind: str, body: bytes, limit: int, any_text: bool = False) -> tuple[str, bytes]:
    """Return the type that a whole body really has, and the body: inflated where it is gzip, which no header needs to have said.

    A page that is called plain text is a page, and a feed that is called JSON a feed. Raises PageError when it is none: binary data
    whatever its type, JSON that is no JSON Feed, whatever it is called, a PDF that is none. With `any_text`, JSON is text.
    """
    if body.startswith(GZIP_MAGIC):
        kind, body = "" if kind not in READ or kind == PDF else kind, _unpacked(body, limit)
        check_start(kind, body)
    settled = _settled(kind, body, any_text)
    if settled == PLAIN and not any_text and _is_json(body):
        raise _other_than(kind, JSON)
    return settled, body


def _settled(kind: str, body: bytes, any_text: bool) -> str:
    if kind in READ and kind not in JSON_TYPES and kind != PDF:
        if is_binary(body):
            raise _other_than(kind, BINARY)
        return HTML if kind == PLAIN and begins_as_page(body) else kind
    found = sniff_type(body)
    if kind in JSON_TYPES and found in (JSON, PLAIN) and not any_text:
        raise PageError(f"{kind}, not a page")
    if found in (PLAIN, JSON):
        if kind == PDF:
            raise PageError("labelled application/pdf, but not a PDF")
        return kind if kind.endswith("+xml") else PLAIN
    if found in TEXTS or found == PDF:
        return HTML if found == BOOKMARKS else found
    raise PageError(f"{kind or 'binary data'}, not a page")


def _other_than(kind: str, real: str) -> PageError:
    """Return the error of an answer that is something else than its type says."""
    name = _NAMES.get(real, real)
    return PageError(f"{name} called {kind}, not a page" if kind and kind not in UNSURE else f"{name}, not a page")


def _is_json(body: bytes) -> bool:
    """Say whether a whole body is data for programs: notes and code that only begin with a bracket do not parse."""
    if sniff_type(body) != JSON:
        return False
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        return False
    return True


def _unpacked(body: bytes, limit: int) -> bytes:
    try:
        return gunzip(body, limit)
    except TooLargeError as error:
        raise too_large(limit) from error
    except CompressionError as error:
        raise PageError(str(error)) from error
