"""Two addresses share a key only when they are one page for certain."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsletter.cache.keys import can_be_canonical, digest, page_key


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


def test_a_link_through_a_counter_of_clicks_has_the_key_of_its_target() -> None:
    once = "https://www.google.com/url?rct=j&url=https%3A%2F%2FA.example%2Fx%3Fb%3D1&ct=ga"
    twice = "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fa.example%252Fx%253Fb%253D1"
    assert page_key(once) == page_key(twice) == page_key("https://a.example/x?b=1")
    assert page_key("https://www.google.com/url?q=bridges") == "https://www.google.com/url?q=bridges"


@pytest.mark.parametrize("front", ["index.html", "index.php?lang=en", "default.aspx", "Home.htm", ""])
def test_the_front_page_by_its_files_name_is_no_pages_own_address(front: str) -> None:
    assert not can_be_canonical(f"https://a.example/{front}", "https://a.example/2026/bridge")
    assert can_be_canonical("https://a.example/2026/index.html", "https://a.example/2026/bridge")
