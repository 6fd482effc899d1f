"""The rules, one function each, in families; importing this package registers them."""

from __future__ import annotations

from newsletter.check.rules import (
    archive,
    attribution,
    completeness,
    dates_agree,
    drift,
    editing,
    editions_agree,
    headlines,
    leftovers,
    link_targets,
    unsupported,
)

FAMILIES = {
    "claims": "what the articles do not support",
    "archive": "against the file, the archive and the fetched set",
    "reader": "what a reader would see",
    "editing": "editing",
    "drift": "what pages say now (asked with `--links` or `--published`)",
}

__all__ = [
    "FAMILIES",
    "archive",
    "attribution",
    "completeness",
    "dates_agree",
    "drift",
    "editing",
    "editions_agree",
    "headlines",
    "leftovers",
    "link_targets",
    "unsupported",
]
