"""How well stories are joined, placed, named and summarised, on labelled sets.

Reads `<set>/<split>.jsonl` and `sections.json` below the data folder (or below its `draft/data`), the weeklies of `draft2/data` and the
pages of `extract/data` beside it, whatever split lies there; `--only joins,placements,summaries` takes a part.
Beside each figure stands the simplest peer: the most frequent section, the first sentence.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from newsletter.draft.headlines.headline import headline_of, title_worths
from newsletter.draft.summary.choose_sentences import Aim
from newsletter.draft.summary.summarise import CAP, summarise
from newsletter.text.sentences import split_sentences
from tests.bench.joins import joins
from tests.bench.labelled import Figures, mean, read_set, text_of, title_of
from tests.bench.placements import placements

SETS = {"sum_inshorts": ("inshorts", 60), "sum_cnndm": ("cnndm", 56), "sum_xsum": ("xsum", 22)}
CLUSTERS, CLUSTER_WORDS = "multi_allsides", 60


def run(data: Path | None, *, table: bool, arguments: list[str]) -> dict[str, float]:
    """Return the figures of every set that lies below `data`, in per cent."""
    if data is None:
        raise SystemExit("draft: name the data with --data DIR or NEWSLETTER_BENCH")
    parser = argparse.ArgumentParser(prog="draft")
    parser.add_argument("--only", default="joins,placements,summaries")
    chosen = parser.parse_args(arguments).only.split(",")
    root = data / "draft" / "data" if (data / "draft" / "data").is_dir() else data
    figures: dict[str, float] = {}
    peers: dict[str, float] = {}
    for name, measure in {"joins": joins, "placements": placements, "summaries": _summaries}.items():
        if name in chosen:
            ours, theirs = measure(root)
            figures |= ours
            peers |= theirs
    if table:
        for key, value in figures.items():
            print(f"{key:36}{value:8.2f}" + (f"{peers[key]:8.2f}" if key in peers else ""))
    return figures


def _summaries(root: Path) -> tuple[Figures, Figures]:
    """Return ROUGE-1 of summaries and headlines, and the share of summaries over their length, with that of the first sentence.

    Summaries are filled up to the length, as the references are; `sure` are those that a draft has by default, shorter where no
    sentence is sure to stand.
    """
    figures: dict[str, float] = {}
    peers: dict[str, float] = {}
    for folder, (name, words) in SETS.items():
        if items := list(read_set(root / folder)):
            ours = [summarise(text_of(item), Aim(words, fill=True), title_of(item)) for item in items]
            sure = [summarise(text_of(item), words, title_of(item)) for item in items]
            firsts = [" ".join(split_sentences(text_of(item))[:1]) for item in items]
            figures |= _scores(name, ours, items, words) | _scores(f"{name}.sure", sure, items, words)
            peers[f"summary.{name}.rouge1"] = _scores(name, firsts, items, words)[f"summary.{name}.rouge1"]
    if items := list(read_set(root / CLUSTERS)):
        groups = [_lead_first([(one["title"], one["text"]) for one in item["articles"]]) for item in items]
        told = [
            summarise(text, Aim(CLUSTER_WORDS, fill=True), title, others=[("Other", other) for _, other in others])
            for (title, text), *others in groups
        ]
        figures |= _scores("allsides", told, items, CLUSTER_WORDS)
        true = [item["headline"] for item in items]
        ours = [headline_of(title, text) for (title, text), *_ in groups]
        firsts = [item["articles"][0]["title"] for item in items]
        figures["headline.allsides.rouge1"], peers["headline.allsides.rouge1"] = (
            mean(list(map(_rouge1, heads, true))) for heads in (ours, firsts)
        )
    return figures, peers


def _scores(name: str, found: Sequence[str], items: Sequence[Mapping[str, Any]], words: int) -> dict[str, float]:
    return {
        f"summary.{name}.rouge1": mean([_best(text, item["ref"]) for text, item in zip(found, items, strict=True)]),
        f"summary.{name}.over": 100 * mean([len(text.split()) > int(CAP * words) for text in found]),
    }


def _lead_first(articles: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return articles on one story, (title, text), the one whose title is the best headline first."""
    worths = title_worths([title for title, _ in articles], [text for _, text in articles])
    return [one for _, one in sorted(zip(worths, articles, strict=True), key=lambda item: (-item[0], -len(item[1][1])))]


def _best(found: str, true: str | list[str]) -> float:
    """Return the score against the reference that it is nearest to."""
    return max(_rouge1(found, one) for one in ([true] if isinstance(true, str) else true))


def _rouge1(found: str, true: str) -> float:
    """Return ROUGE-1 F (Lin 2004) in per cent: of stems where the extra `train` is installed (rouge-score), else of lower-cased words."""
    if (scorer := _scorer()) is not None:
        return 100 * float(scorer.score(true, found)["rouge1"].fmeasure)
    one, two = (Counter(re.findall(r"\w+", text.lower())) for text in (found, true))
    shared = sum((one & two).values())
    return 200 * shared / (sum(one.values()) + sum(two.values())) if shared else 0.0


@lru_cache(maxsize=1)
def _scorer() -> Any:
    try:
        return import_module("rouge_score.rouge_scorer").RougeScorer(["rouge1"], use_stemmer=True)
    except ImportError:
        return None
