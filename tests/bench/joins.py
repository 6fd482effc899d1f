"""How well articles on one story are joined, by pairs and by articles, and how often unrelated pages are."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from newsletter.config.schema import DraftSettings
from newsletter.draft.clustering.cluster import group_stories
from newsletter.errors import ExtractError
from newsletter.extract.article import read_articles
from newsletter.models import Article, Page
from tests.bench.extract import SETTINGS, TODAY, Sample, samples
from tests.bench.labelled import Figures, mean, read_set, text_of

SETS = {"story_ecb": "ecb", "story_allsides": "allsides", "story_uci": "uci", "story_tldr": "tldr"}
WINDOW = 100
"""Articles of an issue, about: stories are joined in windows of this many."""
UNRELATED, LEAST_WORDS = 609, 80
"""Real pages of many sites, which hardly tell one story; shorter ones are mostly no article."""
Pair = frozenset[str]


def joins(root: Path) -> tuple[Figures, Figures]:
    """Return pair precision, recall and F1, and BCubed F1 (Bagga & Baldwin 1998) in per cent; joins per 100 unrelated pages.

    Of those about half are right, on one event after all. The peer of BCubed: one story for each article.
    """
    figures: dict[str, float] = {}
    peers: dict[str, float] = {}
    for folder, name in SETS.items():
        if items := list(read_set(root / folder)):
            figures |= {f"story.{name}.{key}": value for key, value in _stories(items).items()}
            peers[f"story.{name}.bcubed_f1"] = _bcubed([[item["id"]] for item in items], _by_story(items))
    for kind in ("pair_f1", "bcubed_f1"):
        if known := [figures[f"story.{name}.{kind}"] for name in SETS.values() if f"story.{name}.{kind}" in figures]:
            figures[f"story.mean.{kind}"] = mean(known)
    pages = list(samples(root.parent.parent / "extract" / "data"))
    if pages:
        figures["unrelated.joins"] = _unrelated(pages)
    return figures, peers


def _by_story(items: Sequence[Mapping[str, Any]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for item in items:
        found[item["story"]].append(item["id"])
    return found


def _stories(items: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Return the figures of windows that keep stories whole, and milliseconds an article."""
    known = {item["id"]: item for item in items}
    stories = _by_story(items)
    order = sorted(stories)
    random.Random(1).shuffle(order)
    groups: list[list[str]] = []
    began = time.process_time()
    for window in _windows(order, stories):
        articles = [Article(url=name, title=known[name].get("title"), text=text_of(known[name])) for name in window]
        groups += [[window[index] for index in group] for group in group_stories(articles, DraftSettings()).groups]
    spent = time.process_time() - began
    found, true = _pairs(groups), _pairs(stories.values())
    precision = len(found & true) / len(found) if found else 0.0
    recall = len(found & true) / len(true)
    return {
        "pair_f1": 100 * _f1(precision, recall),
        "pair_precision": 100 * precision,
        "pair_recall": 100 * recall,
        "bcubed_f1": _bcubed(groups, stories),
        "ms": 1000 * spent / len(items),
    }


def _windows(order: Iterable[str], stories: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    window: list[str] = []
    for story in order:
        window += stories[story]
        if len(window) >= WINDOW:
            yield window
            window = []
    if window:
        yield window


def _pairs(groups: Iterable[Iterable[str]]) -> set[Pair]:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def _bcubed(groups: Iterable[Sequence[str]], stories: Mapping[str, Sequence[str]]) -> float:
    """Return F1 of the means over articles of what share of its group is its story, and what share of its story is in its group."""
    true = {name: set(story) for story in stories.values() for name in story}
    shares = [(len(true[name] & set(group)), len(group), len(true[name])) for group in groups for name in group]
    return 100 * _f1(mean([both / group for both, group, _ in shares]), mean([both / story for both, _, story in shares]))


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _unrelated(pages: Sequence[Sample]) -> float:
    """Return joins per 100 of pages of many sites, with the dates and names that were read from them."""
    articles: list[Article] = []
    single = [sample for sample in pages if sample.group != "multi" and "url" in sample.truth]
    for sample in random.Random(1).sample(single, len(single)):
        try:
            read = read_articles(sample.body, Page(sample.url, ok=True), SETTINGS, today=TODAY)
        except ExtractError:
            continue
        articles += [article for article in read[:1] if len(article.text.split()) > LEAST_WORDS]
        if len(articles) == UNRELATED:
            break
    return 100 * len(group_stories(articles, DraftSettings()).joins) / len(articles)
