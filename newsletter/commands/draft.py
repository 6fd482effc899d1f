"""`newsletter draft`: articles into the issue file, around what the editor did to it."""

from __future__ import annotations

import dataclasses
import difflib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from newsletter import stdout
from newsletter.cache import link_key
from newsletter.commands.context import Context
from newsletter.commands.extract import named_pages
from newsletter.commands.model_writer import write_with_model
from newsletter.console import clean, plural
from newsletter.draft.addresses import KnownArticle, settle_addresses
from newsletter.draft.annotate import annotate, note_of_doubt, note_of_follow_up, notes_of_source
from newsletter.draft.compose import Composition, EditorsWord, Settings, compose, link_of, outlet_of
from newsletter.draft.leads import find_standing
from newsletter.draft.learn import Example
from newsletter.draft.memory import CARRIED, PastIssue, read_memory
from newsletter.draft.merge import Merged, fold_story, merge, update_only
from newsletter.draft.merge.match import DraftStory, stories_of
from newsletter.draft.rank import Rejected
from newsletter.draft.select import LeftOut, Selection, Wanted, select_articles
from newsletter.draft.state import Base, Joins, kept_days, load_base, load_joins, save_base, save_joins, write_draft
from newsletter.draft.summary.issue_words import description_of, summary_of
from newsletter.errors import EXIT_NOTHING, EXIT_OK, DraftError, UsageError
from newsletter.extract.flags import MEANING, why_not_printed
from newsletter.fetch.sources.link_list import links_in_argument
from newsletter.files import write_atomic
from newsletter.issuefile import Draft, parse, write
from newsletter.issuefile.folder import IssueFile, story_keys
from newsletter.issuefile.issue_day import parse_day, write_day
from newsletter.models import Article, Issue, Page, Story
from newsletter.stdin import read_text


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a run: pages by name, the day, title and file of the issue, stories to be joined, split, or brought back."""

    targets: Sequence[str] = ()
    day: str | None = None
    title: str | None = None
    path: Path | None = None
    join: tuple[str, str] | None = None
    split: str | None = None
    include: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """The issue that a run works on: its file, its day, the file's bytes and text (None: there is none), and its last state."""

    path: Path
    day: date
    before: bytes | None
    text: str | None
    base: Base
    known: bool

    @property
    def draft(self) -> Draft | None:
        """The file, read."""
        return None if self.text is None else parse(self.text, str(self.path), key=link_key)


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is worth a word beside the issue: on addresses, on pages that are no articles, and the names of comments that were made."""

    addresses: Sequence[str] = ()
    unprintable: Sequence[Article] = ()
    noted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run of `draft` would write.

    `new` is what the machine would write by itself, `issue` what the file is to hold, `articles` those that the issue is made of,
    `joins` the editor's word on joins as it is now, `passed` the ids of articles that were looked at and are not printed.
    """

    target: Target
    new: str
    text: str
    merged: Merged
    issue: Issue
    selection: Selection
    composed: Composition
    joins: Joins
    passed: tuple[str, ...]
    remarks: Remarks
    only_named: bool = False

    @property
    def path(self) -> Path:
        """The issue's file."""
        return self.target.path

    @property
    def changed(self) -> bool:
        """Whether the file would be other than it is."""
        return self.target.before is None or self.text.encode() != self.target.before


def run(context: Context, request: Request, *, output: str | None, dry_run: bool, diff: bool) -> int:
    """Write or update the issue; print its path (with `-o -` its text, with --diff the difference); return the exit code."""
    path = Path(output) if output and output != "-" else None
    plan = make_plan(context, dataclasses.replace(request, path=path))
    if plan is None:
        context.console.warn("no articles for an issue: fetch and extract some first, or name those that you want again")
        return EXIT_NOTHING
    told = tell_plan(context, plan)
    if diff:
        stdout.write("".join(_difference(plan)))
    elif output == "-":
        stdout.write(plan.text)
    elif dry_run:
        context.console.say(f"{plan.path}: {'would be written' if plan.changed else 'would stay as it is'}")
    else:
        save_plan(context, plan, told)
        if not context.console.quiet:
            stdout.print_line(str(plan.path))
    return EXIT_OK


def update(context: Context, *, day: str | None, title: str | None) -> Path | None:
    """Write or update the open issue from all that is new; returns its file, or None when there is nothing to write."""
    plan = make_plan(context, Request(day=day, title=title))
    if plan is None:
        return None
    save_plan(context, plan, tell_plan(context, plan))
    return plan.path


