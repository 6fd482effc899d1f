"""Owns the record of one story found on a page of several."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_TITLE = 120
_SENTENCE = re.compile(r".{12,}?[.!?…。！？][\"'”’»)\]]*(?=\s|$)|.*?[。！？]", re.DOTALL)
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|No|Nr|Sen|Rep|Gov|Gen|Jr|Sr|vs|approx|ca|bzw|d\.h|z\.B|U\.S|U\.K|a\.m|p\.m)|\d)\.$"
)
_MARK = re.compile(r"^(?:#{1,6}\s+|>\s*|[-*•]\s+|\|\s*)+")


@dataclass(frozen=True, slots=True)
class StoryBlock:
    """One story: `lines` in the notation of `Article.text`, without the title.

    `title` is the page's own (`given_title`) or the first sentence. `anchor` is the fragment that leads to it, `url` the story's
    own address where the page's data name one on the same site, `how` the way in which it was found.
    """

    title: str
    given_title: bool
    lines: tuple[str, ...]
    how: str
    published: str | None = None
    modified: str | None = None
    anchor: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


def first_sentence(lines: tuple[str, ...] | list[str]) -> str:
    """Return the first sentence of the lines as a title: without marks, at most 120 characters, cut at a word."""
    text = next(
        (bare for line in lines if (bare := _MARK.sub("", line).strip().rstrip("|").strip()) and not bare.startswith("```")), ""
    )
    end = 0
    for match in _SENTENCE.finditer(text):
        end = match.end()
        if not _ABBREVIATION.search(match[0]):
            break
    sentence = " ".join((text[:end] or text).split())
    if len(sentence) <= MAX_TITLE:
        return sentence
    head = sentence[: MAX_TITLE - 1].rpartition(" ")[0]
    return (head or sentence[: MAX_TITLE - 1]).rstrip(" ,;:–—-") + "…"
