"""Reads parts of a page that feed items link to by fragment, such as changelog versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import unquote

from newsletter.extract.page.deduplicate import words_of
from newsletter.extract.page.parsed_page import ParsedPage
from newsletter.extract.page.text_lines import Line, is_noise, lines_of
from newsletter.extract.stories.live_blog import story_of
from newsletter.extract.stories.story_block import StoryBlock

HOW = "part that the link names"
# A heading is at most this many lines after the element that bears the fragment.
NEAR = 2
# A part with more than this share of the page is the page itself.
MOST = 0.8


def named_parts(document: ParsedPage | None, parts: Sequence[str]) -> list[StoryBlock]:
    """Return the parts of a page that its hints name (`fragment day title`), in their order, without those that the page lacks.

    A part begins at the heading that bears the fragment and shares words with the feed item's title, and ends at the next heading of the
    same or a higher rank. So `#comments` is no part, and neither is an item about the whole page.
    """
    if document is None or document.plain or not parts:
        return []
    body = document.tree.find("body")
    lines = [line for line in lines_of(document.tree if body is None else body, document.url) if not is_noise(line)]
    found = []
    for part in parts:
        fragment, day, title = part.split(" ", 2) if part.count(" ") > 1 else (part, "-", "")
        own = _lines_at(document, lines, unquote(fragment), title)
        story = story_of(own, HOW, anchor=fragment, published=day if day != "-" else None) if own else None
        if story and story.lines:
            found.append(replace(story, title=title, given_title=True))
    return found


def _lines_at(document: ParsedPage, lines: Sequence[Line], name: str, title: str) -> list[Line]:
    named = next((element for element in document.elements if name in (element.get("id"), element.get("name"))), None)
    if named is None:
        return []
    inside = set(named.iter("*"))
    around = set(named.iterancestors())
    start = next(
        (place for place, line in enumerate(lines) if line.element in inside or (line.element in around and line.level)), None
    )
    if start is None:  # the fragment belongs to an empty anchor before the heading
        following = named.getnext()
        start = next((place for place, line in enumerate(lines) if line.element is following), len(lines))
    start = next((place for place in range(start, min(start + NEAR, len(lines))) if lines[place].level), len(lines))
    if start == len(lines) or not _is_called(lines[start].text, title):
        return []
    level = lines[start].level
    end = next((place for place in range(start + 1, len(lines)) if 0 < lines[place].level <= level), len(lines))
    part = list(lines[start:end])
    return part if _size(part) <= MOST * _size(lines) else []


def _is_called(heading: str, title: str) -> bool:
    words, known = set(words_of(heading)), set(words_of(title))
    return 2 * len(words & known) >= min(len(words), len(known)) > 0


def _size(lines: Sequence[Line]) -> int:
    return sum(len(line.text.split()) for line in lines)
