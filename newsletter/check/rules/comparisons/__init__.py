"""Rules that compare the issue with something else: its articles, the pages behind its links, its editions, earlier issues."""

from __future__ import annotations

from newsletter.check.rules.comparisons import (
    attribution,
    drift,
    editions_agree,
    link_targets,
    repeats,
    unsupported,
)

__all__ = ["attribution", "drift", "editions_agree", "link_targets", "repeats", "unsupported"]
