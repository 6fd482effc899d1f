"""Owns the signs by which a block is judged to be article or not: its shape, its place, its neighbours, its surroundings.

Every sign is a short name that is there or not, so that a weight can be learned for each (tests/bench/train_blocks.py). Signs
that depend on the same few facts form a group: the facts are the key, and the sum of the weights is looked up by it once.
The idea of judging blocks by shallow signs and their neighbours' is Kohlschütter et al., "Boilerplate Detection using Shallow
Text Features" (WSDM 2010), and Peters and Lecocq, "Content extraction using diverse feature sets" (WWW 2013).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from newsletter.extract.blocks import Block, Container, Layout
from newsletter.extract.vocabulary import ANNOUNCING, phrases_in, words_in

Key = tuple[object, ...]

# Each group's signs: which of the key's facts make up one sign.
GROUPS: dict[str, tuple[tuple[int, ...], ...]] = {
    "shape": ((0,), (1,), (2,), (3,), (0, 1), (0, 2), (1, 2), (0, 3, 1)),  # kind, words, share of links, ends a sentence
    "zone": ((0, 1), (0, 1, 2), (0, 1, 3)),  # before, among or after the prose; inside its box; kind; words
    "place": ((0, 3), (1, 3), (2, 3)),  # blocks to the prose; before, at or after the headline; how far through; inside
    "before": ((0, 1), (2,), (3,), (4, 0, 1, 3)),  # kind, words, links of the neighbour; same box; own kind
    "after": ((0, 1), (2,), (3,), (4, 0, 1, 3)),
    "second before": ((0, 1), (2,)),
    "second after": ((0, 1), (2,)),
    "alike": ((0,), (1,), (2,), (0, 1), (3, 4)),  # blocks of one shape: share of prose, of links, number, length; kind
    "box": ((1,), (2,), (3,), (0, 1, 2)),  # kind; the box's share of the prose, share of links, number of blocks
    "engine": ((0,), (0, 1), (0, 2), (0, 3, 4), (0, 5)),  # kept; kind, words, zone, inside, links
    "engine around": ((0, 1, 2), (3, 1), (4, 1), (5, 1), (6, 7)),  # kept: before, own, after, of ten, box, alike; place, kind
    "stated": ((0,), (0, 1)),  # in the page's JSON-LD text; kind
    "first": ((0,), (1,), (2, 3, 4), (5,), (6,), (7,), (8,)),  # the first judgement: see choice.py
    "first box": ((0,), (1, 2)),
}
WORDS = (2, 4, 7, 11, 16, 25, 40, 70, 120)
LINKS = (0.01, 0.2, 0.5, 0.9)
SHARES = (0.001, 0.05, 0.2, 0.5, 0.8)
LINK_SHARES = (0.05, 0.2, 0.5, 0.8)
COUNTS = (2, 3, 5, 10, 30)
LENGTHS = (15, 40, 80, 160, 300)
STEPS = (1, 2, 3, 5, 10, 20)
DOMINANT = (0.35, 0.5, 0.75)
PROSE_WORDS, PROSE_LINKS = 12, 0.4
OWN_BOX = frozenset(("d", "pre", "row", "button", "blockquote"))
_ENDS = re.compile(r"[.!?…。！？।؟][\"”’»)\]']*$")
_WORD = re.compile(r"\w+")


def names_of(group: str, key: Key) -> list[str]:
    """Return the signs that a group's key stands for."""
    return [f"{group}{facts}:" + "|".join(str(key[fact]) for fact in facts) for facts in GROUPS[group]]


def step(value: float, edges: Sequence[float]) -> int:
    """Return in which of the spans between the edges a value lies."""
    return bisect_right(edges, value)


@dataclass(slots=True)
class Facts:
    """What is known of one block before it is judged. `signs` are single names, `keys` stand for groups of them.

    A `hopeless` block is a link or a word or two in a menu, a footer, among related links, that the engine left out too: it is
    not looked at any closer. Three in ten are; three words in a thousand of the articles are lost by it.
    """

    kind: str
    words: int
    links: float
    span: int
    link_span: int
    box: Container
    alike: Key
    prose: int
    hopeless: bool = False
    zone: str = ""
    inside: bool = False
    signs: list[str] = field(default_factory=list)
    keys: list[tuple[str, Key]] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """The page at large: how much prose, which containers hold most of it, where it begins and ends, where the headline is."""

    total: int
    dominant: tuple[Container | None, ...]
    nearly_all: Container | None
    first: int
    last: int
    headline: int | None
    around: dict[int, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)


