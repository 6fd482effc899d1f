"""Owns the articles of one story as evidence: their sentences, and which of them a sentence of the story rests on."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsletter.check.claims.amounts import Amount, read_amounts
from newsletter.check.claims.words import Word, content_stems, is_content, read_words, spoken_keys
from newsletter.models import Article
from newsletter.text.sentences import split_sentences

BLOCK_MARK = re.compile(r"^(?:#{1,6}|[-*+>]|\d+[.)])\s+|^```.*$")
# So many sentences on either side belong to one matter: "he" and "the firm" stand for names said there.
NEIGHBOURS = 1


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of an article."""

    text: str
    article: int
    words: tuple[Word, ...]
    stems: frozenset[str]
    amounts: tuple[Amount, ...]


class Evidence:
    """The articles of a story, read once. `told_by` has their addresses, `outlets` the names of their sites and authors."""

    def __init__(self, texts: Sequence[str], told_by: Sequence[str] = (), outlets: Sequence[str] = ()) -> None:
        self.told_by = tuple(told_by) or ("",) * len(texts)
        self.outlets = frozenset(word.key for outlet in outlets for word in read_words(outlet))
        self.statements = [_statement(sentence, number) for number, text in enumerate(texts) for sentence in sentences_of(text)]
        self.keys = frozenset(word.key for statement in self.statements for word in statement.words)
        self.stems = frozenset(stem for statement in self.statements for stem in statement.stems)
        self.stream = " ".join(spoken_keys(word.text) for statement in self.statements for word in statement.words)
        self.amounts = [(amount, number) for number, item in enumerate(self.statements) for amount in item.amounts]
        self.places = self._find_places()
        self._windows = [self._window(number) for number in range(len(self.statements))]
        counts = Counter(stem for window in self._windows for stem in window)
        total = max(1, len(self._windows))
        self._weight = {stem: math.log(1 + total / count) for stem, count in counts.items()}
        self._default = math.log(1 + total)

    @functools.cached_property
    def capitals(self) -> frozenset[str]:
        """The words in capitals (`EU`, `NASA`)."""
        return frozenset(word.key for item in self.statements for word in item.words if word.text.isupper())

    @functools.cached_property
    def names(self) -> frozenset[str]:
        """The words with a capital, alone and in pairs (`united states`); no pronoun that a sentence begins with."""
        found = set(self.capitals)
        for item in self.statements:
            named = [word for word in item.words if word.is_capitalised]
            found.update(word.key for word in named if is_content(word.key))
            found.update(f"{one.key} {other.key}" for one, other in pairwise(named))
        return frozenset(found)

    def _find_places(self) -> dict[str, list[int]]:
        """Return for each word the numbers of the sentences that have it."""
        places: dict[str, list[int]] = defaultdict(list)
        for number, statement in enumerate(self.statements):
            for key in {word.key for word in statement.words}:
                places[key].append(number)
        return places

    def _window(self, number: int) -> frozenset[str]:
        article = self.statements[number].article
        around = self.statements[max(0, number - NEIGHBOURS) : number + NEIGHBOURS + 1]
        return frozenset(stem for item in around if item.article == article for stem in item.stems)

    def has(self, stem: str, number: int, *, window: bool) -> bool:
        """Say whether a sentence, or it and its neighbours (`window`), has a word."""
        return stem in (self._windows[number] if window else self.statements[number].stems)

    def weight(self, stem: str) -> float:
        """Return how much a word tells: the rarer in the article, the more (inverse sentence frequency)."""
        return self._weight.get(stem, self._default)

    def coverage(self, stems: Iterable[str], number: int, *, window: bool = True) -> float:
        """Return the share (0 to 1, by weight) of the words that stand in a sentence, or in it and its neighbours."""
        wanted = set(stems)
        known = self._windows[number] if window else self.statements[number].stems
        whole = sum(map(self.weight, wanted))
        return sum(self.weight(stem) for stem in wanted if stem in known) / whole if whole else 0.0

    def rests_on(self, stems: Sequence[str], least: float = 0.25) -> list[int]:
        """Return the one or two sentences that say most of what the words say, the best first; none where none says a quarter."""
        wanted = set(stems)
        scored = sorted(
            ((self.coverage(wanted, number, window=False), -number) for number in range(len(self.statements))), reverse=True
        )
        if not scored or scored[0][0] < least:
            return []
        first = -scored[0][1]
        rest = wanted - self.statements[first].stems
        second = max(
            ((sum(self.weight(stem) for stem in rest & item.stems), -n) for n, item in enumerate(self.statements)),
            default=(0.0, 0),
        )
        whole = sum(map(self.weight, wanted))
        return [first, -second[1]] if second[0] > least * whole else [first]


def _statement(text: str, article: int) -> Statement:
    words = read_words(text)
    return Statement(text, article, tuple(words), frozenset(content_stems(words)), tuple(read_amounts(text)))


def sentences_of(text: str) -> list[str]:
    """Return the sentences of an article's text, which has one block a line; marks of headings and items are left out."""
    lines = (BLOCK_MARK.sub("", line.strip()) for line in text.split("\n"))
    return [sentence for line in lines if line for sentence in split_sentences(line)]


def evidence_of(articles: Sequence[Article]) -> Evidence:
    """Return the evidence of a story's articles: what they say in title, description, dates, names and text."""
    texts, outlets = [], []
    for article in articles:
        names = [*filter(None, [article.site, *article.authors])]
        texts.append(
            "\n".join([*filter(None, [article.title, article.part_of_title, article.description]), *names, article.text])
        )
        outlets += names
    return Evidence(texts, [article.url for article in articles], outlets)
