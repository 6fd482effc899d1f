"""Splits an issue file losslessly into blocks, and each story into its parts.

Every character of the text belongs to one block; blank lines belong to the block above them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, takewhile

from newsletter.errors import DraftError
from newsletter.issuefile import frontmatter
from newsletter.issuefile.story import ANCHOR, bold_text, heading_text, is_link, paragraph_parts, strip_notes
from newsletter.issuefile.structure import Atom, read_atoms, split_lines
from newsletter.models import Issue


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a story: headline, anchor, note, summary, link, also, after. `type` is the Markdown block it is made of.

    `link` is a link by reference with its address.
    """

    kind: str
    raw: str
    line: int
    type: str = "paragraph"
    link: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of an issue file: front, section, story, separator, note, prose. `line` counts from 1.

    `title` is a section's title or a story's headline as Markdown source, `type` the Markdown block that it is made of. A story
    has `form` draft (`### Headline`) or post (`**Headline**`), the id in its `anchor`, and `parts`, whose `raw` texts
    concatenate to the block's. A `trap` is a separator directly under a paragraph, where Markdown would read a heading.
    """

    kind: str
    raw: str
    line: int
    title: str = ""
    type: str = ""
    form: str = ""
    anchor: str | None = None
    parts: tuple[Part, ...] = ()
    trap: bool = False

    def source(self, *kinds: str) -> str:
        """Return the raw text of a story's parts of these kinds."""
        return "".join(part.raw for part in self.parts if part.kind in kinds)

    def link_source(self) -> str:
        """Return the Markdown of a story's link, one by reference with its address."""
        return "".join(part.link or part.raw for part in self.parts if part.kind == "link")

    def has(self, kind: str) -> bool:
        """Say whether a story has a part of this kind."""
        return any(part.kind == kind for part in self.parts)


@dataclass(frozen=True, slots=True)
class Draft:
    """An issue file, read: the `raw` texts of `blocks` concatenate to what was parsed, `issue` is what it says.

    `eol` is the line end the file uses.
    """

    blocks: tuple[Block, ...]
    issue: Issue
    file: str = "draft"
    eol: str = "\n"

    @property
    def text(self) -> str:
        """The text that was parsed."""
        return "".join(block.raw for block in self.blocks)

    @property
    def front(self) -> Block | None:
        """The block of the front matter, its fences included; None where the file has none."""
        return next((block for block in self.blocks if block.kind == "front"), None)


@dataclass(slots=True)
class _Open:
    """A story that is being gathered; `linked`: its link has come."""

    form: str
    title: str
    line: int
    parts: list[Part] = field(default_factory=list)
    linked: bool = False

    def add(self, parts: Iterable[Part]) -> None:
        """Take further parts, in the order of the file."""
        for part in parts:
            self.parts.append(part)
            self.linked = self.linked or part.kind == "link"

    def close(self) -> Block:
        """Return the story as a block."""
        anchors = (ANCHOR.search(part.raw) for part in self.parts if part.kind in ("headline", "anchor"))
        anchor = next((found[1].lower() for found in anchors if found), None)
        raw = "".join(part.raw for part in self.parts)
        return Block("story", raw, self.line, self.title, form=self.form, anchor=anchor, parts=tuple(self.parts))


@lru_cache(maxsize=16)
def read_blocks(text: str, file: str) -> tuple[Block, ...]:
    """Return the blocks of an issue file. Raises DraftError, with the line, when it cannot be read as one.

    The last few are kept: a merge reads the same text more than once.
    """
    lines = split_lines(text)
    if "\0" in text:
        raise DraftError(
            file, 1 + next(n for n, line in enumerate(lines) if "\0" in line), "contains a NUL byte; not a text file"
        )
    end = frontmatter.find_end(lines, file)
    atoms = read_atoms(lines, end, file)
    first = atoms[0].start if atoms else len(lines)
    blocks = list(_gather(lines, atoms))
    if first:
        # Blank lines at the head belong to nothing above them.
        blocks.insert(0, Block("front" if end else "prose", "".join(lines[:first]), 1, type="gap"))
    return tuple(blocks)


