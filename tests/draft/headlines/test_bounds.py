"""newsletter.draft.headlines.bounds: what a shortened line must keep to."""

from __future__ import annotations

import pytest

from newsletter.draft.headlines.bounds import is_balanced


@pytest.mark.parametrize(
    "line", ["„Wir gehen“, sagte er", "« On va », dit-elle", '"We go," she said', "Holm (41) left", "“Go”"]
)
def test_a_line_with_closed_marks_is_balanced(line: str) -> None:
    assert is_balanced(line)


@pytest.mark.parametrize("line", ["„Wir gehen, sagte er", "« On va", '"We go, she said', "Holm (41", "Go”"])
def test_a_line_with_half_a_quotation_or_bracket_is_not(line: str) -> None:
    assert not is_balanced(line)


@pytest.mark.parametrize(
    ("line", "closed"),
    [
        ("The mayor doubles down on 'tolls", False),
        ("The mayor doubles down on ‘tolls", False),
        ("The mayor doubles down on 'tolls for all'", True),
        ("The workers' hall isn't for ‘new’ crews", True),
    ],
)
def test_a_single_mark_that_opens_a_quotation_within_a_line_closes_it(line: str, *, closed: bool) -> None:
    assert is_balanced(line) is closed
