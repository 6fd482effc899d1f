"""`newsletter fetch`: downloads pages from sources into the cache."""

from __future__ import annotations

import contextlib
import dataclasses
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsletter import stdout
from newsletter.commands.context import Context
from newsletter.console import Ticker, clean, human_size, plural, row
from newsletter.counts import shown_of, told_once
from newsletter.errors import EXIT_NOTHING, EXIT_OK, Interrupted, UsageError
from newsletter.models import Link, Page, Source, to_json
from newsletter.stdin import read_stdin
from newsletter.text.urls import without_credentials

if TYPE_CHECKING:
    from newsletter.fetch.gather import Gathered
    from newsletter.fetch.health import Health
    from newsletter.fetch.run import Fetched, Progress

ROBOTS = "robots.txt"
"""What our own refusal speaks of: it is no failure of the host."""

SITE_COLUMNS = 24
SHARE_FOR_TABLE = 3
"""More failures than this are shown to a person as a table, fewer as lines."""

FAILED_PAGES = "pages failed; newsletter status lists them"


@dataclass
class Tally:
    """How a fetch went. `failures` has what was asked for and the page as the cache has it now, `answered` the hosts that did."""

    fetched: int = 0
    cached: int = 0
    bytes: int = 0
    failures: list[tuple[Link, Page]] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)
    feeds: list[str] = field(default_factory=list)

    @property
    def came(self) -> int:
        """Pages that are there to be read, however they came."""
        return self.fetched + self.cached


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """What was asked for beside the sources. `tags`, `starred`, `since`, `limit` choose among their links."""

    refresh: bool = False
    links_mode: bool = False
    since: str | None = None
    limit: int | None = None
    tags: tuple[str, ...] = ()
    starred: bool = False
    as_json: bool = False
    strict: bool = False
    print_data: bool = True

    def asked_of(self, source: Source) -> Source:
        """Return the source with what the command line asks of it, which overrides the configuration."""
        return dataclasses.replace(
            source,
            since=self.since or source.since,
            limit=self.limit or source.limit,
            tags=self.tags or source.tags,
            starred=self.starred or source.starred,
        )


def run(context: Context, targets: Sequence[str], options: FetchOptions | None = None) -> int:
    """Fetch what the targets (or the sources of the configuration) name; print a line for each page; return the exit code.

    Every failure of what the command line names is reported. The configured sources are fetched night after night: a terminal
    shows all their failures, a log or a mail only those that the health records find worth a line.
    """
    options = options or FetchOptions()
    gathered, tally = _fetch(context, targets, options)
    if options.as_json and options.print_data:
        for outcome in gathered.outcomes:
            if outcome.error is not None:
                stdout.print_json(to_json(Page(without_credentials(outcome.location), error=outcome.error, is_source=True)))
    _tell(context, gathered, tally, by_hand=bool(targets))
    failed = bool(tally.failures or gathered.complaints)
    nothing = not tally.came and failed
    return EXIT_NOTHING if nothing or (options.strict and failed) else EXIT_OK


def _fetch(context: Context, targets: Sequence[str], options: FetchOptions) -> tuple[Gathered, Tally]:
    """Gather the links and fetch them; what turns out to be a feed although it was named as a page is gathered from, too."""
    from newsletter.fetch.gather import Surroundings, gather_fetched, gather_links

    around = Surroundings(context.cache, context.config.fetch, context.now, read_stdin)
    sources = _sources(context, targets, options)
    gathered = gather_links(around, sources, links_mode=options.links_mode, configured=not targets)
    by_hand = gathered.named if targets else set()
    tally = fetch_pages(context, gathered.links, options, may_be_feeds=by_hand)
    if tally.feeds:
        more = gather_fetched(around, [options.asked_of(Source(url)) for url in tally.feeds])
        gathered.complaints += more.complaints
        gathered.outcomes += more.outcomes
        fetch_pages(context, more.links, options, tally=tally)
    return gathered, tally


def _sources(context: Context, targets: Sequence[str], options: FetchOptions) -> list[Source]:
    """Return what the arguments name, or the sources of the configuration when there are none. Raises UsageError for nothing."""
    sources = [Source(target) for target in targets] or [_configured(context, source) for source in context.config.sources]
    if not sources:
        raise UsageError("nothing to fetch: name URLs, a file or -, or add [[sources]] to config.toml")
    return [options.asked_of(source) for source in sources]


