"""The editor's folder of issues: which one is open, what earlier ones carried, from when on a page is new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import cast

from newsletter.cache import page_key
from newsletter.commands.context import Context
from newsletter.errors import DraftError, UsageError
from newsletter.models import Article, Issue

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class PastIssue:
    """An issue file: its day and the keys of every link that it carries."""

    path: Path
    day: date
    keys: frozenset[str]


def issue_files(context: Context, before: date | None = None) -> list[PastIssue]:
    """Return the issues in the folder, oldest first, only those before a day if one is given.

    An issue that cannot be read is left out. Where it matters what earlier issues carried (`before` is given) that is told, once.
    """

    found = []
    for path in sorted(context.config.issues.glob("*.md")):
        issue = _read_issue(context, path, tell=before is not None and (_day_of(path, None) or before) < before)
        day = _day_of(path, issue)
        if issue is not None and day is not None and (before is None or day < before):
            found.append(PastIssue(path, day, frozenset(_keys(issue))))
    return sorted(found, key=lambda past: past.day)


def _read_issue(context: Context, path: Path, *, tell: bool) -> Issue | None:
    """Return an issue, None when it cannot be read. Each file is parsed once in a run as long as it does not change."""
    from newsletter.issuefile import parse

    try:
        data = path.read_bytes()
        known = context.memory.get(path)
        if known is None or known[0] != data:
            context.memory[path] = known = (data, parse(data.decode("utf-8", "replace"), str(path)).issue)
        return cast("Issue", known[1])
    except (DraftError, OSError) as error:
        if tell and (path, "told") not in context.memory:
            context.memory[path, "told"] = True
            context.console.warn(f"{error}; what it carried is not known")
        return None


def _day_of(path: Path, issue: Issue | None) -> date | None:
    for text in (path.stem[:10], ((issue.date if issue else None) or "")[:10]):
        try:
            return date.fromisoformat(text)
        except ValueError:
            continue
    return None


def _keys(issue: Issue) -> Iterator[str]:
    for section in issue.sections:
        for story in section.stories:
            if story.id:
                yield story.id
            for url in (story.link, *(also.url for also in story.also)):
                if url:
                    yield link_key(url)


def link_key(url: str) -> str:
    """Return the key of a story's link. Unlike a page's it keeps the anchor: two stories of one live page are two."""
    anchor = url.partition("#")[2]
    key = page_key(url)
    return f"{key}#{anchor}" if anchor and "#" not in key else key


def keys_of(article: Article) -> set[str]:
    """Return every key under which an issue may carry this article: its id and its addresses."""
    if article.part_of:
        return {article.id} | ({link_key(f"{article.url.partition('#')[0]}#{article.anchor}")} if article.anchor else set())
    return {article.id} | {link_key(url) for url in (article.url, article.canonical_url) if url}


def selection_start(context: Context, day: date) -> str | None:
    """Return from when on a page counts as new for the issue of `day`: when the issue before it was last drafted, else its date."""
    from newsletter.draft.state import load_base

    earlier = issue_files(context, before=day)
    if not earlier:
        return None
    base = load_base(earlier[-1].path)
    return base.drafted_at if base is not None and base.drafted_at else f"{earlier[-1].day.isoformat()}T00:00:00+00:00"


def parse_day(text: str, today: date) -> date:
    """Return the day meant by `2025-11-15`, `today`, or a weekday's name (the next one, today included). Raises UsageError."""
    word = text.strip().lower()
    if word == "today":
        return today
    if word in WEEKDAYS:
        return today + timedelta(days=(WEEKDAYS.index(word) - today.weekday()) % 7)
    try:
        return date.fromisoformat(word)
    except ValueError as error:
        raise UsageError(f"{text}: not a day; write it like 2025-11-15, today or saturday") from error


def open_issue(context: Context, chosen: str | None = None) -> Path:
    """Return the file of the issue that is worked on: of the day chosen, else of today or later if there is one, else a new one.

    A new one is dated by `[draft] day`, or today.
    """
    today = context.now().date()
    if chosen:
        return issue_path(context, parse_day(chosen, today))
    for day, path in reversed(_dated_files(context)):
        if day >= today:
            return path
    return issue_path(context, parse_day(context.config.draft.day or "today", today))


def newest_issue(context: Context) -> Path:
    """Return the issue that is meant where none is named: the open one, else the last one that there is."""
    path = open_issue(context)
    files = _dated_files(context)
    return path if path.exists() or not files else files[-1][1]


def _dated_files(context: Context) -> list[tuple[date, Path]]:
    """Return every issue file with its day, oldest first; one that cannot be read is an issue too, and is to be mended."""
    files = [(day_of_file(context, path), path) for path in context.config.issues.glob("*.md")]
    return sorted((day, path) for day, path in files if day is not None)


def day_of_file(context: Context, path: Path) -> date | None:
    """Return the day of an issue file: by its name, else by its front matter; None when neither has one."""
    return _day_of(path, None) or _day_of(path, _read_issue(context, path, tell=False))


def issue_path(context: Context, day: date) -> Path:
    """Return where the issue of a day lies: issues/2025-11-15.md."""
    return context.config.issues / f"{day.isoformat()}.md"
