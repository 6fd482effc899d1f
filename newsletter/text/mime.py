"""Sniffs content types, for responses, local files and link documents alike.

The rule is that of the WHATWG MIME Sniffing standard (section 7.1 with the tables of section 6): signatures of binary formats first,
then binary data, then text. It departs from it in three places, each for what the web really sends. Text is told apart further, by
the first element behind the XML prolog or by JSON Feed's version, because a feed and a page are read by different readers.
A stray control character or two leaves a text a text. And where something stands before a feed or a page (a warning that the
server's own script printed), the document inside counts.
"""

from __future__ import annotations

import re

from newsletter.text.charset import wide_charset

PDF, HTML, XHTML, XML, PLAIN = "application/pdf", "text/html", "application/xhtml+xml", "application/xml", "text/plain"
RSS, ATOM, RDF = "application/rss+xml", "application/atom+xml", "application/rdf+xml"
OPML, SITEMAP = "text/x-opml", "application/x-sitemap+xml"
JSON, JSON_FEED, BOOKMARKS = "application/json", "application/feed+json", "application/x-netscape-bookmarks"
GZIP, ZIP, BINARY = "application/gzip", "application/zip", "application/octet-stream"

TEXTS = frozenset({HTML, XML, PLAIN, RSS, ATOM, RDF, OPML, SITEMAP, JSON, JSON_FEED, BOOKMARKS})
"""What `sniff_text` returns."""

HEAD = 65_536
"""Characters within which a page or a feed must begin; all that lies behind them is content."""

_BINARY_HEAD = 1024
_BLANK = b" \t\r\n\x0c"
_SIGNATURES = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "video/x-riff"),
    (b"PK\x03\x04", ZIP),
    (b"\x1f\x8b", GZIP),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ", "application/x-xz"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"\x04\x22\x4d\x18", "application/x-lz4"),
    (b"\x1f\x9d", "application/x-compress"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"fLaC", "audio/flac"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "application/ogg"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"\x00\x00\x01\x00", "image/x-icon"),
    (b"\x7fELF", "application/x-executable"),
    (b"wOFF", "font/woff"),
    (b"wOF2", "font/woff2"),
    (b"SQLite format 3", "application/vnd.sqlite3"),
)
"""Those of the standard, and a few more, that turn up under the name of a page or of a list of links."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes([*range(0x00, 0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_PROLOG = re.compile(r"\s+|<\?.*?(?:\?>|\Z)|<!--.*?(?:-->|\Z)|<!(?!--)[^\[>]*(?:\[.*?\]\s*)?(?:>|\Z)", re.DOTALL)
# Behind its name a tag has a blank, `/` or `>` (the standard's tag-terminating byte): `<https://…>` is a link.
_ELEMENT = re.compile(r"<(?:[A-Za-z][\w.-]*:)?([A-Za-z][\w.-]*)(?=[\s/>]|\Z)")
_PAGE_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!--[^>]*-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_FEED_INSIDE = re.compile(r"<(?:\w+:)?(rss|RDF|feed)\s[^<>]{0,4000}>")
_JSON_START = re.compile(r"\s*(?:\{|\[\s*[{\[])")
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/')
_BOOKMARK = re.compile(r"<a\s[^<>]{0,4000}\btime_added=")
_ROOTS = {
    **{"rss": RSS, "channel": RSS, "feed": ATOM, "rdf": RDF, "opml": OPML, "urlset": SITEMAP, "sitemapindex": SITEMAP},
    **dict.fromkeys(("html", "head", "body"), HTML),
}


def sniff_type(data: bytes) -> str:
    """Return the MIME type that the first bytes of `data` show: one of this module's constants, or that of a binary format."""
    found = sniff_signature(data)
    if found is not None:
        return found
    if is_binary(data):
        return BINARY
    is_json = data[:_BINARY_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip(_BLANK).startswith((b"{", b"["))
    charset = "utf-16" if data.startswith(_UTF_16) else wide_charset(data) or "utf-8"
    return sniff_text((data if is_json else data[: 2 * HEAD]).decode(charset, "replace"))


def sniff_signature(data: bytes) -> str | None:
    """Return the type of a binary format that begins with its signature, blanks before it apart; None for all else."""
    start = data[:_BINARY_HEAD]
    start = start.lstrip(_BLANK) if start[:1] in (b" ", b"\t", b"\r", b"\n") else start
    for magic, kind in _SIGNATURES:
        if start.startswith(magic):
            return kind
    return "video/mp4" if start[4:8] == b"ftyp" else None


def is_binary(data: bytes) -> bool:
    """Return whether bytes are no text: more than a stray control character among the first 1,024, or one in twenty over all.

    The standard looks at the beginning only; but compressed data has a tag or a word before it now and then. UTF-16 is text.
    """
    if data.startswith(_UTF_16) or wide_charset(data):
        return False
    return any(_controls(part) > max(1, len(part) // 20) for part in (data[:_BINARY_HEAD], data))


def _controls(data: bytes) -> int:
    return len(data) - len(data.translate(None, _CONTROLS))


def sniff_text(text: str) -> str:
    """Return the MIME type of a text by its first element, never by its name: a feed, a list of links, a page, JSON or plain text."""
    text = text.removeprefix("\ufeff")
    head = text[:HEAD]
    lowered = head.lower()
    if "<!doctype netscape-bookmark-file" in lowered or _BOOKMARK.search(lowered):
        return BOOKMARKS
    if _JSON_START.match(head):
        return JSON_FEED if _JSON_FEED.search(text) else JSON
    is_page = "<!doctype html" in lowered or "<html" in lowered
    first = _ELEMENT.match(text, prolog_end(text))
    root = _ROOTS.get(first[1].lower()) if first else None
    if root:
        return root
    if not is_page and (inside := _FEED_INSIDE.search(head)):
        return _ROOTS[inside[1].lower()]
    if is_page:
        return HTML
    if re.match(r"\s*<\?xml\s", lowered):
        return XML
    return HTML if first else PLAIN


def begins_as_page(data: bytes) -> bool:
    """Return whether bytes begin with the doctype or the root element of a web page, a mark, blanks and one comment apart."""
    return _PAGE_START.match(data) is not None


def prolog_end(text: str) -> int:
    """Return where the first element begins: behind white space, processing instructions, comments and the DOCTYPE."""
    at = 0
    while found := _PROLOG.match(text, at):
        if found.end() == at:
            break
        at = found.end()
    return at
