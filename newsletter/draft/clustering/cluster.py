"""Groups articles about the same story: average-link clustering over TF-IDF of words and bigrams, with vetoes.

Word weights come from a table and not from the batch, and each pair of articles is judged on its own, so that adding unrelated
articles changes no join. What the editor said (`together`, `apart`) takes precedence over any score.
"""

from __future__ import annotations

import functools
import heapq
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from newsletter.config.schema import DraftSettings
from newsletter.draft.clustering.article_group import ArticleGroup, find_vetoes
from newsletter.draft.clustering.boilerplate import shared_lines
from newsletter.draft.clustering.developments import development_in
from newsletter.draft.clustering.events import OTHER_EVENT
from newsletter.draft.clustering.likeness import (
    EDITOR_APART,
    LEAST_RELEASE,
    ONE_RELEASE,
    Likeness,
    Pair,
    id_of,
    ids_of,
    read_article,
    shared_words,
    tell_apart,
    vector_of,
)
from newsletter.draft.clustering.releases import Release, is_one_release, release_of
from newsletter.draft.words.tfidf import Vector, cosine, heaviest
from newsletter.models import Article

# Comparing every pair in full would be quadratic: only pairs that share some of their HEAVY_TERMS heaviest terms are candidates, and
# these terms alone must make up at least HEAVY_SHARE of the least cosine.
HEAVY_TERMS = 20
HEAVY_SHARE = 0.1
# A heavy term of more than COMMON articles links each article only to the NEAREST last ones: one story shares other terms as well.
COMMON, NEAREST = 150, 4
# The share of the closest pair in the score of two groups; the rest is the mean of all pairs.
CLOSEST_SHARE = 0.2
# Two reports that share little besides names are suggested only if they are so many times as alike as one story must be: a town's name
# alone takes its cycle park and its accident just over the least.
NEAR_MISS = 1.25


@dataclass(frozen=True, slots=True)
class Grouping:
    """The indexes of articles in groups of one story each, in the order of their first members.

    `joins` has the pair of articles behind each join: one fewer than the group has articles, without those that stood in one story
    before. `suggestions` has, for groups that were not joined, their closest pair if that is alike enough, the most alike first, with its
    vetoes; without any, the groups as wholes are not alike enough.
    """

    groups: list[list[int]]
    joins: list[Likeness]
    suggestions: list[Likeness]


def group_stories(
    articles: Sequence[Article],
    settings: DraftSettings,
    *,
    together: Collection[Pair] = (),
    apart: Collection[Pair] = (),
    standing: Mapping[str, str] = {},
    passed: Collection[str] = (),
) -> Grouping:
    """Return the articles in groups that tell one story each, whatever order they come in.

    Groups are merged, the most alike first, while their likeness is at least `settings.same_story` (0 to 1) and no veto applies. The
    likeness is the mean cosine of their articles (unweighted average linkage, Sokal & Michener 1958) mixed with that of the closest
    pair. Never joined: stories of one page, pages of one site, files of one folder that name no address of their own, articles dated
    more than `settings.same_story_days` apart, and pairs (of ids) that the editor keeps `apart`; always joined: those she puts
    `together`.

    The stories of a draft stay as they are: `standing` maps an article's id to that of its story's leading article, and the articles of
    one story are one group from the beginning. New articles join it as a whole or not at all, two such stories are not joined, and what
    was `passed` over beside them (ids) joins one only together with a new article. So a second run with nothing new changes no story.
    """
    order = sorted(range(len(articles)), key=lambda index: _key(articles[index]))
    groups = _Groups([articles[index] for index in order], settings, together, apart, standing, passed)
    groups.join_all()
    found = sorted(sorted(order[member] for member in group.members) for group in groups.open.values())
    return Grouping(found, groups.joins, groups.suggestions())


@dataclass(slots=True)
class _Link:
    """The closest pair of articles between two groups; `unlike` is why it is no pair of one story, if every pair has such a reason."""

    score: float
    one: int
    other: int
    unlike: str = ""

    def is_closer(self, other: _Link) -> bool:
        """Say whether this link, rather than another one, represents its two groups."""
        return (not self.unlike, self.score) > (not other.unlike, other.score)


