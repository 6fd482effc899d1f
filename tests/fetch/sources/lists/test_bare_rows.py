"""A row of a table without a head is an address, a title and a remark; an address with commas in it is one address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.fetch.sources.lists.bare_rows import BareRow, bare_delimiter, read_bare_row

A = "https://a.example/x"


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_an_address_ends_where_a_cell_of_words_begins(sign: str) -> None:
    assert read_bare_row(sign.join((A, "Owls return", "birds"))) == BareRow(A, "Owls return", None, "birds")
    assert read_bare_row(sign.join(("Owls return", A))) == BareRow(A, "Owls return")
    assert read_bare_row(sign.join(("https://a.example/", "Owls"))) == BareRow("https://a.example/", "Owls")
    assert read_bare_row(sign.join((A, "2025-11-14", "Owls"))) == BareRow(A, "Owls", "2025-11-14")


def test_a_quoted_cell_may_have_the_delimiter_in_it() -> None:
    assert read_bare_row(f'"{A},y","Owls, gulls",x') == BareRow(f"{A},y", "Owls, gulls", None, "x")


@pytest.mark.parametrize(
    "line",
    [
        "https://a.example/0,1518,7.html",
        "https://a.example/0,1518,7.html The chancellor speaks",
        "https://a.example/kat,1342,title,First-speaks,wid,1.html",
        "https://a.example/wiki/Paris,_Texas",
        "https://a.example/Smith,John",
        "https://a.example/x;jsessionid=1F",
        "https://a.example/@51.4,-0.2,15z",
        "See this, https://a.example/x",
        "https://a.example/x, Owls return",
        "https://a.example/x | Owls | The Bird",
        "https://a.example/x,https://b.example/y",
        "Owls, gulls",
        "",
    ],
)
def test_what_may_be_part_of_an_address_or_of_a_sentence_parts_nothing(line: str) -> None:
    assert read_bare_row(line) is None


def test_a_single_word_is_a_cell_where_the_same_sign_parts_other_lines() -> None:
    lines = [f"{A},Owls return", f"{A}/2,Terns"]
    assert read_bare_row(lines[1]) is None
    assert read_bare_row(lines[1], bare_delimiter(lines)) == BareRow(f"{A}/2", "Terns")
    assert bare_delimiter(lines[1:]) is None


@given(st.text(alphabet='ab ,;|\t"/:.htps', max_size=80))
def test_whatever_the_line_it_is_a_row_with_an_address_or_none(text: str) -> None:
    for line in (text, f"{A},{text}", f"{text},{A}"):
        row = read_bare_row(line, ",")
        assert row is None or row.address.strip("\"'").startswith("http")
