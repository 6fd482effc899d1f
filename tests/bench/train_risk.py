"""Learns the weights by which sentences of a summary are judged, from sentences that were read: `python -m tests.bench.train_risk DIR`.

Needs the extra `train` (scikit-learn), which nothing else here does. sentence_labels.txt has a line for each page of the extract
bench that was read: its name, and for each of its first sentences the first digits of a hash of it and a letter, what an editor said of
the sentence as the only line under the page's headline. With `--held-out` it prints how well pages of sites that were not learned
from are judged; with `--write` it writes newsletter/draft/summary/fitness/risk_weights.json.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from newsletter.draft.summary.fitness.faults import find_fault
from newsletter.draft.summary.fitness.risk import BIAS, HUNDREDTHS
from newsletter.draft.summary.fitness.sentence_features import features_of
from newsletter.draft.summary.prose import first_post, read_units
from newsletter.draft.summary.summarise import languages_of
from newsletter.draft.words.tfidf import words
from newsletter.errors import ExtractError
from newsletter.extract.article import read_articles
from newsletter.models import Article, Page
from tests.bench.extract import SETTINGS, TODAY, pages_below, samples

# Loaded by name, so that neither the tests nor the type checker need them.
numpy: Any = import_module("numpy")
sparse: Any = import_module("scipy.sparse")
linear_model: Any = import_module("sklearn.linear_model")
metrics: Any = import_module("sklearn.metrics")

# What an editor says of a sentence printed alone: fine, or fine right behind the sentence before it; other letters are faults
# (l leans further, j junk, c call, a announcement, f fragment, q somebody's words, e says nothing).
FINE, FINE_BEHIND = "k", "p"
DEPTH = 12
FOLDS = 8
STRENGTH = 0.05  # inverse of the L2 penalty
LEAST_PAGES = 15
LEAST = 3  # hundredths: what no judgement weighs more is left out
LABELS = Path(__file__).with_name("sentence_labels.txt")
WEIGHTS = Path(__file__).parents[2] / "newsletter" / "draft" / "summary" / "fitness" / "risk_weights.json"


@dataclass(frozen=True)
class Sentence:
    """One sentence that was read: its features, whether the rules pass it, what was said of it, and where it stood."""

    names: set[str]
    passes: bool
    said: str
    page: str
    site: str
    digits: str


def digits_of(text: str) -> str:
    """Return the first digits of a sentence's hash: enough to find it again on its page."""
    return hashlib.sha256(text.encode()).hexdigest()[:4]


