"""`newsletter build`, run as cron runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.files import locked
from tests.running import newsletter
from tests.website import Site


@pytest.fixture
def night(project: Path, site: Site) -> Path:
    """The folder of a newsletter with two sources of its own."""
    with open(project / "config.toml", "a", encoding="utf-8") as config:
        for name in ("bridge", "owls"):
            config.write(f'[[sources]]\nlocation = "{site.base}/{name}"\n')
    return project


def test_it_goes_the_whole_way_and_prints_the_issue(night: Path) -> None:
    ran = newsletter("build", "--date", "2025-11-15")
    assert (ran.code, ran.out) == (0, f"{night / 'issues' / '2025-11-15.md'}\n")
    endings = ("atom", "email.html", "eml", "feed.json", "html", "json", "md", "txt")
    names = [*(f"2025-11-15.{ending}" for ending in endings), "index.html"]
    assert sorted(path.name for path in (night / "editions").iterdir()) == names


def test_under_quiet_it_says_nothing_at_all(night: Path) -> None:
    ran = newsletter("build", "--quiet", "--date", "2025-11-15")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_a_second_night_with_nothing_new_changes_no_file(night: Path) -> None:
    newsletter("build", "-q", "--date", "2025-11-15")
    files = {path: path.stat().st_mtime_ns for path in night.rglob("*") if path.is_file()}
    newsletter("build", "-q", "--date", "2025-11-15")
    after = {path: path.stat().st_mtime_ns for path in night.rglob("*") if path.is_file()}
    changed = {path.name for path in after if files.get(path) != after[path]}
    assert not {name for name in changed if "2025-11-15" in name}


def test_without_configuration_or_sources_it_says_what_to_do_and_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    ran = newsletter("build", "--quiet")
    assert (ran.code, ran.out, list(tmp_path.iterdir())) == (2, "", [])
    assert "newsletter init" in ran.err
    (tmp_path / "config.toml").write_text('title = "T"\n')
    ran = newsletter("build", "--quiet")
    assert (ran.code, ran.out, [path.name for path in tmp_path.iterdir()]) == (2, "", ["config.toml"])
    assert (
        ran.err
        == f"build: {tmp_path / 'config.toml'}: no [[sources]] to build from; add some, or name them: newsletter build URL…\n"
    )


def _spoil(issue: Path, words: str) -> None:
    issue.write_text(issue.read_text(encoding="utf-8").replace("\n\n[Read", f"\n{words}\n\n[Read", 1), encoding="utf-8")


def test_an_error_in_the_issue_is_told_once_and_the_draft_and_its_editions_are_written_anyway(night: Path) -> None:
    newsletter("build", "-q", "--date", "2025-11-15")
    issue = night / "issues" / "2025-11-15.md"
    _spoil(issue, "It costs £999.")
    first, second = newsletter("build", "-q", "--date", "2025-11-15"), newsletter("build", "-q", "--date", "2025-11-15")
    assert (first.code, first.out, second.code, second.err) == (1, "", 1, "")
    (line,) = first.error_lines
    assert line.endswith("number-not-found “£999” is not found in the article; correct it, or say whose figure it is")
    assert "£999" in (night / "editions" / "2025-11-15.txt").read_text(encoding="utf-8")
    _spoil(issue, "TODO: ask the mayor.")
    (line,) = newsletter("build", "-q", "--date", "2025-11-15").error_lines
    assert "placeholder" in line
    aloud = newsletter("build", "--date", "2025-11-15")
    assert aloud.out == f"{issue}\n"
    assert "2 errors" in aloud.err
    _spoil(issue, "<!-- check: off -->")
    assert newsletter("build", "-q", "--date", "2025-11-15").code == 0


def test_build_with_publish_stops_at_an_error_and_publishes_without_one(night: Path) -> None:
    newsletter("build", "-q", "--date", "2025-11-15")
    issue = night / "issues" / "2025-11-15.md"
    sound = issue.read_text(encoding="utf-8")
    _spoil(issue, "It costs £999.")
    ran = newsletter("build", "--publish", "--date", "2025-11-15")
    assert (ran.code, ran.out) == (1, "")
    assert "not published: 1 error" in ran.err
    assert "draft: true" in issue.read_text(encoding="utf-8")
    issue.write_text(sound, encoding="utf-8")
    assert newsletter("build", "--publish", "--date", "2025-11-15").code == 0
    assert "draft: false" in issue.read_text(encoding="utf-8")


def test_a_second_build_at_the_same_time_ends_with_3(night: Path) -> None:
    with locked(night / "cache" / "lock") as mine:
        assert mine
        ran = newsletter("build")
    assert (ran.code, ran.out) == (3, "")
    assert "another newsletter process is running" in ran.err


def test_a_dead_link_is_named_at_the_third_night_in_a_row_and_the_rest_is_built(night: Path, site: Site) -> None:
    del site.pages["/owls"]
    nights = [newsletter("build", "--quiet", "--date", "2025-11-15") for _ in range(5)]
    assert [ran.code for ran in nights] == [0] * 5
    assert [len(ran.error_lines) for ran in nights] == [0, 0, 1, 0, 0]
    assert nights[2].err.startswith(f"build: {site.base}/owls: dead for 3 runs since ")
    assert newsletter("build", "--strict", "--date", "2025-11-15").code == 1


def test_a_night_on_which_nothing_came_says_why(night: Path, site: Site) -> None:
    site.pages.clear()
    ran = newsletter("build", "--quiet")
    assert ran.code == 1
    assert ran.err == f"build: nothing fetched: 2 failures; the first: {site.base}/bridge: 404 Not Found\n"


def test_without_sources_it_is_an_error_and_makes_nothing(project: Path) -> None:
    ran = newsletter("build", "-q")
    assert (ran.code, ran.out) == (2, "")
    assert (
        ran.err
        == f"build: {project / 'config.toml'}: no [[sources]] to build from; add some, or name them: newsletter build URL…\n"
    )
    assert sorted(path.name for path in project.iterdir()) == ["config.toml"]


@pytest.mark.parametrize("flood", ["&lt;" * 300_000, "word" * 300_000, "*a**b*" * 20_000], ids=["signs", "one-word", "marks"])
def test_a_page_that_floods_headline_and_summary_makes_no_large_draft(project: Path, flood: str) -> None:
    (project / "flood.html").write_text(
        f"<title>{flood}</title><article><h1>{flood}</h1><p>{flood} of the council.</p></article>"
    )
    newsletter("extract", "-q", "flood.html")
    assert newsletter("draft", "-q", "--date", "2025-11-15", "flood.html").code == 0
    issue = project / "issues" / "2025-11-15.md"
    assert issue.stat().st_size < 30_000
    assert max(map(len, issue.read_text(encoding="utf-8").splitlines())) < 6_000
    assert newsletter("render", "-q", "2025-11-15", "--to", "text").code == 0
