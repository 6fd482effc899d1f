"""Runs a fetch: takes links, yields pages as they finish.

    links → fresh? ─yes→ the cached page, no request
               └──no→ an event loop → Fetched

All of it happens in the caller's thread: the loop runs while the caller waits for a result, and stands still while the caller
works on one, its clock with it. So a slow disk or a reader that has stopped costs no page its deadline, memory stays flat
without any bound on a queue, and whoever wrote the iterator of links need not think of threads.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from newsletter.config.schema import FetchSettings
from newsletter.fetch.event_loop import FetchLoop, Job
from newsletter.fetch.wire.fetcher import Deadline
from newsletter.fetch.wire.page_error import PageError
from newsletter.fetch.wire.request_url import Address, parse_address, show_address
from newsletter.fetch.wire.response import Answer
from newsletter.models import Hints, Link, Page
from newsletter.text.charset import detect
from newsletter.text.dates import read_moment
from newsletter.text.mime import PDF

LOOKAHEAD = 500
"""Links handed to the loop ahead of the results: enough that one host's long list leaves others to go on with."""

MOST_PARTS = 200
TICK = 0.1
SKEW = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Fetched:
    """One result. `body` is there for a new page; None for one from the cache, not modified, or failed (see `page.ok`).

    `moved_to` is the address that the page has moved to for good: every redirect on the way there was a permanent one.
    """

    link: Link
    page: Page
    body: bytes | None = None
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: links finished (of those `failed` and `cached`), links waiting, bytes from the wire, slow hosts."""

    done: int = 0
    failed: int = 0
    cached: int = 0
    waiting: int = 0
    bytes: int = 0
    slow: tuple[str, ...] = ()


def utc_now() -> datetime:
    """Return the time, with its zone."""
    return datetime.now(UTC)


def always_asking(settings: FetchSettings) -> FetchSettings:
    """Return settings under which no page is fresh: each is asked for again, with its ETag and Last-Modified."""
    return dataclasses.replace(settings, fresh_for=-2 * SKEW.total_seconds())


def fetch_links(
    links: Iterable[Link],
    settings: FetchSettings,
    *,
    cached: Callable[[str], Page | None],
    transport: httpx.AsyncBaseTransport | None = None,
    now: Callable[[], datetime] = utc_now,
    on_progress: Callable[[Progress], None] | None = None,
) -> Generator[Fetched, None, None]:
    """Yield a result for each link, as they finish.

    `links` is drawn lazily; an address that came before in this run (without its fragment) gives no second result.
    `cached` returns what the cache has of a URL: a page fetched less than `fresh_for` ago is the result without any request,
    an older one is asked for with its ETag and Last-Modified. A failure is a Page with `ok` False
    and its reason in `error`. `transport` replaces the network. `on_progress` is called at least each tenth of a second
    while waiting. KeyboardInterrupt ends the run at once: what had arrived is still yielded, then it is raised again.
    """
    yield from _results_of(_Run(settings, transport, now, on_progress), links, cached)


def fetch_documents(
    links: Iterable[Link], settings: FetchSettings, cached: Callable[[str], Page | None], now: Callable[[], datetime]
) -> Generator[Fetched, None, None]:
    """Yield a result for each document that lists links, as `fetch_links` does, and read texts that are no pages too: JSON, CSV."""
    yield from _results_of(_Run(settings, None, now, None, any_text=True), links, cached)


def _results_of(run: _Run, links: Iterable[Link], cached: Callable[[str], Page | None]) -> Generator[Fetched, None, None]:
    drawn = iter(links)
    try:
        for link in drawn:
            done = run.begin(link, cached)
            if done is not None:
                yield done
            yield from run.results(wait=run.pending >= LOOKAHEAD)
        while run.pending:
            yield from run.results(wait=True)
    except KeyboardInterrupt:
        run.stop()
        yield from run.results(wait=False)
        raise
    finally:
        run.stop()


class _Run:
    """The consumer's side: what is fresh, what is pending, and how results become records."""

    def __init__(
        self,
        settings: FetchSettings,
        transport: httpx.AsyncBaseTransport | None,
        now: Callable[[], datetime],
        on_progress: Callable[[Progress], None] | None,
        any_text: bool = False,
    ) -> None:
        self._any_text = any_text
        self._settings, self._transport, self._now, self._on_progress = settings, transport, now, on_progress
        self._loop: FetchLoop | None = None
        self._seen: set[int] = set()
        self.pending = 0
        self._done = self._failed = self._cached = 0
        self._told = 0.0

    def begin(self, link: Link, cached: Callable[[str], Page | None]) -> Fetched | None:
        """Send a link on its way; return its result when that is known at once."""
        try:
            address = parse_address(link.url)
        except PageError as error:
            return self._count(Fetched(link, self._failure(link, show_address(link.url), error, 0.0)))
        mark = hash(_same(address))  # a hash, so that memory stays flat over any number of links
        if mark in self._seen:
            return None
        self._seen.add(mark)
        known = cached(address.shown)
        if known is not None and self._fresh(known):
            return self._count(Fetched(link, dataclasses.replace(known, from_cache=True, **_asked(link, address.shown, known))))
        if self._loop is None:
            self._loop = FetchLoop(self._settings, self._transport, self._any_text)
        self._loop.submit(Job(link, address.shown, address, known, Deadline(self._settings.deadline)))
        self.pending += 1
        return None

    def results(self, wait: bool) -> Iterator[Fetched]:
        """Yield what has arrived; with `wait`, at least one result when any is pending."""
        while self._loop is not None and self.pending:
            outcome = self._loop.take(TICK if wait else 0.0)
            self._tell()
            if outcome is not None:
                self.pending -= 1
                wait = False
                yield self._count(self._record(*outcome))
            elif not wait:
                return

    def stop(self) -> None:
        """End the loop; results that had arrived stay to be taken."""
        if self._loop is not None:
            self._loop.stop()

    def _fresh(self, known: Page) -> bool:
        fetched = read_moment(known.fetched_at) if known.ok else None
        return fetched is not None and -SKEW <= self._now() - fetched < timedelta(seconds=self._settings.fresh_for)

    def _record(self, job: Job, outcome: Answer | PageError) -> Fetched:
        seconds = job.deadline.spent
        if isinstance(outcome, PageError):
            return Fetched(job.link, self._failure(job.link, job.shown, outcome, seconds))
        etag, modified = outcome.headers.get("etag"), outcome.headers.get("last-modified")
        moved_to = outcome.address.shown if outcome.moved_for_good else None
        if outcome.body is None:
            assert job.known is not None
            page = dataclasses.replace(
                job.known,
                from_cache=True,
                error=None,
                failed_at=None,
                failures=0,
                etag=etag or job.known.etag,
                last_modified=modified or job.known.last_modified,
                fetched_at=self._time(),
                seconds=round(seconds, 3),
                **_asked(job.link, job.shown, job.known),
            )
            return Fetched(job.link, page, moved_to=moved_to)
        charset = None if outcome.kind == PDF else detect(outcome.body, outcome.headers.get("content-type"))
        page = Page(
            url=job.shown,
            final_url=str(outcome.address.url),
            status=outcome.status,
            ok=True,
            content_type=outcome.kind,
            charset=charset,
            bytes=len(outcome.body),
            etag=etag,
            last_modified=modified,
            source=job.link.source,
            hints=_with_parts(job.link.hints, job.known),
            fetched_at=self._time(),
            seconds=round(seconds, 3),
        )
        return Fetched(job.link, page, outcome.body, moved_to)

    def _failure(self, link: Link, shown: str, error: PageError, seconds: float) -> Page:
        return Page(
            url=shown,
            status=error.status,
            error=error.reason,
            failed_at=self._time(),
            seconds=round(seconds, 3),
            source=link.source,
            hints=link.hints,
        )

    def _time(self) -> str:
        return self._now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def _count(self, fetched: Fetched) -> Fetched:
        self._done += 1
        self._failed += not fetched.page.ok
        self._cached += fetched.page.from_cache
        self._tell(always=True)
        return fetched

    def _tell(self, always: bool = False) -> None:
        if self._on_progress is None or (not always and time.monotonic() - self._told < TICK):
            return
        self._told = time.monotonic()
        received, slow = self._loop.glance() if self._loop else (0, ())
        self._on_progress(Progress(self._done, self._failed, self._cached, self.pending, received, slow))


