"""Owns the signs that lie in a block's surroundings: what it stands in, and how that lies to the containers of the prose."""

from __future__ import annotations

from collections.abc import Sequence

from newsletter.extract.blocks import HEADINGS, Container
from newsletter.extract.signs import COUNTS, DOMINANT, LINK_SHARES, Outline, step

SPEAKING_TAGS = frozenset(
    "aside footer header form figure figcaption article main blockquote li td table address section details ul ol dl label fieldset"
    " center".split()
)


def box_signs(box: Container, outline: Outline) -> tuple[list[str], frozenset[str], frozenset[str]]:
    """Return the signs that all blocks of a box share: what it stands in, and how it lies to the containers of the prose.

    They come in three parts: the box's own; those of what is further out, and those of all around it, both of which many boxes
    have in common.
    """
    above = box.parent
    beyond = above.parent if above else None
    far = beyond.parent if beyond else None
    near, middle = (
        _own_names(box, outline.total),
        set(_own_names(above, outline.total)) | set(_own_names(beyond, outline.total)),
    )
    found = [f"in {name}:near" for name in near]
    found += [f"in {name}:middle" for name in middle]
    found += _to_dominant(box, outline)
    return found, _around(far, outline)[0] if far else frozenset(), _around(box, outline)[1]


def _own_names(container: Container | None, total: int) -> list[str]:
    """What one container is: its tag, and what it is called unless it holds most of the prose."""
    if container is None or container.tag in ("body", "html"):
        return []
    names = [f"<{container.tag}>"] if container.tag in SPEAKING_TAGS or container.tag in HEADINGS else []
    if container.parts and container.mass <= 0.6 * total:
        names += container.parts
    return names


def _around(container: Container, outline: Outline) -> tuple[frozenset[str], frozenset[str]]:
    """The signs of a container and all around it for one who is far inside, and those that hold at any distance."""
    known = outline.around.get(id(container))
    if known is not None:
        return known
    # Without recursion: pages nest deeper than Python calls.
    waiting = []
    outer: Container | None = container
    while outer is not None and id(outer) not in outline.around:
        waiting.append(outer)
        outer = outer.parent
    far, anywhere = outline.around[id(outer)] if outer is not None else (frozenset[str](), frozenset[str]())
    for inner in reversed(waiting):
        own = _own_names(inner, outline.total)
        share = inner.mass / outline.total
        size = "most" if share > 0.6 else "some" if share > 0.2 else "little"
        added = [f"in {part}:{size}" for part in inner.parts]
        if share <= 0.6:
            added += [f"in {part}" for part in inner.parts]
        if "articleBody" in (inner.element.get("itemprop") or ""):
            added.append("in articleBody")
        # The same set where nothing is new: its weight is then known already.
        if own:
            far = _joined(far, [f"in {name}:far" for name in own])
        anywhere = _joined(anywhere, added)
        outline.around[id(inner)] = (far, anywhere)
    return far, anywhere


def _joined(known: frozenset[str], added: Sequence[str]) -> frozenset[str]:
    return known if known.issuperset(added) else known.union(added)


def _to_dominant(box: Container, outline: Outline) -> list[str]:
    found = []
    chain = list(box.chain())
    mine: set[int] = set()
    for share, dominant in zip(DOMINANT, outline.dominant, strict=True):
        if dominant is None:
            found.append(f"dominant{share}:none")
            continue
        inside = box.depth - dominant.depth
        if inside >= 0 and chain[inside] is dominant:
            found.append(f"dominant{share}:in{min(inside, 4)}")
            continue
        mine = mine or set(map(id, chain))
        up = next((place for place, container in enumerate(dominant.chain()) if id(container) in mine), 6)
        found.append(f"dominant{share}:out{min(up, 6)}")
    middle = outline.dominant[1]
    inside = box.depth - middle.depth if middle is not None else 0
    if inside > 0 and chain[inside] is middle:
        branch = chain[inside - 1]
        found.append(f"branch mass:{step(branch.mass / outline.total, (0.001, 0.05, 0.2, 0.5))}")
        found.append(f"branch links:{step(branch.linked / max(1, branch.characters), LINK_SHARES)}")
        found.append(f"branch count:{step(branch.count, COUNTS)}")
        found.append(f"branch <{branch.tag}>")
    return found
