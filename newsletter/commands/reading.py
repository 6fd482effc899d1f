"""Runs the extractor over bodies: in this process for a few pages, in a pool for many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsletter.errors import ExtractError
from newsletter.models import Article, Page
from newsletter.settings import ExtractSettings


def read_bodies(
    bodies: Iterable[tuple[Page, bytes | None]], settings: ExtractSettings
) -> Iterator[tuple[Page, list[Article], str | None]]:
    """Yield (page, its articles, why there are none) for each body, in order. A page that cannot be read costs only itself."""
    for page, body in bodies:
        yield (page, *_read(page, body, settings))


def _read(page: Page, body: bytes | None, settings: ExtractSettings) -> tuple[list[Article], str | None]:
    from newsletter.extract.article import read_articles

    if body is None:
        return [], "its body is missing in the cache; fetch it again: newsletter fetch --refresh URL"
    try:
        return read_articles(body, page, settings), None
    except ExtractError as error:
        return [], error.reason
