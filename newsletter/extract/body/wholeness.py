"""Owns what belongs together whatever its blocks look like one by one: the items of a list, the rows of a table, headings of a kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import islice

from newsletter.extract.body.blocks import MAX_CLIMB, Block

# Of a group of so many blocks, when so large a part is the article's, the rest is too.
MIN_KEPT = 3
PART_OF_LIST = 0.6
PART_OF_HEADINGS = 0.5


def made_whole(blocks: Sequence[Block], kept: Sequence[bool]) -> list[bool]:
    """Return which blocks are the article's, with the holes in lists and tables closed and headings of one kind treated alike.

    `kept` is the judgement of each block. A list or table of which most is kept is kept whole; a heading set like others that are
    mostly kept is kept where the block behind it is.
    """
    result = list(kept)
    for places in _groups(blocks, _list_or_table):
        if _mostly(places, result, PART_OF_LIST):
            for place in places:
                result[place] = True
    for places in _groups(blocks, _heading_kind):
        if _mostly(places, result, PART_OF_HEADINGS):
            for place in places:
                result[place] = result[place] or (place + 1 < len(blocks) and result[place + 1])
    return result


def _mostly(places: Sequence[int], kept: Sequence[bool], part: float) -> bool:
    count = sum(kept[place] for place in places)
    return MIN_KEPT <= count < len(places) and count >= part * len(places)


def _groups(blocks: Sequence[Block], key_of: Callable[[Block], Hashable]) -> Iterable[list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for place, block in enumerate(blocks):
        key = key_of(block)
        if key is not None:
            groups[key].append(place)
    return groups.values()


def _list_or_table(block: Block) -> Hashable:
    """The list whose item a block is, or the table whose row; None for anything else."""
    if block.kind == "row":
        return id(block.container)
    if block.kind != "li":
        return None
    for box in islice(block.container.chain(), MAX_CLIMB):
        if box.tag == "li":
            return id(box.parent)
    return None


def _heading_kind(block: Block) -> Hashable:
    """How a heading is set: its tag and class and how deep it stands; None for anything else."""
    if block.kind != "h":
        return None
    for box in islice(block.container.chain(), MAX_CLIMB):
        if box.tag[:1] == "h" and box.tag[1:].isdigit():
            return box.tag, box.names, box.depth
    return None
