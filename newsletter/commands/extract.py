"""`newsletter extract`: turns cached pages or local files into articles."""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import functools
import itertools
import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from newsletter import stdout
from newsletter.cache import page_key
from newsletter.commands.context import Context, with_hints
from newsletter.config.schema import ExtractSettings
from newsletter.console import clean, plural, row
from newsletter.counts import MOST_LINES
from newsletter.errors import EXIT_NOTHING, EXIT_OK, ExtractError, SourceError, UsageError
from newsletter.extract.flags import why_not_printed
from newsletter.fetch.sources.document import unpacked
from newsletter.fetch.sources.lists.link_list import LinkList, links_in_argument, looks_like_link_list, read_link_list
from newsletter.files import read_file, reason
from newsletter.models import Article, Page, to_json
from newsletter.stdin import read_stdin
from newsletter.text.mime import HTML, JSON, PDF, PLAIN, TEXTS, sniff_type
from newsletter.text.urls import FILE_URL

if TYPE_CHECKING:
    from newsletter.workers.processes import Map

SITE_COLUMNS, STATE_COLUMNS = 22, 12
PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
MISSING = "its body is missing from the cache; run newsletter fetch --refresh URL"


class Extraction(NamedTuple):
    """The articles of a page, or why there are none."""

    articles: list[Article]
    error: str | None = None


class PageArticles(NamedTuple):
    """What came of one page: its articles, or why there are none. `new` = it was read now, not before."""

    page: Page
    articles: list[Article]
    error: str | None = None
    new: bool = False


class Failures:
    """Warns of pages that could not be read, as they come; after the first ones they are only counted, unless with --verbose."""

    def __init__(self, context: Context) -> None:
        self._console = context.console
        self._held: list[str] = []
        self.count = 0

    def tell(self, page: Page, error: str) -> None:
        """Warn of a page, or keep the warning for the sum."""
        self.count += 1
        if self.count <= MOST_LINES or self._console.verbose:
            self._console.warn(f"{page.url}: {error}")
        else:
            self._held.append(f"{page.url}: {error}")

    def sum_up(self) -> None:
        """Warn of what was kept: a single page, or how many there are."""
        if len(self._held) == 1:
            self._console.warn(self._held[0])
        elif self._held:
            self._console.warn(f"{len(self._held)} more pages could not be read; newsletter extract --verbose names them all")


class ExtractOptions(NamedTuple):
    """What the command line asks for; `jobs` None is the configuration's, `dask` the address of a cluster."""

    as_json: bool = False
    strict: bool = False
    again: bool = False
    jobs: int | None = None
    dask: str | None = None


def run(context: Context, targets: Sequence[str], options: ExtractOptions) -> int:
    """Read the pages named (all of the cache when none is), print a line for each article, return the exit code."""
    pages, complaints = named_pages(context, targets) if targets else (all_pages(context), [])
    context.console.warn_each(complaints, "pages or lines could not be read; --verbose names them all")
    seen = count = new = 0
    failures = Failures(context)
    unfit: Counter[str] = Counter()
    settings = (
        context.config.extract if options.jobs is None else dataclasses.replace(context.config.extract, jobs=options.jobs)
    )
    is_shown = _choose_shown(context, targets, options)
    with chosen_map(settings, options.dask) as chosen:
        for reading in read_pages(context, pages, again=options.again, chosen=chosen):
            seen, new = seen + 1, new + reading.new
            if reading.error:
                failures.tell(reading.page, reading.error)
            for article in reading.articles:
                count += 1
                unfit.update(why_not_printed(article)[:1])
                if is_shown(reading):
                    with context.console.aside():
                        _print(article, options.as_json)
    failures.sum_up()
    context.console.say(f"{plural(count, 'article')} from {plural(seen, 'page')}, {new} newly read")
    if unfit:
        named = ", ".join(f"{number} {flag}" for flag, number in sorted(unfit.items()))
        context.console.say(f"  left out of drafts: {named}; newsletter status shows which")
    if count == 0 and (seen or complaints):
        return EXIT_NOTHING
    return EXIT_NOTHING if options.strict and (failures.count or complaints) else EXIT_OK


def _choose_shown(context: Context, targets: Sequence[str], options: ExtractOptions) -> Callable[[PageArticles], bool]:
    """Return which pages are shown: all of them as JSON and in a pipe, where the list is for the next command.

    With --quiet none is shown where stdout and stderr are one, as under cron: it would be noise. A person who names no page
    sees those that are new, not every page of the weeks before.
    """
    if options.as_json:
        return lambda reading: True
    silent = context.console.quiet and stdout.is_stderr()
    brief = not targets and stdout.is_terminal()
    return lambda reading: not silent and (reading.new or not brief)


