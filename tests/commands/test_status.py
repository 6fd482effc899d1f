"""`newsletter status`, run as its user runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import newsletter
from tests.website import Site


def test_in_a_pipe_each_page_is_one_object_with_its_state(project: Path, site: Site) -> None:
    newsletter("fetch", "-q", f"{site.base}/owls", f"{site.base}/bridge", f"{site.base}/missing")
    newsletter("extract", "-q", f"{site.base}/owls", f"{site.base}/bridge")
    newsletter("draft", "-q", "--date", "today", f"{site.base}/owls")
    newsletter("fetch", "-q", f"{site.base}/bridge-too")
    rows = {row.get("url", "issue").rpartition("/")[2]: row for row in newsletter("status", "--json").records}
    states = {name: row.get("state") for name, row in rows.items()}
    assert states == {"owls": "used", "bridge": "new", "bridge-too": "unread", "missing": "failed", "issue": "open"}
    assert rows["missing"]["error"] == "404 Not Found"
    assert rows["issue"]["file"].startswith("issues/")
    assert "overdue" not in rows["issue"]


def test_an_issue_whose_day_is_past_is_overdue(project: Path, site: Site) -> None:
    newsletter("fetch", "-q", f"{site.base}/owls")
    newsletter("extract", "-q")
    newsletter("draft", "-q", "--date", "2025-11-15")
    assert newsletter("status", "--json").records[-1]["overdue"] is True
    assert "issues/2025-11-15.md, 1 story (overdue; run newsletter publish)" in newsletter("status").err


def test_what_is_printed_or_thrown_out_is_neither_new_nor_shown(project: Path, site: Site) -> None:
    newsletter("fetch", "-q", *(f"{site.base}/{name}" for name in ("owls", "bridge", "missing")))
    newsletter("extract", "-q")
    newsletter("draft", "-q", "--date", "2099-11-15")
    file = project / "issues" / "2099-11-15.md"
    file.write_text(file.read_text(encoding="utf-8").partition("## Nature")[0], encoding="utf-8")
    newsletter("draft", "-q")
    ran = newsletter("status")
    assert ran.out == f"failed    {site.base}/missing  404 Not Found\n"
    assert ran.err.startswith("3 pages in cache: 1 used, 1 removed, 1 failed")
    assert "open issue: issues/2099-11-15.md, 1 story" in ran.err
    assert len(newsletter("status", "--all").out.splitlines()) == 3


def test_what_a_limit_left_out_of_the_open_issue_is_not_called_new(project: Path, site: Site) -> None:
    with (project / "config.toml").open("a", encoding="utf-8") as file:
        file.write("[draft]\nmax_stories = 1\n")
    newsletter("fetch", "-q", f"{site.base}/owls", f"{site.base}/bridge")
    newsletter("extract", "-q")
    assert "2 new" in newsletter("status").err
    newsletter("draft", "-q")
    ran = newsletter("status")
    assert ran.out == ""
    assert "1 used, 1 left out" in ran.err


def test_an_empty_cache_is_no_failure(project: Path) -> None:
    ran = newsletter("status")
    assert (ran.code, ran.out) == (0, "")
    assert "no open issue; the next draft will be issues/" in ran.err
    assert [row["kind"] for row in newsletter("status", "--json").records] == ["issue"]


def test_from_the_root_paths_keep_their_slash(project: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    config = str(project / "config.toml")
    newsletter("fetch", f"{site.base}/bridge", "--config", config)
    newsletter("extract", "--config", config)
    newsletter("draft", "--date", "2025-11-15", "--config", config)
    monkeypatch.chdir("/")
    told = newsletter("status", "--config", config).err
    assert f"open issue: {project}/issues/2025-11-15.md" in told