def read_labels(file: Path = LABELS) -> dict[str, dict[str, str]]:
    """Return what was said of each page's sentences, by their hashes."""
    pages: dict[str, dict[str, str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        name, *items = line.split()
        pages[name] = {item[:4]: item[4] for item in items}
    return pages


def read_examples(data: Path) -> Iterator[Sentence]:
    """Yield the sentences of all pages in the directory that were read."""
    labels = read_labels()
    for sample in samples(pages_below(data)):
        if said := labels.get(sample.name):
            site = (urlsplit(str(sample.truth.get("url") or "")).hostname or sample.name).removeprefix("www.")
            try:
                article = read_articles(sample.body, Page(sample.url, ok=True), SETTINGS, today=TODAY)[0]
            except ExtractError:
                continue
            yield from sentences_of(sample.name, site, article, said)


def sentences_of(name: str, site: str, article: Article, said: dict[str, str]) -> Iterator[Sentence]:
    """Yield those of an article's sentences that were read."""
    units = read_units(first_post(article.text), DEPTH)
    terms = [frozenset(words(unit.text)) for unit in units]
    headline, (_, language) = frozenset(words(article.title or "")), languages_of(article.text, article.language)
    faulty = 0
    for place, unit in enumerate(units):
        passes = find_fault(unit.text, language) is None
        if code := said.get(digits := digits_of(unit.text)):
            yield Sentence(features_of(units, terms, place, headline, language, faulty), passes, code, name, site, digits)
        faulty += not passes


class Table:
    """The sentences as a matrix: a row for each, a column for each feature that is found on enough pages."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        pages: dict[str, set[str]] = {}
        for sentence in sentences:
            for feature in sentence.names:
                pages.setdefault(feature, set()).add(sentence.page)
        self.columns = sorted(feature for feature, found in pages.items() if len(found) >= LEAST_PAGES)
        self.sentences = sentences
        place = {feature: number for number, feature in enumerate(self.columns)}
        cells = [
            (row, place[feature])
            for row, sentence in enumerate(sentences)
            for feature in sorted(sentence.names)
            if feature in place
        ]
        shape = len(sentences), len(self.columns)
        self.matrix = sparse.csr_matrix((numpy.ones(len(cells)), tuple(zip(*cells, strict=True))), shape=shape)
        self.passes = numpy.array([sentence.passes for sentence in sentences])
        self.folds = numpy.array([hashlib.sha256(sentence.site.encode()).digest()[1] % FOLDS for sentence in sentences])
        alone = numpy.array([sentence.said != FINE for sentence in sentences])
        behind = numpy.array([sentence.said not in (FINE, FINE_BEHIND) for sentence in sentences])
        self.targets = {"alone": alone, "behind": behind}


def learn(table: Table, target: str, rows: Any) -> Any:
    """Return a logistic regression learned from some rows."""
    model = linear_model.LogisticRegression(C=STRENGTH, max_iter=500, solver="liblinear")
    return model.fit(table.matrix[rows], table.targets[target][rows])


def held_out(table: Table, target: str) -> Any:
    """Return the risk of each sentence, estimated from the sentences of other sites."""
    risks = numpy.zeros(len(table.sentences))
    for fold in range(FOLDS):
        out = table.folds == fold
        risks[out] = learn(table, target, ~out).predict_proba(table.matrix[out])[:, 1]
    return risks


def report(table: Table) -> None:
    """Print how well the sentences that pass the rules are judged when their sites were not learned from."""
    counts = Counter(sentence.said for sentence in table.sentences)
    print(len(table.sentences), "sentences,", len(table.columns), "features,", dict(counts.most_common()))
    for target, truth in table.targets.items():
        risks, passes = held_out(table, target), table.passes
        order = numpy.argsort(risks[passes])
        faulty = truth[passes][order]
        shares = "  ".join(f"{part:.0%}: {faulty[: int(part * len(faulty))].mean():.3f}" for part in (0.25, 0.5, 0.75, 1))
        print(f"{target:8} AUC {metrics.roc_auc_score(truth[passes], risks[passes]):.3f}  faulty of the surest {shares}")


def write_weights(table: Table) -> None:
    """Learn from all sentences and write the weights, in hundredths, of both judgements."""
    models = [learn(table, target, numpy.arange(len(table.sentences))) for target in table.targets]
    columns = zip(table.columns, *(model.coef_[0] for model in models), strict=True)
    pairs = {name: [round(HUNDREDTHS * float(weight)) for weight in weights] for name, *weights in columns}
    kept = {name: pair for name, pair in pairs.items() if max(map(abs, pair)) >= LEAST}
    kept[BIAS] = [round(HUNDREDTHS * float(model.intercept_[0])) for model in models]
    lines = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(kept[name])}" for name in sorted(kept))
    WEIGHTS.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    print("wrote", len(kept), "weights")


def main() -> None:
    """Read the arguments and the pages, then do what is asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the directory with the pages")
    parser.add_argument("--held-out", action="store_true", help="print how sentences of other sites are judged")
    parser.add_argument("--write", action="store_true", help="write the weights")
    arguments = parser.parse_args()
    table = Table(list(read_examples(arguments.data)))
    if arguments.held_out:
        report(table)
    if arguments.write:
        write_weights(table)


if __name__ == "__main__":
    main()
