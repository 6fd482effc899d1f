"""How many stories go where an editor put them: by the sections' words alone, taught by ten stories a section, and by past issues."""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from newsletter.config.load import load
from newsletter.config.schema import DraftSettings, SectionRule
from newsletter.draft.sections.learn import Example
from newsletter.draft.sections.place import place_stories
from tests.bench.labelled import Figures, mean, read_set, text_of
from tests.bench.naive_bayes import NaiveBayes
from tests.draft.off_topic import STORIES

SETS = {"sec_editor": "editor", "sec_tldr": "tldr", "sec_bbc": "bbc", "sec_ag": "ag"}
WEEKLIES = ("perlweekly", "twir", "rweekly")
BATCH, TAUGHT, DRAWS = 60, 10, 3
"""Stories of an issue; past stories a section; draws of them."""
PAST_ISSUES, SKIPPED = (10, 52), 10
"""Issues before the one that is placed; a weekly's first issues, which have none."""
EVERY = 3
"""Every third issue of a weekly is placed."""
LATE = 0.15
"""This share of a weekly's issues, the last ones, are placed by themselves too: sections change, and so does what fills them."""
Item = Mapping[str, Any]


def placements(root: Path) -> tuple[Figures, Figures]:
    """Return accuracy and unplaced shares in per cent, with the accuracy of a peer.

    That is always taking the most frequent section, and naive Bayes where past issues are learned from.
    """
    figures: dict[str, float] = {}
    peers: dict[str, float] = {}
    rules = json.loads((root / "sections.json").read_text(encoding="utf-8"))
    for folder, name in SETS.items():
        if items := list(read_set(root / folder)):
            sections = {
                rule["id"]: SectionRule(rule["name"], rule["description"], tuple(rule["keywords"])) for rule in rules[folder]
            }
            figures |= _of_set(f"sections.{name}", items, sections)
            common = Counter(item["label"][0] for item in items).most_common(1)[0][0]
            peers[f"sections.{name}.accuracy"] = 100 * mean([common in item["label"] for item in items])
    for kind in ("accuracy", "unplaced", "taught.accuracy"):
        figures[f"sections.mean.{kind}"] = mean(
            [figures[f"sections.{name}.{kind}"] for name in SETS.values() if f"sections.{name}.{kind}" in figures]
        )
    figures["sections.off_topic.placed"] = _off_topic()
    for count in PAST_ISSUES:
        key = f"weeklies.{count}"
        for name in WEEKLIES:
            if items := list(read_set(root.parent.parent / "draft2" / "data" / name)):
                for part, (right, peer, common) in zip(("", "late."), _of_weekly(items, count), strict=True):
                    figures[f"{key}.{name}.{part}accuracy"], peers[f"{key}.{name}.{part}accuracy"] = right, peer
                    figures[f"{key}.{name}.{part}majority"] = common
        for found in (figures, peers):
            for part in ("accuracy", "late.accuracy", "majority", "late.majority"):
                known = [found[f"{key}.{name}.{part}"] for name in WEEKLIES if f"{key}.{name}.{part}" in found]
                if known:
                    found[f"{key}.mean.{part}"] = mean(known)
    return figures, peers


def _of_set(key: str, items: Sequence[Item], sections: Mapping[str, SectionRule]) -> dict[str, float]:
    shuffled = random.Random(1).sample(items, len(items))
    right, unplaced = _rates(shuffled, sections, ())
    taught = []
    for seed in range(DRAWS):
        shuffled = random.Random(seed).sample(items, len(items))
        past = list(_drawn(shuffled))
        known = {item["id"] for item in past}
        examples = [_example(sections[item["label"][0]].name, item) for item in past]
        taught.append(_rates([item for item in shuffled if item["id"] not in known], sections, examples)[0])
    return {f"{key}.accuracy": right, f"{key}.unplaced": unplaced, f"{key}.taught.accuracy": mean(taught)}


def _drawn(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the first ten items of each section."""
    seen: Counter[str] = Counter()
    for item in items:
        seen[item["label"][0]] += 1
        if seen[item["label"][0]] <= TAUGHT:
            yield item


def _rates(items: Sequence[Item], sections: Mapping[str, SectionRule], past: Sequence[Example]) -> tuple[float, float]:
    """Return what went to an accepted section and what went to none, of items placed in batches, in per cent."""
    found = [name for start in range(0, len(items), BATCH) for name in _placed(items[start : start + BATCH], sections, past)]
    right = [name in item["label"] for item, name in zip(items, found, strict=True)]
    return 100 * mean(right), 100 * mean([name is None for name in found])


def _placed(batch: Sequence[Item], sections: Mapping[str, SectionRule], past: Sequence[Example]) -> list[str | None]:
    names = list(sections)
    texts = [(item.get("title") or "", text_of(item)) for item in batch]
    urls = [item.get("url") or "" for item in batch]
    placed = place_stories(texts, list(sections.values()), urls=urls, past=past, floor=DraftSettings().floor)
    return [None if one.section is None else names[one.section] for one in placed]


def _example(section: str, item: Item) -> Example:
    return Example(section, item.get("title") or "", text_of(item), item.get("url") or "")


def _of_weekly(items: Sequence[Item], count: int) -> list[tuple[float, float, float]]:
    """Return what goes to its section, with sections by name only and `count` past issues, what naive Bayes places rightly, and what
    the most frequent section is right for: in every third issue, and in the latest ones."""
    issues: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        issues[item["issue"]].append(item)
    order = sorted(issues)
    late = round((1 - LATE) * len(order))
    parts = [range(SKIPPED, len(order), EVERY), range(late, len(order))]
    found = {place: _of_issue(issues, order, place, count) for place in {*parts[0], *parts[1]}}
    means = [
        [100 * mean(kind) for kind in zip(*(row for place in part for row in found[place]), strict=True)] for part in parts
    ]
    return [(right, peer, common) for right, peer, common in means]


def _of_issue(
    issues: Mapping[int, Sequence[Item]], order: Sequence[int], place: int, count: int
) -> list[tuple[bool, bool, bool]]:
    """Return for each story of an issue whether it goes to its section, by this program, naive Bayes, and the most frequent section."""
    past = [_example(item["label"][0], item) for issue in order[max(0, place - count) : place] for item in issues[issue]]
    names = Counter(example.section for example in past)
    common, peer = names.most_common(1)[0][0], NaiveBayes(past)
    found = _placed(issues[order[place]], {name: SectionRule(name, "", ()) for name in names}, past)
    return [
        (name in item["label"], peer.place(_example("", item)) in item["label"], common in item["label"])
        for item, name in zip(issues[order[place]], found, strict=True)
    ]


def _off_topic() -> float:
    """Return how many of thirty stories that belong in no section of the sample configuration are placed in one all the same."""
    config = load(Path(__file__).parents[2] / "config.toml", {})
    return float(sum(one.section is not None for one in place_stories(STORIES, config.sections, floor=config.draft.floor)))
