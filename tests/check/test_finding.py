"""newsletter.check.finding: the place of a word in the file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsletter.check.finding import Position, place_at


def test_a_place_counts_lines_and_columns_from_one_and_ends_with_its_first_line() -> None:
    text = "first\nsecond line\nthird"
    assert place_at(text, 6, 12) == Position(2, 1, 7)
    assert place_at(text, 13, 23, first_line=10) == Position(11, 8, 12)


@given(st.text(alphabet="ab\n", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_a_place_lies_in_its_line(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    place = place_at(text, start, min(len(text), start + length))
    line = text.split("\n")[place.line - 1]
    assert 1 <= place.column <= len(line) + 1
    assert place.end_column is None or place.column < place.end_column <= len(line) + 1
