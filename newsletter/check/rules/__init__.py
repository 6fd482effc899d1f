"""The rules, one function each, grouped in families; importing this package registers them."""

from __future__ import annotations

from newsletter.check.rules import (
    attribution,
    completeness,
    dates_agree,
    drift,
    editing,
    editions_agree,
    headlines,
    leftovers,
    link_targets,
    proofreading,
    repeats,
    unsupported,
)

FAMILIES = {
    "claims": "what the articles do not support",
    "archive": "the file, the archive and the links",
    "reader": "what a reader would see",
    "editing": "editing",
    "drift": "what the pages say now (with `--links` or `--published`)",
}

__all__ = [
    "FAMILIES",
    "attribution",
    "completeness",
    "dates_agree",
    "drift",
    "editing",
    "editions_agree",
    "headlines",
    "leftovers",
    "link_targets",
    "proofreading",
    "repeats",
    "unsupported",
]
