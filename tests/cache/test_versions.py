"""Two versions of the program may work on one cache in turn: what the other kept under another key is neither damaged nor lost."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsletter.cache import Cache
from newsletter.cache.keys import digest
from newsletter.cache.upkeep import collect, verify
from newsletter.errors import CacheError
from newsletter.models import Page

URL, OLD_KEY = "https://a.example/q?gameId=4", "https://a.example/q"
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


def kept_by_another(folder: Path) -> tuple[Cache, list[str], Path]:
    """Return a cache with one page under the key of a version that left out the query, what is warned of, and the entry's file."""
    warned: list[str] = []
    cache = Cache(folder, warned.append)
    cache.put(Page(URL, ok=True, fetched_at="2026-11-20T00:00:00Z"), b"<p>words</p>")
    mine = cache.page_path(URL)
    data = json.loads(mine.read_bytes()) | {"key": OLD_KEY}
    name = digest(OLD_KEY)
    other = folder / "pages" / name[:2] / f"{name}.json"
    other.parent.mkdir(exist_ok=True)
    other.write_text(json.dumps(data), encoding="utf-8")
    mine.unlink()
    return cache, warned, other


def test_a_page_under_the_key_of_another_version_is_read(tmp_path: Path) -> None:
    cache, warned, _ = kept_by_another(tmp_path)
    (page,) = cache.pages()
    assert (page.url, cache.body(page)) == (URL, b"<p>words</p>")
    assert (list(verify(cache)), warned) == ([], [])


def test_it_is_never_taken_for_the_page_of_that_key(tmp_path: Path) -> None:
    cache, warned, _ = kept_by_another(tmp_path)
    assert cache.page(OLD_KEY) is None
    assert warned == []


def test_once_this_version_has_the_page_there_is_one_and_the_other_versions_file_stays(tmp_path: Path) -> None:
    cache, warned, other = kept_by_another(tmp_path)
    cache.put(Page(URL, ok=True, fetched_at="2026-11-21T00:00:00Z"), b"<p>new</p>")
    assert [cache.body(page) for page in cache.pages()] == [b"<p>new</p>"]
    assert other.exists()
    assert warned == []


def test_it_grows_old_like_any_other_page(tmp_path: Path) -> None:
    cache, _, other = kept_by_another(tmp_path)
    collected = collect(cache, now=NOW, older_than=timedelta(days=1).total_seconds())
    assert [page.url for page in collected.pages] == [URL]
    assert not other.exists()


def test_a_cache_of_a_format_that_cannot_be_read_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "version").write_text("9\n")
    with pytest.raises(
        CacheError, match=r"the cache has version '9', but this program uses version 1; use another directory with --cache"
    ):
        Cache(tmp_path, print)