def _same(address: Address) -> str:
    """Return what two links to one page have in common: all but the fragment, unless a script makes pages of it (#!/a, #/a)."""
    mark, fragment = address.shown.partition("#")[1:]
    return str(address.url) + (mark + fragment if fragment.startswith(("!", "/")) else "")


def _asked(link: Link, shown: str, known: Page) -> dict[str, Any]:
    """Return what this run's link says beside the page that the cache has: who asked, by which address, with which hints.

    What an editor names herself is wanted however old it is.
    """
    hints = _with_parts(link.hints, known) if link.hints != Hints() else known.hints
    if not link.discovered and not link.hints.since:
        hints = dataclasses.replace(hints, since=None)
    return {"url": shown, "source": link.source or known.source, "hints": hints}


def _with_parts(hints: Hints, known: Page | None) -> Hints:
    """Return hints with the parts of the page that were named before: a feed drops its old items, an open draft does not.

    A fragment that is named anew has the newer day and title; the newest MOST_PARTS stay.
    """
    named = {part.partition(" ")[0] for part in hints.parts}
    old = tuple(part for part in (known.hints.parts if known else ()) if part.partition(" ")[0] not in named)
    return dataclasses.replace(hints, parts=(*hints.parts, *old)[:MOST_PARTS]) if old else hints
