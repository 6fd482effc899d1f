"""Promises of retelling: the same news in other words is known again; what came of it, with or without a new number, is news."""

from __future__ import annotations

import pytest

from newsletter.draft.selection.retelling import tells_again
from newsletter.models import Article

HEADLINE = "Council votes 11 to 6 to close Mill Quay to cars from May"
SUMMARY = (
    "The council of Brigford voted 11 to 6 on Monday to close Mill Quay to private cars from 3 May, after nine years of argument.\n"
    "The road between the market and the ferry carries 5,200 cyclists a day.\nBuses and residents may still use it."
)
CARRIED = Article(
    "https://ann.example/quay",
    "1",
    title=HEADLINE,
    text=f"{SUMMARY}\nNew kerbs cost £2.4 million. The traders under Owen Pratt want a judicial review. Cars will be barred by bollards.",
)
AGAIN = "Brigford closes Mill Quay to cars"
AGAIN_TEXT = (
    "Private cars will be barred from Mill Quay in Brigford from 3 May, after a council vote of 11 to 6. The road carries 5,200 cyclists "
    "a day, and the kerbs cost £2.4 million. Owen Pratt's traders want a judicial review."
)


def test_the_same_vote_in_other_words_is_no_news() -> None:
    assert tells_again(Article("https://cid.example/q", "2", title=AGAIN, text=AGAIN_TEXT), HEADLINE, SUMMARY, [CARRIED])


def test_a_number_counts_as_told_only_if_the_story_or_an_article_behind_it_had_it() -> None:
    again = Article("https://cid.example/q", "2", title=AGAIN, text=AGAIN_TEXT)
    assert not tells_again(again, HEADLINE, SUMMARY, [])


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Court overturns Brigford's 11 to 6 vote on Mill Quay",
            "A judge has overturned the vote of 11 to 6 by which the council of Brigford closed Mill Quay to cars from 3 May.",
        ),
        (
            "Traders ask court to keep Mill Quay open",
            "The traders of Mill Quay have gone to court against the council of Brigford, which voted 11 to 6 to close the road to cars.",
        ),
        (
            "Mill Quay in Brigford stays open to cars until autumn",
            "The council of Brigford has put off the closing of Mill Quay from 3 May to the autumn, a week after it voted 11 to 6 for it.",
        ),
        (
            "Brigford closes Mill Quay to cars",
            "Private cars will be barred from Mill Quay in Brigford from 17 May, after a council vote of 11 to 6.",
        ),
        ("Mayor leaves over Mill Quay", f"The mayor of Brigford, Ivor Lund, resigned on Friday. {SUMMARY}"),
    ],
)
def test_what_came_of_it_is_news_however_much_of_the_story_it_repeats(title: str, text: str) -> None:
    assert not tells_again(Article("https://cid.example/q", "2", title=title, text=text), HEADLINE, SUMMARY, [CARRIED])
