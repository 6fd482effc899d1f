"""Chooses where a new story is inserted: after its nearest neighbour, in the section as the editor has it now."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsletter.cache import link_key
from newsletter.draft.merge.match import DraftStory
from newsletter.issuefile import Block, Draft, ends_blank, parse, plain, read_story

_WORD = re.compile(r"\w{3,}")
HEAD = -1  # the part of the file before any section


@dataclass(slots=True, eq=False)
class Cell:
    """A block of the file being written: its current text, and its counterparts in the machine's last and new version."""

    block: Block
    raw: str
    base: DraftStory | None = None
    new: DraftStory | None = None

    @property
    def story_block(self) -> Block:
        """The story with the changes made so far."""
        return self.block if self.raw == self.block.raw else parse(self.raw).blocks[0]


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine's new version: the draft, its stories in order, and for each section the stories it has put there, now and last time."""

    draft: Draft
    order: Sequence[DraftStory]
    homes: Mapping[str, Sequence[DraftStory]]


def add_story(cells: list[Cell], story: DraftStory, machine: Machine, eol: str) -> Cell:
    """Insert a story of the machine's new version into the editor's file; return its cell.

    The section is the one with the same title, else the one where most of its stories are now (the editor renamed it, or merged it into
    another), else a new one after the section that the machine writes before it.
    """
    cell = Cell(story.block, _block_text(story.block, eol), None, story)
    section = _home(cells, story.section, story, machine.homes)
    if section is None:
        _add_section(cells, cell, story, machine, eol)
        return cell
    end = _section_end(cells, section)
    inside = range(section + 1, end)
    earlier = [other for other in machine.order[: machine.order.index(story)] if other.section == story.section]
    places = {id(cells[index].new): index for index in inside if cells[index].new}
    at = next((places[id(other)] + 1 for other in reversed(earlier) if id(other) in places), None)
    if at is None:
        stories = [index for index in inside if cells[index].block.kind == "story"]
        at = stories[-1] + 1 if stories else _behind_intro(cells, section, end)
    _insert_cells(cells, at, [cell], eol)
    return cell


def links_of(cell: Cell) -> list[str]:
    """Return the keys of every link that a story in the file has now, further links included; [] for any other block."""
    if cell.block.kind != "story":
        return []
    return [link_key(url) for url in read_story(cell.story_block).urls]


def _home(cells: Sequence[Cell], title: str, story: DraftStory | None, homes: Mapping[str, Sequence[DraftStory]]) -> int | None:
    """Return the index of the heading that one of the machine's sections now has in the file (HEAD: none), or None if it is gone."""
    wanted = _name(title)
    if not title:
        return HEAD
    for index, cell in enumerate(cells):
        if cell.block.kind == "section" and _name(cell.block.title) == wanted:
            return index
    siblings = {id(other) for other in homes.get(title, ()) if other is not story}
    found: Counter[int] = Counter()
    sizes: Counter[int] = Counter()
    section = HEAD
    for index, cell in enumerate(cells):
        if cell.block.kind == "section":
            section = index
        elif cell.block.kind == "story":
            sizes[section] += 1
            found[section] += id(cell.new) in siblings or id(cell.base) in siblings
    # A title that shares a word with the old one counts as a story more; then the larger section wins, as a top story stands alone.
    ranked = sorted((-count - _shares_word(cells, at, wanted), -sizes[at], at) for at, count in found.items() if count)
    return ranked[0][2] if ranked else None


def _shares_word(cells: Sequence[Cell], section: int, title: str) -> bool:
    return section != HEAD and bool(set(_WORD.findall(_name(cells[section].block.title))) & set(_WORD.findall(title)))


def _name(title: str) -> str:
    return plain(title).casefold()


def _section_end(cells: Sequence[Cell], section: int) -> int:
    """Return where a section ends: before the next heading, or before a separator that follows its last story."""
    end = next((index for index in range(section + 1, len(cells)) if cells[index].block.kind == "section"), len(cells))
    stories = [index for index in range(section + 1, end) if cells[index].block.kind == "story"]
    behind = range(stories[-1] + 1 if stories else section + 1, end)
    return next((index for index in behind if cells[index].block.kind == "separator"), end)


def _behind_intro(cells: Sequence[Cell], section: int, end: int) -> int:
    return next((index for index in range(section + 1, end) if cells[index].block.kind not in ("prose", "note", "front")), end)


def _add_section(cells: list[Cell], cell: Cell, story: DraftStory, machine: Machine, eol: str) -> None:
    heading = next(block for block in machine.draft.blocks if block.kind == "section" and block.title == story.section)
    group = [Cell(heading, _block_text(heading, eol)), cell]
    titles = list(dict.fromkeys(other.section for other in machine.order))
    place = titles.index(story.section)
    earlier = _homes(cells, reversed(titles[:place]), machine.homes)
    later = [index for index in _homes(cells, titles[place + 1 :], machine.homes) if index != HEAD]
    parted = [Cell(Block("separator", "", 0), f"---{eol}{eol}")] if _has_separators(cells) else []
    if later and not earlier:
        _insert_cells(cells, later[0], [*group, *parted], eol)
        return
    last = max((index for index, other in enumerate(cells) if other.block.kind == "section"), default=HEAD)
    _insert_cells(cells, _section_end(cells, earlier[0] if earlier else last), [*parted, *group], eol)


def _homes(cells: Sequence[Cell], titles: Iterable[str], homes: Mapping[str, Sequence[DraftStory]]) -> list[int]:
    found = (_home(cells, title, None, homes) for title in titles)
    return [index for index in found if index is not None]


def _has_separators(cells: Sequence[Cell]) -> bool:
    return any(one.block.kind == "separator" and two.block.kind == "section" for one, two in pairwise(cells))


def _block_text(block: Block, eol: str) -> str:
    """Return one of the machine's blocks with the file's line ends and a blank line after it."""
    return eol.join(block.raw.strip("\ufeff \t\r\n").splitlines()) + eol + eol


def _insert_cells(cells: list[Cell], at: int, group: Sequence[Cell], eol: str) -> None:
    """Insert cells with a blank line before them; the file still ends in a single line end."""
    while at and not ends_blank(cells[at - 1].raw):
        cells[at - 1].raw += eol
    cells[at:at] = group
    if at + len(group) == len(cells):
        cells[-1].raw = cells[-1].raw.rstrip() + eol
