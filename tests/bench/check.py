"""Measures `check`: what it catches of planted errors, what it flags of good text, and repeats found in a made archive.

Peers: `hallucination-check` runs beside it on a sample of the same texts where that package is installed; the two validators of the
news dashboard worldmonitor are a JavaScript service, and stand here with the figures that were measured of them on such sets.
"""

from __future__ import annotations

import hashlib
import importlib
import random
import re
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from newsletter.cache import link_key
from newsletter.check.claims.evidence import Evidence
from newsletter.check.claims.judge import judge_days
from newsletter.check.claims.support import SUPPORTED, judge_quotations, judge_sentence, lower_words
from newsletter.check.gate import gate_summary
from newsletter.check.material import Material, PastStory, entries_of
from newsletter.check.rule import all_rules
from newsletter.commands.material import weigh_story
from newsletter.issuefile import escape, parse
from newsletter.models import Article
from newsletter.text.sentences import split_sentences
from tests.bench.labelled import read_set

PEERS = {"planted errors found": (0.78, 0.86), "good text flagged": (0.52, 0.61)}
PEER_SAMPLE = 8
CLEAN = ("sme", "bbc")
PLANTED = {"number": "numbers", "unit": "units", "quote": "quotations", "name_out": "outside_names", "name_in": "inside_names"}
OUTSIDE = ("number", "unit", "quote", "name_out")
ALIKE = ("num_eq", "name_short")
LABELLED = ("flag_summedits", "flag_qags_cnndm", "flag_qags_xsum", "flag_gofigure_xsum")
ISSUES, PER_ISSUE = 52, 12


def run(data: Path | None, *, table: bool = True, arguments: Sequence[str] = ()) -> dict[str, float]:
    """Return the figures of all sets in `data`, all shares from 0 to 1; print them as a table unless `table` is False."""
    if data is None:
        raise SystemExit("check: --data or NEWSLETTER_BENCH names the folder with the sets")
    root = data / "draft" / "data" if (data / "draft" / "data").is_dir() else data
    figures = {**_planted(list(read_set(root / "flag_synth")))}
    for name in LABELLED:
        if items := list(read_set(root / name)):
            figures[f"claims.{name.removeprefix('flag_')}.balanced_accuracy"] = _balanced(items)
    stories = [item for name in ("story_tldr", "story_allsides", "story_ecb") for item in read_set(root / name)]
    figures |= _repeats(stories) if stories else {}
    if table:
        for key, value in figures.items():
            print(f"{key:44}{value:8.3f}")
        for key, pair in PEERS.items():
            print(f"{'peers as published, ' + key:44}{pair[0]:8.3f}{pair[1]:8.3f}")
    return figures


# --- claims ----------------------------------------------------------------------------------------------------------------


class _Checker:
    """Judges summaries; a source that many of them share is read once."""

    def __init__(self) -> None:
        self.known: dict[str, tuple[Evidence, frozenset[str]]] = {}

    def flags(self, item: Mapping[str, Any]) -> frozenset[tuple[str, str, str]]:
        """Return (kind, words, verdict) of the claims of a summary that are not `supported`."""
        source, summary = item["source"], item["summary"]
        if source not in self.known:
            self.known = {source: (Evidence([source]), lower_words([source]))}
        evidence, lower = self.known[source]
        lower |= lower_words([summary])
        claims = [
            *judge_quotations(summary, evidence),
            *(
                claim
                for sentence in split_sentences(summary)
                for claim in judge_days(sentence, judge_sentence(sentence, evidence, lower), evidence)
            ),
        ]
        return frozenset((claim.kind, claim.text, claim.verdict) for claim in claims if claim.verdict != SUPPORTED)


@dataclass(frozen=True)
class _Judged:
    """An item of the planted set, and what was flagged of it."""

    item: Mapping[str, Any]
    flags: frozenset[tuple[str, str, str]]


