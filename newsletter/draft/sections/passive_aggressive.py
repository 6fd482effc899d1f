"""A linear classifier that learns from examples, one at a time, which features tell their classes apart."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence
from itertools import chain
from operator import itemgetter

# How often all examples are gone through, and the most that one of them changes a weight.
PASSES, STEP = 3, 0.02
# The score of an example's class must be at least this far above every other; if not, the weights change.
MARGIN = 1.0


class PassiveAggressive:
    """Scores the classes of an example by sums of weights, one for each of its features.

    Multi-class passive-aggressive learning (PA-I in Crammer et al., "Online Passive-Aggressive Algorithms", JMLR 7, 2006), with the mean of
    the weights over time (Freund and Schapire, "Large Margin Classification Using the Perceptron Algorithm", 1999). Features that always
    come together share a weight, where naive Bayes counts each in full.
    """

    def __init__(self, examples: Sequence[tuple[Collection[str], str]]) -> None:
        """Learn from the features of each example and its class."""
        self._classes = list(dict.fromkeys(label for _, label in examples))
        self._places = {
            name: place for place, name in enumerate(dict.fromkeys(chain.from_iterable(row for row, _ in examples)))
        }
        rows = [([self._places[name] for name in row], self._classes.index(label)) for row, label in examples]
        self._weights = self._learn([row for row in rows if row[0]])

    def scores(self, features: Collection[str]) -> dict[str, float]:
        """Return the score of each class."""
        known = [self._places[name] for name in features if name in self._places]
        return {label: sum(map(row.__getitem__, known)) for label, row in zip(self._classes, self._weights, strict=True)}

    def _learn(self, rows: list[tuple[list[int], int]]) -> list[list[float]]:
        """Return the weights of each class, by the places of the features."""
        # One more weight, always 0, at the place `spare`: with it even a single feature is read as a tuple.
        spare = len(self._places)
        now = [[0.0] * (spare + 1) for _ in self._classes]
        # The sum of all changes, each times the step that it was made in: so the mean of the weights takes no sum over all of them.
        later = [[0.0] * (spare + 1) for _ in self._classes]
        step = 1
        for turn in range(PASSES):
            random.Random(turn).shuffle(rows)
            for places, label in rows:
                sums = list(map(sum, map(itemgetter(spare, *places), now)))
                rival = max((other for other in range(len(sums)) if other != label), key=sums.__getitem__, default=label)
                missing = MARGIN - (sums[label] - sums[rival])
                if missing > 0 and rival != label:
                    change = min(STEP, missing / (2 * len(places)))
                    for weights, part in ((now, change), (later, change * step)):
                        up, down = weights[label], weights[rival]
                        for place in places:
                            up[place] += part
                            down[place] -= part
                step += 1
        return [[a - b / step for a, b in zip(row, sums, strict=True)] for row, sums in zip(now, later, strict=True)]
