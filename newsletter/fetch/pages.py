"""Owns the run: links in, fetched pages out as they finish, while a loop in a thread of its own does the waiting.

    links ─(consumer's thread)→ fresh? ─yes→ the cached page, no request
                                   └─no→ the crew's loop ─→ results ─(consumer's thread)→ Fetched

The loop has its own thread so that a consumer who writes to a slow disk, or whose reader has stopped, costs no page its
deadline. The links are drawn in the consumer's thread: whoever wrote that iterator need not think of threads.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from newsletter.charset import detect
from newsletter.fetch.addresses import Address, parse_address, show_address
from newsletter.fetch.answers import Answer
from newsletter.fetch.client import Client
from newsletter.fetch.kinds import PDF
from newsletter.fetch.reasons import PageError
from newsletter.fetch.visit import Deadline, Visitor
from newsletter.models import Hints, Link, Page
from newsletter.settings import FetchSettings

LOOKAHEAD = 500
"""Links handed to the loop ahead of the results: enough that one host's long list leaves others to go on with."""

TICK = 0.1
SLOW = 3.0
GOODBYE = 2.0
SKEW = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Fetched:
    """One result. `body` is there for a new page; None for one from the cache, not modified, or failed (see `page.ok`)."""

    link: Link
    page: Page
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: links finished (of those `failed` and `cached`), links waiting, bytes from the wire, hosts that dawdle."""

    done: int = 0
    failed: int = 0
    cached: int = 0
    waiting: int = 0
    bytes: int = 0
    slow: tuple[str, ...] = ()


def utc_now() -> datetime:
    """Return the time, with its zone."""
    return datetime.now(UTC)


def fetch_links(
    links: Iterable[Link],
    settings: FetchSettings,
    *,
    cached: Callable[[str], Page | None],
    refresh: bool = False,
    transport: httpx.AsyncBaseTransport | None = None,
    now: Callable[[], datetime] = utc_now,
    on_progress: Callable[[Progress], None] | None = None,
) -> Iterator[Fetched]:
    """Yield a result for each link, as they finish.

    `links` is drawn lazily; an address that came before in this run (without its fragment) gives no second result.
    `cached` returns what the cache has of a URL: a page fetched less than `fresh_for` ago is the result without any request,
    an older one (or any, with `refresh`) is asked for with its ETag and Last-Modified. A failure is a Page with `ok` False
    and its reason in `error`. `transport` replaces the network. `on_progress` is called in the caller's thread, at least each
    tenth of a second while waiting. KeyboardInterrupt ends the run at once: what had arrived is still yielded, then it is
    raised again.
    """
    run = _Run(settings, transport, now, on_progress)
    drawn = iter(links)
    try:
        for link in drawn:
            done = run.begin(link, cached, refresh)
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


@dataclass(slots=True)
class _Job:
    """One link on its way."""

    link: Link
    shown: str
    address: Address
    known: Page | None
    deadline: Deadline


class _Run:
    """The consumer's side: what is fresh, what is pending, and how results become records."""

    def __init__(
        self,
        settings: FetchSettings,
        transport: httpx.AsyncBaseTransport | None,
        now: Callable[[], datetime],
        on_progress: Callable[[Progress], None] | None,
    ) -> None:
        self._settings, self._transport, self._now, self._on_progress = settings, transport, now, on_progress
        self._crew: _Crew | None = None
        self._seen: set[int] = set()
        self.pending = 0
        self._done = self._failed = self._cached = 0
        self._told = 0.0

    def begin(self, link: Link, cached: Callable[[str], Page | None], refresh: bool) -> Fetched | None:
        """Send a link on its way; return its result when that is known at once."""
        shown = show_address(link.url)
        try:
            address = parse_address(link.url)
        except PageError as error:
            return self._count(Fetched(link, self._failure(link, shown, error, 0.0)))
        mark = hash(_same(address))  # a hash, so that memory stays flat over any number of links
        if mark in self._seen:
            return None
        self._seen.add(mark)
        known = cached(address.shown)
        if known is not None and not refresh and self._fresh(known):
            return self._count(Fetched(link, dataclasses.replace(known, from_cache=True, **_asked(link, address.shown, known))))
        if self._crew is None:
            self._crew = _Crew(self._settings, self._transport)
        self._crew.submit(_Job(link, address.shown, address, known, Deadline(self._settings.deadline)))
        self.pending += 1
        return None

    def results(self, wait: bool) -> Iterator[Fetched]:
        """Yield what has arrived; with `wait`, at least one result when any is pending."""
        while self._crew is not None and self.pending:
            outcome = self._crew.take(TICK if wait else 0.0)
            self._tell()
            if outcome is not None:
                self.pending -= 1
                wait = False
                yield self._count(self._record(*outcome))
            elif not wait:
                return

    def stop(self) -> None:
        """End the loop; results that had arrived stay to be taken."""
        if self._crew is not None:
            self._crew.stop()

    def _fresh(self, known: Page) -> bool:
        if not known.ok or not known.fetched_at:
            return False
        try:
            fetched = datetime.fromisoformat(known.fetched_at)
        except ValueError:
            return False
        age = self._now() - (fetched if fetched.tzinfo else fetched.replace(tzinfo=UTC))
        return -SKEW <= age < timedelta(seconds=self._settings.fresh_for)

    def _record(self, job: _Job, outcome: Answer | PageError) -> Fetched:
        seconds = job.deadline.spent
        if isinstance(outcome, PageError):
            return Fetched(job.link, self._failure(job.link, job.shown, outcome, seconds))
        etag, modified = outcome.headers.get("etag"), outcome.headers.get("last-modified")
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
            return Fetched(job.link, page)
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
            hints=job.link.hints,
            fetched_at=self._time(),
            seconds=round(seconds, 3),
        )
        return Fetched(job.link, page, outcome.body)

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
        received, slow = self._crew.glance() if self._crew else (0, ())
        self._on_progress(Progress(self._done, self._failed, self._cached, self.pending, received, slow))


