"""Removes note marks that stand in a text as bare characters (`1960.[3]`, `[citation needed]`, `↩`), without markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsletter.extract.body.block_lines import FENCE

# Requests among the editors of Wikipedia; in brackets, these words mean nothing else.
_ASKED = re.compile(
    r"\s?\[(?:citations? needed|clarification needed|better source needed|verification needed|failed verification|dubious(?: – discuss)?|"
    r"original research\??|page needed|full citation needed|according to whom\?|by whom\?|who\?|when\?|where\?|which\?|why\?)\]",
    re.IGNORECASE,
)
_EDIT = re.compile(
    r"(?<=\S)\s?\[\s?(?:edit|edit source|bearbeiten|modifier|editar|modifica)(?:\s?\|\s?[\w ]{3,30})?\s?\]\s*$", re.IGNORECASE
)
_BACK = re.compile(r"(?<=\S)\s*[↩⏎↵⤴][\ufe0e\ufe0f]?\d{0,2}\s*$")
_NUMBER = r"\[(?:(?:note|nb|fn)\s)?\d{1,3}\](?:[,\s]?\[(?:(?:note|nb|fn)\s)?\d{1,3}\])*(?![\w(\[=.:]\w|[(=])"
_BEHIND_STOP = re.compile(rf"(?<=[.,;:!?…。，、”’»\"')])(?<!\s.){_NUMBER}")
_BEHIND_WORD = re.compile(rf"(?<=[^\W\d_]{{3}}){_NUMBER}(?=[\s.,;:!?)”’»\"]|$)")
_ANY = re.compile(r"\[(?:(?:note|nb|fn)\s)?(\d{1,3})\]")
_CODE = re.compile(r"(`+).+?\1")
_SHORT = 12
"""Most words in a line from whose end `[edit]` is removed: it follows headings."""


def without_note_marks(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of an article without note marks that are plain characters of the text.

    Code (fenced, indented or between backticks) and tables keep their brackets. A number in brackets is a note mark if it follows
    punctuation; after a word, only if other marks of the text follow punctuation or the numbers run 1, 2, 3. If a text has a [0], its
    brackets are indices and all are kept.
    """
    prose = {place for place in _prose(lines) if any(sign in lines[place] for sign in "[↩⏎↵⤴")}
    if not prose:
        return tuple(lines)
    numbers = [int(found) for place in sorted(prose) for found in _ANY.findall(_CODE.sub("", lines[place]))]
    behind_stops = any(_BEHIND_STOP.search(lines[place]) for place in prose)
    counted = list(dict.fromkeys(numbers))[:3] == [1, 2, 3]
    forms = [_ASKED, _BACK]
    if 0 not in numbers:
        forms += [_BEHIND_STOP] + ([_BEHIND_WORD] if behind_stops or counted else [])
    return tuple(_without(line, forms) if place in prose else line for place, line in enumerate(lines))


def _prose(lines: Sequence[str]) -> Iterator[int]:
    """Yield the indices of the lines that are neither code nor table rows."""
    inside = False
    for place, line in enumerate(lines):
        if line.startswith(FENCE):
            inside = not inside
        elif not inside and not line.startswith(("    ", "\t", "|")):
            yield place


def _without(line: str, forms: Sequence[re.Pattern[str]]) -> str:
    if len(line.split()) <= _SHORT:
        forms = [*forms, _EDIT]
    pieces, at = [], 0
    for code in _CODE.finditer(line):
        pieces += [line[at : code.start()], code[0]]
        at = code.end()
    pieces.append(line[at:])
    for form in forms:
        pieces = [piece if number % 2 else form.sub("", piece) for number, piece in enumerate(pieces)]
    return "".join(pieces).rstrip() or line
