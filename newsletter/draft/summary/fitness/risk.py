"""Estimates the risk of a sentence: how likely it is that an editor would strike it from a summary.

Two logistic regressions over the features of `sentence_features`, learned from sentences that were read one by one: of the first
lines of web pages of every kind, could this one be printed alone under the headline, and could it be printed behind the sentence
before it? The weights are in risk_weights.json; tests/bench/train_risk.py makes them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources

from newsletter.draft.summary.fitness.faults import find_fault
from newsletter.draft.summary.fitness.sentence_features import NEIGHBOUR_FEATURES, neighbour_features, own_features
from newsletter.draft.summary.prose import Unit

HUNDREDTHS = 100  # the unit of the weights in the file
BIAS = "bias"


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, Sequence[int]]:
    text = resources.files(__package__).joinpath("risk_weights.json").read_text(encoding="utf-8")
    weights: dict[str, list[int]] = json.loads(text)
    return weights


class SentenceRisks:
    """The risks of a text's sentences, each estimated when it is asked for; `terms` are the words with meaning of each."""

    def __init__(
        self, units: Sequence[Unit], terms: Sequence[Collection[str]], headline: Collection[str], language: str
    ) -> None:
        self._units, self._terms, self._headline, self._language = units, terms, headline, language
        self._own: dict[int, tuple[int, int]] = {}
        self._faulty = [0]

    def is_within(self, limit: float, place: int, *, behind: bool) -> bool:
        """Say whether the risk, 0 to 1, of a sentence is `limit` or less: printed right `behind` the one before it, or alone, under the
        headline.

        The sentences around it are judged only where that can change the answer.
        """
        own, (least, most) = self._own_of(place)[behind], _bounds_of_neighbours()[behind]
        if _probability(own + most) <= limit:
            return True
        return _probability(own + least) <= limit and _probability(own + self._of_neighbours(place)[behind]) <= limit

    def _own_of(self, place: int) -> tuple[int, int]:
        """Return what a sentence itself adds to its risks."""
        found = self._own.get(place)
        if found is None:
            names = own_features(self._units, self._terms, place, self._headline, self._language)
            found = self._own[place] = _weigh([BIAS, *names])
        return found

    def _of_neighbours(self, place: int) -> tuple[int, int]:
        """Return what the sentences around one add to its risks."""
        return _weigh(neighbour_features(self._units, place, self._language, self._faulty_before(place)))

    def _faulty_before(self, place: int) -> int:
        """Return how many sentences before a place have a fault, counted on from the last place asked for."""
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
def _bounds_of_neighbours() -> Sequence[tuple[int, int]]:
    """Return, for both risks, the least and the most that the sentences around one can add to it."""
    kinds = [[_weigh([name]) for name in names] for names in NEIGHBOUR_FEATURES]
    weights = [[[pair[risk] for pair in kind] for kind in kinds] for risk in (0, 1)]
    return [(sum(map(min, of_risk)), sum(map(max, of_risk))) for of_risk in weights]


def _probability(hundredths: int) -> float:
    return 1 / (1 + math.exp(-hundredths / HUNDREDTHS))
