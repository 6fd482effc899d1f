"""newsletter.draft.update.target: which issue a run works on, and what the others say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newsletter.draft.merge.match import StoryRef
from newsletter.draft.state import Base, save_base
from newsletter.draft.update.target import Request, find_target, past_issues, readable_stories, wanted_here
from newsletter.errors import DraftError, UsageError
from newsletter.issuefile import write
from newsletter.issuefile.folder import IssueFolder
from newsletter.models import Issue, Section, Story, story_id

TODAY = date(2025, 11, 14)
URL = "https://ann.example/"
STORY = Story("H", "S.", URL, id=story_id(URL))


def issue(folder: Path, day: str, *, draft: str = "true", sections: tuple[Section, ...] = ()) -> Path:
    path = folder / f"{day}.md"
    path.write_text(write(Issue("T", date=day, front_matter={"draft": draft}, sections=sections)), encoding="utf-8")
    return path


def test_without_an_open_issue_the_next_usual_day_begins_one(tmp_path: Path) -> None:
    target = find_target(IssueFolder(tmp_path), Request(), "saturday", TODAY)
    assert (target.path, target.day, target.before) == (tmp_path / "2025-11-15.md", date(2025, 11, 15), None)
    assert target.stories == []


def test_the_open_issue_is_worked_on_whatever_the_usual_day(tmp_path: Path) -> None:
    path = issue(tmp_path, "2025-11-20", sections=(Section("S", (STORY,)),))
    target = find_target(IssueFolder(tmp_path), Request(), "saturday", TODAY)
    assert (target.path, target.day) == (path, date(2025, 11, 20))
    assert [story.id for story in target.stories] == [STORY.id]


def test_another_day_begins_another_issue_and_a_published_one_is_not_touched(tmp_path: Path) -> None:
    issue(tmp_path, "2025-11-14", draft="false")
    issue(tmp_path, "2025-11-20")
    folder = IssueFolder(tmp_path)
    assert find_target(folder, Request(day="2025-11-22"), "", TODAY).path == tmp_path / "2025-11-22.md"
    with pytest.raises(UsageError, match="published"):
        find_target(folder, Request(day="2025-11-14"), "", TODAY)


def test_a_damaged_issue_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "2025-11-20.md").write_text("---\ndraft: true\ndate: 2025-11-20\n", encoding="utf-8")
    with pytest.raises(DraftError, match=r"2025-11-20\.md"):
        find_target(IssueFolder(tmp_path), Request(), "", TODAY)


def test_other_issues_come_with_what_was_thrown_out_also_those_whose_file_is_gone(tmp_path: Path) -> None:
    published = issue(tmp_path, "2025-11-08", draft="false")
    save_base(published, Base(thrown_out=(StoryRef("11111111"),)), date(2025, 11, 8))
    save_base(tmp_path / "2025-11-01.md", Base(thrown_out=(StoryRef("22222222"),)), date(2025, 11, 1))
    folder = IssueFolder(tmp_path)
    target = find_target(folder, Request(), "", TODAY)
    found = list(past_issues(folder, target, pytest.fail))
    assert [(past.file is not None, [ref.id for ref in past.thrown_out]) for past in found] == [
        (True, ["11111111"]),
        (False, ["22222222"]),
    ]


def test_a_published_issue_that_cannot_be_read_is_warned_of(tmp_path: Path) -> None:
    (tmp_path / "2025-11-08.md").write_text("---\ndraft: false\n", encoding="utf-8")
    folder = IssueFolder(tmp_path)
    warned: list[str] = []
    list(past_issues(folder, find_target(folder, Request(), "", TODAY), warned.append))
    assert len(warned) == 1
    assert "its stories are ignored" in warned[0]


def test_posts_of_the_archive_are_other_issues_but_not_the_one_of_the_issues_own_day(tmp_path: Path) -> None:
    for name in ("archive", "issues"):
        (tmp_path / name).mkdir()
        issue(tmp_path / name, "2025-11-15", draft="true" if name == "issues" else "false")
    issue(tmp_path / "archive", "2025-11-08", draft="false")
    folder = IssueFolder(tmp_path / "issues", [tmp_path / "archive"])
    found = list(past_issues(folder, find_target(folder, Request(), "", TODAY), pytest.fail))
    assert [past.file.day for past in found if past.file] == [date(2025, 11, 8)]


def test_posts_of_the_archive_that_cannot_be_read_are_warned_of_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    for day in ("01", "08"):
        (tmp_path / "archive" / f"2025-11-{day}.md").write_text("---\ntitle: 'no end\n---\n", encoding="utf-8")
    folder = IssueFolder(tmp_path / "issues", [tmp_path / "archive"])
    warned: list[str] = []
    list(past_issues(folder, find_target(folder, Request(), "", TODAY), warned.append))
    assert len(warned) == 1
    assert "2025-11-01.md" in warned[0]
    assert warned[0].endswith("; its stories are ignored (and 1 more post of the archive)")


def test_what_the_machine_wrote_and_is_not_there_any_more_was_removed(tmp_path: Path) -> None:
    path = issue(tmp_path, "2025-11-15", sections=(Section("S", (STORY,)),))
    text = path.read_text(encoding="utf-8")
    save_base(path, Base(text, thrown_out=(StoryRef("11111111", url="https://ben.example/"),)), date(2025, 11, 15))
    printed, removed = wanted_here(find_target(IssueFolder(tmp_path), Request(), "", TODAY))
    assert printed == {STORY.id, "ann.example"}
    assert removed == {"11111111", "ben.example"}


def test_an_earlier_draft_that_cannot_be_read_has_no_stories() -> None:
    assert readable_stories("---\nnever closed") == []
