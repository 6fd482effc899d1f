"""Multinomial naive Bayes: how likely each class is for an example, by how often its features were seen there."""

from __future__ import annotations

import math
import operator
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

SMOOTHING = 0.3


class NaiveBayes:
    """Naive Bayes with Lidstone smoothing (Manning, Raghavan and Schütze, "Introduction to Information Retrieval", 13.2)."""

    def __init__(self, examples: Sequence[tuple[Mapping[str, int], str]]) -> None:
        """Learn from the features of each example, with their counts, and its class."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for features, label in examples:
            counts[label].update(features)
        self._known = frozenset().union(*counts.values())
        sizes = Counter(label for _, label in examples)
        self._priors = {label: math.log(size / len(examples)) for label, size in sizes.items()}
        self._logs = {label: self._logarithms(found) for label, found in counts.items()}

    def scores(self, features: Mapping[str, int]) -> dict[str, float]:
        """Return the log-likelihood of each class for an example with these features."""
        known = {name: count for name, count in features.items() if name in self._known}
        return {label: self._log_likelihood(known, label) for label in self._logs}

    def _log_likelihood(self, features: Mapping[str, int], label: str) -> float:
        logs, unseen = self._logs[label]
        return self._priors[label] + math.fsum(
            map(operator.mul, features.values(), [logs.get(name, unseen) for name in features])
        )

    def _logarithms(self, counts: Counter[str]) -> tuple[dict[str, float], float]:
        """Return the logarithm of each feature's share in a class, and that of a feature never seen there."""
        whole = counts.total() + SMOOTHING * max(1, len(self._known))
        logs = {name: math.log((count + SMOOTHING) / whole) for name, count in counts.items()}
        return logs, math.log(SMOOTHING / whole)
