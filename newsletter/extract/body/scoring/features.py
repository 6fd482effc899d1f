"""Features of a block: shape, position, neighbours and wording.

Features are binary: each is a short name that applies to a block or not, with a learned weight (tests/bench/train_blocks.py). Features
that depend on the same few facts form a group: the tuple of these facts is the group's key, and the sum of the weights of its features
is looked up by that key. Classifying blocks by shallow features of their own and of their neighbours follows Kohlschütter et al.,
"Boilerplate Detection using Shallow Text Features" (WSDM 2010), and Peters and Lecocq, "Content extraction using diverse feature sets"
(WWW 2013).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from newsletter.extract.body.scoring.layout_stats import BlockStats, LayoutStats, wording
from newsletter.extract.page.class_names import ANNOUNCING, phrases_in
from newsletter.extract.page.text_blocks import TextBlock

Key = tuple[object, ...]

# The features of each group; each combines the facts at these places of the group's key. The comments list the facts.
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
    "letters": ((0,), (1,), (2,), (3,), (4,), (5,)),  # the page's size; first letter; end; capitals; bar; announced
    "again": ((0, 1),),  # more than twice on the page; words
    "stated": ((0,), (0, 1)),  # in the page's JSON-LD text; kind
    "engine": ((0,), (0, 1), (0, 2), (0, 3, 4), (0, 5)),  # kept; kind, words, zone, inside, links
    "engine around": ((0, 1, 2), (3, 1), (4, 1), (5, 1), (6, 7)),  # kept: before, own, after, of ten, box, alike; place, kind
    "engine took": ((0, 1),),  # share of the page, length
    # The same for pages that state that they are no article: kind of page; kind, words, links; before, among, inside; end; place.
    "page shape": ((0, 1), (0, 2), (0, 3), (0, 1, 2), (0, 4, 2), (0, 5, 6)),
    "page zone": ((0, 1), (0, 1, 2), (0, 1, 3), (0, 4), (0, 5)),
    "page alike": ((0, 1), (0, 2), (0, 3), (0, 1, 3), (0, 4)),
    "page box": ((0, 1), (0, 2), (0, 3), (0, 1, 2)),
    "dominant": ((0,), (1,), (2,)),  # position of the box relative to the containers that hold most of the prose
    "branch": ((0,), (1,), (2,), (3,)),  # the child of the middle one of them that the box is in: prose, links, blocks, tag
    "first": ((0,), (1,)),  # score of the first stage, in coarse and fine ranges: see classifier.py
    "first around": ((0, 1, 2),),  # before, after, own
    "first before": ((0,),),
    "first after": ((0,),),
    "first second before": ((0,),),
    "first second after": ((0,),),
    "first box": ((0,), (1, 2)),  # the others in the box, coarse and fine; own
}
# Groups whose keys are a set of words and one more fact: a feature for each word, and one for each word together with the fact.
SPOKEN = frozenset(("phrases", "titles", "own"))
# Groups whose keys are sets of names: a feature for each name.
NAMED = frozenset(("near", "middle", "far", "anywhere", "page near"))
# The order of a block's keys. Those from trafilatura come last, because it is not asked about most pages.
COLUMNS = (
    "shape",
    "letters",
    "again",
    "titles",
    "phrases",
    "own",
    "zone",
    "place",
    "before",
    "after",
    "second before",
    "second after",
    "alike",
    "box",
    "stated",
    "page shape",
    "page zone",
    "page alike",
)
ENGINE_COLUMNS = ("engine", "engine around", "engine took")
SHARES = (0.001, 0.05, 0.2, 0.5, 0.8)
LINK_SHARES = (0.05, 0.2, 0.5, 0.8)
COUNTS = (2, 3, 5, 10, 30)
LENGTHS = (15, 40, 80, 160, 300)
STEPS = (1, 2, 3, 5, 10, 20)
MAX_SPOKEN = 300
TITLE_WORDS = 40
_ENDS = re.compile(r"[.!?…。！？।؟][\"”’»)\]']*$")
_PRICE = re.compile(r"[$€£¥₹]\s?\d|\d\s?(?:[€£]|kr\b|zł|CHF\b|USD\b|EUR\b)")
_BULLETS = frozenset("•·-–—*|/>»›")
_NOTHING: Key = ("none", 0, 0)


def names_of(group: str, key: Any) -> list[str]:
    """Return the names of the features that a group's key stands for."""
    if group in NAMED:
        return [f"{group}:{name}" for name in sorted(key)]
    if group in SPOKEN:
        said, beside = key
        return [name for word in sorted(said) for name in (f"{group}:{word}", f"{group}:{word}:{beside}")]
    return [f"{group}{facts}:" + "|".join([str(key[fact]) for fact in facts]) for facts in GROUPS[group]]


