"""Owns JSON-LD: the objects that a page's `application/ld+json` scripts hold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any


def read_jsonld(scripts: Iterable[str]) -> tuple[dict[str, Any], ...]:
    """Return every object of the scripts in order, arrays and `@graph` flattened. What is not JSON is left out."""
    found: list[dict[str, Any]] = []
    for script in scripts:
        try:
            value = json.loads(script.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        found.extend(_flatten(value))
    return tuple(found)


def _flatten(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _flatten(item)
    elif isinstance(value, dict):
        if "@graph" in value:
            yield from _flatten(value["@graph"])
        else:
            yield value
