"""Reads and writes cache entries atomically; a damaged entry counts as a miss and is reported once."""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import gzip
import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeGuard

from newsletter.cache.keys import digest, page_key
from newsletter.errors import CacheError
from newsletter.files import TEMP_PREFIX, read_regular, reason, write_atomic
from newsletter.models import Article, Page, article_from_json, page_from_json, to_json
from newsletter.text.compression import CompressionError, gunzip

VERSION = "1"
TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# The newsletter cache: safe to delete at any moment.\n"
STALE_TEMP_SECONDS = 3600
MORE_FILES = "raise the limit with ulimit -n"
MAX_BODY = 256 * 1024 * 1024


def unpacked(packed: bytes, name: str) -> bytes | None:
    """Return the bytes of a body as it lies in the cache (gzip), None when they are not those of its name, their SHA-256."""
    try:
        data = gunzip(packed, MAX_BODY)
    except CompressionError:
        return None
    return data if hashlib.sha256(data).hexdigest() == name else None


def cannot_write(folder: Path, error: OSError) -> CacheError:
    """Return the error of a cache that cannot be written, with what to do about it."""
    full = "free some space, or " if error.errno in (errno.ENOSPC, errno.EDQUOT) else ""
    advice = MORE_FILES if _is_for_files(error) else f"{full}use another directory with --cache"
    return CacheError(f"{folder}: cannot write to the cache: {reason(error)}; {advice}")


def _is_for_files(error: Exception) -> TypeGuard[OSError]:
    """Say whether this process or machine has too many files open, which says nothing about the file asked for."""
    return isinstance(error, OSError) and error.errno in (errno.EMFILE, errno.ENFILE)


