"""A span of time means one thing wherever it is written."""

from __future__ import annotations

import contextlib
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.text.spans import read_span


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        *(("90s", 90), ("15m", 900), ("12h", 43_200), ("7d", 604_800), ("7days", 604_800), (" 7 days ", 604_800)),
        *(("2w", 1_209_600), ("1h30m", 5400), ("1.5h", 5400), ("1 week", 604_800), ("0d", 0)),
    ],
)
def test_a_span_is_a_number_with_its_unit_or_several(text: str, seconds: float) -> None:
    assert read_span(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize("text", ["", "7", "d", "7dogs", "-7d", "7d ago", "7d,", "1h x", "٧d"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a duration"):
        read_span(text)


@given(st.text(max_size=20))
def test_whatever_the_text_a_span_or_a_refusal_comes_out(text: str) -> None:
    with contextlib.suppress(ValueError, OverflowError):
        assert read_span(text) >= timedelta(0)
