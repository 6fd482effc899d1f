"""The collector stands still while a page is read, and at no other time."""

from __future__ import annotations

import gc

import pytest

from newsletter.config.schema import ExtractSettings
from newsletter.errors import ExtractError
from newsletter.extract import article
from newsletter.extract.collector import collector_paused
from newsletter.extract.page.document import Document, parse
from newsletter.models import Page


def test_the_collector_is_paused_inside_and_runs_after() -> None:
    assert gc.isenabled()
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_runs_again_after_an_error() -> None:
    with pytest.raises(ExtractError):
        article.read_articles(b"", Page("https://a.example/"), ExtractSettings())
    assert gc.isenabled()


def test_a_collector_that_the_caller_has_switched_off_stays_off() -> None:
    gc.disable()
    try:
        with collector_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_page_is_read_with_the_collector_paused(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []

    def watched(text: str, url: str, content_type: str | None = None) -> Document:
        seen.append(gc.isenabled())
        return parse(text, url, content_type)

    monkeypatch.setattr("newsletter.extract.article.parse", watched)
    article.read_articles(b"<p>Some text.</p>", Page("https://a.example/"), ExtractSettings())
    assert seen == [False]