class Cache:
    """The cache in one folder. `warn` gets one line for every damaged entry that is met.

    Nothing is created before the first write. Raises CacheError where the folder cannot be used.
    """

    def __init__(self, folder: Path, warn: Callable[[str], None]) -> None:
        self.folder = folder
        self._tell = warn
        self._told: set[str] = set()
        self._ready = False
        self._check_version()

    def _warn_of(self, path: Path, error: Exception) -> None:
        """Warn of an entry that cannot be read. Raises CacheError when the entry is not at fault: it must not count as missing."""
        if _is_for_files(error):
            raise CacheError(f"{self.folder}: cannot read the cache: {error.strerror}; {MORE_FILES}") from error
        cause = reason(error) if isinstance(error, OSError) else "not what belongs there"
        self._warn(f"{path}: damaged cache entry, ignored: {cause}")

    def _warn(self, text: str) -> None:
        """Warn of a damaged entry, once in a run."""
        if text not in self._told:
            self._told.add(text)
            self._tell(text)

    # --- pages -----------------------------------------------------------------------------------------------------------

    def page(self, url: str) -> Page | None:
        """Return what is known of the page at `url` (body or only failures), or None."""
        page = self.read_page(self.page_path(url))
        return page if page is not None and page_key(page.url) == page_key(url) else None

    def usable_page(self, url: str) -> Page | None:
        """Return what is known of a URL, but not a page whose body is damaged: "not modified" would leave it without one."""
        page = self.page(url)
        return page if page is None or not page.ok or self.body(page) is not None else None

    def pages(self) -> Iterator[Page]:
        """Yield every page known, in the order of their hashes; damaged entries are left out with a warning each."""
        for path in self.entries("pages"):
            page = self.read_page(path)
            if page is not None:
                yield page

    def body(self, page: Page) -> bytes | None:
        """Return the bytes of a page, or None when they are missing or damaged (a miss, warned of unless simply gone)."""
        packed = self.packed(page)
        if packed is None or page.body is None:
            return None
        data = unpacked(packed, page.body)
        if data is None:
            self._warn(f"{self.body_path(page.body)}: damaged cache entry, ignored: its content does not match its name")
        return data

    def packed(self, page: Page) -> bytes | None:
        """Return the body of a page as it lies here, for `unpacked` to open; None when it is missing, warned of unless simply gone."""
        if page.body is None:
            return None
        path = self.body_path(page.body)
        try:
            return read_regular(path)
        except FileNotFoundError:
            return None
        except OSError as error:
            self._warn_of(path, error)
            return None

    def put(self, page: Page, body: bytes | None) -> Page:
        """Store a page that was fetched well, body first; returns it as stored.

        Without `body` (not modified, or read from the cache) the stored body stays. The day it was first fetched is kept.
        """
        known = self.page(page.url)
        first = known.first_fetched_at if known and known.first_fetched_at else page.fetched_at
        page = dataclasses.replace(page, first_fetched_at=first, failures=0, error=None, failed_at=None, from_cache=False)
        if body is not None:
            name = hashlib.sha256(body).hexdigest()
            if not self._has_whole_body(name):
                self._write(self.body_path(name), gzip.compress(body, compresslevel=6, mtime=0))
            page = dataclasses.replace(page, body=name, bytes=len(body))
        self._write_page(page)
        return page

    def fail(self, page: Page) -> Page:
        """Record that a fetch failed, keeping a good copy; returns the entry as stored, with its failures in a row counted."""
        known = self.page(page.url)
        failures = (known.failures if known else 0) + 1
        if known is not None and known.ok:
            page = dataclasses.replace(known, error=page.error, failed_at=page.failed_at, failures=failures)
        else:
            page = dataclasses.replace(page, ok=False, failures=failures)
        self._write_page(page)
        return page

    # --- articles --------------------------------------------------------------------------------------------------------

    def articles(self, page: Page, fingerprint: str) -> list[Article] | None:
        """Return what an extractor of this fingerprint (version and settings) read out of the page before, or None."""
        path = self.article_path(page, fingerprint)
        try:
            data = json.loads(read_regular(path))
            return [article_from_json(item) for item in data["articles"]]
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
            self._warn_of(path, error)
            return None

    def put_articles(self, page: Page, fingerprint: str, articles: Sequence[Article]) -> None:
        """Store what was read out of a page."""
        data = {"page": page.url, "body": page.body, "extractor": fingerprint, "articles": [to_json(a) for a in articles]}
        self._write(self.article_path(page, fingerprint), _json_line(data))

    # --- the directory itself ----------------------------------------------------------------------------------------------

    def body_path(self, name: str) -> Path:
        """Return where the body with this SHA-256 lies (or would lie)."""
        return self.folder / "bodies" / name[:2] / f"{name}.gz"

    def page_path(self, url: str) -> Path:
        """Return where the entry of the page at `url` lies (or would lie)."""
        name = digest(page_key(url))
        return self.folder / "pages" / name[:2] / f"{name}.json"

    def article_path(self, page: Page, fingerprint: str) -> Path:
        """Return where what was read out of a page lies (or would lie).

        It also depends on what the page's source says about it: when a feed names a new part of a page, the page is read again.
        """
        told = (page.hints.title, page.hints.date, page.hints.summary, page.hints.parts)
        name = digest("\n".join((page_key(page.url), str(page.body), fingerprint, *([repr(told)] if any(told) else []))))
        return self.folder / "articles" / name[:2] / f"{name}.json"

    def entries(self, kind: str) -> Iterator[Path]:
        """Yield the files of `pages`, `bodies` or `articles`, in the order of their names. Raises CacheError."""
        try:
            shelves = sorted(entry.path for entry in os.scandir(self.folder / kind) if entry.is_dir(follow_symlinks=False))
        except FileNotFoundError:
            return
        except OSError as error:
            raise CacheError(f"{self.folder / kind}: cannot read the cache: {reason(error)}") from error
        for shelf in shelves:
            with contextlib.suppress(FileNotFoundError):
                for entry in sorted(os.scandir(shelf), key=lambda item: item.name):
                    if not entry.name.startswith("."):
                        yield Path(entry.path)

    def read_page(self, path: Path) -> Page | None:
        """Return the page that an entry's file describes, or None when it is missing or damaged.

        Another version of the program may give the page another key, and its entry another name: then that entry is the page's
        until there is one of this version's.
        """
        try:
            data = json.loads(read_regular(path))
            page = page_from_json(data)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, RecursionError) as error:
            self._warn_of(path, error)
            return None
        if path.stem == digest(page_key(page.url)):
            return page
        if path.stem != digest(str(data.get("key"))):
            self._warn(f"{path}: damaged cache entry, ignored: it belongs to another page")
            return None
        return None if self.page_path(page.url).exists() else page

    def _write_page(self, page: Page) -> None:
        self._write(self.page_path(page.url), _json_line({"key": page_key(page.url), **to_json(page)}))

    def _has_whole_body(self, name: str) -> bool:
        path = self.body_path(name)
        return path.is_file() and self.body(Page(url="", body=name)) is not None

    def _write(self, path: Path, data: bytes) -> None:
        try:
            self._prepare()
            _refuse_links(self.folder, path.parent)
            if path.is_dir():  # an entry is a file: a folder in its place is moved away
                path.rename(path.with_name(f"{TEMP_PREFIX}{path.name}"))
            write_atomic(path, data)
        except OSError as error:
            raise cannot_write(self.folder, error) from error

    def _prepare(self) -> None:
        if self._ready:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        if hasattr(os, "getuid") and self.folder.stat().st_uid not in (os.getuid(), 0):
            raise CacheError(f"{self.folder}: the cache belongs to another user; use another directory with --cache")
        for name, content in (("CACHEDIR.TAG", TAG), ("version", VERSION + "\n")):
            if not (self.folder / name).exists():
                write_atomic(self.folder / name, content.encode())
        self._sweep()
        self._ready = True

    def _sweep(self) -> None:
        """Remove what a killed run left half-written; only after an hour, since another run may be writing it now."""
        horizon = time.time() - STALE_TEMP_SECONDS
        for shelf in self.folder.glob("*/*"):
            if not shelf.is_dir() or shelf.is_symlink():
                continue
            for path in shelf.glob(TEMP_PREFIX + "*"):
                with contextlib.suppress(OSError):
                    if path.lstat().st_mtime < horizon:
                        path.unlink()

    def _check_version(self) -> None:
        try:
            found = read_regular(self.folder / "version").decode("ascii", "replace").strip()
        except FileNotFoundError:
            return
        except OSError as error:
            raise CacheError(f"{self.folder}: cannot read the cache: {reason(error)}") from error
        if found != VERSION:
            raise CacheError(
                f"{self.folder}: the cache has version {found!r}, but this program uses version {VERSION}; "
                "use another directory with --cache, or delete it (only time is lost)"
            )


def _json_line(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _refuse_links(top: Path, folder: Path) -> None:
    """Raise OSError when a shelf of the cache is a symbolic link: what is written there would land outside."""
    while folder != top:
        if folder.is_symlink():
            raise OSError(0, f"{folder.name} is a symbolic link")
        folder = folder.parent
