"""How well pages are read, on pages with known text, metadata and stories, beside plain trafilatura on the same pages.

Reads `<set>/<split>/truth.json` and `pages/NAME.html.xz` below the data folder (or its `extract/data`), whatever split lies there.
Options: `--folds` (with the figures of a cross-validation by site, which needs the extra `train` and minutes), `--sets a,b`,
 `--results FILE` (a record of each page, one JSON object a line), `--alone` (without trafilatura).
The gate is `--gate tests/bench/extract_baseline.json`.
"""

from __future__ import annotations

import argparse
import datetime
import json
import logging
import lzma
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import trafilatura

from newsletter.config.schema import ExtractSettings
from newsletter.errors import ExtractError
from newsletter.extract.article import read_articles
from newsletter.models import Article, Page
from newsletter.text.charset import decode
from tests.bench.extract_scores import Scores, score_page, score_stories, summed

TODAY = datetime.date(2026, 11, 21)
STRIPPED = ".nold"  # the page without its JSON-LD and microdata
COLUMNS = (
    "f1",
    "precision",
    "recall",
    "word_f1",
    "exact",
    "repeat",
    "title_again",
    "snippet_f1",
    "first",
    "title",
    "author",
    "date",
    "date_wrong",
    "date_unflagged",
)
IN_FOLDS = ("precision", "recall", "word_f1", "hit", "missed", "wrong")
SETTINGS = ExtractSettings()


@dataclass(frozen=True)
class Sample:
    """One page with what is known of it."""

    name: str
    group: str
    truth: Mapping[str, Any]
    file: Path

    @property
    def body(self) -> bytes:
        """The page as it came over the wire."""
        return lzma.decompress(self.file.read_bytes())

    @property
    def url(self) -> str:
        """The page's address, or a stand-in where it is not known."""
        return str(self.truth.get("url") or "https://www.example.org/story")


@dataclass
class Tally:
    """Figures of pages by set, stories by kind of page, seconds of the processor, and pages wrongly split."""

    pages: dict[str, list[Scores]] = field(default_factory=lambda: defaultdict(list))
    stories: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    seconds: float = 0.0
    count: int = 0
    split: int = 0
    failed: int = 0

    def figures(self) -> dict[str, float]:
        """Return `set.figure` of every set."""
        found = {f"{group}.{name}": value for group, pages in self.pages.items() for name, value in summed(pages).items()}
        found |= {f"{kind}.story_f1": sum(values) / len(values) for kind, values in self.stories.items()}
        return found


def pages_below(data: Path) -> Path:
    """Return the folder of the sets: the one named, or its `extract/data`."""
    return data / "extract" / "data" if (data / "extract" / "data").is_dir() else data


def run(data: Path | None, *, table: bool = True, arguments: Sequence[str] = ()) -> dict[str, float]:
    """Return the figures of every set that lies below `data` as shares; those of speed in pages a second of the processor."""
    if data is None:
        raise SystemExit("extract: name the data with --data DIR or NEWSLETTER_BENCH")
    root = pages_below(data)
    options = _options(arguments)
    ours, theirs, records = Tally(), Tally(), []
    for sample in samples(root, options.sets.split(",") if options.sets else None):
        record = _read(sample, ours)
        records.append(record)
        _tally(sample, record, ours)
        if not options.alone and sample.group != "multi":
            _tally(sample, _read_by_trafilatura(sample, theirs), theirs)
    if options.results:
        options.results.write_text("".join(json.dumps(record, ensure_ascii=True) + "\n" for record in records))
    figures = ours.figures() | _more(ours, theirs)
    if options.folds:
        figures |= _folds(root)
    if table:
        _print(figures, theirs.figures())
    return figures


def _folds(root: Path) -> dict[str, float]:
    """Return the figures of text that weights give which have not seen a page's site: those to go by, as the others are in-sample."""
    from tests.bench.train_blocks import held_out_records

    tally = Tally()
    for group, truth, record in held_out_records(root):
        scores = score_page(truth, record)
        tally.pages[group].append({name: scores[name] for name in IN_FOLDS if name in scores})
    return {
        f"{name}_folds": value for name, value in tally.figures().items() if name.endswith((".f1", ".snippet_f1", ".word_f1"))
    }


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="extract")
    parser.add_argument("--sets")
    parser.add_argument("--results", type=Path)
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--folds", action="store_true")
    return parser.parse_args(arguments)


