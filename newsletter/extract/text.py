"""Owns an article's text: one block a line, and where it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass

import trafilatura

from newsletter.extract.document import Document


@dataclass(frozen=True, slots=True)
class Text:
    """The lines of an article, before repeats are dropped, the addresses it cites, and what read it."""

    lines: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    how: str = ""


def read_text(document: Document, titles: tuple[str, ...] = ()) -> Text:
    """Return the text of a page, without a first line that is one of its titles."""
    if document.plain:
        return Text(tuple(filter(None, (line.strip() for line in document.html.splitlines()))), (), "plain text")
    found = trafilatura.extract(document.tree, url=document.url, include_comments=False) or ""
    lines = [line.strip() for line in found.splitlines() if line.strip() and line.strip() != "-"]
    return Text(tuple(_without_title(lines, titles)), (), "trafilatura")


def _without_title(lines: list[str], titles: tuple[str, ...]) -> list[str]:
    known = {_letters(title) for title in titles}
    return lines[1:] if lines and _letters(lines[0]) in known else lines


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
