"""newsletter.issuefile.folder: which issue is open, which is meant by a name, and what each one carries."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from newsletter.errors import UsageError
from newsletter.issuefile import write
from newsletter.issuefile.folder import IssueFolder, article_keys, story_keys
from newsletter.models import Also, Article, Issue, Section, Story, story_id

TODAY = date(2025, 11, 14)
STORY = Story(
    "H", "S.", "https://ann.example/", also=(Also("https://ben.example/x", "Ben"),), id=story_id("https://ann.example/")
)


def put(folder: Path, name: str, *, day: str = "", draft: str = "true") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.md"
    front = {"draft": draft} if draft else {}
    path.write_text(
        write(Issue("T", date=day or None, front_matter=front, sections=(Section("S", (STORY,)),))), encoding="utf-8"
    )
    return path


def test_an_issue_is_open_only_while_its_front_matter_says_so(tmp_path: Path) -> None:
    put(tmp_path, "2025-11-01", draft="false")
    put(tmp_path, "2025-11-08", draft="")
    put(tmp_path, "2025-11-15")
    assert [(str(issue.day), issue.is_open) for issue in IssueFolder(tmp_path).issues()] == [
        ("2025-11-01", False),
        ("2025-11-08", False),
        ("2025-11-15", True),
    ]


def test_of_two_open_issues_the_next_due_is_worked_on_else_the_last_that_was(tmp_path: Path) -> None:
    for name in ("2025-11-08", "2025-11-15", "2025-11-22"):
        put(tmp_path, name)
    folder = IssueFolder(tmp_path)
    current, late = folder.current(TODAY), folder.current(date(2025, 12, 1))
    assert current is not None
    assert late is not None
    assert (str(current.day), str(late.day)) == ("2025-11-15", "2025-11-22")


def test_the_front_matters_day_is_stronger_than_the_name_of_the_file(tmp_path: Path) -> None:
    put(tmp_path, "renamed", day="2025-11-15")
    put(tmp_path, "2025-11-22-special")
    assert [str(issue.day) for issue in IssueFolder(tmp_path).issues()] == ["2025-11-15", "2025-11-22"]


@pytest.mark.parametrize("name", ["2025-11-15", "2025-11-15.md", "sat", "15.11.2025"])
def test_an_issue_is_found_by_its_name_or_its_day(tmp_path: Path, name: str) -> None:
    put(tmp_path, "2025-11-15")
    assert IssueFolder(tmp_path).find(name, TODAY).path.name == "2025-11-15.md"


def test_a_name_that_means_no_issue_or_two_open_ones_is_a_mistake_of_usage(tmp_path: Path) -> None:
    put(tmp_path, "one", day="2025-11-15")
    put(tmp_path, "two", day="2025-11-15")
    folder = IssueFolder(tmp_path)
    for name, what in (
        ("three", "no such issue"),
        ("/dev/zero", "not a regular file"),
        ("2025-11-22", "no issue is dated"),
        ("2025-11-15", "both open"),
    ):
        with pytest.raises(UsageError, match=what):
            folder.find(name, TODAY)


def test_the_next_issue_is_on_the_usual_day_behind_the_last_one_that_is_out(tmp_path: Path) -> None:
    put(tmp_path, "2025-11-15", draft="false")
    folder = IssueFolder(tmp_path)
    assert folder.next_day("saturday", TODAY) == date(2025, 11, 22)
    assert folder.next_day("", TODAY) > date(2025, 11, 15)
    assert folder.new_path(date(2025, 11, 15)).name == "2025-11-15-2.md"


def test_a_damaged_file_is_an_issue_all_the_same_with_its_day_and_its_fault(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("---\ndraft: true\ndate: 2025-11-15\n", encoding="utf-8")
    (issue,) = IssueFolder(tmp_path).issues()
    assert (issue.day, issue.is_open, issue.stories) == (date(2025, 11, 15), True, ())
    assert "x.md" in issue.error


def test_published_posts_of_an_archive_are_memory_and_open_ones_are_not(tmp_path: Path) -> None:
    put(tmp_path / "content", "2025-11-01", draft="false")
    put(tmp_path / "content", "2025-11-02")
    put(tmp_path / "issues", "2025-11-08", draft="false")
    folder = IssueFolder(tmp_path / "issues", [tmp_path / "content", tmp_path / "issues"])
    assert [str(post.day) for post in folder.archive()] == ["2025-11-01"]
    assert [str(issue.day) for issue in folder.published()] == ["2025-11-01", "2025-11-08"]


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    path = put(tmp_path, "2025-11-15")
    folder = IssueFolder(tmp_path)
    assert folder.read(path).is_open
    put(tmp_path, "2025-11-15", draft="false")
    assert not folder.read(path).is_open


def test_a_story_is_known_by_its_id_and_every_link_and_an_entry_of_a_page_by_its_anchor() -> None:
    assert set(story_keys(STORY)) == {STORY.id, "ann.example", "ben.example/x"}
    page = Article("https://ann.example/live", "1", canonical_url="https://ann.example/l")
    entry = Article("https://ann.example/live", "2", part_of="https://ann.example/live", anchor="b")
    assert article_keys(page) == {"1", "ann.example/live", "ann.example/l"}
    assert article_keys(entry) == {"2", "ann.example/live#b"}


def test_the_lock_that_emacs_keeps_beside_an_issue_is_no_issue(tmp_path: Path) -> None:
    put(tmp_path, "2025-11-15")
    (tmp_path / ".#2025-11-15.md").symlink_to("ann@host.1:1")
    folder = IssueFolder(tmp_path, archives=(tmp_path,))
    assert [str(issue.day) for issue in folder.issues()] == ["2025-11-15"]


def test_a_published_post_with_a_key_twice_is_remembered_and_an_open_issue_with_one_is_unreadable(tmp_path: Path) -> None:
    for name, draft in (("2025-11-08", "false"), ("2025-11-15", "true")):
        path = put(tmp_path, name, draft=draft)
        path.write_text(path.read_text(encoding="utf-8").replace("title:", "title: Old\ntitle:", 1), encoding="utf-8")
    published, opened = IssueFolder(tmp_path).issues()
    assert (published.title, len(published.stories), published.error) == ("T", 1, "")
    assert opened.is_open
    assert "stands twice" in opened.error


def test_a_folder_a_pipe_and_a_device_among_the_issues_are_none(tmp_path: Path) -> None:
    put(tmp_path, "2025-11-08")
    (tmp_path / "2025-11-15.md").mkdir()
    os.mkfifo(tmp_path / "2025-11-22.md")
    (tmp_path / "2025-11-29.md").symlink_to("/dev/zero")
    assert [issue.path.name for issue in IssueFolder(tmp_path).issues()] == ["2025-11-08.md"]
