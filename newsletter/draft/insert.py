"""Where a story goes that the machine adds to the editor's file: behind its nearest neighbour, in the section as she has it now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsletter.draft.match import Told
from newsletter.issuefile import Block, Draft, ends_blank, plain

HEAD = -1  # the part of the file before any section


@dataclass(slots=True, eq=False)
class Cell:
    """A block of the file that is being written: its text, and which story of the machine's versions it is."""

    block: Block
    raw: str
    base: Told | None = None
    new: Told | None = None


def add_story(
    cells: list[Cell], story: Told, new: Draft, order: Sequence[Told], homes: Mapping[str, Sequence[Told]], eol: str
) -> None:
    """Put a story of the machine's new version among the cells of the editor's file.

    `order` has the stories of the new version, `homes` for each of its sections every story that the machine ever put there. The
    section is the one of the same title, else the one where most of its stories are now (she renamed it, or merged it into
    another), else a new one behind the section that the machine writes before it.
    """
    cell = Cell(story.block, _block_text(story.block, eol), None, story)
    section = _home(cells, story.section, story, homes)
    if section is None:
        _add_section(cells, cell, story, new, order, homes, eol)
        return
    end = _section_end(cells, section)
    inside = range(section + 1, end)
    earlier = [told for told in order[: order.index(story)] if told.section == story.section]
    places = {id(cells[index].new): index for index in inside if cells[index].new}
    at = next((places[id(told)] + 1 for told in reversed(earlier) if id(told) in places), None)
    if at is None:
        stories = [index for index in inside if cells[index].block.kind == "story"]
        at = stories[-1] + 1 if stories else _behind_intro(cells, section, end)
    _insert(cells, at, [cell], eol)


def _home(cells: Sequence[Cell], title: str, story: Told | None, homes: Mapping[str, Sequence[Told]]) -> int | None:
    """Return the index of the heading under which a section of the machine's is now (HEAD: none), or None when it is gone."""
    wanted = _name(title)
    if not title:
        return HEAD
    for index, cell in enumerate(cells):
        if cell.block.kind == "section" and _name(cell.block.title) == wanted:
            return index
    siblings = {id(told) for told in homes.get(title, ()) if told is not story}
    found: Counter[int] = Counter()
    section = HEAD
    for index, cell in enumerate(cells):
        if cell.block.kind == "section":
            section = index
        elif id(cell.new) in siblings or id(cell.base) in siblings:
            found[section] += 1
    return found.most_common(1)[0][0] if found else None


def _name(title: str) -> str:
    return plain(title).casefold()


def _section_end(cells: Sequence[Cell], section: int) -> int:
    """Return where a section ends: before the next heading, and before what stands behind a separator at the end of the file."""
    end = next((index for index in range(section + 1, len(cells)) if cells[index].block.kind == "section"), len(cells))
    stories = [index for index in range(section + 1, end) if cells[index].block.kind == "story"]
    behind = range(stories[-1] + 1 if stories else section + 1, end)
    return next((index for index in behind if cells[index].block.kind == "separator"), end)


def _behind_intro(cells: Sequence[Cell], section: int, end: int) -> int:
    return next((index for index in range(section + 1, end) if cells[index].block.kind not in ("prose", "note", "front")), end)


def _add_section(
    cells: list[Cell], cell: Cell, story: Told, new: Draft, order: Sequence[Told], homes: Mapping[str, Sequence[Told]], eol: str
) -> None:
    heading = next(block for block in new.blocks if block.kind == "section" and block.title == story.section)
    group = [Cell(heading, _block_text(heading, eol)), cell]
    titles = list(dict.fromkeys(told.section for told in order))
    place = titles.index(story.section)
    earlier = _homes(cells, reversed(titles[:place]), homes)
    later = [index for index in _homes(cells, titles[place + 1 :], homes) if index != HEAD]
    parted = [Cell(Block("separator", "", 0), f"---{eol}{eol}")] if _has_separators(cells) else []
    if later and not earlier:
        _insert(cells, later[0], [*group, *parted], eol)
        return
    last = max((index for index, other in enumerate(cells) if other.block.kind == "section"), default=HEAD)
    _insert(cells, _section_end(cells, earlier[0] if earlier else last), [*parted, *group], eol)


def _homes(cells: Sequence[Cell], titles: Iterable[str], homes: Mapping[str, Sequence[Told]]) -> list[int]:
    found = (_home(cells, title, None, homes) for title in titles)
    return [index for index in found if index is not None]


def _has_separators(cells: Sequence[Cell]) -> bool:
    return any(one.block.kind == "separator" and two.block.kind == "section" for one, two in pairwise(cells))


def _block_text(block: Block, eol: str) -> str:
    """Return a block of the machine's as it goes between others: in the file's line ends, with a blank line behind."""
    return eol.join(block.raw.strip("\ufeff \t\r\n").splitlines()) + eol + eol


def _insert(cells: list[Cell], at: int, group: Sequence[Cell], eol: str) -> None:
    """Put cells in, parted from what stands before them by a blank line; at the end of the file one line end stays."""
    while at and not ends_blank(cells[at - 1].raw):
        cells[at - 1].raw += eol
    cells[at:at] = group
    if at + len(group) == len(cells):
        cells[-1].raw = cells[-1].raw.rstrip() + eol
