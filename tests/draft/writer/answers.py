"""Sentences that a model is given, and a good answer to them."""

from __future__ import annotations

from typing import Any

SOURCES = [
    "The council of Brigford has voted to rebuild the old mill bridge for 14 million pounds.",
    "Work will begin in March and last for two summers, the chief engineer said.",
]
GOOD: dict[str, Any] = {
    "label": "Building",
    "headline": "Brigford will rebuild its mill bridge",
    "sentences": [
        {"text": "The council of Brigford has voted to rebuild the mill bridge for 14 million pounds.", "sources": [1]},
        {"text": "Work is to begin in March and to last two summers.", "sources": [2]},
    ],
}