def read_pages(
    context: Context, pages: Iterable[Page], *, again: bool = False, chosen: Map | None = None
) -> Iterator[PageArticles]:
    """Yield what comes of each page, in order, as it comes; what was read before with these settings is not read again.

    `chosen` works out the readings (default: processes of this machine, started only when there is something to read). Pages are
    drawn lazily, so that memory does not depend on their number.
    """
    source = iter(pages)
    total = _about_how_many(context, pages)
    drawn: deque[Page] = deque()  # a page that has to be read, and that the map has not taken yet
    ahead: deque[tuple[Page, bool]] = deque()  # pages that the map has drawn, in order; whether they were read before

    def unread() -> Iterator[tuple[Page, bytes | None]]:
        while (page := drawn.popleft() if drawn else next(source, None)) is not None:
            known = not again and context.articles(page) is not None
            ahead.append((page, known))
            if not known:
                yield page, context.cache.packed(page)

    readings: Iterator[Extraction] | None = None
    with contextlib.ExitStack() as stack:
        tick = stack.enter_context(context.console.progress("Reading pages"))
        for done in itertools.count(1):
            if not ahead:
                page = next(source, None)
                if page is None:
                    return
                if not again and (articles := context.articles(page)) is not None:
                    yield PageArticles(page, articles)
                    continue
                drawn.append(page)
                readings = readings or read_bodies(
                    unread(), context.config.extract, chosen or stack.enter_context(chosen_map(context.config.extract, None))
                )
            if ahead and ahead[0][1]:
                page = ahead.popleft()[0]
                yield PageArticles(page, context.articles(page) or [])
            elif readings is not None:
                outcome = next(readings)
                while ahead[0][1]:
                    page = ahead.popleft()[0]
                    yield PageArticles(page, context.articles(page) or [])
                page = ahead.popleft()[0]
                tick(done, total, page.url)
                yield _kept(context, page, outcome)


def chosen_map(settings: ExtractSettings, dask: str | None) -> AbstractContextManager[Map]:
    """Return the map that is to do the work: a cluster's where its address is given, else this machine's processes."""
    if dask:
        from newsletter.workers.dask import dask_map

        return dask_map(dask)
    from newsletter.workers.processes import map_bounded

    return nullcontext(
        functools.partial(map_bounded, jobs=settings.jobs, seconds=settings.page_seconds, megabytes=settings.page_megabytes)
    )


def read_bodies(bodies: Iterable[tuple[Page, bytes | None]], settings: ExtractSettings, chosen: Map) -> Iterator[Extraction]:
    """Yield what comes of each body, as it lies in the cache, in order.

    A page that cannot be read, or takes too long or too much, costs only itself.
    """
    from newsletter.extract.article import read_item
    from newsletter.workers.processes import WorkLost

    for result in chosen(functools.partial(read_item, settings=settings), bodies):
        if isinstance(result.error, ExtractError):
            yield Extraction([], result.error.reason)
        elif isinstance(result.error, WorkLost):
            yield Extraction([], str(result.error))
        elif result.error is not None:
            raise result.error
        elif result.value is None:
            yield Extraction([], MISSING)
        else:
            yield Extraction(result.value)


def _about_how_many(context: Context, pages: Iterable[Page]) -> int | None:
    """Return the length of the progress bar, where one is shown; of the whole cache also entries count that are no pages to read."""
    if isinstance(pages, Sequence):
        return len(pages)
    return sum(1 for _ in context.cache.entries("pages")) if context.console.is_terminal else None


def _kept(context: Context, page: Page, outcome: Extraction) -> PageArticles:
    if outcome.error is not None:
        return PageArticles(page, [], outcome.error)
    context.cache.put_articles(page, context.fingerprint, outcome.articles)
    return PageArticles(page, with_hints(outcome.articles, page), new=True)


def read_all(context: Context) -> int:
    """Read every page of the cache that was not read yet, and say what could not be; returns how many could not."""
    failures = Failures(context)
    for reading in read_pages(context, all_pages(context)):
        if reading.error:
            failures.tell(reading.page, reading.error)
    failures.sum_up()
    return failures.count


