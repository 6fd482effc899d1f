"""Defines a finding and how its position in the file is determined."""

from __future__ import annotations

from dataclasses import dataclass

LEVELS = ("error", "warning", "note")
"""From what stops `newsletter publish` to what is only worth knowing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at, and where it stands in the file.

    `code` names the rule; `level` is one of LEVELS. `line` and `column` count from 1 (columns in characters), `end_column` is the
    column behind the last offending character, None where the whole line is meant. `sentence` is the sentence that the finding
    is about, `words` the offending words as they stand in it, `source` the sentence of the article that it was held against,
    `source_url` that article, `advice` what to do. `fix` = `newsletter check --fix` can mend it.
    """

    code: str
    level: str
    message: str
    line: int = 1
    column: int = 1
    end_column: int | None = None
    section: str = ""
    headline: str = ""
    story: str | None = None
    sentence: str = ""
    words: str = ""
    source: str = ""
    source_url: str = ""
    advice: str = ""
    fix: bool = False

    @property
    def in_full(self) -> str:
        """What is wrong and what to do, in one line."""
        return f"{self.message}; {self.advice}" if self.advice else self.message


@dataclass(frozen=True, slots=True)
class Position:
    """A stretch of one line of the file, counted from 1."""

    line: int = 1
    column: int = 1
    end_column: int | None = None


def place_at(text: str, start: int, end: int, first_line: int = 1) -> Position:
    """Return the place of text[start:end] where the text begins at `first_line` of the file; cut at the end of its first line."""
    line = text.count("\n", 0, start)
    begins = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", start)
    end = min(end, stop if stop >= 0 else len(text))
    return Position(first_line + line, start - begins + 1, end - begins + 1 if end > start else None)
