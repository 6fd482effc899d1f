"""A group of articles that tell one story so far, and what vetoes its merger with another: one page, one site, distant dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from newsletter.config.schema import DraftSettings
from newsletter.draft.clustering.boilerplate import site_key
from newsletter.draft.words.tfidf import Vector, cosine
from newsletter.models import Article
from newsletter.text.dates import day_of
from newsletter.text.urls import FILE_URL

SAME_PAGE, SAME_SITE, SAME_FOLDER = "same page", "same site", "files of one folder"
DISTANT_DAYS, ONE_UNDATED = "dates too far apart", "only one is dated, and they are not alike enough for that"
# News is dated. An undated page that resembles a dated one is often a guide or an offer on the same subject, so the two must be this
# many times more alike than the threshold asks.
UNDATED_SHARE = 1.5


def _parents(site: str) -> frozenset[str]:
    """Return the parent domains of a site, without the top-level one; for a named site of a machine (`Name@host:port`) the machine."""
    if "@" in site or ":" in site:
        return frozenset(site.split("@")[1:])
    labels = site.split(".")
    return frozenset(".".join(labels[start:]) for start in range(1, len(labels) - 1))


@dataclass(slots=True)
class ArticleGroup:
    """Articles that are one story so far: the sum of their vectors, and the pages, sites and days by which vetoes are decided."""

    members: list[int]
    total: Vector
    pages: set[str]
    sites: set[str]
    parents: set[str]
    names: set[str]
    first: date | None
    last: date | None

    @classmethod
    def of(cls, index: int, article: Article, vector: Vector) -> ArticleGroup:
        """Return a group with one article."""
        site, day = site_key(article), day_of(article.published)
        return cls(
            members=[index],
            total=vector,
            pages={article.part_of} if article.part_of else set(),
            sites={site} if site else set(),
            parents=set(_parents(site)),
            names={article.site.casefold()} if article.site and site else set(),
            first=day,
            last=day,
        )

    def absorb(self, other: ArticleGroup) -> None:
        """Take in another group."""
        self.members += other.members
        total = dict(self.total)
        for term, value in other.total.items():
            total[term] = total.get(term, 0.0) + value
        self.total = total
        self.pages |= other.pages
        self.sites |= other.sites
        self.parents |= other.parents
        self.names |= other.names
        days = [day for day in (self.first, self.last, other.first, other.last) if day]
        self.first, self.last = (min(days), max(days)) if days else (None, None)

    def mean_cosine(self, other: ArticleGroup) -> float:
        """Return the mean cosine between the articles of two groups: the inner product of the sums of unit vectors."""
        return cosine(self.total, other.total) / (len(self.members) * len(other.members))


def find_vetoes(one: ArticleGroup, other: ArticleGroup, score: float, settings: DraftSettings) -> Iterator[str]:
    """Yield why two groups cannot be one story, however alike they are (`score`, 0 to 1): one page or site, or their dates."""
    if one.pages & other.pages:
        yield SAME_PAGE
    elif one.sites & other.sites or one.sites & other.parents or one.parents & other.sites or one.names & other.names:
        yield SAME_FOLDER if any(site.startswith(FILE_URL) for site in one.sites & other.sites) else SAME_SITE
    if settings.same_story_days and _days_spanned(one, other) > settings.same_story_days:
        yield DISTANT_DAYS
    if (one.first is None) != (other.first is None) and score < UNDATED_SHARE * settings.same_story:
        yield ONE_UNDATED


def _days_spanned(one: ArticleGroup, other: ArticleGroup) -> int:
    """Return the days between the oldest and the newest article of two groups, 0 if one of them has no date."""
    if one.first and one.last and other.first and other.last:
        return (max(one.last, other.last) - min(one.first, other.first)).days
    return 0
