"""Which articles tell the same story: average-link clustering over TF-IDF of words and word pairs."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Sequence

from newsletter.draft.tfidf import Vector, cosine, inverse_frequency, terms, weigh
from newsletter.models import Article

LEAD_WORDS = 250


def group_stories(articles: Sequence[Article], threshold: float) -> list[list[int]]:
    """Return the articles' indexes in groups that tell one story each, in the order of their first members.

    Two groups become one while the mean cosine between their members is at least `threshold` (0 to 1), the most alike first
    (unweighted average linkage, Sokal & Michener 1958). Stories of one and the same page are never put together.
    """
    groups = {index: [index] for index in range(len(articles))}
    pages = {index: {article.part_of} if article.part_of else set() for index, article in enumerate(articles)}
    sums = _similar_pairs(_vectors(articles))
    heap = [(-total, pair) for pair, total in sums.items() if total >= threshold]
    heapq.heapify(heap)
    while heap:
        likeness, (one, two) = heapq.heappop(heap)
        if -likeness != _mean(groups, sums, one, two) or pages[one] & pages[two]:
            continue  # an entry from before one of the two grew, or two stories of one live page
        _join(groups, sums, one, two)
        pages[one] |= pages.pop(two)
        for pair in (_ordered(one, other) for other in groups if other != one):
            mean = _mean(groups, sums, *pair)
            if mean >= threshold:
                heapq.heappush(heap, (-mean, pair))
    return sorted(sorted(group) for group in groups.values())


def _vectors(articles: Sequence[Article]) -> list[Vector]:
    counts = [terms(f"{article.title or ''}. {article.title or ''}. {_lead(article.text)}") for article in articles]
    weights = inverse_frequency(counts)
    return [weigh(count, weights) for count in counts]


def _lead(text: str) -> str:
    """The first words of an article: news say what happened first, and the rest of two articles is alike by subject only."""
    return " ".join(text.split()[:LEAD_WORDS])


def _similar_pairs(vectors: Sequence[Vector]) -> dict[tuple[int, int], float]:
    """Return the cosine of each pair that shares a term, found through an index from term to documents."""
    holders: dict[str, list[int]] = defaultdict(list)
    sums: dict[tuple[int, int], float] = {}
    for index, vector in enumerate(vectors):
        near = {other for term in vector for other in holders[term]}
        for other in near:
            sums[other, index] = cosine(vectors[other], vector)
        for term in vector:
            holders[term].append(index)
    return sums


def _mean(groups: dict[int, list[int]], sums: dict[tuple[int, int], float], one: int, two: int) -> float:
    """Return the mean cosine between two groups; -1 when one of them is no more."""
    if one not in groups or two not in groups:
        return -1.0
    return sums.get((one, two), 0.0) / (len(groups[one]) * len(groups[two]))


def _join(groups: dict[int, list[int]], sums: dict[tuple[int, int], float], one: int, two: int) -> None:
    """Put group `two` into group `one`; the sums of cosines to every other group add up."""
    groups[one] += groups.pop(two)
    sums.pop((one, two), None)
    for other in groups:
        if other != one:
            total = sums.pop(_ordered(one, other), 0.0) + sums.pop(_ordered(two, other), 0.0)
            if total:
                sums[_ordered(one, other)] = total


def _ordered(one: int, two: int) -> tuple[int, int]:
    return (one, two) if one < two else (two, one)
