"""newsletter.draft.update.plan: what is written is what was said, and a second run writes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsletter.draft.clustering.likeness import Likeness
from newsletter.draft.compose import Composition, PlacedStory
from newsletter.draft.selection.memory import CARRIED, Trace
from newsletter.draft.selection.select import Selection
from newsletter.draft.state import load_base
from newsletter.draft.update.plan import difference, save_plan, story_notes
from newsletter.errors import BusyError
from newsletter.models import Section
from tests.draft.update.plans import ANN, BEN, CID, DAY, composition, placed, plan_in, target_in

NOW = datetime(2025, 11, 14, 8, tzinfo=UTC)


def test_the_first_run_writes_the_issue_with_its_state_and_the_second_changes_no_file(tmp_path: Path) -> None:
    save_plan(plan_in(tmp_path, composition(placed(ANN), rejected=(CID,))), {"told"}, NOW)
    files = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert {path.name for path in files} >= {"2025-11-15.md", "2025-11-15.base", "2025-11-15.json", "2025-11-15.rejected.jsonl"}
    again = plan_in(tmp_path, composition(placed(ANN), rejected=(CID,)))
    assert not again.changed
    save_plan(again, (), NOW.replace(hour=9))
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == files


def test_what_was_looked_at_and_said_is_remembered(tmp_path: Path) -> None:
    save_plan(plan_in(tmp_path, composition(placed(ANN), rejected=(CID,))), {"told"}, NOW)
    base = load_base(target_in(tmp_path).path, DAY)
    assert base is not None
    assert (base.passed, base.told, base.drafted_at) == ((CID.id,), frozenset({"told"}), "2025-11-14T08:00:00+00:00")


def test_the_list_of_rejected_articles_goes_when_nothing_is_rejected_any_more(tmp_path: Path) -> None:
    save_plan(plan_in(tmp_path, composition(placed(ANN), rejected=(CID,))), (), NOW)
    save_plan(plan_in(tmp_path, composition(placed(ANN), placed(CID))), (), NOW)
    assert not list(tmp_path.glob("*.rejected.jsonl"))


def test_a_comment_on_a_section_has_her_name_for_it_once_she_renamed_it(tmp_path: Path) -> None:
    def found(*town: PlacedStory) -> Composition:
        noted = replace(placed(ANN).story, notes=("or section: Town",))
        sections = (Section("News", (noted,)), Section("Town", tuple(item.story for item in town)))
        made = composition(placed(ANN), *town)
        return replace(made, issue=replace(made.issue, sections=sections))

    save_plan(plan_in(tmp_path, found(placed(BEN))), (), NOW)
    path = target_in(tmp_path).path
    path.write_text(path.read_text(encoding="utf-8").replace("## Town", "## Our town"), encoding="utf-8")
    for _ in range(2):
        save_plan(plan_in(tmp_path, found(placed(BEN), placed(CID))), (), NOW)
        text = path.read_text(encoding="utf-8")
        assert "<!-- or section: Our town -->" in text
        assert "section: Town" not in text
        assert text.index("## Our town") < text.index("### Cid headline")
    assert not plan_in(tmp_path, found(placed(BEN), placed(CID))).changed


def test_a_file_that_moved_meanwhile_is_left_alone(tmp_path: Path) -> None:
    plan = plan_in(tmp_path, composition(placed(ANN)))
    plan.path.write_text("hers", encoding="utf-8")
    with pytest.raises(BusyError):
        save_plan(plan, (), NOW)
    assert plan.path.read_text(encoding="utf-8") == "hers"


def test_the_difference_shows_what_is_added_and_what_her_words_stand_against(tmp_path: Path) -> None:
    save_plan(plan_in(tmp_path, composition(placed(ANN))), (), NOW)
    path = target_in(tmp_path).path
    path.write_text(path.read_text(encoding="utf-8").replace("It happened.", "It did happen."), encoding="utf-8")
    shown = "".join(difference(plan_in(tmp_path, composition(placed(ANN, summary="It happens."), placed(BEN)))))
    assert "+### Ben headline" in shown or "+**Ben headline**" in shown
    assert "<It did happen.\n>It happens.\n" in shown


def test_a_story_gets_its_notes_when_it_comes_and_a_doubt_stands_at_the_later_one_once(tmp_path: Path) -> None:
    composed = composition(placed(ANN), placed(BEN))
    composed = replace(composed, doubts=[Likeness(BEN.id, ANN.id, 0.1)])
    selection = Selection(follow_ups={BEN.id: Trace(CARRIED, "2025-11-08.md", "Before", "https://ben.example/0")})
    plan = plan_in(tmp_path, composed, selection)
    notes, noted = story_notes(plan.target, plan.merged, selection, composed)
    assert notes[ANN.id] == ["note: lead?"]
    assert notes[BEN.id][0].startswith("follow-up of “Before”")
    assert notes[BEN.id][1] == f"same story as “Ann headline”? newsletter draft --join {ANN.id} {BEN.id}"
    told = replace(plan.target, base=replace(plan.target.base, told=noted))
    assert len(story_notes(told, plan.merged, selection, composed)[0][BEN.id]) == 1


def test_the_issues_own_words_know_the_comments_of_stories_that_stand_as_written(tmp_path: Path) -> None:
    lead = placed(ANN, summary="The River Agency today adopted a lower limit for wash.")
    noted = replace(lead, story=replace(lead.story, notes=("“today” is 2025-11-12",)))
    save_plan(plan_in(tmp_path, composition(noted)), (), NOW)
    path = target_in(tmp_path).path
    assert 'description: "The River Agency adopted a lower limit for wash."' in path.read_text(encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace("today adopted a lower", "today adopted a low"), encoding="utf-8")
    save_plan(plan_in(tmp_path, composition(noted)), (), NOW)
    assert 'description: "The River Agency today adopted a low limit for wash."' in path.read_text(encoding="utf-8")
