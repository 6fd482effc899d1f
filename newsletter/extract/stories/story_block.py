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

    `title` is the page's own (`given_title`) or the first sentence. `anchor` is the fragment that leads to it, `url` the story's own
    address: one that the page's data name on the same site, or to which the item of a round-up leads; `image` the picture that the
    data name, `how` the way in which the story was found, `sponsored` whether it says that it is paid for.
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
    """Return the first sentence of the lines as a title: without marks, at most 120 characters, cut at a word."""
    text = next(
        (bare for line in lines if (bare := _MARK.sub("", line).strip().rstrip("|").strip()) and not bare.startswith("```")), ""
    )
    return cut(split_sentences(text[: 10 * MAX_TITLE])[0], MAX_TITLE) if text else ""
