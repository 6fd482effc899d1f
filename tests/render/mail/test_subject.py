"""Promises of what an inbox shows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.models import Issue, Section, Story
from newsletter.render.content import readable
from newsletter.render.mail.subject import day_in_title, own_title, preheader, subject
from newsletter.render.publication import Publication
from tests.render.examples import PLAIN

LETTER = Publication("The Letter", "What happened in the town")


@pytest.mark.parametrize(
    "title",
    [
        "The Letter",
        "The Letter - November 15, 2025",
        "The Letter - 15. März 2025",
        "The Letter - 15 de noviembre de 2025",
        "The Letter - 2025年11月15日",
        "The Letter #12",
        "Weekly Update - 2025-11-15",
        "Issue 7",
        "",
    ],
)
def test_a_title_that_is_the_same_every_week_is_not_the_subject(title: str) -> None:
    issue = replace(PLAIN, title=title)
    assert own_title(issue, LETTER) == ""
    assert subject(issue, LETTER) == "A 2 nm fab opens in Dresden"


def test_a_title_of_its_own_or_the_front_matter_is() -> None:
    assert subject(replace(PLAIN, title="Chips at last"), LETTER) == "Chips at last"
    assert subject(replace(PLAIN, front_matter={"subject": "Read\n this"}), LETTER) == "Read this"


def test_the_preheader_says_what_the_subject_does_not() -> None:
    constant = replace(PLAIN, title="The Letter", description=LETTER.description)
    assert preheader(constant, LETTER) == "A recall · The act is law"
    own = replace(constant, description="A week of chips")
    assert preheader(own, LETTER) == "A week of chips · A recall · The act is law"
    assert preheader(replace(own, front_matter={"preheader": "Mine"}), LETTER) == "Mine"


@given(st.text(max_size=400), st.lists(st.text(max_size=200), max_size=4))
def test_the_preheader_is_never_too_long(description: str, headlines: list[str]) -> None:
    stories = tuple(Story(headline) for headline in headlines)
    assert len(preheader(readable(Issue("t", description=description, sections=(Section("s", stories),))), LETTER)) <= 130


def test_a_long_preheader_ends_with_a_sentence_where_it_can_and_never_with_two_marks() -> None:
    first = "The town has bought the old mill for two million pounds, and the council meets about it on Monday."
    told = replace(PLAIN, description=f"{first} Two more stories are about owls and the harbour of the town.")
    assert preheader(readable(told), LETTER) == first
    endless = replace(PLAIN, description="The town has bought the old mill and " * 9)
    assert preheader(readable(endless), LETTER).endswith("…")


def test_the_day_that_a_title_names_is_known() -> None:
    assert day_in_title(Issue("Weekly Update - November 15, 2025")) == "November 15, 2025"
    assert day_in_title(Issue("Weekly Update")) == ""
