"""A peer for sections learned from past issues: multinomial naive Bayes over words, host and the first folder of the address."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from urllib.parse import urlsplit

from newsletter.draft.sections.learn import Example

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
SMOOTHING = 0.3


class NaiveBayes:
    """Sections learned from past stories, as in Manning, Raghavan and Schütze, Introduction to Information Retrieval, 13.2."""

    def __init__(self, past: Iterable[Example]) -> None:
        self._stories = Counter[str]()
        self._features: dict[str, Counter[str]] = defaultdict(Counter)
        for story in past:
            self._stories[story.section] += 1
            self._features[story.section].update(_features(story))
        self._known = len(set().union(*self._features.values()))
        self._totals = {section: counts.total() for section, counts in self._features.items()}

    def place(self, story: Example) -> str:
        """Return the likeliest section of a story."""
        features = _features(story)
        return max(self._stories, key=lambda section: (self._likelihood(section, features), section))

    def _likelihood(self, section: str, features: Iterable[str]) -> float:
        counts, total = self._features[section], self._totals[section] + SMOOTHING * self._known
        prior = math.log(self._stories[section] / self._stories.total())
        return prior + sum(math.log((counts[feature] + SMOOTHING) / total) for feature in features)


def _features(story: Example) -> list[str]:
    parts = urlsplit(story.url)
    host, folder = parts.netloc.removeprefix("www."), next(filter(None, parts.path.split("/")), "")
    return [*_WORD.findall(f"{story.title} {story.text}".lower()), f"host {host}", f"folder {host}/{folder}"]
