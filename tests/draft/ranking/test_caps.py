"""newsletter.draft.ranking.caps: how many stories an issue has, and whose place is free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from newsletter.config.schema import DraftSettings
from newsletter.draft.ranking.caps import Cap, IssueCap, PageCap, cap
from newsletter.draft.ranking.rank import Ranking
from newsletter.models import ITEM_LINK, Article

PAGE = "https://live.example/day"


def _article(name: str, site: str = "a.example") -> Article:
    return Article(f"https://{site}/{name}", id=name)


def _update(name: str, position: int) -> Article:
    return Article(f"{PAGE}#{name}", id=name, part_of=PAGE, position=position)


def _left(
    articles: Sequence[Article],
    limits: Cap,
    wanted: Sequence[str] = (),
    taken_out: Sequence[str] = (),
    passed: Sequence[str] = (),
) -> tuple[list[str], list[str]]:
    kept, dropped = cap(articles, limits, lambda item: ([item], "Town", Ranking(0.0, {})), wanted, taken_out, passed)
    return [article.id for article in kept], [rejected.reason for rejected in dropped]


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        (DraftSettings(max_stories=2), "more than max_stories allows (2)"),
        (DraftSettings(max_per_section=2), "more than max_per_section allows (2): Town"),
        (DraftSettings(max_per_site=2), "more than max_per_site allows (2): a.example"),
    ],
)
def test_the_worthiest_are_kept_and_the_next_is_told_by_its_limit(settings: DraftSettings, reason: str) -> None:
    assert _left([_article(name) for name in "abc"], IssueCap(settings)) == (["a", "b"], [reason])


def test_a_live_page_has_its_own_limit_and_articles_have_none() -> None:
    items = [_update("a", 1), _article("x"), _update("b", 2), _article("y"), _update("c", 3)]
    assert _left(items, PageCap(2)) == (["a", "x", "b", "y"], [f"more than max_per_page allows (2): {PAGE}"])
    assert _left(items, PageCap(0))[1] == []


def test_an_item_of_a_round_up_is_of_the_site_that_it_links_to() -> None:
    hosts = ("one.example", "two.example", "one.example")
    items = [
        replace(
            _update(host[:3] + str(number), number), canonical_url=f"https://{host}/{number}", why={"canonical_url": ITEM_LINK}
        )
        for number, host in enumerate(hosts, 1)
    ]
    own = Article("https://live.example/own", id="own")
    assert _left([*items, own, _article("x", "one.example")], IssueCap(DraftSettings(max_per_site=1))) == (
        ["one1", "two2", "own"],
        ["more than max_per_site allows (1): one.example"] * 2,
    )


def test_what_the_editor_wants_is_in_and_counts() -> None:
    kept, _ = _left([_article(name) for name in "abc"], IssueCap(DraftSettings(max_stories=1)), wanted=["c"])
    assert kept == ["c"]


def test_the_place_of_a_story_that_she_took_out_goes_to_what_is_new_and_not_to_what_was_passed_over() -> None:
    limits = DraftSettings(max_stories=1)
    items = [_article("gone"), _article("other")]
    assert _left(items, IssueCap(limits), wanted=["gone"], taken_out=["gone"])[0] == ["gone", "other"]
    assert _left(items, IssueCap(limits), wanted=["gone"], taken_out=["gone"], passed=["other"])[0] == ["gone"]
