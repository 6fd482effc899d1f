"""Opens the sources of links: the one network door through which feeds, sitemaps and lists come, and their links out of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from newsletter.cache import page_key
from newsletter.commands.context import Context, is_web_address, read_stdin
from newsletter.errors import FetchError, SourceError, UsageError
from newsletter.fetch.run import fetch_links
from newsletter.fetch.sources.document import open_document
from newsletter.fetch.sources.open import Got, Outcome, open_source
from newsletter.models import Link, Page, Source

NO_LOOK = {"url", "file", "stdin"}  # kinds whose own document is not fetched
SOURCE_KINDS = {"feed", "jsonfeed", "opml", "sitemap", "bookmarks"}


@dataclass
class Gathered:
    """Every link that is meant, each page once; a complaint for each source or line that is none; how the sources were reached."""

    links: list[Link] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)


def gather_links(
    context: Context, targets: Sequence[str], *, links_mode: bool = False, since: str | None = None, limit: int | None = None
) -> Gathered:
    """Return what the targets name, or the sources of the configuration when there are none.

    Raises UsageError when nothing was named anywhere.
    """
    sources = [Source(target, since=since, limit=limit) for target in targets]
    if not targets:
        sources = [_configured(context, source, since, limit) for source in context.config.sources]
    if not sources:
        raise UsageError("nothing to fetch: name URLs, a file or -, or put [[sources]] into config.toml")
    door = Door(context)
    looks = links_mode or not targets
    door.bring(
        source.location for source in sources if looks and is_web_address(source.location) and source.kind not in NO_LOOK
    )
    return _open(context, door, sources, links_mode=links_mode, looks=not targets)


def gather_from_feeds(context: Context, urls: Iterable[str], *, since: str | None, limit: int | None) -> Gathered:
    """Return the links of feeds, lists of feeds and sitemaps that were named by hand and are in the cache already."""
    sources = [Source(url, since=since, limit=limit) for url in urls]
    return _open(context, Door(context, ask=False), sources, links_mode=False, looks=True)


def is_source_document(context: Context, page: Page) -> bool:
    """Say whether a page that was fetched is no page but a feed, a list of feeds, a sitemap or a bookmarks file."""
    body = context.cache.body(page)
    if body is None or page.content_type in ("application/xhtml+xml", "application/pdf", "text/plain"):
        return False
    try:
        return open_document(body, page.url, page.final_url, page.content_type).kind in SOURCE_KINDS
    except SourceError:
        return False


def _open(context: Context, door: Door, sources: Sequence[Source], *, links_mode: bool, looks: bool) -> Gathered:
    gathered = Gathered()
    found: dict[str, Link] = {}
    for source in sources:
        try:
            result = open_source(
                source,
                get=door.get,
                read_stdin=read_stdin,
                now=context.now(),
                links_mode=links_mode,
                configured=looks,
                ahead=door.bring,
            )
        except SourceError as error:
            gathered.complaints.append(str(error))
            gathered.outcomes.append(Outcome(error.source, source.location, error.reason))
            continue
        gathered.complaints += result.complaints
        gathered.outcomes += result.outcomes
        for link in result.links:
            found.setdefault(page_key(link.url), link)
    gathered.links = list(found.values())
    return gathered


def _configured(context: Context, source: Source, since: str | None, limit: int | None) -> Source:
    """A source of the configuration: its path is relative to that file, and the command line's options are stronger."""
    is_path = source.location != "-" and "://" not in source.location
    location = str(context.config.root / source.location) if is_path else source.location
    return dataclasses.replace(source, location=location, since=since or source.since, limit=limit or source.limit)


class Door:
    """Fetches the documents of sources, many at once, always asking whether they changed, and keeps them in the cache."""

    def __init__(self, context: Context, *, ask: bool = True) -> None:
        """`ask` False: what is fresh in the cache is taken as it is."""
        self._desk, self._ask = context, ask
        self._got: dict[str, Got] = {}
        self._refused: dict[str, str] = {}

    def bring(self, urls: Iterable[str]) -> None:
        """Fetch these documents at once; what came of each, `get` tells."""
        context = self._desk
        links = [Link(url) for url in dict.fromkeys(urls) if url not in self._got and url not in self._refused]
        for fetched in fetch_links(links, context.config.fetch, cached=context.usable_page, refresh=self._ask, now=context.now):
            page, url = fetched.page, fetched.link.url
            if not page.ok:
                context.cache.fail(dataclasses.replace(page, is_source=True))
                self._refused[url] = page.error or "it could not be fetched"
                continue
            stored = context.cache.put(dataclasses.replace(page, is_source=True), fetched.body)
            body = fetched.body if fetched.body is not None else context.cache.body(stored)
            if body is None:
                self._refused[url] = "its copy in the cache is damaged; fetch it once more"
            else:
                self._got[url] = Got(body, page.final_url or url, page.content_type, fetched.moved_to)

    def get(self, url: str) -> Got:
        """Return one document. Raises FetchError with the reason when it could not be had."""
        if url not in self._got and url not in self._refused:
            self.bring([url])
        if url in self._refused:
            raise FetchError(url, self._refused[url])
        return self._got[url]
