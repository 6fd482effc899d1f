"""Owns lists of teasers: boxes of one shape behind an article, with a linked headline and a sentence or two of another one in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

from newsletter.extract.body.blocks import MAX_CLIMB, Block, Container

# So many boxes are a list, so large a part of them has a linked headline of so many words, almost all of it a link.
MIN_ITEMS = 4
PART_LINKED = 0.75
HEADLINE_WORDS = 3
LINKED = 0.8
# Words of an article that such a list stands behind: a page that says less before its list, or more behind it, is that list.
MIN_ARTICLE, PROSE_WORDS = 150, 20


def without_teasers(blocks: Sequence[Block], kept: Sequence[bool]) -> list[bool]:
    """Return which blocks are the article's, without those in lists of teasers that stand behind its prose.

    `kept` is the judgement of each block.
    """
    result = list(kept)
    first = next((block for block, value in zip(blocks, kept, strict=True) if value), None)
    if first is None:
        return result
    for holder in _holders(blocks, kept, first):
        if _item(first, holder) is not None:
            continue
        inside = [place for place, block in enumerate(blocks) if _item(block, holder) is not None]
        article = [place for place, value in enumerate(result) if value and not inside[0] <= place <= inside[-1]]
        told = sum(_words(blocks[place]) for place in inside if result[place])
        if (
            _is_list([blocks[place] for place in inside], holder)
            and not any(place > inside[-1] and _words(blocks[place]) >= PROSE_WORDS for place in article)
            and sum(_words(blocks[place]) for place in article) >= max(MIN_ARTICLE, told)
            and sum(_is_headline(blocks[place]) for place in article) < MIN_ITEMS
        ):
            for place in inside:
                result[place] = False
    return result


def _holders(blocks: Sequence[Block], kept: Sequence[bool], first: Block) -> list[Container]:
    """Return the boxes that hold several kept texts of one shape, each in a box of its own; not those of the `first` text's shape."""
    groups: dict[object, list[Block]] = defaultdict(list)
    for block, value in zip(blocks, kept, strict=True):
        above = block.container.parent
        if value and block.kind in ("p", "d") and above is not first.container.parent:
            groups[block.container.tag, block.container.names, above and (above.tag, above.names)].append(block)
    found: dict[int, Container] = {}
    for group in groups.values():
        if len(group) >= MIN_ITEMS:
            holder = _common(group)
            if holder is not None and len({id(_item(block, holder)) for block in group}) >= MIN_ITEMS:
                found[id(holder)] = holder
    return list(found.values())


def _common(group: Sequence[Block]) -> Container | None:
    """Return the innermost box around all blocks of a group."""
    shared = {id(box): box for box in islice(group[0].container.chain(), MAX_CLIMB)}
    for block in group[1:]:
        chain = {id(box) for box in islice(block.container.chain(), MAX_CLIMB)}
        shared = {key: box for key, box in shared.items() if key in chain}
    return max(shared.values(), key=lambda box: box.depth, default=None)


def _item(block: Block, holder: Container) -> Container | None:
    """Return the child of a box that a block lies in; None when it lies outside, or in the box itself."""
    below: Container | None = None
    for box in islice(block.container.chain(), MAX_CLIMB):
        if box is holder:
            return below
        below = box
    return None


def _is_list(inside: Sequence[Block], holder: Container) -> bool:
    """Whether most children of a box have the headline of another article."""
    items: dict[int, bool] = {}
    for block in inside:
        key = id(_item(block, holder))
        items[key] = items.get(key, False) or _is_headline(block)
    return len(items) >= MIN_ITEMS and sum(items.values()) >= PART_LINKED * len(items)


def _is_headline(block: Block) -> bool:
    if not block.links or block.linked < LINKED * len(block.text):
        return False
    return len(block.text.split()) >= HEADLINE_WORDS and any(not link.startswith("#") for link in block.links)


def _words(block: Block) -> int:
    return len(block.text.split())
