"""Layout statistics of a page: measurements per block, where the prose is, and which blocks to skip."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from newsletter.extract.page.text_blocks import Container, Layout, TextBlock

WORDS = (2, 4, 7, 11, 16, 25, 40, 70, 120)
LINKS = (0.01, 0.2, 0.5, 0.9)
# The same ranges, coarser, for features of a neighbour: up to 4, 11 and 25 words; no links, some, nearly all.
NEAR_WORDS = (0, 0, 1, 1, 2, 2, 3, 3, 3, 3)
NEAR_LINKS = (0, 1, 1, 2, 3)
DOMINANT = (0.35, 0.5, 0.75)
PROSE_WORDS, PROSE_LINKS = 12, 0.4
OWN_BOX = frozenset(("d", "pre", "row", "button", "blockquote"))
MAX_TITLE = 300
# Characters of prose outside related stories, menus and comments that are enough for an article, however much readers wrote.
ENOUGH_PROSE = 2_000
# A part named as related stories or a menu that holds more than this share of the page is the page itself; comments may hold more.
MOST_APART, MOST_COMMENTS = 0.5, 0.9
# A page that does not say it is an article is `thin` if less than this share of its characters is prose; the share is lower for pages
# of unknown kind, because articles may have long menus around them.
THIN = {"product": 0.35, "list": 0.35, "other": 0.2}
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class BlockStats:
    """The facts of one block before it is scored. `keys` stand for its features, in the order of features.py.

    `near` are the facts that count for its neighbours, `said` its first words in lower case. A `hopeless` block is a link or a word or
    two in a menu, a footer or among related links, and is not scored. Three blocks in ten are; it costs eight in a thousand of the
    articles' words.
    """

    kind: str
    words: int
    links: float
    span: int
    link_span: int
    box: Container
    alike: tuple[object, ...]
    prose: int
    near: tuple[object, ...]
    hopeless: bool = False
    zone: str = ""
    inside: bool = False
    said: list[str] = field(default_factory=list)
    keys: list[tuple[object, ...] | None] = field(default_factory=list)


class ContainerContext(NamedTuple):
    """The context of a container: the names of it and all around it, as `far` and as `anywhere`; for each dominant container, how many
    steps above that one is the nearest container around both, and how many steps below it this one is (None: there is none); and the
    child of the middle dominant container that it is in (`branch`)."""

    far: frozenset[str]
    anywhere: frozenset[str]
    lies: tuple[tuple[int, int] | None, ...]
    branch: Container | None


@dataclass(slots=True)
class LayoutStats:
    """The page as a whole: how much prose it has, which containers hold most of it, where it begins and ends, where the headline is.

    `upwards` has, for each dominant container, the number of steps from it up to each container around it (0: itself). `page_kind` is
    the kind that the page states, "" for an article. `around` and `box_keys` are caches of context_features.py.
    """

    total: int
    dominant: tuple[Container | None, ...]
    upwards: tuple[dict[int, int], ...]
    nearly_all: Container | None
    first: int
    last: int
    headline: int | None = None
    page_kind: str = ""
    around: dict[int, ContainerContext] = field(default_factory=dict)
    box_keys: dict[int, list[object]] = field(default_factory=dict)


def measure(layout: Layout, titles: Sequence[str], page_kind: str = "") -> tuple[list[BlockStats], LayoutStats]:
    """Return the facts of each block and of the page; the sums in the containers are filled in. `titles` are the page's titles.

    A page that does not say it is an article (`page_kind`) and has little prose is `thin`: its words are in names, prices and cards, so
    all text counts as prose except in menus, footers and the like.
    """
    facts = [_facts(block) for block in layout.blocks]
    _sum_characters(layout)
    least = THIN.get(page_kind, 0.0)
    if least and sum(fact.prose for fact in facts) < least * sum(len(block.text) for block in layout.blocks):
        page_kind = f"thin {page_kind}"
        for block, fact in zip(layout.blocks, facts, strict=True):
            fact.prose = 0 if block.container.apart or block.container.hidden else len(block.text)
    _sum_prose(layout, facts)
    outline = _outline(layout, facts)
    for place, (block, fact) in enumerate(zip(layout.blocks, facts, strict=True)):
        little = (fact.words < 4 and fact.kind != "h") or (fact.words < 12 and fact.links >= 0.9)
        fact.hopeless = little and block.container.apart
        if not fact.hopeless:
            fact.said = _WORD.findall(block.text[:MAX_TITLE].casefold())
            fact.zone = "before" if place < outline.first else "after" if place > outline.last else "among"
    outline.page_kind = page_kind
    outline.headline = _headline(layout.blocks, facts, titles, outline.first)
    return facts, outline


def wording(text: str) -> str:
    """Return the words of a line in lower case, without punctuation, to compare wordings of a title."""
    return " ".join(_WORD.findall(text.casefold()))


def _facts(block: TextBlock) -> BlockStats:
    length = len(block.text)
    words = len(block.text.split())
    if words < length / 12:  # a script that does not separate words by spaces
        words = max(words, length // 3)
    links = block.linked / length
    container, kind = block.container, block.kind
    above = container.parent
    box = container if kind in OWN_BOX or above is None else above
    prose = words >= PROSE_WORDS and links < PROSE_LINKS and not container.hidden and kind != "row"
    alike = (kind, container.tag, container.names, above and above.tag, above and above.names)
    span, link_span = bisect_right(WORDS, words), bisect_right(LINKS, links)
    near = (kind, NEAR_WORDS[span], NEAR_LINKS[link_span])
    return BlockStats(kind, words, links, span, link_span, box, alike, length if prose else 0, near)


def _sum_characters(layout: Layout) -> None:
    total = 0
    for block in layout.blocks:
        container, length = block.container, len(block.text)
        container.characters += length
        container.linked += block.linked
        container.count += 1
        total += length
    for container in reversed(layout.containers):
        above = container.parent
        if above is not None and container.count:
            above.characters += container.characters
            above.linked += container.linked
            above.count += container.count
    for container in layout.containers:
        above = container.parent
        most = MOST_COMMENTS if "comment" in container.parts else MOST_APART
        container.apart = (container.apart and container.characters < most * total) or (above is not None and above.apart)


def _sum_prose(layout: Layout, facts: Sequence[BlockStats]) -> None:
    """Sum up the prose in each container; comments and related stories count only if the page has little other prose."""
    clean = sum([fact.prose for block, fact in zip(layout.blocks, facts, strict=True) if not block.container.apart])
    only_clean = clean > min(ENOUGH_PROSE, 0.25 * sum([fact.prose for fact in facts]))
    for block, fact in zip(layout.blocks, facts, strict=True):
        if only_clean and block.container.apart:
            fact.prose = 0
        block.container.mass += fact.prose
    for container in reversed(layout.containers):
        if container.parent is not None and container.mass:
            container.parent.mass += container.mass


def _outline(layout: Layout, facts: Sequence[BlockStats]) -> LayoutStats:
    total = sum([fact.prose for fact in facts]) or 1
    holding = [container for container in layout.containers if container.mass >= min(DOMINANT) * total]
    dominant = tuple(_deepest(holding, share * total) for share in DOMINANT)
    upwards = tuple(
        {id(box): place for place, box in enumerate(container.chain())} if container is not None else {}
        for container in dominant
    )
    _find_inside(layout, facts, dominant[1])
    inside = [place for place, fact in enumerate(facts) if fact.inside and fact.prose]
    first, last = (inside[0], inside[-1]) if inside else (0, len(facts) - 1)
    return LayoutStats(total, dominant, upwards, _deepest(holding, 0.9 * total), first, last)


def _deepest(containers: Sequence[Container], mass: float) -> Container | None:
    return max([box for box in containers if box.mass >= mass], key=lambda box: box.depth, default=None)


def _find_inside(layout: Layout, facts: Sequence[BlockStats], dominant: Container | None) -> None:
    inside: set[int] = set()
    for container in layout.containers:
        if container is dominant or (container.parent is not None and id(container.parent) in inside):
            inside.add(id(container))
    for fact in facts:
        fact.inside = id(fact.box) in inside


def _headline(blocks: Sequence[TextBlock], facts: Sequence[BlockStats], titles: Sequence[str], first: int) -> int | None:
    keys = {wording(title) for title in titles if title}
    found = None
    for place, (block, fact) in enumerate(zip(blocks, facts, strict=True)):
        if found is not None and place > first:
            break
        if (fact.kind == "h" and block.container.tag == "h1") or (
            fact.said and len(block.text) < MAX_TITLE and " ".join(fact.said) in keys
        ):
            found = place
    return found
