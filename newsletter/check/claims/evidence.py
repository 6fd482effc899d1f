"""A story's articles as evidence: their sentences, and which of them support a given sentence."""

from __future__ import annotations

import functools
import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from newsletter.check.claims.notation.amounts import Amount, read_amounts
from newsletter.check.claims.notation.calendar import DayNamed, read_days, read_times
from newsletter.check.claims.notation.figures import centuries_in, is_told, read_figures, said_in_words, told_in
from newsletter.check.claims.notation.foreign_days import DaysSaid, days_said
from newsletter.check.claims.notation.named_months import MonthsSaid, months_said
from newsletter.check.claims.notation.worth import UNITS
from newsletter.check.claims.words import (
    WORD,
    Word,
    content_stem,
    is_capitalised,
    is_content,
    read_words,
    spoken_keys,
    word_key,
)
from newsletter.models import Article
from newsletter.text.dates import day_of
from newsletter.text.sentences import split_sentences

BLOCK_MARK = re.compile(r"^(?:#{1,6}|[-*+>]|\d+[.)])\s+|^```.*$")
# No word of a name is longer than this; without a limit "A.A.A." took the square of its length.
_NAME = r"[A-Z][\w’'.-]{0,40}(?: [A-Z\d][\w’'.-]{0,40}){0,4}"
NAMES_LISTED = re.compile(rf"\b{_NAME}(?:, {_NAME}){{0,9}},? and (?:the )?{_NAME}")
# "T-90", "Covid-19": the number is part of the name, and no figure.
DESIGNATION = re.compile(r"\b(?P<letters>[A-Z][A-Za-z]{0,11})[-‑](?P<number>\d{1,4})(?![\w%]|[.,]\d)")
# How far from a claimed number one that supports it may be, as a share of it: rounded, or within a bound; and in points of a share.
CLOSE, WIDE, SHARES_APART = 0.06, 0.25, 3.0
OF_A_DATE = "date"  # the unit of the number of a day
# How many sentences on either side belong to one matter: "he" and "the firm" refer to names in them.
NEIGHBOURS = 1


