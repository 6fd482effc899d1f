"""Promises of retelling: the same news in other words is known again; what came of it, with or without a new number, is news."""

from __future__ import annotations

import pytest

from newsletter.draft.selection.retelling import tells_again
from newsletter.models import Article
from tests.draft.selection.quay import AGAIN, AGAIN_TEXT, CARRIED, HEADLINE, SUMMARY


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
