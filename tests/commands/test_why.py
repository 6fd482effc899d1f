"""`newsletter why`, run as its user runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import newsletter
from tests.website import Site


@pytest.fixture
def issue(project: Path, site: Site) -> Path:
    """An issue of two articles on one matter and one on another."""
    newsletter("fetch", "-q", *(f"{site.base}/{name}" for name in ("bridge", "bridge-too", "owls")))
    newsletter("extract", "-q")
    newsletter("draft", "-q", "--date", "2099-11-15")
    return project / "issues" / "2099-11-15.md"


def test_a_story_names_what_joined_it_and_by_which_words(issue: Path, site: Site) -> None:
    rows = newsletter("why", "--json", f"{site.base}/bridge").records
    joined = [row for row in rows if row.get("how") == "joined"]
    assert [row["url"] for row in joined] == [f"{site.base}/bridge-too"] or [row["url"] for row in joined] == [
        f"{site.base}/bridge"
    ]
    assert joined[0]["score"] > 0
    assert joined[0]["words"]


def test_a_name_that_means_no_story_says_how_one_is_named(issue: Path) -> None:
    ran = newsletter("why", "00000000")
    assert (ran.code, ran.out) == (2, "")
    assert "no story of 2099-11-15.md" in ran.err


def test_a_story_whose_article_is_gone_says_how_to_bring_it_back(issue: Path, site: Site) -> None:
    for file in (issue.parent.parent / "cache").rglob("*"):
        if file.is_file():
            file.unlink()
    ran = newsletter("why", f"{site.base}/bridge")
    assert ran.code == 2
    assert "fetch it again with newsletter fetch" in ran.err
