"""Learns the weights of the features by which blocks are judged, from pages with known text: `python -m tests.bench.train_blocks DIR`.

Needs the extra `train` (scikit-learn), which nothing else here does.
With `--held-out FILE` it prints the figures of a five-fold cross-validation and
writes the texts, so that a new feature can be tried; with `--write` it writes newsletter/extract/body/scoring/weights.json.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from newsletter.errors import ExtractError
from newsletter.extract.body.scoring.classifier import HUNDREDTHS, LIKELY, SECOND_COLUMNS, enough, second_keys, uncertainty
from newsletter.extract.body.scoring.context_features import BOX_COLUMNS, box_keys
from newsletter.extract.body.scoring.features import COLUMNS, ENGINE_COLUMNS, names_of
from newsletter.extract.body.select_blocks import UNCERTAIN, MeasuredPage, ask_engine, measure_page
from newsletter.extract.page.parsed_page import parse
from newsletter.text.charset import decode
from tests.bench.extract import pages_below
from tests.bench.shingles import words_of

# Loaded by name, so that neither the tests nor the type checker need them.
numpy: Any = import_module("numpy")
sparse: Any = import_module("scipy.sparse")
linear_model: Any = import_module("sklearn.linear_model")

# News and blog pages are what a newsletter is made of; a set of snippets tells little of each page.
SET_WEIGHTS = {"aeb": 2.0, "fundus": 2.0, "np4k": 2.0, "wcxb": 1.0, "mozilla": 1.0, "trafeval": 1.0, "wcxb7": 1.0}
FOLDS = 5
STRENGTH = 0.05  # inverse of the L2 penalty
MIN_PAGES = 4
LEAST = 3  # hundredths: what no judgement weighs more is left out
WEIGHTS = Path(__file__).parents[2] / "newsletter" / "extract" / "body" / "scoring" / "weights.json"


@dataclass
class Example:
    """One page: its blocks, what is known of each, and which belong to the article (None: not known)."""

    name: str
    site: str
    page: MeasuredPage
    labels: list[bool | None]
    weight: float
    group: str
    truth: dict[str, Any]

    @property
    def fold(self) -> int:
        """The fold that the page is held out in, together with all others of its site."""
        return hashlib.sha256(self.site.encode()).digest()[1] % FOLDS


def read_examples(data: Path) -> Iterator[Example]:
    """Yield the pages of all splits that lie in the directory and have text or snippets as truth; the engine has been asked."""
    for truth_file in sorted(data.glob("*/*/truth.json")):
        weight = SET_WEIGHTS.get(truth_file.parent.parent.name)
        if weight is None:
            continue
        for name, truth in json.loads(truth_file.read_text(encoding="utf-8")).items():
            file = truth_file.parent / "pages" / f"{name.partition(':')[2]}.html.xz"
            if truth.get("synthetic") or truth.get("page_type") == "forum" or not file.exists():
                continue
            url = truth.get("url") or ""
            try:
                page = measure_page(parse(decode(lzma.decompress(file.read_bytes()), None, None), url))
            except ExtractError:
                continue
            ask_engine(page)
            host = (urlsplit(url).hostname or "").removeprefix("www.")
            yield Example(
                name, host if "." in host else name, page, label(page, truth), weight, truth_file.parent.parent.name, truth
            )


def label(page: MeasuredPage, truth: dict[str, Any]) -> list[bool | None]:
    """Return for each block whether the truth holds it."""
    texts = [block.text for block in page.layout.blocks]
    if "text" in truth:
        return list(_by_text(texts, truth["text"]))
    wanted = [_plain(snippet) for snippet in truth.get("with") or ()]
    unwanted = [_plain(snippet) for snippet in truth.get("without") or ()]
    return [
        True if any(part in text for part in wanted) else False if any(part in text for part in unwanted) else None
        for text in map(_plain, texts)
    ]


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _by_text(texts: Sequence[str], truth: str) -> list[bool]:
    words = words_of(truth)
    shingles = {tuple(words[place : place + 4]) for place in range(len(words) - 3)}
    joined, lines = f" {' '.join(words)} ", {" ".join(words_of(line)) for line in truth.splitlines()}
    own = [words_of(text) for text in texts]
    found: list[bool | None] = []
    for block in own:
        known = [tuple(block[place : place + 4]) in shingles for place in range(len(block) - 3)]
        found.append(False if not block else None if not known else 2 * sum(known) >= len(known))
    sure = [bool(value) for value in found]
    for place, value in enumerate(found):
        if value is None:  # a few words: only together with what stands before or after
            around = sure[max(0, place - 4) : place + 5]
            after, before = own[place + 1 : place + 2], own[place - 1 : place] if place else []
            text = " ".join(own[place])
            sure[place] = (
                any(around)
                if text in lines
                else any(len(near) > 2 and f" {text} {' '.join(near[:3])} " in joined for near in after)
                or any(len(near) > 2 and f" {' '.join(near[-3:])} {text} " in joined for near in before)
            )
    return sure


class Table:
    """The examples as a matrix: a row for each block, a column for each feature that is found on four pages or more."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.examples = examples
        self.labels = numpy.array([bool(value) for example in examples for value in example.labels])
        self.weights = numpy.array([weight for example in examples for weight in _block_weights(example)])
        self.hopeless = numpy.array([fact.hopeless for example in examples for fact in example.page.facts])
        self.weights[self.hopeless] = 0.0
        self.folds = numpy.array([example.fold for example in examples for _ in example.labels])

    def matrix(self, rows: Sequence[Sequence[str]]) -> tuple[Any, list[str]]:
        """Return the matrix of some rows of features, and the names of its columns."""
        pages: Counter[str] = Counter()
        place = 0
        for example in self.examples:
            pages.update({feature for row in rows[place : place + len(example.labels)] for feature in row})
            place += len(example.labels)
        columns = sorted(feature for feature, count in pages.items() if count >= MIN_PAGES)
        index = {feature: column for column, feature in enumerate(columns)}
        cells = [[index[feature] for feature in row if feature in index] for row in rows]
        ends = numpy.cumsum([0, *map(len, cells)])
        flat = numpy.array([cell for row in cells for cell in row])
        return sparse.csr_matrix((numpy.ones(ends[-1], dtype=numpy.float32), flat, ends), (len(rows), len(columns))), columns

    def held_out(self, matrix: Any, without: int | None = None) -> Any:
        """Return what is thought of each block by weights that have not seen its site, nor the fold `without`."""
        likely = numpy.zeros(len(self.labels))
        for fold in range(FOLDS):
            test = self.folds == fold
            seen = ~test if without is None else ~test & (self.folds != without)
            likely[test] = self.fit(matrix, seen).predict_proba(matrix[test])[:, 1]
        likely[self.hopeless] = 0.0
        return likely

    def second_held_out(self, rows: Sequence[Sequence[str]], first: Any) -> Any:
        """Return the second judgement of each block by weights that have not seen its site.

        Neither may the first judgements that they learn from: made with the labels of a fold, they tell of these labels, and the
        second judgement looks far better on that fold than it is.
        """
        likely = numpy.zeros(len(self.labels))
        for fold in range(FOLDS):
            test = self.folds == fold
            matrix, _ = self.matrix(self.second_rows(rows, self.held_out(first, without=fold)))
            likely[test] = self.fit(matrix, ~test).predict_proba(matrix[test])[:, 1]
        likely[self.hopeless] = 0.0
        return likely

    def fit(self, matrix: Any, chosen: Any) -> Any:
        """Return the model fitted to the chosen rows."""
        rows = chosen & (self.weights > 0)
        model = linear_model.LogisticRegression(C=STRENGTH, max_iter=400, solver="liblinear")
        return model.fit(matrix[rows], self.labels[rows], sample_weight=self.weights[rows])

    def first_rows(self, asked: bool) -> list[list[str]]:
        """Return the rows of the first judgement, with the engine's features or without."""
        return [row for example in self.examples for row in _signs(example.page, asked)]

    def second_rows(self, rows: Sequence[Sequence[str]], likely: Any) -> list[list[str]]:
        """Return the rows of the second judgement: those of the first, and the features made of the first judgement."""
        longer, place = [], 0
        for example in self.examples:
            count = len(example.labels)
            keys = second_keys(example.page.facts, likely[place : place + count].tolist())
            for row, added in zip(rows[place : place + count], keys, strict=True):
                longer.append([*row, *_names(SECOND_COLUMNS, added)])
            place += count
        return longer


