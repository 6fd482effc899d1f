"""Rules about what stands in the issue itself: its front matter, its parts, words, marks, pictures and addresses."""

from __future__ import annotations

from newsletter.check.rules.issue_text import (
    calendar_days,
    completeness,
    dates_agree,
    editing,
    headlines,
    leftovers,
    link_addresses,
    markup_shown,
    pictures,
    proofreading,
)

__all__ = [
    "calendar_days",
    "completeness",
    "dates_agree",
    "editing",
    "headlines",
    "leftovers",
    "link_addresses",
    "markup_shown",
    "pictures",
    "proofreading",
]
