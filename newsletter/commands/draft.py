"""`newsletter draft`: articles into the issue file, around what the editor did to it."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsletter import stdout
from newsletter.commands.context import Context
from newsletter.commands.extract import named_pages
from newsletter.commands.issues import (
    day_of_file,
    issue_files,
    keys_of,
    open_issue,
    parse_day,
    selection_start,
)
from newsletter.console import clean, plural
from newsletter.draft.compose import Settings, compose
from newsletter.draft.merge import Merged, merge
from newsletter.draft.state import Base, load_base, save_base, write_draft
from newsletter.draft.summary.issue_words import description_of, summary_of
from newsletter.errors import EXIT_NOTHING, EXIT_OK
from newsletter.extract.flags import MEANING, why_not_printed
from newsletter.issuefile import parse, write
from newsletter.models import Article, Issue, Page
from newsletter.stdin import read_text


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run of `draft` would write.

    `new` is what the machine would write by itself, `before` the file as it is, `base` what is known of the last run, `issue` what
    the file is to hold, `doubtful` the articles that are printed although something is wrong with their pages.
    """

    path: Path
    new: str
    before: bytes | None
    base: Base
    merged: Merged
    issue: Issue
    doubtful: Sequence[Article] = ()

    @property
    def text(self) -> str:
        """What the file is to hold."""
        return self.merged.text

    @property
    def changed(self) -> bool:
        """Whether the file would be other than it is."""
        return self.before is None or self.text.encode() != self.before


def run(
    context: Context,
    targets: Sequence[str],
    *,
    day: str | None,
    title: str | None,
    target: str | None,
    dry_run: bool,
    diff: bool,
) -> int:
    """Write or update the issue; print its path (with `-o -` its text, with --diff the difference); return the exit code."""
    path = Path(target) if target and target != "-" else None
    plan = make_plan(context, targets, day=day, title=title, path=path)
    if plan is None:
        context.console.warn("no articles for an issue: fetch and extract some first, or name those that you want again")
        return EXIT_NOTHING
    _tell(context, plan)
    if diff:
        stdout.write("".join(_difference(plan)))
    elif target == "-":
        stdout.write(plan.text)
    elif dry_run:
        context.console.say(f"{plan.path}: {'would be written' if plan.changed else 'would stay as it is'}")
    else:
        save_plan(context, plan)
        stdout.print_line(str(plan.path))
    return EXIT_OK


def update(context: Context, *, day: str | None, title: str | None) -> Path | None:
    """Write or update the open issue from all that is new; returns its file, or None when there is nothing to write."""
    plan = make_plan(context, [], day=day, title=title)
    if plan is None:
        return None
    _tell(context, plan)
    save_plan(context, plan)
    return plan.path


def make_plan(
    context: Context, targets: Sequence[str], *, day: str | None, title: str | None, path: Path | None = None
) -> Plan | None:
    """Return what is to be written, or None when there is neither an article nor an issue. Raises DraftError, UsageError."""
    path = path or open_issue(context, day)
    issue_day = _day_of(context, path, day)
    before = path.read_bytes() if path.is_file() else None
    articles = _printable(context, _chosen(context, targets, issue_day))
    if not articles and before is None:
        return None
    base = load_base(path) or Base()
    mine = read_text(path, "draft") if before is not None and before.strip() else None
    made = compose(articles, _settings(context), title=title or _title(context, issue_day), day=issue_day)
    machine = made.issue
    for item in made.stories:
        others = f", with {plural(len(item.articles) - 1, 'other article')}" if len(item.articles) > 1 else ""
        context.console.detail(f"{item.section}: {item.story.headline}{others}")
    merged = merge(base.text, mine, write(machine), thrown_out=base.thrown_out, file=str(path))
    # The front matter sums up the issue as it stands: her headlines, without what she threw out, with what went stale.
    standing = parse(merged.text, str(path)).issue.sections
    summary, description = summary_of(standing), description_of(standing)
    if (summary, description) != (machine.summary, machine.description):
        machine = dataclasses.replace(machine, summary=summary, description=description)
        merged = merge(base.text, mine, write(machine), thrown_out=base.thrown_out, file=str(path))
    doubtful = [article for article in articles if article.flags]
    return Plan(path, write(machine), before, base, merged, parse(merged.text, str(path)).issue, doubtful)


def save_plan(context: Context, plan: Plan) -> None:
    """Write the issue and then what it was merged from. Raises BusyError when the file moved meanwhile.

    Where nothing is new the time of the last draft stays too, so that a second run changes no file at all.
    """
    if plan.changed:
        write_draft(plan.path, plan.text, plan.before)
    same = not plan.changed and plan.base.text is not None and plan.merged.thrown_out == plan.base.thrown_out
    when = plan.base.drafted_at if same and plan.base.drafted_at else context.now().isoformat(timespec="seconds")
    save_base(plan.path, plan.new, plan.merged.thrown_out, drafted_at=when)


# --- which articles --------------------------------------------------------------------------------------------------------


