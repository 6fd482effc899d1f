"""newsletter.draft.state.base: what a run leaves for the next one."""

from __future__ import annotations

import json
from pathlib import Path

from newsletter.draft.merge import merge
from newsletter.draft.merge.match import StoryRef
from newsletter.draft.state import FOLDER, Base, load_base, save_base
from tests.draft.state.states import REF, files, machine


def test_what_is_saved_is_loaded_and_an_issue_without_a_past_has_none(tmp_path: Path) -> None:
    issue = tmp_path / "2025-11-15.md"
    assert load_base(issue) is None
    save_base(issue, Base(machine("ann"), (REF,), "2025-11-14T16:00:00+00:00"))
    assert load_base(issue) == Base(machine("ann"), (REF,), "2025-11-14T16:00:00+00:00")
    assert load_base(tmp_path / "2025-11-22.md") is None


def test_the_folder_holds_readable_text_and_no_markdown_file_that_a_site_would_publish(tmp_path: Path) -> None:
    save_base(tmp_path / "2025-11-15.md", Base(machine("ann"), (REF,)))
    assert files(tmp_path) == [f"{FOLDER}/2025-11-15.base", f"{FOLDER}/2025-11-15.json"]
    assert "A “headline”" in (tmp_path / FOLDER / "2025-11-15.json").read_text(encoding="utf-8")


def test_saving_the_same_again_writes_nothing(tmp_path: Path) -> None:
    issue = tmp_path / "x.md"
    save_base(issue, Base(machine("ann"), (REF,)))
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / FOLDER).iterdir()}
    save_base(issue, Base(machine("ann"), (REF,)))
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / FOLDER).iterdir()} == before


def test_a_story_that_the_machine_dropped_is_kept_until_it_is_thrown_out(tmp_path: Path) -> None:
    issue = tmp_path / "x.md"
    save_base(issue, Base(machine("ann", "ben")))
    save_base(issue, Base(machine("ann")))
    kept = load_base(issue)
    assert kept is not None
    assert "ben" in (kept.text or "")
    out = merge(kept.text, machine("ann"), machine("ann"))
    assert [ref.headline for ref in out.taken_out] == ["ben"]
    save_base(issue, Base(machine("ann"), out.thrown_out))
    assert load_base(issue) == Base(machine("ann"), out.thrown_out)


def test_entries_that_are_none_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    entries = {
        "thrown_out": [1, {}, {"id": 5}, {"id": "a", "also": 3}, {"id": "b", "headline": "H", "more": 1}],
        "drafted_at": 7,
    }
    (tmp_path / FOLDER / "x.json").write_text(json.dumps(entries))
    assert load_base(tmp_path / "x.md") == Base(None, (StoryRef("a"), StoryRef("b", "H")))
    (tmp_path / FOLDER / "x.json").write_text('{"thrown_out": null}')
    assert load_base(tmp_path / "x.md") == Base()
