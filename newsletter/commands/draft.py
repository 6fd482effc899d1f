"""`newsletter draft`: writes articles into the issue file without touching the editor's changes."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from newsletter import stdout
from newsletter.cache import link_key
from newsletter.commands.context import Context
from newsletter.commands.model_writer import write_with_model
from newsletter.commands.up_to_date import is_for_everything, keep_settled, read_inputs, settled_issue
from newsletter.config.schema import SectionRule
from newsletter.console import clean, plural
from newsletter.counts import shown_of, told_once
from newsletter.draft.clustering.boilerplate import shared_lines, without_lines
from newsletter.draft.compose import Composition, EditorsWord, Settings, compose
from newsletter.draft.sections.learn import Example, recurring_sections, section_key
from newsletter.draft.selection.addresses import KnownArticle, settle_addresses
from newsletter.draft.selection.memory import CARRIED, Memory, PastIssue, read_memory
from newsletter.draft.selection.select import Selection, Wanted, select_articles
from newsletter.draft.state import load_joins
from newsletter.draft.update.editors_word import (
    add_joins,
    bring_back,
    editors_word,
    fold_joined,
    free_outlet,
    include_articles,
    keys_of,
    named_article,
)
from newsletter.draft.update.plan import Plan, Remarks, annotated, difference, merge_issue, save_plan, story_notes
from newsletter.draft.update.report_line import ReportLine, shorten
from newsletter.draft.update.run_report import report, report_unprintable
from newsletter.draft.update.target import Request, Target, find_target, past_issues, wanted_here
from newsletter.errors import EXIT_NOTHING, EXIT_OK, NewsletterError, UsageError
from newsletter.extract.flags import MEANING, why_not_printed
from newsletter.files import shown_path
from newsletter.issuefile import parse
from newsletter.issuefile.folder import IssueFile
from newsletter.issuefile.issue_day import write_day
from newsletter.models import Article, Issue, Page
from newsletter.text.dates import long_day
from newsletter.workers.collector import collector_paused

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def run(context: Context, request: Request, *, output: str | None, dry_run: bool, diff: bool) -> int:
    """Write or update the issue; print its path (with `-o -` its text, with --diff the difference); return the exit code."""
    path = Path(output) if output and output != "-" else None
    request = dataclasses.replace(request, path=path)
    if diff or dry_run or output == "-":
        return _show(context, request, output=output, diff=diff)
    path = _update(context, request)
    if path is None:
        return _say_nothing_new(context)
    if not context.console.quiet:
        stdout.print_line(str(path))
    return EXIT_OK


def _show(context: Context, request: Request, *, output: str | None, diff: bool) -> int:
    """Show what a run would write, and write nothing."""
    plan = make_plan(context, request)
    if plan is None:
        return _say_nothing_new(context)
    say_lines(context, choose_lines(context, plan)[0])
    if diff:
        stdout.write("".join(difference(plan)))
    elif output == "-":
        stdout.write(plan.text)
    else:
        context.console.say(f"{shown_path(plan.path)}: {'would be written' if plan.changed else 'would not change'}")
    return EXIT_OK


def _say_nothing_new(context: Context) -> int:
    if context.has_unread_pages():  # already reported, with what to do
        return EXIT_NOTHING
    if any(page.ok and not page.is_source for page in context.cache.pages()):
        context.console.warn(
            "nothing new to draft: all pages in the cache were in earlier issues, or left out; fetch and extract new ones, or take an "
            "old one with newsletter draft URL"
        )
    else:
        context.console.warn("nothing to draft: the cache is empty; fetch and extract pages first")
    return EXIT_NOTHING


def update(context: Context, *, day: str | None, title: str | None) -> Path | None:
    """Write or update the open issue from all that is new; returns its file, or None when there is nothing to write."""
    return _update(context, Request(day=day, title=title))


def _update(context: Context, request: Request) -> Path | None:
    """Write or update an issue; where nothing changed since the last run there is nothing to do."""
    inputs = read_inputs(context, request) if is_for_everything(request) and not context.console.verbose else None
    if inputs and (path := settled_issue(context, inputs)):
        return path
    plan = make_plan(context, request)
    if plan is None:
        return None
    lines, told, unsaid = choose_lines(context, plan)
    save_plan(plan, told, context.now())
    say_lines(context, lines)  # what could not be written is not reported as done
    if inputs:
        keep_settled(context, inputs, plan, unsaid=unsaid)
    return plan.path


@collector_paused(kept=True)
def make_plan(context: Context, request: Request, *, with_model: bool = True) -> Plan | None:
    """Return what is to be written, or None when there is neither an article nor an issue. Raises DraftError, UsageError.

    Only `with_model` the model of [writer] is asked.
    """
    target = issue_target(context, request)
    named = _named(context, request)  # first of all: the program that writes to our stdin may still be reading pages
    known, remarks, unprintable, unread = read_known(context)
    wanted = _wanted(named, request, target, known)
    joins = add_joins(request, target, known, load_joins(target.path.parent))
    target = bring_back(free_outlet(fold_joined(target, request, known), request, known), request, known)
    past = list(other_issues(context, target))
    memory = read_memory(past, target.day)
    _refuse_carried(request, target, known, memory)
    selection = select_articles(known, wanted, memory)
    include_articles(request.include, known, selection, {article.url: article for _, article in unprintable}, flags_in_words)
    if not selection.chosen and target.before is None:
        say_lines(context, report_unprintable(_not_told(unprintable, past), _flags, _meaning))
        return None
    by_key = {key: item.article for item in known for key in sorted(item.keys)}
    composed = _compose(context, request, target, selection, editors_word(target, selection, by_key, joins))
    composed = _as_post(context, target, write_with_model(context, composed, target.day) if with_model else composed)
    only_named = bool(request.targets or request.join or request.split)
    merged = merge_issue(target, selection, composed, bool(request.targets))
    notes, noted = story_notes(target, merged, selection, composed)
    text = annotated(target, merged, notes)
    issue = parse(merged.text, str(target.path)).issue
    _detail_stories(context, composed, issue)
    return Plan(
        target,
        text,
        merged,
        issue,
        selection,
        composed,
        joins,
        _passed(target, composed, only_named=only_named, unread=unread),
        Remarks(remarks, _not_told(unprintable, past), noted, frozenset().union(*(issue.told for issue in past)), bool(unread)),
        only_named,
    )


def _passed(target: Target, composed: Composition, *, only_named: bool, unread: int) -> tuple[str, ...]:
    """Return the ids of what was looked at and is not printed: now, and before where this run did not look at everything."""
    before, now = set(target.base.passed or ()), {item.article.id for item in composed.rejected}
    return tuple(sorted(before if only_named else before | now if unread else now))


def issue_target(context: Context, request: Request) -> Target:
    """Return the issue that is worked on. Raises UsageError when it is published, DraftError when it cannot be read."""
    return find_target(context.issues, request, context.config.draft.day, context.today)


def other_issues(context: Context, target: Target) -> Iterator[PastIssue]:
    """Yield every other issue with its state; one that cannot be read is warned of once."""
    return past_issues(context.issues, target, context.tell_once)


def _not_told(unprintable: Sequence[tuple[Page, Article]], past: Sequence[PastIssue]) -> list[Article]:
    """Return what was fetched since the last issue went out: older pages were reported while that one was open."""
    out = max((issue.drafted_at for issue in past if issue.file and not issue.file.is_open), default="")
    return [article for page, article in unprintable if (page.first_fetched_at or page.fetched_at or "") > out]


class CachedArticles(NamedTuple):
    """Each article of the cache once, without its site's boilerplate; remarks on addresses; what is no article, with its page.

    `unread` is the number of pages that are to be read by `extract`: new ones, and all where the program or [extract] changed.
    """

    known: list[KnownArticle]
    remarks: list[str]
    unprintable: list[tuple[Page, Article]]
    unread: int


def read_known(context: Context, *, warn: bool = True) -> CachedArticles:
    """Return what is in the cache for a draft; says how many pages were not read yet where it is to `warn`."""
    read: list[tuple[Page, Article]] = []
    unread: list[Page] = []
    unprintable: list[tuple[Page, Article]] = []
    for page in context.cache.pages():
        if page.ok and not page.is_source:
            articles = context.articles(page)
            if articles is None:
                unread.append(page)
            for article in articles or ():
                if why_not_printed(article):
                    unprintable.append((page, article))
                else:
                    read.append((page, article))
    if unread and warn:
        first = clean(unread[0].url)
        context.console.warn(f"{plural(len(unread), 'page')} not read yet, starting with {first}; run newsletter extract")
    known, remarks = settle_addresses(read)
    shared = shared_lines(item.article for item in known)
    bare = [dataclasses.replace(item, article=without_lines(item.article, shared)) for item in known] if shared else known
    return CachedArticles(bare, remarks, unprintable, len(unread))


def _named(context: Context, request: Request) -> Wanted | None:
    """Return the pages and entries that are named; None where none are."""
    if not request.targets:
        return None
    from newsletter.commands.extract import named_pages

    for day in request.targets:
        if ISO_DAY.fullmatch(day) and not Path(day).exists():
            raise UsageError(f"{day}: a day, not a page; for the issue of a day: newsletter draft --date {day}")
    from newsletter.fetch.sources.lists.link_list import links_in_argument

    pages, complaints = named_pages(context, request.targets)
    if complaints and not pages:  # nothing of what was asked for can be done
        told = told_once(complaints)
        shown = shown_of(len(told))
        more = f"; and {len(told) - shown} more" if told[shown:] else ""
        raise NewsletterError("; ".join(told[:shown]) + more)
    context.console.warn_each(complaints, "pages or lines could not be read; --verbose names them all")
    by_hand = [link.url for item in request.targets for link in links_in_argument(item)]
    chosen = {page for url in by_hand for page in context.find_pages(url)} if by_hand else set()
    return Wanted(
        (),
        frozenset(link_key(page.url) for page in pages),
        frozenset(link_key(url) for url in by_hand if "#" in url),
        frozenset(link_key(page.url) for page in chosen),
    )


def _wanted(named: Wanted | None, request: Request, target: Target, known: Sequence[KnownArticle]) -> Wanted:
    here = set().union(*wanted_here(target))
    for name in (*(request.join or ()), *([request.split] if request.split else [])):
        here |= keys_of(named_article(name, known, target), known)
    if named:
        return dataclasses.replace(named, here=here)
    return Wanted(here, () if request.join or request.split else None)


def _refuse_carried(request: Request, target: Target, known: Sequence[KnownArticle], memory: Memory) -> None:
    """Raise UsageError if one of two stories that are to be joined is in another issue, and not in this one."""
    here = set().union(*wanted_here(target))
    for name in request.join or ():
        keys = keys_of(named_article(name, known, target), known)
        trace = memory.find(keys)
        if trace and trace.how == CARRIED and keys.isdisjoint(here):
            raise UsageError(
                f"{clean(name)}: already in {trace.issue}; only stories of {target.path.name} and new articles can be joined"
            )


def _compose(context: Context, request: Request, target: Target, selection: Selection, word: EditorsWord) -> Composition:
    config, day = context.config, target.day
    title = request.title or f"{config.title} - {long_day(day, config.language)}"
    settings = draft_settings(context, [past.file for past in other_issues(context, target) if past.file is not None])
    return compose(selection.chosen, settings, title=title, day=target.day, word=word)


def _detail_stories(context: Context, composed: Composition, issue: Issue) -> None:
    """Name each story with its section, both as the issue has them: where the editor moved or renamed one, that is what stays."""
    standing = {story.id: (section.title, story.headline) for section in issue.sections for story in section.stories}
    for item in composed.stories:
        section, headline = standing.get(item.story.id, (item.section, item.story.headline))
        others = f", with {plural(len(item.articles) - 1, 'other article')}" if len(item.articles) > 1 else ""
        context.console.detail(f"{section}: {headline}{others}")


def _as_post(context: Context, target: Target, made: Composition) -> Composition:
    """Return an issue with the day and the mark of an open one in its front matter."""
    issue = dataclasses.replace(made.issue, date=write_day(target.day, context.zone), front_matter={"draft": "true"})
    return dataclasses.replace(made, issue=issue)


def draft_settings(context: Context, others: Iterable[IssueFile]) -> Settings:
    """Return all that the editor chose about an issue; sections learn from what the published ones of `others` put where.

    Where she names none, the sections are those of her past issues.
    """
    config = context.config
    published = [issue for issue in others if not issue.is_open]
    by_day = sorted(published, key=lambda issue: issue.day or date.min)
    titles = [tuple(dict.fromkeys(issue.section_titles)) for issue in by_day if any(issue.section_titles)]
    sections = config.sections or tuple(map(SectionRule, recurring_sections(titles, config.draft.leftovers)))
    names = {section_key(section.name): section.name for section in sections}
    past = [
        Example(names.get(section_key(title), title), story.headline, story.summary, story.link or "")
        for issue in published
        for title, story in zip(issue.section_titles, issue.stories, strict=True)
    ]
    return Settings(config.draft, sections, config.rank, config.topics, tuple(past), config.language)


def choose_lines(context: Context, plan: Plan) -> tuple[list[ReportLine], set[str], bool]:
    """Return the lines to print, the names of those not to be printed again, and whether some were held back.

    With --quiet they are held back for a run without it; with --verbose those of earlier runs are among them.
    """
    lines: list[ReportLine] = []
    said: set[str] = set()
    unsaid = False
    told = frozenset() if context.console.verbose else plan.target.base.told | _told_for_ever(plan)
    for line in report(plan, context.today, _flags, _meaning, told):
        if line.warning or not line.once:
            lines.append(line)
        elif line.once in said or line.once in told:
            continue
        elif context.console.quiet:
            unsaid = True
        else:
            said.update((line.once, *line.others))
            lines.append(line)
    return lines, said, unsaid


def say_lines(context: Context, lines: Iterable[ReportLine]) -> None:
    """Print the lines of a report; of many of one kind all with --verbose only."""
    for line in lines if context.console.verbose else shorten(lines):
        (context.console.warn if line.warning else context.console.say)(line.text)


def _told_for_ever(plan: Plan) -> frozenset[str]:
    """Return what was reported for another issue and holds for this one too: what became of a page's address."""
    return frozenset(name for name in plan.remarks.told_before if name.startswith("address "))


def _flags(article: Article) -> Sequence[str]:
    return why_not_printed(article) or article.flags


def flags_in_words(article: Article) -> str:
    """Return what the flags of an article mean."""
    return ", ".join(map(_meaning, _flags(article)))


def _meaning(flag: str) -> str:
    """Return what a flag means; one of another version stands for itself."""
    return {str(known): meaning for known, meaning in MEANING.items()}.get(flag, flag)
