"""Estimates the risk of a sentence: how likely it is that an editor would strike it from a summary.

Two logistic regressions over the features of `sentence_features`, learned from sentences that were read one by one: of the first
lines of web pages of every kind, could this one be printed alone under the headline, and could it be printed behind the sentence
before it? The weights are in risk_weights.json; tests/bench/train_risk.py makes them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from importlib import resources

from newsletter.draft.summary.fitness.faults import find_fault
from newsletter.draft.summary.fitness.sentence_features import features_of
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
        self._found: dict[int, tuple[float, float]] = {}
        self._faulty = [0]

    def alone(self, place: int) -> float:
        """Return the risk, 0 to 1, of a sentence printed under the headline without the one before it."""
        return self._risks_of(place)[0]

    def behind(self, place: int) -> float:
        """Return the risk, 0 to 1, of a sentence printed right behind the one before it."""
        return self._risks_of(place)[1]

    def _risks_of(self, place: int) -> tuple[float, float]:
        found = self._found.get(place)
        if found is None:
            names = features_of(self._units, self._terms, place, self._headline, self._language, self._faulty_before(place))
            found = self._found[place] = estimate(names)
        return found

    def _faulty_before(self, place: int) -> int:
        """Return how many sentences before a place have a fault, counted on from the last place asked for."""
        while len(self._faulty) <= place:
            unit = self._units[len(self._faulty) - 1]
            self._faulty.append(self._faulty[-1] + (find_fault(unit.text, self._language) is not None))
        return self._faulty[place]


def estimate(names: Collection[str]) -> tuple[float, float]:
    """Return the risks, 0 to 1, of a sentence with these features: alone, and behind the sentence before it."""
    known = _weights()
    weighed = [known[name] for name in (BIAS, *names) if name in known]
    return _probability(sum(pair[0] for pair in weighed)), _probability(sum(pair[1] for pair in weighed))


def _probability(hundredths: int) -> float:
    return 1 / (1 + math.exp(-hundredths / HUNDREDTHS))
