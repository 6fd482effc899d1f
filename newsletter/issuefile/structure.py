"""Parses the CommonMark block structure of an issue file line by line, without loss.

markdown-it reads it, so that `###` inside a code fence, a list or a quotation is never a headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from newsletter.errors import DraftError
from newsletter.issuefile.dialect import CLOSING, PROSE, SPONSOR, variant
from newsletter.issuefile.story import bold_text, is_blank, is_link, open_note, paragraph_parts, read_also, strip_notes

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: |$)")
# The kinds of HTML block that end with a mark of their own and not with a blank line (CommonMark 4.6).
RAW_HTML = (
    ("comment", re.compile("<!--"), re.compile("-->")),
    (
        "HTML",
        re.compile(r"<(?:script|pre|style|textarea)(?:\s|>|$)", re.I),
        re.compile(r"</(?:script|pre|style|textarea)>", re.I),
    ),
    ("HTML", re.compile(r"<\?"), re.compile(r"\?>")),
    ("HTML", re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
    ("HTML", re.compile(r"<![A-Za-z]"), re.compile(">")),
)
REFERENCE_LINK = re.compile(r"\[([^\[\]]+)\](?:\[([^\[\]]*)\])?")
FENCE = re.compile(r"\s*(`{3,}|~{3,})")
# Lines that are what they seem, if there are only such: a heading, a comment, a line of a paragraph.
PLAIN_HEADING = re.compile(r"(#{1,6}) (?![^\n]*# *\n)([^#|<\s][^|<\r\n\t]*)\n")
PLAIN_NOTE = re.compile(r"<!--[^<>|\r\n]*-->\n")
PLAIN_LINE = re.compile(rf"(?:\[|{PROSE.pattern})(?![^\n]*(?:\]:|<!--))[^\r\n]*\n")
BLANK_LINES = ("\n", " \n", "  \n")


class Atom(NamedTuple):
    """One top-level Markdown block and its lines (from `start` to before `end`), the blank ones behind it included.

    `type` is heading, setext, hr, paragraph, note (an HTML comment), html, fence, footnote (its definition), gap (lines that
    make no block: link definitions) or other (lists, quotations, tables, indented code). `text` is what it holds, without its
    marks. A `trap` is a line of dashes directly under a paragraph: Markdown would read the paragraph as a heading.
    `link` is set where a paragraph is one link by reference (`[Read more][1]`): that link with its address.
    """

    type: str
    start: int
    end: int
    level: int = 0
    text: str = ""
    trap: bool = False
    link: str = ""


def split_lines(text: str) -> list[str]:
    """Return the lines of a text with their ends, as Markdown counts them: LF, CRLF and CR end a line, nothing else does."""
    return LINE.findall(text)


def line_end(text: str) -> str:
    """Return the line end that a text mostly uses."""
    crlf, cr, lf = text.count("\r\n"), text.count("\r"), text.count("\n")
    if crlf * 2 > lf:
        return "\r\n"
    return "\r" if cr > lf else "\n"


@cache
def block_parser() -> MarkdownIt:
    """Return the dialect's parser, but one that stops at the structure of blocks."""
    return variant(lambda parser: parser.core.ruler.enableOnly(["normalize", "block"]))


def read_atoms(lines: Sequence[str], first: int, file: str) -> list[Atom]:
    """Return the top-level blocks of the lines from `first` on; together they hold every line but blank ones at the start.

    Raises DraftError, with the line, for a merge conflict, or a comment, code block or raw HTML that is never closed.
    """
    plain = _plain_atoms(lines, first)
    found, tokens = _parsed_atoms(lines, first) if plain is None else (plain, [])
    atoms = [part for atom in found for part in _without_slips(atom, lines)]
    _refuse_conflicts(lines, atoms, file)
    _refuse_unclosed(lines, atoms, file)
    _refuse_open_notes(tokens, first, file)
    return atoms


def _plain_atoms(lines: Sequence[str], first: int) -> list[Atom] | None:
    """Return the blocks of lines that are nothing but headings, comments of one line and paragraphs: so are most issues, and this is
    several times as fast as the parser. None where a line may be anything else, or define what another refers to."""
    found: list[Atom] = []
    at = _next_filled(lines, first)
    while at < len(lines):
        start = at
        if heading := PLAIN_HEADING.fullmatch(lines[at]):
            kind, text, level, at = "heading", heading[2].strip(), len(heading[1]), at + 1
        elif PLAIN_NOTE.fullmatch(lines[at]):
            kind, text, level, at = "note", lines[at], 0, at + 1
        else:
            while at < len(lines) and PLAIN_LINE.fullmatch(lines[at]):
                at += 1
            if at == start:
                return None
            kind, text, level = "paragraph", "".join(lines[start:at]).strip(), 0
        at = _next_filled(lines, at)
        found.append(Atom(kind, start, at, level, text))
    return found


