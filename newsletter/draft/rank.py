"""Ranks stories by a weighted sum of terms, applies the limits, and records what was left out and why."""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from newsletter.config.schema import DraftSettings, RankSettings
from newsletter.draft.addresses import is_same_text
from newsletter.draft.words.compounds import is_form_of
from newsletter.draft.words.tfidf import find_words, words
from newsletter.models import Article, Hints
from newsletter.text.dates import day_of, latest_moment
from newsletter.text.language import language_of
from newsletter.text.urls import has_web_scheme, site_of, without_face

# Freshness is halved by every week between an article's day and the issue's.
HALF_LIFE = 7
# An undated article is taken for one of two weeks ago.
UNDATED = 0.25
GUESSED = "guessed-date"
# From so many independent outlets on, and from so many words on, more make no difference.
MANY_OUTLETS, FULL_LENGTH = 4, 300
# Reports are compared word for word only so far: more make no difference either.
MOST_COMPARED = 3 * MANY_OUTLETS
# What a story is about is said in so many characters of its text.
OPENING = 2000
# A title of an update with so many words says enough, and one that has so many of its page's is about what the page is about.
TOLD_WORDS, SHARED_WORDS = 4, 2
# The flag of a story that says that it is paid for.
PAID = "sponsored"


@dataclass(frozen=True, slots=True)
class Ranking:
    """What a story is worth (`score`), and each term of the sum: its name, its value from 0 to 1, and its weight."""

    score: float
    terms: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Rejected:
    """An article that is in no story of the issue: why, and what it was worth."""

    article: Article
    reason: str
    ranking: Ranking | None = None

    def to_json(self) -> dict[str, Any]:
        """Return a JSON-ready record: url, id, title, reason, score and terms (value times weight).

        The url of an item of a page has its anchor: with it `draft --with` brings back this one alone.
        """
        page, anchor = self.article.url.partition("#")[0], self.article.anchor
        of_page = f"{page}#{anchor}" if anchor else self.article.url
        found: dict[str, Any] = {
            "url": self.article.address if self.article.leads_away else of_page,
            "id": self.article.id,
            "title": self.article.title,
            "reason": self.reason,
        }
        if self.ranking:
            found["score"] = round(self.ranking.score, 3)
            found["terms"] = {name: round(value * weight, 3) for name, (value, weight) in self.ranking.terms.items()}
        return {name: value for name, value in found.items() if value not in (None, "")}


def rank_story(articles: Sequence[Article], settings: RankSettings, day: date, topics: Collection[str] = ()) -> Ranking:
    """Return what a story is worth on the issue's day, from the articles that tell it, the leading one first."""
    values = {
        "outlets": (_outlets(articles) - 1) / (MANY_OUTLETS - 1),
        "freshness": max(map(_freshness(day), articles)),
        "trust": max(_trust(article, settings) for article in articles),
        "completeness": _completeness(articles[0]),
        "notes": float(any(_is_noted(article.hints) for article in articles)),
        "stars": float(any(article.hints.starred for article in articles)),
        "topics": float(bool(topics) and any(_is_about(article, topics) for article in articles)),
    }
    terms = {name: (float(value), float(getattr(settings, name))) for name, value in values.items()}
    return Ranking(sum(value * weight for value, weight in terms.values()), terms)


def reject_early(article: Article, settings: DraftSettings, day: date) -> str | None:
    """Return why an article is left out before anything is joined: it is paid for, or too old; None for nearly all.

    A guess at its day throws none out, as little as a day that is not known.
    """
    if is_paid(article):
        return PAID
    age = None if GUESSED in article.flags else age_in_days(article, day)
    if settings.max_age and age is not None and age * 86_400 > settings.max_age:
        return f"older than max_age: {age} days"
    return _passed_over(article)


def _passed_over(article: Article) -> str | None:
    """Return why an article is not as new as its source was asked for; None where its day is not known for certain."""
    since, published = article.hints.since, article.published
    moment = latest_moment(published) if published and since and GUESSED not in article.flags else None
    floor = latest_moment(since) if moment and since else None
    return f"older than its source's `since` allows: {(published or '')[:10]}" if moment and floor and moment < floor else None


