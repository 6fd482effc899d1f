"""newsletter.draft.update.left_out_lines: what is left out is told with the reason and the way to bring it back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from newsletter.draft.ranking.rank import Rejected
from newsletter.draft.selection.memory import CARRIED, REMOVED, Trace
from newsletter.draft.selection.select import LeftOut, Selection
from tests.draft.update.plans import ANN, BEN, CID, DAY, composition, placed, plan_in, report_lines, report_texts


def test_what_is_left_out_is_said_once_for_each_reason(tmp_path: Path) -> None:
    plan = plan_in(tmp_path, composition(placed(ANN), rejected=(BEN, CID)))
    (line,) = report_lines(plan)[1:]
    assert (
        line.text
        == "  left out: Ben news and 1 other: too old; listed in 2025-11-15.rejected.jsonl; bring one back: newsletter draft --with URL"
    )
    assert line.once == "rejected too old 2"


def test_a_story_of_several_outlets_is_left_out_as_one(tmp_path: Path) -> None:
    plan = plan_in(tmp_path, composition(placed(ANN), rejected=(BEN, CID)))
    plan.composed.rejected[:] = [replace(item, story="c0ffee00") for item in plan.composed.rejected]
    (line,) = report_lines(plan)[1:]
    assert line.text.startswith("  left out: Ben news: too old; listed in ")


def test_what_is_too_old_by_so_many_days_is_one_line_and_a_single_one_says_by_how_many(tmp_path: Path) -> None:
    def said(*days: int) -> list[str]:
        plan = plan_in(tmp_path, composition(placed(ANN)))
        rejected = [
            Rejected(article, f"older than max_age: {count} days") for article, count in zip((BEN, CID), days, strict=False)
        ]
        return [line.text for line in report_lines(replace(plan, composed=replace(plan.composed, rejected=rejected)))[1:]]

    end = "; bring one back: newsletter draft --with URL"
    assert said(191, 90) == [
        f"  left out: Ben news and 1 other: older than max_age: 90 to 191 days; listed in {DAY}.rejected.jsonl{end}"
    ]
    end = "; bring it back: newsletter draft --with https://ben.example/"
    assert said(90) == [f"  left out: Ben news: older than max_age: 90 days{end}"]


def test_what_another_issue_did_with_an_article_is_said_only_when_the_article_came_late(tmp_path: Path) -> None:
    left = [
        LeftOut(ANN, Trace(CARRIED, "2025-11-08.md", "Another headline"), late=True),
        LeftOut(BEN, Trace(REMOVED, "2025-11-08.md"), late=True),
        LeftOut(CID, Trace(CARRIED, "2025-11-08.md"), late=False),
    ]
    plan = plan_in(tmp_path, composition(placed(ANN)), Selection(left_out=left))
    assert report_texts(plan)[1:] == [
        "  left out: Ann news: already in 2025-11-08.md as “Another headline”",
        f"  removed by you, not re-added: Ben news; bring it back: newsletter draft --with {BEN.url}",
    ]
