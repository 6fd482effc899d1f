"""What a person sees on a terminal, and what the same command gives to a pipe."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.commands.test_interrupt import slow_pages
from tests.running import newsletter
from tests.terminal import on_terminal
from tests.website import Reply, Site, article


def test_fetch_and_extract_show_titles_on_a_terminal_and_urls_in_a_pipe(project: Path, site: Site) -> None:
    url = f"{site.base}/owls"
    seen = on_terminal("fetch", url)
    assert (seen.code, seen.lines[0].split("  ")[0]) == (0, "Barn owls return to the salt marshes")
    assert seen.lines[0].endswith("fetched")
    assert url not in seen.raw
    assert on_terminal("fetch", url).lines[0].endswith("cached")
    seen = on_terminal("extract", url)
    assert seen.lines[0].startswith("Barn owls return to the salt marshes")
    assert site.host in seen.lines[0]
    assert url not in "".join(seen.lines)
    assert newsletter("fetch", url).out == newsletter("extract", url).out == f"{url}\n"


def test_no_row_is_wider_than_the_terminal_and_no_title_drives_it(project: Path, site: Site) -> None:
    site.pages["/long"] = article("梟" * 90 + "&#27;[31m", "Barn owls have nested on the salt marshes this spring. " * 20)
    seen = on_terminal("fetch", f"{site.base}/long", columns=60)
    assert seen.lines[0].startswith("梟")
    assert "…" in seen.lines[0]
    assert len(seen.lines[0]) + seen.lines[0].count("梟") <= 60
    assert "\x1b[31m" not in seen.raw


def test_the_counts_beside_the_bar_are_whole_however_long_the_address_and_narrow_the_terminal(
    project: Path, site: Site
) -> None:
    path = "/a-path-of-many-words" * 5
    site.pages[path] = article("Owls", "Barn owls have nested on the salt marshes this spring. " * 20)
    newsletter("fetch", f"{site.base}{path}")
    seen = on_terminal("extract", columns=60)
    drawn = [line for line in re.split(r"[\r\n]", seen.raw) if "Reading" in line]
    assert any("1/1" in line and "http" in line for line in drawn), drawn
    assert all("Reading pages" in line for line in drawn), drawn


@pytest.mark.parametrize("command", [["fetch", "URL"], ["extract"], ["draft", "--date", "2025-11-15"], ["build", "URL"]])
def test_under_quiet_a_terminal_and_a_log_see_nothing(project: Path, site: Site, command: list[str]) -> None:
    newsletter("fetch", f"{site.base}/owls")
    newsletter("extract")
    words = [f"{site.base}/owls" if word == "URL" else word for word in command]
    assert on_terminal(*words, "--quiet").raw == ""


def test_under_quiet_only_extract_still_feeds_a_pipe(project: Path, site: Site) -> None:
    url = f"{site.base}/owls"
    assert newsletter("fetch", "-q", url).out == ""
    assert newsletter("fetch", "-q", "--json", url).records[0]["url"] == url
    listed = newsletter("extract", "-q").out
    assert listed == f"{url}\n"
    assert newsletter("draft", "-q", "-", "--date", "2025-11-15", stdin=listed).out == ""
    assert "Barn owls" in newsletter("draft", "-q", "-o", "-", "--date", "2025-11-15").out


def test_ctrl_c_takes_the_bar_away_and_says_in_one_line_what_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text('[fetch]\nallow_hosts = ["127.0.0.1"]\npause = 0\n')
    with slow_pages() as server:
        base = f"http://127.0.0.1:{server.server_address[1]}"
        asked = 0

        def waiting() -> bool:
            nonlocal asked
            asked += server.asked.acquire(blocking=False)
            return asked == 3

        urls = [f"{base}/at-once", *(f"{base}/before/{'n' * 40}{n}" for n in range(6))]
        seen = on_terminal("fetch", *urls, columns=70, interrupt_when=waiting)
    assert seen.code == 130
    assert "Fetching" in seen.raw
    rows = [line.replace("^C", "") for line in seen.lines if line != "^C"]
    assert rows[-1].startswith("fetch: interrupted; 1 of 7 pages kept in the cache;")
    assert not [line for line in seen.lines if "Fetching" in line]


def test_ctrl_c_before_the_first_page_is_one_line_too(project: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsletter.commands.status.run", _interrupted)
    ran = newsletter("status")
    assert (ran.code, ran.out) == (130, "")
    assert ran.err == "status: interrupted; finished work is kept, and no file is left half-written\n"


def _interrupted(*arguments: object, **options: object) -> int:
    raise KeyboardInterrupt


def test_a_page_without_a_title_is_shown_by_its_hint_or_its_path(project: Path, site: Site) -> None:
    site.pages["/notes.txt"] = Reply(b"Plain words. " * 40, content_type="text/plain")
    assert on_terminal("fetch", f"{site.base}/notes.txt").lines[0].startswith("/notes.txt")
    hinted = on_terminal("fetch", f"[Notes on the marsh]({site.base}/notes.txt)")
    assert hinted.lines[0].startswith("Notes on the marsh")


def test_extract_lists_on_a_terminal_only_what_is_new_and_in_a_pipe_everything(project: Path, site: Site) -> None:
    newsletter("fetch", "-q", f"{site.base}/bridge")
    newsletter("extract", "-q")
    newsletter("fetch", "-q", f"{site.base}/owls")
    (row,) = (line for line in on_terminal("extract").lines if site.host in line)
    assert row.startswith("Barn owls")
    assert not [line for line in on_terminal("extract").lines if site.host in line]
    assert sorted(newsletter("extract").out.split()) == [f"{site.base}/bridge", f"{site.base}/owls"]
