"""Yields the pieces of the issue file that readers see, and makes findings about stretches of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsletter.check.finding import Finding, place_at
from newsletter.check.material import Entry, Material
from newsletter.check.rule import on_issue, on_story
from newsletter.check.visible import COMMENT, without_code
from newsletter.issuefile import Block, Part

NO_PROSE = "\ufffc"
# The address of a link (its label is prose), of a reference, or in the text; tags, merge tags, and the marks of notes and tasks.
ADDRESSES = re.compile(
    r"(?<=\])\((?:[^()\n]|\([^()\n]*\))*\)|(?<=\])\[[^\[\]\n]*\]|^ {0,3}\[[^\]\n]+\]:.*$|<[^<>\n]+>|(?:https?://|www\.)[^\s<>\]]+"
    r"|\{\{.{0,999}?\}\}|\{%.{0,999}?%\}|\[\^[^\]\s]{1,99}\]:?|&#?\w{2,8};|^[ \t]*[-*+] \[[ xX]\]|^[ \t]*\d+[.)](?=\s)",
    re.MULTILINE,
)
LABEL = re.compile(r"\[([^\[\]]*)\](?=\ufffc)")
MARKS = re.compile(r"[*~_]+")
# A link at the end of a text whose bracket is not closed: a finding of its own, and no word of the text.
UNCLOSED_LINK = re.compile(r"\[[^\[\]\n]{0,200}\]\([^\s()]{1,2000}\s*\Z")


def printed_pieces(material: Material) -> Iterator[tuple[Block, Part | Block]]:
    """Yield every piece of the file that is printed: the parts of stories, prose, section titles."""
    for block in material.draft.blocks:
        if block.kind == "story":
            yield from ((block, part) for part in block.parts if part.kind not in ("anchor", "note"))
        elif block.kind in ("prose", "section"):
            yield block, block


def printed_sources(material: Material, *, fences: bool = False) -> Iterator[tuple[Block, Part | Block, str]]:
    """Yield every piece with its Markdown, code, comments and escaped characters blanked out; code blocks only with `fences`."""
    for block, piece in printed_pieces(material):
        if fences or piece.type not in ("fence", "code"):
            yield block, piece, without_code(piece.raw)


def found_in_values(material: Material, pattern: re.Pattern[str], message: str, advice: str = "") -> Iterator[Finding]:
    """Yield a finding for each match of a pattern in those front-matter values that readers or mail programs show."""
    issue = material.draft.issue
    values = [issue.title, issue.description, issue.summary, *map(issue.front_matter.get, ("subject", "preheader"))]
    said = [(value, found) for value in values if isinstance(value, str) for found in pattern.finditer(value)]
    if front := material.draft.front:
        for value, found in said:
            start = max(front.raw.find(found[0], max(front.raw.find(value[:12]), 0)), 0)
            yield found_at(material, front, front, (start, start + len(found[0])), message.format(found[0]), advice)


def found_without_words(material: Material, pattern: re.Pattern[str], message: str) -> Iterator[Finding]:
    """Yield a finding for each match of a pattern for a heading or link without words, unless its words are code or an escaped sign."""
    for block, piece, source in printed_sources(material):
        for found in pattern.finditer(source):
            if pattern.fullmatch(COMMENT.sub("", piece.raw[slice(*found.span())])):
                yield found_at(material, block, piece, found.span(), message.format(found[0]))


def found_at(
    material: Material, block: Block, piece: Part | Block, span: tuple[int, int], message: str, advice: str = ""
) -> Finding:
    """Return a finding about a stretch of a piece of the file, and the story that it belongs to, if any."""
    place = place_at(piece.raw, *span, piece.line)
    words = piece.raw[slice(*span)].strip()
    entry = next((entry for entry in material.entries if entry.block is block), None)
    if entry:
        return on_story(entry, message, place, words=words, advice=advice)
    return on_issue(message, place, words=words, advice=advice)


@dataclass(frozen=True, slots=True)
class RunningText:
    """The prose of one piece of the file, character for character where it stands there: what is none is blanked with `NO_PROSE`."""

    block: Block
    piece: Part | Block
    words: str
    entry: Entry | None
    language: str


def found_in_text(material: Material, text: RunningText, span: tuple[int, int], message: str) -> Finding:
    """Return a finding about a stretch of running text."""
    return found_at(material, text.block, text.piece, span, message)


def running_texts(material: Material) -> list[RunningText]:
    """Return the prose of headlines, summaries, section titles and the editor's own paragraphs, with its language; read once."""
    if "running texts" not in material.memory:
        material.memory["running texts"] = list(_running_texts(material))
    found: list[RunningText] = material.memory["running texts"]
    return found


def _running_texts(material: Material) -> Iterator[RunningText]:
    entries = {id(entry.block): entry for entry in material.entries}
    for block, piece in printed_pieces(material):
        if piece.type not in ("fence", "code") and piece.kind not in ("link", "also"):
            entry = entries.get(id(block))
            language = entry.articles[0].language if entry and entry.articles else None
            yield RunningText(block, piece, running_text(piece.raw), entry, language or material.language)


def running_text(source: str) -> str:
    """Return the prose of a piece of Markdown, of the same length.

    Code, comments, addresses, tags, marks of footnotes and tasks become `NO_PROSE`, so that the words around them do not meet; marks
    of emphasis and of links become blanks.
    """
    bare = without_code(source, escapes=True)
    prose = source
    if bare != source:
        prose = "".join(NO_PROSE if new == " " and not old.isspace() else new for old, new in zip(source, bare, strict=True))
    prose = ADDRESSES.sub(lambda found: NO_PROSE * len(found[0]), prose)
    prose = LABEL.sub(r" \1" + NO_PROSE, prose)
    return MARKS.sub(lambda found: " " * len(found[0]), prose)


def with_neighbours(source: str, start: int, end: int) -> str:
    """Return a span extended to whole words, so that searching an edition for it does not find other places."""
    while start > 0 and source[start - 1].isalnum():
        start -= 1
    while end < len(source) and source[end].isalnum():
        end += 1
    return source[start:end]
