"""Attributes sentences written in the first person to their author or outlet."""

from __future__ import annotations

import re

from newsletter.draft.summary.fitness.faults import speaks_as

# The address that some sites print behind their names.
_ADDRESS = re.compile(r", \d{4,5} .*")
# What sites print where an author's name stands.
_NO_NAME = re.compile(
    r"^[^\w@]|^(?:visit|shop|about|view) |\b(?:guest|contributors?|staff|editors?|editorial|admin\w*|"
    r"team|redaktion|store|shop|author|blog|user|logged|members?|moderators?|mitglied)\b",
    re.IGNORECASE,
)


def attribute(summary: str, outlet: str, author: str | None = None, language: str | None = "en", speaker: str = "") -> str:
    """Return a summary with the name behind each sentence in "I" or "we" that follows one in nobody's voice.

    The author is named where there is one and a sentence says "I", or where the outlet has no name (""); else the outlet. In a post of
    a discussion its `speaker` says "we" too, not the forum. A summary
    without such sentences comes back as it is: what the editor prints in her own voice must not be another's. So does one that nobody
    can be named for.
    """
    lines = summary.split("\n")
    voices = [speaks_as(line, language) for line in lines]
    outlet = _ADDRESS.sub("", outlet).strip(" |·•:–—-")
    persons = [speaker, author if author and ("I" in voices or not outlet) else ""]
    name = next((person for person in persons if person and not _NO_NAME.search(person)), outlet)
    if not name:
        return summary
    before = [None, *voices[:-1]]
    return "\n".join(
        with_name(line, name) if voice and not last else line for line, voice, last in zip(lines, voices, before, strict=True)
    )


def is_first_person(summary: str, language: str | None = "en") -> bool:
    """Say whether a sentence of a summary says "I" or "we"."""
    return any(speaks_as(line, language) for line in summary.split("\n"))


def with_name(sentence: str, name: str) -> str:
    """Return a sentence with a name in brackets behind it: its own words, stop and all, stay as they are."""
    return f"{sentence} ({name})"
