"""Plans of two stories for the tests, made as a run makes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from newsletter.draft.compose import Composition, PlacedStory
from newsletter.draft.ranking.rank import Ranking, Rejected
from newsletter.draft.sections.place import Placement
from newsletter.draft.selection.select import Selection
from newsletter.draft.state import Base, Joins, load_base
from newsletter.draft.update.plan import Plan, Remarks, merge_issue
from newsletter.draft.update.report_line import ReportLine
from newsletter.draft.update.run_report import report
from newsletter.draft.update.target import Target
from newsletter.issuefile import parse
from newsletter.models import Article, Hints, Issue, Section, Story, story_id

DAY = date(2025, 11, 15)


def article(name: str, **more: str) -> Article:
    """Return an article of an outlet of that name."""
    url = f"https://{name.lower()}.example/"
    return Article(url, story_id(url), title=f"{name} news", site=name, hints=Hints(note=more.get("note")))


ANN, BEN, CID = article("Ann", note="lead?"), article("Ben"), article("Cid")


def placed(lead: Article, *others: Article, summary: str = "It happened.") -> PlacedStory:
    """Return a story of some articles, the leading one first."""
    story = Story(f"{lead.site} headline", summary, lead.url, id=lead.id)
    return PlacedStory((lead, *others), story, "News", Placement(0, None, 9.0), Ranking(1.0, {}))


def composition(*stories: PlacedStory, rejected: tuple[Article, ...] = ()) -> Composition:
    """Return an issue of one section with these stories."""
    sections = (Section("News", tuple(item.story for item in stories)),)
    issue = Issue("T", date=DAY.isoformat(), front_matter={"draft": "true"}, sections=sections)
    return Composition(issue, list(stories), [Rejected(one, "too old") for one in rejected])


def target_in(folder: Path) -> Target:
    """Return the issue of DAY in a folder, as the last run left it."""
    path = folder / f"{DAY}.md"
    before = path.read_bytes() if path.is_file() else None
    base = load_base(path, DAY)
    return Target(path, DAY, before, before.decode() if before else None, base or Base(), base is not None)


def plan_in(folder: Path, composed: Composition, selection: Selection | None = None) -> Plan:
    """Return what a run would write that found these stories."""
    target, selection = target_in(folder), selection or Selection()
    merged = merge_issue(target, selection, composed, False)
    passed = tuple(sorted(item.article.id for item in composed.rejected))
    issue = parse(merged.text).issue
    return Plan(target, merged.text, merged, issue, selection, composed, Joins(), passed, Remarks())


FLAGS = {"paywalled": "behind a paywall"}


def _flags_of(article: Article) -> Sequence[str]:
    return article.flags


def report_lines(plan: Plan, today: date = DAY) -> list[ReportLine]:
    """Return the lines that report a run."""
    return list(report(plan, today, _flags_of, lambda flag: FLAGS.get(flag, flag), plan.target.base.told))


def report_texts(plan: Plan, today: date = DAY) -> list[str]:
    """Return the texts of the lines that report a run."""
    return [line.text for line in report_lines(plan, today)]
