"""The folder of issues: which are open or published, their dates and their stories."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta, tzinfo
from pathlib import Path

from newsletter.cache import link_key
from newsletter.errors import DraftError, NewsletterError, UsageError
from newsletter.files import read_file, reason
from newsletter.issuefile.frontmatter import OPEN
from newsletter.issuefile.issue_day import parse_day, written_day
from newsletter.issuefile.reading import carried_stories, parse
from newsletter.models import Article, Issue, Story
from newsletter.text.dates import day_of, weekday_of

DATE = re.compile(r"^date\s*[:=]\s*[\"']?(\S+)", re.MULTILINE)
HEAD = 4000
MOST_AHEAD = timedelta(days=60)
"""How far before its day an issue may go out and still be the one that the next follows."""


@dataclass(frozen=True, slots=True)
class IssueFile:
    """One issue in the folder.

    `is_open`: its front matter says `draft: true`, as Hugo, Jekyll and Eleventy read it; every other file is published. `day` is the
    front matter's, else the one that the file's name begins with. `error` says why it cannot be read, and is empty when it can.
    `section_titles` has for each story the title of its section.
    """

    path: Path
    day: date | None
    is_open: bool
    title: str = ""
    stories: tuple[Story, ...] = ()
    section_titles: tuple[str, ...] = ()
    error: str = ""

    def names(self) -> frozenset[str]:
        """Return the names under which its stories are known: their ids and the keys of all their links."""
        return frozenset(key for story in self.stories for key in story_keys(story))


def story_keys(story: Story) -> Iterator[str]:
    """Yield the names under which a printed story is known: its id, its link's key, and those of its further links."""
    if story.id:
        yield story.id
    yield from map(link_key, story.urls)


def article_keys(article: Article) -> set[str]:
    """Return every name under which an issue may carry an article: its id and its addresses; an entry of a page has its anchor's."""
    if article.part_of:
        place = f"{article.url.partition('#')[0]}#{article.anchor}" if article.anchor else None
        return {article.id, *([link_key(place)] if place else [])}
    return {article.id} | {link_key(url) for url in (article.url, article.canonical_url) if url}