@dataclass
class _Groups:
    """The groups at one moment of the clustering, with the links between those that may be one story."""

    articles: Sequence[Article]
    settings: DraftSettings
    together: Collection[Pair]
    apart: Collection[Pair]
    standing: Mapping[str, str]
    passed: Collection[str]
    joins: list[Likeness] = field(default_factory=list)

    def __post_init__(self) -> None:
        boilerplate = shared_lines(self.articles)
        self.vectors = [vector_of(article, boilerplate) for article in self.articles]
        self.open = {index: ArticleGroup.of(index, article, self.vectors[index]) for index, article in enumerate(self.articles)}
        self.place = list(range(len(self.articles)))
        self.homes = [self.standing.get(id_of(article), "") for article in self.articles]
        self.separate: dict[int, set[int]] = defaultdict(set)
        indexes: dict[str, list[int]] = defaultdict(list)
        for index, article in enumerate(self.articles):
            indexes[id_of(article)].append(index)
        for one, other in self._pairs_of(self.apart, indexes):
            self.separate[one].add(other)
            self.separate[other].add(one)
        self.links: dict[int, dict[int, _Link]] = defaultdict(dict)
        # A mean never exceeds the closest pair, so pairs below the threshold can be ignored.
        told = functools.cache(lambda index: read_article(self.articles[index], self.vectors[index]))
        for one, other, score in _candidates(self.vectors, self.settings.same_story):
            if self.homes[one] and self.homes[one] == self.homes[other]:
                continue
            link = _Link(score, one, other, tell_apart(told(one), told(other), self.settings.same_story))
            self.links[one][other] = self.links[other][one] = link
        for one, other in _pairs_of_one_release(self.articles):
            if (score := cosine(self.vectors[one], self.vectors[other])) >= LEAST_RELEASE:
                self.links[one][other] = self.links[other][one] = _Link(max(score, ONE_RELEASE), one, other)
        self.chosen = sorted(self._pairs_of(self.together, indexes))

    @staticmethod
    def _pairs_of(wanted: Collection[Pair], indexes: Mapping[str, Sequence[int]]) -> Iterator[tuple[int, int]]:
        for one, other in wanted:
            yield from ((first, second) for first in indexes.get(one, ()) for second in indexes.get(other, ()))

    def join_all(self) -> None:
        """Join what stands in a story, then what the editor put together, then the groups that are alike, the most alike first."""
        seeds: dict[str, int] = {}
        for index, home in enumerate(self.homes):
            if home and seeds.setdefault(home, index) != index:
                self._join(seeds[home], index)
        for one, other in self.chosen:
            first, second = self.place[one], self.place[other]
            if first != second and not self._kept_apart(first, second):
                self._record(cosine(self.vectors[one], self.vectors[other]), one, other, by_editor=True)
                self._join(*_ordered(first, second))
        heap = [(-score, *pair) for pair in self._linked() if (score := self._score(*pair)) >= self.settings.same_story]
        heapq.heapify(heap)
        while heap:
            likeness, one, other = heapq.heappop(heap)
            if one not in self.open or other not in self.open or -likeness != self._score(one, other):
                continue  # out of date: one of the two has grown since
            link = self.links[one][other]
            if link.unlike or self._kept_apart(one, other) or self._stands_apart(one, other):
                continue
            if any(find_vetoes(self.open[one], self.open[other], -likeness, self.settings)):
                continue
            self._record(-likeness, link.one, link.other)
            self._join(one, other)
            for near in self.links[one]:
                score = self._score(*_ordered(one, near))
                if score >= self.settings.same_story:
                    heapq.heappush(heap, (-score, *_ordered(one, near)))

    def suggestions(self) -> list[Likeness]:
        """Return the closest pair of every two remaining groups, if it is alike enough; NEAR_MISS times so if it may be of two events."""
        found = []
        for one, other in self._linked():
            link = self.links[one][other]
            if link.score >= self.settings.same_story * (NEAR_MISS if link.unlike == OTHER_EVENT else 1.0):
                vetoes = tuple(find_vetoes(self.open[one], self.open[other], link.score, self.settings))
                if link.unlike:
                    vetoes = (*vetoes, link.unlike)
                if self._kept_apart(one, other):
                    vetoes = (*vetoes, EDITOR_APART)
                found.append(replace(self._likeness(link.score, link.one, link.other), vetoes=vetoes))
        return sorted(found, key=lambda item: (-item.score, item.one, item.other))

    def _linked(self) -> list[tuple[int, int]]:
        return sorted((one, other) for one in self.open for other in self.links[one] if one < other)

    def _score(self, one: int, other: int) -> float:
        first, second = self.open[one], self.open[other]
        if len(first.members) == len(second.members) == 1:
            return self.links[one][other].score
        mean = first.mean_cosine(second)
        return (1 - CLOSEST_SHARE) * mean + CLOSEST_SHARE * self.links[one][other].score

    def _kept_apart(self, one: int, other: int) -> bool:
        mine, theirs = self.open[one].members, set(self.open[other].members)
        return any(self.separate[member] & theirs for member in mine if member in self.separate)

    def _stands_apart(self, one: int, other: int) -> bool:
        """Say whether a story that stands may not grow by this join: by another such story, by nothing new, or by what came of it."""
        parts = [[member for member in self.open[group].members if self.homes[member]] for group in (one, other)]
        if not any(parts):
            return False
        if all(parts):
            return True
        story, free = (parts[0], self.open[other].members) if parts[0] else (parts[1], self.open[one].members)
        if all(id_of(self.articles[member]) in self.passed for member in free):
            return True
        told = [self.articles[member] for member in sorted(story, key=lambda member: not self._leads(member))]
        return any(development_in(self.articles[member], told) for member in free)

    def _leads(self, member: int) -> bool:
        return id_of(self.articles[member]) == self.homes[member]

    def _join(self, one: int, other: int) -> None:
        """Merge group `other` into group `one`; of two links to a third group the closer one stays."""
        gone = self.open.pop(other)
        for member in gone.members:
            self.place[member] = one
        self.open[one].absorb(gone)
        mine, theirs = self.links[one], self.links.pop(other, {})
        mine.pop(other, None)
        theirs.pop(one, None)
        for near, link in theirs.items():
            del self.links[near][other]
            if near not in mine or link.is_closer(mine[near]):
                mine[near] = self.links[near][one] = link

    def _record(self, score: float, one: int, other: int, *, by_editor: bool = False) -> None:
        self.joins.append(replace(self._likeness(score, one, other), by_editor=by_editor))

    def _likeness(self, score: float, one: int, other: int) -> Likeness:
        first, second = self.articles[one], self.articles[other]
        return Likeness(*ids_of(first, second), score, shared_words(self.vectors[one], self.vectors[other]))


