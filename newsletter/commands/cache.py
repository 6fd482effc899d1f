"""`newsletter cache …`: inspects, verifies and shrinks the cache, and exports the pages behind an issue."""

from __future__ import annotations

import contextlib
import io
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from newsletter import stdout
from newsletter.cache import page_key
from newsletter.cache.upkeep import collect, verify
from newsletter.commands.context import Context
from newsletter.commands.issues import read_draft
from newsletter.commands.show import print_facts
from newsletter.console import clean, human_size, plural
from newsletter.errors import EXIT_NOTHING, EXIT_OK, NewsletterError, UsageError
from newsletter.fetch.sources.lists.link_list import links_in_argument
from newsletter.files import TEMP_PREFIX, mode_for, write_reason
from newsletter.models import Page, Story, to_json
from newsletter.text.spans import read_span

SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kMG]?)B?", re.IGNORECASE)
SIZE_BYTES = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}


def path(context: Context) -> int:
    """Print where the cache is."""
    stdout.print_line(str(context.config.cache))
    return EXIT_OK


def ls(context: Context, *, as_json: bool) -> int:
    """Print every page that is kept, one a line."""
    for page in context.cache.pages():
        if as_json:
            stdout.print_json(to_json(page))
        elif page.ok:
            stdout.print_line(clean(page.url))
    return EXIT_OK


def show(context: Context, url: str, *, body: bool, as_json: bool = False) -> int:
    """Print the entry of one page, a fact a line, or with `body` its bytes. Raises UsageError when it is not there."""
    url = next((link.url for link in links_in_argument(url)), url)
    page = context.cache.page(url)
    if page is None:
        raise UsageError(f"{clean(url)}: not in the cache; run newsletter fetch URL first")
    if not body:
        file = {"file": str(context.cache.page_path(page.url))}
        file |= {"body_file": str(context.cache.body_path(page.body))} if page.body else {}
        facts = {**to_json(page), **file}
        if as_json:
            stdout.print_json(facts)
        else:
            print_facts(facts)
        return EXIT_OK
    data = context.cache.body(page)
    if data is None:
        context.console.error(f"{clean(url)}: its body is missing from the cache; run newsletter fetch --refresh URL")
        return EXIT_NOTHING
    stdout.write_bytes(data)
    return EXIT_OK


def check(context: Context, *, remove: bool) -> int:
    """Print every damaged file and why, and with `remove` delete it; the exit code is 1 when one was found and left there."""
    count = 0
    for damage in verify(context.cache):
        count += 1
        stdout.print_line(clean(f"{damage.path}: {damage.reason}"))
        if remove:
            with contextlib.suppress(FileNotFoundError):
                damage.path.unlink()
    context.console.say(f"{plural(count, 'damaged file')}{' removed' if remove and count else ''}")
    return EXIT_NOTHING if count and not remove else EXIT_OK


def gc(context: Context, *, older_than: str | None, max_size: str | None, dry_run: bool) -> int:
    """Make the cache smaller; what the open draft uses stays. Raises BusyError when another run holds the cache's lock."""
    seconds, most = _span(older_than), _size(max_size)
    with context.alone("collect"):
        gone = collect(
            context.cache,
            now=context.now(),
            older_than=seconds,
            max_bytes=most,
            keep=set(_used_by_open(context)),
            dry_run=dry_run,
        )
    for page in gone.pages:
        stdout.print_line(clean(page.url))
    would = "would be removed" if dry_run else "removed"
    parts = [plural(len(gone.pages), "page"), plural(gone.bodies, "body", "bodies"), plural(gone.articles, "cached extraction")]
    context.console.say(f"{', '.join(parts)}, {human_size(gone.bytes)} {would}")
    return EXIT_OK


def export(context: Context, draft: str | None, *, warc: Path, everything: bool) -> int:
    """Write the pages that an issue stands on (or all) into one file, or to stdout (`-`); returns 1 when there are none."""
    from newsletter.cache.warc import write_warc

    wanted = None if everything else set(_links(read_draft(context, draft).issue.stories))
    pages = [page for page in context.cache.pages() if page.ok and (wanted is None or wanted & set(_names(context, page)))]
    if not pages:
        context.console.error("no page of this issue is in the cache; fetch its links again")
        return EXIT_NOTHING
    if str(warc) == "-":
        write_warc(cast("BinaryIO", _Stdout()), "stdout.warc.gz", _with_bodies(context, pages))
        return EXIT_OK
    try:
        with _whole_or_nothing(warc) as file:
            count = write_warc(file, warc.name, _with_bodies(context, pages))
    except OSError as error:
        raise NewsletterError(f"{warc}: cannot write: {write_reason(error)}") from error
    context.console.say(f"{plural(count, 'page')} written to {warc}")
    return EXIT_OK


class _Stdout(io.RawIOBase):
    """stdout as a file to write into, record by record, however large the whole gets."""

    def write(self, data: Any) -> int:
        stdout.write_bytes(bytes(data))
        return len(data)


@contextlib.contextmanager
def _whole_or_nothing(target: Path) -> Iterator[BinaryIO]:
    """Open a file to write into, whose place a file at `target` takes when all is written; a device or pipe is written into.

    Raises OSError.
    """
    target = target.resolve() if target.is_symlink() else target
    if target.exists() and not target.is_file():
        with target.open("wb") as file:
            yield file
        return
    handle, temporary = tempfile.mkstemp(prefix=TEMP_PREFIX, dir=target.absolute().parent)
    try:
        with os.fdopen(handle, "wb") as file:
            os.fchmod(handle, mode_for(target))
            yield file
        os.replace(temporary, target)
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary)


def _with_bodies(context: Context, pages: list[Page]) -> Iterator[tuple[Page, bytes]]:
    for page in pages:
        body = context.cache.body(page)
        if body is not None:
            yield page, body


def _names(context: Context, page: Page) -> Iterator[str]:
    """The keys of every address under which an issue may link to a page."""
    for url in (page.url, page.final_url, *(article.canonical_url for article in context.articles(page) or [])):
        if url:
            yield page_key(url)


def _links(stories: Iterable[Story]) -> Iterator[str]:
    for story in stories:
        yield from map(page_key, story.urls)


def _used_by_open(context: Context) -> Iterator[str]:
    """The keys of the pages that the open issues use, or the last one where none is open."""
    issues = context.issues.issues()
    kept = [issue for issue in issues if issue.is_open] or issues[-1:]
    links = {link for issue in kept if not issue.error for link in _links(issue.stories)}
    for page in context.cache.pages():
        if links & set(_names(context, page)):
            yield page_key(page.url)


def _span(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        return read_span(text).total_seconds()
    except (ValueError, OverflowError):
        raise UsageError(f"--older-than {clean(text)}: not a duration; write it like 30d or 12h") from None


def _size(text: str | None) -> int | None:
    if text is None:
        return None
    match = SIZE.fullmatch(text.strip())
    if match is None:
        raise UsageError(f"--max-size {clean(text)}: not a size; write it like 200MB")
    return int(float(match[1]) * SIZE_BYTES[match[2].lower()])
