"""Decodes a page's bytes: byte order mark, strict UTF-8, HTTP header, the page's own declaration, then a guess.

The labels are those of the Encoding Standard, read by webencodings (latin-1 means windows-1252, gb2312 means gb18030 …). The
order is not the HTML Standard's, which lets the header win: bytes that decode strictly as UTF-8 are UTF-8 whatever a server
says of them.
"""

from __future__ import annotations

import codecs
import re

import webencodings

MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
FALLBACK = "cp1252"
LOOKED_AT = 4096
GUESSED_FROM = 16 * 1024

# Python's codec for an encoding where the standard means more than the codec of that name has: the vendors' additions.
WIDER = {"shift_jis": "cp932", "gbk": "gb18030", "euc_kr": "cp949", "big5": "big5hkscs", "x-user-defined": FALLBACK}
WEB = frozenset(
    {
        *("utf-8", "utf-16-le", "utf-16-be", "cp866", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "cp874"),
        *(f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
        *(f"cp{page}" for page in range(1250, 1259)),
        *("gb18030", "big5hkscs", "euc_jp", "iso2022_jp", "cp932", "cp949"),
    }
)
"""The encodings of the Encoding Standard, by Python's names. Python knows more (utf-7, punycode, zlib …): none is for pages."""

WIDE = frozenset({"utf-8", "utf-16-le", "utf-16-be"})
LATIN = frozenset({"cp1250", "cp1252", "cp1254", "cp1257", "cp1258", "mac-roman"}) | {
    f"iso8859-{part}" for part in (2, 3, 4, 10, 13, 14, 15, 16)
}
LATIN_BY_LANGUAGE = {
    **dict.fromkeys(("cs", "sk", "sl", "hr", "bs", "sq", "ro"), "cp1250"),
    **dict.fromkeys(("pl", "hu"), "iso8859-2"),
    **dict.fromkeys(("tr", "az", "ku"), "cp1254"),
    **dict.fromkeys(("et", "lt", "lv"), "cp1257"),
    "vi": "cp1258",
}

_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_PAGE = re.compile(rb"""<(?:meta\b[^>]{0,1000}?charset|\?xml\b[^>]{0,200}?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_LANGUAGE = re.compile(rb"""<html\b[^>]{0,1000}?\blang\s*=\s*["']?([a-z]{2})\b""", re.I)
# Letters of every other script come in pairs of high bytes at least.
_HIGH_PAIR = re.compile(rb"[\x80-\xff]{2}")
_HIGH_WORD = re.compile(rb"[\xa3\xb3\xc0-\xff]{3,}")
# So many dashes or quotation marks of that look are no accident.
TWICE_ENCODED = 3
_HIGH = "".join(bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xC0)) + "\x80-\xbf"
_TWICE = re.compile(f"[\xc2-\xf4][{re.escape(_HIGH)}]{{1,3}}".replace(r"\-", "-"))
_JIS = (b"\x1b$B", b"\x1b$@", b"\x1b(J")


def detect(body: bytes, content_type: str | None = None) -> str:
    """Return the Python name of the encoding that a body is most likely in, one of WEB. Never raises.

    `content_type` is the header as it came. Follows Encoding Standard names; the order is this module's own (see above).
    """
    for mark, name in MARKS:
        if body.startswith(mark):
            return name
    wide = wide_charset(body)
    if wide:
        return wide
    said = _said(body, content_type)
    for name in said:
        if name == "iso2022_jp" and any(mark in body for mark in _JIS) and _fits(body, name):
            return name
    if _fits(body, "utf-8"):
        return "utf-8"
    said = [name for name in said if name not in WIDE]
    for name in said:
        if _fits(body, name):
            return name
    if _nearly_utf8(body):
        return "utf-8"
    return said[0] if said else _guess(body)


def decode(body: bytes, content_type: str | None = None, charset: str | None = None) -> str:
    """Return the text of a body; broken bytes become U+FFFD, a byte order mark is dropped. Never raises.

    `charset` is what `detect` found, to save finding it again; an unknown name is ignored.
    """
    name = _known(charset) if charset else None
    for mark, marked in MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(marked, "replace")
    name = name or detect(body, content_type)
    text = body.decode(name, "replace")
    twice = name == "utf-8" and text.count("\u00e2\u20ac") + text.count("\u00e2\x80") >= TWICE_ENCODED
    return _mended(text) if twice else text


def _mended(text: str) -> str:
    """Undo, sign by sign, UTF-8 that was read as Latin-1 or windows-1252 and encoded again: `\u00e2\u20ac\u2122` is an apostrophe."""
    return _TWICE.sub(lambda found: _once_encoded(found[0]), text)


def _once_encoded(letters: str) -> str:
    # The five bytes that windows-1252 leaves open stand for themselves.
    data = b"".join(bytes([ord(letter)]) if ord(letter) < 256 else letter.encode(FALLBACK) for letter in letters)
    try:
        return data.decode("utf-8")
    except UnicodeError:
        return letters


def _said(body: bytes, content_type: str | None) -> list[str]:
    names = _HEADER.findall(content_type or "")[:1]
    names += [found.decode("ascii", "ignore") for found in _PAGE.findall(body[:LOOKED_AT])[:2]]
    known = [_known(name) for name in names]
    return list(dict.fromkeys(name for name in known if name))


def _known(label: str) -> str | None:
    """Return Python's name for a label of the web (Encoding Standard, section 4.2), None for one that is no encoding of pages."""
    if label in WEB:
        return label
    found = webencodings.lookup(label)
    if found is None:
        return None
    name = WIDER.get(found.codec_info.name, found.codec_info.name)
    return name if name in WEB else None


def _fits(body: bytes, name: str) -> bool:
    try:
        body.decode(name)
    except UnicodeError:
        # Five bytes of windows-1252 are defined in the Encoding Standard and not in Python; they say nothing against it.
        return name == FALLBACK and not any(byte < 9 for byte in body[:LOOKED_AT])
    return True


def wide_charset(body: bytes) -> str | None:
    """Return UTF-16 for a page in it without a mark: `<` is the first character, and every second byte of it is NUL."""
    start = body[:64].lstrip(b"\x00 \t\r\n")
    offset = len(body[:64]) - len(start)
    if start[:1] != b"<" or body[:64].count(0) * 3 < min(len(body), 64):
        return None
    return "utf-16-be" if offset % 2 else "utf-16-le"


def _nearly_utf8(body: bytes) -> bool:
    """Tell UTF-8 with a few broken bytes from another encoding: the good sequences far outnumber the bad ones."""
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(1 for character in text if character > "\x7f") - broken
    return good > 2 * broken


def _guess(body: bytes) -> str:
    """Guess from the bytes alone. The library is imported late: it is wanted for one page in thousands."""
    lines = b"\n".join(line for line in body.splitlines() if not line.isascii())[:GUESSED_FROM]
    if _looks_koi8(lines):
        return "koi8-r"
    if not _HIGH_PAIR.search(lines):
        return _by_language(body)
    from charset_normalizer import from_bytes

    # Latin letters stand alone among ASCII; whole words of high bytes are another script.
    candidates = WEB - WIDE - (LATIN if len(_HIGH_WORD.findall(lines)) >= 5 else frozenset())
    best = from_bytes(lines, cp_isolation=sorted(candidates)).best()
    name = codecs.lookup(best.encoding).name if best else FALLBACK
    return _by_language(body) if name in LATIN else name


def _looks_koi8(lines: bytes) -> bool:
    """Tell KOI8 by its small letters, which stand where every other Cyrillic encoding has its capitals or nothing."""
    words = _HIGH_WORD.findall(lines)
    letters = b"".join(words)
    small = sum(0xC0 <= byte <= 0xDF for byte in letters)
    return len(words) >= 5 and small >= 0.9 * len(letters)


def _by_language(body: bytes) -> str:
    """Return the encoding that pages of a Latin-written language are in when they say nothing.

    By letters alone they cannot be told apart; browsers go by the language too (HTML Standard, table of fallback encodings).
    """
    found = _LANGUAGE.search(body[:LOOKED_AT])
    return LATIN_BY_LANGUAGE.get(found[1].decode("ascii").lower(), FALLBACK) if found else FALLBACK
