"""Reports a run of `draft`: one line per event; some lines are shown only once per issue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from newsletter.cache import link_key
from newsletter.counts import plural, shown_of
from newsletter.draft.compose import PlacedStory
from newsletter.draft.merge import Merged
from newsletter.draft.merge.match import DraftStory
from newsletter.draft.outlet_names import outlet_of
from newsletter.draft.ranking.caps import FULL
from newsletter.draft.ranking.rank import Rejected
from newsletter.draft.selection.memory import CARRIED
from newsletter.draft.selection.select import LeftOut
from newsletter.draft.state import FOLDER as STATE_FOLDER
from newsletter.draft.state import StatePlace
from newsletter.draft.story_text import NO_SUMMARY, link_of
from newsletter.draft.update.plan import Plan, name_of_choice, name_of_question, rejected_path
from newsletter.draft.update.target import readable_stories
from newsletter.files import shown_path
from newsletter.issuefile import LONGEST_ISSUE
from newsletter.models import Article, Story
from newsletter.text.clean import harmless

# So many outlets are named of the articles that joined a story.
OUTLETS_NAMED = 4
LISTED = "newsletter draft --dry-run --verbose lists all"
# What the lines of one kind are about, as counted ("12 more joins"), and what lists all of them.
ADDED = "stories added; they are in the file"
FOLLOW_UPS = f"follow-ups; {LISTED}"
JOINS = f"joins; {LISTED}"
QUESTIONS = f"pairs that may be one story; {LISTED}"
PAST = f"left out, already in another issue or removed by you; {LISTED}"
OUTRANKED = f"left out though worth more than a story in the issue; {LISTED}"
EMPTY = f"stories without a summary; {LISTED}"
STALE = f"stories kept whose source article is no longer available; {LISTED}"
TAKEN_OUT = "stories removed by you and not re-added"
RESTORED = "stories restored by you"
KEPT = "fields changed on both sides; newsletter draft --diff lists all"
UNPRINTABLE = "pages left out; newsletter status lists them"
DOUBTFUL = f"stories printed with a doubt; {LISTED}"
ADDRESSES = f"remarks on addresses; {LISTED}"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One line. `once` is a name under which it is reported only once per issue; with "" it is reported at every run.

    A line on several things has a name for each of them: the further ones are `others`. Lines of one `kind` are counted rather than
    printed when there are many (see `shorten`); those with "" never are.
    """

    text: str
    once: str = ""
    warning: bool = False
    others: tuple[str, ...] = ()
    kind: str = ""


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
        _report_doubts(plan),
        (line for left in plan.selection.left_out if left.late for line in _report_left_out(left)),
        _report_rejected(plan),
        _report_outranked(plan),
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


def shorten(lines: Iterable[ReportLine]) -> Iterator[ReportLine]:
    """Yield the lines; of many of one kind the first ones, and then one that counts the rest and names what lists them all."""
    lines = list(lines)
    total = Counter(line.kind for line in lines)
    seen: Counter[str] = Counter()
    for line in lines:
        seen[line.kind] += 1
        shown = shown_of(total[line.kind])
        if not line.kind or seen[line.kind] <= shown:
            yield line
        elif seen[line.kind] == shown + 1:
            yield ReportLine(f"  {total[line.kind] - shown} more {line.kind}")


def heading_of(plan: Plan) -> str:
    """Return the line with the number of an issue's stories and sections."""
    stories = sum(len(section.stories) for section in plan.issue.sections)
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
    headlines, put_in = _headlines(plan), _put_in(plan)
    for item in plan.composed.stories:
        past = plan.selection.follow_ups.get(item.story.id or "")
        if past and item.story.id not in removed:
            yield ReportLine(
                f"  follow-up: {item.story.headline}: continues “{past.headline}” in {past.issue}",
                f"follow-up {item.story.id}",
                kind=FOLLOW_UPS,
            )
        headline = headlines.get(item.story.id, item.story.headline)
        if (again := plan.selection.again.get(item.story.id or "")) and item.story.id not in removed:
            yield ReportLine(
                f"  again, as you named it: {item.story.headline}: already in {again.issue}", f"again {item.story.id}"
            )
        if item.story.id in removed:
            yield from (_left_out_with(article, headline) for article in item.articles[1:])
        else:
            yield from _report_joined(plan, item, headline, (told, put_in.get(item.story.id or "", ())))


