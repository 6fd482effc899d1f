"""Measures `check`: what it catches of planted errors, what it flags of good text, and repeats found in a made archive.

Peers: the recall and false alarms of two published checkers as they were measured on the same kind of sets; they are not run here.
"""

from __future__ import annotations

import json
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from newsletter.cache import link_key
from newsletter.check.claims.evidence import Evidence
from newsletter.check.claims.support import SUPPORTED, judge_quotations, judge_sentence, lower_words
from newsletter.check.material import Material, PastStory, entries_of
from newsletter.check.rule import all_rules
from newsletter.commands.material import weigh_story
from newsletter.issuefile import escape, parse
from newsletter.text.sentences import split_sentences

PEERS = {"planted errors": (0.78, 0.86), "good text flagged": (0.52, 0.61)}
CLEAN = ("sme", "bbc")
PLANTED = {"number": "numbers", "unit": "units", "quote": "quotations", "name_out": "outside_names", "name_in": "inside_names"}
ALIKE = ("num_eq", "name_short")
LABELLED = ("flag_summedits", "flag_qags_cnndm", "flag_qags_xsum", "flag_gofigure_xsum")
ISSUES, PER_ISSUE = 52, 12


def run(data: Path | None, *, table: bool = True, arguments: Sequence[str] = ()) -> dict[str, float]:
    """Return the figures of all sets in `data`, all shares from 0 to 1; print them as a table unless `table` is False."""
    if data is None:
        raise SystemExit("check: --data or NEWSLETTER_BENCH names the folder with the sets")
    root = data / "draft" / "data" if (data / "draft" / "data").is_dir() else data
    figures = {**_planted(list(_items(root / "flag_synth")))}
    for name in LABELLED:
        if items := list(_items(root / name)):
            figures[f"claims.{name.removeprefix('flag_')}.balanced_accuracy"] = _balanced(items)
    stories = [item for name in ("story_tldr", "story_allsides", "story_ecb") for item in _items(root / name)]
    figures |= _repeats(stories) if stories else {}
    if table:
        for key, value in figures.items():
            print(f"{key:44}{value:8.3f}")
        for key, pair in PEERS.items():
            print(f"peers, {key}: {pair[0]:.2f} and {pair[1]:.2f}")
    return figures


def _items(folder: Path) -> Iterator[dict[str, Any]]:
    for file in sorted(folder.glob("*.jsonl")):
        with open(file, encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines)


# --- claims ----------------------------------------------------------------------------------------------------------------


class _Checker:
    """Judges summaries; a source that many of them share is read once."""

    def __init__(self) -> None:
        self.known: dict[str, tuple[Evidence, frozenset[str]]] = {}

    def flags(self, item: Mapping[str, Any]) -> set[str]:
        """Return the verdicts of a summary that are not `supported`."""
        source, summary = item["source"], item["summary"]
        if source not in self.known:
            self.known = {source: (Evidence([source]), lower_words([source]))}
        evidence, lower = self.known[source]
        lower |= lower_words([summary])
        claims = [
            *judge_quotations(summary, evidence),
            *(claim for sentence in split_sentences(summary) for claim in judge_sentence(sentence, evidence, lower)),
        ]
        return {claim.verdict for claim in claims} - {SUPPORTED}


def _planted(items: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Return recall by kind on texts known to be clean but for the planted error, and what is flagged of good ones."""
    checker, found = _Checker(), defaultdict(list)
    began = time.process_time()
    for item in sorted(items, key=lambda item: str(item["base"])):
        if item["origin"] in CLEAN:
            found[item["kind"]].append(checker.flags(item))
    spent = time.process_time() - began
    figures = {f"claims.{name}.recall": _share(found[kind]) for kind, name in PLANTED.items() if found[kind]}
    if found["original"]:
        figures["claims.false_alarms"] = _share(found["original"])
        figures["claims.false_alarms.without_notes"] = _share([flags - {"doubtful"} for flags in found["original"]])
        figures["claims.lookalikes"] = _share([flags for kind in ALIKE for flags in found[kind]])
        figures["claims.ms"] = 1000 * spent / sum(map(len, found.values()))
    return figures


def _share(found: Sequence[set[str]]) -> float:
    return sum(map(bool, found)) / len(found) if found else 0.0


def _balanced(items: Iterable[Mapping[str, Any]]) -> float:
    """Return the mean of the shares of bad and of good summaries that are told right."""
    checker, right = _Checker(), {0: [0, 0], 1: [0, 0]}
    for item in sorted(items, key=lambda item: str(item["source"])):
        count = right[item["label"]]
        count[0] += bool(checker.flags(item)) == (item["label"] == 0)
        count[1] += 1
    return sum(hits / max(1, all_) for hits, all_ in right.values()) / 2


# --- repeats ---------------------------------------------------------------------------------------------------------------


def _repeats(items: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Return precision and recall of the rule for repeats, over an archive made of one article of each story.

    The new issue has links that were printed (with trackers, under another form), another outlet's article of printed stories,
    and stories that no issue had.
    """
    by_story: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for item in items:
        by_story[item["story"]].append(item)
    names = sorted(name for name in by_story if len(by_story[name]) > 1)
    random.Random(1).shuffle(names)
    room = ISSUES * PER_ISSUE
    printed, fresh = names[: min(room, len(names) * 2 // 3)], names[min(room, len(names) * 2 // 3) :]
    past = tuple(_past(by_story[name][0], number) for number, name in enumerate(printed))
    told: list[tuple[str, Mapping[str, Any], bool]] = []
    for number, name in enumerate(printed):
        first, second = by_story[name][:2]
        told.append((f"{_url(first)}?utm_source=x", first, True) if number % 2 else (_url(second), second, True))
    told += [(_url(by_story[name][0]), by_story[name][0], False) for name in fresh]
    began = time.process_time()
    flagged = _flagged(told, past)
    spent = time.process_time() - began
    hits = sum(true and flag for (_, _, true), flag in zip(told, flagged, strict=True))
    return {
        "repeats.precision": hits / max(1, sum(flagged)),
        "repeats.recall": hits / max(1, sum(true for *_, true in told)),
        "repeats.seconds": spent,
    }


def _past(item: Mapping[str, Any], number: int) -> PastStory:
    day = date(2025, 1, 4) + timedelta(weeks=number % ISSUES)
    keys = frozenset({link_key(_url(item))})
    return PastStory(f"{day.isoformat()}.md", day, item.get("title") or "", _summary(item), keys)


def _flagged(told: Sequence[tuple[str, Mapping[str, Any], bool]], past: tuple[PastStory, ...]) -> list[bool]:
    text = '---\ntitle: "Weekly"\ndate: 2026-01-10\n---\n\n## All\n\n' + "".join(
        f"### {escape(item.get('title') or 'Untitled')}\n\n{escape(_summary(item)) or 'None.'}\n\n[Read more]({url})\n\n"
        for url, item, _ in told
    )
    draft = parse(text, "2026-01-10.md")
    entries = entries_of(draft, lambda story: ())
    held = Material(
        draft=draft, text=text, today=date(2026, 1, 10), entries=entries, past=past, key=link_key, vector=weigh_story
    )
    lines = {found.line for code in ("repeat", "follow-up") for found in all_rules()[code].look(held)}
    return [entry.block.line in lines for entry in entries]


def _summary(item: Mapping[str, Any]) -> str:
    return " ".join(str(item.get("text") or "").split()[:90])


def _url(item: Mapping[str, Any]) -> str:
    return f"https://{item['story'].replace('_', '-')}.example/{item['id']}"
