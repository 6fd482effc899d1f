"""`newsletter fetch`: from sources to pages in the cache."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsletter import output
from newsletter.commands.desk import Desk
from newsletter.console import clean, human_size, plural
from newsletter.errors import EXIT_NOTHING, EXIT_OK
from newsletter.models import Link, Page, to_json


@dataclass
class Tally:
    """How a fetch went."""

    fetched: int = 0
    cached: int = 0
    bytes: int = 0
    failures: list[Page] = field(default_factory=list)

    @property
    def came(self) -> int:
        """Pages that are there to be read, however they came."""
        return self.fetched + self.cached


def run(
    desk: Desk,
    targets: Sequence[str],
    *,
    refresh: bool = False,
    links_mode: bool = False,
    since: str | None = None,
    limit: int | None = None,
    as_json: bool = False,
    strict: bool = False,
    print_data: bool = True,
) -> int:
    """Fetch what the targets (or the sources of the configuration) name; print a line for each page; return the exit code."""
    from newsletter.commands.sources import gather_links

    gathered = gather_links(desk, targets, links_mode=links_mode, since=since, limit=limit)
    for complaint in gathered.complaints:
        desk.console.warn(complaint)
    tally = fetch_pages(desk, gathered.links, refresh=refresh, as_json=as_json, print_data=print_data)
    _tell(desk, tally)
    if (gathered.links or gathered.complaints) and not tally.came:
        return EXIT_NOTHING
    return EXIT_NOTHING if strict and (tally.failures or gathered.complaints) else EXIT_OK


def fetch_pages(desk: Desk, links: Sequence[Link], *, refresh: bool, as_json: bool, print_data: bool) -> Tally:
    """Bring the pages into the cache as they arrive and print a line for each."""
    from newsletter.fetch.pages import fetch_links

    tally = Tally()
    with desk.console.progress("Fetching") as tick:
        found = fetch_links(links, desk.config.fetch, cached=desk.cache.page, refresh=refresh, now=desk.now)
        for number, fetched in enumerate(found, 1):
            page = _store(desk, fetched.page, fetched.body)
            _count(tally, page)
            tick(number, len(links), f"{human_size(tally.bytes)} {page.url}")
            if print_data and as_json:
                output.print_json(to_json(page))
            elif print_data and page.ok:
                output.print_line(clean(page.url))
    return tally


def _store(desk: Desk, page: Page, body: bytes | None) -> Page:
    """Put a page into the cache and return what happened to it this time (the cache may still hold an older good copy)."""
    if not page.ok:
        desk.cache.fail(page)
        return page
    if body is None and not page.from_cache:
        raise AssertionError(f"a new page without a body: {page.url}")
    known = desk.cache.page(page.url)
    if body is None and known is not None and known.fetched_at == page.fetched_at and not known.is_source:
        return page  # fresh: nothing was asked of the network, nothing is to be written
    stored = desk.cache.put(dataclasses.replace(page, is_source=False), body)
    return dataclasses.replace(stored, from_cache=page.from_cache)


def _count(tally: Tally, page: Page) -> None:
    if not page.ok:
        tally.failures.append(page)
    elif page.from_cache:
        tally.cached += 1
    else:
        tally.fetched += 1
        tally.bytes += page.bytes or 0


def _tell(desk: Desk, tally: Tally) -> None:
    for page in tally.failures:
        desk.console.warn(f"{page.url}: {page.error}")
    parts = [f"{plural(tally.fetched, 'page')} fetched ({human_size(tally.bytes)})"]
    if tally.cached:
        parts.append(f"{tally.cached} from the cache")
    if tally.failures:
        parts.append(f"{len(tally.failures)} failed")
    desk.console.say(", ".join(parts))