def step(value: float, edges: Sequence[float]) -> int:
    """Return the index of the range between the edges that a value is in."""
    return bisect_right(edges, value)


def add_features(
    blocks: Sequence[TextBlock],
    facts: Sequence[BlockStats],
    outline: LayoutStats,
    page: tuple[Sequence[str], str],
    stated: Sequence[int] | None,
) -> None:
    """Add to the facts of each block that is not hopeless the keys of all its features, in the order of COLUMNS.

    `page` has the page's titles and its description; `stated` says for each block whether the article text in the page's JSON-LD
    contains it (1 yes, 0 no, 2 too short to tell; None if there is no such text).
    """
    wordings = _Wordings(*page, blocks)
    around = [_NOTHING, _NOTHING, *[fact.near for fact in facts], _NOTHING, _NOTHING]
    alikes = _alike_keys(blocks, facts, outline)
    size = "tiny" if outline.total < 600 else "small" if outline.total < 2000 else "large"
    announced = False
    for place, (block, fact) in enumerate(zip(blocks, facts, strict=True)):
        if fact.hopeless:
            announced = False
            continue
        before = place > 0 and facts[place - 1].box is fact.box
        after = place + 1 < len(facts) and facts[place + 1].box is fact.box
        said = fact.said
        zone, place_key = _place_keys(place, fact, outline)
        ends = _ENDS.search(block.text[-8:]) is not None
        fact.keys = [
            (fact.kind, fact.span, fact.link_span, ends),
            _letters(block, fact.kind, size, announced),
            wordings.again(block.text, fact.span),
            wordings.features(fact, place <= outline.first),
            _phrases(block.text, said, fact.span),
            (block.container.parts, fact.kind) if fact.box is not block.container and block.container.parts else None,
            zone,
            place_key,
            (*around[place + 1], before, fact.kind),
            (*around[place + 3], after, fact.kind),
            around[place],
            around[place + 4],
            (*alikes[fact.alike], fact.kind),
            _box_key(fact, outline),
            (stated[place], fact.kind) if stated is not None else None,
            *_page_keys(outline, block, fact, ends, place_key, alikes[fact.alike]),
        ]
        announced = fact.words < 12 and not ANNOUNCING.isdisjoint(said)


def _page_keys(
    outline: LayoutStats, block: TextBlock, fact: BlockStats, ends: bool, place: Key, alike: Key
) -> list[Key | None]:
    """Return the keys that exist only on pages that are not articles, with the kind of page in each."""
    page = outline.page_kind
    if not page:
        return [None, None, None]
    priced = "price" if _PRICE.search(block.text[:MAX_SPOKEN]) else ""
    return [
        (page, fact.kind, fact.span, fact.link_span, ends, block.container.hidden, priced),
        (page, fact.zone, fact.inside, fact.kind, place[1], place[0]),
        (page, *alike),
    ]


class _Wordings:
    """The titles and description of a page, and the texts that it has more than once."""

    def __init__(self, titles: Sequence[str], description: str, blocks: Sequence[TextBlock]) -> None:
        self.titles = [wording(title) for title in titles if title]
        self.sets = [set(title.split()) for title in self.titles]
        self.description = wording(description)
        self.times = Counter([block.text for block in blocks])

    def again(self, text: str, span: int) -> Key | None:
        """Return the key of a text that the page has more than once."""
        times = self.times[text]
        return (times > 2, min(span, 4)) if times > 1 else None

    def features(self, fact: BlockStats, early: bool) -> Key | None:
        """Return the key for how a short text relates to the page's titles and description."""
        if fact.words >= TITLE_WORDS:
            return None
        key = " ".join(fact.said)
        found = []
        if key and key in self.titles:
            found = ["is title"]
        elif len(fact.said) > 2 and any(key in title for title in self.titles):
            found = ["in title"]
        elif early or fact.kind == "h":
            words = set(fact.said)
            if len(words) > 2 and any(len(words & other) > max(0.8 * len(words), 0.5 * len(other)) for other in self.sets):
                found = ["like title"]
        if key and key == self.description:
            found.append("is description")
        return (tuple(found), fact.kind) if found else None


