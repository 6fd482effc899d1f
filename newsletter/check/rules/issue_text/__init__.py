"""Rules that need nothing but the issue: its front matter, its parts, its words, marks and addresses."""

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
