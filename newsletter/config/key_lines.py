"""Finds the line of a key in config.toml, because tomllib does not keep line numbers."""

from __future__ import annotations

import functools
import re


def find_line(text: str, key: str) -> int:
    """Return the line (from 1) on which a key like `fetch.deadline` or `sections[2].name` stands, or that of its table, or 1."""
    lines = _lines_of_keys(text)
    while key and key not in lines:
        key = key[: max(key.rfind("."), key.rfind("["), 0)]
    return lines.get(key, 1)


@functools.lru_cache(maxsize=2)
def _lines_of_keys(text: str) -> dict[str, int]:
    """Return the line of each table and key of a TOML file: its first, as far as lines alone show it."""
    found: dict[str, int] = {}
    table = ""
    counts: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*+(\[\[?)\s*+(\S(?:\s*\S)*?)\s*+\]\]?\s*+(?:#.*)?$", line)
        entry = re.match(r"""\s*([\w."'-]+)\s*=""", line)
        name = re.sub(r"""["']""", "", header[2] if header else entry[1] if entry else "")
        if entry:
            found.setdefault(table + name, number)
        elif header:
            if header[1] == "[[":
                found.setdefault(name, number)
                counts[name] = counts.get(name, -1) + 1
                name = f"{name}[{counts[name]}]"
            found.setdefault(name, number)
            table = name + "."
    return found
