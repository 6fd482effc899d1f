"""Identifies an extractor version and its settings, as the cache key for articles."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json

from newsletter.config.schema import ExtractSettings
from newsletter.models import to_json

VERSION = "22"  # increase it with every change of what is extracted from a page
LIMITS = ("jobs", "page_seconds", "page_megabytes")  # settings that do not change the result


def fingerprint(settings: ExtractSettings) -> str:
    """Return 16 hex digits of our version, the engine's version and the settings that change the result."""
    chosen = {key: value for key, value in to_json(settings).items() if key not in LIMITS}
    facts = [VERSION, importlib.metadata.version("trafilatura"), chosen]
    return hashlib.sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()[
        :16
    ]
