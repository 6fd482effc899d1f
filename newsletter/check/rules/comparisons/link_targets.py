"""Rules on what lies behind a link: a page that is gone, elsewhere, a wall, old, or never fetched."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import timedelta

from newsletter.check.finding import Finding, Position
from newsletter.check.material import Entry, Material
from newsletter.check.rule import on_story, rule
from newsletter.check.rules.issue_text.link_addresses import addresses, on_link
from newsletter.text.dates import day_of
from newsletter.text.urls import is_detour, without_redirector

MOST_COMPARED = 100
WALLS = {"consent-wall": "a consent wall", "login-wall": "a login wall", "soft-404": "an error page with status 200"}


@rule(
    "link-dead",
    "error",
    "The page behind a link could not be fetched: it is gone, or answered with an error.",
    family="archive",
    bad="a link whose page answered 404 when it was fetched",
    good="a link whose page was fetched",
)
def check_dead(material: Material) -> Iterator[Finding]:
    for entry, url in _story_links(material):
        # a page that was requested again is judged by the new response, in drift.py
        page = None if url in material.asked else material.page_of(url)
        if page and not page.ok:
            message = f"the page could not be fetched: {page.error or page.status}"
            yield on_story(entry, message, _place_of(entry, url), words=url)


@rule(
    "link-redirected",
    "note",
    "The link redirects to another address.",
    family="archive",
    bad="a link to http://example.org/old, whose page was reached at https://example.org/new",
    good="a link to https://example.org/new",
)
def check_redirected(material: Material) -> Iterator[Finding]:
    for entry, url in _story_links(material):
        reached = _sent_on_to(material, entry, url)
        if reached:
            message, advice = f"the link redirects to {reached}", f"link to {reached}"
            yield on_story(entry, message, _place_of(entry, url), words=url, advice=advice)


def _sent_on_to(material: Material, entry: Entry, url: str) -> str | None:
    """Return the address that a link redirected to when it was fetched; None if the article's canonical address is the link's own."""
    page, key = material.page_of(url), material.key(url)
    if is_detour(url) or without_redirector(url) != url:
        return None  # link-wrapped says where it leads
    if not page or not page.final_url or material.key(page.final_url) == key or material.key(page.url) != key:
        return None
    own = {material.key(article.canonical_url) for article in entry.articles if article.canonical_url}
    return None if key in own else page.final_url


@rule(
    "link-to-wall",
    "warning",
    "The page behind a link is a wall or an error page instead of an article.",
    family="archive",
    bad="a link to a page that asks for consent before it shows anything",
    good="a link to an article",
)
def check_walls(material: Material) -> Iterator[Finding]:
    for entry in material.entries:
        for article in entry.articles:
            for flag in article.flags:
                if str(flag) in WALLS:
                    yield on_story(entry, f"{article.url} is {WALLS[str(flag)]}", entry.find(article.url))


@rule(
    "link-not-fetched",
    "note",
    "A story's link was never fetched, so its content is unknown. One that differs in a letter or two from a page that was fetched is a "
    "warning: it is probably misspelt.",
    family="archive",
    bad="a link that you wrote in by hand and never fetched",
    good="newsletter fetch URL, then newsletter check",
)
def check_fetched(material: Material) -> Iterator[Finding]:
    if not material.has_cache:
        return
    near = dict(_near_misses(material))
    yield from near.values()
    for entry in material.entries:
        link = entry.story.link
        if link and link.startswith("http") and not entry.articles and not material.page_of(link) and link not in near:
            yield on_story(
                entry, "the link was never fetched, so the story was not compared with it", entry.find(link, "link", "headline"),
                words=link, advice=f"newsletter fetch {link}",
            )  # fmt: skip


def _near_misses(material: Material) -> Iterator[tuple[str, Finding]]:
    """Yield each address that was never fetched and differs by a slip from one that was, with what to say of it."""
    strange = {url: place for url, place in addresses(material, pictures=False) if url.startswith("http")}
    never = [(url, place) for url, place in strange.items() if not material.page_of(url)]
    for url, place in never[:MOST_COMPARED]:  # each is held against the whole cache
        meant = material.near_page(url)
        if meant:
            message = f"{url} was never fetched, and differs in a letter or two from {meant}, which was"
            found = on_link(material, place, message, url, f"did you mean {meant}?")
            yield url, dataclasses.replace(found, level="warning")


@rule(
    "stale-article",
    "warning",
    "An article is much older than the issue ([check] stale): old news, or a wrong date.",
    family="archive",
    bad="an article of March 2019 in an issue of November 2025",
    good="an article of the week before the issue",
)
def check_stale(material: Material) -> Iterator[Finding]:
    day = material.day or material.today
    for entry in material.entries:
        for article in entry.articles[:1]:
            published = day_of(article.published)
            if published and day - published > timedelta(seconds=material.settings.stale):
                age = (day - published).days
                told = f"{age // 365} years" if age > 730 else f"{age} days"
                yield on_story(entry, f"the article is from {published.isoformat()}, {told} before the issue")


@rule(
    "undated-article",
    "note",
    "No date was found for an article: it may be old.",
    family="archive",
    bad="an article that names no day",
    good="an article with its date",
)
def check_undated(material: Material) -> Iterator[Finding]:
    for entry in material.entries:
        if entry.articles and not entry.articles[0].published:
            yield on_story(entry, f"no date is known for {entry.articles[0].url}", advice="check when it was published")


def _story_links(material: Material) -> Iterator[tuple[Entry, str]]:
    for entry in material.entries:
        for url in entry.story.urls:
            yield entry, url


def _place_of(entry: Entry, url: str) -> Position:
    return entry.find(url, "link", "also", "headline")
