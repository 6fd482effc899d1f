"""newsletter.draft.summary.issue_words: sentences that name the lead and two more."""

from __future__ import annotations

from newsletter.draft.summary.issue_words import description_of, summary_of
from newsletter.models import Section, Story

SECTIONS = [
    Section(
        "Town",
        (Story("Bridge to be rebuilt", "The council votes for the bridge.\nWork begins in March."), Story("Market moves")),
    ),
    Section("Nature", (Story("Owls return"),)),
]


def test_the_lead_and_two_more_are_named_in_sentences() -> None:
    for words in (description_of(SECTIONS), summary_of(SECTIONS)):
        assert words is not None
        assert words.endswith("Owls return, and Market moves.")
        assert ";" not in words
    assert (description_of(SECTIONS) or "").startswith("Bridge to be rebuilt. ")
    assert (summary_of(SECTIONS) or "").startswith("The council votes for the bridge. ")


def test_an_issue_without_stories_has_no_words() -> None:
    assert (description_of([]), summary_of([])) == (None, None)
