"""Merges a newly generated draft into the editor's file without losing any of the editor's changes. Pure functions."""

from __future__ import annotations

from newsletter.draft.merge.join_stories import drop_joined_story
from newsletter.draft.merge.machine_version import carry_over, update_only
from newsletter.draft.merge.three_way import Kept, Merged, merge

__all__ = ["Kept", "Merged", "carry_over", "drop_joined_story", "merge", "update_only"]
