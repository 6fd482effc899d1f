"""Rules against earlier issues: a story that was printed already, and one that goes on with new figures."""

from __future__ import annotations

import dataclasses
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import timedelta

from newsletter.check.claims.amounts import Amount, read_amounts, same_amount
from newsletter.check.claims.evidence import published_day
from newsletter.check.claims.judge import summary_text
from newsletter.check.claims.words import content_stems, read_words
from newsletter.check.finding import Finding, Position
from newsletter.check.material import Entry, Material, PastStory
from newsletter.check.rule import on_story, rule
from newsletter.models import Article
from newsletter.text.clean import key

# How alike two stories are told (cosine of their weighted words, and what each shared word of their headlines adds) at which
# they tell one event.
SAME_STORY, SHARED_WORD, MOST_SHARED = 0.172, 0.03, 4
NUMBERS = re.compile(r"\d[\d.,]*\d|\d")
LEAST_SHARED = 5
# Two pages of one site are two pieces of news, unless they say nearly the same.
SAME_SITE = 0.5
# Words before a number that so many earlier headlines have, each with another number, name a series ("Weekly Challenge 154").
SERIES_WORDS, LEAST_OF_SERIES, SERIES_LETTERS = 2, 3, 80
ISSUE_NUMBER = re.compile(r"(?<![\w.])(?:#|v|no\.\s?)?\d+(?:\.\d+)*(?![\w.]*\w)|\(?\b[IVX]{1,4}\b\)?$", re.IGNORECASE)
OLD, OLD_COSTS = timedelta(weeks=56), 0.05
# Outlets tell one event within days of each other, and a weekly issue tells it within so many days.
SAME_DAYS, ISSUE_DAYS, SAME_DAYS_ADD = timedelta(days=3), timedelta(days=9), 0.06
# Within one issue more is asked: its stories are of one week and one subject, and some have the same names.
TWIN = 0.45
# So much of an article beside the summary is compared: its opening has the news.
LEAD_WORDS = 120
# News that goes on: so long after, another article with other figures is a follow-up.
LATER = timedelta(days=2)


def _links(entry: Entry, material: Material) -> frozenset[str]:
    story = entry.story
    urls = [story.link, *(also.url for also in story.also)]
    for article in entry.articles:
        urls += [article.url, article.canonical_url]
        page = material.page_of(article.url)
        urls += [page.url, page.final_url] if page else []
    keys = {material.key(url) for url in urls if url}
    return frozenset(keys | ({story.id} if story.id else set()))


@rule(
    "repeat",
    "warning",
    "An earlier issue carried the story already: the same link under any of its addresses, or the same event from another outlet.",
    family="archive",
    bad="a story whose link stood in last week's issue",
    good="a story that no earlier issue has",
)
def check_repeats(material: Material) -> Iterator[Finding]:
    for entry, past, how in _met(material):
        if how != "follow-up":
            reason = "the same link" if how == "link" else "told much alike, from another link"
            yield _about_past(entry, past, f"already in {past.issue}: “{past.headline}” ({reason})")


@rule(
    "follow-up",
    "note",
    "An earlier issue told of this, and the story has new figures: say that it goes on.",
    family="archive",
    bad="“Adoption reaches 93 %”, where an earlier issue had 89 %",
    good="“Adoption reaches 93 %, from 89 % in October”",
)
def check_follow_ups(material: Material) -> Iterator[Finding]:
    for entry, past, how in _met(material):
        if how == "follow-up":
            new = ", ".join([amount.text for amount in _new_figures(entry, past)][:3]) or "another version"
            yield _about_past(entry, past, f"goes on from {past.issue}: “{past.headline}”; new here: {new}")


@rule(
    "told-twice",
    "warning",
    "Two stories of the issue tell the same event, from two outlets: one of them belongs under “Also”.",
    family="archive",
    bad="### Council rebuilds mill bridge … ### Mill bridge will be rebuilt, council decides",
    good="### Council rebuilds mill bridge … Also: [The Courier](https://courier.example/bridge)",
)
def check_twins(material: Material) -> Iterator[Finding]:
    earlier = [
        PastStory("", None, entry.story.headline, entry.story.summary, article=next(iter(entry.articles), None))
        for entry in material.entries
    ]
    index = _Index(dataclasses.replace(material, past=tuple(earlier), memory={}))
    for number, entry in enumerate(material.entries):
        twin = index.nearest(entry, among=range(number), least=TWIN)
        if twin:
            yield on_story(
                entry, f"tells much the same as “{twin.headline}”", advice="put its link under Also, or say what differs"
            )


def _about_past(entry: Entry, past: PastStory, message: str) -> Finding:
    return on_story(
        entry, message, Position(entry.block.line), words=entry.story.headline, advice="take it out, or say what is new"
    )


def _met(material: Material) -> list[tuple[Entry, PastStory, str]]:
    """Return each story that an earlier issue had, with it and how it is known (link, alike, follow-up); worked out once."""
    if "met" not in material.memory:
        material.memory["met"] = list(_meet(material))
    found: list[tuple[Entry, PastStory, str]] = material.memory["met"]
    return found


