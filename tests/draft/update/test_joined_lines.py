"""newsletter.draft.update.joined_lines: what joined is told once, with the way to undo it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from newsletter.draft.clustering.likeness import Likeness
from newsletter.draft.update.plan import save_plan
from newsletter.draft.update.report_line import ReportLine
from tests.draft.update.plans import ANN, BEN, CID, DAY, article, composition, placed, plan_in, report_lines, report_texts


def test_a_first_draft_says_what_it_has_and_how_a_join_is_undone(tmp_path: Path) -> None:
    plan = plan_in(tmp_path, composition(placed(ANN, BEN)))
    heading, joined = report_lines(plan)
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
    assert "  joined: Ben news (Ben) with “Ann, by me”; undo: newsletter draft --split https://ben.example/" in report_texts(
        plan_in(tmp_path, both)
    )
    path.write_text(text[: text.index("### Ann")] + text[text.index("### Cid") :], encoding="utf-8")
    assert report_texts(plan_in(tmp_path, both))[1:] == [
        "  left out: Ben news (Ben): joined with “Ann headline”, removed by you; if it is another story: "
        "newsletter draft --split https://ben.example/",
        "  removed by you, not re-added: Ann headline",
    ]


def test_all_that_joined_one_story_is_one_line_and_what_joins_later_is_told_alone(tmp_path: Path) -> None:
    plan = plan_in(tmp_path, composition(placed(ANN, BEN, CID)))
    (joined,) = report_lines(plan)[1:]
    assert joined.text == (
        "  joined: 2 articles (Ben, Cid) with “Ann headline”; "
        f"see newsletter why {ANN.id}; undo one: newsletter draft --split URL"
    )
    assert (joined.once, *joined.others) == (f"joined {ANN.id} {BEN.id}", f"joined {ANN.id} {CID.id}")
    save_plan(plan, (joined.once, *joined.others), datetime(2025, 11, 14, tzinfo=UTC))
    assert report_texts(plan_in(tmp_path, composition(placed(ANN, BEN, CID))))[1:] == []
    (later,) = report_lines(plan_in(tmp_path, composition(placed(ANN, BEN, CID, article("Dan")))))[1:]
    assert later.text.startswith("  joined: Dan news (Dan) with “Ann headline”; undo: ")
    many = composition(placed(CID, *map(article, ("Dan", "Eva", "Flo", "Gus", "Hal"))))
    assert "  joined: 5 articles (Dan, Eva, Flo, Gus and 1 other) with “Cid headline”; " in "\n".join(
        report_texts(plan_in(tmp_path, many))
    )


def test_of_pairs_that_may_be_one_story_the_likeliest_is_asked_about_first(tmp_path: Path) -> None:
    doubts = [Likeness(ANN.id, BEN.id, 0.2), Likeness(ANN.id, CID.id, 0.4)]
    plan = plan_in(tmp_path, replace(composition(placed(ANN), placed(BEN), placed(CID)), doubts=doubts))
    assert ["Cid" in text for text in report_texts(plan) if "same story?" in text] == [True, False]


def test_nothing_is_said_of_a_join_that_she_made_in_the_file(tmp_path: Path) -> None:
    save_plan(plan_in(tmp_path, composition(placed(ANN), placed(CID))), (), datetime(2025, 11, 14, tzinfo=UTC))
    path = tmp_path / f"{DAY}.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("(https://ann.example/)", "(https://ann.example/)\n\nAlso: [B](https://ben.example)"), "utf-8")
    said = report_texts(plan_in(tmp_path, composition(placed(ANN, BEN), placed(CID))))
    assert not any("joined" in line for line in said)
