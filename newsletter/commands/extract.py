"""`newsletter extract`: cached pages, or local files, into articles."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from newsletter import output
from newsletter.cache import page_key
from newsletter.commands.desk import Desk, is_web_address, read_stdin
from newsletter.console import clean, plural
from newsletter.errors import EXIT_NOTHING, EXIT_OK, UsageError
from newsletter.files import reason
from newsletter.models import Article, Page, to_json

MARKUP = (b"<!doctype", b"<html", b"<head", b"<body", b"<article", b"<div", b"<p>", b"<?xml")


class Reading(NamedTuple):
    """What came of one page: its articles, or why there are none. `new` = it was read now, not before."""

    page: Page
    articles: list[Article]
    error: str | None = None
    new: bool = False


def run(desk: Desk, targets: Sequence[str], *, as_json: bool, strict: bool, again: bool) -> int:
    """Read the pages named (all of the cache when none is), print a line for each article, return the exit code."""
    pages, complaints = named_pages(desk, targets)
    for complaint in complaints:
        desk.console.warn(complaint)
    count = new = failed = 0
    for reading in read_pages(desk, pages, again=again):
        new += reading.new
        if reading.error:
            failed += 1
            desk.console.warn(f"{reading.page.url}: {reading.error}")
        for article in reading.articles:
            count += 1
            _print(article, as_json)
    desk.console.say(f"{plural(count, 'article')} from {plural(len(pages), 'page')}, {new} read now")
    if count == 0 and (pages or complaints):
        return EXIT_NOTHING
    return EXIT_NOTHING if strict and (failed or complaints) else EXIT_OK


def read_pages(desk: Desk, pages: Sequence[Page], *, again: bool = False) -> Iterator[Reading]:
    """Yield what comes of each page, in order; what was read before with these settings is not read again."""
    from newsletter.commands.reading import read_bodies

    with desk.console.progress("Reading pages") as tick:
        todo = [page for page in pages if again or desk.articles(page) is None]
        done = 0
        fresh = read_bodies(_with_bodies(desk, todo), desk.config.extract)
        waiting = {id(page) for page in todo}
        for page in pages:
            if id(page) not in waiting:
                yield Reading(page, desk.articles(page) or [])
                continue
            _, articles, error = next(fresh)
            done += 1
            tick(done, len(todo), page.url)
            if error is None:
                desk.cache.put_articles(page, desk.fingerprint, articles)
            yield Reading(page, articles, error, new=error is None)


def _with_bodies(desk: Desk, pages: Iterable[Page]) -> Iterator[tuple[Page, bytes | None]]:
    for page in pages:
        yield page, desk.cache.body(page)


def _print(article: Article, as_json: bool) -> None:
    if as_json:
        output.print_json(to_json(article))
    else:
        url = article.canonical_url or article.url
        output.print_line(clean(f"{url.partition('#')[0]}#{article.anchor}" if article.anchor else url))


def read_all(desk: Desk) -> int:
    """Read every page of the cache that was not read yet, and say what could not be; returns how many could not."""
    pages, _ = named_pages(desk, [])
    failed = 0
    for reading in read_pages(desk, pages):
        if reading.error:
            failed += 1
            desk.console.warn(f"{reading.page.url}: {reading.error}")
    return failed


# --- which pages -----------------------------------------------------------------------------------------------------------


def named_pages(desk: Desk, targets: Sequence[str]) -> tuple[list[Page], list[str]]:
    """Return the pages that are meant, each once, and a complaint for each that is not to be had."""
    if not targets:
        return [page for page in desk.cache.pages() if page.ok and not page.is_source], []
    pages: dict[str, Page] = {}
    complaints: list[str] = []
    for target in targets:
        for found in _of_target(desk, target):
            if isinstance(found, str):
                complaints.append(found)
            else:
                pages.setdefault(page_key(found.url), found)
    return list(pages.values()), complaints


def _of_target(desk: Desk, target: str) -> Iterator[Page | str]:
    if is_web_address(target):
        yield _cached(desk, target)
        return
    name, body = ("stdin", read_stdin()) if target == "-" else (target, _read_file(target))
    urls = listed_urls(body)
    if urls is None:
        yield _local_page(desk, name, body)
    for url in urls or ():
        yield _cached(desk, url)


def _cached(desk: Desk, url: str) -> Page | str:
    page = desk.cache.page(url)
    if page is None:
        return f"{clean(url)}: not in the cache; fetch it first: newsletter fetch URL"
    if not page.ok:
        return f"{clean(url)}: there is no page to read: {page.error or 'it was never fetched well'}"
    return page


def _read_file(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise UsageError(f"{name}: neither a web address nor a file that can be read: {reason(error)}") from error


def listed_urls(body: bytes) -> list[str] | None:
    """Return the URLs of a list (one a line, or the JSON Lines of `fetch --json`), or None when the bytes are a page."""
    urls: list[str] = []
    for line in body.decode("utf-8-sig", "replace").splitlines():
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("{"):
            try:
                record = json.loads(line)
            except ValueError:
                return None
            if not isinstance(record, dict) or not isinstance(record.get("url"), str):
                return None
            if record.get("ok", True):
                urls.append(record["url"])
        elif is_web_address(line):
            urls.append(line.split()[0])
        else:
            return None
    return urls


def _local_page(desk: Desk, name: str, body: bytes) -> Page | str:
    if not body.strip():
        return f"{name}: the file is empty"
    url = Path(os.path.abspath(name)).as_uri()
    is_markup = any(sign in body[:2000].lower() for sign in MARKUP)
    now = desk.now().isoformat(timespec="seconds")
    page = Page(url=url, ok=True, status=200, content_type="text/html" if is_markup else "text/plain", fetched_at=now)
    known = desk.cache.page(url)
    stored = desk.cache.put(page, body)
    # The same bytes again: leave the entry's times alone, so that a second run changes nothing.
    return dataclasses.replace(stored, fetched_at=known.fetched_at) if known and known.body == stored.body else stored
