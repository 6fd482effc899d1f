"""Collects the links of many sources: fetches the documents that list them and reads the links."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from newsletter.cache import Cache, page_key
from newsletter.config.schema import FetchSettings
from newsletter.errors import FetchError, SourceError
from newsletter.fetch.run import always_asking, fetch_documents
from newsletter.fetch.sources.document import open_document
from newsletter.fetch.sources.open import Access, Got, Outcome, open_source
from newsletter.models import Link, Page, Source
from newsletter.text.mime import PDF
from newsletter.text.urls import has_web_scheme, without_redirector

NO_LOOK = {"url", "file", "stdin"}  # kinds whose own document is not fetched
SOURCE_KINDS = {"feed", "jsonfeed", "opml", "sitemap", "bookmarks"}


@dataclass
class Gathered:
    """Every link that was found, each page once; a complaint for each source or line that could not be read; how the sources
    were reached.

    `named` are the addresses that were sources themselves: pages, or what turns out to be a feed.
    """

    links: list[Link] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    named: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Surroundings:
    """What gathering needs from around it: the cache for the documents, the settings of the wire, the clock and stdin."""

    cache: Cache
    settings: FetchSettings
    now: Callable[[], datetime]
    read_stdin: Callable[[], bytes]


def gather_links(
    around: Surroundings, sources: Sequence[Source], *, links_mode: bool = False, configured: bool = False
) -> Gathered:
    """Return what the sources name. `configured` says that they stand in the configuration: a URL there may be a feed.

    `links_mode` takes the links on a page instead of the page. A source that cannot be read is a complaint.
    """
    documents = Documents(around)
    documents.bring(
        source.location
        for source in sources
        if (links_mode or configured) and has_web_scheme(source.location) and source.kind not in NO_LOOK
    )
    return _open(around, documents, sources, links_mode=links_mode, configured=configured)


def gather_fetched(around: Surroundings, sources: Sequence[Source]) -> Gathered:
    """Return the links of feeds, lists of feeds and sitemaps that are in the cache already, since they were named as pages."""
    return _open(around, Documents(around, ask=False), sources, links_mode=False, configured=True)


def _stated_type(page: Page) -> str | None:
    """Return a page's type with its charset: a feed in GBK may say so in the header only."""
    return f"{page.content_type}; charset={page.charset}" if page.content_type and page.charset else page.content_type


def is_source_document(cache: Cache, page: Page) -> bool:
    """Say whether a page that was fetched is no page but a feed, a list of feeds, a sitemap or a bookmarks file."""
    body = cache.body(page)
    if body is None or page.content_type == PDF:
        return False
    try:
        return open_document(body, page.url, page.final_url, page.content_type).kind in SOURCE_KINDS
    except SourceError:
        return False


def _open(
    around: Surroundings, documents: Documents, sources: Sequence[Source], *, links_mode: bool, configured: bool
) -> Gathered:
    gathered = Gathered()
    found: dict[str, Link] = {}
    for source in sources:
        try:
            result = open_source(
                source,
                Access(documents.get, around.read_stdin, around.now(), documents.bring),
                links_mode=links_mode,
                configured=configured,
            )
        except SourceError as error:
            gathered.complaints.append(str(error))
            gathered.outcomes.append(Outcome(error.source, source.location, error.reason))
            continue
        gathered.complaints += result.complaints
        gathered.outcomes += result.outcomes
        links = [dataclasses.replace(link, url=without_redirector(link.url)) for link in result.links]
        gathered.named.update(link.url for link in links if result.kind == "url")
        for link in links:
            found.setdefault(page_key(link.url), link)
    gathered.links = list(found.values())
    return gathered


class Documents:
    """Fetches the documents of sources, many at once, always asking whether they changed, and keeps them in the cache."""

    def __init__(self, around: Surroundings, *, ask: bool = True) -> None:
        """`ask` False: what is fresh in the cache is taken as it is."""
        self._around, self._ask = around, ask
        self._got: dict[str, Got] = {}
        self._refused: dict[str, str] = {}

    def bring(self, urls: Iterable[str]) -> None:
        """Fetch these documents at once; `get` returns what came of each."""
        cache, around = self._around.cache, self._around
        settings = always_asking(around.settings) if self._ask else around.settings
        links = [Link(url) for url in dict.fromkeys(urls) if url not in self._got and url not in self._refused]
        for fetched in fetch_documents(links, settings, cache.usable_page, around.now):
            page, url = fetched.page, fetched.link.url
            if not page.ok:
                cache.fail(dataclasses.replace(page, is_source=True))
                self._refused[url] = page.error or "it could not be fetched"
                continue
            stored = cache.put(dataclasses.replace(page, is_source=True), fetched.body)
            body = fetched.body if fetched.body is not None else cache.body(stored)
            if body is None:
                self._refused[url] = "its copy in the cache is damaged; fetch it once more"
            else:
                self._got[url] = Got(body, page.final_url or url, _stated_type(page), fetched.moved_to)

    def get(self, url: str) -> Got:
        """Return one document. Raises FetchError with the reason when it could not be had."""
        if url not in self._got and url not in self._refused:
            self.bring([url])
        if url in self._refused:
            raise FetchError(url, self._refused[url])
        return self._got[url]
