"""Reports a run of `draft`: one line per event; some lines are shown only once per issue."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from itertools import chain

from newsletter.counts import plural
from newsletter.draft.merge import Merged
from newsletter.draft.state import FOLDER as STATE_FOLDER
from newsletter.draft.state import StatePlace
from newsletter.draft.story_text import NO_SUMMARY
from newsletter.draft.update.joined_lines import (
    left_out_with,
    links_put_in,
    printed_stories,
    report_doubts,
    report_joined,
)
from newsletter.draft.update.left_out_lines import report_left_out, report_outranked, report_rejected
from newsletter.draft.update.plan import Plan
from newsletter.draft.update.report_line import LISTED, ReportLine
from newsletter.files import shown_path
from newsletter.issuefile import LONGEST_ISSUE
from newsletter.models import Article
from newsletter.text.clean import harmless

# What the lines of one kind are about, as counted ("12 more joins"), and what lists all of them.
ADDED = "stories added; they are in the file"
FOLLOW_UPS = f"follow-ups; {LISTED}"
EMPTY = f"stories without a summary; {LISTED}"
STALE = f"stories kept whose source article is no longer available; {LISTED}"
TAKEN_OUT = "stories removed by you and not re-added"
RESTORED = "stories restored by you"
KEPT = "fields changed on both sides; newsletter draft --diff lists all"
UNPRINTABLE = "pages left out; newsletter status lists them"
DOUBTFUL = f"stories printed with a doubt; {LISTED}"
ADDRESSES = f"remarks on addresses; {LISTED}"


def report(
    plan: Plan,
    today: date,
    flags_of: Callable[[Article], Sequence[str]],
    meaning: Callable[[str], str],
    told: Collection[str] = (),
) -> Iterator[ReportLine]:
    """Yield the lines that report a run, in order.

    `flags_of` returns the flags that make an article doubtful, `meaning` explains a flag, `told` are the names of the joins that were
    reported before.
    """
    yield ReportLine(heading_of(plan))
    removed = {ref.id for ref in plan.merged.thrown_out}
    printed = [article for item in plan.composed.stories if item.story.id not in removed for article in item.articles]
    doubtful = [article for article in printed if article.flags]
    yield from chain(
        _report_file(plan, today),
        _report_stories(plan, told),
        report_doubts(plan),
        (line for left in plan.selection.left_out if left.late for line in report_left_out(left)),
        report_rejected(plan),
        report_outranked(plan),
        _report_empty(plan),
        _report_merge(plan.merged),
        _report_stale(plan),
        report_unprintable(plan.remarks.unprintable, flags_of, meaning),
        _report_pages(doubtful, ("flags", "printed, but", DOUBTFUL), flags_of, meaning),
        (
            ReportLine(f"  {harmless(line)}", f"address {line.partition(' ')[0]}", kind=ADDRESSES)
            for line in plan.remarks.addresses
        ),
    )


def heading_of(plan: Plan) -> str:
    """Return the line with the number of an issue's stories and sections."""
    stories = len(plan.issue.stories)
    sections = plural(sum(bool(section.title) for section in plan.issue.sections), "section")
    return f"{shown_path(plan.path)}: {plural(stories, 'story', 'stories')} in {sections}"


def overdue_line(day: date) -> str:
    """Return the line about an open issue whose day is past."""
    return f"  overdue since {day}; newsletter publish closes it, newsletter draft --date DAY starts another"


def _report_file(plan: Plan, today: date) -> Iterator[ReportLine]:
    """Yield what the editor must know about the file: that it is overdue or too long, has a `.new` beside it or no record of the last
    draft."""
    path = shown_path(plan.path)
    if plan.target.before is not None and plan.target.day < today:
        yield ReportLine(overdue_line(plan.target.day))
    if len(plan.text) > LONGEST_ISSUE:
        yield ReportLine(
            f"{path}: {len(plan.text):,} characters; check, render and build read at most {LONGEST_ISSUE:,}; delete stories in it, "
            f"or delete it and {STATE_FOLDER}/{plan.target.day}.*, set [draft] max_stories, and draft again",
        )
    aside = plan.path.with_name(f"{plan.path.name}.new")
    if aside.exists():
        yield ReportLine(
            f"{shown_path(aside)}: written while you were editing the issue; copy what you need from it, then delete it",
            warning=True,
        )
    if plan.target.text is not None and plan.merged.base_lost:
        yield ReportLine(
            f"{path}: no record of the last draft in .newsletter; your text is kept and new stories are added, those that you "
            "removed before among them",
            warning=True,
        )
    if plan.target.text is None and plan.target.base.text is not None:
        copy = StatePlace(plan.path, plan.target.day).file("bak")
        earlier = f"; an earlier copy of it is {shown_path(copy)}" if copy.exists() else ""
        yield ReportLine(f"{path}: the file was gone and is written anew, without your changes{earlier}", warning=True)


