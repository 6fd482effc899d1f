"""newsletter.draft.update.run_report: one line for each thing, and a name for those that are said once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from newsletter.draft.selection.select import Selection
from newsletter.draft.update.plan import Remarks, save_plan
from tests.draft.update.plans import ANN, BEN, CID, DAY, composition, placed, plan_in, report_lines, report_texts


def test_a_missing_summary_is_told_until_she_has_written_one(tmp_path: Path) -> None:
    without = composition(placed(ANN, summary=""), placed(CID))
    plan = plan_in(tmp_path, without)
    save_plan(plan, (), datetime(2025, 11, 14, tzinfo=UTC))
    assert any(line.startswith("  no summary: Ann headline") for line in report_texts(plan_in(tmp_path, without)))
    path = tmp_path / f"{DAY}.md"
    head, link = path.read_text(encoding="utf-8").split("[Read more](https://ann.example/)")
    path.write_text(f"{head}She wrote it.\n\n[Read more](https://ann.example/){link}", encoding="utf-8")
    assert not any("no summary" in line for line in report_texts(plan_in(tmp_path, without)))


def test_what_is_added_to_a_file_is_named_at_every_run(tmp_path: Path) -> None:
    save_plan(plan_in(tmp_path, composition(placed(ANN))), (), datetime(2025, 11, 14, tzinfo=UTC))
    assert report_texts(plan_in(tmp_path, composition(placed(ANN), placed(BEN))))[1:] == ["  added: Ben headline"]


def test_an_issue_whose_day_is_past_is_overdue(tmp_path: Path) -> None:
    save_plan(plan_in(tmp_path, composition(placed(ANN))), (), datetime(2025, 11, 14, tzinfo=UTC))
    plan = plan_in(tmp_path, composition(placed(ANN)))
    assert any("overdue since 2025-11-15" in line for line in report_texts(plan, date(2025, 11, 16)))
    assert not any("overdue" in line for line in report_texts(plan))


def test_a_lost_record_and_a_draft_beside_the_file_are_warnings_that_name_it_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / f"{DAY}.md").write_text("---\ndraft: true\n---\n\n## News\n", encoding="utf-8")
    (tmp_path / f"{DAY}.md.new").write_text("new", encoding="utf-8")
    warned = [line.text for line in report_lines(plan_in(tmp_path, composition(placed(ANN)))) if line.warning]
    assert [line.partition(":")[0] for line in warned] == [f"{DAY}.md.new", f"{DAY}.md"]


def test_of_a_draft_that_is_too_long_to_be_checked_it_is_said_what_to_do(tmp_path: Path) -> None:
    plan = plan_in(tmp_path, composition(placed(ANN)))
    assert len(report_lines(plan)) == 1
    _, said = report_lines(replace(plan, text=plan.text + "x" * 1_000_000))
    assert not said.warning, "after a warning nothing is settled, and the next run would draft all anew"
    assert "characters; check, render and build read at most 1,000,000; delete stories in it, or delete it and " in said.text
    assert f".newsletter/{DAY}.*, set [draft] max_stories, and draft again" in said.text


def test_an_issue_that_was_deleted_is_said_to_be_written_anew_and_where_its_copy_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    save_plan(plan_in(tmp_path, composition(placed(ANN))), (), datetime(2025, 11, 14, tzinfo=UTC))
    path = tmp_path / f"{DAY}.md"
    path.unlink()
    again = plan_in(tmp_path, composition(placed(ANN)))
    assert [line.text for line in report_lines(again) if line.warning] == [
        f"{DAY}.md: the file was gone and is written anew, without your changes"
    ]
    copy = tmp_path / ".newsletter" / f"{DAY}.bak"
    copy.write_text("hers", encoding="utf-8")
    assert report_texts(again)[1].endswith(f"; an earlier copy of it is .newsletter/{DAY}.bak")


def test_where_the_cache_is_gone_one_line_says_so_and_not_one_for_each_story(tmp_path: Path) -> None:
    save_plan(plan_in(tmp_path, composition(placed(ANN), placed(BEN))), (), datetime(2025, 11, 14, tzinfo=UTC))
    (line,) = report_lines(plan_in(tmp_path, composition()))[1:]
    assert line.text.startswith("  no article of this issue is in the cache; your stories are kept")
    assert line.once == ""


def test_stories_of_one_page_with_one_fault_share_a_line(tmp_path: Path) -> None:
    page = "https://live.example/"
    entries = [replace(one, part_of=page, flags=("paywalled",)) for one in (ANN, BEN)]
    plan = replace(plan_in(tmp_path, composition(placed(CID))), remarks=Remarks(unprintable=entries))
    (line,) = report_lines(plan)[1:]
    assert line.text == "  https://ann.example/ (Ann news) and 1 other story from it: left out: behind a paywall"
    assert line.once == f"left out {page} paywalled"


def test_a_strangers_words_drive_no_terminal(tmp_path: Path) -> None:
    evil = replace(ANN, title="\x1b[31mred\u202e", flags=("paywalled",))
    plan = replace(plan_in(tmp_path, composition(placed(CID))), remarks=Remarks(unprintable=[evil]))
    assert "\x1b" not in report_texts(plan)[1]
    assert "\u202e" not in report_texts(plan)[1]


def test_printed_but_is_said_of_what_is_printed_and_not_of_what_was_left_out(tmp_path: Path) -> None:
    one, other = (replace(article, flags=("paywalled",)) for article in (ANN, BEN))
    plan = plan_in(tmp_path, composition(placed(one), rejected=(other,)), Selection(chosen=[one, other]))
    assert [line for line in report_texts(plan) if "printed, but" in line] == [
        f"  {one.url} (Ann news): printed, but behind a paywall"
    ]
