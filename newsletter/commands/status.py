"""`newsletter status`: what is new, what failed and why, which issue is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from newsletter import stdout
from newsletter.cache import link_key
from newsletter.commands.context import Context
from newsletter.commands.draft import issue_target, other_issues, read_known
from newsletter.commands.issues import issue_row
from newsletter.console import clean, plural
from newsletter.draft.selection.memory import CARRIED, REMOVED, read_memory
from newsletter.draft.selection.select import Wanted, select_articles
from newsletter.draft.update.plan import read_rejected
from newsletter.draft.update.target import Request, wanted_here
from newsletter.errors import EXIT_OK, DraftError, UsageError
from newsletter.files import shown_path
from newsletter.models import Page, to_json

STATES = ("new", "used", "removed", "old", "left out", "unread", "failed")
"""What a page can be, in the order of what is said of one with several articles."""

WORTH_A_ROW = ("new", "unread", "failed")


def run(context: Context, *, as_json: bool, sources: bool = False, everything: bool = False) -> int:
    """Show what is new, unread or failed, then the open issue; with `everything` every page of the cache.

    A table on a terminal, elsewhere a line for each page, with --json an object. With `sources` one row for each source and
    host that was ever asked, and its health.
    """
    if sources:
        return _show_sources(context, as_json=as_json)
    rows = list(page_rows(context))
    if as_json:
        for row in [*rows, _issue(context)]:
            stdout.print_json(row)
        return EXIT_OK
    shown = [row for row in rows if everything or row["state"] in WORTH_A_ROW]
    if stdout.is_terminal():
        table = [
            [
                row["state"],
                row.get("title") or row["url"],
                row.get("fetched_at", "")[:16].replace("T", " "),
                row.get("note", ""),
            ]
            for row in shown
        ]
        context.console.table(("state", "page", "fetched", "note"), table, wide=1, fold=False)
    else:
        for row in shown:
            stdout.print_line(
                clean("  ".join(filter(None, [f"{row['state']:<8}", row["url"], row.get("note") or row.get("title", "")])))
            )
    _say_sum(context, rows)
    return EXIT_OK


def _say_sum(context: Context, rows: list[dict[str, Any]]) -> None:
    counts = Counter(row["state"] for row in rows)
    said = [f"{counts[state]} {state}" for state in STATES if counts[state]]
    said += [plural(counts["source"], "source")] if counts["source"] else []
    context.console.say(
        f"{plural(len(rows), 'page')} in {shown_path(context.config.cache)}" + (f": {', '.join(said)}" if said else "")
    )
    issue = _issue(context)
    if "file" not in issue:
        context.console.say(f"no open issue; the next draft will be {issue['next']}")
        return
    overdue = " (overdue; run newsletter publish)" if issue.get("overdue") else ""
    context.console.say(f"open issue: {issue['file']}, {plural(issue['stories'], 'story', 'stories')}{overdue}")


def _issue(context: Context) -> dict[str, Any]:
    """Return which issue is open, or which one the next draft would begin."""
    today = context.today
    current = context.issues.current(today)
    if current is None:
        day = context.issues.next_day(context.config.draft.day, today)
        return {"kind": "issue", "next": str(shown_path(context.issues.new_path(day)))}
    row = issue_row(current)
    if current.day and current.day < today:
        row["overdue"] = True
    return row


def _show_sources(context: Context, *, as_json: bool) -> int:
    from newsletter.fetch.health import Health

    records = Health(context.config.cache, context.console.warn).rows()
    if as_json:
        for record in records:
            stdout.print_json({**to_json(record), "state": record.state})
        return EXIT_OK
    rows = [
        (
            record.state,
            record.name,
            (record.last_good or "never")[:16].replace("T", " "),
            str(record.failures or ""),
            record.reason or "",
        )
        for record in records
    ]
    if stdout.is_terminal():
        context.console.table(("state", "source", "last good", "failures", "why"), rows, wide=1)
    else:
        for state, name, last, failures, why in rows:
            failed = f"{plural(int(failures), 'failure')}: {why}" if failures else why
            stdout.print_line(clean("  ".join(filter(None, [f"{state:<8}", name, f"last success {last}", failed]))))
    context.console.say(plural(len(records), "source or host", "sources and hosts"))
    return EXIT_OK


def page_rows(context: Context) -> Iterator[dict[str, Any]]:
    """Yield what there is to say of each page; its state is one of STATES, or source."""
    states = _article_states(context)
    for page in sorted(context.cache.pages(), key=lambda page: page.first_fetched_at or page.failed_at or ""):
        row: dict[str, Any] = {"kind": "page", "url": page.url, "state": _state(context, page, states)}
        articles = context.articles(page) if page.ok and not page.is_source else None
        # Of a page with several stories only what is true of all: a brief is short, and says nothing of the page.
        flags = sorted(set.intersection(*(set(article.flags) for article in articles))) if articles else []
        row |= {"title": articles[0].part_of_title or articles[0].title, "articles": len(articles)} if articles else {}
        row |= {"flags": flags} if flags else {}
        row |= {"error": page.error, "failures": page.failures, "failed_at": page.failed_at} if page.error else {}
        row |= {"fetched_at": page.fetched_at} if page.fetched_at else {}
        note = page.error or ", ".join(flags)
        row |= {"note": note} if note else {}
        yield row


def _article_states(context: Context) -> dict[str, str]:
    """Return for the keys of articles what became of them: used, removed, old, left out of the open issue by its last run, or new."""
    try:
        target = issue_target(context, Request())
    except (DraftError, UsageError) as error:
        context.console.warn(str(error))
        return {}
    known = read_known(context, warn=False).known
    memory = read_memory(list(other_issues(context, target)), target.day)
    printed, removed = wanted_here(target)
    selection = select_articles(known, Wanted(printed | removed), memory)
    how = {left.article.id: {CARRIED: "used", REMOVED: "removed"}.get(left.trace.how, "old") for left in selection.left_out}
    passed_over = {record.get("id") or link_key(record["url"]) for record in read_rejected(target.path)}
    states: dict[str, str] = {}
    for item in known:
        state = how.get(item.article.id) or ("new" if item.keys.isdisjoint(passed_over) else "left out")
        if not item.keys.isdisjoint(printed):
            state = "used"
        elif not item.keys.isdisjoint(removed):
            state = "removed"
        states |= dict.fromkeys(item.keys, state)
    return states


def _state(context: Context, page: Page, states: dict[str, str]) -> str:
    if not page.ok:
        return "failed"
    if page.is_source:
        return "source"
    articles = context.articles(page)
    if articles is None:
        return "unread"
    found = {states[article.id] for article in articles if article.id in states}
    return next((state for state in STATES if state in found), "left out")