def is_paid(article: Article) -> bool:
    """Say whether an item of a round-up or live page is an advertisement by its own words."""
    return bool(article.part_of is not None and article.position and PAID in article.flags)


def age_in_days(article: Article, day: date) -> int | None:
    """Return how many days before the issue's day an article was published; None for an undated one."""
    published = day_of(article.published)
    return (day - published).days if published else None


def _outlets(articles: Sequence[Article]) -> int:
    """Return how many sites tell a story in words of their own, MANY_OUTLETS at most: what others print word for word is one report."""
    found: dict[str, Article] = {}
    for article in articles[:MOST_COMPARED]:
        site = site_of(article.url) or article.url
        if site not in found and not any(is_same_text(article, other) for other in found.values()):
            found[site] = article
            if len(found) == MANY_OUTLETS:
                break
    return len(found)


def _freshness(day: date) -> Callable[[Article], float]:
    def value(article: Article) -> float:
        age = age_in_days(article, day)
        return UNDATED if age is None else 0.5 ** (max(age, 0) / HALF_LIFE)

    return value


def _trust(article: Article, settings: RankSettings) -> float:
    """Return 1 for a source that the editor trusts, 0 for one that she distrusts, 0.5 for any other.

    A host stands for its sub-domains too; what she says of a sub-domain itself goes before that.
    """
    trusted, distrusted = (set(map(_source_name, names)) for names in (settings.trusted, settings.distrusted))
    labels = site_of(article.url).split(".")
    hosts = [".".join(labels[start:]) for start in range(len(labels))]
    for name in filter(None, ((article.site or "").casefold(), *hosts)):
        if name in trusted or name in distrusted:
            return float(name in trusted)
    return 0.5


def _source_name(name: str) -> str:
    """Return the name of a source, or its host where an address is given, as it is compared."""
    return site_of(name) if has_web_scheme(name) else without_face(name.casefold())


def _completeness(article: Article) -> float:
    """Return how whole an article is: its text up to a full length, a day, an author, no paywall, and a page of its own; of an update
    of a live page, how much its title says instead."""
    length = min(len(article.text.split()) / FULL_LENGTH, 1.0)
    whole = (
        length,
        float(bool(article.published)),
        float(bool(article.authors)),
        float("paywall" not in article.flags),
        _told_by_title(article) / 2 if article.position else 1.0,
    )
    return sum(whole) / len(whole)


def _told_by_title(article: Article) -> float:
    """Return how much the title of an item says, 0 to 1: its words behind a label ("Live score: OUT"), and those of its page's title."""
    own = set(words((article.title or "").rpartition(": ")[2]))
    of_page = own & set(words(article.part_of_title or ""))
    return (min(len(own) / TOLD_WORDS, 1.0) + min(len(of_page) / SHARED_WORDS, 1.0)) / 2


def _is_noted(hints: Hints) -> bool:
    return bool(hints.note or hints.highlight)


def _is_about(article: Article, topics: Collection[str]) -> bool:
    """Say whether an article is about a topic: all its words stand together in title, tags or opening.

    In another language than English with any endings, and in compounds. An abbreviation that is a common word ("IT") has its capitals.
    """
    said = " ".join((article.title or "", *article.tags, article.text[:OPENING]))
    english = (language_of(article.text, article.language) or "en") == "en"
    told, wanted = words(said), [words(topic) for topic in topics]
    names = [find_words(topic) for topic, meant in zip(topics, wanted, strict=True) if not meant]
    is_one = operator.eq if english else is_form_of
    return any(_has_phrase(told, phrase, is_one) for phrase in wanted) or any(
        _has_phrase(find_words(said), name, operator.eq) for name in names
    )


def _has_phrase(told: Sequence[str], phrase: Sequence[str], is_one: Callable[[str, str], bool]) -> bool:
    """Say whether words follow each other somewhere in others; `is_one` compares each with what is told."""
    if not phrase:
        return False
    starts = (place for place, word in enumerate(told) if is_one(phrase[0], word))
    return any(
        len(told) - place >= len(phrase) and all(map(is_one, phrase, told[place : place + len(phrase)])) for place in starts
    )