def samples(root: Path, sets: Sequence[str] | None = None) -> Iterator[Sample]:
    """Yield the pages of the sets below a folder that are real ones."""
    for truth_file in sorted(root.glob("*/*/truth.json")):
        group = truth_file.parent.parent.name
        if sets and group not in sets:
            continue
        for name, truth in json.loads(truth_file.read_text(encoding="utf-8")).items():
            if truth.get("synthetic"):
                continue
            for kind in ("", STRIPPED) if group == "multi" else ("",):
                file = truth_file.parent / "pages" / f"{name.partition(':')[2]}{kind}.html.xz"
                if file.exists():
                    yield Sample(name + kind, group, truth, file)


def _read(sample: Sample, tally: Tally) -> dict[str, Any]:
    body = sample.body
    begin = time.process_time()
    try:
        articles = read_articles(body, Page(sample.url, ok=True), SETTINGS, today=TODAY)
    except ExtractError:
        articles = []
        tally.failed += 1
    if sample.group != "multi":
        tally.seconds += time.process_time() - begin
        tally.count += 1
        tally.split += len(articles) > 1
    return _record(sample.name, articles)


def _record(name: str, articles: Sequence[Article]) -> dict[str, Any]:
    first = articles[0] if articles else Article("")
    stories = [article for article in articles if article.position]
    return {
        "id": name,
        "title": first.part_of_title or first.title,
        "author": list(first.authors),
        "date": first.published,
        "sitename": first.site,
        "lang": first.language,
        "image": first.image,
        "description": first.description,
        "text": "\n".join(_printed(article) for article in articles),
        "flags": list(first.flags),
        "stories": [{"title": story.title, "text": story.text, "date": story.published} for story in stories],
    }


def _printed(article: Article) -> str:
    """The text of a page is that of its articles, with the titles that it gives to its stories."""
    return f"## {article.title}\n{article.text}" if article.position and article.why.get("title") == "given" else article.text


def _read_by_trafilatura(sample: Sample, tally: Tally) -> dict[str, Any]:
    body = sample.body
    begin = time.process_time()
    text = decode(body, None, None)
    found = trafilatura.bare_extraction(text, url=sample.url, with_metadata=True, include_comments=False)
    tally.seconds += time.process_time() - begin
    tally.count += 1
    if found is None:
        tally.failed += 1
        return {}
    facts = found.as_dict()
    return {**facts, "lang": facts.get("language"), "text": facts.get("text") or ""}


def _tally(sample: Sample, record: Mapping[str, Any], tally: Tally) -> None:
    if sample.group != "multi":
        scores = score_page(sample.truth, record)
        tally.pages[sample.group].append(scores)
        if kind := sample.truth.get("page_type"):
            tally.pages[f"{sample.group}-{kind}"].append(scores)
        return
    stripped = sample.name.endswith(STRIPPED)
    live = any(story.get("text") for story in sample.truth["stories"])
    kind = "multi.nold" if stripped else "multi" if live else "multi.roundup"
    tally.stories[kind].append(score_stories(sample.truth, record["stories"], shown_only=stripped))


def _more(ours: Tally, theirs: Tally) -> dict[str, float]:
    found: dict[str, float] = {}
    if ours.count:
        found["single.split"] = ours.split / ours.count
        found["speed.ours"] = ours.count / ours.seconds
    if theirs.count:
        found["speed.trafilatura"] = theirs.count / theirs.seconds
        found["speed.ratio"] = found["speed.ours"] / found["speed.trafilatura"]
    return found


def _print(figures: Mapping[str, float], peers: Mapping[str, float]) -> None:
    groups = sorted({name.partition(".")[0] for name in peers or figures} - {"multi", "speed", "single"})
    print(f"{'':22}" + "".join(f"{column[:11]:>12}" for column in COLUMNS))
    for group in groups:
        for who, found in (("ours", figures), ("trafilatura", peers)):
            cells = [found.get(f"{group}.{column}") for column in COLUMNS]
            if any(cell is not None for cell in cells):
                print(f"{group:10}{who:12}" + "".join(f"{'' if cell is None else f'{cell:.3f}':>12}" for cell in cells))
    for name in sorted(figures):
        if name.split(".")[0] in ("multi", "single", "speed") or name.endswith("_folds"):
            print(f"{name:22}{figures[name]:12.3f}")


logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