def _report_stories(plan: Plan, told: Collection[str]) -> Iterator[ReportLine]:
    if plan.target.text is not None:
        yield from (ReportLine(f"  added: {story.headline}", kind=ADDED) for story in plan.merged.added)
    removed = {ref.id for ref in plan.merged.thrown_out}
    printed, put_in = printed_stories(plan), links_put_in(plan)
    for item in plan.composed.stories:
        past = plan.selection.follow_ups.get(item.story.id or "")
        if past and item.story.id not in removed:
            yield ReportLine(
                f"  follow-up: {item.story.headline}: continues “{past.headline}” in {past.issue}",
                f"follow-up {item.story.id}",
                kind=FOLLOW_UPS,
            )
        standing = printed.get(item.story.id)
        if (again := plan.selection.again.get(item.story.id or "")) and item.story.id not in removed:
            yield ReportLine(
                f"  again, as you named it: {item.story.headline}: already in {again.issue}", f"again {item.story.id}"
            )
        if item.story.id in removed:
            yield from (left_out_with(article, (standing or item.story).headline) for article in item.articles[1:])
        else:
            yield from report_joined(item, standing, (told, put_in.get(item.story.id or "", ())))


def _report_empty(plan: Plan) -> Iterator[ReportLine]:
    written = {story.id for story in plan.issue.stories if story.summary.strip()}
    for placed in plan.composed.stories:
        if not placed.story.summary.strip() and placed.story.id not in written:
            name = placed.story.headline or placed.story.link
            reason = next((note.removeprefix(NO_SUMMARY) for note in placed.story.notes if note.startswith(NO_SUMMARY)), "")
            yield ReportLine(
                f"  {NO_SUMMARY}{name}: {reason.partition('; the likeliest:')[0]}", f"empty {placed.story.id}", kind=EMPTY
            )


def _report_stale(plan: Plan) -> Iterator[ReportLine]:
    """Yield the stories whose articles are gone; where all are, the cache is, and one line says so at every run."""
    stale = () if plan.remarks.unread else plan.merged.stale
    if len(stale) > 1 and not plan.composed.stories:
        yield ReportLine(
            "  no article of this issue is in the cache; your stories are kept; newsletter fetch and extract read them again"
        )
        return
    for story in stale:
        yield ReportLine(f"  source article no longer available; story kept: {story.headline}", f"stale {story.id}", kind=STALE)


def _report_merge(merged: Merged) -> Iterator[ReportLine]:
    for story in merged.taken_out:
        yield ReportLine(f"  removed by you, not re-added: {story.headline}", kind=TAKEN_OUT)
    for story in merged.restored:
        yield ReportLine(f"  restored by you: {story.headline or story.url}", kind=RESTORED)
    for kept in merged.kept:
        yield ReportLine(f"  {kept}: changed on both sides; yours is kept (see --diff)", kind=KEPT)


def report_unprintable(
    articles: Sequence[Article], flags_of: Callable[[Article], Sequence[str]], meaning: Callable[[str], str]
) -> Iterator[ReportLine]:
    """Yield the lines on pages that are no articles."""
    return _report_pages(articles, ("left out", "left out:", UNPRINTABLE), flags_of, meaning)


def _report_pages(
    articles: Sequence[Article],
    words: tuple[str, str, str],
    flags_of: Callable[[Article], Sequence[str]],
    meaning: Callable[[str], str],
) -> Iterator[ReportLine]:
    """Yield a line with the flags of each page; stories of one live page with the same flags share a line.

    `words` are the line's name, what it says of the page, and its kind.
    """
    name, what, kind = words
    groups: dict[tuple[str, ...], list[Article]] = {}
    for article in articles:
        groups.setdefault((article.part_of or article.id, *flags_of(article)), []).append(article)
    for (page, *flags), group in groups.items():
        first, more = group[0], len(group) - 1
        named = f"{first.url} ({first.title})" if first.title else first.url
        others = f" and {plural(more, 'other story', 'other stories')} from it" if more else ""
        yield ReportLine(
            f"  {harmless(named)}{others}: {what} {', '.join(map(meaning, flags))}",
            f"{name} {page} {','.join(flags)}",
            kind=kind,
        )
