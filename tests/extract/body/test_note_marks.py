"""Note marks that are bare characters go out of prose; code, tables and a text whose brackets mean something keep theirs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.extract.body.note_marks import without_note_marks


@pytest.mark.parametrize(
    ("line", "clean"),
    [
        ("The bridge was built in 1960.[3] It fell in 1971.[4][5]", "The bridge was built in 1960. It fell in 1971."),
        ("It was “the longest of all”,[12] said the town.[note 2]", "It was “the longest of all”, said the town."),
        ("Nobody was hurt[citation needed] that night [when?].", "Nobody was hurt that night."),
        ("## History [edit]", "## History"),
        ("History[edit | edit source]", "History"),
        ("The Harbour Act of 2019, p. 4. ↩", "The Harbour Act of 2019, p. 4."),
        ("The Harbour Act of 2019. ↩\ufe0e", "The Harbour Act of 2019."),
    ],
)
def test_marks_go_out_of_prose(line: str, clean: str) -> None:
    assert without_note_marks([line]) == (clean,)


@pytest.mark.parametrize(
    "line",
    [
        "The first element is a[0] and the second is a[1].",
        "Call `rows.[3]` and look at `x[1]`.",
        "    total.[3] = 1",
        "| a.[3] | b |",
        "The court held that the [3] members [sic] may vote.",
        "[1] Smith, The Harbour Act, 2019.",
        "See [the report](https://a.example/) and [1](https://a.example/1).",
        "In the matrix row[2] is empty.",
        "Press ↩ to send.",
        "You can click [edit] at the top of every page of the handbook to change what it says.",
    ],
)
def test_brackets_that_mean_something_stay(line: str) -> None:
    assert without_note_marks([line]) == (line,)


def test_fenced_code_keeps_its_brackets() -> None:
    lines = ("Built in 1960.[1]", "```", "x.[1]", "```", "Fell in 1971.[2]")
    assert without_note_marks(lines) == ("Built in 1960.", "```", "x.[1]", "```", "Fell in 1971.")


def test_a_mark_behind_a_word_is_one_where_the_text_has_others_or_counts_them() -> None:
    assert without_note_marks(["The bridge[1] fell.", "It was old.[2]"]) == ("The bridge fell.", "It was old.")
    assert without_note_marks(["The bridge[1] and the dam[2] and the mill[3] fell."]) == (
        "The bridge and the dam and the mill fell.",
    )
    assert without_note_marks(["Only row[7] is read."]) == ("Only row[7] is read.",)


@given(lines=st.lists(st.text(alphabet="ab .[]1230`|↩\n", max_size=40), max_size=5))
def test_no_line_is_lost_and_nothing_is_added(lines: list[str]) -> None:
    cleaned = without_note_marks(lines)
    assert len(cleaned) == len(lines)
    assert all(len(after) <= len(before) for before, after in zip(lines, cleaned, strict=True))
