"""Estimates the risk of a sentence: how likely it is that an editor would strike it from a summary.

Two logistic regressions over the features of `sentence_features`, learned from sentences labelled by a reader: could this one be
printed alone under the headline, and could it be printed after the sentence before it? The weights are in risk_weights.json;
tests/bench/train_risk.py makes them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources

from newsletter.draft.prose.units import Unit
from newsletter.draft.summary.fitness.faults import find_fault
from newsletter.draft.summary.fitness.sentence_features import (
    NEIGHBOUR_FEATURES,
    RULE_FEATURES,
    neighbour_features,
    rule_features,
    word_features,
)

HUNDREDTHS = 100  # the unit of the weights in the file
BIAS = "bias"
# The kinds of features, the cheapest to compute first.
WORDS, RULES, NEIGHBOURS = range(3)


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, Sequence[int]]:
    text = resources.files(__package__).joinpath("risk_weights.json").read_text(encoding="utf-8")
    weights: dict[str, list[int]] = json.loads(text)
    return weights


class SentenceRisks:
    """The risks of a text's sentences, each estimated when it is needed; `terms` are the content words of each sentence."""

    def __init__(
        self, units: Sequence[Unit], terms: Sequence[Collection[str]], headline: Collection[str], language: str
    ) -> None:
        self._units, self._terms, self._headline, self._language = units, terms, headline, language
        self._sums: dict[tuple[int, int], tuple[int, int]] = {}
        self._faulty = [0]

    def is_within(self, limit: float, place: int, *, behind: bool) -> bool:
        """Say whether the risk (0 to 1) of a sentence is at most `limit`, if it is printed right `behind` the one before it, or alone under
        the headline.

        The expensive features, those of the rules and then those of the sentences around it, are computed only if they can change the
        answer.
        """
        total = 0
        for kind, (least, most) in enumerate(_bounds_behind()[behind]):
            total += self._sum(kind, place)[behind]
            if _probability(total + most) <= limit:
                return True
            if _probability(total + least) > limit:
                break
        return False

    def _sum(self, kind: int, place: int) -> tuple[int, int]:
        """Return what the features of one kind add to a sentence's two risks, in hundredths."""
        found = self._sums.get((kind, place))
        if found is None:
            found = self._sums[kind, place] = _weigh(self._features(kind, place))
        return found

    def _features(self, kind: int, place: int) -> Iterable[str]:
        if kind == WORDS:
            return (BIAS, *word_features(self._units, self._terms, place, self._headline))
        if kind == RULES:
            return rule_features(self._units[place].text, self._language)
        return neighbour_features(self._units, place, self._language, self._faulty_before(place))

    def _faulty_before(self, place: int) -> int:
        """Return how many sentences before a place have a fault; the counts are kept."""
        while len(self._faulty) <= place:
            unit = self._units[len(self._faulty) - 1]
            self._faulty.append(self._faulty[-1] + (find_fault(unit.text, self._language) is not None))
        return self._faulty[place]


def _weigh(names: Iterable[str]) -> tuple[int, int]:
    """Return the sums of the weights of features for both risks, in hundredths."""
    known = _weights()
    alone = behind = 0
    for name in names:
        if name in known:
            of_alone, of_behind = known[name]
            alone, behind = alone + of_alone, behind + of_behind
    return alone, behind


@lru_cache(maxsize=1)
def _bounds_behind() -> Sequence[Sequence[tuple[int, int]]]:
    """Return, for both risks, the least and the most that the features after each kind, the more expensive ones, can add to it."""
    around = [name for row in NEIGHBOUR_FEATURES for name in row]
    told = [["", *(name for name in _weights() if name.startswith(row) and name not in around)] for row in RULE_FEATURES]
    found = []
    for risk in (0, 1):
        rules, neighbours = (
            _bounds([[_weigh([name])[risk] for name in row] for row in rows]) for rows in (told, NEIGHBOUR_FEATURES)
        )
        found.append([(rules[0] + neighbours[0], rules[1] + neighbours[1]), neighbours, (0, 0)])
    return found


def _bounds(rows: Sequence[Sequence[int]]) -> tuple[int, int]:
    """Return the least and the greatest sum of one weight from each row."""
    return sum(map(min, rows)), sum(map(max, rows))


def _probability(hundredths: int) -> float:
    return 1 / (1 + math.exp(-hundredths / HUNDREDTHS))
