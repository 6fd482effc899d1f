"""Owns the cleaning of one-line values that strangers wrote (titles, names, sites) and the keys by which two are the same."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

# What nobody sees and what turns the writing direction: controls, soft hyphens, zero-width and bidi marks, tag characters, lone
# surrogates. The joiners U+200C and U+200D stay: Persian, the Indic scripts and emoji are spelled with them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|br|em|font|i|mark|p|q|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]{0,300})?/?>", re.IGNORECASE
)
_ANCHOR_SIGN = re.compile(r"[\s\u200b]*[¶§🔗]+\s*$|\s+#$")
_WORDS = re.compile(r"\w+")
_NO_LETTERS = re.compile(r"[\W_]+")
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa", "œ": "oe"})


def tidy(text: str, limit: int = 300) -> str:
    """Return a value as one clean line of at most `limit` characters, in Unicode NFC.

    Entities left by double escaping and inline tags are resolved, unseen characters dropped, white space made single. A longer
    text is cut at a word and gets an ellipsis.
    """
    text = text[: 20 * limit]
    for _ in range(2):
        if "&" in text and _ENTITY.search(text):
            text = html.unescape(text)
    if "<" in text:
        text = _INLINE_TAG.sub("", text)
    text = " ".join(_UNSEEN.sub("", text).split())
    text = unicodedata.normalize("NFC", text)
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    head, _, _ = cut.rpartition(" ")
    return (head if len(head) > limit // 2 else cut).rstrip(" ,;:-–—") + "…"


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
    """Return a heading without the sign of the link to itself that documentation sets behind it.

    `linked` says that there is such a link: only then `#` behind a word is its sign, and not the name of a language.
    """
    text = _ANCHOR_SIGN.sub("", heading)
    if linked and text.endswith("#"):
        text = text[:-1].rstrip()
    return text or heading
