"""How well stories are placed, joined and summarised, on labelled sets; speed of joining.

Reads `<set>/<split>.jsonl` and `sections.json` below the data folder (or below its `draft/data`), whatever split lies there.
Beside each figure stands the simplest peer: the most frequent section, one story for each article, the first sentence.
"""

from __future__ import annotations

import json
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from newsletter.config.schema import DraftSettings, SectionRule
from newsletter.draft.cluster import group_stories
from newsletter.draft.place import place_stories
from newsletter.draft.summary.summarise import summarise
from newsletter.models import Article
from newsletter.text.sentences import split_sentences

SECTION_SETS = {"sec_editor": "editor", "sec_tldr": "tldr", "sec_bbc": "bbc", "sec_ag": "ag"}
STORY_SETS = {"story_ecb": "ecb", "story_allsides": "allsides", "story_uci": "uci", "story_tldr": "tldr"}
SUMMARY_SETS = {"sum_inshorts": ("inshorts", 60), "sum_cnndm": ("cnndm", 56), "sum_xsum": ("xsum", 22)}
WINDOW = 100
"""Articles of an issue, about: stories are joined in windows of this many."""


def run(data: Path | None, *, table: bool, arguments: list[str]) -> dict[str, float]:
    """Return the figures of every set that lies below `data`, in per cent."""
    if data is None:
        raise SystemExit("draft: name the data with --data DIR or NEWSLETTER_BENCH")
    root = data / "draft" / "data" if (data / "draft" / "data").is_dir() else data
    figures: dict[str, float] = {}
    peers: dict[str, float] = {}
    rules = json.loads((root / "sections.json").read_text(encoding="utf-8"))
    for folder, name in SECTION_SETS.items():
        if items := list(_items(root / folder)):
            right, common = _sections(items, rules[folder])
            figures[f"sections.{name}.accuracy"], peers[f"sections.{name}.accuracy"] = right, common
    for folder, name in STORY_SETS.items():
        if items := list(_items(root / folder)):
            figures |= {f"story.{name}.{key}": value for key, value in _stories(items).items()}
    for folder, (name, words) in SUMMARY_SETS.items():
        if items := list(_items(root / folder)):
            ours = [_best(summarise(_text(item), words), item["ref"]) for item in items]
            lead = [_best(" ".join(split_sentences(_text(item))[:1]), item["ref"]) for item in items]
            figures[f"summary.{name}.rouge1"], peers[f"summary.{name}.rouge1"] = _mean(ours), _mean(lead)
    if table:
        for key, value in figures.items():
            print(f"{key:32}{value:8.1f}" + (f"{peers[key]:8.1f}" if key in peers else ""))
    return figures


def _items(folder: Path) -> Iterator[dict[str, Any]]:
    for file in sorted(folder.glob("*.jsonl")):
        with open(file, encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines)


def _text(item: dict[str, Any]) -> str:
    return str(item.get("text") or item.get("article") or "")


def _sections(items: Sequence[dict[str, Any]], rules: Sequence[dict[str, Any]]) -> tuple[float, float]:
    """Return the share that went to an accepted section, and that of always taking the most frequent one."""
    sections = [SectionRule(rule["name"], rule["description"], tuple(rule["keywords"])) for rule in rules]
    placed = place_stories([(item.get("title") or "", _text(item)) for item in items], sections)
    right = [
        one.section is not None and rules[one.section]["id"] in item["label"] for item, one in zip(items, placed, strict=True)
    ]
    common = Counter(item["label"][0] for item in items).most_common(1)[0][0]
    return 100 * _mean(right), 100 * _mean([common in item["label"] for item in items])


def _stories(items: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Return pair precision, recall and F1 over windows that keep stories whole, and milliseconds an article."""
    by_story: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for item in items:
        by_story[item["story"]].append(item)
    order = sorted(by_story)
    random.Random(1).shuffle(order)
    found: set[frozenset[str]] = set()
    began = time.process_time()
    for window in _windows(order, by_story):
        articles = [Article(url=item["id"], title=item.get("title"), text=_text(item)) for item in window]
        for group in group_stories(articles, DraftSettings()).groups:
            found |= set(_pairs(window[index]["id"] for index in group))
    spent = time.process_time() - began
    true = {pair for group in by_story.values() for pair in _pairs(item["id"] for item in group)}
    precision = len(found & true) / len(found) if found else 0.0
    recall = len(found & true) / len(true)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "pair_f1": 100 * f1,
        "pair_precision": 100 * precision,
        "pair_recall": 100 * recall,
        "ms": 1000 * spent / len(items),
    }


def _windows(order: Iterable[str], by_story: dict[str, list[dict[str, Any]]]) -> Iterator[list[dict[str, Any]]]:
    window: list[dict[str, Any]] = []
    for story in order:
        window += by_story[story]
        if len(window) >= WINDOW:
            yield window
            window = []
    if window:
        yield window


def _pairs(names: Iterable[str]) -> Iterator[frozenset[str]]:
    known = sorted(names)
    return (frozenset((one, two)) for number, one in enumerate(known) for two in known[number + 1 :])


def _best(found: str, true: str | list[str]) -> float:
    """Return the score against the reference that it is nearest to."""
    return max(_rouge1(found, one) for one in ([true] if isinstance(true, str) else true))


def _rouge1(found: str, true: str) -> float:
    """Return ROUGE-1 F (Lin 2004) of lower-cased words, without a stemmer, in per cent."""
    one, two = (Counter(re.findall(r"\w+", text.lower())) for text in (found, true))
    shared = sum((one & two).values())
    return 200 * shared / (sum(one.values()) + sum(two.values())) if shared else 0.0


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
