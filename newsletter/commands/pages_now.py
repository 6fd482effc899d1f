"""Requests the pages of an issue again for `check --links` and `--published`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.check import Material
from newsletter.check.material import PageNow
from newsletter.commands.context import Context
from newsletter.errors import ExtractError
from newsletter.models import Article, Link

if TYPE_CHECKING:
    from newsletter.fetch.run import Fetched


def ask_again(context: Context, material: Material) -> dict[str, PageNow]:
    """Ask for the pages of an issue again, politely and in parallel. The cache is left as it is: it is the evidence."""
    from newsletter.fetch.run import always_asking, fetch_links

    urls = dict.fromkeys(url for entry in material.entries for url in entry.story.urls)
    links = [Link(url) for url in urls if url.lower().startswith(("http://", "https://"))]
    asked = {}
    with context.console.progress("Asking again") as tick:
        found = fetch_links(links, always_asking(context.config.fetch), cached=context.cache.usable_page, now=context.now)
        for done, fetched in enumerate(found, 1):
            tick(done, len(links), fetched.link.url)
            asked[fetched.link.url] = PageNow(fetched.page, _articles_now(context, fetched), fetched.moved_to)
    return asked


def _articles_now(context: Context, fetched: Fetched) -> tuple[Article, ...]:
    """Return the articles of a page that came anew; none of one that is unchanged, or cannot be read."""
    from newsletter.extract.article import read_articles

    if fetched.body is None or not fetched.page.ok:
        return ()
    try:
        return tuple(read_articles(fetched.body, fetched.page, context.config.extract))
    except ExtractError:
        return ()
