"""newsletter.draft.state.joins: the editor's last word on two articles holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.draft.state import FOLDER, Joins, load_joins, save_joins
from newsletter.errors import DraftError

ONE, OTHER, THIRD = (f"https://{name}.example/" for name in ("a", "b", "c"))


def test_what_is_saved_is_loaded_and_a_folder_without_decisions_has_none(tmp_path: Path) -> None:
    assert load_joins(tmp_path) == Joins()
    joins = Joins().join([ONE], [OTHER]).split(THIRD, [ONE, OTHER])
    save_joins(tmp_path, joins)
    assert load_joins(tmp_path) == joins


def test_a_later_decision_on_two_links_takes_the_place_of_an_earlier_one_whichever_is_named_first() -> None:
    split = Joins().join([ONE], [OTHER]).split(OTHER, [ONE])
    assert split == Joins((), ((OTHER, ONE),))
    assert split.join([ONE], [OTHER]) == Joins(((ONE, OTHER),), ())


def test_of_two_sides_of_a_conflict_that_disagree_the_links_are_kept_apart(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir()
    sides = (f'{{"{name}": [["{ONE}", "{OTHER}"]]}}\n' for name in ("together", "apart"))
    (folder / "joins.json").write_text("<<<<<<< HEAD\n{}=======\n{}>>>>>>> theirs\n".format(*sides))
    assert load_joins(tmp_path) == Joins((), ((ONE, OTHER),))


def test_a_file_that_cannot_be_read_is_called_what_it_is(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir()
    (folder / "joins.json").write_text('{"together": [\n')
    with pytest.raises(
        DraftError, match=r"joins\.json:2: the record of joined and split stories cannot be read: .+; fix it or"
    ):
        load_joins(tmp_path)
