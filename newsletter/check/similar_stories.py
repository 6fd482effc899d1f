"""Finds the earlier story that reports the same event: an index of past stories by their weighted words, headlines, sites and days."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import timedelta

from newsletter.check.claims.evidence import published_day
from newsletter.check.claims.words import content_stems, read_words
from newsletter.check.material import Entry, Material, PastStory
from newsletter.models import Article
from newsletter.text.clean import key

# How alike two stories are told (cosine of their weighted words, and what each shared word of their headlines adds) at which
# they tell one event.
SAME_STORY, SHARED_WORD, MOST_SHARED = 0.172, 0.03, 4
LEAST_SHARED = 5
# From this likeness on, two pages of one site are the same news.
SAME_SITE = 0.5
# Words before a number name a series ("Weekly Challenge 154") if this many earlier headlines have them, each with another number.
SERIES_WORDS, LEAST_OF_SERIES, SERIES_LETTERS = 2, 3, 80
ISSUE_NUMBER = re.compile(r"(?<![\w.])(?:#|v|no\.\s?)?\d+(?:\.\d+)*(?![\w.]*\w)|\(?\b[IVX]{1,4}\b\)?$", re.IGNORECASE)
OLD, OLD_COSTS = timedelta(weeks=56), 0.05
# In days: how far apart outlets, and a weekly issue, report one event.
SAME_DAYS, ISSUE_DAYS, SAME_DAYS_ADD = timedelta(days=3), timedelta(days=9), 0.06
# How much of an article is compared besides the summary: its opening has the news.
LEAD_WORDS = 120


class StoryIndex:
    """Earlier stories by their words, so that a new one is compared only with those that share some.

    What many earlier stories have (`Rust`, in a newsletter on Rust) weighs little: words are weighed by the archive too.
    """

    def __init__(self, material: Material) -> None:
        self.material = material
        self.titles = [_title_words(past.headline) for past in material.past]
        self.series = [_without_numbers(past.headline) for past in material.past]
        plain = [self._vector(past.headline, past.summary, past.article) for past in material.past]
        self.count = len(plain)
        self.hosts = [{_host(name) for name in past.keys} - {""} for past in material.past]
        self.in_series = [_series_of(past.headline) for past in material.past]
        numbers = Counter(words for words, _ in {pair for pairs in self.in_series for pair in pairs})
        self.known_series = {words for words, count in numbers.items() if count >= LEAST_OF_SERIES}
        spread = Counter(term for vector in plain for term in vector)
        self.rarity = {term: math.log((self.count + 2) / (held + 1)) for term, held in spread.items()}
        self.vectors = list(map(self._weighed, plain))
        self.holders: dict[str, list[int]] = defaultdict(list)
        for number, vector in enumerate(self.vectors):
            for word in _single_words(vector):
                self.holders[word].append(number)

    def _vector(self, headline: str, summary: str, article: Article | None) -> Mapping[str, float]:
        lead = " ".join(article.text.split(maxsplit=LEAD_WORDS)[:LEAD_WORDS]) if article else ""
        return self.material.vector(headline, f"{summary} {lead}")

    def _weighed(self, vector: Mapping[str, float]) -> dict[str, float]:
        """Return a vector of length 1 whose terms weigh less the more earlier stories have them (inverse frequency)."""
        most = math.log(self.count + 2)
        weighed = {term: weight * self.rarity.get(term, most) / most for term, weight in vector.items()}
        length = math.sqrt(sum(weight * weight for weight in weighed.values()))
        return {term: weight / length for term, weight in weighed.items()} if length else {}

    def nearest(self, entry: Entry) -> PastStory | None:
        """Return the earlier story that tells the same, None if there is none."""
        story, article = entry.story, entry.articles[0] if entry.articles else None
        vector = self._weighed(self._vector(story.headline, story.summary, article))
        return self._nearest(entry, vector, self.count, SAME_STORY)

    def twin_of(self, entry: Entry, number: int, least: float) -> PastStory | None:
        """Return the story before this one that tells the same; here the index is of one issue, where this one has the `number`."""
        return self._nearest(entry, self.vectors[number], number, least)

    def _nearest(self, entry: Entry, vector: Mapping[str, float], end: int, least: float) -> PastStory | None:
        """Return the story before the number `end` that tells the same."""
        story, article = entry.story, entry.articles[0] if entry.articles else None
        shared: Counter[int] = Counter()
        for word in _single_words(vector):
            shared.update(self.holders.get(word, ()))
        title, hosts = _title_words(story.headline), {_host(self.material.key(story.link))} if story.link else set()
        scores: dict[int, float] = {}
        for number, count in shared.items():
            if count < LEAST_SHARED or number >= end:
                continue  # a few words make no event
            past = self.material.past[number]
            added = SHARED_WORD * min(MOST_SHARED, len(title & self.titles[number])) + self._by_days(article, past)
            score = _cosine(vector, self.vectors[number]) + added
            if score < least or self._is_instalment(story.headline, number):
                continue
            if score >= SAME_SITE or not hosts & self.hosts[number] or key(story.headline) == key(past.headline):
                scores[number] = score
        best = max(scores, key=lambda number: scores[number], default=None)
        return None if best is None else self.material.past[best]

    def _is_instalment(self, headline: str, number: int) -> bool:
        """Say whether a headline and an earlier one are instalments of one series: they differ only in a number, or in all but its name."""
        past = self.material.past[number].headline
        if key(headline) == key(past):
            return False
        series, mine = _without_numbers(headline), {words for words, _ in _series_of(headline)}
        theirs = {words for words, _ in self.in_series[number]}
        return bool(series and series == self.series[number]) or bool(mine & theirs & self.known_series)

    def _by_days(self, article: Article | None, past: PastStory) -> float:
        """Return what is added to the likeness if both are of the same days, or subtracted if the earlier one is of another year."""
        now = self.material.file_day
        if past.day and now and now - past.day > OLD:
            return -OLD_COSTS
        day, then = published_day(article), published_day(past.article)
        if day and then:
            return SAME_DAYS_ADD if abs(day - then) <= SAME_DAYS else 0.0
        return SAME_DAYS_ADD if day and past.day and timedelta() <= past.day - day <= ISSUE_DAYS else 0.0


def _single_words(vector: Mapping[str, float]) -> list[str]:
    return [term for term in vector if " " not in term]


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the cosine of two vectors of length 1."""
    return math.fsum(weight * other[term] for term, weight in one.items() if term in other)


def _without_numbers(headline: str) -> str:
    """Return a headline without its numbers and months, so that instalments of a series are alike; "" if it has none."""
    bare = ISSUE_NUMBER.sub(" ", re.sub(r"\b(?:[A-Z][a-z]{2,8}\b(?= ?\d))|[\d.#:v]+", " ", headline))
    return key(bare) if key(bare) != key(headline) else ""


def _host(name: str) -> str:
    """Return the site in the key of a link (`example.org/page`), "" for the id of a story."""
    host, slash, _ = name.removeprefix("https://").removeprefix("http://").partition("/")
    return host.removeprefix("www.") if slash else ""


def _series_of(headline: str) -> frozenset[tuple[str, str]]:
    """Return (the words before it, number) for every number of a headline."""
    found = set()
    for number in ISSUE_NUMBER.finditer(headline):
        before = headline[max(0, number.start() - SERIES_LETTERS) : number.start()]
        words = [word.key for word in read_words(before)][-SERIES_WORDS:]
        if len(words) == SERIES_WORDS:
            found.add((" ".join(words), number[0].strip("#v()")))
    return frozenset(found)


def _title_words(headline: str) -> frozenset[str]:
    return frozenset(content_stems(read_words(headline)))
