"""Joins hard-wrapped prose (mail, `<pre>`) into paragraphs and leaves code unchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from textwrap import dedent

from newsletter.text.sentences import CLOSING

# The largest share of special characters in prose; code, tables and drawings have more.
MOST_SIGNS = 0.12
MIN_WORDS, MIN_LINE_WORDS = 8, 4.0
# A line shorter than this share of the width ends its paragraph.
FULL = 0.6
MIN_WIDTH, MAX_WIDTH = 40, 110
SLACK = 6
# The least share of lines that must break off inside a sentence for a text to count as hard-wrapped.
MIN_BROKEN = 0.2
_QUOTED = re.compile(r"^\s{0,3}((?:[>|]\s?)+)")
_ITEM = re.compile(r"\s{0,4}(?:[-*+•]|\d{1,3}[.)]|\[\d{1,3}\])\s+\S")
_RULE = re.compile(r"\s*[-=_*~#]{3,}\s*")
_CODE = re.compile(
    r"[;{}]\s*$|^\s*(?:def|class|import|function|var|let|const|return|#include|public|private)\b[^.!?]*$|[=!<>]=|=>|\w\(\)|\\$|^\s*[$%]\s\w"
)
_SIGN = re.compile(r"[^\w\s.,;:!?'\"’‘“”()…–—-]")
_INDENT = re.compile(r"(?: {4}|\t)")
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_SENTENCE_END = re.compile(rf"[.!?…:][{CLOSING}]*$")


def is_prose(text: str) -> bool:
    """Say whether a preformatted text is prose, and not code, a table or a drawing."""
    lines = [line for line in text.splitlines() if line.strip() and not _RULE.fullmatch(line)]
    words = [len(line.split()) for line in lines]
    if sum(words) < MIN_WORDS or sum(words) < MIN_LINE_WORDS * len(lines):
        return False
    if sum(bool(_CODE.search(line)) for line in lines) > 0.1 * len(lines) or sum(map(_is_indented, lines)) > 0.3 * len(lines):
        return False
    bare = " ".join(_QUOTED.sub("", line) for line in lines)
    signs = len(_SIGN.findall(bare))
    return signs <= MOST_SIGNS * len(bare) and bool(re.search(r"[.!?]", bare))


def _is_indented(line: str) -> bool:
    return bool(_INDENT.match(line)) and not _ITEM.match(line)


def read_preformatted(text: str) -> Iterator[tuple[bool, list[str]]]:
    """Yield the runs of a preformatted text, each with whether it is code, and its lines; in prose, each line is a whole paragraph.

    Quoted lines begin with `> `, list items with `- `. A text that is mostly code, a table or a drawing is one run of code.
    """
    chunks = _chunks(text.expandtabs(4))
    prose = [line for code, part in chunks for line in ([""] if code else part.splitlines())]
    widths = sorted(len(line.rstrip()) for line in prose if line.strip())
    width = widths[int(len(widths) * 0.9)] if widths else 0
    wrapped = _is_wrapped(prose, width)
    for code, run in groupby(chunks, key=itemgetter(0)):
        joined = "\n\n".join(part for _, part in run)
        if code:
            yield True, joined.strip("\n").splitlines()
        else:
            blocks = _blocks(joined.splitlines(), width if wrapped else 0)
            yield False, [paragraph for block in blocks if (paragraph := _joined(block))]


def _chunks(text: str) -> list[tuple[bool, str]]:
    """Return the parts of a text between blank lines, each with whether it is code; a single part if it is all prose or mostly code."""
    if is_prose(text):
        return [(False, text)]
    parts = [(_is_code(part), part) for part in _BLANK_LINES.split(text) if part.strip()]
    prose = "\n\n".join(part for code, part in parts if not code)
    return parts if 2 * len(prose.split()) >= len(text.split()) and is_prose(prose) else [(True, text)]


def _is_code(part: str) -> bool:
    lines = part.splitlines()
    if 2 * sum(bool(_CODE.search(line)) for line in lines) > len(lines):
        return True
    return all(map(_is_indented, lines)) and not is_prose(dedent(part))


def _blocks(lines: Sequence[str], width: int) -> Iterator[list[str]]:
    """Yield the lines of each paragraph: it ends at a blank line, a rule, a list item, another depth of quotation, or a short line.

    `width` is that of full lines, 0 if each line is a paragraph already.
    """
    block: list[str] = []
    for line in lines:
        ends = not line.strip(" >|") or bool(_RULE.fullmatch(line))
        if block and (
            ends
            or _ITEM.match(_unquoted(line))
            or _depth(line) != _depth(block[-1])
            or not (width and _goes_on(block[-1], line, width))
        ):
            yield block
            block = []
        if not ends:
            block.append(line)
    if block:
        yield block


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether a paragraph goes on after a line: the next word would not have fitted on it, or it is rather full and ends no sentence."""
    first = _unquoted(following).split(maxsplit=1)
    length = len(line.rstrip())
    if first and length + 1 + len(first[0]) > width - SLACK:
        return True
    return length >= FULL * width and not _SENTENCE_END.search(line.rstrip())


def _is_wrapped(lines: Sequence[str], width: int) -> bool:
    """Whether the lines are wrapped by hand: they break inside sentences, at a usual width (40 to 110 characters)."""
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        return False
    pairs = [(line, _unquoted(after).lstrip()) for line, after in pairwise(lines) if line.strip() and after.strip()]
    broken = sum(after[:1].islower() and not _SENTENCE_END.search(line.rstrip()) for line, after in pairs)
    return broken >= MIN_BROKEN * max(len(pairs), 1)


def _depth(line: str) -> int:
    quoted = _QUOTED.match(line)
    return len(re.findall(r"[>|]", quoted[1])) if quoted else 0


def _unquoted(line: str) -> str:
    return _QUOTED.sub("", line, count=1)


def _joined(block: Sequence[str]) -> str:
    text = " ".join(" ".join(_unquoted(line).split()) for line in block)
    if _depth(block[0]):
        return f"> {text}"
    return f"- {text[1:].lstrip()}" if text[:1] in "*+•" and text[1:2] == " " else text
