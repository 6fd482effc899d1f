"""newsletter.draft.update.run_report: one line for each thing, and a name for those that are said once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from newsletter.draft.clustering.likeness import Likeness
from newsletter.draft.ranking.rank import Rejected
from newsletter.draft.selection.memory import CARRIED, REMOVED, Trace
from newsletter.draft.selection.select import LeftOut, Selection
from newsletter.draft.update.plan import Plan, Remarks, save_plan
from newsletter.draft.update.run_report import ReportLine, report, shorten
from newsletter.models import Article
from tests.draft.update.plans import ANN, BEN, CID, DAY, article, composition, placed, plan_in

FLAGS = {"paywalled": "behind a paywall"}


def flags_of(article: Article) -> Sequence[str]:
    return article.flags


def lines(plan: Plan, today: date = DAY) -> list[ReportLine]:
    return list(report(plan, today, flags_of, lambda flag: FLAGS.get(flag, flag), plan.target.base.told))


def texts(plan: Plan, today: date = DAY) -> list[str]:
    return [line.text for line in lines(plan, today)]


def test_a_first_draft_says_what_it_has_and_how_a_join_is_undone(tmp_path: Path) -> None:
    plan = plan_in(tmp_path, composition(placed(ANN, BEN)))
    heading, joined = lines(plan)
    assert heading == ReportLine(f"{plan.path}: 1 story in 1 section")
    assert joined.text == "  joined: Ben news (Ben) with “Ann headline”; undo: newsletter draft --split https://ben.example/"
    assert joined.once == f"joined {ANN.id} {BEN.id}"


def test_a_join_is_told_under_her_headline_and_what_is_joined_with_a_story_that_she_took_out_is_left_out(
    tmp_path: Path,
) -> None:
    save_plan(plan_in(tmp_path, composition(placed(ANN), placed(CID))), (), datetime(2025, 11, 14, tzinfo=UTC))
    path = tmp_path / f"{DAY}.md"
    text = path.read_text(encoding="utf-8").replace("### Ann headline", "### Ann, by me")
    path.write_text(text, encoding="utf-8")
    both = composition(placed(ANN, BEN), placed(CID))
    assert "  joined: Ben news (Ben) with “Ann, by me”; undo: newsletter draft --split https://ben.example/" in texts(
        plan_in(tmp_path, both)
    )
    path.write_text(text[: text.index("### Ann")] + text[text.index("### Cid") :], encoding="utf-8")
    assert texts(plan_in(tmp_path, both))[1:] == [
        "  left out: Ben news (Ben): joined with “Ann headline”, removed by you; if it is another story: "
        "newsletter draft --split https://ben.example/",
        "  removed by you, not re-added: Ann headline",
    ]


def test_all_that_joined_one_story_is_one_line_and_what_joins_later_is_told_alone(tmp_path: Path) -> None:
    plan = plan_in(tmp_path, composition(placed(ANN, BEN, CID)))
    (joined,) = lines(plan)[1:]
    assert joined.text == (
        "  joined: 2 articles (Ben, Cid) with “Ann headline”; "
        f"see newsletter why {ANN.id}; undo one: newsletter draft --split URL"
    )
    assert (joined.once, *joined.others) == (f"joined {ANN.id} {BEN.id}", f"joined {ANN.id} {CID.id}")
    save_plan(plan, (joined.once, *joined.others), datetime(2025, 11, 14, tzinfo=UTC))
    assert texts(plan_in(tmp_path, composition(placed(ANN, BEN, CID))))[1:] == []
    (later,) = lines(plan_in(tmp_path, composition(placed(ANN, BEN, CID, article("Dan")))))[1:]
    assert later.text.startswith("  joined: Dan news (Dan) with “Ann headline”; undo: ")
    many = composition(placed(CID, *map(article, ("Dan", "Eva", "Flo", "Gus", "Hal"))))
    assert "  joined: 5 articles (Dan, Eva, Flo, Gus and 1 other) with “Cid headline”; " in "\n".join(
        texts(plan_in(tmp_path, many))
    )


def test_of_many_lines_of_one_kind_the_first_are_shown_and_the_rest_counted_with_what_lists_them() -> None:
    joined = [ReportLine(f"joined {number}", kind="joins; X lists all") for number in range(12)]
    others = [ReportLine(f"asked {number}", kind="pairs") for number in range(11)]
    shown = [line.text for line in shorten([ReportLine("heading"), *joined, *others])]
    assert shown == [
        "heading",
        *(line.text for line in joined[:10]),
        "  2 more joins; X lists all",
        *(line.text for line in others),
    ]


def test_of_pairs_that_may_be_one_story_the_likeliest_is_asked_about_first(tmp_path: Path) -> None:
    doubts = [Likeness(ANN.id, BEN.id, 0.2), Likeness(ANN.id, CID.id, 0.4)]
    plan = plan_in(tmp_path, replace(composition(placed(ANN), placed(BEN), placed(CID)), doubts=doubts))
    assert ["Cid" in text for text in texts(plan) if "same story?" in text] == [True, False]


def test_nothing_is_said_of_a_join_that_she_made_in_the_file(tmp_path: Path) -> None:
    save_plan(plan_in(tmp_path, composition(placed(ANN), placed(CID))), (), datetime(2025, 11, 14, tzinfo=UTC))
    path = tmp_path / f"{DAY}.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("(https://ann.example/)", "(https://ann.example/)\n\nAlso: [B](https://ben.example)"), "utf-8")
    said = texts(plan_in(tmp_path, composition(placed(ANN, BEN), placed(CID))))
    assert not any("joined" in line for line in said)


def test_a_missing_summary_is_told_until_she_has_written_one(tmp_path: Path) -> None:
    without = composition(placed(ANN, summary=""), placed(CID))
    plan = plan_in(tmp_path, without)
    save_plan(plan, (), datetime(2025, 11, 14, tzinfo=UTC))
    assert any(line.startswith("  no summary: Ann headline") for line in texts(plan_in(tmp_path, without)))
    path = tmp_path / f"{DAY}.md"
    head, link = path.read_text(encoding="utf-8").split("[Read more](https://ann.example/)")
    path.write_text(f"{head}She wrote it.\n\n[Read more](https://ann.example/){link}", encoding="utf-8")
    assert not any("no summary" in line for line in texts(plan_in(tmp_path, without)))


def test_what_is_added_to_a_file_is_named_at_every_run(tmp_path: Path) -> None:
    save_plan(plan_in(tmp_path, composition(placed(ANN))), (), datetime(2025, 11, 14, tzinfo=UTC))
    assert texts(plan_in(tmp_path, composition(placed(ANN), placed(BEN))))[1:] == ["  added: Ben headline"]


def test_an_issue_whose_day_is_past_is_overdue(tmp_path: Path) -> None:
    save_plan(plan_in(tmp_path, composition(placed(ANN))), (), datetime(2025, 11, 14, tzinfo=UTC))
    plan = plan_in(tmp_path, composition(placed(ANN)))
    assert any("overdue since 2025-11-15" in line for line in texts(plan, date(2025, 11, 16)))
    assert not any("overdue" in line for line in texts(plan))


def test_a_lost_record_and_a_draft_beside_the_file_are_warnings_that_name_it_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / f"{DAY}.md").write_text("---\ndraft: true\n---\n\n## News\n", encoding="utf-8")
    (tmp_path / f"{DAY}.md.new").write_text("new", encoding="utf-8")
    warned = [line.text for line in lines(plan_in(tmp_path, composition(placed(ANN)))) if line.warning]
    assert [line.partition(":")[0] for line in warned] == [f"{DAY}.md.new", f"{DAY}.md"]


def test_of_a_draft_that_is_too_long_to_be_checked_it_is_said_what_to_do(tmp_path: Path) -> None:
    plan = plan_in(tmp_path, composition(placed(ANN)))
    assert len(lines(plan)) == 1
    _, said = lines(replace(plan, text=plan.text + "x" * 1_000_000))
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
    assert [line.text for line in lines(again) if line.warning] == [
        f"{DAY}.md: the file was gone and is written anew, without your changes"
    ]
    copy = tmp_path / ".newsletter" / f"{DAY}.bak"
    copy.write_text("hers", encoding="utf-8")
    assert texts(again)[1].endswith(f"; an earlier copy of it is .newsletter/{DAY}.bak")


def test_where_the_cache_is_gone_one_line_says_so_and_not_one_for_each_story(tmp_path: Path) -> None:
    save_plan(plan_in(tmp_path, composition(placed(ANN), placed(BEN))), (), datetime(2025, 11, 14, tzinfo=UTC))
    (line,) = lines(plan_in(tmp_path, composition()))[1:]
    assert line.text.startswith("  no article of this issue is in the cache; your stories are kept")
    assert line.once == ""


def test_what_is_left_out_is_said_once_for_each_reason(tmp_path: Path) -> None:
    plan = plan_in(tmp_path, composition(placed(ANN), rejected=(BEN, CID)))
    (line,) = lines(plan)[1:]
    assert (
        line.text
        == "  left out: Ben news and 1 other: too old; listed in 2025-11-15.rejected.jsonl; bring one back: newsletter draft --with URL"
    )
    assert line.once == "rejected too old 2"


def test_a_story_of_several_outlets_is_left_out_as_one(tmp_path: Path) -> None:
    plan = plan_in(tmp_path, composition(placed(ANN), rejected=(BEN, CID)))
    plan.composed.rejected[:] = [replace(item, story="c0ffee00") for item in plan.composed.rejected]
    (line,) = lines(plan)[1:]
    assert line.text.startswith("  left out: Ben news: too old; listed in ")


def test_what_is_too_old_by_so_many_days_is_one_line_and_a_single_one_says_by_how_many(tmp_path: Path) -> None:
    def said(*days: int) -> list[str]:
        plan = plan_in(tmp_path, composition(placed(ANN)))
        rejected = [
            Rejected(article, f"older than max_age: {count} days") for article, count in zip((BEN, CID), days, strict=False)
        ]
        return [line.text for line in lines(replace(plan, composed=replace(plan.composed, rejected=rejected)))[1:]]

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
    assert texts(plan)[1:] == [
        "  left out: Ann news: already in 2025-11-08.md as “Another headline”",
        f"  removed by you, not re-added: Ben news; bring it back: newsletter draft --with {BEN.url}",
    ]


def test_stories_of_one_page_with_one_fault_share_a_line(tmp_path: Path) -> None:
    page = "https://live.example/"
    entries = [replace(one, part_of=page, flags=("paywalled",)) for one in (ANN, BEN)]
    plan = replace(plan_in(tmp_path, composition(placed(CID))), remarks=Remarks(unprintable=entries))
    (line,) = lines(plan)[1:]
    assert line.text == "  https://ann.example/ (Ann news) and 1 other story from it: left out: behind a paywall"
    assert line.once == f"left out {page} paywalled"


def test_a_strangers_words_drive_no_terminal(tmp_path: Path) -> None:
    evil = replace(ANN, title="\x1b[31mred\u202e", flags=("paywalled",))
    plan = replace(plan_in(tmp_path, composition(placed(CID))), remarks=Remarks(unprintable=[evil]))
    assert "\x1b" not in texts(plan)[1]
    assert "\u202e" not in texts(plan)[1]


def test_printed_but_is_said_of_what_is_printed_and_not_of_what_was_left_out(tmp_path: Path) -> None:
    one, other = (replace(article, flags=("paywalled",)) for article in (ANN, BEN))
    plan = plan_in(tmp_path, composition(placed(one), rejected=(other,)), Selection(chosen=[one, other]))
    assert [line for line in texts(plan) if "printed, but" in line] == [
        f"  {one.url} (Ann news): printed, but behind a paywall"
    ]
