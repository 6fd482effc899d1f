"""Owns the signs that lie in a block's surroundings: what it stands in, and how that lies to the containers of the prose."""

from __future__ import annotations

from newsletter.extract.blocks import HEADINGS, Container
from newsletter.extract.outline import Outline
from newsletter.extract.signs import COUNTS, LINK_SHARES, Key, step

SPEAKING_TAGS = HEADINGS | frozenset(
    "aside footer header form figure figcaption article main blockquote li td table address section details ul ol dl label fieldset"
    " center".split()
)
# The order in which a box's keys stand.
BOX_COLUMNS = ("near", "middle", "far", "anywhere", "dominant", "branch")
LITTLE, MOST = 0.2, 0.6
_NONE: frozenset[str] = frozenset()
_NOWHERE: tuple[frozenset[str], frozenset[str]] = (_NONE, _NONE)


def box_keys(box: Container, outline: Outline) -> list[object]:
    """Return the keys of the signs that all blocks of a box share, in the order of BOX_COLUMNS.

    They are: what the box is called; what the two containers around it are; those further out; all around it at any distance; how
    it lies to the containers that hold most of the prose; and through which branch of the middle one of these it hangs.
    """
    keys = outline.box_keys.get(id(box))
    if keys is None:
        keys = outline.box_keys[id(box)] = _box_keys(box, outline)
    return keys


def _box_keys(box: Container, outline: Outline) -> list[object]:
    above = box.parent
    beyond = above.parent if above else None
    far = beyond.parent if beyond else None
    total = outline.total
    middle = _own_names(above, total) if above else ()
    if beyond:
        middle = tuple({*middle, *_own_names(beyond, total)})
    around = _around(far, outline)[0] if far else _NONE
    return [_own_names(box, total), middle, around, _around(box, outline)[1], _to_dominant(box, outline), _branch(box, outline)]


def _own_names(container: Container, total: int) -> tuple[str, ...]:
    """What one container is: its tag, and what it is called unless it holds most of the prose."""
    if container.tag in ("body", "html"):
        return ()
    parts = container.parts if container.mass <= MOST * total else ()
    return (f"<{container.tag}>", *parts) if container.tag in SPEAKING_TAGS else parts


def _around(container: Container, outline: Outline) -> tuple[frozenset[str], frozenset[str]]:
    """The names of a container and all around it for one who is far inside, and those that hold at any distance."""
    known = outline.around
    # Without recursion: pages nest deeper than Python calls.
    waiting = []
    outer: Container | None = container
    while outer is not None and id(outer) not in known:
        waiting.append(outer)
        outer = outer.parent
    found = known[id(outer)] if outer is not None else _NOWHERE
    for inner in reversed(waiting):
        found = known[id(inner)] = _with_own(inner, outline.total, *found)
    return found


def _with_own(
    container: Container, total: int, far: frozenset[str], anywhere: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    own = _own_names(container, total)
    # The same set where nothing is new: its weight is then known already.
    if own and not far.issuperset(own):
        far = far.union(own)
    if container.parts:
        share = container.mass / total
        size = "most" if share > MOST else "some" if share > LITTLE else "little"
        added = [f"{part}:{size}" for part in container.parts]
        if share <= MOST:
            added += container.parts
        if not anywhere.issuperset(added):
            anywhere = anywhere.union(added)
    if "articleBody" in (container.element.get("itemprop") or ""):
        anywhere = anywhere.union(("articleBody",))
    return far, anywhere


def _to_dominant(box: Container, outline: Outline) -> Key:
    """For each container that holds most of the prose: how deep inside it the box lies, or how far up the two meet."""
    found = []
    for upwards in outline.upwards:
        steps, container = 0, box
        while id(container) not in upwards and container.parent is not None:
            container, steps = container.parent, steps + 1
        up = upwards.get(id(container))
        found.append("none" if up is None else f"out{min(up, 6)}" if up else f"in{min(steps, 4)}")
    return tuple(found)


def _branch(box: Container, outline: Outline) -> Key | None:
    middle = outline.dominant[1]
    if middle is None or box.depth <= middle.depth:
        return None
    branch = box
    while branch.depth > middle.depth + 1 and branch.parent is not None:
        branch = branch.parent
    if branch.parent is not middle:
        return None
    share, links = branch.mass / outline.total, branch.linked / (branch.characters or 1)
    return step(share, (0.001, 0.05, 0.2, 0.5)), step(links, LINK_SHARES), step(branch.count, COUNTS), branch.tag
