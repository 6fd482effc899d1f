"""What a source says of a link, as clean plain text of bounded length."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from lxml import etree
from lxml import html as lxml_html

TITLE_LENGTH = 300
NOTE_LENGTH = 2_000
WHO_LENGTH = 200
TAG_LENGTH = 80
MAX_TAGS = 30
READ_LENGTH = 100_000

# Controls and bidirectional overrides only: the zero-width joiners spell words in Persian and put emoji together.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31}\d{0,2});")
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
}  # fmt: skip
_SPACES = re.compile(r"\s+")


def plain(text: str | None, limit: int = TITLE_LENGTH) -> str | None:
    """Return text as one line without control or direction-changing signs, cut at a word within `limit`; None when empty."""
    if not text:
        return None
    line = _SPACES.sub(" ", _CONTROLS.sub(" ", text[:READ_LENGTH])).strip()
    if len(line) > limit:
        head = line[: limit - 1]
        at = len(head) if line[limit - 1] == " " else head.rfind(" ", limit // 2)
        line = (head[:at] if at > 0 else head).rstrip() + "…"
    return line or None


def from_html(fragment: str | None, limit: int = NOTE_LENGTH) -> str | None:
    """Return the words of a piece of HTML as `plain` does, without scripts and styles; blocks are parted by a blank."""
    if not fragment:
        return None
    fragment = _NOT_XML.sub("", fragment[:READ_LENGTH])
    if "<" in fragment:
        fragment = _text_of(fragment)
    return plain(unescaped(fragment), limit)


def unescaped(text: str) -> str:
    """Return text with entities as characters, also where they were escaped twice (`&amp;#8217;`), a common fault of feeds."""
    for _ in range(2):
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
    return text


def _text_of(fragment: str) -> str:
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        root = lxml_html.document_fromstring(f"<div>{fragment}</div>".encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return ""
    pieces: list[str] = []
    etree.strip_elements(root, "script", "style", "template", "noscript", "svg", with_tail=False)
    for event, element in etree.iterwalk(root, events=("start", "end")):
        gap = "" if element.tag in _INLINE else " "
        pieces.append(gap + ((element.text if event == "start" else element.tail) or ""))
    return "".join(pieces)


def tag_list(words: Iterable[str | None]) -> tuple[str, ...]:
    """Return tags clean, in order, each once whatever its case, at most thirty."""
    seen: dict[str, str] = {}
    for word in words:
        tag = plain(html.unescape(word or "").strip().lstrip("#"), TAG_LENGTH)
        if tag and len(seen) < MAX_TAGS:
            seen.setdefault(tag.casefold(), tag)
    return tuple(seen.values())