@dataclass(frozen=True)
class Statement:
    """A sentence of an article: its words as they stand (`written`), and the stems of its content words."""

    text: str
    article: int
    written: tuple[str, ...]
    stems: frozenset[str]

    @functools.cached_property
    def words(self) -> tuple[Word, ...]:
        """The words with their places, which few sentences are asked for."""
        return read_words(self.text)

    @functools.cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of the words, in order."""
        return tuple(map(word_key, self.written))

    @functools.cached_property
    def at_keys(self) -> Mapping[str, list[int]]:
        """The places of each key among the keys."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, key in enumerate(self.keys):
            found[key].append(at)
        return found

    @functools.cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The numbers that it has."""
        return read_amounts(self.text)


class Evidence:
    """The articles of a story, read once.

    `told_by` has their addresses, `outlets` the names of their sites and authors, `published` the days on which they appeared,
    `foreign` whether they or the story are in a language other than English, where figures are written in other ways, `language` that of
    the story if it is such a one.
    """

    def __init__(
        self,
        texts: Sequence[str],
        told_by: Sequence[str] = (),
        outlets: Sequence[str] = (),
        published: Sequence[date | None] = (),
        *,
        foreign: bool = False,
        language: str | None = None,
    ) -> None:
        self.foreign, self.language = foreign, language
        self.told_by = tuple(told_by) or ("",) * len(texts)
        self.published = tuple(published) or (None,) * len(texts)
        self.outlets = frozenset(word.key for outlet in outlets for word in read_words(outlet))
        self.statements = [_statement(sentence, number) for number, text in enumerate(texts) for sentence in sentences_of(text)]
        self._written = frozenset(word for statement in self.statements for word in statement.written)
        self.keys = frozenset(map(word_key, self._written))
        self._holders = _holders(item.stems for item in self.statements)
        self.stems = self._holders.keys()
        self._around: dict[str, list[int]] = {}
        self._weights: dict[str, float] = {}
        # Which name the articles have instead of one, by the name and the words beside it: a story may say it thousands of times.
        self.instead: dict[tuple[tuple[str, ...], ...], tuple[int, str] | None] = {}
        # What they have between two pairs of words, for a story that says one number thousands of times.
        self.fillers: dict[tuple[tuple[str, ...], tuple[str, ...]], dict[str, int]] = {}
        # What is said of a fact, by its words, those around it and where they have it: a story may repeat a sentence a thousand times.
        self.placed: dict[tuple[object, ...], tuple[str, int]] = {}
        self._rests: dict[tuple[tuple[str, ...], float], list[int]] = {}

    # What only some sentences are held against is read when the first of them comes.

    @functools.cached_property
    def stream(self) -> str:
        """The words as they are spoken, in a row: what a quotation must stand in."""
        return " ".join(spoken_keys(word) for statement in self.statements for word in statement.written)

    @functools.cached_property
    def places(self) -> Mapping[str, list[int]]:
        """The numbers of the sentences that have a word, by its key."""
        return _holders(frozenset(item.keys) for item in self.statements)

    @functools.cached_property
    def lower(self) -> frozenset[str]:
        """The words that stand in small letters: these are no names."""
        return frozenset(word_key(word) for word in self._written if not is_capitalised(word))

    @functools.cached_property
    def capitals(self) -> frozenset[str]:
        """The words in all capitals (`EU`, `NASA`)."""
        return frozenset(word_key(word) for word in self._written if word.isupper())

    @functools.cached_property
    def names(self) -> frozenset[str]:
        """The words with a capital, alone and in pairs (`united states`); no pronoun that a sentence begins with."""
        found = set(self.capitals)
        for item in self.statements:
            named = [word_key(word) for word in item.written if is_capitalised(word)]
            found.update(filter(is_content, named))
            found.update(map(" ".join, pairwise(named)))
        return frozenset(found)

    @functools.cached_property
    def designations(self) -> Mapping[str, Mapping[str, tuple[int, str]]]:
        """The names with a number ("T-90") by the key of their letters and by the number, each with the sentence that has it."""
        found: dict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
        for number, item in enumerate(self.statements):
            for name in DESIGNATION.finditer(item.text):
                found[word_key(name["letters"])].setdefault(name["number"], (number, name[0]))
        return found

    @functools.cached_property
    def days(self) -> list[DayNamed]:
        """The days that the articles name, each once, by the day on which its article appeared."""
        found = (day for item in self.statements for day in read_days(item.text, self.published[item.article]))
        return list({(day.kind, day.meanings, day.month, day.number, day.text): day for day in found}.values())

    @functools.cached_property
    def listed(self) -> frozenset[int]:
        """How many names stand together in each list of names ("Mondays, Wednesdays and Saturdays": 3): a story may count them."""
        lists = (found[0] for item in self.statements for found in NAMES_LISTED.finditer(item.text))
        return frozenset(names.count(", ") - names.count(", and ") + 2 for names in lists)

    @functools.cached_property
    def _figures(self) -> frozenset[tuple[float, str]]:
        return told_in(item.text for item in self.statements)

    def figures_told(self, text: str) -> list[tuple[int, int]]:
        """Return where a text in another language has figures that the articles have in any form; [] in English."""
        if not self.foreign:
            return []
        return [(figure.start, figure.end) for figure in read_figures(text) if is_told(figure, self._figures)]

    @functools.cached_property
    def foreign_days(self) -> DaysSaid:
        """The days that the articles name or mean, for a story in another language than English."""
        return days_said((item.text for item in self.statements), self.published, self.language or "")

    def figures_claimed(self, text: str) -> Iterator[tuple[int, int, bool]]:
        """Yield where each figure of a text in the story's language stands, and whether the articles have it in any form."""
        found: dict[int, list[tuple[int, bool]]] = {}
        for figure in (*read_figures(text), *centuries_in(text), *said_in_words(text, self.language or "")):
            found.setdefault(figure.start, []).append((figure.end, is_told(figure, self._figures)))
        for start, readings in found.items():  # "3.30" may be a time, or a price
            end, is_known = max(readings)
            yield start, end, is_known or (":" not in text[start:end] and any(told for _, told in readings))

    @functools.cached_property
    def times(self) -> frozenset[int]:
        """The times of the day that the articles name, in minutes after midnight."""
        return frozenset(minute for item in self.statements for _, _, minutes in read_times(item.text) for minute in minutes)

    @functools.cached_property
    def months(self) -> MonthsSaid:
        """The months that the articles speak of, by the day on which each appeared."""
        return months_said((item.text for item in self.statements), self.days, self.published)

    @functools.cached_property
    def amounts(self) -> list[tuple[Amount, list[int]]]:
        """The amounts, those of one worth once, each with the numbers of the sentences that have it.

        The number of a day ("Dec 3") is one of no other unit: it makes no "three years".
        """
        found: dict[tuple[object, ...], tuple[Amount, list[int]]] = {}
        for number, item in enumerate(self.statements):
            dates = [day for day in read_days(item.text, None) if day.kind == "date"] if item.amounts else []
            for one in (each for amount in item.amounts for each in (amount, *amount.parts)):
                if not one.unit and any(day.start <= one.start < day.end for day in dates):
                    one = replace(one, unit=OF_A_DATE)
                held = found.setdefault(_worth(one), (one, []))[1]
                if held[-1:] != [number]:
                    held.append(number)
        return list(found.values())

    @functools.cached_property
    def _by_worth(self) -> Mapping[str, list[tuple[float, int]]]:
        """The numbers of the amounts by value, in order: all of them under "", those of each kind of unit in its smallest unit."""
        found: dict[str, list[tuple[float, int]]] = defaultdict(list)
        for number, (one, _) in enumerate(self.amounts):
            found[""].append((one.value, number))
            if one.unit in UNITS:
                kind, worth = UNITS[one.unit]
                found[kind].append((one.value * worth, number))
        return {kind: sorted(values) for kind, values in found.items()}

    def amounts_near(self, claimed: Amount, *, wide: bool) -> list[tuple[Amount, list[int]]]:
        """Return the amounts, with their sentences, that may support a claimed one: those a little below or above it (`wide`: a bound)."""
        if claimed.decade:
            return self.amounts
        kind, worth = UNITS.get(claimed.unit, ("", 1.0))
        numbers: dict[int, None] = {}
        for key, value in {"": claimed.value, kind: claimed.value * worth}.items():
            known, apart = self._by_worth.get(key, []), (WIDE if wide else CLOSE) * value + SHARES_APART
            low, high = bisect_left(known, (value - apart, -1)), bisect_left(known, (value + apart, len(self.amounts)))
            numbers |= dict.fromkeys(number for _, number in known[low:high])
        return [self.amounts[number] for number in sorted(numbers)]

    def _matter(self, number: int) -> list[int]:
        """Return the numbers of a sentence and of its neighbours in the same article."""
        article, last = self.statements[number].article, len(self.statements)
        around = range(max(0, number - NEIGHBOURS), min(last, number + NEIGHBOURS + 1))
        return [near for near in around if self.statements[near].article == article]

    def _near(self, stem: str) -> list[int]:
        """Return the numbers of the sentences that have a stem or stand beside one that has."""
        if stem not in self._around:
            self._around[stem] = sorted({near for number in self._holders.get(stem, ()) for near in self._matter(number)})
        return self._around[stem]

    def score(self, weights: Mapping[str, float], *, window: bool) -> dict[int, float]:
        """Return for each sentence that has one of the stems (it or its neighbours: `window`) the sum of their weights there."""
        scores = defaultdict[int, float](float)
        for stem, weight in weights.items():
            for number in self._near(stem) if window else self._holders.get(stem, ()):
                scores[number] += weight
        return scores

    def weight(self, stem: str) -> float:
        """Return the weight of a word: the rarer in the article, the greater (inverse sentence frequency)."""
        if stem not in self._weights:
            self._weights[stem] = math.log(1 + max(1, len(self.statements)) / max(1, len(self._near(stem))))
        return self._weights[stem]

    def coverage(self, stems: Iterable[str], number: int) -> float:
        """Return the share (0 to 1, by weight) of the words that are in a sentence or its neighbours."""
        wanted = set(stems)
        known = frozenset().union(*(self.statements[near].stems for near in self._matter(number)))
        whole = sum(map(self.weight, wanted))
        return sum(self.weight(stem) for stem in wanted if stem in known) / whole if whole else 0.0

    def rests_on(self, stems: Sequence[str], least: float = 0.25) -> list[int]:
        """Return the one or two sentences that have most of the words, the best first; [] if none has the share `least` of their weight."""
        wanted = tuple(dict.fromkeys(stems))
        if (wanted, least) not in self._rests:
            self._rests[wanted, least] = self._find_rests({stem: self.weight(stem) for stem in wanted}, least)
        return self._rests[wanted, least]

    def _find_rests(self, weights: Mapping[str, float], least: float) -> list[int]:
        enough = least * sum(weights.values())
        first, score = best_of(self.score(weights, window=False))
        if not score or score < enough:
            return []
        rest = {stem: weight for stem, weight in weights.items() if stem not in self.statements[first].stems}
        second, score = best_of(self.score(rest, window=False))
        return [first, second] if score > enough else [first]


