"""newsletter.config.key_lines: a mistake is shown on the line of its key, or of the table that it is missing from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsletter.config.key_lines import find_line


def test_a_line_is_found_for_keys_in_tables_and_lists() -> None:
    text = 'a = 1\n[t]\nb = 2 # [x]\n[[l]]\nc = 1\n[[l]]\nc = 2\n[s."e.org"]\nkeep = []\n'
    assert [find_line(text, key) for key in ("a", "t.b", "l[1].c", "l[1]", "s.e.org.keep", "none")] == [1, 3, 7, 6, 9, 1]


def test_a_key_that_is_not_there_is_shown_at_its_table() -> None:
    assert find_line("title = 1\n\n[fetch]\ntries = 2\n", "fetch.deadline") == 3


def test_a_list_of_tables_under_a_name_that_is_no_key_is_shown_at_its_first_table() -> None:
    assert find_line('title = 1\n\n[[section]]\nname = "Nature"\n[[section]]\n', "section") == 3


@given(st.text(max_size=200), st.text(max_size=20))
def test_any_text_has_a_line_for_any_key(text: str, key: str) -> None:
    assert 1 <= find_line(text, key) <= max(1, len(text.splitlines()))


def test_a_bracket_before_thousands_of_blanks_is_read_at_once() -> None:
    # At the cube of their number this took minutes.
    assert find_line("[" + " " * 8_000 + "\n[ fetch ] # pages\ndeadline = 1", "fetch.deadline") == 3