def measure(layout: Layout, titles: Sequence[str]) -> tuple[list[Facts], Outline]:
    """Return the facts of each block and the page's outline; the containers' sums are filled in. `titles` are the page's own."""
    facts = [_facts(block) for block in layout.blocks]
    return facts, _outline(layout, facts, titles)


def add_signs(
    blocks: Sequence[Block],
    facts: Sequence[Facts],
    outline: Outline,
    page: tuple[Sequence[str], str],
    kept: Sequence[bool],
    stated: Sequence[int] | None,
) -> None:
    """Add to the facts of each block all its signs.

    `page` is what the page says of itself, titles and description; `kept` says which blocks the engine took; `stated` which
    stand in the page's own JSON-LD text (1 yes, 0 no, 2 too short to tell; None when there is none).
    """
    for block, fact, keep in zip(blocks, facts, kept, strict=True):
        little = (fact.words < 4 and fact.kind != "h") or (fact.words < 12 and fact.links >= 0.9)
        fact.hopeless = little and not keep and block.container.apart
    _add_place(facts, outline)
    _add_own(blocks, facts, outline, _Wordings(*page, blocks))
    _add_neighbours(facts)
    _add_alike(blocks, facts, outline)
    _add_engine(blocks, facts, kept)
    if stated is not None:
        for fact, state in zip(facts, stated, strict=True):
            if not fact.hopeless:
                fact.keys.append(("stated", (state, fact.kind)))


