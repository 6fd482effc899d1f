"""Attributes sentences written in the first person to their author or outlet."""

from __future__ import annotations

import re

from newsletter.draft.summary.fitness.dependence import speaks_as
from newsletter.text.clean import squash

# The postal address that some sites print after their name.
_ADDRESS = re.compile(r", \d{4,5} .*")
# What sites print in place of an author's name.
_NO_NAME = re.compile(
    r"^[^\w@]|^(?:visit|shop|about|view) |\b(?:guest|contributors?|staff|editors?|editorial|admin\w*|"
    r"team|redaktion|store|shop|author|blog|user|logged|members?|moderators?|mitglied)\b",
    re.IGNORECASE,
)


def name_speaker(summary: str, outlet: str, author: str | None = None, language: str | None = "en", speaker: str = "") -> str:
    """Return whose name stands behind what a summary says in "I" or "we"; "" where nobody can be named.

    It is the author, if there is one and a sentence says "I" or the outlet has no name (""); else the outlet. In a post of a discussion
    it is the post's `speaker`, never the forum.
    """
    outlet = _ADDRESS.sub("", outlet).strip(" |·•:–—-")
    says_i = any(speaks_as(line, language) == "I" for line in summary.split("\n"))
    persons = [speaker, author if author and (says_i or not outlet) else ""]
    found = next((person for person in persons if person and is_persons_name(person)), outlet)
    return outlet if squash(found) == squash(outlet) else found  # "redpumps" of Red Pumps


def is_persons_name(author: str) -> bool:
    """Say whether what a page states as its author may be a person's name: "Editorial Team" is none."""
    return _NO_NAME.search(author) is None


def attribute(summary: str, name: str, language: str | None = "en") -> str:
    """Return a summary with the speaker's name behind each run of sentences in "I" or "we"; unchanged if there are none, or no name.

    What the editor prints in her own voice must not be another's.
    """
    if not name:
        return summary
    lines = summary.split("\n")
    voices = [speaks_as(line, language) for line in lines]
    # Behind the last one: a name behind the first would leave the others to the editor.
    following = [*voices[1:], None]
    return "\n".join(
        with_name(line, name) if voice and not more else line
        for line, voice, more in zip(lines, voices, following, strict=True)
    )


def is_first_person(summary: str, language: str | None = "en") -> bool:
    """Say whether a sentence of a summary says "I" or "we"."""
    return any(speaks_as(line, language) for line in summary.split("\n"))


def names_outlet(sentence: str, outlet: str) -> bool:
    """Say whether a sentence has an outlet's name as words of its own: "Sunday" does not name the Sun."""
    return outlet in sentence and re.search(rf"(?<!\w){re.escape(outlet)}(?!\w)", sentence) is not None


def with_name(sentence: str, name: str) -> str:
    """Return a sentence with a name in brackets after it; the sentence itself, full stop included, stays as it is."""
    return f"{sentence} ({name})"