def make_plan(context: Context, request: Request) -> Plan | None:
    """Return what is to be written, or None when there is neither an article nor an issue. Raises DraftError, UsageError."""
    target = find_target(context, request)
    known, remarks, unprintable = read_known(context)
    joins = _joins(request, target, known, load_joins(target.path.parent))
    wanted = _wanted(context, request, target, known)
    target = _with_join(target, request, known)
    memory = read_memory(list(past_issues(context, target)), target.day)
    selection = select_articles(known, wanted, memory)
    if not selection.chosen and target.before is None:
        return None
    _include(request.include, known, selection)
    by_key = {key: item.article for item in known for key in sorted(item.keys)}
    composed = _compose(context, request, target, selection, _word(target, selection, by_key, joins))
    only_named = bool(request.targets or request.join or request.split)
    new, merged = _merged(target, selection, composed, bool(request.targets))
    notes, noted = _notes(target, merged, selection, composed)
    text = annotate(merged.text, notes)
    return Plan(
        target,
        new,
        text,
        merged,
        parse(text, str(target.path)).issue,
        selection,
        composed,
        joins,
        target.base.passed or () if only_named else tuple(sorted(item.article.id for item in composed.rejected)),
        Remarks(remarks, unprintable, noted),
        only_named,
    )


# --- which issue -----------------------------------------------------------------------------------------------------------


def find_target(context: Context, request: Request) -> Target:
    """Return the issue that is worked on. Raises UsageError when it is published, DraftError when it cannot be read."""
    issue, day = _issue_and_day(context, request)
    path = issue.path if issue else request.path or context.issues.new_path(day)
    before = path.read_bytes() if path.is_file() else None
    text = read_text(path, "draft") if before is not None and before.strip() else None
    if text is not None and issue is not None:
        if issue.error:
            parse(text, str(path))  # says what is wrong, and where
        if not issue.is_open:
            raise UsageError(
                f"{path}: published; put `draft: true` into its front matter to open it again, or begin another with --date"
            )
    base = load_base(path, day)
    return Target(path, day, before, text, base or Base(), base is not None)


def _issue_and_day(context: Context, request: Request) -> tuple[IssueFile | None, date]:
    folder, today = context.issues, context.today
    wanted = parse_day(request.day, today) if request.day else None
    if request.path is not None:
        found = folder.read(request.path) if request.path.is_file() else None
        return found, wanted or (found and found.day) or folder.next_day(context.config.draft.day, today)
    if wanted:
        return folder.of_day(wanted), wanted
    current = folder.current(today)
    if current is not None:
        return current, current.day or today
    return None, folder.next_day(context.config.draft.day, today)


def past_issues(context: Context, target: Target | None = None) -> Iterator[PastIssue]:
    """Yield every other issue with its state: the archive's posts, the issues, and what is left of those whose file is gone."""
    here = target.path.resolve() if target else None
    folder = context.issues
    days = {target.day} if target else set()
    for post in folder.archive():
        if post.day is None or post.day not in days:
            yield PastIssue(post)
    for issue in folder.issues():
        if issue.path.resolve() == here:
            continue
        if issue.error and not issue.is_open:
            context.tell_once(f"{issue.error}; what it carried is not known")
        base = load_base(issue.path, issue.day)
        days |= {issue.day} if issue.day else set()
        yield PastIssue(issue) if base is None else _past(issue, base)
    for day, name in kept_days(folder.folder):
        if day not in days and (here is None or name != here.name):
            base = load_base(folder.folder / (name or f"{day}.md"), day)
            if base is not None:
                yield PastIssue(None, thrown_out=base.thrown_out, drafted_at=base.drafted_at or "")


def _past(issue: IssueFile, base: Base) -> PastIssue:
    until = base.drafted_at or "" if base.passed is None else ""
    passed = (base.passed or ()) if not issue.is_open else ()
    offered = () if base.closed or base.text is None else _stories(base.text)
    return PastIssue(issue, offered, base.thrown_out, passed, base.drafted_at or "", until)


def _stories(text: str) -> tuple[Story, ...]:
    try:
        issue = parse(text, "the last draft", key=link_key).issue
    except DraftError:
        return ()
    return tuple(story for section in issue.sections for story in section.stories)


# --- which articles --------------------------------------------------------------------------------------------------------


