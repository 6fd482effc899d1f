"""`newsletter issues`: the issues of the folder, open and published."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from newsletter import stdout
from newsletter.commands.context import Context
from newsletter.console import clean, plural
from newsletter.errors import EXIT_OK, UsageError
from newsletter.files import read_text, shown_path
from newsletter.issuefile import Draft
from newsletter.issuefile.folder import IssueFile
from newsletter.issuefile.reading import read_any_form
from newsletter.stdin import read_stdin


def run(context: Context, *, as_json: bool) -> int:
    """Print a line for each issue, oldest first: day, state, stories, file, title; with --json an object."""
    found = context.issues.issues()
    for issue in found:
        row = issue_row(issue)
        if as_json:
            stdout.print_json(row)
        else:
            day, count = row.get("day", "-"), plural(int(row["stories"]), "story", "stories")
            stdout.print_line(
                clean(f"{day:<10}  {row['state']:<9}  {count:>11}  {row['file']}  {row.get('title', '')}".rstrip())
            )
    if not found:
        context.console.say(f"no issue in {context.config.issues} yet; newsletter draft starts one")
    return EXIT_OK


def issue_row(issue: IssueFile) -> dict[str, Any]:
    """Return what is to be said of an issue, with stable names."""
    row: dict[str, Any] = {
        "kind": "issue",
        "day": issue.day.isoformat() if issue.day else None,
        "state": "unreadable" if issue.error else "open" if issue.is_open else "published",
        "stories": len(issue.stories),
        "file": str(shown_path(issue.path)),
        "title": issue.title,
        "error": issue.error,
    }
    return {key: value for key, value in row.items() if value not in (None, "")}


def find_issue(context: Context, name: str | None) -> IssueFile:
    """Return the issue named by its path, file name or day; without a name the open one, else the last. Raises UsageError."""
    if name is not None:
        return context.issues.find(name, context.today)
    current = context.issues.current(context.today)
    found = [current] if current else context.issues.issues()
    if not found:
        raise UsageError(f"{context.config.issues}: no issue yet; create one with newsletter draft, or name a file")
    return found[-1]


def read_draft(context: Context, name: str | None) -> Draft:
    """Return the issue named by path, file name or day (`-` = stdin, None = the open one, else the last) or pipe, parsed.

    It may be a draft, a post, or what `--to json` writes. Raises UsageError when it cannot be read, DraftError when it is no issue.
    """
    if name == "-":
        return read_any_form(read_stdin().decode("utf-8", "replace"), "stdin")
    # A pipe, which is what a shell's `<(command)` is, can be read only once: not looked up among the issues first.
    path = Path(name) if name and Path(name).is_fifo() else find_issue(context, name).path
    return read_any_form(read_text(path, "draft"), str(path))
