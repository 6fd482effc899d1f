"""The context that every command works at: configuration, console and cache of one run."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newsletter.cache import Cache, page_key
from newsletter.config.load import Config, load
from newsletter.console import Console
from newsletter.errors import BusyError, CacheError, UsageError
from newsletter.files import locked, reason
from newsletter.models import Article, Page


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

    @contextlib.contextmanager
    def alone(self, what: str) -> Iterator[None]:
        """Hold the cache's lock while the block runs. Raises BusyError when another run has it, CacheError when it cannot be had."""
        with contextlib.ExitStack() as stack:
            try:
                mine = stack.enter_context(locked(self.config.cache / "lock"))
            except OSError as error:
                raise CacheError(f"{self.config.cache}: cannot write to the cache: {reason(error)}") from error
            if not mine:
                raise BusyError(f"{self.config.cache}: another build is at work; {what} again when it has ended")
            yield

    def articles(self, page: Page) -> list[Article] | None:
        """Return the articles that were read out of a page, or None when it has not been read with these settings."""
        return self.cache.articles(page, self.fingerprint)

    def usable_page(self, url: str) -> Page | None:
        """Return what the cache has of a URL, but not a page whose body is damaged: "not modified" would leave it without one."""
        page = self.cache.page(url)
        return page if page is None or not page.ok or self.cache.body(page) is not None else None

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


def read_stdin() -> bytes:
    """Return all of stdin; called for the argument `-` only. Raises UsageError when there is none."""
    if sys.stdin is None:
        raise UsageError("-: there is no stdin to read from")
    stream = getattr(sys.stdin, "buffer", None)
    return stream.read() if stream is not None else sys.stdin.read().encode()


def read_text(path: Path, what: str) -> str:
    """Return a file's text; UTF-8, and what is not UTF-8 is refused rather than changed. Raises UsageError."""
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot read the {what}: {reason(error)}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: the {what} is not UTF-8 text (byte {error.start + 1}); save it as UTF-8") from error


def is_web_address(text: str) -> bool:
    """Say whether an argument is meant as a URL and not as a file."""
    return text.lower().startswith(("http://", "https://"))