def read_known(context: Context, *, warn: bool = True) -> tuple[list[KnownArticle], list[str], list[Article]]:
    """Return every article of the cache once, remarks on their addresses, and those that are none."""
    read: list[tuple[Page, Article]] = []
    unread: list[Page] = []
    unprintable: list[Article] = []
    for page in context.cache.pages():
        if page.ok and not page.is_source:
            articles = context.articles(page)
            if articles is None:
                unread.append(page)
            for article in articles or ():
                if why_not_printed(article):
                    unprintable.append(article)
                else:
                    read.append((page, article))
    if unread and warn:
        first = clean(unread[0].url)
        context.console.warn(f"{plural(len(unread), 'page')} not read yet, {first} first; newsletter extract reads them")
    known, remarks = settle_addresses(read)
    return known, remarks, unprintable


def wanted_here(target: Target) -> tuple[set[str], set[str]]:
    """Return the names of the stories that stand in an issue, and of those that the machine wrote for it and that are not there."""
    drafts = [target.draft] if target.draft else []
    printed = {
        key for draft in drafts for section in draft.issue.sections for story in section.stories for key in story_keys(story)
    }
    removed = {key for story in _stories(target.base.text or "") for key in story_keys(story)}
    removed |= {
        key for ref in target.base.thrown_out for key in (ref.id, *(link_key(url) for url in (ref.url, *ref.also) if url))
    }
    return printed, removed - printed


def _wanted(context: Context, request: Request, target: Target, known: Sequence[KnownArticle]) -> Wanted:
    here = set().union(*wanted_here(target))
    for name in request.join or ():
        here |= _keys_of(_named_article(name, known, target), known)
    if not request.targets:
        return Wanted(here, () if request.join or request.split else None)
    pages, complaints = named_pages(context, request.targets)
    for complaint in complaints:
        context.console.warn(complaint)
    by_hand = [link.url for item in request.targets for link in links_in_argument(item)]
    chosen = {page for url in by_hand for page in context.find_pages(url)} if by_hand else set()
    return Wanted(
        here,
        frozenset(link_key(page.url) for page in pages),
        frozenset(link_key(url) for url in by_hand if "#" in url),
        frozenset(link_key(page.url) for page in chosen),
    )


# --- the editor's word on joins ----------------------------------------------------------------------------------------------


def _joins(request: Request, target: Target, known: Sequence[KnownArticle], joins: Joins) -> Joins:
    """Return the editor's word on joins with what this run adds to it. Raises UsageError for a story that is not known."""
    if request.join:
        one, other = (_named_article(name, known, target) for name in request.join)
        joins = joins.join(_address(one), _address(other))
    if request.split:
        article = _named_article(request.split, known, target)
        story = next((item for item in _drafted(target) if _keys_of(article, known) & (item.links - {item.link})), None)
        if story is None:
            raise UsageError(f"{clean(request.split)}: not under the “Also” of a story of {target.path.name}; nothing to split")
        others = [story.story.link or "", *(also.url for also in story.story.also)]
        joins = joins.split(_address(article), [url for url in others if url and link_key(url) not in _keys_of(article, known)])
    return joins


def _named_article(name: str, known: Sequence[KnownArticle], target: Target) -> Article:
    story = next((item for item in _drafted(target) if name in (item.id, item.story.link)), None)
    names = {
        name,
        link_key(name),
        *(story.links if story and story.link == link_key(name) else ()),
        story.link if story else name,
    }
    found = next((item.article for item in known if not item.keys.isdisjoint(names)), None)
    if found is None:
        raise UsageError(
            f"{clean(name)}: no story of {target.path.name} and no article in the cache; give a story's id or link"
        )
    return found


def _drafted(target: Target) -> list[DraftStory]:
    return stories_of(target.draft) if target.draft else []


def _keys_of(article: Article, known: Sequence[KnownArticle]) -> frozenset[str]:
    return next((item.keys for item in known if item.article.id == article.id), frozenset())


def _address(article: Article) -> str:
    return link_of(article) or article.url


def _with_join(target: Target, request: Request, known: Sequence[KnownArticle]) -> Target:
    """Return the issue with the second of two joined stories taken out of it, where both stand in it. Raises UsageError."""
    if request.join is None or target.text is None:
        return target
    keys = [_keys_of(_named_article(name, known, target), known) for name in request.join]
    text, base = fold_story(target.text, target.base.text, keys[0], keys[1], str(target.path))
    return dataclasses.replace(target, text=text, base=dataclasses.replace(target.base, text=base))