def _tell(context: Context, gathered: Gathered, tally: Tally, *, by_hand: bool) -> None:
    from newsletter.fetch.health import Health

    health = Health(context.config.cache, context.console.warn)
    _note_health(context, health, gathered, tally, by_hand=by_hand)
    asked = bool(gathered.outcomes or tally.failures or tally.answered)
    report = health.report(context.now(), context.config.fetch.patience) if asked else []
    for_the_log = not by_hand and not context.console.is_terminal and not context.console.verbose
    if for_the_log:
        _tell_the_log(context, gathered, tally, report)
    else:
        _tell_a_person(context, gathered, tally)
    _sum_up(context, gathered, tally, unnamed=for_the_log)


def _configured(context: Context, source: Source) -> Source:
    """A source of the configuration: its path is relative to that file."""
    is_path = source.location != "-" and "://" not in source.location
    return dataclasses.replace(source, location=str(context.config.path(source.location))) if is_path else source


def fetch_pages(
    context: Context,
    links: Sequence[Link],
    options: FetchOptions,
    *,
    may_be_feeds: Collection[str] = (),
    tally: Tally | None = None,
) -> Tally:
    """Bring the pages into the cache as they arrive and print a line for each; return how it went, added to `tally`.

    What turns out to be a feed although it was named as a page (`may_be_feeds`) is put aside in the tally.
    """
    from newsletter.fetch.gather import is_source_document
    from newsletter.fetch.run import always_asking, fetch_links

    tally = tally or Tally()
    with context.console.progress("Fetching") as tick:
        watch = _watch(tick, len(links))
        found = fetch_links(
            links,
            always_asking(context.config.fetch) if options.refresh else context.config.fetch,
            cached=context.cache.usable_page,
            now=context.now,
            on_progress=watch,
        )
        shows = options.print_data and (options.as_json or not context.console.quiet)
        with _counted(tally, len(links)):
            for fetched in found:
                page = _store(context, fetched, tally)
                if page.ok and fetched.link.url in may_be_feeds and is_source_document(context.cache, page):
                    context.cache.put(dataclasses.replace(page, is_source=True), None)
                    tally.feeds.append(page.url)
                elif shows and (options.as_json or page.ok):
                    with context.console.aside():
                        _print(context, page, options.as_json)
    return tally


@contextlib.contextmanager
def _counted(tally: Tally, total: int) -> Iterator[None]:
    """Say at an interrupt how many pages are kept. Raises Interrupted."""
    try:
        yield
    except KeyboardInterrupt as error:
        kept = f"{tally.came} of {plural(total, 'page')} kept in the cache"
        raise Interrupted(f"interrupted; {kept}; the same command fetches the rest") from error


def _print(context: Context, page: Page, as_json: bool) -> None:
    """Print a page: as JSON, as a short row for a person, or as its URL for the next command."""
    if as_json:
        stdout.print_json(to_json(page))
    elif stdout.is_terminal():
        state = "cached" if page.from_cache else "fetched"
        stdout.print_line(row((_title(context, page), -1), (urlsplit(page.url).netloc, SITE_COLUMNS), (state, len("fetched"))))
    else:
        stdout.print_line(clean(page.url))


def _title(context: Context, page: Page) -> str:
    from newsletter.fetch.page_title import page_title

    return page_title(context.cache.body(page) or b"", page.content_type) or page.hints.title or urlsplit(page.url).path


def _watch(tick: Ticker, total: int) -> Callable[[Progress], None]:
    """Return what turns the wire's figures into a line beside the bar: bytes, rate, hosts that keep us waiting."""
    began = time.monotonic()

    def watch(progress: Progress) -> None:
        rate = progress.bytes / max(time.monotonic() - began, 0.1)
        slow = f", waiting for {', '.join(progress.slow[:3])}" if progress.slow else ""
        tick(progress.done, total, f"{human_size(progress.bytes)}, {human_size(rate)}/s{slow}")

    return watch