def _gather(lines: Sequence[str], atoms: Sequence[Atom]) -> Iterator[Block]:
    """Put top-level Markdown blocks together to sections, stories and what stands between them."""
    story: _Open | None = None
    for index, atom in enumerate(atoms):
        raw, line = "".join(lines[atom.start : atom.end]), atom.start + 1
        headline = _headline(atom, islice(atoms, index + 1, None), raw, story)
        kind = _closing(atom, raw)
        if story and (headline or kind):
            yield story.close()
            story = None
        if headline:
            story = _Open("post" if atom.type == "paragraph" else "draft", headline, line)
            story.parts.append(Part("headline", raw, line, atom.type))
        elif kind:
            yield Block(kind, raw, line, heading_text(atom.text) if kind == "section" else "", atom.type, trap=atom.trap)
        elif story:
            story.add(_parts(atom, lines, story.linked))
        else:
            yield Block("note" if _is_note(atom, raw) else "prose", raw, line, type=atom.type)
    if story:
        yield story.close()


def _closing(atom: Atom, raw: str) -> str:
    """Return the kind of block for a Markdown block that ends the story above it, else ''."""
    if atom.type == "hr" and not raw.strip("\ufeff- \t\r\n"):
        return "separator"  # other rules (`***`) stand within a text
    if atom.type in ("heading", "setext") and atom.level <= 2:
        return "section" if atom.level == 2 and heading_text(atom.text) else "prose"
    return ""


def _headline(atom: Atom, following: Iterable[Atom], raw: str, story: _Open | None) -> str | None:
    """Return the headline with which a Markdown block begins a story, or None."""
    if atom.type in ("heading", "setext"):
        is_own = (atom.type == "heading" and atom.level == 3) or _is_marked(atom, following, raw)
        return (heading_text(atom.text) or None) if is_own else None
    if atom.type != "paragraph":
        return None
    bold = bold_text(strip_notes(atom.text))
    if bold is None or story is None or story.form == "post":
        return bold
    # In a story with a `###` headline a bold line is a heading of the editor's own within it, while the link is still to come.
    notes = (other.text for other in takewhile(lambda other: other.type == "note", following))
    return bold if story.linked or any(ANCHOR.search(text) for text in (raw, *notes)) else None


def _is_marked(atom: Atom, following: Iterable[Atom], raw: str) -> bool:
    """Say whether a heading of another level than 3 has a story's anchor: an editor moved all headings up or down.

    Under one of a section the anchor may be what is left of a story whose headline she deleted, unless it is on the very next line.
    """
    if atom.level <= 2 and len(raw.splitlines()) > 1 + (atom.type == "setext"):
        return False
    notes = (other.text for other in takewhile(lambda other: other.type == "note", following))
    return any(ANCHOR.search(text) for text in (raw, *notes))


def _is_note(atom: Atom, raw: str) -> bool:
    return atom.type == "note" and not strip_notes(raw).strip()


def _parts(atom: Atom, lines: Sequence[str], linked: bool) -> Iterator[Part]:
    """Return the parts of a story that a Markdown block behind its headline makes; `linked` = its link has already come."""
    own = lines[atom.start : atom.end]
    raw = "".join(own)
    if _is_note(atom, raw):
        yield Part("anchor" if ANCHOR.search(raw) else "note", raw, atom.start + 1, atom.type)
    elif atom.type != "paragraph":
        yield Part("after" if linked else "summary", raw, atom.start + 1, atom.type)
    elif atom.link and is_link(atom.link) and not linked:
        yield Part("link", raw, atom.start + 1, atom.type, atom.link)
    else:
        at = 0
        for kind, count in paragraph_parts(own, linked):
            yield Part(kind, "".join(own[at : at + count]), atom.start + at + 1)
            at += count