def _include(wanted: Sequence[str], known: Sequence[KnownArticle], selection: Selection) -> None:
    """Put articles into the selection that the editor wants in any case, whatever left them out. Raises UsageError."""
    for name in wanted:
        keys = {name, link_key(name)}
        found = [item.article for item in known if not item.keys.isdisjoint(keys) or item.article.part_of == name]
        if not found:
            raise UsageError(f"{clean(name)}: no article of the cache; newsletter fetch and newsletter extract read it first")
        chosen = {article.id for article in selection.chosen}
        selection.chosen += [article for article in found if article.id not in chosen]
        selection.named.update(article.id for article in found)


def _word(target: Target, selection: Selection, by_key: Mapping[str, Article], joins: Joins) -> EditorsWord:
    """Return what is settled before any score, by the ids of articles."""
    together, apart = (
        [
            (one.id, other.id)
            for first, second in pairs
            if (one := by_key.get(link_key(first))) and (other := by_key.get(link_key(second)))
        ]
        for pairs in (joins.together, joins.apart)
    )
    drafts = [_drafted(target)]
    if target.base.text:
        with_base = _readable_stories(target.base.text)
        drafts.append(with_base)
    standing = find_standing(drafts, target.base.thrown_out, by_key, apart)
    return EditorsWord(together, apart, {*standing.homes, *selection.named}, standing)


def _readable_stories(text: str) -> list[DraftStory]:
    try:
        return stories_of(parse(text, "the last draft", key=link_key))
    except DraftError:
        return []


# --- what is written ---------------------------------------------------------------------------------------------------------


def _compose(context: Context, request: Request, target: Target, selection: Selection, word: EditorsWord) -> Composition:
    config = context.config
    settings = Settings(config.draft, config.sections, config.rank, config.topics, tuple(_examples(context, target)))
    made = compose(selection.chosen, settings, title=request.title or _title(context, target.day), day=target.day, word=word)
    for item in made.stories:
        others = f", with {plural(len(item.articles) - 1, 'other article')}" if len(item.articles) > 1 else ""
        context.console.detail(f"{item.section}: {item.story.headline}{others}")
    made = write_with_model(context, made)
    issue = dataclasses.replace(made.issue, date=write_day(target.day, context.zone), front_matter={"draft": "true"})
    return dataclasses.replace(made, issue=issue)


def _examples(context: Context, target: Target) -> Iterator[Example]:
    """Yield the stories of published issues with the sections that they stood in."""
    for past in past_issues(context, target):
        issue = past.file
        if issue is not None and not issue.is_open:
            yield from (
                Example(title, story.headline, story.summary, story.link or "")
                for title, story in zip(issue.section_titles, issue.stories, strict=True)
            )


def _merged(target: Target, selection: Selection, composed: Composition, only_named: bool) -> tuple[str, Merged]:
    """Return what the machine would write by itself, and that merged into the file."""
    base, file = target.base, str(target.path)
    named = {item.story.id or "" for item in composed.stories if selection.named & {article.id for article in item.articles}}

    def new(issue: Issue) -> str:
        return update_only(base.text, write(issue), named) if only_named else write(issue)

    machine = composed.issue
    merged = merge(base.text, target.text, new(machine), thrown_out=base.thrown_out, file=file)
    # The front matter sums up the issue as it stands: her headlines, without what she threw out, with what went stale.
    standing = parse(merged.text, file).issue.sections
    summary, description = summary_of(standing), description_of(standing)
    if (summary, description) != (machine.summary, machine.description):
        machine = dataclasses.replace(machine, summary=summary, description=description)
        merged = merge(base.text, target.text, new(machine), thrown_out=base.thrown_out, file=file)
    return new(machine), merged


def _notes(
    target: Target, merged: Merged, selection: Selection, composed: Composition
) -> tuple[dict[str, list[str]], frozenset[str]]:
    """Return the comments for stories by their ids, and the names under which they are remembered as made."""
    standing = {
        story.id: story.headline for section in parse(merged.text).issue.sections for story in section.stories if story.id
    }
    added = {ref.id for ref in merged.added} if target.text is not None else set(standing)
    notes: dict[str, list[str]] = {}
    noted: set[str] = set()
    for item in composed.stories:
        lead = item.articles[0]
        if lead.id in added & set(standing):
            found = [note_of_follow_up(selection.follow_ups[lead.id])] if lead.id in selection.follow_ups else []
            notes.setdefault(lead.id, []).extend([*found, *notes_of_source(lead.hints)])
    places = list(standing)
    for pair in composed.doubts:
        if pair.one in standing and pair.other in standing:
            first, later = sorted((pair.one, pair.other), key=places.index)
            name = f"doubt {first} {later}"
            noted.add(name)
            if name not in target.base.told:
                ordered = dataclasses.replace(pair, one=first, other=later)
                notes.setdefault(later, []).append(note_of_doubt(ordered, standing[first]))
    return notes, frozenset(noted)