def _signs(page: MeasuredPage, asked: bool) -> list[list[str]]:
    columns = COLUMNS + ENGINE_COLUMNS if asked else COLUMNS
    return [
        []
        if fact.hopeless
        else _names(columns, fact.keys[: len(columns)]) + _names(BOX_COLUMNS, box_keys(fact.box, page.outline))
        for fact in page.facts
    ]


def _names(columns: Sequence[str], keys: Sequence[Any]) -> list[str]:
    return [name for group, key in zip(columns, keys, strict=False) if key is not None for name in _names_of(group, key)]


_names_of = lru_cache(maxsize=500_000)(names_of)


def _block_weights(example: Example) -> list[float]:
    """Weigh the blocks by their length, and the pages of a set alike."""
    known = [
        0.0 if value is None else max(1, len(block.text.split())) ** 0.6
        for block, value in zip(example.page.layout.blocks, example.labels, strict=True)
    ]
    return [100 * example.weight * weight / (sum(known) or 1) for weight in known]


def learn(table: Table, asked: bool) -> dict[str, list[float]]:
    """Return the weights of all features in both judgements."""
    rows = table.first_rows(asked)
    first, first_signs = table.matrix(rows)
    second, second_signs = table.matrix(table.second_rows(rows, table.held_out(first)))
    everything = numpy.ones(len(table.labels), dtype=bool)
    one, two = table.fit(first, everything), table.fit(second, everything)
    weights: dict[str, list[float]] = {"bias:": [float(one.intercept_[0]), float(two.intercept_[0])]}
    for features, model, place in ((first_signs, one, 0), (second_signs, two, 1)):
        for feature, weight in zip(features, model.coef_[0], strict=True):
            weights.setdefault(feature, [0.0, 0.0])[place] = float(weight)
    return weights


