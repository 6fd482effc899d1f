"""One document that names links: its bytes made text, and what kind of document it is, found out by looking."""

from __future__ import annotations

import codecs
import re
import zlib
from dataclasses import dataclass

from newsletter.errors import SourceError

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
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"))
_BOMS_16 = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# XML 1.0, appendix F: how `<?` looks in an encoding of two bytes a character.
_TWO_BYTES = (
    (b"<\x00?\x00", "utf-16-le"),
    (b"\x00<\x00?", "utf-16-be"),
    (b"<\x00!\x00", "utf-16-le"),
    (b"\x00<\x00!", "utf-16-be"),
)
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_DECLARED = re.compile(rb"""(?:encoding|charset)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{2,40})""")
# What these labels mean on the web (WHATWG Encoding Standard, section 4.2), as Python names it.
_MEANT = {
    **dict.fromkeys(("ascii", "us-ascii", "iso-8859-1", "iso8859-1", "latin1", "latin-1"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987"), "cp949"),
    **dict.fromkeys(("tis-620", "iso-8859-11"), "cp874"),
    "iso-8859-9": "cp1254",
}
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
    if data.startswith(_BINARY) or (b"\x00" in data[:1024] and not _wide_encoding(data)):
        raise SourceError(name, "not a text: a picture, PDF, archive or the like")
    text = _NOT_XML.sub("", decoded(data, content_type))
    return Document(text, name, base, kind_of(text))


def unpacked(data: bytes, name: str) -> bytes:
    """Return gzipped data inflated (RFC 1952, any number of members), other data as it is.

    Raises SourceError when it is cut, damaged, or longer than MAX_BYTES once inflated; never inflates beyond that.
    """
    if not data.startswith(b"\x1f\x8b"):
        return data
    pieces: list[bytes] = []
    room = MAX_BYTES
    while data.startswith(b"\x1f\x8b"):
        inflater = zlib.decompressobj(31)
        try:
            pieces.append(inflater.decompress(data, room + 1))
        except zlib.error as error:
            raise SourceError(name, "damaged gzip data") from error
        room -= len(pieces[-1])
        if room < 0:
            raise SourceError(name, f"more than {MAX_BYTES // 1_048_576} MB once unpacked")
        if not inflater.eof:
            raise SourceError(name, "the gzip data is cut off")
        data = inflater.unused_data
    return b"".join(pieces)


def decoded(data: bytes, content_type: str | None = None) -> str:
    """Return bytes as text: by BOM, else as strict UTF-8, else as header or document declare, else by a guess. Never fails.

    UTF-8 goes before the declaration because text that is valid UTF-8 by chance is rare, and wrong declarations are not.
    """
    encoding = _wide_encoding(data)
    if encoding:
        return data.decode(encoding, "replace").removeprefix("\ufeff")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(data, error.start):
            return data.decode("utf-8", "replace")
    for candidate in _declared(data, content_type):
        try:
            return data.decode(candidate)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return data.decode(_guessed(data), "replace")


def kind_of(text: str) -> str:
    """Return what kind of document a text is (see `Document`), by its first element; never by its name or declared type."""
    text = text.removeprefix("\ufeff")
    head = text[:HEAD]
    lowered = head.lower()
    if "<!doctype netscape-bookmark-file" in lowered or re.search(r"<a\s[^<>]{0,4000}\btime_added=", lowered):
        return "bookmarks"
    if head.lstrip().startswith("{"):
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


def _wide_encoding(data: bytes) -> str | None:
    for mark, name in (*_BOMS[1:], *_BOMS_16, *_TWO_BYTES):
        if data.startswith(mark):
            return name
    return None


def _mostly_utf8(data: bytes, first_fault: int) -> bool:
    """Return whether this is UTF-8 with a few bad bytes, or cut within its last character, rather than another code."""
    if first_fault >= len(data) - 3 and not data[:first_fault].isascii():
        return True
    good = len(_UTF8_CHARACTER.findall(data))
    return good > 10 * data.decode("utf-8", "replace").count("\ufffd")


def _declared(data: bytes, content_type: str | None) -> list[str]:
    found = [_DECLARED.search((content_type or "").encode("ascii", "replace")), _DECLARED.search(data[:4096])]
    names = [match[1].decode("ascii").lower() for match in found if match]
    # An encoding of two bytes would have been seen; the label is a lie.
    return [_MEANT.get(name, name) for name in names if not name.startswith(("utf-16", "utf-32", "utf16", "utf-7"))]


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:HEAD]).best()
    return best.encoding if best else "cp1252"
