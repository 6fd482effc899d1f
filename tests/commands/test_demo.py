"""`newsletter demo`, run as a new user runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.config.load import load
from tests.running import ROOT, newsletter

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
    for page, why in (("metropoletimes", "cookie consent"), ("smallhours", "a list of links"), ("lanternpost", "410 Gone")):
        assert [line for line in said.splitlines() if page in line and why in line]
        assert page not in text


def test_every_edition_lies_there_and_what_to_try_next_is_said(demo: Path) -> None:
    made = [path.name for path in (demo / "editions").iterdir() if "2025-11-29" not in path.name]
    names = {name.removeprefix("2025-11-15.") for name in made}
    assert names == {"md", "html", "email.html", "txt", "eml", "json", "atom", "feed.json", "index.html"}
    assert "Try next:" in (demo / "said.txt").read_text(encoding="utf-8")


def test_check_finds_nothing_in_it(demo: Path) -> None:
    ran = newsletter("check", demo / "issues" / "2025-11-15.md", "--config", demo / "config.toml")
    assert (ran.out, ran.code) == ("", 0)


def test_it_shows_an_issues_life_it_grows_goes_out_and_the_next_one_goes_on_from_it(demo: Path) -> None:
    said = (demo / "said.txt").read_text(encoding="utf-8")
    first, following = (demo / "issues" / f"2025-11-{day}.md" for day in (15, 29))
    order = ["10 stories", "joined: ", "added: Databricks", "published, 11 stories", "follow-up: House Committee", "Try next:"]
    assert [said.index(words) for words in order] == sorted(said.index(words) for words in order)
    assert said.count("http://127") <= 8, "it is short"
    text = following.read_text(encoding="utf-8")
    assert "<!-- follow-up of “Anthropic Says State-Backed Hackers" in text
    assert "/harbourwire/security/anthropic-claude-espionage-campaign -->" in text
    assert (text.count("### "), "\ndraft: true\n" in text) == (1, True)
    assert "\ndraft: false\n" in first.read_text(encoding="utf-8")
    rows = newsletter("issues", "--json", "--config", demo / "config.toml").records
    assert [(row["day"], row["state"]) for row in rows] == [("2025-11-15", "published"), ("2025-11-29", "open")]


def test_a_second_run_keeps_what_was_changed_by_hand_and_leaves_alone_what_is_out(demo: Path) -> None:
    published, issue = (demo / "issues" / f"2025-11-{day}.md" for day in (15, 29))
    before = published.read_bytes()
    mine = issue.read_text(encoding="utf-8").replace("### House Committee Calls", "### Mine: the House calls")
    issue.write_text(mine, encoding="utf-8")
    assert newsletter("demo", demo).code == 0
    assert "### Mine: the House calls" in issue.read_text(encoding="utf-8")
    assert published.read_bytes() == before


def test_its_mail_has_a_sender_and_a_way_to_leave(demo: Path) -> None:
    mail = (demo / "editions" / "2025-11-15.eml").read_text(encoding="utf-8")
    assert "From: AI Industry Weekly <weekly@example.org>" in mail
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in mail
