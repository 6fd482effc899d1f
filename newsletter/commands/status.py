"""`newsletter status`: what is in the cache, what is new, what failed and why, which issue is open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsletter import stdout
from newsletter.commands.context import Context
from newsletter.commands.issues import issue_files, keys_of, open_issue, selection_start
from newsletter.console import plural
from newsletter.errors import EXIT_OK
from newsletter.extract.flags import why_not_printed
from newsletter.models import Page, to_json


def run(context: Context, *, as_json: bool, sources: bool = False) -> int:
    """Show one row for each page, then the open issue: a table for a person, JSON Lines for a program.

    With `sources` one row for each source and host that was ever asked, and how it has been.
    """
    if sources:
        return _show_sources(context, as_json=as_json)
    rows = list(page_rows(context))
    issue = issue_row(context)
    if as_json or not stdout.is_terminal():
        for row in [*rows, issue]:
            stdout.print_json(row)
        return EXIT_OK
    table = [
        [row["state"], row.get("title") or row["url"], row.get("fetched_at", "")[:16].replace("T", " "), row.get("note", "")]
        for row in rows
    ]
    context.console.table(("state", "page", "fetched", "note"), table, wide=1)
    counts = {state: sum(row["state"] == state for row in rows) for state in ("new", "used", "left out", "unread", "failed")}
    said = ", ".join(f"{count} {state}" for state, count in counts.items() if count)
    context.console.say(f"{plural(len(rows), 'page')} in {context.config.cache}" + (f": {said}" if said else ""))
    opened = issue.get("file")
    context.console.say(f"open issue: {opened}" if opened else f"no issue is open; the next draft is {issue['next']}")
    return EXIT_OK


def _show_sources(context: Context, *, as_json: bool) -> int:
    from newsletter.fetch.health import Health

    records = Health(context.config.cache, context.console.warn).rows()
    if as_json or not stdout.is_terminal():
        for record in records:
            stdout.print_json({**to_json(record), "state": record.state})
        return EXIT_OK
    rows = [
        (record.state, record.name, (record.last_good or "never")[:16], str(record.failures or ""), record.reason or "")
        for record in records
    ]
    context.console.table(("state", "source", "last good", "failures", "why"), rows, wide=1)
    context.console.say(plural(len(records), "source or host", "sources and hosts"))
    return EXIT_OK


def page_rows(context: Context) -> Iterator[dict[str, Any]]:
    """Yield what there is to say of each page: its state is new, used, old, left out, unread, source or failed."""
    used = {link for past in issue_files(context) for link in past.keys}
    since = selection_start(context, context.now().date())
    for page in sorted(context.cache.pages(), key=lambda page: page.first_fetched_at or page.failed_at or ""):
        row: dict[str, Any] = {"kind": "page", "url": page.url, "state": _state(context, page, used, since)}
        articles = (context.articles(page) or []) if page.ok and not page.is_source else []
        # Of a page with several stories only what is true of all: a brief is short, and says nothing of the page.
        flags = sorted(set.intersection(*(set(article.flags) for article in articles))) if articles else []
        row |= {"title": articles[0].part_of_title or articles[0].title, "articles": len(articles)} if articles else {}
        row |= {"flags": flags} if flags else {}
        row |= {"error": page.error, "failures": page.failures, "failed_at": page.failed_at} if page.error else {}
        row |= {"fetched_at": page.fetched_at} if page.fetched_at else {}
        note = page.error or ", ".join(flags)
        row |= {"note": note} if note else {}
        yield row


def _state(context: Context, page: Page, used: set[str], since: str | None) -> str:
    if not page.ok:
        return "failed"
    if page.is_source:
        return "source"
    articles = context.articles(page)
    if articles is None:
        return "unread"
    if used & {key for article in articles for key in keys_of(article)}:
        return "used"
    if all(why_not_printed(article) for article in articles):
        return "left out"
    return "new" if since is None or (page.first_fetched_at or "") >= since else "old"


def issue_row(context: Context) -> dict[str, Any]:
    """Return which issue is open, or which one the next draft would begin."""
    path = open_issue(context)
    row: dict[str, Any] = {"kind": "issue", "next": str(_relative(path))}
    if path.exists():
        row["file"] = str(_relative(path))
    return row


def _relative(path: Path) -> Path:
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path
