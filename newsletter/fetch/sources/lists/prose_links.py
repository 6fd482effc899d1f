"""Finds the web addresses that stand in words: bare ones and Markdown links, without the punctuation of the sentence around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsletter.text.urls import MAX_LENGTH, web_address

WORDS_PER_LINK = 25
"""A note that passes links on has at most so many words for each of them; an article has many more."""

# Signs of a sentence in Chinese or Japanese, which has no blank behind an address; brackets close what was opened before it.
_WIDE_ENDS, _WIDE_BRACKETS = "。，、；！？", "」』】》〉"
WIDE_STOPS = _WIDE_ENDS + _WIDE_BRACKETS
_WIDE_LETTERS = "\u3005-\u3007\u3040-\ua4cf\uac00-\ud7af\uf900-\ufaff"


def _address(never: str, also: str) -> re.Pattern[str]:
    """Return the pattern of an address that ends before the signs `never`, unless `also` matches there.

    A wide stop is the sentence's, but behind wide letters of a path it may be the page's (`/wiki/你好，李焕英`).
    """
    host, ascii_path, wide_path = (
        rf"(?:[^{never}{signs}]|{also})" for signs in (f"/?#{WIDE_STOPS}", WIDE_STOPS + _WIDE_LETTERS, _WIDE_BRACKETS)
    )
    return re.compile(
        rf"https?://{host}+(?:[/?#]{ascii_path}*(?:[{_WIDE_LETTERS}](?:(?!https?://){wide_path})*)?)?", re.IGNORECASE
    )


# An apostrophe is part of an address between two letters (`/Schindler's_List`) and a closing quotation mark elsewhere.
BARE_URL = _address(r"\s<>\"'`\\^{|}\[\]", r"(?<=\w)'(?=\w)(?!s\b)")
# The address at the beginning of a word.
FIRST_URL = _address(r"\s", r"(?!)")
# `[title](address)`, as notes in Markdown have it; the title may have brackets of its own, the address one pair.
MARKDOWN_LINK = re.compile(
    r"!?\[((?:[^\[\]]|\[[^\[\]]*\])+)\]\(<?(https?://[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)?)>?(?:\s+[\"'(][^)]*)?\)"
)
_PAIRS = (("(", ")"), ("（", "）"))
_NO_WORD = re.compile(r"[\W_]+")


class ProseLink(NamedTuple):
    """An address in a line of words, and the text of its link where it has one."""

    url: str
    title: str
    start: int
    """Where it begins in the line."""


def links_in_prose(line: str) -> tuple[list[ProseLink], str]:
    """Return the addresses in a line of words, in order, and the words around them, a “…” for each. Never raises."""
    found: list[ProseLink] = []

    def take(at: int, address: str, title: str, whole: str) -> str:
        url = web_address(address)
        if url is None:
            return whole
        found.append(ProseLink(url, title, at))
        return " … ".ljust(len(whole))

    bare = MARKDOWN_LINK.sub(lambda link: take(link.start(), link[2], link[1], link[0]), line)
    rest = BARE_URL.sub(lambda link: take(link.start(), trimmed_address(link[0]), "", link[0]), bare)
    return sorted(found, key=lambda link: link.start), " ".join(rest.split())


def trimmed_address(url: str) -> str:
    """Return a bare URL without the punctuation of the sentence around it; a closing bracket stays if one was opened."""
    while url and (
        url[-1] in f".,;:!?*_~“”‘’»›…：{_WIDE_ENDS}"
        or any(url[-1] == shut and url.count(shut) > url.count(opened) for opened, shut in _PAIRS)
    ):
        url = url[:-1]
    return url


def words_of(text: str) -> list[str]:
    """Return the words of a text that have a letter or a figure in them."""
    return [word for word in text.split() if _NO_WORD.sub("", word)]


def passes_links_on(lines: Iterable[str]) -> bool:
    """Return whether lines of words are a note that passes links on: at least one address, few words for each of them."""
    words = links = 0
    for line in lines:
        found, rest = links_in_prose(line) if len(line) <= MAX_LENGTH else ([], line)
        links += len(found)
        words += len(words_of(rest))
    return links > 0 and words <= WORDS_PER_LINK * links


def said_of(rest: str, links: list[ProseLink]) -> Iterator[str]:
    """Yield what a line says of its one link: the words around it, where they are more than a word or two."""
    if len(links) == 1 and len(words_of(rest)) > 2:
        yield rest.strip(" -–—:,;|…")
