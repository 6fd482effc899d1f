"""Which section a story belongs to: its words against each section's name, description and keywords."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsletter.config.schema import SectionRule
from newsletter.draft.words.tfidf import cosine, inverse_frequency, terms, weigh, words

LEAD_WORDS = 300
# Without any keyword, and hardly a word of a description in it, a story is placed nowhere rather than anywhere: of twenty pages
# on other matters five found a section by one stray word, while this costs labelled sets 0 to 1.4 points.
FAINT = 0.015
# In a labelled set nine of ten placements with a greater margin were right, and half of the others.
DOUBTFUL = 0.8


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a story was put: the section's index (None = nowhere fits), the second choice, and how clear it was (z-scores)."""

    section: int | None
    second: int | None
    margin: float

    @property
    def doubtful(self) -> bool:
        """Whether the second choice is worth naming."""
        return self.margin < DOUBTFUL


def place_stories(texts: Sequence[tuple[str, str]], sections: Sequence[SectionRule]) -> list[Placement]:
    """Return a placement for each (headline, text), by TF-IDF cosine to the section's words plus the weight of its keywords.

    Both measures are turned into z-scores over the sections, so that neither drowns the other. A story that shares no word with
    any section is placed nowhere.
    """
    if not sections:
        return [Placement(None, None, 0.0) for _ in texts]
    documents = [terms(f"{title}. {title}. {title}. {' '.join(text.split()[:LEAD_WORDS])}") for title, text in texts]
    profiles = [_profile(section) for section in sections]
    weights = inverse_frequency([*documents, *profiles])
    vectors = [weigh(profile, weights) for profile in profiles]
    keywords = [[" ".join(words(keyword)) for keyword in section.keywords] for section in sections]
    return [_place(document, weights, vectors, keywords) for document in documents]


def _profile(section: SectionRule) -> Counter[str]:
    profile = terms(f"{section.name}. {section.name}. {section.description}")
    for keyword in section.keywords:
        for term in {*words(keyword), " ".join(words(keyword))}:
            profile[term] += 2
    return profile


def _place(
    document: Counter[str], weights: dict[str, float], vectors: Sequence[dict[str, float]], keywords: Sequence[list[str]]
) -> Placement:
    vector = weigh(document, weights)
    likeness = [cosine(vector, profile) for profile in vectors]
    # The square root damps an article that says one keyword thirty times.
    hits = [sum(weights.get(word, 1.0) * document[word] ** 0.5 for word in mine if document[word]) for mine in keywords]
    if not any(hits) and max(likeness) < FAINT:
        return Placement(None, None, 0.0)
    scores = [a + b for a, b in zip(_standard(likeness), _standard(hits), strict=True)]
    order = sorted(range(len(scores)), key=lambda index: (-scores[index], index))
    second = order[1] if len(order) > 1 else None
    return Placement(order[0], second, scores[order[0]] - scores[second] if second is not None else 0.0)


def _standard(values: Sequence[float]) -> list[float]:
    spread = statistics.pstdev(values)
    mean = statistics.fmean(values)
    return [(value - mean) / spread if spread else 0.0 for value in values]
