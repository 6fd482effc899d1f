"""What is damaged in the cache is named, file by file."""

from __future__ import annotations

from pathlib import Path

from newsletter.cache import Cache
from newsletter.cache.upkeep import verify
from newsletter.models import Page


def test_a_sound_cache_has_no_damage_and_a_broken_file_is_named(tmp_path: Path) -> None:
    cache = Cache(tmp_path, print)
    kept = cache.put(Page("https://a.example/1", ok=True), b"words")
    other = cache.put(Page("https://a.example/2", ok=True), b"other words")
    assert list(verify(cache)) == []
    assert kept.body is not None
    assert other.body is not None
    cache.body_path(kept.body).write_bytes(b"junk")
    cache.body_path(other.body).unlink()
    assert sorted(damage.path for damage in verify(cache)) == sorted(
        (cache.body_path(kept.body), cache.page_path("https://a.example/2"))
    )
