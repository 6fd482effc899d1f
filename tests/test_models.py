"""newsletter.models: a record that is written is read back, and a damaged one is refused rather than half read."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.models import Also, Article, Hints, Page, Story, article_from_json, page_from_json, story_id, to_json

ARTICLE = Article(
    "https://a.example/", "1", title="T", authors=("Ada",), text="Words.", why={"title": "h1"}, hints=Hints("T", tags=("x",))
)
PAGE = Page("https://a.example/", ok=True, status=200, seconds=1, hints=Hints(note="n"))


def test_what_is_written_is_read_back_and_what_is_unknown_is_absent() -> None:
    assert article_from_json(to_json(ARTICLE)) == ARTICLE
    assert page_from_json(to_json(PAGE)) == PAGE
    assert "published" not in to_json(ARTICLE)


def test_a_key_of_another_version_is_passed_over() -> None:
    assert article_from_json({**to_json(ARTICLE), "of_tomorrow": 1}) == ARTICLE


@pytest.mark.parametrize("damage", [{"title": 3}, {"authors": "Ada"}, {"authors": [1]}, {"hints": "x"}, {"text": None}])
def test_a_damaged_record_is_refused(damage: dict[str, Any]) -> None:
    with pytest.raises((ValueError, TypeError)):
        article_from_json({**to_json(ARTICLE), **damage})


def test_what_is_no_object_or_lacks_its_url_is_refused() -> None:
    wrong: list[Any] = [[], "x", None, {}]
    for data in wrong:
        with pytest.raises((ValueError, TypeError)):
            page_from_json(data)


@given(st.text(max_size=40), st.text(max_size=40))
def test_an_id_is_eight_hex_digits_and_one_for_an_address(one: str, other: str) -> None:
    assert len(story_id(one)) == 8
    assert int(story_id(one), 16) >= 0
    assert (story_id(one) == story_id(other)) == (one == other)


def test_a_story_leads_to_its_link_and_then_to_its_further_links() -> None:
    also = (Also("https://b.example/", "B"), Also("https://c.example/", "C"))
    assert Story("H", link="https://a.example/", also=also).urls == (
        "https://a.example/",
        "https://b.example/",
        "https://c.example/",
    )
    assert Story("H", also=also).urls == ("https://b.example/", "https://c.example/")
