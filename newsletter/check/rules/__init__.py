"""The rules, one function each, grouped in families; importing this package registers them.

`issue_text` has the rules about what stands in the issue itself, `comparisons` those that compare it with something else.
"""

from __future__ import annotations

from newsletter.check.rules import comparisons, issue_text

FAMILIES = {
    "claims": "what the articles do not support",
    "archive": "the file, the archive and the links",
    "reader": "what a reader would see",
    "editing": "editing",
    "drift": "what the pages say now (with `--links` or `--published`)",
}

__all__ = ["FAMILIES", "comparisons", "issue_text"]
