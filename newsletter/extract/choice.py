"""Owns the judgement which blocks of a page are its article: a sum of learned weights, and a second one that knows the first.

Logistic regression over the signs of signs.py. The first judgement looks at each block alone; the second adds what the first
thought of the blocks around and of the others in the same box, so that an article hangs together (stacked learning, as in
Cohen and Carvalho, "Stacked Sequential Learning", IJCAI 2005). The weights are in weights.json; tests/bench/train_blocks.py
makes them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources

from newsletter.extract.signs import Facts, Key, Outline, names_of, step
from newsletter.extract.surroundings import box_signs

Pair = tuple[float, float]
ZERO: Pair = (0.0, 0.0)
EIGHTHS = (0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9)
FINE = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)
FIFTHS = (0.2, 0.4, 0.6, 0.8)
THIRDS = (0.3, 0.7)


class Weights:
    """The weight of each sign in both judgements. Sums over a group's signs are kept by the group's key: a bounded memory."""

    def __init__(self, signs: Mapping[str, Sequence[float]]) -> None:
        self.signs = {sign: (float(pair[0]), float(pair[1])) for sign, pair in signs.items()}
        self.bias = self.signs.get("bias", ZERO)
        self.group = lru_cache(maxsize=100_000)(self._group)
        self.all = lru_cache(maxsize=20_000)(self.sum)

    def _group(self, group: str, key: Key) -> Pair:
        return self.sum(names_of(group, key))

    def box(self, own: Iterable[str], far: frozenset[str], anywhere: frozenset[str]) -> Pair:
        """Return the sums for the three parts of a box's signs."""
        parts = self.sum(own), self.all(far), self.all(anywhere)
        return sum(part[0] for part in parts), sum(part[1] for part in parts)

    def sum(self, names: Iterable[str]) -> Pair:
        """Return the sums of the weights of some signs in the first and the second judgement; an unknown sign weighs nothing."""
        pairs = [self.signs[name] for name in names if name in self.signs]
        return sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)


@lru_cache(maxsize=1)
def learned() -> Weights:
    """Return the weights that came with the program."""
    text = resources.files("newsletter.extract").joinpath("weights.json").read_text(encoding="utf-8")
    return Weights(json.loads(text))


def judge(facts: Sequence[Facts], outline: Outline, weights: Weights) -> list[float]:
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
            around = boxes[id(fact.box)] = weights.box(*box_signs(fact.box, outline))
        one, two = weights.sum(fact.signs)
        one, two = one + around[0] + weights.bias[0], two + around[1] + weights.bias[1]
        for group, key in fact.keys:
            pair = weights.group(group, key)
            one += pair[0]
            two += pair[1]
        first.append(_likely(one))
        second.append(two)
    for place, keys in enumerate(second_keys(facts, first)):
        for group, key in keys:
            second[place] += weights.group(group, key)[1]
    return [_likely(value) for value in second]


def second_keys(facts: Sequence[Facts], first: Sequence[float]) -> list[list[tuple[str, Key]]]:
    """Return the keys that the second judgement adds for each block: what the first thought of it and of those around."""
    sums: dict[int, list[float]] = {}
    for fact, likely in zip(facts, first, strict=True):
        total = sums.setdefault(id(fact.box), [0.0, 0.0])
        weight = min(60, fact.words) + 1
        total[0] += likely * weight
        total[1] += weight
    # Before the first block and after the last there is nothing, which is a fact of its own.
    eighths: list[object] = ["none", "none", *(step(likely, EIGHTHS) for likely in first), "none", "none"]
    padded = [0.0, *first, 0.0]
    keys: list[list[tuple[str, Key]]] = []
    for place, (fact, likely) in enumerate(zip(facts, first, strict=True)):
        if fact.hopeless:
            keys.append([])
            continue
        thirds = step(padded[place], THIRDS), step(padded[place + 2], THIRDS)
        own = step(likely, FIFTHS)
        near = eighths[place + 1], eighths[place + 3], eighths[place], eighths[place + 4]
        weight = min(60, fact.words) + 1
        all_likely, all_weight = sums[id(fact.box)]
        others = all_weight - weight
        mean = (all_likely - likely * weight) / others if others > 0 else None
        box: Key = ("none", "none", own) if mean is None else (step(mean, EIGHTHS), step(mean, THIRDS), own)
        keys.append([("first", (step(likely, EIGHTHS), step(likely, FINE), *thirds, own, *near)), ("first box", box)])
    return keys


def _likely(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
