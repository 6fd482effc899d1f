"""Wraps plain text to a width without breaking addresses."""

from __future__ import annotations

import re
import unicodedata

WIDTH = 72
JOINER = "\u200d"
# Marks that may not begin a line in Chinese and Japanese (the closing ones of JIS X 4051).
CLOSING = "、。，．・：；？！）］｝〉》」』】〕’”…"


def fill(text: str, first: str = "", rest: str | None = None, width: int = WIDTH) -> list[str]:
    """Return text as lines of at most `width` columns; `first` and `rest` go before the first and the other lines.

    A word longer than a line keeps its line to itself: an address that is broken cannot be followed. Chinese and Japanese,
    written without blanks and two columns to a character, break between characters.
    """
    rest = first if rest is None else rest
    lines: list[str] = []
    line, empty = first, True
    for piece, gap in _pieces(text):
        room = width - columns(line)
        if not empty and columns(piece) + len(gap) > room:
            lines.append(line)
            line, empty = rest, True
        line += piece if empty else gap + piece
        empty = False
    return [*lines, line] if not empty else lines


def columns(text: str) -> int:
    """Return how many columns a terminal gives a text (UAX #11: wide characters take two, combining ones none)."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _pieces(text: str) -> list[tuple[str, str]]:
    """Return what may not be broken, each with the blank (or nothing) that goes before it on the same line."""
    pieces: list[tuple[str, str]] = []
    for word in re.split(r"[ \t\n]+", text.strip(" \t\n")):  # not str.split: a no-break blank must not break
        gap = " " if pieces else ""
        for part in [word] if word.isascii() or "://" in word else _breakable(word):
            pieces.append((part, gap))
            gap = ""
    return [piece for piece in pieces if piece[0]]


def _joins(before: str, char: str) -> bool:
    """Say whether a character may not begin a line: a closing mark, or part of an emoji (UTS #51)."""
    return char in CLOSING or before == JOINER or not _columns(char) or "\U0001f3fb" <= char <= "\U0001f3ff"


def _breakable(word: str) -> list[str]:
    parts = [""]
    for char in word:
        wide = unicodedata.east_asian_width(char) == "W" or char in CLOSING
        before = parts[-1][-1:]
        if before and not _joins(before, char) and (wide or unicodedata.east_asian_width(before) in "WF"):
            parts.append("")
        parts[-1] += char
    return parts
