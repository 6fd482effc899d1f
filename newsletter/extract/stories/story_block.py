"""Defines one story found on a page with several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsletter.text.clean import cut
from newsletter.text.sentences import split_sentences

MAX_TITLE = 120
_MARK = re.compile(r"^(?:#{1,6}\s+|>\s*|[-*•]\s+|\|\s*)+")


@dataclass(frozen=True, slots=True)
class StoryBlock:
    """One story: `lines` in the notation of `Article.text`, without the title.

    `title` is the one that the page gives it (`given_title`) or else its first sentence. `anchor` is the fragment that links to it, `url`
    its own address: one on the same site from the page's data, or the one that a round-up's item links to; `image` the picture from the
    data, `how` the method by which the story was found, `sponsored` whether it is labelled as paid for.
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
    image: str | None = None
    sponsored: bool = False


def first_sentence(lines: Sequence[str]) -> str:
    """Return the first sentence of the lines as a title: without Markdown marks, at most 120 characters, cut at a word."""
    text = next(
        (bare for line in lines if (bare := _MARK.sub("", line).strip().rstrip("|").strip()) and not bare.startswith("```")), ""
    )
    return cut(split_sentences(text[: 10 * MAX_TITLE])[0], MAX_TITLE) if text else ""
