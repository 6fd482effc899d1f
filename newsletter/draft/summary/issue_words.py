"""The issue's own words: a description and a summary that name what leads it, in sentences, not the same every week."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.draft.summary.headline import shorten
from newsletter.models import Section, Story

# What a search engine, a list of posts or a mail program shows of it is about this long.
LONGEST = 320
_LONGEST_FIRST = 200
_ALSO = ("Also in this issue: {}.", "Further on: {}.", "Then: {}.", "Plus: {}.", "And: {}.")
_STOP = re.compile(r"[.!?。！？][\"'”’»)]*$")


def description_of(sections: Sequence[Section]) -> str | None:
    """Return the description of an issue: its lead by the headline, and two more stories. None for an issue without stories."""
    leads = _leads(sections)
    return _with_others(_sentence(leads[0].headline), leads[1:3]) if leads else None


def summary_of(sections: Sequence[Section]) -> str | None:
    """Return the summary of an issue: what its lead says first, and two more stories. None for an issue without stories."""
    leads = _leads(sections)
    if not leads:
        return None
    first = leads[0].summary.strip().split("\n")[0].strip()
    fits = first and len(first) <= _LONGEST_FIRST and "<!--" not in first and _STOP.search(first) and "“" not in first
    return _with_others(first if fits else _sentence(leads[0].headline), leads[1:3])


def _with_others(first: str, others: Sequence[Story]) -> str:
    """Return a sentence with another behind it that names further stories, as many as there is room for."""
    named = [shorten(story.headline) for story in others]
    while named:
        line = f"{first} {_ALSO[len(first) % len(_ALSO)].format(_joined(named))}"
        if len(line) <= LONGEST:
            return line
        named.pop()
    return first


def _leads(sections: Sequence[Section]) -> list[Story]:
    """Return the first story of each section, then the second ones, and so on: those that an issue is known by."""
    depth = max((len(section.stories) for section in sections), default=0)
    return [section.stories[row] for row in range(depth) for section in sections if row < len(section.stories)]


def _sentence(text: str) -> str:
    return text.strip() if _STOP.search(text.strip()) else f"{text.strip()}."


def _joined(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{items[0]}, and {items[1]}"