def _print(article: Article, as_json: bool) -> None:
    """Print an article: as JSON, as a short row for a person, or as its URL for the next command."""
    if as_json:
        stdout.print_json(to_json(article))
    elif stdout.is_terminal():
        site = urlsplit(article.canonical_url or article.url).netloc or article.url.rpartition("/")[2]
        state = ", ".join(article.flags) or plural(len(article.text.split()), "word")
        stdout.print_line(row((article.title or article.url, -1), (site, SITE_COLUMNS), (state, STATE_COLUMNS)))
    else:
        stdout.print_line(clean(article.address))


# --- which pages -----------------------------------------------------------------------------------------------------------


def all_pages(context: Context) -> Iterator[Page]:
    """Yield every page of the cache that there is something to read of."""
    return (page for page in context.cache.pages() if page.ok and not page.is_source)


def named_pages(context: Context, targets: Sequence[str]) -> tuple[list[Page], list[str]]:
    """Return the pages that are meant, each once, and a complaint for each that is not to be had."""
    pages: dict[str, Page] = {}
    complaints: list[str] = []
    for target in targets:
        for found in _of_target(context, target):
            if isinstance(found, str):
                complaints.append(found)
            else:
                pages.setdefault(page_key(found.url), found)
    return list(pages.values()), complaints


def _of_target(context: Context, target: str) -> Iterator[Page | str]:
    pasted = links_in_argument(target)
    if pasted and not Path(target).is_file():
        for link in pasted:
            yield from _cached(context, link.url)
        return
    if target.startswith(FILE_URL):
        yield from _cached(context, target)
        return
    name, data = ("stdin", read_stdin()) if target == "-" else (target, _read_file(target))
    body = _readable(name, data)
    listed = _listed(body, name) if isinstance(body, bytes) else None
    if listed is None:
        yield _local_page(context, name, body) if isinstance(body, bytes) else body
        return
    yield from listed.complaints
    for link in (link for link in listed.links if link.url not in listed.failed):  # `fetch` named those already
        yield from _cached(context, link.url)
    for file in listed.files:
        if file.startswith(FILE_URL):  # what `extract` prints of a file that it read
            yield from _cached(context, file)
        else:
            body = _readable(file, _read_file(file))
            yield _local_page(context, file, body) if isinstance(body, bytes) else body


def _readable(name: str, data: bytes) -> bytes | str:
    """Return the bytes of a local file that can be read, inflated where they are gzip, or a complaint: empty, binary, damaged."""
    try:
        body = unpacked(data, name)
    except SourceError as error:
        return str(error)
    if not body.strip():
        return f"{name}: the input is empty"
    kind = sniff_type(body)
    return body if kind in TEXTS or kind == PDF else f"{name}: not text, so neither a page nor a list of URLs"


def _cached(context: Context, url: str) -> Iterator[Page | str]:
    pages = context.find_pages(url)
    if not pages:
        yield f"{clean(url)}: not in the cache; run newsletter fetch URL first"
    for page in pages:
        yield page if page.ok else f"{clean(url)}: no page to read: {page.error or 'it was never fetched successfully'}"


def _read_file(name: str) -> bytes:
    try:
        return read_file(Path(name))
    except OSError as error:
        said = "" if error.errno == errno.EFBIG else "not a web address or a readable file: "
        raise UsageError(f"{name}: {said}{reason(error)}") from error


def _listed(body: bytes, name: str) -> LinkList | None:
    """Return the list of links or files that the bytes are, or None when they are a page."""
    text = body.decode("utf-8-sig", "replace")
    return read_link_list(text, name, _is_file) if looks_like_link_list(text, _is_file) else None


def _is_file(line: str) -> bool:
    if line.startswith(FILE_URL):
        return True
    try:
        return Path(line).is_file()
    except (OSError, ValueError):  # longer than a name may be, or with a NUL in it
        return False


def _local_page(context: Context, name: str, body: bytes) -> Page:
    url = Path(os.path.abspath(name)).as_uri()
    kind = sniff_type(body)
    if kind in (PLAIN, JSON) and Path(name).suffix.lower() in PAGE_SUFFIXES:
        kind = HTML
    now = context.now().isoformat(timespec="seconds")
    page = Page(url=url, ok=True, status=200, content_type=PLAIN if kind == JSON else kind, fetched_at=now)
    known = context.cache.page(url)
    stored = context.cache.put(page, body)
    # The same bytes again: leave the entry's times alone, so that a second run changes nothing.
    return dataclasses.replace(stored, fetched_at=known.fetched_at) if known and known.body == stored.body else stored
