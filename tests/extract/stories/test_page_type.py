"""A page is taken for live, a round-up or a collection only by what it calls itself."""

from __future__ import annotations

import pytest

from newsletter.extract.stories.page_type import Words
from tests.extract.briefs import page


def words(title: str, url: str = "https://paper.example/a/b") -> Words:
    return Words(page("<p>x</p>", title, url=url))


@pytest.mark.parametrize(
    "title",
    [
        "Storm in the north – live updates",
        "Newsticker zum Sturm",
        "Final: as it happened",
        "En direct : la tempête",
        "Minuto a minuto",
    ],
)
def test_a_live_page_says_so(title: str) -> None:
    assert words(title).live


def test_the_address_counts_too() -> None:
    assert words("Storm", "https://paper.example/news/live/2025/nov/14/storm").live
    assert not words("Storm", "https://paper.example/news/lives-of-sailors").live


@pytest.mark.parametrize(
    "title",
    [
        "Ratboys: live music in Selm",
        "A good place to live",
        "Cells that glow | Live Science",
        "Harbour closed - Selm Live",
        "36 hours in Porto: live from dusk",
        "Harbour podcast live",
    ],
)
def test_concerts_towns_and_the_names_of_sites_are_not_live(title: str) -> None:
    assert not words(title).live


@pytest.mark.parametrize("title", ["Ferries | The Weekly Digest", "Ferries"])
def test_what_a_site_or_its_address_is_called_makes_no_round_up(title: str) -> None:
    assert not words(title, "https://paper.example/newsletters/weekly-digest/ferries").digest


@pytest.mark.parametrize(
    ("title", "said"), [("News in brief", True), ("Kurz notiert vom Freitag", True), ("The digest", False)]
)
def test_a_column_of_briefs_says_so(title: str, said: bool) -> None:
    assert words(title).briefs is said


@pytest.mark.parametrize(
    "title",
    [
        "Harbour Weekly, issue #31",
        "Harbour Weekly #44",
        "News in brief",
        "Morning briefing: Friday",
        "10 things in tech you need to know today",
        "This week in Selm",
        "The harbour digest",
        "Presseschau vom Freitag",
        "Revue de presse",
        "Weekend reads",
    ],
)
def test_a_round_up_says_so(title: str) -> None:
    assert words(title).digest


@pytest.mark.parametrize(
    "title",
    [
        "How to write a weekly digest",
        "How we built our weekly newsletter, issue 12",
        "10 things you need to know about trams today",
        "Review round-up: critics on the ferry",
        "Exhibition round-up: five shows to see",
        "How top stories are made",
        "A week in Porto",
        "10 tips for your newsletter",
        "7 trends of this week in climate tech",
        "Council issues permit",
        "Why the digest died",
        "The best cheap laptops",
        "Harbour council closes terminal",
    ],
)
def test_advice_and_news_are_no_round_ups(title: str) -> None:
    assert not words(title).digest


@pytest.mark.parametrize(
    "title", ["Letters to the editor", "12 college essays that worked", "Leserbriefe", "Sample speeches for weddings"]
)
def test_a_collection_says_so(title: str) -> None:
    assert words(title).collection


@pytest.mark.parametrize(
    "title", ["How to write a letter, with letter examples", "A letter from the mayor", "Stories from the quay"]
)
def test_a_text_about_texts_is_no_collection(title: str) -> None:
    assert not words(title).collection


@pytest.mark.parametrize("title", ["Storm " + "a " * 100_000, "a - " * 50_000, "a - " + "b " * 100_000], ids=len)
def test_a_title_without_end_is_read_no_further_than_a_title_goes(title: str) -> None:
    assert words(title[:100] + "live").live
    assert not words(title + "live").live