def _facts(block: Block) -> Facts:
    length = len(block.text)
    words = len(block.text.split())
    if words < length / 12:  # a script without spaces
        words = max(words, length // 3)
    links = block.linked / length
    container = block.container
    box = container if block.kind in OWN_BOX or container.parent is None else container.parent
    prose = words >= PROSE_WORDS and links < PROSE_LINKS and not container.hidden and block.kind != "row"
    above = container.parent
    alike = (block.kind, container.tag, container.names, above and above.tag, above and above.names)
    return Facts(block.kind, words, links, step(words, WORDS), step(links, LINKS), box, alike, length if prose else 0)


def _outline(layout: Layout, facts: Sequence[Facts], titles: Sequence[str]) -> Outline:
    blocks = layout.blocks
    _sum_characters(layout)
    clean = sum(fact.prose for block, fact in zip(blocks, facts, strict=True) if not block.container.apart)
    if clean > 0.25 * sum(fact.prose for fact in facts):  # comments and related stories do not make the article
        for block, fact in zip(blocks, facts, strict=True):
            if block.container.apart:
                fact.prose = 0
    for block, fact in zip(blocks, facts, strict=True):
        block.container.mass += fact.prose
    for container in reversed(layout.containers):
        if container.parent is not None and container.mass:
            container.parent.mass += container.mass
    total = sum(fact.prose for fact in facts) or 1
    dominant = tuple(_deepest(layout.containers, share * total) for share in DOMINANT)
    _find_inside(facts, dominant[1])
    inside = [place for place, fact in enumerate(facts) if fact.inside and fact.prose]
    first, last = (inside[0], inside[-1]) if inside else (0, len(facts) - 1)
    nearly_all = _deepest(layout.containers, 0.9 * total)
    return Outline(total, dominant, nearly_all, first, last, _headline(blocks, titles, first))


def _sum_characters(layout: Layout) -> None:
    for block in layout.blocks:
        container = block.container
        container.characters += len(block.text)
        container.linked += block.linked
        container.count += 1
    for container in reversed(layout.containers):
        above = container.parent
        if above is not None:
            above.characters += container.characters
            above.linked += container.linked
            above.count += container.count
    half = 0.5 * sum(len(block.text) for block in layout.blocks)
    for container in layout.containers:
        above = container.parent
        container.apart = (container.apart and container.characters < half) or (above is not None and above.apart)


def _deepest(containers: Iterable[Container], mass: float) -> Container | None:
    return max((box for box in containers if box.mass >= mass), key=lambda box: box.depth, default=None)


def _find_inside(facts: Sequence[Facts], dominant: Container | None) -> None:
    known: dict[int, bool] = {}
    for fact in facts:
        answer = known.get(id(fact.box))
        if answer is None:
            answer = known[id(fact.box)] = dominant is not None and any(box is dominant for box in fact.box.chain())
        fact.inside = answer


def _headline(blocks: Sequence[Block], titles: Sequence[str], first: int) -> int | None:
    keys = {wording(title) for title in titles if title}
    found = [
        place
        for place, block in enumerate(blocks)
        if (block.kind == "h" and block.container.tag == "h1") or (len(block.text) < 300 and wording(block.text) in keys)
    ]
    before = [place for place in found if place <= first]
    return before[-1] if before else next(iter(found), None)


def wording(text: str) -> str:
    """Return the words of a line alone, as two wordings of one title are compared."""
    return " ".join(_WORD.findall(text.casefold()))


class _Wordings:
    """What the page calls itself, and which texts stand on it more than once."""

    def __init__(self, titles: Sequence[str], description: str, blocks: Sequence[Block]) -> None:
        self.titles = [wording(title) for title in titles if title]
        self.sets = [set(title.split()) for title in self.titles]
        self.description = wording(description)
        self.times = Counter(block.text for block in blocks)

    def signs(self, text: str, kind: str, early: bool) -> list[str]:
        """Return what a short text is to the page's title and description."""
        key = wording(text)
        found = []
        if key and key in self.titles:
            found = ["is title", f"is title:{kind}"]
        elif key.count(" ") > 1 and any(key in title for title in self.titles):
            found = ["in title"]
        elif early or kind == "h":
            words = set(key.split())
            if len(words) > 2 and any(len(words & other) > max(0.8 * len(words), 0.5 * len(other)) for other in self.sets):
                found = ["like title", f"like title:{kind}"]
        if key and key == self.description:
            found.append("is description")
        return found


def _add_own(blocks: Sequence[Block], facts: Sequence[Facts], outline: Outline, wordings: _Wordings) -> None:
    size = "tiny" if outline.total < 600 else "small" if outline.total < 2000 else "large"
    announced = False
    for place, (block, fact) in enumerate(zip(blocks, facts, strict=True)):
        if fact.hopeless:
            announced = False
            continue
        text, kind, signs = block.text, fact.kind, fact.signs
        fact.keys.append(("shape", (kind, fact.span, fact.link_span, bool(_ENDS.search(text[-8:])))))
        signs.append(f"page:{size}")
        signs.extend(_letter_signs(text, kind))
        if block.container.hidden:
            signs.append("hidden")
        times = wordings.times[text]
        if times > 1:
            signs.append(f"again:{times > 2}:{min(fact.span, 4)}")
        if fact.words < 40:
            signs.extend(wordings.signs(text, kind, place <= outline.first))
        said = words_in(text)
        for phrase in phrases_in(text, said):
            signs.append(f"phrase:{phrase}")
            signs.append(f"phrase:{phrase}:{min(fact.span, 6)}")
        if fact.box is not block.container:
            signs.extend(f"own:{part}" for part in block.container.parts)
        if announced:
            signs.append("announced")
        announced = fact.words < 12 and not said.isdisjoint(ANNOUNCING)


def _letter_signs(text: str, kind: str) -> list[str]:
    found = []
    first = text[0]
    if first.islower():
        found.append("begins small")
    elif not first.isalnum():
        found.append("begins with a mark")
        if first in "•·-–—*|/>»›":
            found.append("begins with a bullet")
    if text.endswith(":"):
        found.append("ends with a colon")
    if text.isupper():
        found.append("capitals")
    if "|" in text and kind != "row":
        found.append("bar")
    return found


def _add_place(facts: Sequence[Facts], outline: Outline) -> None:
    first, last, headline = outline.first, outline.last, outline.headline
    span = max(1, last - first)
    for place, fact in enumerate(facts):
        if fact.hopeless:
            continue
        fact.zone = "before" if place < first else "after" if place > last else "among"
        fact.keys.append(("zone", (fact.zone, fact.inside, fact.kind, fact.span)))
        away = first - place if place < first else place - last if place > last else 0
        steps = f"{fact.zone}{step(away, STEPS)}" if away else ""
        side = "none" if headline is None else "before" if place < headline else "at" if place == headline else "after"
        through = step((place - first) / span, (0.5, 0.8, 0.9, 0.97)) if fact.inside and not away else ""
        fact.keys.append(("place", (steps, side, through, fact.inside)))


def _add_neighbours(facts: Sequence[Facts]) -> None:
    nothing: Key = ("none", 0, 0)
    seen = [(fact.kind, step(fact.words, (4, 11, 25)), step(fact.links, (0.01, 0.5, 0.9))) for fact in facts]
    for place, fact in enumerate(facts):
        if fact.hopeless:
            continue
        for group, other in (("before", place - 1), ("after", place + 1)):
            there = 0 <= other < len(facts)
            near: Key = seen[other] if there else nothing
            fact.keys.append((group, (*near, there and facts[other].box is fact.box, fact.kind)))
        for group, other in (("second before", place - 2), ("second after", place + 2)):
            fact.keys.append((group, seen[other] if 0 <= other < len(facts) else nothing))


def _add_alike(blocks: Sequence[Block], facts: Sequence[Facts], outline: Outline) -> None:
    sums: dict[Key, list[int]] = {}
    for block, fact in zip(blocks, facts, strict=True):
        total = sums.setdefault(fact.alike, [0, 0, 0, 0])
        total[0] += fact.prose
        total[1] += block.linked
        total[2] += len(block.text)
        total[3] += 1
    keys = {
        alike: (
            step(prose / outline.total, SHARES),
            step(linked / length, LINK_SHARES),
            step(number, COUNTS),
            step(length / number, LENGTHS),
        )
        for alike, (prose, linked, length, number) in sums.items()
    }
    for fact in facts:
        if fact.hopeless:
            continue
        fact.keys.append(("alike", (*keys[fact.alike], fact.kind)))
        box = fact.box
        share, links = step(box.mass / outline.total, SHARES), step(box.linked / max(1, box.characters), LINK_SHARES)
        fact.keys.append(("box", (fact.kind, share, links, step(box.count, COUNTS))))


def _add_engine(blocks: Sequence[Block], facts: Sequence[Facts], kept: Sequence[bool]) -> None:
    boxes, alikes = _Kept(), _Kept()
    for block, fact, keep in zip(blocks, facts, kept, strict=True):
        boxes.count(id(fact.box), len(block.text), keep)
        alikes.count(fact.alike, len(block.text), keep)
    length = sum(len(block.text) for block, keep in zip(blocks, kept, strict=True) if keep)
    share = length / max(1, sum(len(block.text) for block in blocks))
    page = f"engine took:{step(share, (0.1, 0.3, 0.6))}:{step(length, (300, 1000, 3000))}" if length else "engine took:nothing"
    first = next((place for place, keep in enumerate(kept) if keep), len(kept))
    last = next((place for place in range(len(kept) - 1, -1, -1) if kept[place]), -1)
    padded = [False] * 5 + [bool(keep) for keep in kept] + [False] * 5
    for place, (block, fact, keep) in enumerate(zip(blocks, facts, kept, strict=True)):
        if fact.hopeless:
            continue
        fact.signs.append(page)
        fact.keys.append(("engine", (keep, fact.kind, fact.span, fact.zone, fact.inside, fact.link_span)))
        near = step(sum(padded[place : place + 11]), (1, 3, 6, 9))
        where = "" if keep else "before" if place < first else "after" if place > last else "among"
        others = boxes.share(id(fact.box), len(block.text), keep), alikes.share(fact.alike, len(block.text), keep)
        before, after = padded[place + 4], padded[place + 6]
        fact.keys.append(("engine around", (before, keep, after, near, *others, where, fact.kind if where else "")))


class _Kept:
    """How much the engine kept of the blocks of one box, or of one shape, a block itself left out."""

    def __init__(self) -> None:
        self.sums: dict[object, list[int]] = {}

    def count(self, key: object, length: int, keep: bool) -> None:
        total = self.sums.setdefault(key, [0, 0])
        total[0] += length
        total[1] += length if keep else 0

    def share(self, key: object, length: int, keep: bool) -> int:
        total, kept = self.sums[key]
        others = total - length
        return step((kept - (length if keep else 0)) / others, (0.05, 0.4, 0.8, 0.97)) if others > 0 else -1