def _store(context: Context, fetched: Fetched, tally: Tally) -> Page:
    """Put a page into the cache and return what happened to it this time (the cache may still hold an older good copy)."""
    page, body = fetched.page, fetched.body
    if not page.ok:
        tally.failures.append((fetched.link, context.cache.fail(page)))
        return page
    known = context.cache.page(page.url)
    fresh = known is not None and known.fetched_at == page.fetched_at and not known.is_source
    said = known is not None and known.hints == page.hints
    if body is not None or not (fresh and said):  # otherwise nothing was requested, and nothing new is known of the page
        stored = context.cache.put(dataclasses.replace(page, is_source=False), body)
        page = dataclasses.replace(stored, from_cache=page.from_cache)
        tally.answered.add(urlsplit(page.final_url or page.url).hostname or "")
    tally.cached += page.from_cache
    tally.fetched += not page.from_cache
    tally.bytes += 0 if page.from_cache else page.bytes or 0
    return page


# --- health, and what is said ------------------------------------------------------------------------------------------------


def _note_health(context: Context, health: Health, gathered: Gathered, tally: Tally, *, by_hand: bool) -> None:
    """Record how each source was reached; of a host only whether it answered: a missing page is not its fault.

    What the command line names and could not be read may be a typo: it is not recorded as a failing source.
    """
    now = context.now()
    for outcome in gathered.outcomes:
        if outcome.error is None:
            health.note_good(outcome.name, now, moved_to=outcome.moved_to)
        elif not by_hand:
            health.note_failure(outcome.name, now, outcome.error)
    for host in tally.answered - {""}:
        health.note_good(host, now, kind="host")
    for link, page in tally.failures:
        host = urlsplit(link.url).hostname or ""
        if host and page.status is None and ROBOTS not in (page.error or ""):
            health.note_failure(host, now, page.error or "", kind="host")


def _tell_a_person(context: Context, gathered: Gathered, tally: Tally) -> None:
    console = context.console
    console.warn_each(gathered.complaints, "sources or links could not be read; --verbose names them all")
    lines = [f"{_shown(link)}: {page.error}" for link, page in tally.failures]
    told = lines if console.verbose else told_once(lines)
    if console.is_terminal and len(told) > SHARE_FOR_TABLE and not console.quiet:
        times = {_shown(link): str(page.failures) for link, page in tally.failures}
        rows = [(url, why, times.get(url, "")) for url, _, why in (line.partition(": ") for line in told)]
        shown = len(rows) if console.verbose else shown_of(len(rows))
        console.table(("failed", "why", "in a row"), rows[:shown])
        if rows[shown:]:
            console.say(f"{len(rows) - shown} more {FAILED_PAGES}")
        return
    console.warn_each(lines, FAILED_PAGES)


def _tell_the_log(context: Context, gathered: Gathered, tally: Tally, report: Sequence[str]) -> None:
    """Report what the health records find due, an editor's link that failed often enough in a row, and why nothing came at all."""
    context.console.warn_each(report, "sources that fail or moved; newsletter status --sources lists them")
    mine = [
        (link, page) for link, page in tally.failures if not link.discovered and page.failures == context.config.fetch.patience
    ]
    due = [(link, page) for link, page in mine if not any(_shown(link) in line for line in report)]
    context.console.warn_each(
        [f"{_shown(link)}: {page.error}, {page.failures} times in a row" for link, page in due], FAILED_PAGES
    )
    reasons = [*(f"{_shown(link)}: {page.error}" for link, page in tally.failures), *gathered.complaints]
    if reasons and not tally.came and not report and not due:
        context.console.warn(f"nothing fetched: {plural(len(reasons), 'failure')}; the first: {reasons[0]}")


def _shown(link: Link) -> str:
    return without_credentials(link.url)


def _sum_up(context: Context, gathered: Gathered, tally: Tally, *, unnamed: bool) -> None:
    """Say how many pages came, from where, and how many did not; with `unnamed` failures also what lists them."""
    parts = [f"{plural(tally.fetched, 'page')} fetched ({human_size(tally.bytes)})"]
    if tally.cached:
        parts.append(f"{tally.cached} from the cache")
    failed = len(tally.failures) + sum(outcome.error is not None for outcome in gathered.outcomes)
    if failed:
        lists = "newsletter status" if tally.failures else "newsletter status --sources"
        parts.append(f"{failed} failed" + (f"; {lists} shows which" if unnamed else ""))
    context.console.say(", ".join(parts))
