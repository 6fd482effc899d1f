"""Parses a story's lines: bold headline, text, link, “Also” links, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsletter.issuefile.dialect import note_end
from newsletter.issuefile.escape import plain, read_links
from newsletter.text.sentences import CLOSING
from newsletter.text.urls import site_of, without_face

ANCHOR = re.compile(r"<!--\s*story[\s:]+([0-9A-Fa-f]{8})\s*-->")
# Stands for the number of words of an article of which only the beginning was read.
UNCOUNTED = "length unknown"
# The machine's remark on the article that a story links to: its host, what the site calls itself, how long it is.
SOURCE = re.compile(
    r"<!--\s*source:\s*(?P<host>[^\s<>(),]+)(?:\s+\((?P<name>[^<>()]{1,60})\))?"
    rf",\s+(?:(?P<words>\d{{1,7}})\s+words?|{UNCOUNTED})\s*-->"
)
MORE = re.compile(r"<!--\s*more\s*-->", re.IGNORECASE)
# A code span, an escaped sign, or the mark that opens a comment (CommonMark 6.6): only the last begins a note.
NOTE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|\\.|(?P<note><!--(?!-?>))", re.DOTALL)
BOLD = re.compile(r"(\*\*|__)(?=[^\s*_])(.*\S)\1", re.DOTALL)
# What a line of further links begins with: "Also:" in the draft, in a post the word of the newsletter's language.
_ALSO = (
    r"(?:Also|Auch|Aussi|También|Anche|Também|Ook|Även|Også|Myös|Także|Také|Még|De asemenea|Также|Також|Ayrıca|Επίσης|וגם|أيضًا|همچنین"
    r"|関連|另见|관련)[ \u00a0]?:"
)
# Behind a hard break stands another line of the text: "Also:" was its own.
ALSO = re.compile(_ALSO + r"(?!(?:[ \t]{2,}|\\)\r?\n)\s*", re.IGNORECASE)
# Neither a link nor further links begin otherwise.
MAY_BE_LINK = re.compile(rf"\s*(?:[\[<]|http|{_ALSO})", re.IGNORECASE)
# `### Headline {#id .class}`: attributes for the heading, which Hugo takes off and no reader sees.
ATTRIBUTES = re.compile(r"(?<![ \t])[ \t]*+(?<!\\)\{[ \t]*[#.][^{}<>]*\}[ \t]*$")
STOP = re.compile(rf"[.!?…:。！？।؟۔][{CLOSING}*_]*\s*$")


def not_divider(comment: str) -> str:
    """Return a comment that is not `<!--more-->`, at which Hugo ends a post's summary: a note of that one word is marked as a note."""
    return f"<!-- note: {comment[4:].lstrip()}" if MORE.fullmatch(comment) else comment


def strip_notes(source: str) -> str:
    """Return Markdown without the comments in it. Code keeps its own, and `<!--more-->` is Hugo's word, not a note."""
    if "<!--" not in source:
        return source
    kept, at = "", 0
    for start, end in _notes(source):
        if end is None or MORE.fullmatch(source[start:end]):
            continue
        before = source[at:start]
        kept += before.rstrip(" \t") if end == len(source) or source[end].isspace() else before
        at = end
    return kept + source[at:]


def open_note(source: str) -> int | None:
    """Return where in a text a comment begins that is never closed, or None."""
    return next((start for start, end in _notes(source) if end is None), None)


def _notes(source: str) -> Iterator[tuple[int, int | None]]:
    """Yield where each comment of a text begins and ends; None for the end of one that is never closed."""
    at = 0
    while "<!--" in source[at:] and (found := NOTE.search(source, at)):
        at = found.end()
        if found["note"]:
            end = note_end(source, found.start())
            yield found.start(), end
            at = end or at


def heading_text(source: str) -> str:
    """Return what a heading says: its Markdown without notes and without attributes at its end."""
    return ATTRIBUTES.sub("", strip_notes(source).strip()).strip()


def is_blank(line: str) -> bool:
    """Say whether Markdown takes a line for blank: blanks and tabs only (a form feed is a sign like any other)."""
    return not line.strip("\ufeff \t\r\n")


def breaks(line: str) -> bool:
    """Say whether a line ends with Markdown's hard break: two blanks or a backslash."""
    return line.rstrip("\r\n").endswith(("  ", "\\"))


def stops(line: str) -> bool:
    """Say whether a sentence ends with a line."""
    return STOP.search(line) is not None


def bold_text(source: str) -> str | None:
    """Return what stands between the marks of a paragraph that is bold from end to end, in one line; None for any other."""
    found = BOLD.fullmatch(source.strip())
    if not found:
        return None
    inner = " ".join(found[2].split())
    bare = re.sub(r"\\.|`[^`]*`", "", inner)
    return inner if found[1] not in bare and plain(inner) else None


def read_source(notes: str, url: str) -> tuple[str, int | None] | None:
    """Return what the machine noted about the article at `url`: the name of its site ("" where unknown) and its words, if they are.

    None without such a remark, or where it is about another site: she has changed the link.
    """
    found = SOURCE.search(notes)
    # An issue drafted by an earlier version has the host with its `m.`.
    if found is None or without_face(found["host"]) != site_of(url):
        return None
    return found["name"] or "", int(found["words"]) if found["words"] else None


def is_link(source: str) -> bool:
    """Say whether a line or paragraph is one link and nothing else."""
    return read_link(source) is not None


def read_link(source: str) -> tuple[str, str] | None:
    """Return (address, text) of a line or paragraph that is one link and nothing else."""
    links = read_links(strip_notes(source).strip().removesuffix("\\"))
    return links[0] if links and len(links) == 1 and links[0][0] else None


def read_also(source: str) -> tuple[tuple[str, str], ...] | None:
    """Return the (address, text) pairs of a line of further links, `Also: [Outlet](…) · [Outlet](…)`; None for any other."""
    source = strip_notes(source).strip()
    found = ALSO.match(source)
    return read_links(source[found.end() :]) if found else None


def paragraph_parts(lines: Sequence[str], linked: bool) -> list[tuple[str, int]]:
    """Tell the lines of a paragraph in a story apart; returns (kind, number of lines) in their order.

    The kinds are summary (or after, when the story's link has come before: `linked`), link, after, also. A link must begin the
    paragraph or follow a hard break or the end of a sentence, and end the paragraph or its line with a hard break; so a link
    within a re-wrapped sentence is never taken for the story's.
    """
    filled = len(lines) - next((n for n, line in enumerate(reversed(lines)) if not is_blank(line)), 0)
    linkish = [n for n in range(filled) if MAY_BE_LINK.match(lines[n])]
    starts = [n for n in linkish if n == 0 or breaks(lines[n - 1]) or stops(lines[n - 1])]
    also = next(
        (n for n in starts if ALSO.match(lines[n].lstrip()) and read_also("".join(lines[n:filled])) is not None), filled
    )
    link, end = (also, also) if linked else _link_lines(lines, [n for n in starts if n < also], also)
    parts = [("after" if linked else "summary", link), ("link", end - link), ("after", also - end), ("also", filled - also)]
    parts = [(kind, count) for kind, count in parts if count]
    kind, count = parts.pop()
    return [*parts, (kind, count + len(lines) - filled)]


def _link_lines(lines: Sequence[str], starts: Sequence[int], end: int) -> tuple[int, int]:
    for start in starts:
        if not lines[start].lstrip().startswith(("[", "<", "http")):
            continue
        if is_link("".join(lines[start:end])):
            return start, end
        if breaks(lines[start]) and is_link(lines[start]):
            return start, start + 1
    return end, end