def _meet(material: Material) -> Iterator[tuple[Entry, PastStory, str]]:
    by_key: dict[str, PastStory] = {}
    for past in material.past:
        for name in past.keys:
            by_key.setdefault(name, past)
    index = _Index(material)
    for entry in material.entries:
        same = next((by_key[name] for name in sorted(_links(entry, material)) if name in by_key), None)
        if same:
            yield entry, same, "follow-up" if _is_next_version(entry, same) else "link"
            continue
        nearest = index.nearest(entry)
        if nearest:
            goes_on = _goes_on(entry, nearest, material) and (_is_next_version(entry, nearest) or _new_figures(entry, nearest))
            yield entry, nearest, "follow-up" if goes_on else "alike"


def _is_next_version(entry: Entry, past: PastStory) -> bool:
    """Say whether a headline names a number that the earlier story does not: one page is linked anew for each release."""
    known = set(NUMBERS.findall(f"{past.headline} {past.summary}"))
    return bool(set(NUMBERS.findall(entry.story.headline)) - known)


def _goes_on(entry: Entry, past: PastStory, material: Material) -> bool:
    """Say whether a story is of a later day than what the earlier issue told."""
    published = (entry.articles[0].published or "")[:10] if entry.articles else ""
    then = ((past.article.published or "") if past.article else "")[:10] or (past.day.isoformat() if past.day else "")
    if published and then:
        limit = (past.day + LATER).isoformat() if past.day and not past.article else then
        return published > limit
    return bool(past.day and material.file_day and material.file_day - past.day > 2 * LATER)


def _new_figures(entry: Entry, past: PastStory) -> list[Amount]:
    known = read_amounts(f"{past.headline} {past.summary} {past.article.text if past.article else ''}")
    told = read_amounts(f"{entry.story.headline}. {summary_text(entry.story.summary)}")
    return [one for one in told if not any(same_amount(one, other) for other in known)]


class _Index:
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
        self.spread = Counter(term for vector in plain for term in vector)
        self.holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, vector in enumerate(plain):
            for term, weight in self._weighed(vector).items():
                self.holders[term].append((number, weight))

    def _vector(self, headline: str, summary: str, article: Article | None) -> Mapping[str, float]:
        lead = " ".join(article.text.split(maxsplit=LEAD_WORDS)[:LEAD_WORDS]) if article else ""
        return self.material.vector(headline, f"{summary} {lead}")

    def _weighed(self, vector: Mapping[str, float]) -> dict[str, float]:
        """Return a vector of length 1 whose terms weigh the less the more earlier stories have them (inverse frequency)."""
        most = math.log(self.count + 2)
        weighed = {
            term: weight * math.log((self.count + 2) / (self.spread[term] + 1)) / most for term, weight in vector.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weighed.values()))
        return {term: weight / length for term, weight in weighed.items()} if length else {}

    def nearest(self, entry: Entry, among: range | None = None, least: float = SAME_STORY) -> PastStory | None:
        """Return the earlier story (one of the numbers `among`) that tells the same, None when none does."""
        story, article = entry.story, entry.articles[0] if entry.articles else None
        vector = self._weighed(self._vector(story.headline, story.summary, article))
        scores: dict[int, float] = defaultdict(float)
        shared: Counter[int] = Counter()
        for term, weight in vector.items():
            for number, other in self.holders.get(term, ()):
                if among is None or number in among:
                    scores[number] += weight * other
                    shared[number] += " " not in term
        title, hosts = _title_words(story.headline), {_host(self.material.key(story.link))} if story.link else set()
        for number in scores:
            past = self.material.past[number]
            scores[number] += SHARED_WORD * min(MOST_SHARED, len(title & self.titles[number])) + self._by_days(article, past)
            if shared[number] < LEAST_SHARED or self._is_instalment(story.headline, number):
                scores[number] = 0.0  # a few words make no event
            elif hosts & self.hosts[number] and scores[number] < SAME_SITE and key(story.headline) != key(past.headline):
                scores[number] = 0.0
        best = max(scores, key=lambda number: scores[number], default=None)
        return self.material.past[best] if best is not None and scores[best] >= least else None

    def _is_instalment(self, headline: str, number: int) -> bool:
        """Say whether a headline and an earlier one are of one series: instalments differ in their number, or in all but the series."""
        past = self.material.past[number].headline
        if key(headline) == key(past):
            return False
        series, mine = _without_numbers(headline), {words for words, _ in _series_of(headline)}
        theirs = {words for words, _ in self.in_series[number]}
        return bool(series and series == self.series[number]) or bool(mine & theirs & self.known_series)

    def _by_days(self, article: Article | None, past: PastStory) -> float:
        """Return what is added where both were told in the same days, or taken off where the earlier one is of another year."""
        now = self.material.file_day
        if past.day and now and now - past.day > OLD:
            return -OLD_COSTS
        day, then = published_day(article), published_day(past.article)
        if day and then:
            return SAME_DAYS_ADD if abs(day - then) <= SAME_DAYS else 0.0
        return SAME_DAYS_ADD if day and past.day and timedelta() <= past.day - day <= ISSUE_DAYS else 0.0


def _without_numbers(headline: str) -> str:
    """Return a headline without numbers and months where it has any: instalments of one series are alike then; else ""."""
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
