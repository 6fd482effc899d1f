"""newsletter.check.visible: what a reader sees of a mail, and what of the file is code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.check.visible import visible_text, without_code


def test_styles_comments_and_titles_are_not_seen_and_alternative_texts_are() -> None:
    page = '<title>T</title><style>p{}</style><p>One <b>two</b></p><!-- no --><img src="x" alt="Chart"><td>A</td><td>&amp;amp;</td>'
    assert visible_text(page) == "One two\nChart\nA\n&amp;"


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("a `**b**` c", "a         c"),
        ("<!-- TODO --> x", "              x"),
        (r"\*\*x", "    x"),
        ("```\n**x**\n```\ny", "   \n     \n   \ny"),
        ("a `b c", "a `b c"),
    ],
)
def test_code_comments_and_escaped_signs_are_blank_and_the_rest_stays_in_its_place(source: str, left: str) -> None:
    assert without_code(source) == left


@given(st.text(alphabet="ab`*\\<!- >\n~", max_size=60))
def test_no_character_moves(source: str) -> None:
    left = without_code(source)
    assert len(left) == len(source)
    assert left.count("\n") == source.count("\n")
