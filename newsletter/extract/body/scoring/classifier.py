"""Classifies the blocks of a page with two weighted sums, the second of which uses the result of the first.

Logistic regression over the features of features.py. The first judgement looks at each block alone; the second adds what the first
thought of the blocks around and of the others in the same box, so that an article hangs together (stacked learning, as in
Cohen and Carvalho, "Stacked Sequential Learning", IJCAI 2005). There are weights for a page of which only we know, and weights
for one of which the engine has been asked too. They are in weights.json; tests/bench/train_blocks.py makes them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from operator import getitem

from newsletter.extract.body.scoring.context_features import BOX_COLUMNS, box_keys
from newsletter.extract.body.scoring.features import COLUMNS, ENGINE_COLUMNS, Key, names_of, step
from newsletter.extract.body.scoring.layout_stats import BlockStats, LayoutStats

# The sums for the first and the second judgement in one number, as its real and its imaginary part: both are added up at once,
# and a page has some thousands of them.
Pair = complex
ZERO: Pair = complex(0.0, 0.0)
EIGHTHS = (0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9)
FINE = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)
FIFTHS = (0.2, 0.4, 0.6, 0.8)
THIRDS = (0.3, 0.7)
SECOND_COLUMNS = (
    "first",
    "first around",
    "first before",
    "first after",
    "first second before",
    "first second after",
    "first box",
)
# From here on a block is taken, and between these nobody is sure.
LIKELY = 0.5
# On pages of names, prices and cards nobody is ever sure, and a word too many costs less than one that is missing: where F1 is what
# one wants and can be had to 0.6, what is likelier than 0.3 is to be taken (Lipton et al., "Optimal Thresholding of Classifiers to
# Maximize F1 Measure", ECML 2014); measured on held-out sites it is less still.
_LIKELY_ON = {"thin other": 0.25, "list": 0.2, "thin list": 0.2, "product": 0.2, "thin product": 0.2}
UNSURE = (0.15, 0.85)
MAX_SUMS = 20_000
HUNDREDTHS = 100  # the unit of the weights in the file


class _Sums(dict[object, Pair]):
    """The sums of weights by the keys of one group, worked out when first asked for: a bounded memory."""

    def __init__(self, group: str, features: Mapping[str, Pair]) -> None:
        super().__init__({None: ZERO})
        self.group, self.features = group, features

    def __missing__(self, key: Key) -> Pair:
        if len(self) >= MAX_SUMS:
            self.clear()
            self[None] = ZERO
        found = self[key] = sum([self.features[name] for name in names_of(self.group, key) if name in self.features], ZERO)
        return found


class Weights:
    """The weight of each feature in the first and the second judgement; a feature that is not in it weighs nothing."""

    def __init__(self, features: Mapping[str, Sequence[float]]) -> None:
        self.features = {feature: complex(*pair) for feature, pair in features.items()}
        self.bias = self.features.get("bias:", ZERO)
        self.own = [_Sums(group, self.features) for group in COLUMNS + ENGINE_COLUMNS]
        self.box = [_Sums(group, self.features) for group in BOX_COLUMNS]
        self.second = [_Sums(group, self.features) for group in SECOND_COLUMNS]


@dataclass(frozen=True, slots=True)
class Learned:
    """The weights for a page of which only we know, and for one of which the engine has been `asked`."""

    alone: Weights
    asked: Weights


@lru_cache(maxsize=1)
def load_weights() -> Learned:
    """Return the weights that came with the program: four for each feature, two judgements alone and two with the engine."""
    text = resources.files("newsletter.extract.body.scoring").joinpath("weights.json").read_text(encoding="utf-8")
    groups = json.loads(text)
    features = {
        f"{group}:{name}": [n / HUNDREDTHS for n in four] for group, names in groups.items() for name, four in names.items()
    }
    return Learned(
        Weights({feature: four[:2] for feature, four in features.items() if any(four[:2])}),
        Weights({feature: four[2:] for feature, four in features.items() if any(four[2:])}),
    )


def score_blocks(facts: Sequence[BlockStats], outline: LayoutStats, weights: Weights) -> list[float]:
    """Return for each block how likely (0 to 1) it belongs to the article."""
    boxes: dict[int, Pair] = {}
    first, second = [], []
    for fact in facts:
        if fact.hopeless:
            first.append(0.0)
            second.append(-math.inf)
            continue
        around = boxes.get(id(fact.box))
        if around is None:
            around = boxes[id(fact.box)] = sum(map(getitem, weights.box, box_keys(fact.box, outline)), weights.bias)
        # Keys that are not there stand at the end: those of the engine.
        both = sum(map(getitem, weights.own, fact.keys), around)
        first.append(_likely(both.real))
        second.append(both.imag)
    for place, keys in enumerate(second_keys(facts, first)):
        second[place] += sum(map(getitem, weights.second, keys), ZERO).imag
    return [_likely(value) for value in second]


def enough(page_kind: str) -> float:
    """Return how likely a block must be to be taken on a page of a kind."""
    return _LIKELY_ON.get(page_kind, LIKELY)


def uncertainty(facts: Sequence[BlockStats], likely: Sequence[float]) -> float:
    """Return how many words were judged without being sure, for each word that is kept."""
    low, high = UNSURE
    unsure = sum([fact.words for fact, value in zip(facts, likely, strict=True) if low < value < high])
    return unsure / (sum([fact.words for fact, value in zip(facts, likely, strict=True) if value >= LIKELY]) or 1)


def second_keys(facts: Sequence[BlockStats], first: Sequence[float]) -> list[list[Key]]:
    """Return the keys that the second judgement adds for each block, in the order of SECOND_COLUMNS; none for a hopeless one.

    They are: what the first judgement thought of it, of those around it, and of the others in its box.
    """
    sums: dict[int, list[float]] = {}
    for fact, likely in zip(facts, first, strict=True):
        total = sums.get(id(fact.box))
        if total is None:
            total = sums[id(fact.box)] = [0.0, 0.0]
        weight = min(60, fact.words) + 1
        total[0] += likely * weight
        total[1] += weight
    # Before the first block and after the last there is nothing, which is a fact of its own.
    none: Key = ("none",)
    eighths = [none, none, *[(step(likely, EIGHTHS),) for likely in first], none, none]
    thirds = [0, *[step(likely, THIRDS) for likely in first], 0]
    keys: list[list[Key]] = []
    for place, (fact, likely) in enumerate(zip(facts, first, strict=True)):
        if fact.hopeless:
            keys.append([])
            continue
        own = step(likely, FIFTHS)
        keys.append(
            [
                (*eighths[place + 2], step(likely, FINE)),
                (thirds[place], thirds[place + 2], own),
                eighths[place + 1],
                eighths[place + 3],
                eighths[place],
                eighths[place + 4],
                _box_key(fact, likely, own, *sums[id(fact.box)]),
            ]
        )
    return keys


def _box_key(fact: BlockStats, likely: float, own: int, all_likely: float, all_weight: float) -> Key:
    weight = min(60, fact.words) + 1
    others = all_weight - weight
    if others <= 0:
        return "none", "none", own
    mean = (all_likely - likely * weight) / others
    return step(mean, EIGHTHS), step(mean, THIRDS), own


def _likely(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