def main() -> None:
    """Judge by weights that have not seen the page's site, learn the weights from all pages: what of it is asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path)
    options.add_argument("--write", action="store_true", help="write newsletter/extract/body/scoring/weights.json")
    options.add_argument("--held-out", type=Path, help="write the texts of the held-out judgements as RESULTS.jsonl")
    chosen = options.parse_args()
    table = Table(list(read_examples(pages_below(chosen.data))))
    print(f"{len(table.examples)} pages, {len(table.labels)} blocks")
    if chosen.held_out:
        records = _records(table, _held_out(table))
        chosen.held_out.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    if chosen.write:
        _write_weights(learn(table, asked=False), learn(table, asked=True))


def _held_out(table: Table) -> Any:
    judged = []
    for asked in (False, True):
        rows = table.first_rows(asked)
        likely = table.second_held_out(rows, table.matrix(rows)[0])
        right = numpy.average((likely >= LIKELY) == table.labels, weights=table.weights)
        print(f"held out, {'asked' if asked else 'alone'}: {right:.4f} of the blocks judged right, weighted")
        judged.append(likely)
    together, share = _together(table, *judged)
    print(f"the engine is asked on {share:.2f} of the pages")
    return together


def _together(table: Table, alone: Any, asked: Any) -> tuple[Any, float]:
    """Return the judgement that asks the engine where the one without it doubts, and the share of pages where it does."""
    likely, place, pages = alone.copy(), 0, 0
    for example in table.examples:
        span = slice(place, place + len(example.labels))
        if uncertainty(example.page.facts, alone[span].tolist()) > UNCERTAIN:
            likely[span] = asked[span]
            pages += 1
        place = span.stop
    return likely, pages / len(table.examples)


def _write_weights(alone: dict[str, list[float]], asked: dict[str, list[float]]) -> None:
    groups: dict[str, dict[str, list[int]]] = {}
    for feature in sorted(alone.keys() | asked.keys()):
        four = [round(value * HUNDREDTHS) for value in (*alone.get(feature, (0.0, 0.0)), *asked.get(feature, (0.0, 0.0)))]
        if max(map(abs, four)) >= LEAST:
            group, _, name = feature.partition(":")
            groups.setdefault(group, {})[name] = four
    lines = [
        f"{json.dumps(group)}:{json.dumps(names, ensure_ascii=False, separators=(',', ':'))}" for group, names in groups.items()
    ]
    WEIGHTS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def held_out_records(data: Path) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Yield for each page its set, its truth and the text that weights give which have not seen its site."""
    table = Table(list(read_examples(data)))
    for example, record in zip(table.examples, _records(table, _held_out(table)), strict=True):
        yield example.group, example.truth, record


def _records(table: Table, likely: Any) -> Iterator[dict[str, Any]]:
    place = 0
    for example in table.examples:
        chosen = likely[place : place + len(example.labels)] >= enough(example.page.outline.page_kind)
        texts = [block.text for block, keep in zip(example.page.layout.blocks, chosen, strict=True) if keep]
        yield {"id": example.name, "text": "\n".join(dict.fromkeys(texts))}
        place += len(example.labels)


if __name__ == "__main__":
    main()