def _same(address: Address) -> str:
    """Return what two links to one page have in common: all but the fragment, unless a script makes pages of it (#!/a, #/a)."""
    mark, fragment = address.shown.partition("#")[1:]
    return str(address.url) + (mark + fragment if fragment.startswith(("!", "/")) else "")


def _asked(link: Link, shown: str, known: Page) -> dict[str, Any]:
    """Return what this run's link says beside the page that the cache has: who asked, by which address, with which hints."""
    return {"url": shown, "source": link.source or known.source, "hints": link.hints if link.hints != Hints() else known.hints}


class _Crew:
    """The loop's side: a daemon thread that visits pages and puts outcomes into a queue."""

    def __init__(self, settings: FetchSettings, transport: httpx.AsyncBaseTransport | None) -> None:
        self._settings, self._transport = settings, transport
        self._outcomes: queue.SimpleQueue[tuple[_Job, Answer | PageError | BaseException]] = queue.SimpleQueue()
        self._loop = asyncio.new_event_loop()
        self._visitor: Visitor | None = None
        self._stopped: asyncio.Event | None = None
        self._active: dict[asyncio.Task[None], _Job] = {}
        self._broken: BaseException | None = None
        ready = threading.Event()
        self._thread = threading.Thread(target=self._live, args=(ready,), name="fetch", daemon=True)
        self._thread.start()
        ready.wait()
        if self._broken is not None:
            raise self._broken

    def submit(self, job: _Job) -> None:
        """Give the loop a job."""
        self._loop.call_soon_threadsafe(self._begin, job)

    def take(self, patience: float) -> tuple[_Job, Answer | PageError] | None:
        """Return an outcome, or None when none comes in time. An unknown exception of the loop is raised here: it is a bug."""
        try:
            job, outcome = self._outcomes.get(patience > 0, patience or None)
        except queue.Empty:
            if self._broken is not None:
                raise self._broken from None
            return None
        if isinstance(outcome, Answer):
            if outcome.body is not None and self._visitor is not None and self._thread.is_alive():
                with contextlib.suppress(RuntimeError):  # the loop has just ended
                    self._loop.call_soon_threadsafe(self._visitor.taken)
            return job, outcome
        if isinstance(outcome, PageError):
            return job, outcome
        raise outcome

    def stop(self) -> None:
        """End the loop and its connections; wait for it only a moment, since nothing may keep Ctrl-C."""
        if self._thread.is_alive() and self._stopped is not None:
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._stopped.set)
            self._thread.join(GOODBYE)

    def glance(self) -> tuple[int, tuple[str, ...]]:
        """Return the bytes received and the hosts whose pages have been long on their way."""
        slow = {job.address.host for job in list(self._active.values()) if job.deadline.spent > SLOW}
        return self._visitor.received if self._visitor else 0, tuple(sorted(slow))

    def _live(self, ready: threading.Event) -> None:
        try:
            with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
                runner.run(self._serve(ready))
        except BaseException as bug:  # noqa: BLE001 - not swallowed: raised again in the consumer's thread by `take`
            self._broken = bug
        finally:
            ready.set()

    async def _serve(self, ready: threading.Event) -> None:
        client = Client(self._settings, self._transport)
        self._visitor = Visitor(self._settings, client)
        self._stopped = asyncio.Event()
        ready.set()
        await self._stopped.wait()
        for task in self._active:
            task.cancel()
        await asyncio.gather(*self._active, return_exceptions=True)
        await client.aclose()

    def _begin(self, job: _Job) -> None:
        task = self._loop.create_task(self._visit(job))
        self._active[task] = job
        task.add_done_callback(self._active.pop)

    async def _visit(self, job: _Job) -> None:
        assert self._visitor is not None
        outcome: Answer | PageError | BaseException
        try:
            outcome = await self._visitor.visit(job.address, job.known, job.link.discovered, job.deadline)
        except PageError as error:
            outcome = error
        except Exception as bug:  # noqa: BLE001 - not swallowed: raised again in the consumer's thread by `take`
            outcome = bug
        self._outcomes.put((job, outcome))