def save_plan(context: Context, plan: Plan, told: Collection[str]) -> None:
    """Write the issue and then what it was merged from. Raises BusyError when the file moved meanwhile.

    Where nothing is new the time of the last draft stays too, so that a second run changes no file at all.
    """
    target, base = plan.target, plan.target.base
    if plan.changed:
        write_draft(target.path, plan.text, target.before, target.day)
    kept = Base(
        plan.new, plan.merged.thrown_out, base.drafted_at, plan.passed, base.told | plan.remarks.noted | frozenset(told)
    )
    if (
        plan.changed
        or not base.drafted_at
        or not target.known
        or (kept.passed, kept.thrown_out) != (base.passed, base.thrown_out)
    ):
        kept = dataclasses.replace(kept, drafted_at=context.now().isoformat(timespec="seconds"))
    save_base(target.path, kept, target.day, last=base.text)
    _save_rejected(plan)
    if plan.joins != load_joins(target.path.parent):
        save_joins(target.path.parent, plan.joins)


def _save_rejected(plan: Plan) -> None:
    """Write what is in no story of the issue, and why, beside it (issues/DATE.rejected.jsonl); a run on named pages leaves it."""
    if plan.only_named:
        return
    path = plan.path.with_name(f"{plan.path.stem}.rejected.jsonl")
    lines = "".join(f"{json.dumps(item.to_json(), ensure_ascii=False)}\n" for item in plan.composed.rejected)
    if lines and (not path.is_file() or path.read_bytes() != lines.encode()):
        write_atomic(path, lines.encode("utf-8", "replace"))
    elif not lines and path.is_file():
        path.unlink()


def _title(context: Context, day: date) -> str:
    return f"{context.config.title} - {day:%B} {day.day}, {day.year}"


# --- what is said ----------------------------------------------------------------------------------------------------------


@dataclass
class _Teller:
    """Says what is worth a line, and each thing once in the life of an issue; `said` has what this run adds."""

    context: Context
    known: Collection[str]
    said: set[str] = field(default_factory=set)

    def once(self, name: str, line: str) -> None:
        """Say a line unless it was said in an earlier run; with --quiet it is kept for a run that is heard."""
        if name not in self.known and name not in self.said and not self.context.console.quiet:
            self.said.add(name)
            self.context.console.say(f"  {line}")


def tell_plan(context: Context, plan: Plan) -> set[str]:
    """Say what a run did; return the names of what was said, so that it is not said again."""
    stories = sum(len(section.stories) for section in plan.issue.sections)
    sections = plural(sum(bool(section.title) for section in plan.issue.sections), "section")
    context.console.say(f"{plan.path}: {plural(stories, 'story', 'stories')} in {sections}")
    _tell_state(context, plan)
    teller = _Teller(context, plan.target.base.told)
    if plan.target.text is not None:
        for story in plan.merged.added:
            context.console.say(f"  added: {story.headline}")
    for item in plan.composed.stories:
        for article in item.articles[1:]:
            if item.story.id in {ref.id for ref in plan.merged.thrown_out}:
                teller.once(f"removed {article.id}", f"removed by you, not re-added: {article.title or article.url}")
            else:
                line = f"joined: {_named(article)} with “{item.story.headline}”; undo: newsletter draft --split {_address(article)}"
                teller.once(f"joined {item.story.id} {article.id}", line)
    for left in plan.selection.left_out:
        _tell_left_out(teller, left)
    for name, line in _remarks_on_stories(plan.composed):
        teller.once(name, line)
    _tell_merge(context, teller, plan.merged)
    for name, line in _by_page(plan.remarks.unprintable, "left out:"):
        teller.once(f"left out {name}", line)
    doubtful = [article for article in plan.selection.chosen if article.flags]
    for name, line in _by_page(doubtful, "printed, but"):
        teller.once(f"flags {name}", line)
    for line in plan.remarks.addresses:
        teller.once(f"address {line.partition(' ')[0]}", clean(line))
    return teller.said


