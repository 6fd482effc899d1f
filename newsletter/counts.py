"""Formats counts: with a noun, or as a size in bytes."""

from __future__ import annotations


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
