"""newsletter.commands.context: what a run stands on: its settings, its clock, and the pages of the cache under every address."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from newsletter.commands.context import Context, open_context, with_hints
from newsletter.config.schema import Config, DraftSettings
from newsletter.console import Console
from newsletter.errors import BusyError, CacheError
from newsletter.fetch.sources.lists.link_list import read_link_list
from newsletter.models import Article, Hints, Page


def context_in(folder: Path, zone: str = "UTC") -> Context:
    config = Config(cache=folder / "cache", issues=folder / "issues", draft=DraftSettings(timezone=zone))
    return Context(config, Console(quiet=True), now=lambda: datetime(2025, 11, 14, 23, 30, tzinfo=UTC))


def test_the_option_for_the_cache_is_stronger_than_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text('cache = "pages"\n', encoding="utf-8")
    opened = [open_context(None, cache, quiet=True, verbose=0, command="x").config.cache for cache in (None, Path("other"))]
    assert opened == [tmp_path / "pages", tmp_path / "other"]


@pytest.mark.parametrize(("zone", "day"), [("UTC", 14), ("Asia/Tokyo", 15), ("America/Chicago", 14)])
def test_today_is_the_editors_day(tmp_path: Path, zone: str, day: int) -> None:
    assert context_in(tmp_path, zone).today == date(2025, 11, day)


def test_a_page_is_found_under_the_address_asked_for_and_the_one_reached(tmp_path: Path) -> None:
    context = context_in(tmp_path)
    page = Page(
        url="https://sho.rt/1", final_url="https://ann.example/bridge", ok=True, status=200, fetched_at="2025-11-14T08:00:00Z"
    )
    context.cache.put(page, b"<p>x")
    assert [[found.url for found in context.find_pages(url)] for url in ("https://sho.rt/1", "https://ann.example/bridge")] == [
        ["https://sho.rt/1"],
        ["https://sho.rt/1"],
    ]
    assert context.find_pages("https://ben.example/") == []
    assert set(context.pages_by_key()) == {"https://sho.rt/1", "https://ann.example/bridge"}


def test_a_page_that_was_not_read_has_no_articles_and_one_without_any_has_none(tmp_path: Path) -> None:
    context = context_in(tmp_path)
    page = context.cache.put(Page(url="https://a.example/", ok=True, fetched_at="2025-11-14T08:00:00Z"), b"<p>x")
    assert context.articles(page) is None
    context.cache.put_articles(page, context.fingerprint, [])
    assert context.articles(page) == []


def test_what_a_source_says_today_goes_with_an_article_that_was_read_before() -> None:
    hints = Hints(title="Told today")
    (article,) = with_hints([Article("https://a.example/", "1", hints=Hints(title="Told before"))], Page(url="x", hints=hints))
    assert article.hints == hints


def test_a_second_run_is_refused_while_the_first_one_works(tmp_path: Path) -> None:
    context = context_in(tmp_path)
    with (
        context.alone("fetch"),
        pytest.raises(BusyError, match="another newsletter process is running"),
        context.alone("fetch"),
    ):
        raise AssertionError("both ran at once")
    with context.alone("fetch"):
        assert (tmp_path / "cache" / "lock").exists()


def test_a_cache_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    context = context_in(tmp_path)
    context = replace(context, config=replace(context.config, cache=tmp_path / "file" / "cache"))
    with pytest.raises(CacheError), context.alone("fetch"):
        raise AssertionError("nothing can be locked there")


def test_a_warning_is_said_once(tmp_path: Path) -> None:
    context = context_in(tmp_path)
    for _ in range(2):
        context.tell_once("x")
    assert context.console.warnings == 1


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("Owls return to the marsh at Brigford", None),
        ("Owls Return to the Marsh at Brigford – The Gazette", None),
        ("Owls return to the marsh at Brigford | the gazette", None),
        (
            "Owls return to the marsh at Brigford - must read, ask Ines",
            "Owls return to the marsh at Brigford - must read, ask Ines",
        ),
        ("Owls return to the marsh…", None),
        ("For the lead: owls return to the marsh at Brigford", "For the lead: owls return to the marsh at Brigford"),
        ("Ask Ines about it", "Ask Ines about it"),
    ],
)
def test_the_title_of_a_page_behind_its_address_is_no_remark_of_the_editors(said: str, note: str | None) -> None:
    (link,) = read_link_list(f"https://a.example/owls {said}\n", "urls.txt").links
    article = Article(link.url, "1", title="Owls return to the marsh at Brigford", site="The Gazette")
    (told,) = with_hints([article], Page(url=link.url, hints=link.hints))
    assert told.hints == replace(link.hints, note=note)
