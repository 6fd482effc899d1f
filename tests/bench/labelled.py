"""Reads labelled sets, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

Figures = Mapping[str, float]


def read_set(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the items of each split that lies in a set's folder."""
    for file in sorted(folder.glob("*.jsonl")):
        with open(file, encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines)


def text_of(item: Mapping[str, Any]) -> str:
    """Return the text of an item, "" for a mere headline."""
    return str(item.get("text") or item.get("article") or "")


def title_of(item: Mapping[str, Any]) -> str:
    """Return the title of an item, "" where it has none."""
    return str(item.get("title") or "")


def mean(values: Sequence[float]) -> float:
    """Return the mean, 0 of nothing."""
    return sum(values) / len(values) if values else 0.0
