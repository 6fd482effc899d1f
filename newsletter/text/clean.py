"""Cleans untrusted text, and builds keys for comparing values.

One rule for terminal, draft, mail and cache: controls and line separators (Unicode Cc, Zl, Zp) become blanks; characters that show
nothing or turn the writing direction are dropped (Cf, Cs, Co and noncharacters: soft hyphens, zero-width blanks, bidirectional
embeddings, overrides and isolates, tags, surrogates; Unicode TR 36 and UTS 55). What scripts are really spelled with stays: the
joiners U+200C and U+200D (Persian, the Indic scripts, emoji), the implicit directional marks U+061C, U+200E and U+200F, and the
number and verse signs of Arabic and Syriac, which are Cf and visible.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

# What no XML may have (XML 1.0, section 2.2): parsers refuse a document with such a character, or end there.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_CONTROLS_IN_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_UNSEEN = re.compile(
    "[\u00ad\u180e\u200b\u202a-\u202e\u2060-\u206f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000f0000-\U0010ffff]"
)
_BLANKS = re.compile(r"[ \t\n]+")
# Blanks of every width, and joiners and marks that join and mark nothing there.
_EDGE = " \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u061c\u200c\u200d\u200e\u200f"
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|br|em|font|i|mark|p|q|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]{0,300})?/?>", re.IGNORECASE
)
_ANCHOR_SIGN = re.compile(r"[\s\u200b]*[¶§🔗]+\s*$|\s+#$")
# `#` behind a word is no part of it but for languages (`C#`), `§` before a figure none of the sign but a paragraph of a law.
_LINKED_SIGN = re.compile(r"(?<!\b[CFJ])#$|^(?:#\s+|[¶🔗]\s*|§(?!§|\s*\d)\s*)")
_WORDS = re.compile(r"\w+")
_NO_LETTERS = re.compile(r"[\W_]+")
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa", "œ": "oe"})


def harmless(text: str) -> str:
    """Return a text as one line without anything that is unseen or drives a terminal; its blanks stay as they are."""
    return _CONTROLS.sub(" ", _UNSEEN.sub("", text.replace("\r\n", " ")))


def clean_text(text: str) -> str:
    """Return a text of several lines cleaned, its line ends as `\\n`; tabs and blanks stay."""
    return _CONTROLS_IN_TEXT.sub(" ", _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def clean_line(text: str, limit: int | None = None) -> str:
    """Return a text as one clean line, every run of blanks one blank (no-break blanks stay), cut at a word within `limit`."""
    line = _BLANKS.sub(" ", harmless(text)).strip(_EDGE)
    return line if limit is None else cut(line, limit)


def cut(text: str, limit: int) -> str:
    """Return a text of at most `limit` characters; a longer one is cut at a word and gets an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    words = head if text[limit - 1 : limit] == " " else head.rpartition(" ")[0]
    return (words if len(words) > limit // 2 else head).rstrip(" ,;:-–—") + "…"


def is_unseen(character: str) -> bool:
    """Return whether a character is one that cleaning drops, or stands at the edge of a text for nothing."""
    return _UNSEEN.match(character) is not None or character in _EDGE


def unescaped(text: str) -> str:
    """Return text with entities as characters, also where they were escaped twice (`&amp;#8217;`), a common fault of feeds."""
    for _ in range(2):
        if "&" in text and _ENTITY.search(text):
            text = html.unescape(text)
    return text


def tidy(text: str, limit: int = 300) -> str:
    """Return a value (a title, a name) as one clean line of at most `limit` characters, in Unicode NFC.

    Entities left by double escaping and inline tags are resolved, every blank is a plain one.
    """
    text = unescaped(text[: 20 * limit])
    if "<" in text:
        text = _INLINE_TAG.sub("", text)
    return cut(unicodedata.normalize("NFC", " ".join(clean_line(text).split())), limit)


def key(text: str) -> str:
    """Return what two spellings of one value share: its words without case, punctuation and compatibility forms."""
    return " ".join(_WORDS.findall(unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("‘", "'")))


@lru_cache(maxsize=4096)
def squash(text: str) -> str:
    """Return a text without case, accents, spaces and punctuation, umlauts spelled out as in a host name (`boersenzeitung`)."""
    spelled = unicodedata.normalize("NFC", text).casefold().replace("&", "and").translate(_SPELLED)
    bare = "".join(char for char in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(char))
    return _NO_LETTERS.sub("", bare)


def without_anchor_sign(heading: str, *, linked: bool) -> str:
    """Return a heading without the sign of the link to itself that documentation sets behind or before it.

    `linked` says that there is such a link: only then `#` beside a word is its sign, and not the name of a language.
    """
    text = _ANCHOR_SIGN.sub("", heading)
    if linked:
        text = _LINKED_SIGN.sub("", text)
    return text or heading
