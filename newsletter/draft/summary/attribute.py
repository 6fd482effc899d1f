"""Whose voice a summary speaks in: sentences in "I" or "we" are set as the words of their author or outlet."""

from __future__ import annotations

import re

from newsletter.draft.summary.fitness import speaks_as

_INNER = (
    (re.compile(r"“([^”]*)”"), r"‘\1’"),
    (re.compile(r"\"([^\"]*)\""), r"‘\1’"),
)


def attribute(summary: str, outlet: str, author: str | None = None, *, english: bool = True) -> str:
    """Return a summary with its sentences in "I" or "we" quoted, from the first to the last of them, and named.

    The author is named where there is one and a sentence says "I", else the outlet. A summary without such sentences comes back
    as it is: what the editor prints in her own voice must not be another's.
    """
    lines = summary.split("\n")
    voices = [speaks_as(line) for line in lines]
    spoken = [place for place, voice in enumerate(voices) if voice]
    if not spoken:
        return summary
    first, last = spoken[0], spoken[-1]
    name = author if author and "I" in voices else outlet
    quoted = [_as_inner(line) for line in lines[first : last + 1]]
    quoted[0] = f"{name}{' writes' if english else ''}: “{quoted[0]}"
    quoted[-1] = f"{quoted[-1]}”"
    return "\n".join([*lines[:first], *quoted, *lines[last + 1 :]])


def _as_inner(line: str) -> str:
    """Return a sentence with its quotation marks as they stand within a quotation."""
    for rule, inner in _INNER:
        line = rule.sub(inner, line)
    return line
