"""The issue a run works on: its file, date, text and last state, and the other issues."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsletter.cache import link_key
from newsletter.counts import plural
from newsletter.draft.merge.match import DraftStory, stories_of
from newsletter.draft.selection.memory import PastIssue
from newsletter.draft.state import Base, kept_days, load_base
from newsletter.errors import DraftError, UsageError
from newsletter.files import read_text
from newsletter.issuefile import Draft, parse
from newsletter.issuefile.folder import IssueFile, IssueFolder, story_keys
from newsletter.issuefile.issue_day import parse_day
from newsletter.models import Story


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked of a run: pages by name; the day, title and file of the issue; stories to join, to split or to bring back."""

    targets: Sequence[str] = ()
    day: str | None = None
    title: str | None = None
    path: Path | None = None
    join: tuple[str, str] | None = None
    split: str | None = None
    include: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """The issue that a run works on: its file, its day, the file's bytes and text (None: there is no file), and the last run's state.

    `known`: there is a state of a last run.
    """

    path: Path
    day: date
    before: bytes | None
    text: str | None
    base: Base
    known: bool

    @property
    def draft(self) -> Draft | None:
        """The parsed file."""
        return None if self.text is None else parse(self.text, str(self.path), key=link_key)

    @property
    def stories(self) -> list[DraftStory]:
        """The stories that stand in the file."""
        return stories_of(self.draft) if self.draft else []


def find_target(folder: IssueFolder, request: Request, usual_day: str, today: date) -> Target:
    """Return the issue that a run works on; `usual_day` is `[draft] day`. Raises UsageError if it is published, DraftError if damaged."""
    issue, day = _issue_and_day(folder, request, usual_day, today)
    path = issue.path if issue else request.path or folder.new_path(day)
    text = read_text(path, "draft") if path.is_file() else None
    before = None if text is None else text.encode()
    text = text if text and text.strip() else None
    if text is not None and issue is not None:
        if issue.error:
            parse(text, str(path))  # says what is wrong, and where
        if not issue.is_open:
            raise UsageError(
                f"{path}: published; set `draft: true` in its front matter to reopen it, or start another with --date"
            )
    base = load_base(path, day)
    return Target(path, day, before, text, base or Base(), base is not None)


def _issue_and_day(folder: IssueFolder, request: Request, usual_day: str, today: date) -> tuple[IssueFile | None, date]:
    wanted = parse_day(request.day, today) if request.day else None
    if request.path is not None:
        found = folder.read(request.path) if request.path.is_file() else None
        return found, wanted or (found and found.day) or folder.next_day(usual_day, today)
    if wanted:
        return folder.of_day(wanted), wanted
    current = folder.current(today)
    if current is not None:
        return current, current.day or today
    return None, folder.next_day(usual_day, today)


def past_issues(folder: IssueFolder, target: Target, warn: Callable[[str], None]) -> Iterator[PastIssue]:
    """Yield every other issue with its state: the archive's posts, the issues, and the state of those whose file is gone.

    `warn` is called for each published issue that cannot be read, and once for the archive's posts that cannot.
    """
    here = target.path.resolve()
    days = {target.day}
    archive = folder.archive()
    broken = [post.error for post in archive if post.error]
    if broken:
        rest = plural(len(broken) - 1, "more post")
        others = f" (and {rest} of the archive)" if len(broken) > 1 else ""
        warn(f"{broken[0]}; its stories are ignored{others}")
    for post in archive:
        if post.day is None or post.day not in days:
            yield PastIssue(post)
    for issue in folder.issues():
        if issue.path.resolve() == here:
            continue
        if issue.error and not issue.is_open:
            warn(f"{issue.error}; its stories are ignored")
        base = load_base(issue.path, issue.day)
        days |= {issue.day} if issue.day else set()
        yield PastIssue(issue) if base is None else _past(issue, base)
    for day, name in kept_days(folder.folder):
        if day not in days and name != here.name:
            base = load_base(folder.folder / (name or f"{day}.md"), day)
            if base is not None:
                yield PastIssue(None, thrown_out=base.thrown_out, drafted_at=base.drafted_at or "")


def _past(issue: IssueFile, base: Base) -> PastIssue:
    until = base.drafted_at or "" if base.passed is None else ""
    passed = (base.passed or ()) if not issue.is_open else ()
    offered = () if base.closed or base.text is None else _issue_stories(base.text)
    return PastIssue(issue, offered, base.thrown_out, passed, base.drafted_at or "", until, base.told)


def _issue_stories(text: str) -> tuple[Story, ...]:
    return tuple(item.story for item in readable_stories(text))


def readable_stories(text: str) -> list[DraftStory]:
    """Return the stories of an earlier draft; [] if it cannot be parsed."""
    try:
        return stories_of(parse(text, "the last draft", key=link_key))
    except DraftError:
        return []


def wanted_here(target: Target) -> tuple[set[str], set[str]]:
    """Return the keys of the stories that stand in an issue, and of those that were drafted for it or thrown out and do not."""
    drafts = [target.draft] if target.draft else []
    printed = {key for draft in drafts for story in draft.issue.stories for key in story_keys(story)}
    removed = {key for story in _issue_stories(target.base.text or "") for key in story_keys(story)}
    removed |= {
        key for ref in target.base.thrown_out for key in (ref.id, *(link_key(url) for url in (ref.url, *ref.also) if url))
    }
    return printed, removed - printed
