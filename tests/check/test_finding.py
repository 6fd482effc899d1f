"""newsletter.check.finding: a place in a text is a line and columns, counted from 1."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsletter.check.finding import Position, place_at


def test_a_place_counts_lines_and_columns_from_one() -> None:
    text = "one\ntwo three"
    start = text.index("three")
    assert place_at(text, start, start + 5) == Position(2, 5, 10)
    assert place_at(text, start, start + 5, first_line=7) == Position(8, 5, 10)


def test_a_place_ends_with_its_line_and_an_empty_one_has_no_end() -> None:
    assert place_at("one\ntwo", 0, 7) == Position(1, 1, 4)
    assert place_at("one", 1, 1) == Position(1, 2, None)


@given(st.text(alphabet="ab\n", max_size=30), st.integers(0, 30), st.integers(0, 5))
def test_any_place_is_found_again_in_its_line(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    place = place_at(text, start, start + length)
    line = text.split("\n")[place.line - 1]
    assert 1 <= place.column <= len(line) + 1
    if place.end_column is not None:
        assert line[place.column - 1 : place.end_column - 1] == text[start : start + length].split("\n")[0]