def _worth(one: Amount) -> tuple[object, ...]:
    """Return what tells one amount from another, wherever they stand."""
    return (one.value, one.unit, one.exact, one.is_year, bool(one.things), one.decade)


def best_of(scores: Mapping[int, float]) -> tuple[int, float]:
    """Return the first of the highest scores, with its number; (0, 0.0) for none."""
    number = max(scores, key=lambda number: (scores[number], -number), default=0)
    return number, scores.get(number, 0.0)


def _holders(sets: Iterable[frozenset[str]]) -> dict[str, list[int]]:
    """Return, for each word, the numbers of the sets that have it."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(sets):
        for word in words:
            found[word].append(number)
    return found


def _statement(text: str, article: int) -> Statement:
    written = tuple(WORD.findall(text))
    return Statement(text, article, written, frozenset(map(content_stem, written)) - {""})


def sentences_of(text: str) -> list[str]:
    """Return the sentences of an article's text (one block a line), without the marks of headings and list items."""
    lines = (BLOCK_MARK.sub("", line.strip()) for line in text.split("\n"))
    return [sentence for line in lines if line for sentence in split_sentences(line)]


def evidence_of(articles: Sequence[Article], *, foreign: bool = False, language: str | None = None) -> Evidence:
    """Return the evidence of a story's articles: their titles, descriptions, dates, names and texts; the rest as `Evidence` has it."""
    texts, outlets = [], []
    for article in articles:
        names = [*filter(None, [article.site, *article.authors])]
        texts.append(
            "\n".join([*filter(None, [article.title, article.part_of_title, article.description]), *names, article.text])
        )
        outlets += names
    addresses, days = [article.url for article in articles], list(map(published_day, articles))
    return Evidence(texts, addresses, outlets, days, foreign=foreign, language=language)


def published_day(article: Article | None) -> date | None:
    """Return the day on which an article appeared, None if it is not known or there is no article."""
    return day_of(article.published) if article else None