def _planted(items: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Return recall by kind on texts known to be clean but for the planted error, and what is flagged of good ones.

    `distinct` counts a finding once for each source: the set retells one article up to twenty times with the same sentence in it.
    """
    checker, found = _Checker(), defaultdict(list)
    began = time.process_time()
    for item in sorted(items, key=lambda item: str(item["base"])):
        if item["origin"] in CLEAN:
            found[item["kind"]].append(_Judged(item, checker.flags(item)))
    spent = time.process_time() - began
    figures = {f"claims.{name}.recall": _share(found[kind]) for kind, name in PLANTED.items() if found[kind]}
    good, alike = found["original"], [judged for kind in ALIKE for judged in found[kind]]
    if good:
        figures["claims.false_alarms"] = _share(good)
        figures["claims.false_alarms.distinct"] = _share(_distinct(good))
        figures["claims.lookalikes"] = _share(alike)
        figures["claims.lookalikes.distinct"] = _share(_distinct(alike))
        figures["claims.ms"] = 1000 * spent / sum(map(len, found.values()))
    return figures | _gated(found) | _peer(found)


def _gated(found: Mapping[str, Sequence[_Judged]]) -> dict[str, float]:
    """Return what the gate for a model's words leaves of planted errors, and what it replaces of good sentences (each once)."""
    planted = [judged.item for kind in OUTSIDE for judged in found[kind] if judged.item["span"]]
    left = 0
    for item in planted:
        span = item["summary"][slice(*item["span"])]
        left += span not in item["source"] and span in gate_summary(item["summary"], [_source(item)])[0]
    good = {(judged.item["source"], text) for judged in found["original"] for text in split_sentences(judged.item["summary"])}
    replaced = {
        (judged.item["source"], one)
        for judged in found["original"]
        for one in gate_summary(judged.item["summary"], [_source(judged.item)])[1]
    }
    sentences = {(source, one.sentence) for source, one in replaced}
    reasons = {(source, one.reason) for source, one in replaced}
    return {
        "gate.left": left / max(1, len(planted)),
        "gate.good_replaced": len(sentences) / max(1, len(good)),
        "gate.good_replaced.distinct": len(reasons) / max(1, len(good) - len(sentences) + len(reasons)),
    }


def _source(item: Mapping[str, Any]) -> Article:
    return Article("", "", text=item["source"])


def _share(found: Sequence[_Judged]) -> float:
    return sum(bool(judged.flags) for judged in found) / len(found) if found else 0.0


def _distinct(found: Sequence[_Judged]) -> list[_Judged]:
    """Return items without those of which nothing is flagged but what was flagged of another item of their source already."""
    seen: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    kept = []
    for judged in found:
        known = seen[judged.item["source"]]
        if not judged.flags or judged.flags - known:
            kept.append(judged)
        known |= judged.flags
    return kept


def _peer(found: Mapping[str, Sequence[_Judged]]) -> dict[str, float]:
    """Return what the package hallucination-check finds in a sample of the same texts; nothing where it is not installed."""
    try:
        peer = importlib.import_module("hallucination_check")
    except ImportError:
        return {}

    def share(kinds: Iterable[str]) -> float:
        sample = [judged.item for kind in kinds for judged in found.get(kind, ())][::PEER_SAMPLE]
        flagged = [bool(peer.check(item["summary"], item["source"]).unsupported) for item in sample]
        return sum(flagged) / max(1, len(flagged))

    return {
        "peer.hallucination_check.recall": share(PLANTED),
        "peer.hallucination_check.false_alarms": share(["original"]),
        "peer.hallucination_check.lookalikes": share(ALIKE),
    }


def _balanced(items: Iterable[Mapping[str, Any]]) -> float:
    """Return the mean of the shares of bad and of good summaries that are told right."""
    checker, right = _Checker(), {0: [0, 0], 1: [0, 0]}
    for item in sorted(items, key=lambda item: str(item["source"])):
        count = right[item["label"]]
        count[0] += bool(checker.flags(item)) == (item["label"] == 0)
        count[1] += 1
    return sum(hits / max(1, all_) for hits, all_ in right.values()) / 2


# --- repeats ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _New:
    """A story of the new issue: its link, what it tells, the issue that had it ("" for none), and how it comes back."""

    url: str
    item: Mapping[str, Any]
    issue: str = ""
    code: str = ""
    day: date = date(2025, 1, 2)


def _repeats(items: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Return precision and recall of the rules for repeats and follow-ups, over an archive made of one article of each story.

    The new issue has, in turn, links that were printed (with trackers), another outlet's article of the same days, and another
    outlet's article of weeks later whose figures are others (true follow-ups); and stories that no issue had. A hit names the issue.
    """
    by_story: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for item in items:
        by_story[item["story"]].append(item)
    names = sorted(name for name in by_story if len(by_story[name]) > 1)
    random.Random(1).shuffle(names)
    cut = min(ISSUES * PER_ISSUE, len(names) * 2 // 3)
    past = tuple(_past(by_story[name][0], number) for number, name in enumerate(names[:cut]))
    told = [_again(by_story[name], old, number) for number, (name, old) in enumerate(zip(names[:cut], past, strict=True))]
    # Stories of their own, of days on which others were told.
    told += [_New(_url(by_story[name][0]), by_story[name][0], day=_day(number)) for number, name in enumerate(names[cut:])]
    began = time.process_time()
    flagged = _flagged(told, past)
    spent = time.process_time() - began
    hits = sum(bool(new.issue) and new.issue in message for new, (_, message) in zip(told, flagged, strict=True))
    followed = [(new.code, code) for new, (code, _) in zip(told, flagged, strict=True) if new.issue and code]
    both = followed.count(("follow-up", "follow-up"))
    return {
        "repeats.precision": hits / max(1, sum(bool(code) for code, _ in flagged)),
        "repeats.recall": hits / max(1, sum(bool(new.issue) for new in told)),
        "follow_ups.precision": both / max(1, sum(code == "follow-up" for _, code in followed)),
        "follow_ups.recall": both / max(1, sum(code == "follow-up" for code, _ in followed)),
        "repeats.seconds": spent,
    }


def _again(story: Sequence[Mapping[str, Any]], old: PastStory, number: int) -> _New:
    first, second = story[:2]
    if number % 3 == 0:
        return _New(f"{_url(first)}?utm_source=x", first, old.issue, "repeat", _day(number))
    if number % 3 == 1:
        return _New(_url(second), second, old.issue, "repeat", _day(number))
    text = re.sub(r"\d", lambda digit: str(9 - int(digit[0])), str(second.get("text") or ""))
    news = f"It is now {number + 1000} in all. {text}"
    return _New(_url(second), {**second, "text": news}, old.issue, "follow-up", _day(number + 2))


def _past(item: Mapping[str, Any], number: int) -> PastStory:
    day = _day(number) + timedelta(days=2)
    article = _article(item, _url(item), _day(number))
    return PastStory(
        f"{day}-{number}.md", day, item.get("title") or "", _summary(item), frozenset({link_key(_url(item))}), article
    )


def _day(number: int) -> date:
    """Return the day on which the article of a story was published."""
    return date(2025, 1, 9) + timedelta(weeks=number % ISSUES)


def _article(item: Mapping[str, Any], url: str, day: date) -> Article:
    return Article(url, url, title=item.get("title") or "", text=str(item.get("text") or ""), published=f"{day}T08:00:00Z")


def _flagged(told: Sequence[_New], past: tuple[PastStory, ...]) -> list[tuple[str, str]]:
    """Return (code, message) of what is found of each new story, ("", "") for nothing."""
    text = '---\ntitle: "Weekly"\ndate: 2026-01-10\n---\n\n## All\n\n' + "".join(
        f"### {escape(new.item.get('title') or 'Untitled')}\n\n{escape(_summary(new.item)) or 'None.'}\n\n[Read more]({new.url})\n\n"
        for new in told
    )
    draft = parse(text, "2026-01-10.md")
    articles = iter([(_article(new.item, new.url, new.day),) for new in told])
    held = Material(
        draft=draft,
        text=text,
        today=date(2026, 1, 10),
        file_day=date(2026, 1, 10),
        entries=entries_of(draft, lambda story: next(articles)),
        past=past,
        key=link_key,
        vector=weigh_story,
    )
    found = {item.line: (code, item.message) for code in ("repeat", "follow-up") for item in all_rules()[code].look(held)}
    return [found.get(entry.block.line, ("", "")) for entry in held.entries]


def _summary(item: Mapping[str, Any]) -> str:
    return " ".join(str(item.get("text") or "").split()[:90])


def _url(item: Mapping[str, Any]) -> str:
    return f"https://{hashlib.sha256(str(item['id']).encode()).hexdigest()[:12]}.example/{item['id']}"
