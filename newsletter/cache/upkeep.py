"""Finds damaged cache entries and removes old or unreferenced ones."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from newsletter.cache.keys import page_key
from newsletter.cache.store import Cache
from newsletter.errors import CacheError
from newsletter.files import reason
from newsletter.models import Page
from newsletter.text.dates import read_moment

YOUNG_SECONDS = 3600
"""A body that no page names yet may belong to a run that is between its two writes."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A file of the cache that cannot be used, and why."""

    path: Path
    reason: str


@dataclass
class Collected:
    """What a collection removed, or would remove: pages by URL, bodies and articles by number, and their bytes on the disk."""

    pages: list[Page] = field(default_factory=list)
    bodies: int = 0
    articles: int = 0
    bytes: int = 0


def verify(cache: Cache) -> Iterator[Damage]:
    """Yield every damaged file: pages that cannot be read, bodies that are not what their name says, articles that are not
    JSON.

    A page without its body is named too.
    """
    complaints: list[str] = []
    careful = Cache(cache.folder, complaints.append)
    for path in cache.entries("pages"):
        page = careful.read_page(path)
        if page is None and complaints:
            yield _damage(path, complaints)
        elif page is not None and page.ok and page.body and not cache.body_path(page.body).exists():
            yield Damage(path, "its body is missing")
    for path in cache.entries("bodies"):
        if careful.body(Page(url="", body=path.name.removesuffix(".gz"))) is None and complaints:
            yield _damage(path, complaints)
    for path in cache.entries("articles"):
        if not _is_json(path):
            yield Damage(path, "not JSON")


def _damage(path: Path, complaints: list[str]) -> Damage:
    return Damage(path, complaints.pop().rpartition("ignored: ")[2])


def _is_json(path: Path) -> bool:
    try:
        return isinstance(json.loads(path.read_bytes()), dict)
    except (OSError, ValueError, RecursionError):
        return False


def collect(
    cache: Cache,
    *,
    now: datetime,
    older_than: float | None = None,
    max_bytes: int | None = None,
    keep: Collection[str] = (),
    dry_run: bool = False,
) -> Collected:
    """Remove pages by age and then by size, oldest first, and whatever no page names any more; returns what went.

    `older_than` is in seconds since a page was last fetched, `max_bytes` the size of all bodies on the disk that may stay;
    `keep` has the keys of pages that never go (an open draft uses them). Without a limit, only what no page names is removed.
    Raises CacheError where something cannot be removed.
    """
    found = [(page, path) for path in cache.entries("pages") if (page := cache.read_page(path))]
    paths = {page.url: path for page, path in found}
    pages = sorted((page for page, _ in found), key=_last_seen)
    sizes = {page.body: _size(cache.body_path(page.body)) for page in pages if page.body}
    total = sum(sizes.values())
    collected, staying = Collected(), []
    for page in pages:
        may_go = page_key(page.url) not in keep
        too_old = older_than is not None and _age(page, now) > older_than
        too_much = max_bytes is not None and total > max_bytes
        if may_go and (too_old or too_much):
            collected.pages.append(page)
            total -= sizes.pop(page.body or "", 0)
        else:
            staying.append(page)
    for page in collected.pages:
        _remove(paths[page.url], collected, dry_run)
    named = {page.body for page in staying}
    collected.bodies = _sweep(cache.entries("bodies"), lambda path: path.name.removesuffix(".gz") in named, collected, dry_run)
    known = {(page_key(page.url), page.body) for page in staying}
    collected.articles = _sweep(cache.entries("articles"), lambda path: _article_owner(path) in known, collected, dry_run)
    return collected


def _sweep(paths: Iterable[Path], is_named: Callable[[Path], bool], collected: Collected, dry_run: bool) -> int:
    count = 0
    horizon = time.time() - YOUNG_SECONDS
    for path in paths:
        with contextlib.suppress(FileNotFoundError):
            if not is_named(path) and path.lstat().st_mtime < horizon:
                _remove(path, collected, dry_run)
                count += 1
    return count


def _remove(path: Path, collected: Collected, dry_run: bool) -> None:
    collected.bytes += _size(path)
    if dry_run:
        return
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise CacheError(f"{path}: cannot remove from the cache: {reason(error)}") from error


def _article_owner(path: Path) -> tuple[str, str | None] | None:
    try:
        data = json.loads(path.read_bytes())
        return page_key(data["page"]), data.get("body")
    except (OSError, ValueError, TypeError, KeyError, RecursionError, AttributeError):
        return None


def _last_seen(page: Page) -> str:
    return page.fetched_at or page.failed_at or ""


def _age(page: Page, now: datetime) -> float:
    seen = read_moment(_last_seen(page))
    return (now - seen).total_seconds() if seen else float("inf")


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return 0