def _left_out_with(article: Article, headline: str) -> ReportLine:
    """Return the line on an article that joined a story which the editor removed."""
    other = f"if it is another story: {_way_to_split(article)}"
    return ReportLine(
        f"  left out: {_titled(article)}: joined with “{headline}”, removed by you; {other}", f"removed {article.id}", kind=PAST
    )


def _report_joined(
    plan: Plan, item: PlacedStory, headline: str, known: tuple[Collection[str], Collection[str]]
) -> Iterator[ReportLine]:
    """Yield one line on the articles that joined a story and are not known to the editor: told of, or with a link that she put in."""
    lead, (told, put_in) = item.articles[0], known
    names = {
        f"joined {item.story.id} {article.id}": article
        for article in item.articles[1:]
        if not _took_out_outlet(plan, item.story, article) and _link_with_anchor(link_of(article) or article.url) not in put_in
    }
    fresh = {name: article for name, article in names.items() if name not in told}
    if not fresh:
        return
    first, *others = fresh
    if others:
        outlets = list(dict.fromkeys(map(outlet_of, fresh.values())))
        more = f" and {plural(len(outlets) - OUTLETS_NAMED, 'other')}" if len(outlets) > OUTLETS_NAMED else ""
        named = f"{len(fresh)} articles ({', '.join(outlets[:OUTLETS_NAMED])}{more})"
        ways = f"see newsletter why {lead.id}; undo one: newsletter draft --split URL"
    else:
        named, ways = _titled(fresh[first]), f"undo: {_way_to_split(fresh[first])}"
    yield ReportLine(f"  joined: {named} with “{headline}”; {ways}", first, others=tuple(others), kind=JOINS)


def _titled(article: Article) -> str:
    return f"{article.title} ({outlet_of(article)})" if article.title else article.url


def _way_to_split(article: Article) -> str:
    return f"newsletter draft --split {link_of(article) or article.url}"


def _stories_in_file(plan: Plan) -> list[Story]:
    return [story for section in plan.issue.sections for story in section.stories]


def _took_out_outlet(plan: Plan, drafted: Story, article: Article) -> bool:
    """Say whether a story stands in the file without the link to an article that was drafted for it: the editor deleted the link."""
    link = link_key(link_of(article) or article.url)
    story = next((story for story in _stories_in_file(plan) if story.id and story.id == drafted.id), None)
    return story is not None and link in set(map(link_key, drafted.urls)) - set(map(link_key, story.urls))


def _put_in(plan: Plan) -> dict[str, set[str]]:
    """Return, by story id, the further links that the editor put under it herself: the last draft did not have them there."""
    drafted = {item.id: _further_links(item) for item in readable_stories(plan.target.base.text or "") if item.id}
    return {item.id: _further_links(item) - drafted[item.id] for item in plan.target.stories if item.id in drafted}


def _further_links(item: DraftStory) -> set[str]:
    return {_link_with_anchor(also.url) for also in item.story.also}


def _link_with_anchor(url: str) -> str:
    """Return what names one link: an item of a page has the page's key, and is told from the others by its anchor."""
    return url if "#" in url else link_key(url)


def _headlines(plan: Plan) -> dict[str | None, str]:
    """Return the headlines in the issue file by story id, in the order of the file."""
    return {story.id: story.headline for section in plan.issue.sections for story in section.stories if story.id}


def _report_doubts(plan: Plan) -> Iterator[ReportLine]:
    """Yield a question for each pair of stories that may be one, with the command that joins them, the likeliest first."""
    headlines = _headlines(plan)
    places = list(headlines)
    for pair in sorted(plan.composed.doubts, key=lambda pair: -pair.score):
        if pair.one in headlines and pair.other in headlines:
            first, later = sorted((pair.one, pair.other), key=places.index)
            question = (
                f"  same story? “{headlines[later]}” and “{headlines[first]}”; if so: newsletter draft --join {first} {later}"
            )
            name = name_of_question(first, later)
            if name not in plan.remarks.noted:
                yield ReportLine(question, once=name, kind=QUESTIONS)


