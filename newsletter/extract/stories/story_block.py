"""Owns the record of one story found on a page of several."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_TITLE = 120
_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s|$)|[。！？][」』]?")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|No|Nr|Sen|Rep|Gov|Gen|Jr|Sr|vs|approx|ca|bzw|d\.h|z\.B|a\.m|p\.m)|\b\d{1,2})\.$"
)
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


def first_sentence(lines: tuple[str, ...] | list[str]) -> str:
    """Return the first sentence of the lines as a title: without marks, at most 120 characters, cut at a word."""
    text = next(
        (bare for line in lines if (bare := _MARK.sub("", line).strip().rstrip("|").strip()) and not bare.startswith("```")), ""
    )
    end = next((match.end() for match in _END.finditer(text) if _ends_there(text, match.end())), len(text))
    sentence = " ".join(text[:end].split())
    if len(sentence) <= MAX_TITLE:
        return sentence
    head = sentence[: MAX_TITLE - 1].rpartition(" ")[0]
    return (head or sentence[: MAX_TITLE - 1]).rstrip(" ,;:–—-") + "…"


def _ends_there(text: str, end: int) -> bool:
    """Whether a sentence ends here: not an abbreviation, not a quotation that the sentence goes on after."""
    following = text[end:].lstrip()[:1]
    return not _ABBREVIATION.search(text[:end]) and not following.islower()