def _next_filled(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and lines[at] in BLANK_LINES:
        at += 1
    return at


def _parsed_atoms(lines: Sequence[str], first: int) -> tuple[list[Atom], list[Token]]:
    """Return the top-level blocks of any lines, and the parser's tokens."""
    body = "".join(line.rstrip("\r\n") + "\n" for line in lines[first:])
    if not first and body.startswith("\ufeff"):
        body = body[1:]
    env: dict[str, Any] = {}
    tokens = block_parser().parse(body, env)
    found: list[Atom] = []
    for index, token in enumerate(tokens):
        if token.level or token.nesting < 0 or token.map is None:
            continue
        text = tokens[index + 1].content if token.nesting and tokens[index + 1].type == "inline" else token.content
        level = int(token.tag[1]) if token.type == "heading_open" else 0
        start, end = token.map[0] + first, token.map[1] + first
        if token.type == f"container_{SPONSOR}_open" and end < len(lines) and CLOSING.match(lines[end]):
            end += 1  # the plugin leaves the closing line out of its block
        found.append(Atom(_type_of(token.type, token.markup, text), start, end, level, text, link=_reference_link(text, env)))
    return list(_without_gaps(lines, first, found)), tokens


def _reference_link(text: str, env: Mapping[str, Any]) -> str:
    """Return what is one link by reference and nothing else as a link with its address; '' for anything else."""
    found = REFERENCE_LINK.fullmatch(text.strip())
    reference = found and env.get("references", {}).get(normalizeReference(found[2] or found[1]))
    return f"[{found[1]}](<{reference['href']}>)" if found and reference else ""


def _type_of(token: str, markup: str, text: str) -> str:
    if token == "heading_open":
        return "setext" if markup in ("-", "=") else "heading"
    if token == "html_block":
        return "note" if text.lstrip().startswith("<!--") else "html"
    return {
        "paragraph_open": "paragraph",
        "fence": "fence",
        "hr": "hr",
        "footnote_reference_open": "footnote",
    }.get(token, "other")


def _without_gaps(lines: Sequence[str], first: int, found: Sequence[Atom]) -> Iterator[Atom]:
    """Make the blocks meet: blank lines go to the block above, lines that make no block become one."""
    held: Atom | None = None
    at = first
    for atom in [*found, Atom("end", len(lines), len(lines))]:
        blank = at
        while blank < atom.start and is_blank(lines[blank]):
            blank += 1
        if held:
            yield held if held.end == blank else held._replace(end=blank)
        if blank < atom.start:
            yield Atom("gap", blank, atom.start)
        held, at = atom, atom.end
        while at > atom.start and is_blank(lines[at - 1]):
            at -= 1


def _without_slips(atom: Atom, lines: Sequence[str]) -> Iterator[Atom]:
    """Take apart what only a missing blank line joins: a separator under a paragraph, a bold headline on top of its story."""
    filled = next(n for n in range(atom.end, atom.start, -1) if n == atom.start + 1 or not is_blank(lines[n - 1]))
    second = atom.start + 1
    if atom.type == "setext" and _is_trap(atom.text, lines[filled - 1].strip()):
        yield from _without_slips(Atom("paragraph", atom.start, filled - 1, text=atom.text), lines)
        yield Atom("hr", filled - 1, atom.end, trap=True)
    elif atom.type == "paragraph" and second < filled and _is_joined_headline(lines[atom.start : filled]):
        yield Atom("paragraph", atom.start, second, text=lines[atom.start].strip("\ufeff \t\r\n"))
        yield Atom("paragraph", second, atom.end, text=atom.text.partition("\n")[2])
    else:
        yield atom


def _is_joined_headline(lines: Sequence[str]) -> bool:
    if bold_text(strip_notes(lines[0]).removesuffix("\\")) is None:
        return False
    return any(kind == "link" for kind, _ in paragraph_parts(lines[1:], linked=False))


def _is_trap(text: str, rule: str) -> bool:
    """Say whether a line of dashes under a paragraph was meant as a separator: three are, whatever stands above them."""
    if rule.startswith("=") or len(rule) < 3:
        return False
    return bool(rule == "---" or "\n" in text or bold_text(text) or is_link(text) or read_also(text))


def _refuse_conflicts(lines: Sequence[str], atoms: Sequence[Atom], file: str) -> None:
    code = {line for atom in atoms if atom.type == "fence" for line in range(atom.start, atom.end)}
    for number, line in enumerate(lines):
        if number not in code and CONFLICT.match(line.rstrip("\r\n")):
            raise DraftError(file, number + 1, "an unresolved merge conflict: keep one side and delete the marker lines")


def _refuse_unclosed(lines: Sequence[str], atoms: Sequence[Atom], file: str) -> None:
    """Refuse what would swallow the rest of the file: Markdown takes the end of the file for its end."""
    for atom in (atom for atom in atoms if atom.type in ("fence", "note", "html")):
        rows = [line.rstrip("\r\n") for line in lines[atom.start : atom.end]]
        head = rows[0].strip("\ufeff \t")
        if atom.type == "fence" and (mark := FENCE.match(head)):
            end = re.compile(rf" {{0,3}}{re.escape(mark[1])}{mark[1][0]}*\s*")
            if not any(end.fullmatch(row) for row in rows[1:]):
                raise DraftError(
                    file, atom.start + 1, f"the code block that starts here is never closed: no second {mark[1][:20]}"
                )
        for name, begin, close in RAW_HTML if atom.type != "fence" else ():
            if begin.match(head) and not any(close.search(row) for row in rows):
                raise DraftError(file, atom.start + 1, f"the {name} that starts here is never closed")


def _refuse_open_notes(tokens: Sequence[Token], first: int, file: str) -> None:
    """Refuse a comment that is opened within a text and never closed: every reader would see it."""
    for token in tokens:
        verbatim = token.type == "html_block" and RAW_HTML[1][1].match(token.content.lstrip())
        if (
            token.map
            and token.type in ("inline", "html_block")
            and not verbatim
            and (place := open_note(token.content)) is not None
        ):
            line = first + token.map[0] + token.content.count("\n", 0, place) + 1
            raise DraftError(file, line, "the comment that starts here is never closed")
