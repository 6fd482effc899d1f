"""Formats counts: with a noun, or as a size in bytes; and says from which count on lines are counted rather than printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

MOST_LINES = 10
"""So many lines of one kind are printed; where there are two or more besides, one line counts them and names what lists them all."""


def shown_of(count: int) -> int:
    """Return how many of so many lines of one kind are printed."""
    return count if count <= MOST_LINES + 1 else MOST_LINES


def told_once(lines: Iterable[str]) -> list[str]:
    """Return lines "WHAT: REASON" of failures; a reason that a setting mends stands once for all that it holds for."""
    parted = [line.partition(": ") for line in lines]
    times = Counter(reason for _, _, reason in parted if "config.toml" in reason)
    told: dict[str, str] = {}
    for what, colon, reason in parted:
        more = f" and {times[reason] - 1} more" if times[reason] > 1 else ""
        told.setdefault(reason if more else what + colon + reason, f"{what}{more}{colon}{reason}")
    return list(told.values())


def plural(count: int, noun: str, many: str | None = None) -> str:
    """Return a count with its noun: `1 page`, `3 pages`, `2 stories`."""
    return f"{count} {noun if count == 1 else many or noun + 's'}"


def human_size(count: int | float) -> str:
    """Return a number of bytes in decimal units (SI): `812 B`, `94.1 kB`, `3.2 MB`."""
    size = float(count)
    for unit in ("B", "kB", "MB"):
        if size < 1000:
            return f"{size:.0f} B" if unit == "B" else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} GB"
