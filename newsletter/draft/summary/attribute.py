"""Attributes sentences written in the first person to their author or outlet."""

from __future__ import annotations

from newsletter.draft.summary.fitness import speaks_as


def attribute(summary: str, outlet: str, author: str | None = None, language: str | None = "en") -> str:
    """Return a summary with the name behind each sentence in "I" or "we" that follows one in nobody's voice.

    The author is named where there is one and a sentence says "I", else the outlet. A summary without such sentences comes back
    as it is: what the editor prints in her own voice must not be another's.
    """
    lines = summary.split("\n")
    voices = [speaks_as(line, language) for line in lines]
    name = author if author and "I" in voices else _name_of(outlet)
    before = [None, *voices[:-1]]
    return "\n".join(
        with_name(line, name) if voice and not last else line for line, voice, last in zip(lines, voices, before, strict=True)
    )


def _name_of(outlet: str) -> str:
    """Return the name of an outlet; of a file its own without the folders, which are nobody's business."""
    return outlet.rstrip("/").rpartition("/")[2] if "://" in outlet else outlet


def with_name(sentence: str, name: str) -> str:
    """Return a sentence with a name in brackets behind it: its own words, stop and all, stay as they are."""
    return f"{sentence} ({name})"
