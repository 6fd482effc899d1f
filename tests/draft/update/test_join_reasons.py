"""newsletter.draft.update.join_reasons: what `why` is told of the articles of a story, and of those that are near it."""

from __future__ import annotations

from newsletter.config.schema import DraftSettings
from newsletter.draft.update.join_reasons import join_reasons
from newsletter.models import Article

ONE, TWO, OWLS = (
    Article(f"https://{site}.example/", site, title=title, text=text, site=site, published="2025-11-14", language="en")
    for site, title, text in (
        ("one", "Brigford buys two ferries", "Brigford council voted to buy two electric ferries for the Gull Island line."),
        ("two", "Two ferries for Gull Island", "Gull Island gets two electric ferries: Brigford council voted for them."),
        ("owls", "Owls return", "Barn owls nest on the salt marsh again."),
    )
)


def test_an_article_of_a_story_is_explained_by_score_and_words_and_one_far_from_it_is_not_named() -> None:
    (row,) = join_reasons([ONE, TWO], [OWLS], DraftSettings(), ([], []))
    assert (row["how"], row["url"]) == ("joined", TWO.url)
    assert row["score"] >= DraftSettings().same_story
    assert {"brigford", "ferries"} <= {word.lower() for word in row["words"]}


def test_two_articles_that_the_editor_keeps_apart_are_said_to_be() -> None:
    (row,) = join_reasons([ONE], [TWO, OWLS], DraftSettings(), ([], [("one", "two")]))
    assert (row["how"], row["url"]) == ("not joined", TWO.url)
    assert row["vetoes"] == ["kept apart by you"]
