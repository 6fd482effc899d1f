"""Limits how many stories an issue has: in total, per section, per site, per live page or round-up."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from newsletter.config.schema import DraftSettings
from newsletter.draft.ranking.rank import Ranking, Rejected
from newsletter.models import Article
from newsletter.text.urls import has_web_scheme, site_of

Item = TypeVar("Item")
_MORE_THAN = "more than"
# How the reasons begin by which a full issue or section leaves a story out.
FULL = (f"{_MORE_THAN} max_stories", f"{_MORE_THAN} max_per_section")


class Cap(Protocol):
    """A limit on how many stories of one kind an issue has. It is asked about each story, the best first."""

    def refuse(self, articles: Sequence[Article], section: str) -> str | None:
        """Return why a story exceeds the limit; None if it does not: then it is counted."""

    def count(self, articles: Sequence[Article], section: str) -> None:
        """Count a story that is in the issue."""


@dataclass
class IssueCap:
    """The limits on an issue's stories in total, per section and per site."""

    settings: DraftSettings

    def __post_init__(self) -> None:
        self.stories = 0
        self.sections: Counter[str] = Counter()
        self.sites: Counter[str] = Counter()

    def refuse(self, articles: Sequence[Article], section: str) -> str | None:
        """Return why a story exceeds a limit; None if it does not: then it is counted."""
        site = _linked_site(articles[0])
        limits: tuple[tuple[int, int, str, str], ...] = (
            (self.settings.max_stories, self.stories, "max_stories", ""),
            (self.settings.max_per_section, self.sections[section], "max_per_section", section),
            (self.settings.max_per_site if site else 0, self.sites[site], "max_per_site", site),
        )
        for limit, count, name, of in limits:
            if limit and count >= limit:
                return _more_than(name, limit, of)
        self.count(articles, section)
        return None

    def count(self, articles: Sequence[Article], section: str) -> None:
        """Count a story that is in the issue."""
        self.stories += 1
        self.sections[section] += 1
        self.sites[_linked_site(articles[0])] += 1


@dataclass
class PageCap:
    """The limit on the stories of one live page or round-up; 0 is no limit."""

    limit: int

    def __post_init__(self) -> None:
        self.pages: Counter[str] = Counter()

    def refuse(self, articles: Sequence[Article], section: str = "") -> str | None:
        """Return why a story exceeds the limit of its page; None if it does not: then it is counted."""
        page = _live_page(articles[0])
        if self.limit and page and self.pages[page] >= self.limit:
            return _more_than("max_per_page", self.limit, page)
        self.count(articles, section)
        return None

    def count(self, articles: Sequence[Article], section: str = "") -> None:
        """Count a story that is in the issue."""
        self.pages[_live_page(articles[0])] += 1


def _more_than(name: str, limit: int, of: str) -> str:
    return f"{_MORE_THAN} {name} allows ({limit})" + (f": {of}" if of else "")


def _linked_site(article: Article) -> str:
    """Return the site that a story of this article sends its readers to: of an item of a round-up the one that it links to."""
    return site_of(article.address)


def _live_page(article: Article) -> str:
    """Return the address of the web page, saved or not, that an article is one of several stories of, else "".

    A file of the editor's own without any address is not limited: its stories are all in the issue because she wants them there.
    """
    page = article.part_of or ""
    return page if article.position and (has_web_scheme(page) or has_web_scheme(article.url)) else ""


def cap(
    items: Sequence[Item],
    limits: Cap,
    parts_of: Callable[[Item], tuple[Sequence[Article], str, Ranking]],
    wanted: Collection[str],
    taken_out: Collection[str],
    passed: Collection[str],
) -> tuple[list[Item], list[Rejected]]:
    """Return the items that the limits allow, of those given (the best first), and the articles of the others with the reason.

    `parts_of` gives an item's articles, its section and its rank; the last three arguments are ids of articles. What the editor
    `wanted` is always kept, and counts. A story that she has `taken_out` leaves its place to new stories only: it still counts against
    those that were `passed` over before, so that an issue that she made shorter is not filled up again.
    """
    for_new, for_passed = limits, copy.deepcopy(limits)
    kept: list[Item] = []
    dropped: list[Rejected] = []
    found = [(item, *parts_of(item)) for item in items]
    chosen = [any(article.id in wanted for article in articles) for _, articles, _, _ in found]
    for (_, articles, section, _), is_chosen in zip(found, chosen, strict=True):
        if is_chosen:
            for_passed.count(articles, section)
            if articles[0].id not in taken_out:
                for_new.count(articles, section)
    for (item, articles, section, ranking), is_chosen in zip(found, chosen, strict=True):
        if not is_chosen:
            is_passed = all(article.id in passed for article in articles)
            own, other = (for_passed, for_new) if is_passed else (for_new, for_passed)
            if reason := own.refuse(articles, section):
                story = articles[0].id if len(articles) > 1 else ""
                dropped += [Rejected(article, reason, ranking, story) for article in articles]
                continue
            other.count(articles, section)
        kept.append(item)
    return kept, dropped
