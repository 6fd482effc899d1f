"""`newsletter demo`, run as a new user runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.config.load import load
from tests.running import newsletter
from tests.test_layers import ROOT

SECTIONS = [section.name for section in load(ROOT / "config.toml", {}).sections]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "newsletter-demo"
    ran = newsletter("demo", folder)
    assert ran.code == 0, ran.err
    (folder / "said.txt").write_text(ran.err, encoding="utf-8")
    return folder


def test_the_issue_has_the_six_sections_with_one_story_each_and_the_two_outlets_joined(demo: Path) -> None:
    issue = newsletter("render", demo / "issues" / "2025-11-15.md", "--to", "json", "--config", demo / "config.toml").records[0]
    stories = {section["title"]: section["stories"] for section in issue["sections"]}
    assert [title for title in stories if title in SECTIONS] == SECTIONS
    assert all(any("/live/" not in story["link"] for story in stories[title]) for title in SECTIONS)
    assert len(stories["Infrastructure & Investment"][0]["also"]) == 1
    assert all(story["summary"] and story["link"] for title in SECTIONS for story in stories[title])


def test_the_live_page_is_split_into_its_best_five_and_nothing_of_it_is_printed_twice(demo: Path) -> None:
    text = (demo / "issues" / "2025-11-15.md").read_text(encoding="utf-8").partition("---\n\n")[2]
    assert text.count("/live/") == 5
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith(("<!--", "[", "Also:"))]
    assert len(lines) == len(set(lines))


def test_the_wall_the_list_and_the_dead_page_are_told_of_and_are_no_stories(demo: Path) -> None:
    said = (demo / "said.txt").read_text(encoding="utf-8")
    text = (demo / "issues" / "2025-11-15.md").read_text(encoding="utf-8")
    for page, why in (("metropoletimes", "cookies"), ("smallhours", "a list of links"), ("lanternpost", "410 Gone")):
        assert [line for line in said.splitlines() if page in line and why in line]
        assert page not in text


def test_every_edition_lies_there_and_what_to_try_next_is_said(demo: Path) -> None:
    names = {path.name.removeprefix("2025-11-15.") for path in (demo / "editions").iterdir()}
    assert names == {"md", "html", "email.html", "txt", "eml", "json", "atom", "feed.json", "index.html"}
    assert "Try next:" in (demo / "said.txt").read_text(encoding="utf-8")


def test_check_finds_nothing_in_it(demo: Path) -> None:
    ran = newsletter("check", demo / "issues" / "2025-11-15.md", "--config", demo / "config.toml")
    assert (ran.out, ran.code) == ("", 0)


def test_a_second_run_keeps_what_was_changed_by_hand(demo: Path) -> None:
    issue = demo / "issues" / "2025-11-15.md"
    mine = issue.read_text(encoding="utf-8").replace("## In Brief", "## Shorter things")
    issue.write_text(mine, encoding="utf-8")
    assert newsletter("demo", demo).code == 0
    assert "## Shorter things" in issue.read_text(encoding="utf-8")
    assert "## In Brief" not in issue.read_text(encoding="utf-8")
