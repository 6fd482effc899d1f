"""Reports what a run left out of the issue and why, with the way to bring it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsletter.counts import plural
from newsletter.draft.ranking.caps import FULL
from newsletter.draft.ranking.rank import Rejected
from newsletter.draft.selection.memory import CARRIED
from newsletter.draft.selection.select import LeftOut
from newsletter.draft.update.plan import Plan, name_of_choice, rejected_path
from newsletter.draft.update.report_line import LISTED, ReportLine
from newsletter.models import Article
from newsletter.text.clean import harmless

PAST = f"left out, already in another issue or removed by you; {LISTED}"
OUTRANKED = f"left out though worth more than a story in the issue; {LISTED}"


def _removed(article: Article) -> ReportLine:
    return ReportLine(
        f"  removed by you, not re-added: {article.title or article.url}; {_way_back([article])}",
        f"removed {article.id}",
        kind=PAST,
    )


def report_left_out(left: LeftOut) -> Iterator[ReportLine]:
    if left.trace.how == CARRIED:
        title = left.article.title or left.article.url
        same = "" if left.trace.headline == left.article.title else f" as “{left.trace.headline}”"
        yield ReportLine(f"  left out: {title}: already in {left.trace.issue}{same}", f"carried {left.article.id}", kind=PAST)
    else:
        yield _removed(left.article)


def report_rejected(plan: Plan) -> Iterator[ReportLine]:
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


def report_outranked(plan: Plan) -> Iterator[ReportLine]:
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