def _letters(block: TextBlock, kind: str, size: str, announced: bool) -> Key:
    text = block.text
    first, last = text[0], text[-1]
    begins = "small" if first.islower() else "" if first.isalnum() else "bullet" if first in _BULLETS else "mark"
    return (
        size,
        begins,
        "colon" if last == ":" else "dots" if last == "…" or text.endswith("...") else "",
        "capitals" if text.isupper() else "",
        "bar" if "|" in text and kind != "row" else "",
        f"{'announced' if announced else ''}{' hidden' if block.container.hidden else ''}",
    )


def _phrases(text: str, said: Sequence[str], span: int) -> Key | None:
    found = phrases_in(text[:MAX_SPOKEN].lower(), said)
    return (frozenset(found), min(span, 6)) if found else None


def _place_keys(place: int, fact: BlockStats, outline: LayoutStats) -> tuple[Key, Key]:
    first, last, headline = outline.first, outline.last, outline.headline
    away = first - place if place < first else place - last if place > last else 0
    steps = f"{fact.zone}{step(away, STEPS)}" if away else ""
    side = "none" if headline is None else "before" if place < headline else "at" if place == headline else "after"
    through: object = ""
    if fact.inside and not away:
        through = step((place - first) / max(1, last - first), (0.5, 0.8, 0.9, 0.97))
    return (fact.zone, fact.inside, fact.kind, fact.span), (steps, side, through, fact.inside)


def _box_key(fact: BlockStats, outline: LayoutStats) -> Key:
    box = fact.box
    share, links = step(box.mass / outline.total, SHARES), step(box.linked / (box.characters or 1), LINK_SHARES)
    return fact.kind, share, links, step(box.count, COUNTS)


def _alike_keys(blocks: Sequence[TextBlock], facts: Sequence[BlockStats], outline: LayoutStats) -> dict[Key, Key]:
    """Return, for each shape of block, facts about all blocks of that shape together."""
    sums: dict[Key, list[int]] = {}
    for block, fact in zip(blocks, facts, strict=True):
        total = sums.get(fact.alike)
        if total is None:
            total = sums[fact.alike] = [0, 0, 0, 0]
        total[0] += fact.prose
        total[1] += block.linked
        total[2] += len(block.text)
        total[3] += 1
    return {
        alike: (
            step(prose / outline.total, SHARES),
            step(linked / length, LINK_SHARES),
            step(number, COUNTS),
            step(length / number, LENGTHS),
        )
        for alike, (prose, linked, length, number) in sums.items()
    }


def add_engine_features(blocks: Sequence[TextBlock], facts: Sequence[BlockStats], kept: Sequence[bool]) -> None:
    """Add the keys of ENGINE_COLUMNS; `kept` says which blocks trafilatura took for the article."""
    boxes, alikes = _Kept(), _Kept()
    for block, fact, keep in zip(blocks, facts, kept, strict=True):
        boxes.count(id(fact.box), len(block.text), keep)
        alikes.count(fact.alike, len(block.text), keep)
    length = sum(len(block.text) for block, keep in zip(blocks, kept, strict=True) if keep)
    share = length / max(1, sum(len(block.text) for block in blocks))
    page = (step(share, (0.1, 0.3, 0.6)), step(length, (300, 1000, 3000))) if length else ("nothing", 0)
    first = next((place for place, keep in enumerate(kept) if keep), len(kept))
    last = next((place for place in range(len(kept) - 1, -1, -1) if kept[place]), -1)
    padded = [False] * 5 + [bool(keep) for keep in kept] + [False] * 5
    for place, (block, fact, keep) in enumerate(zip(blocks, facts, kept, strict=True)):
        if fact.hopeless:
            continue
        near = step(sum(padded[place : place + 11]), (1, 3, 6, 9))
        where = "" if keep else "before" if place < first else "after" if place > last else "among"
        others = boxes.share(id(fact.box), len(block.text), keep), alikes.share(fact.alike, len(block.text), keep)
        before, after = padded[place + 4], padded[place + 6]
        fact.keys += [
            (keep, fact.kind, fact.span, fact.zone, fact.inside, fact.link_span),
            (before, keep, after, near, *others, where, fact.kind if where else ""),
            page,
        ]


@dataclass(slots=True)
class _Kept:
    """How much trafilatura kept of the blocks of one box, or of one shape, not counting the block in question."""

    sums: dict[object, list[int]] = field(default_factory=dict)

    def count(self, key: object, length: int, keep: bool) -> None:
        total = self.sums.setdefault(key, [0, 0])
        total[0] += length
        total[1] += length if keep else 0

    def share(self, key: object, length: int, keep: bool) -> int:
        total, kept = self.sums[key]
        others = total - length
        return step((kept - (length if keep else 0)) / others, (0.05, 0.4, 0.8, 0.97)) if others > 0 else -1
