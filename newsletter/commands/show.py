"""`newsletter show`: what is known about one page or article."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newsletter import stdout
from newsletter.commands.context import Context
from newsletter.console import clean
from newsletter.errors import EXIT_OK, UsageError
from newsletter.fetch.sources.lists.link_list import links_in_argument
from newsletter.issuefile.folder import article_keys
from newsletter.models import Article, Page, to_json

TEXT_SHOWN = 600


def run(context: Context, name: str, *, as_json: bool, why: bool) -> int:
    """Show a page and its articles by URL, or an article by the eight digits of its story. Raises UsageError if unknown."""
    pages = _find(context, name)
    if not pages:
        raise UsageError(f"{clean(name)}: not a cached page or story id; see newsletter status --all")
    carried = {key: past.path.name for past in [*context.issues.archive(), *context.issues.issues()] for key in past.names()}
    for page in pages:
        articles = context.articles(page) or []
        chosen = [article for article in articles if article.id == name] or articles
        if as_json:
            stdout.print_json({"kind": "page", **to_json(page)})
            for article in chosen:
                stdout.print_json({"kind": "article", **to_json(article), **_issue_of(article, carried)})
        else:
            print_facts(to_json(page))
            for article in chosen:
                _print_article(article, carried, why=why)
    return EXIT_OK


def _find(context: Context, name: str) -> list[Page]:
    pasted = links_in_argument(name)
    name = pasted[0].url if len(pasted) == 1 else name
    if pages := context.find_pages(name) or _pages_of_file(context, name):
        return pages
    by_key = context.pages_by_key()
    return [page for page in by_key.values() if any(article.id == name for article in context.articles(page) or [])][:1]


def _pages_of_file(context: Context, name: str) -> list[Page]:
    """Return the page of a file that was read by `extract`."""
    with contextlib.suppress(OSError, ValueError):
        path = Path(name).resolve()
        return context.find_pages(path.as_uri()) if path.exists() else []
    return []


def _issue_of(article: Article, carried: dict[str, str]) -> dict[str, Any]:
    issue = next((carried[key] for key in article_keys(article) if key in carried), None)
    return {"issue": issue} if issue else {}


def print_facts(facts: Mapping[str, Any]) -> None:
    """Print named facts, one a line."""
    for key, value in facts.items():
        stdout.print_line(f"{key:>18}  {clean(_in_words(value))}")


def _in_words(value: object) -> str:
    """Return a value as a reader writes it: lists with commas, named facts with their names."""
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_in_words(one)}" for name, one in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_in_words, value))
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _print_article(article: Article, carried: dict[str, str], *, why: bool) -> None:
    stdout.print_line("")
    facts = to_json(article) | _issue_of(article, carried)
    text, sources = facts.pop("text", ""), facts.pop("why", {})
    for key, value in facts.items():
        source = f"   ({sources[key]})" if why and key in sources else ""
        stdout.print_line(f"{key:>18}  {clean(_in_words(value) + source)}")
    for line in _shortened(text):
        stdout.print_line(f"{'':>18}  {clean(line)}")


def _shortened(text: str) -> Iterator[str]:
    shown = text[:TEXT_SHOWN]
    yield from shown.split("\n")
    if len(text) > TEXT_SHOWN:
        yield f"… ({len(text.split())} words in all)"
