"""Stores texts by key, one file each: answers of language models and the inputs of a draft. Safe to delete."""

from __future__ import annotations

from pathlib import Path

from newsletter.files import write_atomic

LONGEST = 100_000


class Answers:
    """The texts below a folder, by key (hex digits)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> str | None:
        """Return the answer of a key; None when there is none that can be read."""
        path = self.folder / key[:2] / key
        try:
            return path.read_text(encoding="utf-8") if path.is_file() and path.stat().st_size < LONGEST else None
        except (OSError, UnicodeDecodeError):
            return None

    def put(self, key: str, answer: str) -> None:
        """Keep an answer; a full or read-only disk only costs that it is asked for again."""
        path = self.folder / key[:2] / key
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, answer.encode("utf-8", "replace"))
        except OSError:
            return
