"""Two addresses share a key only when they are one page for certain."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsletter.cache.keys import digest, page_key


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.example/showthread.php?1423-cranes", "https://a.example/showthread.php?1424-ropes", False),
        ("https://a.example/?gameId=401", "https://a.example/?gameId=402", False),
        ("https://a.example/x?utm_source=mail", "https://A.example:443/x#top", True),
        ("https://a.example/#!/one", "https://a.example/#!/two", False),
        ("https://a.example/x", "https://a.example/y", False),
    ],
)
def test_one_page_has_one_key_and_two_pages_have_two(one: str, other: str, same: bool) -> None:
    assert (page_key(one) == page_key(other)) is same


@given(st.text(max_size=80))
@example("\x0c#")
@example("a \x0c?utm_source=x#part")
def test_the_key_of_a_key_is_itself(text: str) -> None:
    key = page_key(f"https://a.example/{text}")
    assert page_key(key) == key
    assert len(digest(key)) == 64
