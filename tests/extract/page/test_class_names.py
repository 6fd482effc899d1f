"""What names and phrases say of a part of a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.extract.page.class_names import parts_named, phrases_in


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("article-body", {"body", "content"}),
        ("articleBody", {"body", "content"}),
        ("entry__content", {"body", "content"}),
        ("sign-up", {"letter"}),
        ("signUpForm", {"letter"}),
        ("td-related-articles", {"related", "content"}),
        ("nav", {"navigation"}),
        ("top_nav", {"navigation"}),
        ("ad", {"advert"}),
        ("ad-slot", {"advert"}),
        ("shadow", set()),
        ("read-more", {"related"}),
        ("moreover", set()),
        ("more-news", {"related"}),
        ("comments", {"comment"}),
        ("commentary", set()),
        ("d-none", {"hidden"}),
        ("post", {"content"}),
        ("poster", set()),
        ("css-1x2y3z", set()),
        ("", set()),
    ],
)
def test_a_name_says_what_its_words_say(name: str, parts: set[str]) -> None:
    assert set(parts_named(name)) == parts


def test_several_names_say_what_each_says() -> None:
    assert set(parts_named("share-bar site-footer")) == {"share", "navigation"}


def test_a_stem_does_not_reach_from_one_name_into_the_next() -> None:
    assert parts_named("sign up") == ()


@given(st.text(max_size=600))
def test_any_name_is_read(name: str) -> None:
    assert len(parts_named(name)) == len(set(parts_named(name)))


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("» lesen sie auch: die brücke", {"more"}),
        ("by jane doe", {"by"}),
        ("photo: getty", {"credit"}),
        ("subscribe to our newsletter", {"join"}),
        ("continue reading …", {"more", "on"}),
        ("updated 12:30", {"by", "date"}),
        ("the bridge is closed", set()),
    ],
)
def test_a_line_is_known_by_its_beginning_its_words_and_its_end(line: str, kinds: set[str]) -> None:
    assert phrases_in(line, line.replace(":", " ").split()) == kinds
