"""newsletter.draft.clustering.developments: what came of a story is other news than the story."""

from __future__ import annotations

import pytest

from newsletter.draft.clustering.developments import development_in
from newsletter.models import Article

PILL = (
    "Regulator approves Lumen's migraine pill",
    "The drug regulator has approved a migraine pill made by Lumen Pharma, the company said. In trials with 1,400 patients it cut "
    "attacks by half. The pill, called Zelarin, will be sold from autumn.",
)
BATH = (
    "Stadtrat stimmt für Abriss des Hallenbads",
    "Der Stadtrat von Neuhof hat am Montag für den Abriss des Hallenbads gestimmt. Auf dem Gelände sollen Wohnungen entstehen. "
    "Schwimmvereine protestierten.",
)


def _article(title: str, text: str, day: str = "2031-03-01") -> Article:
    return Article(f"https://{day}.example/", day, title=title, text=text, published=day)


@pytest.mark.parametrize(
    ("story", "title", "text", "word"),
    [
        (
            PILL,
            "Novar pays 2 billion in deal for Lumen pill",
            "The Swiss group Novar takes over the rights to Zelarin from Lumen Pharma. The pill was approved on Monday.",
            "deal",
        ),
        (
            BATH,
            "Bürgerbegehren gegen Abriss gestartet",
            "Gegner sammeln seit Mittwoch Unterschriften. Der Stadtrat von Neuhof hatte am Montag für den Abriss des Hallenbads gestimmt.",
            "Bürgerbegehren",
        ),
    ],
)
def test_what_came_of_a_story_is_recognised_by_its_headline_on_a_later_day(
    story: tuple[str, str], title: str, text: str, word: str
) -> None:
    first = _article(*story)
    assert development_in(_article(title, text, "2031-03-03"), [first]) == word
    assert development_in(_article(title, text, "2031-03-01"), [first]) == "", "news of one day is one event"
    assert development_in(Article("https://x.example/", "x", title=title, text=text), [first]) == ""


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "New migraine pill gets green light",
            "Patients can expect a new pill: the regulator has approved Zelarin by Lumen Pharma. It halved attacks in trials.",
        ),
        (
            "Migraine pill sold from autumn",
            "The regulator has approved a pill by Lumen Pharma. Zelarin cut attacks by half in trials with 1,400 patients.",
        ),
        (
            "Migraine pill Zelarin approved: trials investigated 1,400 patients",
            "The drug regulator has approved a migraine pill by Lumen Pharma, the company said, and it cut attacks by half.",
        ),
    ],
)
def test_a_later_report_of_the_same_news_is_none(title: str, text: str) -> None:
    assert development_in(_article(title, text, "2031-03-02"), [_article(*PILL)]) == ""


def test_what_another_article_of_the_story_told_is_no_news() -> None:
    deal = (
        "Novar pays 2 billion in deal for Lumen pill",
        "The Swiss group Novar takes over the rights to Zelarin from Lumen Pharma.",
    )
    first, told = _article(*PILL), _article(*deal, "2031-03-02")
    assert development_in(_article(*deal, "2031-03-03"), [first, told]) == ""
