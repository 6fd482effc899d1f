"""Classifies the blocks of a page with two weighted sums, the second of which uses the result of the first.

Logistic regression over the features of features.py. The first stage scores each block by itself; the second adds the first stage's scores
of the neighbouring blocks and of the others in the same box, so that an article hangs together (stacked learning, as in Cohen and
Carvalho, "Stacked Sequential Learning", IJCAI 2005). There are two sets of weights: without and with the features that come from
trafilatura ("the engine"). They are in weights.json; tests/bench/train_blocks.py learns them.
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

# The sums of the first and the second stage as the real and imaginary part of one number: one addition serves both, and a page needs
# thousands of them.
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
# The least probability of a block that is kept. (Between the two values of UNSURE, the classifier counts as unsure.)
LIKELY = 0.5
# On pages of names, prices and cards, scores are never high, and a superfluous word costs less than a missing one. If the best possible
# F1 is 0.6, the threshold that reaches it is half of that, 0.3 (Lipton et al., "Optimal Thresholding of Classifiers to Maximize F1
# Measure", ECML 2014); on held-out sites, still lower ones were best.
_LIKELY_ON = {"thin other": 0.25, "list": 0.2, "thin list": 0.2, "product": 0.2, "thin product": 0.2}
UNSURE = (0.15, 0.85)
MAX_SUMS = 20_000
HUNDREDTHS = 100  # the unit of the weights in the file


class _Sums(dict[object, Pair]):
    """A cache of bounded size: the sum of weights for each key of one group of features, computed when first needed."""

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
    """The weight of each feature in the first and the second stage; a missing feature has weight 0."""

    def __init__(self, features: Mapping[str, Sequence[float]]) -> None:
        self.features = {feature: complex(*pair) for feature, pair in features.items()}
        self.bias = self.features.get("bias:", ZERO)
        self.own = [_Sums(group, self.features) for group in COLUMNS + ENGINE_COLUMNS]
        self.box = [_Sums(group, self.features) for group in BOX_COLUMNS]
        self.second = [_Sums(group, self.features) for group in SECOND_COLUMNS]


@dataclass(frozen=True, slots=True)
class Learned:
    """The weights without the features from trafilatura (`alone`) and with them (`asked`)."""

    alone: Weights
    asked: Weights


@lru_cache(maxsize=1)
def load_weights() -> Learned:
    """Return the weights in the package: four for each feature, for two stages without trafilatura and two with it."""
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
    """Return for each block the probability (0 to 1) that it belongs to the article."""
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
        # `fact.keys` may be shorter than `weights.own`: trafilatura's keys, at the end, exist only if it was asked.
        both = sum(map(getitem, weights.own, fact.keys), around)
        first.append(_likely(both.real))
        second.append(both.imag)
    for place, keys in enumerate(second_keys(facts, first)):
        second[place] += sum(map(getitem, weights.second, keys), ZERO).imag
    return [_likely(value) for value in second]


def enough(page_kind: str) -> float:
    """Return the least probability with which a block is kept on a page of this kind."""
    return _LIKELY_ON.get(page_kind, LIKELY)


def uncertainty(facts: Sequence[BlockStats], likely: Sequence[float]) -> float:
    """Return the number of words in blocks with an unsure score, divided by the number of words kept."""
    low, high = UNSURE
    unsure = sum([fact.words for fact, value in zip(facts, likely, strict=True) if low < value < high])
    return unsure / (sum([fact.words for fact, value in zip(facts, likely, strict=True) if value >= LIKELY]) or 1)


def second_keys(facts: Sequence[BlockStats], first: Sequence[float]) -> list[list[Key]]:
    """Return the keys that the second stage adds for each block, in the order of SECOND_COLUMNS; none for a hopeless one.

    They are the first stage's scores of the block, of its neighbours, and of the others in its box, each put into ranges.
    """
    sums: dict[int, list[float]] = {}
    for fact, likely in zip(facts, first, strict=True):
        total = sums.get(id(fact.box))
        if total is None:
            total = sums[id(fact.box)] = [0.0, 0.0]
        weight = min(60, fact.words) + 1
        total[0] += likely * weight
        total[1] += weight
    # The missing neighbours of the first and last blocks are a feature too.
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
