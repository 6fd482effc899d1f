"""Features of a block's context: its containers, and their relation to the main text."""

from __future__ import annotations

from newsletter.extract.body.scoring.features import COUNTS, LINK_SHARES, SHARES, Key, step
from newsletter.extract.body.scoring.layout_stats import ContainerContext, LayoutStats
from newsletter.extract.page.text_blocks import HEADINGS, Container

SPEAKING_TAGS = HEADINGS | frozenset(
    "aside footer header form figure figcaption article main blockquote li td table address section details ul ol dl label fieldset"
    " center".split()
)
# The order of a box's keys.
BOX_COLUMNS = ("near", "middle", "far", "anywhere", "dominant", "branch", "page near", "page box")
LITTLE, MOST = 0.2, 0.6
_NONE: frozenset[str] = frozenset()


def box_keys(box: Container, outline: LayoutStats) -> list[object]:
    """Return the keys of the features that all blocks of a box share, in the order of BOX_COLUMNS.

    They are: the names of the box; of the next two containers around it; of those further out; of all around it at any distance; its
    position relative to the containers with most of the prose (`dominant`); and the child of the middle one of these that it is in.
    """
    keys = outline.box_keys.get(id(box))
    if keys is None:
        keys = outline.box_keys[id(box)] = _box_keys(box, outline)
    return keys


def _box_keys(box: Container, outline: LayoutStats) -> list[object]:
    above = box.parent
    beyond = above.parent if above else None
    far = beyond.parent if beyond else None
    total = outline.total
    middle = _own_names(above, total) if above else ()
    if beyond:
        middle = tuple({*middle, *_own_names(beyond, total)})
    around = _around(box, outline)
    lies = tuple(
        "none" if place is None else f"out{min(place[0], 6)}" if place[0] else f"in{min(place[1], 4)}" for place in around.lies
    )
    outside = _around(far, outline).far if far else _NONE
    own, page_kind = _own_names(box, total), outline.page_kind
    keys: list[object] = [own, middle, outside, around.anywhere, lies, _branch_key(around.branch, outline), None, None]
    if page_kind:
        keys[-2:] = tuple(f"{page_kind}|{name}" for name in (*own, *middle)), (page_kind, *_box_shares(box, outline))
    return keys


def _box_shares(box: Container, outline: LayoutStats) -> Key:
    share, links = step(box.mass / outline.total, SHARES), step(box.linked / (box.characters or 1), LINK_SHARES)
    return share, links, step(box.count, COUNTS)


def _own_names(container: Container, total: int) -> tuple[str, ...]:
    """Return a container's tag, if it has a meaning, and the meanings of its class and id, unless it holds most of the prose."""
    if container.tag in ("body", "html"):
        return ()
    parts = container.parts if container.mass <= MOST * total else ()
    return (f"<{container.tag}>", *parts) if container.tag in SPEAKING_TAGS else parts


def _around(container: Container, outline: LayoutStats) -> ContainerContext:
    """Return the context of a container. Each is computed once, and without recursion, because pages may be nested deeply."""
    known = outline.around
    waiting = []
    outer: Container | None = container
    while outer is not None and id(outer) not in known:
        waiting.append(outer)
        outer = outer.parent
    found = (
        known[id(outer)] if outer is not None else ContainerContext(_NONE, _NONE, tuple(None for _ in outline.upwards), None)
    )
    for inner in reversed(waiting):
        found = known[id(inner)] = _with_own(inner, outline, found)
    return found


def _with_own(container: Container, outline: LayoutStats, outer: ContainerContext) -> ContainerContext:
    far, anywhere = outer.far, outer.anywhere
    own = _own_names(container, outline.total)
    # Reuse the same set if nothing is added: its sum of weights is already cached.
    if own and not far.issuperset(own):
        far = far.union(own)
    if container.parts:
        share = container.mass / outline.total
        size = "most" if share > MOST else "some" if share > LITTLE else "little"
        added = [f"{part}:{size}" for part in container.parts]
        if share <= MOST:
            added += container.parts
        if not anywhere.issuperset(added):
            anywhere = anywhere.union(added)
    if "articleBody" in (container.element.get("itemprop") or ""):
        anywhere = anywhere.union(("articleBody",))
    lies = tuple(
        (upwards[id(container)], 0) if id(container) in upwards else place and (place[0], place[1] + 1)
        for upwards, place in zip(outline.upwards, outer.lies, strict=True)
    )
    middle = outline.dominant[1]
    return ContainerContext(
        far, anywhere, lies, container if middle is not None and container.parent is middle else outer.branch
    )


def _branch_key(branch: Container | None, outline: LayoutStats) -> Key | None:
    if branch is None:
        return None
    share, links = branch.mass / outline.total, branch.linked / (branch.characters or 1)
    return step(share, (0.001, 0.05, 0.2, 0.5)), step(links, LINK_SHARES), step(branch.count, COUNTS), branch.tag
