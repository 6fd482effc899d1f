"""`newsletter status` and `show`, run as their user runs them."""

from __future__ import annotations

from pathlib import Path

from tests.running import newsletter
from tests.website import Site


def test_in_a_pipe_each_page_is_one_object_with_its_state(project: Path, site: Site) -> None:
    newsletter("fetch", "-q", f"{site.base}/owls", f"{site.base}/bridge", f"{site.base}/missing")
    newsletter("extract", "-q", f"{site.base}/owls", f"{site.base}/bridge")
    newsletter("draft", "-q", "--date", "today", f"{site.base}/owls")
    newsletter("fetch", "-q", f"{site.base}/bridge-too")
    rows = {row.get("url", "issue").rpartition("/")[2]: row for row in newsletter("status").records}
    states = {name: row.get("state") for name, row in rows.items()}
    assert states == {"owls": "used", "bridge": "new", "bridge-too": "unread", "missing": "failed", "issue": None}
    assert rows["missing"]["error"] == "404 Not Found"
    assert rows["issue"]["file"].startswith("issues/")


def test_an_empty_cache_is_no_failure(project: Path) -> None:
    ran = newsletter("status")
    assert ran.code == 0
    assert [row["kind"] for row in ran.records] == ["issue"]


def test_show_tells_what_is_known_of_a_page_and_of_a_story(project: Path, site: Site) -> None:
    newsletter("fetch", "-q", f"{site.base}/owls")
    newsletter("extract", "-q")
    page, article = newsletter("show", f"{site.base}/owls?utm_source=x").records
    assert (page["kind"], page["status"], article["kind"]) == ("page", 200, "article")
    assert newsletter("show", article["id"]).records[1]["title"] == "Barn owls return to the salt marshes"
    assert "title" in article["why"]


def test_show_of_what_is_unknown_says_so(project: Path) -> None:
    ran = newsletter("show", "https://example.org/never")
    assert (ran.code, ran.out) == (2, "")
    assert "neither a page in the cache nor a story's id" in ran.err
