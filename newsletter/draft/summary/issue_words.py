"""The issue's own words: a description and a summary that name what leads it, in sentences, not the same every week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from newsletter.draft.summary.headline import shorten
from newsletter.models import Section, Story

# What search engines and lists of posts show of a description is about this long.
LONGEST = 200
_LONGEST_NAMED = 70
_ALSO = ("Also in this issue: {}.", "Further on: {}.", "And: {}.", "Plus: {}.", "Besides: {}.")


def summary_of(sections: Sequence[Section]) -> str | None:
    """Return sentences that name the lead of an issue and two more of its stories, from other sections where there are some.

    The lead is said by its headline, or by its first sentence where the headline is long. None for an issue without stories.
    """
    leads = _leads(sections)
    if not leads:
        return None
    first = _sentence(leads[0].headline)
    named = [shorten(story.headline, _LONGEST_NAMED) for story in leads[1:3]]
    while named:
        line = f"{first} {_ALSO[len(first) % len(_ALSO)].format(_joined(named))}"
        if len(line) <= LONGEST + 60:
            return line
        named.pop()
    return first


def description_of(sections: Sequence[Section], day: date, stated: str) -> str | None:
    """Return the description of an issue: the newsletter's own where the configuration states one, with this week's lead behind it.

    `stated` is what the configuration says of every issue.
    """
    leads = _leads(sections)
    if not leads:
        return stated or None
    lead = _sentence(f"{leads[0].headline}" if len(leads[0].headline) <= LONGEST else shorten(leads[0].headline))
    if not stated:
        return lead
    return f"{_sentence(stated)} {lead}"


def _leads(sections: Sequence[Section]) -> list[Story]:
    """Return the first story of each section, then the second ones, and so on: those that an issue is known by."""
    depth = max((len(section.stories) for section in sections), default=0)
    return [section.stories[row] for row in range(depth) for section in sections if row < len(section.stories)]


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…", "。", "”", "’")) and text[-2:-1] in ".!?。" or text.endswith((".", "!", "?")) else f"{text}."


def _joined(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])}, and {items[-1]}"
