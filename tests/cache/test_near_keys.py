"""newsletter.cache.near_keys: a link that misses a page of the cache by a letter or two is led back to it."""

from __future__ import annotations

import pytest

from newsletter.cache.near_keys import near_page

PAGES = ["https://harbourpost.example/news/ferry-timetable/", "https://harbourpost.example/2025/11/12/lock-opens"]


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://harbourpost.example/news/ferry-timtable/", 0),
        ("http://www.harbourpost.example/news/ferry-timetabel", 0),
        ("https://harbourpost.exmaple/news/ferry-timetable/", 0),
        ("https://habourpost.example/news/ferry-timetable/", 0),
        ("https://harbourpost.example/2025/11/12/lock-openns", 1),
        ("https://harbourpost.example/2025/11/12/lock-open", 1),
    ],
)
def test_a_slip_is_led_back_to_the_page_that_is_meant(url: str, page: int) -> None:
    assert near_page(url, PAGES) == PAGES[page]


@pytest.mark.parametrize(
    "url",
    [
        "https://harbourpost.example/news/ferry-timetable",
        "http://harbourpost.example/news/ferry-timetable/#top",
        "https://harbourpost.example/2025/11/13/lock-opens",
        "https://harbourpost.example/news/ferry-prices/",
        "https://a.example/",
    ],
)
def test_a_page_of_the_cache_one_of_another_day_and_another_page_are_no_slips(url: str) -> None:
    assert near_page(url, PAGES) is None


def test_another_month_or_weekday_is_another_page() -> None:
    for one, other in (("june", "july"), ("monday", "sunday"), ("Juni", "Juli")):
        assert near_page(f"https://harbourpost.example/diary/{one}", [f"https://harbourpost.example/diary/{other}"]) is None
    assert near_page("https://harbourpost.example/diary/mondey", ["https://harbourpost.example/diary/monday"]) is not None


def test_where_several_pages_may_be_meant_or_a_short_word_differs_nothing_is_said() -> None:
    assert near_page("https://harbourpost.example/boatx", [f"https://harbourpost.example/boat{end}" for end in "sy"]) is None
    assert near_page("https://harbourpost.example/en/about", ["https://harbourpost.example/fr/about"]) is None
