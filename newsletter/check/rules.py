"""The rules that an issue is held to, each with a code; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsletter.models import Issue, Story


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: `code` names the rule, `level` is error or warning, `where` the section and headline."""

    code: str
    level: str
    where: str
    what: str


def find_faults(issue: Issue) -> list[Finding]:
    """Return what breaks a rule, in the order of the issue."""
    return [finding for rule in RULES for finding in rule(issue)]


def _issue_title(issue: Issue) -> Iterator[Finding]:
    if not issue.title:
        yield Finding("no-title", "error", "front matter", "the issue has no title")


def _empty_sections(issue: Issue) -> Iterator[Finding]:
    for section in issue.sections:
        if not section.stories and not section.intro:
            yield Finding("empty-section", "warning", section.title, "the section has no story")


def _bare_stories(issue: Issue) -> Iterator[Finding]:
    for where, story in _stories(issue):
        if not story.summary.strip():
            yield Finding("no-summary", "error", where, "the story has no summary")
        if not story.link:
            yield Finding("no-link", "warning", where, "the story has no link")


def _repeated_links(issue: Issue) -> Iterator[Finding]:
    """Two stories of one live page share its address and are two all the same: their anchors say so."""
    first: dict[str, tuple[str, str | None]] = {}
    for where, story in _stories(issue):
        if not story.link:
            continue
        other, anchor = first.setdefault(story.link, (where, story.id))
        if other != where and (anchor is None or anchor == story.id):
            yield Finding("same-link", "warning", where, f"the link stands already at {other}")


def _stories(issue: Issue) -> Iterator[tuple[str, Story]]:
    for section in issue.sections:
        for story in section.stories:
            yield f"{section.title}: {story.headline}", story


RULES: tuple[Callable[[Issue], Iterator[Finding]], ...] = (_issue_title, _empty_sections, _bare_stories, _repeated_links)
