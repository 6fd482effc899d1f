"""newsletter.draft.state.state_files: a file that cannot be read is not taken for an empty one, and of a conflict nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsletter.draft.state import FOLDER, Base, load_base, save_base
from newsletter.errors import DraftError
from tests.draft.state.states import REF, machine


@pytest.mark.parametrize("text", ["{", "[]", '{"thrown_out": [\n<<<<<<< a\n', "[" * 100_000])
def test_a_list_of_thrown_out_stories_that_cannot_be_read_is_not_taken_for_an_empty_one(tmp_path: Path, text: str) -> None:
    save_base(tmp_path / "x.md", Base(machine("ann"), (REF,)))
    (tmp_path / FOLDER / "x.json").write_text(text)
    with pytest.raises(DraftError, match=r"x\.json:\d+: the record of removed stories cannot be read"):
        load_base(tmp_path / "x.md")


@pytest.mark.parametrize("middle", ["", "||||||| base\n"])
def test_of_two_sides_of_a_merge_the_lists_are_those_of_both_and_the_base_is_what_both_agree_on(
    tmp_path: Path, middle: str
) -> None:
    def conflict(ours: str, theirs: str) -> str:
        return f"<<<<<<< HEAD\n{ours}{middle}=======\n{theirs}>>>>>>> theirs\n"

    issue, folder = tmp_path / "x.md", tmp_path / FOLDER
    save_base(issue, Base(machine("ann"), (REF,)))
    one, other = (f"{json.dumps({'id': id})}\n" for id in ("00000001", "00000002"))
    record = '{"drafted_at": "2025-11-14T16:00:00+00:00", "told": ["a"],\n"thrown_out": [\n' + conflict(one, other) + "]\n"
    (folder / "x.json").write_text(record + conflict("}\n", ', "closed": true}\n'))
    (folder / "x.base").write_text(machine("ann") + conflict("\n### ben\n\nBen happened.\n", "\n### cid\n\nCid happened.\n"))
    kept = load_base(issue)
    assert kept is not None
    assert [ref.id for ref in kept.thrown_out] == ["00000001", "00000002"]
    assert (kept.text, kept.told, kept.closed) == (machine("ann"), frozenset({"a"}), True)
