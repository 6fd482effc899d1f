"""Brings what the machine would write now into the editor's file without losing anything that she did to it. Pure."""

from __future__ import annotations

from newsletter.draft.merge.fold import fold_story
from newsletter.draft.merge.three_way import Kept, Merged, carry_over, merge, update_only

__all__ = ["Kept", "Merged", "carry_over", "fold_story", "merge", "update_only"]