@dataclass
class IssueFolder:
    """The issues of a newsletter, read from disk whenever they are asked for; a file that did not change is not parsed again.

    `archives` are folders of earlier posts that only count as memory (a Hugo site's `content/`); they are searched to the bottom.
    """

    folder: Path
    archives: Sequence[Path] = ()
    zone: tzinfo | None = None
    _known: dict[Path, tuple[bytes, IssueFile]] = field(default_factory=dict)

    def issues(self) -> list[IssueFile]:
        """Return the issues of the folder, oldest first; those without a day at the head."""
        return _by_day(self._read(path) for path in _visible(self.folder.glob("*.md")))

    def archive(self) -> list[IssueFile]:
        """Return the published posts of the archive folders, oldest first."""
        paths = {path.resolve(): path for folder in self.archives for path in _visible(folder.rglob("*.md"))}
        own = self.folder.resolve()
        posts = (self._read(path) for real, path in sorted(paths.items()) if real.parent != own)
        return _by_day(post for post in posts if not post.is_open)

    def published(self) -> list[IssueFile]:
        """Return all that was published, the archive's posts first, each part oldest first."""
        return [*self.archive(), *(issue for issue in self.issues() if not issue.is_open)]

    def current(self, today: date) -> IssueFile | None:
        """Return the open issue that is worked on: of those due today or later the next, else the one that was due last."""
        opened = [issue for issue in self.issues() if issue.is_open]
        due = [issue for issue in opened if issue.day and issue.day >= today]
        return due[0] if due else opened[-1] if opened else None

    def of_day(self, day: date) -> IssueFile | None:
        """Return the issue of a day, an open one before a published one. Raises UsageError when two open ones have it."""
        found = [issue for issue in self.issues() if issue.day == day]
        opened = [issue for issue in found if issue.is_open]
        if len(opened) > 1:
            names = " and ".join(issue.path.name for issue in opened)
            raise UsageError(f"{names}: both open, both dated {day}; change the date of one, or give its path")
        return next(iter(opened or found), None)

    def read(self, path: Path) -> IssueFile:
        """Return what is to be said of one issue file. Raises NewsletterError where the disk refuses."""
        return self._read(path)

    def find(self, name: str, today: date) -> IssueFile:
        """Return the issue that is meant by a path, a file's name, its stem, or a day. Raises UsageError when there is none."""
        for path in (Path(name), self.folder / name, self.folder / f"{name}.md"):
            if path.is_file():
                return self._read(path)
        try:
            day = parse_day(name, today)
        except UsageError as error:
            odd = "not a regular file, so not an issue" if Path(name).exists() else "no such issue"
            raise UsageError(f"{name}: {odd}; newsletter issues lists them") from error
        found = self.of_day(day)
        if found is None:
            raise UsageError(f"{name}: no issue is dated {day}; newsletter issues lists them")
        return found

    def next_day(self, wanted: str, today: date) -> date:
        """Return the day of the next issue to begin: `wanted` (a weekday, a day, or "" for today), after all that are out.

        An issue may go out before its day; the next one then comes after that day. One that lies months ahead is an issue apart.
        """
        taken = {issue.day for issue in self.issues() if issue.day}
        last = max((day for day in taken if day <= today + MOST_AHEAD), default=date.min)
        day = parse_day(wanted or "today", today)
        step = 7 if weekday_of(wanted) is not None else 1
        while day <= last or day in taken:
            day += timedelta(days=step)
        return day

    def new_path(self, day: date) -> Path:
        """Return where a new issue of a day goes: `issues/2025-11-15.md`, or with a number behind it where that name is taken."""
        path, number = self.folder / f"{day.isoformat()}.md", 1
        while path.exists():
            number += 1
            path = self.folder / f"{day.isoformat()}-{number}.md"
        return path

    def _read(self, path: Path) -> IssueFile:
        try:
            data = read_file(path)
        except OSError as error:
            raise NewsletterError(f"{path}: cannot read the issue: {reason(error)}") from error
        known = self._known.get(path)
        if known is None or known[0] != data:
            known = self._known[path] = (data, _issue_file(path, data, self.zone))
        return known[1]


def _by_day(issues: Iterator[IssueFile]) -> list[IssueFile]:
    return sorted(issues, key=lambda issue: (issue.day or date.min, issue.path.name))


def _issue_file(path: Path, data: bytes, zone: tzinfo | None) -> IssueFile:
    text = data.decode("utf-8", "replace")
    try:
        # What a published post carried counts though a key stands twice in it; the open issue must be mended before it goes out.
        issue = parse(text, str(path), key=link_key, keys_twice=OPEN.search(text[:HEAD]) is None).issue
    except DraftError as error:
        return _unreadable(path, text, zone, str(error))
    opened = is_open(issue)
    drafted = ((section.title, story) for section in issue.sections for story in section.stories)
    titles, stories = (
        zip(*found, strict=True) if (found := list(drafted if opened else carried_stories(issue, link_key))) else ((), ())
    )
    return IssueFile(path, _day_of(path, issue.date, zone), opened, issue.title, stories, titles)


def _unreadable(path: Path, text: str, zone: tzinfo | None, error: str) -> IssueFile:
    """Return what the head of a file says that cannot be read as an issue: it is one all the same, and is to be mended."""
    head = text[:HEAD]
    written = DATE.search(head)
    return IssueFile(
        path,
        _day_of(path, written[1] if written else None, zone),
        OPEN.search(head) is not None,
        error=error,
    )


def is_open(issue: Issue) -> bool:
    """Say whether an issue's front matter says `draft: true`; without the key it is published, as Hugo reads it."""
    return str(issue.front_matter.get("draft", "")).strip().casefold() == "true"


def _day_of(path: Path, written: str | None, zone: tzinfo | None) -> date | None:
    return written_day(written, zone) or day_of(path.stem)


def _visible(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files that are issues: Emacs keeps its lock (`.#2025-11-15.md`) beside the file, as a link that leads nowhere.

    A folder is none, whatever its name, and a pipe or a device would be read without end.
    """
    return (path for path in paths if not path.name.startswith(".") and (path.is_file() or not path.exists()))