def _removed(article: Article) -> ReportLine:
    return ReportLine(
        f"  removed by you, not re-added: {article.title or article.url}; {_way_back([article])}",
        f"removed {article.id}",
        kind=PAST,
    )


def _report_left_out(left: LeftOut) -> Iterator[ReportLine]:
    if left.trace.how == CARRIED:
        title = left.article.title or left.article.url
        same = "" if left.trace.headline == left.article.title else f" as “{left.trace.headline}”"
        yield ReportLine(f"  left out: {title}: already in {left.trace.issue}{same}", f"carried {left.article.id}", kind=PAST)
    else:
        yield _removed(left.article)


def _report_rejected(plan: Plan) -> Iterator[ReportLine]:
    """Yield one line for each reason why articles were left out; all that are too old share one. A story of several outlets is one."""
    reasons: dict[str, list[Rejected]] = {}
    for item in plan.composed.rejected:
        old = item.reason.startswith("older than")
        reasons.setdefault(item.reason.partition(":")[0] if old else item.reason, []).append(item)
    kind = f"reasons why stories were left out; {LISTED if plan.only_named else f'{rejected_path(plan.path).name} lists all'}"
    for reason, items in reasons.items():
        reason = _span_of([item.reason for item in items])
        first, stories = (
            _title_of(items[0].article),
            {item.story or item.article.id for item in items},
        )
        others = f" and {plural(len(stories) - 1, 'other', 'others')}" if len(stories) > 1 else ""
        listed = f"; listed in {rejected_path(plan.path).name}" if len(items) > 1 and not plan.only_named else ""
        yield ReportLine(
            f"  left out: {first}{others}: {reason}{listed}; {_way_back([item.article for item in items])}",
            f"rejected {reason} {len(items)}",
            kind=kind,
        )


def _way_back(articles: Sequence[Article]) -> str:
    """Return how an article that was left out is brought back; of several, the editor looks up the one she wants."""
    if len(articles) == 1:
        return f"bring it back: newsletter draft --with {_name_of(articles[0])}"
    named = "ID" if any(article.part_of is not None for article in articles) else "URL"
    return f"bring one back: newsletter draft --with {named}"


def _name_of(article: Article) -> str:
    """Return what names an article and nothing else: its address, or the id of an item of a page, for the page's has them all."""
    return article.id if article.part_of is not None else harmless(article.url)


def _title_of(article: Article) -> str:
    """Return a title to stand within a line, else the address."""
    return harmless((article.title or "").rstrip(".") or article.url)


def _report_outranked(plan: Plan) -> Iterator[ReportLine]:
    """Yield a line for the best story that found the issue or a section full, if it ranks above one that stands there.

    The machine never replaces a story that stands in the file; the editor may. Stories that she asked for herself are not compared.
    """
    told, known = set(), plan.target.base.told | plan.remarks.noted
    standing = [story for story in plan.composed.stories if name_of_choice(story.story.id or "") not in known]
    for item in plan.composed.rejected:
        cap, _, section = item.reason.partition(": ")
        if item.ranking is None or not cap.startswith(FULL) or item.reason in told:
            continue
        told.add(item.reason)
        kept = [story for story in standing if not section or story.section == section]
        weakest = min(kept, key=lambda story: story.ranking.score, default=None)
        if weakest and round(item.ranking.score, 9) > round(weakest.ranking.score, 9):
            named = harmless(item.article.title or item.article.url)
            yield ReportLine(
                f"  left out though worth more than “{weakest.story.headline}”: {named}; to exchange them, delete that story and run "
                f"newsletter draft --with {_name_of(item.article)}",
                f"outranked {item.article.id} {weakest.story.id}",
                kind=OUTRANKED,
            )


def _span_of(reasons: Sequence[str]) -> str:
    """Return reasons that differ only in a number of days or a date as one: `older than max_age: 90 to 120 days`."""
    alike, _, least = min(reasons, key=lambda reason: (len(reason), reason)).partition(": ")
    most = max(reasons, key=lambda reason: (len(reason), reason)).partition(": ")[2]
    return f"{alike}: {least.removesuffix(' days')} to {most}" if least != most else reasons[0]


def _report_empty(plan: Plan) -> Iterator[ReportLine]:
    written = {story.id for story in _stories_in_file(plan) if story.summary.strip()}
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
