"""Features of a block's context: its containers, and their relation to the main text."""

from __future__ import annotations

from newsletter.extract.body.scoring.features import COUNTS, LINK_SHARES, SHARES, Key, step
from newsletter.extract.body.scoring.layout_stats import ContainerContext, LayoutStats
from newsletter.extract.page.text_blocks import HEADINGS, Container

SPEAKING_TAGS = HEADINGS | frozenset(
    "aside footer header form figure figcaption article main blockquote li td table address section details ul ol dl label fieldset"
    " center".split()
)
# The order in which a box's keys stand.
BOX_COLUMNS = ("near", "middle", "far", "anywhere", "dominant", "branch", "page near", "page box")
LITTLE, MOST = 0.2, 0.6
_NONE: frozenset[str] = frozenset()


def box_keys(box: Container, outline: LayoutStats) -> list[object]:
    """Return the keys of the features that all blocks of a box share, in the order of BOX_COLUMNS.

    They are: what the box is called; what the two containers around it are; those further out; all around it at any distance; how
    it lies to the containers that hold most of the prose; and through which branch of the middle one of these it hangs.
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
    """What one container is: its tag, and what it is called unless it holds most of the prose."""
    if container.tag in ("body", "html"):
        return ()
    parts = container.parts if container.mass <= MOST * total else ()
    return (f"<{container.tag}>", *parts) if container.tag in SPEAKING_TAGS else parts


def _around(container: Container, outline: LayoutStats) -> ContainerContext:
    """Return what holds for a container and all around it. Each is worked out once, without recursion: pages nest deep."""
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
    # The same set where nothing is new: its weight is then known already.
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