def _candidates(vectors: Sequence[Vector], least: float) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs that share heavy terms and whose cosine is at least `least`, as (index, index, cosine)."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for index, vector in enumerate(vectors):
        near: dict[int, float] = defaultdict(float)
        for term in heaviest(vector, HEAVY_TERMS):
            weight, held = vector[term], holders[term]
            for other, theirs in held if len(held) <= COMMON else held[-NEAREST:]:
                near[other] += weight * theirs
            held.append((index, weight))
        for other, shared in near.items():
            if shared >= HEAVY_SHARE * least:
                score = cosine(vectors[other], vector)
                if score >= least:
                    yield other, index, score


def _pairs_of_one_release(articles: Sequence[Article]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of indexes of articles that announce the same version of one project."""
    versions: dict[str, list[tuple[int, Release]]] = defaultdict(list)
    for index, article in enumerate(articles):
        if release := release_of(article):
            earlier = versions[release.version]
            yield from ((other, index) for other, known in earlier[-COMMON:] if is_one_release(known, release))
            earlier.append((index, release))


def _key(article: Article) -> tuple[str, int, str, str]:
    return (article.part_of or article.url, article.position or 0, article.id, article.title or "")


def _ordered(one: int, two: int) -> tuple[int, int]:
    return (one, two) if one < two else (two, one)
