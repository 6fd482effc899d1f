"""newsletter.draft.summary.candidates: the sentences that could be part of a summary."""

from __future__ import annotations

import pytest

from newsletter.draft.summary.summarise import summarise
from tests.draft.summary.test_summarise import HEAD, LEAD, SECOND, THIRD, TOLD


def test_who_the_author_is_stands_in_no_summary() -> None:
    bio = "Odile Marchetti is the founder of Bright Copy and a freelance writer on harbours."
    assert bio not in summarise(f"{bio}\n{TOLD}", 60, HEAD)
    assert bio in summarise(f"{bio}\n{TOLD}", 60, "Odile Marchetti steps down")
    bio = "Odile Marchetti is the Founder & Principal Consultant of Bright Copy, which helps harbours to speak to their guests."
    assert bio not in summarise(f"{bio}\n{TOLD}", 60, HEAD)


def test_what_the_headline_names_may_be_pointed_at() -> None:
    first = "These walnut truffles have a soft centre under a shell of dark chocolate."
    assert summarise(f"{first}\nThey keep for a week in a cold place.", 60, "Walnut truffles").startswith(first)
    assert not summarise(f"{TOLD}\n{first}", 60, HEAD).startswith("These")


def test_a_short_sentence_that_only_announces_its_paragraph_is_left_out() -> None:
    text = f"{LEAD} {SECOND}\nThe money is the second question. The crown pays half of it.\n{THIRD}"
    assert "second question" not in summarise(text, 100)


@pytest.mark.parametrize(
    ("headline", "first"),
    [
        ("loomd: a queue for looms", "loomd hands each of its jobs to the loom that has waited longest for one."),
        ("loomd 2.4 drops the old protocol", "loomd 2.4.1 is out and no longer speaks the protocol of the first looms."),
        ("Show HN: loomd, a queue for looms", "loomd is a small queue that hands jobs to the looms of a mill over SSH."),
    ],
)
def test_a_sentence_may_begin_with_the_small_name_that_its_headline_is_about(headline: str, first: str) -> None:
    text = f"{first} It keeps what is left of them on disk, so that no job is lost when the power goes in Brigford."
    assert summarise(text, 60, headline).startswith(first)


def test_a_line_that_begins_in_the_middle_is_no_sentence_though_its_first_word_is_in_the_headline() -> None:
    rest = "council members had asked the town of Brigford for a second survey of the valley."
    assert rest not in summarise(f"{rest}\n{TOLD}", 60, "Brigford council delays its vote on the dam")
