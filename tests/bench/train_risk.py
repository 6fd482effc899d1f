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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

from newsletter.draft.prose.discussion import first_post
from newsletter.draft.prose.units import read_units
from newsletter.draft.summary.article_language import languages_of
from newsletter.draft.summary.choose_sentences import Aim
from newsletter.draft.summary.fitness import risk
from newsletter.draft.summary.fitness.faults import find_fault, size_of
from newsletter.draft.summary.fitness.risk import BIAS, HUNDREDTHS
from newsletter.draft.summary.fitness.sentence_features import features_of
from newsletter.draft.summary.summarise import summarise
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
# The words of the summaries that are counted.
LENGTH = 60
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


@dataclass(frozen=True)
class ReadPage:
    """One page that was read: its name in the bench, its site, what the program reads out of it, and what was said of its sentences."""

    name: str
    site: str
    article: Article
    said: Mapping[str, str]

    @property
    def fold(self) -> int:
        """The fold that the page is held out in, together with all others of its site."""
        return fold_of(self.site)


def fold_of(site: str) -> int:
    """Return the fold of a site."""
    return hashlib.sha256(site.encode()).digest()[1] % FOLDS


def read_pages(data: Path) -> Iterator[ReadPage]:
    """Yield the pages in the directory that were read."""
    labels = read_labels()
    for sample in samples(pages_below(data)):
        if said := labels.get(sample.name):
            site = (urlsplit(str(sample.truth.get("url") or "")).hostname or sample.name).removeprefix("www.")
            try:
                article = read_articles(sample.body, Page(sample.url, ok=True), SETTINGS, today=TODAY)[0]
            except ExtractError:
                continue
            yield ReadPage(sample.name, site, article, said)


def sentences_of(page: ReadPage) -> Iterator[Sentence]:
    """Yield those of a page's sentences that were read."""
    article = page.article
    units = read_units(first_post(article.text), DEPTH)
    terms = [frozenset(words(unit.text)) for unit in units]
    headline, (_, language) = frozenset(words(article.title or "")), languages_of(article.text, article.language)
    faulty = 0
    for place, unit in enumerate(units):
        passes = find_fault(unit.text, language) is None
        if code := page.said.get(digits_of(unit.text)):
            yield Sentence(features_of(units, terms, place, headline, language, faulty), passes, code, page.name, page.site)
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
        self.folds = numpy.array([fold_of(sentence.site) for sentence in sentences])
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


def report_summaries(table: Table, pages: Sequence[ReadPage]) -> None:
    """Print how many summaries have a faulty sentence, with limits and without, by the weights that were learned from other sites."""
    faulty, words_in = Counter[bool](), Counter[bool]()
    for fold in range(FOLDS):
        known = weigh(table, table.folds != fold)
        with patch.object(risk, "_weights", lambda known=known: known):
            risk._bounds_behind.cache_clear()
            for page in pages:
                for fill in (False, True) if page.fold == fold else ():
                    summary = summarise(
                        page.article.text, Aim(LENGTH, fill), page.article.title or "", language=page.article.language
                    )
                    faulty[fill] += has_fault(summary, page)
                    words_in[fill] += size_of(summary)
    for fill, name in ((True, "filled"), (False, "sure")):
        print(f"{name:8} faulty summaries {faulty[fill] / len(pages):.3f}  words {words_in[fill] / len(pages):.1f}")


def has_fault(summary: str, page: ReadPage) -> bool:
    """Say whether a line of a summary is one of which a fault was said, alone or behind the line before it, as it stands."""
    places = {unit.text: unit.place for unit in read_units(first_post(page.article.text))}
    before = None
    for line in summary.split("\n"):
        said, place = page.said.get(digits_of(line), FINE), places.get(line)
        follows = place is not None and before is not None and place == before + 1
        if said != FINE and not (follows and said == FINE_BEHIND):
            return True
        before = place
    return False


def weigh(table: Table, rows: Any) -> dict[str, list[int]]:
    """Learn both judgements from some rows and return their weights, in hundredths."""
    models = [learn(table, target, rows) for target in table.targets]
    columns = zip(table.columns, *(model.coef_[0] for model in models), strict=True)
    pairs = {name: [round(HUNDREDTHS * float(weight)) for weight in weights] for name, *weights in columns}
    kept = {name: pair for name, pair in pairs.items() if max(map(abs, pair)) >= LEAST}
    return kept | {BIAS: [round(HUNDREDTHS * float(model.intercept_[0])) for model in models]}


def write_weights(table: Table) -> None:
    """Learn from all sentences and write the weights."""
    kept = weigh(table, numpy.arange(len(table.sentences)))
    lines = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(kept[name])}" for name in sorted(kept))
    WEIGHTS.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    print("wrote", len(kept), "weights")


def main() -> None:
    """Read the arguments and the pages, then do what is asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the directory with the pages")
    parser.add_argument("--held-out", action="store_true", help="print how pages of other sites are judged and summed up")
    parser.add_argument("--write", action="store_true", help="write the weights")
    arguments = parser.parse_args()
    pages = list(read_pages(arguments.data))
    table = Table([sentence for page in pages for sentence in sentences_of(page)])
    if arguments.held_out:
        report(table)
        report_summaries(table, pages)
    if arguments.write:
        write_weights(table)


if __name__ == "__main__":
    main()
