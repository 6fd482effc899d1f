"""Cleans and truncates what a source says about a link."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from newsletter.text.clean import NOT_IN_XML, clean_line, unescaped

TITLE_LENGTH = 300
NOTE_LENGTH = 2_000
WHO_LENGTH = 200
TAG_LENGTH = 80
MAX_TAGS = 30
STARRED_TAG = "starred"
READ_LENGTH = 100_000

_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
}  # fmt: skip


def plain(text: str | None, limit: int = TITLE_LENGTH) -> str | None:
    """Return text as one clean line of at most `limit` characters, None when there is none."""
    return clean_line(text[:READ_LENGTH], limit) or None if text else None


def from_html(fragment: str | None, limit: int = NOTE_LENGTH) -> str | None:
    """Return the words of a piece of HTML as `plain` does, without scripts and styles; blocks are parted by a blank."""
    if not fragment:
        return None
    fragment = NOT_IN_XML.sub("", fragment[:READ_LENGTH])
    if "<" in fragment:
        fragment = _text_of(fragment)
    return plain(unescaped(fragment), limit)


def read_html(text: str) -> Any | None:
    """Return the root element of HTML, read with nothing from elsewhere; None where it cannot be parsed."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        return lxml_html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _text_of(fragment: str) -> str:
    root = read_html(f"<div>{fragment}</div>")
    if root is None:
        return ""
    pieces: list[str] = []
    etree.strip_elements(root, "script", "style", "template", "noscript", "svg", with_tail=False)
    for event, element in etree.iterwalk(root, events=("start", "end")):
        gap = "" if element.tag in _INLINE else " "
        pieces.append(gap + ((element.text if event == "start" else element.tail) or ""))
    return "".join(pieces)


def star_among(tags: Iterable[str]) -> tuple[bool, tuple[str, ...]]:
    """Return whether the tag `starred` is among the tags, by which tools without stars are given one, and the other tags."""
    found = tuple(tags)
    others = tuple(tag for tag in found if tag.casefold() != STARRED_TAG)
    return len(others) < len(found), others


def tag_list(words: Iterable[str | None]) -> tuple[str, ...]:
    """Return tags clean, in order, each once whatever its case, at most thirty."""
    seen: dict[str, str] = {}
    for word in words:
        tag = plain(html.unescape(word or "").strip().lstrip("#"), TAG_LENGTH)
        if tag and len(seen) < MAX_TAGS:
            seen.setdefault(tag.casefold(), tag)
    return tuple(seen.values())
