"""Adds comments for the editor under a story's anchor; they are never printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from newsletter.draft.clustering.likeness import Likeness
from newsletter.draft.selection.memory import Trace
from newsletter.issuefile import not_divider, parse
from newsletter.models import Hints
from newsletter.text.clean import clean_line

LONGEST, MOST_TAGS = 300, 8
_QUESTION = re.compile(r"^<!-- same story as .* newsletter draft --join (\w+) (\w+) -->[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)


def annotate(text: str, notes: Mapping[str, Sequence[str]]) -> str:
    """Return a draft with comments under the anchor lines of stories (by id), except for comments that are already there."""
    if not notes:
        return text
    pieces = []
    for block in parse(text).blocks:
        wanted = notes.get(block.anchor or "", ())
        lines = [line for line in map(_comment, wanted) if line not in block.raw]
        pieces.append(_under_anchor(block.raw, lines) if lines else block.raw)
    return "".join(pieces)


def drop_questions(text: str, gone: Mapping[str, str]) -> str:
    """Return a draft without questions about stories that are no longer in it; `gone` has their headlines by id.

    A question that the editor has edited stays.
    """

    def answer(question: re.Match[str]) -> str:
        one, other = question.groups()
        asked = one in gone and question[0].strip() == _comment(note_of_doubt(Likeness(one, other, 0.0), gone[one]))
        return "" if asked else question[0]

    return _QUESTION.sub(answer, text) if gone else text


def _comment(note: str) -> str:
    """Return a note as a one-line comment; characters that would end it or open another are replaced."""
    line = " ".join(clean_line(note).split())
    command = re.search(r" newsletter draft --(?:join|split) \S+(?: \S+)?$", line)
    head, tail = (line[: command.start()], command[0]) if command else (line, "")
    head = re.sub(r"-{2,}", "–", head).replace("<", "‹").replace(">", "›")
    return not_divider(f"<!-- {head[:LONGEST].strip()}{tail} -->")


def _under_anchor(raw: str, lines: Sequence[str]) -> str:
    eol = "\r\n" if "\r\n" in raw else "\n"
    found = re.search(r"<!--\s*story[\s:]+[0-9A-Fa-f]{8}\s*-->[ \t]*(?:\r\n|\n|\r|$)", raw)
    if found is None:
        return raw
    head = raw[: found.end()]
    return head + ("" if head.endswith(("\n", "\r")) else eol) + eol.join(lines) + eol + raw[found.end() :]


def notes_of_source(hints: Hints) -> Iterator[str]:
    """Yield what the source of a link says about it: the editor's own star, note, highlight and tags, and who sent it."""
    yield from notes_of_editor(hints)
    if hints.tags:
        yield f"tags: {', '.join(hints.tags[:MOST_TAGS])}"
    if hints.who:
        yield f"from: {hints.who}"


def notes_of_editor(hints: Hints, outlet: str = "") -> Iterator[str]:
    """Yield the editor's own star, note and highlight of an article, with the outlet that they are about if it joined another's story."""
    about = f" ({outlet})" if outlet else ""
    if hints.starred:
        yield f"starred{about}"
    if hints.note:
        yield f"note{about}: {hints.note}"
    if hints.highlight:
        yield f"highlight{about}: {hints.highlight}"


def note_of_follow_up(trace: Trace) -> str:
    """Return the note that a story follows up on one of an earlier issue."""
    return f"follow-up of “{trace.headline}” in {trace.issue}: {trace.link}"


def note_of_doubt(pair: Likeness, other: str) -> str:
    """Return the question whether a story is the same as another (its headline)."""
    return f"same story as “{other}”? newsletter draft --join {pair.one} {pair.other}"