def _chosen(context: Context, targets: Sequence[str], day: date) -> Iterator[Article]:
    """Yield the articles of the pages named; else those of pages first fetched since the last issue, and in no issue yet."""
    if targets:
        pages, complaints = named_pages(context, targets)
        for complaint in complaints:
            context.console.warn(complaint)
    else:
        since = selection_start(context, day)
        pages = [page for page in context.cache.pages() if page.ok and not page.is_source]
        pages = [page for page in pages if since is None or (page.first_fetched_at or "") >= since]
    carried = set() if targets else {key for past in issue_files(context, before=day) for key in past.keys}
    unread = []
    for page in pages:
        articles = context.articles(page)
        if articles is None:
            unread.append(page)
        yield from (_reached(article, page) for article in articles or () if not carried & keys_of(article))
    if unread:
        context.console.warn(
            f"{plural(len(unread), 'page')} not read yet, {clean(unread[0].url)} first; newsletter extract reads them"
        )


def _reached(article: Article, page: Page) -> Article:
    """The article under the address that the page was reached at: a reader is not sent through a shortener."""
    return dataclasses.replace(article, url=page.final_url) if page.final_url and not article.canonical_url else article


def _printable(context: Context, articles: Iterator[Article]) -> list[Article]:
    """Return each article once, without those that are none; what is left out is named."""
    kept: dict[str, Article] = {}
    left_out: list[Article] = []
    for article in articles:
        if why_not_printed(article):
            left_out.append(article)
            continue
        known = kept.get(article.id)
        if known is None or len(known.text) < len(article.text):
            kept[article.id] = article
    for line in _by_page(left_out, "left out:"):
        context.console.warn(line)
    return list(kept.values())


def _day_of(context: Context, path: Path, chosen: str | None) -> date:
    today = context.now().date()
    return (
        parse_day(chosen, today)
        if chosen
        else day_of_file(context, path) or parse_day(context.config.draft.day or "today", today)
    )


def _settings(context: Context) -> Settings:
    config = context.config
    return Settings(config.draft, config.sections, config.rank, config.topics)


def _title(context: Context, day: date) -> str:
    return f"{context.config.title} - {day:%B} {day.day}, {day.year}"


# --- what is said ----------------------------------------------------------------------------------------------------------


def _tell(context: Context, plan: Plan) -> None:
    stories = sum(len(section.stories) for section in plan.issue.sections)
    sections = plural(sum(bool(section.title) for section in plan.issue.sections), "section")
    context.console.say(f"{plan.path}: {plural(stories, 'story', 'stories')} in {sections}")
    aside = plan.path.with_name(f"{plan.path.name}.new")
    if aside.exists():
        context.console.warn(
            f"{aside}: left by a run that found the issue open in an editor; once you took what you need, delete it"
        )
    for line in _by_page(plan.doubtful, "printed, but"):
        context.console.say(f"  {line}")
    if plan.before is None:
        return
    if plan.merged.base_lost:
        context.console.warn(f"{plan.path}: no record of the last draft in .newsletter; your text stays, new stories are added")
    for story in plan.merged.added:
        context.console.say(f"  added: {story.headline}")
    for story in plan.merged.taken_out:
        context.console.say(f"  thrown out, stays out: {story.headline}")
    for story in plan.merged.stale:
        context.console.say(f"  no longer among the articles, stays: {story.headline}")
    for field in plan.merged.kept:
        context.console.say(f"  {field}: both changed it, yours stays; newsletter draft --diff shows the other")


def _by_page(articles: Sequence[Article], what: str) -> Iterator[str]:
    """Say of each page what is wrong with it; the stories of one live page that the same is true of share a line."""
    groups: dict[tuple[str, ...], list[Article]] = {}
    for article in articles:
        reasons = why_not_printed(article) or article.flags
        groups.setdefault((article.part_of or article.id, *reasons), []).append(article)
    for (_, *reasons), group in groups.items():
        first, more = group[0], len(group) - 1
        named = f"{first.url} ({first.title})" if first.title else first.url
        others = f" and {plural(more, 'other story', 'other stories')} of it" if more else ""
        yield f"{clean(named)}{others}: {what} {_in_words(reasons)}"


def _in_words(flags: Sequence[str]) -> str:
    """Say what flags mean; a word that is no flag, or one of another version, says itself."""
    known = {str(flag): meaning for flag, meaning in MEANING.items()}
    return ", ".join(known.get(flag, flag) for flag in flags)


def _difference(plan: Plan) -> Iterator[str]:
    """What would change in the file, then each field where the editor's words stand and the machine's are other."""
    before = (plan.before or b"").decode("utf-8", "replace").splitlines(keepends=True)
    yield from difflib.unified_diff(before, plan.text.splitlines(keepends=True), str(plan.path), f"{plan.path} (redrafted)")
    for field in plan.merged.differs:
        yield f"# {field}: yours stays\n"
        yield from (f"<{line}\n" for line in field.mine.splitlines())
        yield from (f">{line}\n" for line in field.machine.splitlines())