def _remarks_on_stories(composed: Composition) -> Iterator[tuple[str, str]]:
    """Yield what is to be said of what was left out of an issue, and of stories without a summary, each with a name."""
    reasons: dict[str, list[Rejected]] = {}
    for item in composed.rejected:
        reasons.setdefault(item.reason, []).append(item)
    for reason, items in reasons.items():
        first, more = clean(items[0].article.title or items[0].article.url), len(items) - 1
        others = f" and {plural(more, 'other', 'others')}" if more else ""
        yield (
            f"rejected {reason} {len(items)}",
            f"left out: {first}{others}: {reason}; bring one back: newsletter draft --with URL",
        )
    for placed in composed.stories:
        if not placed.story.summary.strip():
            yield (
                f"empty {placed.story.id}",
                f"no summary: {placed.story.headline or placed.story.link}: the article has no sentence",
            )


def _tell_state(context: Context, plan: Plan) -> None:
    """Say what is to be known of the file itself: that it is overdue, lies beside a newer one, or has no record."""
    if plan.target.before is not None and plan.target.day < context.today:
        context.console.say(
            f"  overdue: it was due on {plan.target.day}; newsletter publish sends it out, newsletter draft --date begins another"
        )
    aside = plan.path.with_name(f"{plan.path.name}.new")
    if aside.exists():
        context.console.warn(
            f"{aside}: left by a run that found the issue open in an editor; once you took what you need, delete it"
        )
    if plan.target.text is not None and plan.merged.base_lost:
        context.console.warn(f"{plan.path}: no record of the last draft in .newsletter; your text stays, new stories are added")


def _tell_left_out(teller: _Teller, left: LeftOut) -> None:
    if not left.late:
        return
    title = left.article.title or left.article.url
    if left.trace.how == CARRIED:
        same = "" if left.trace.headline == left.article.title else f" as “{left.trace.headline}”"
        teller.once(f"carried {left.article.id}", f"left out: {title}: in {left.trace.issue} already{same}")
    else:
        teller.once(f"removed {left.article.id}", f"removed by you, not re-added: {title}")


def _tell_merge(context: Context, teller: _Teller, merged: Merged) -> None:
    for story in merged.taken_out:
        context.console.say(f"  removed by you, not re-added: {story.headline}")
    for story in merged.restored:
        context.console.say(f"  put back by you: {story.headline or story.url}")
    for story in merged.stale:
        teller.once(f"stale {story.id}", f"source article gone; story kept: {story.headline}")
    for kept in merged.kept:
        context.console.say(f"  {kept}: changed on both sides; kept yours (see --diff)")


def _named(article: Article) -> str:
    return f"{article.title} ({outlet_of(article)})" if article.title else article.url


def _by_page(articles: Sequence[Article], what: str) -> Iterator[tuple[str, str]]:
    """Say of each page what is wrong with it; the stories of one live page that the same is true of share a line."""
    groups: dict[tuple[str, ...], list[Article]] = {}
    for article in articles:
        reasons = why_not_printed(article) or article.flags
        groups.setdefault((article.part_of or article.id, *reasons), []).append(article)
    for (page, *reasons), group in groups.items():
        first, more = group[0], len(group) - 1
        named = f"{first.url} ({first.title})" if first.title else first.url
        others = f" and {plural(more, 'other story', 'other stories')} of it" if more else ""
        yield f"{page} {','.join(reasons)}", f"{clean(named)}{others}: {what} {_in_words(reasons)}"


def _in_words(flags: Sequence[str]) -> str:
    """Say what flags mean; a word that is no flag, or one of another version, says itself."""
    known = {str(flag): meaning for flag, meaning in MEANING.items()}
    return ", ".join(known.get(flag, flag) for flag in flags)


def _difference(plan: Plan) -> Iterator[str]:
    """What would change in the file, then each field where the editor's words stand and the machine's are other."""
    before = (plan.target.before or b"").decode("utf-8", "replace").splitlines(keepends=True)
    yield from difflib.unified_diff(before, plan.text.splitlines(keepends=True), str(plan.path), f"{plan.path} (redrafted)")
    for kept in plan.merged.differs:
        yield f"# {kept}: yours stays\n"
        yield from (f"<{line}\n" for line in kept.mine.splitlines())
        yield from (f">{line}\n" for line in kept.machine.splitlines())
