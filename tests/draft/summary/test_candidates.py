"""newsletter.draft.summary.candidates: the sentences that could be part of a summary."""

from __future__ import annotations

from newsletter.draft.summary.summarise import summarise
from tests.draft.summary.test_summarise import HEAD, LEAD, SECOND, THIRD, TOLD


def test_who_the_author_is_stands_in_no_summary() -> None:
    bio = "Odile Marchetti is the founder of Bright Copy and a freelance writer on harbours."
    assert bio not in summarise(f"{bio}\n{TOLD}", 60, HEAD)
    assert bio in summarise(f"{bio}\n{TOLD}", 60, "Odile Marchetti steps down")


def test_what_the_headline_names_may_be_pointed_at() -> None:
    first = "These walnut truffles have a soft centre under a shell of dark chocolate."
    assert summarise(f"{first}\nThey keep for a week in a cold place.", 60, "Walnut truffles").startswith(first)
    assert not summarise(f"{TOLD}\n{first}", 60, HEAD).startswith("These")


def test_a_short_sentence_that_only_announces_its_paragraph_is_left_out() -> None:
    text = f"{LEAD} {SECOND}\nThe money is the second question. The crown pays half of it.\n{THIRD}"
    assert "second question" not in summarise(text, 100)
