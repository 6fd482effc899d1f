"""The context of one run: configuration, console and cache."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from newsletter.cache import Cache, cannot_write, page_key
from newsletter.config.load import load
from newsletter.config.schema import Config
from newsletter.console import Console
from newsletter.errors import BusyError
from newsletter.files import locked
from newsletter.models import Article, Page
from newsletter.text.clean import squash
from newsletter.text.stopwords import all_function_words
from newsletter.text.urls import site_of

# Where the title may end in what a browser shows: at the end, or before the site's name.
_TITLE_END = re.compile(r"\s+[|–—·:-]\s|$")
_WORD = re.compile(r"[^\W\d_]+")
# In letters: less of a title that was cut may begin a remark as well.
CUT_LEAST = 15

if TYPE_CHECKING:
    from newsletter.issuefile.folder import IssueFolder


@dataclass(frozen=True)
class Context:
    """What a command needs from around it. `now` is the clock, `memory` what need not be worked out twice in one run."""

    config: Config
    console: Console
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    memory: dict[Any, Any] = field(default_factory=dict)

    @functools.cached_property
    def cache(self) -> Cache:
        """The shared cache directory; opened at the first use. Raises CacheError."""
        return Cache(self.config.cache, self.console.warn)

    @functools.cached_property
    def fingerprint(self) -> str:
        """The name under which articles of this configuration are cached."""
        from newsletter.extract.fingerprint import fingerprint

        return fingerprint(self.config.extract)

    @functools.cached_property
    def issues(self) -> IssueFolder:
        """The folder of issues, with the archive of earlier posts."""
        from newsletter.issuefile.folder import IssueFolder

        archives = [self.config.path(folder) for folder in self.config.archive]
        return IssueFolder(self.config.issues, archives, self.zone)

    @property
    def zone(self) -> tzinfo | None:
        """The editor's time zone; None is this machine's."""
        return ZoneInfo(self.config.draft.timezone) if self.config.draft.timezone else None

    @property
    def today(self) -> date:
        """The day that it is where the editor is."""
        return self.now().astimezone(self.zone).date()

    def tell_once(self, line: str) -> None:
        """Warn of something once in this run."""
        if line not in self.memory:
            self.memory[line] = True
            self.console.warn(line)

    @contextlib.contextmanager
    def alone(self, what: str) -> Iterator[None]:
        """Hold the cache's lock while the block runs. Raises BusyError when another run has it, CacheError when it cannot be had."""
        with contextlib.ExitStack() as stack:
            try:
                mine = stack.enter_context(locked(self.config.cache / "lock"))
            except OSError as error:
                raise cannot_write(self.config.cache, error) from error
            if not mine:
                raise BusyError(
                    f"{self.config.cache}: another newsletter process is running; {what} again when it has finished"
                )
            yield

    def articles(self, page: Page) -> list[Article] | None:
        """Return the articles that were read out of a page, or None when it has not been read with these settings."""
        found = self.cache.articles(page, self.fingerprint)
        return None if found is None else with_hints(found, page)

    def has_unread_pages(self) -> bool:
        """Whether there are pages that `extract` has not read with these settings: new ones, or all after an update."""
        return any(page.ok and not page.is_source and self.articles(page) is None for page in self.cache.pages())

    def find_pages(self, url: str) -> list[Page]:
        """Return the page asked for under a URL, else those reached at it or that call it their own (canonical) address.

        `extract` prints canonical addresses, so that a pipe into `draft` asks by them.
        """
        page = self.cache.page(url)
        if page is not None and page.ok:
            return [page]
        if "addresses" not in self.memory:
            self.memory["addresses"] = self._pages_by_address()
        found: list[Page] = self.memory["addresses"].get(page_key(url), [])
        return found or ([] if page is None else [page])

    def _pages_by_address(self) -> dict[str, list[Page]]:
        found: dict[str, list[Page]] = {}
        for page in self.cache.pages():
            articles = [] if page.is_source else self.articles(page) or []
            addresses = [page.final_url, *(article.canonical_url for article in articles)]
            for key in dict.fromkeys(page_key(address) for address in addresses if address):
                found.setdefault(key, []).append(page)
        return found

    def pages_by_key(self) -> Mapping[str, Page]:
        """Return every page of the cache that is no source of links, under its key and the key of the URL it was reached at."""
        found = {page_key(page.url): page for page in self.cache.pages() if not page.is_source}
        for page in list(found.values()):
            if page.final_url:
                found.setdefault(page_key(page.final_url), page)
        return found


def open_context(config: Path | None, cache: Path | None, *, quiet: bool, verbose: int, command: str) -> Context:
    """Return the context for one command, from its options and the environment. Raises ConfigError."""
    settings = load(config, os.environ)
    if cache is not None:
        settings = dataclasses.replace(settings, cache=cache.absolute())
    return Context(settings, Console(quiet=quiet, verbose=verbose, command=command))


def with_hints(articles: Sequence[Article], page: Page) -> list[Article]:
    """Return articles with what the source said of their page: it may say more today than when the page was read.

    What stands behind an address in a list may be a remark of the editor's or the page's title: only the page can tell.
    """
    hints, note = page.hints, page.hints.note
    if note and any(_is_title(note, article) for article in articles):
        hints = dataclasses.replace(hints, note=None)
    return [dataclasses.replace(article, hints=hints) for article in articles]


def _is_title(note: str, article: Article) -> bool:
    """Say whether a note is the title of an article or its page, perhaps cut, or with the site's name behind it as browsers show it."""
    titles = {squash(title) for title in (article.title, article.part_of_title) if title} - {""}
    ends = [found for found in _TITLE_END.finditer(note) if _may_name_site(note[found.end() :], article)]
    whole = {squash(note[: found.start()]) for found in ends}
    begun = squash(note.rstrip(" .…")) if note.endswith(("…", "...")) else ""
    return bool(titles & whole) or (len(begun) > CUT_LEAST and any(title.startswith(begun) for title in titles))


def _may_name_site(words: str, article: Article) -> bool:
    """Say whether what stands behind a title may be the site's name: a remark of the editor's ("must read") has words in small letters."""
    known = {squash(name) for name in (article.site or "", site_of(article.url)) if name} - {""}
    small = [word for word in _WORD.findall(words) if word[0].islower() and word not in all_function_words()]
    return not small or any(name in squash(words) for name in known)
