"""newsletter.cache.store: plain files, nothing lost, damage is a miss."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from newsletter.cache import Cache, page_key
from newsletter.errors import CacheError
from newsletter.models import Article, Hints, Page
from newsletter.text.urls import without_credentials

PAGE = Page(url="https://example.org/a?utm_source=x", ok=True, status=200, fetched_at="2025-11-14T10:00:00+00:00")


class Box(Cache):
    """A cache that remembers its warnings."""

    def __init__(self, folder: Path) -> None:
        self.warnings: list[str] = []
        super().__init__(folder, self.warnings.append)


@pytest.fixture
def box(tmp_path: Path) -> Box:
    return Box(tmp_path / "cache")


def test_what_is_put_comes_back_with_every_field(box: Box) -> None:
    page = replace(PAGE, etag='"1"', hints=Hints(title="Hint", tags=("a", "b")), source="feed")
    stored = box.put(page, b"<p>body</p>")
    assert box.page(PAGE.url) == stored
    assert (stored.etag, stored.hints, stored.bytes) == ('"1"', Hints(title="Hint", tags=("a", "b")), 11)
    assert box.body(stored) == b"<p>body</p>"
    assert list(box.pages()) == [stored]
    assert box.warnings == []


def test_nothing_is_created_before_the_first_write(box: Box) -> None:
    assert box.page("https://example.org/") is None
    assert list(box.pages()) == []
    assert not box.folder.exists()


def test_one_page_under_its_many_addresses_is_one_entry(box: Box) -> None:
    box.put(PAGE, b"x")
    assert box.page("https://EXAMPLE.org/a#part") is not None
    assert box.page("https://example.org/a?fbclid=1") is not None
    assert box.page("https://example.org/a?page=2") is None


@pytest.mark.parametrize(
    "url", ["", "no url", "http://[", "http://x:99999/", "https://example.org/\udcff", "javascript:alert(1)"]
)
def test_a_key_is_found_for_any_text(url: str) -> None:
    assert isinstance(page_key(url), str)


def test_credentials_never_reach_the_key() -> None:
    assert without_credentials("https://user:p@ss@example.org/a@b?c=d@e") == "https://example.org/a@b?c=d@e"
    assert "secret" not in page_key("https://me:secret@example.org/")
    assert without_credentials("https:/me:secret@example.org/") == "https:/example.org/"


@given(some.text(max_size=100))
def test_taking_credentials_away_twice_changes_nothing_more(text: str) -> None:
    once = without_credentials("http://" + text)
    assert without_credentials(once) == once


def test_an_error_never_replaces_a_good_page(box: Box) -> None:
    box.put(PAGE, b"good")
    failed = Page(url=PAGE.url, status=404, error="404 Not Found", failed_at="2025-11-15T10:00:00+00:00")
    box.fail(failed)
    stored = box.fail(failed)
    assert (stored.ok, stored.error, stored.failures, stored.status) == (True, "404 Not Found", 2, 200)
    assert box.body(stored) == b"good"
    assert box.put(replace(PAGE, fetched_at="2025-11-16T10:00:00+00:00"), b"new").failures == 0


def test_the_day_a_page_was_first_fetched_is_kept(box: Box) -> None:
    box.put(PAGE, b"one")
    again = box.put(replace(PAGE, fetched_at="2025-11-20T10:00:00+00:00"), b"two")
    assert (again.first_fetched_at, again.fetched_at) == (PAGE.fetched_at, "2025-11-20T10:00:00+00:00")


def test_a_page_that_did_not_change_keeps_its_body(box: Box) -> None:
    first = box.put(PAGE, b"one")
    before = box.body_path(str(first.body)).stat().st_mtime_ns
    box.put(replace(first, fetched_at="2025-11-20T10:00:00+00:00"), None)
    box.put(replace(first, fetched_at="2025-11-21T10:00:00+00:00"), b"one")
    assert box.body_path(str(first.body)).stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b'{"url": 3}',
        b'{"url":"https://example.org/a","tags":3,"fetched_at":7}',
        b"\xff\xfe",
        b'{"url":"https://other.example/"}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_page_is_a_miss_and_one_warning(box: Box, damage: bytes) -> None:
    box.put(PAGE, b"x")
    next(box.folder.glob("pages/*/*.json")).write_bytes(damage)
    assert box.page(PAGE.url) is None
    assert len(box.warnings) == 1
    assert "damaged" in box.warnings[0]


@pytest.mark.parametrize("damage", [b"", b"junk", gzip.compress(b"other", mtime=0), gzip.compress(b"x", mtime=0)[:-4]])
def test_a_damaged_body_is_a_miss_and_is_mended_by_the_next_fetch(box: Box, damage: bytes) -> None:
    page = box.put(PAGE, b"x")
    box.body_path(str(page.body)).write_bytes(damage)
    assert box.body(page) is None
    assert len(box.warnings) == 1
    assert box.body(box.put(PAGE, b"x")) == b"x"


def test_articles_are_kept_for_one_body_and_one_extractor(box: Box) -> None:
    page = box.put(PAGE, b"x")
    article = Article(url=page.url, title="T", authors=("A",), why={"title": "og:title"}, text="a\nb")
    box.put_articles(page, "v1", [article])
    assert box.articles(page, "v1") == [article]
    assert box.articles(page, "v2") is None
    assert box.articles(box.put(PAGE, b"changed"), "v1") is None


def test_articles_are_read_anew_where_the_source_says_something_else_of_the_page(box: Box) -> None:
    page = box.put(PAGE, b"x")
    box.put_articles(page, "v1", [Article(url=page.url, text="a")])
    for hints in (Hints(title="T"), Hints(date="2025-11-14"), Hints(parts=("v1-3 - Version 1.3",))):
        assert box.articles(replace(page, hints=hints), "v1") is None
    assert box.articles(replace(page, hints=Hints(note="lead?", starred=True)), "v1") is not None


def test_a_symbolic_link_in_the_cache_is_never_followed(box: Box, tmp_path: Path) -> None:
    page = box.put(PAGE, b"x")
    outside = tmp_path / "outside"
    outside.mkdir()
    body = box.body_path(str(page.body))
    (outside / "secret.gz").write_bytes(body.read_bytes())
    body.unlink()
    body.symlink_to(outside / "secret.gz")
    assert box.body(page) is None
    shelf = next(box.folder.glob("pages/*"))
    shutil.rmtree(shelf)
    shelf.symlink_to(outside, target_is_directory=True)
    with pytest.raises(CacheError, match="symbolic link"):
        box.put(PAGE, b"x")
    assert [path.name for path in outside.iterdir()] == ["secret.gz"]


def test_another_version_is_refused_and_never_guessed_at(box: Box) -> None:
    box.put(PAGE, b"x")
    (box.folder / "version").write_text("99\n")
    with pytest.raises(CacheError, match="version '99'"):
        Box(box.folder)


def test_what_a_killed_run_left_is_swept_after_an_hour(box: Box) -> None:
    box.put(PAGE, b"x")
    shelf = next(box.folder.glob("bodies/*"))
    old, young = shelf / ".tmp-old", shelf / ".tmp-young"
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 7200,) * 2)
    Box(box.folder).put(PAGE, b"y")
    assert (old.exists(), young.exists()) == (False, True)


def test_the_cache_is_plain_files_that_shell_tools_read(box: Box) -> None:
    page = box.put(PAGE, b"<p>body</p>")
    facts = json.loads(next(box.folder.glob("pages/*/*.json")).read_text())
    assert facts["key"] == "https://example.org/a"
    assert gzip.decompress(box.body_path(facts["body"]).read_bytes()) == b"<p>body</p>"
    assert facts["body"] == page.body
    assert (box.folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")


def test_a_folder_or_a_fifo_in_the_place_of_an_entry_costs_only_that_entry(box: Box) -> None:
    url = "https://a.example/1"
    path = box.page_path(url)
    path.mkdir(parents=True)
    assert box.page(url) is None
    box.put(Page(url, ok=True), b"words")
    assert box.page(url) is not None
    path.unlink()
    os.mkfifo(path)
    assert box.page(url) is None


def test_a_fifo_or_a_link_in_the_place_of_the_version_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "version")
    with pytest.raises(CacheError, match="cannot read the cache"):
        Cache(tmp_path, print)
