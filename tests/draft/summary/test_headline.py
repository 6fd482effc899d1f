"""newsletter.draft.summary.headline: the article's own title, else its first sentence made short."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.draft.summary.headline import LONGEST, alternative, cut_at_clause, headline_of, shorten

LEAD = "The council of Brigford has voted to rebuild the old mill bridge."


def test_a_title_is_kept_without_its_stop_and_marks() -> None:
    assert headline_of(" A  title ", LEAD) == "A title"
    assert headline_of("Council votes to rebuild the bridge.", LEAD) == "Council votes to rebuild the bridge"
    assert headline_of("🚢 Ferries return", LEAD) == "Ferries return"
    assert headline_of("VIDEO: Ferries return", LEAD) == "Ferries return"
    assert headline_of("Work begins at Holm Inc.", LEAD) == "Work begins at Holm Inc."


def test_a_page_without_a_title_is_headed_by_its_first_sentence() -> None:
    assert headline_of(None, LEAD) == LEAD.rstrip(".")


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        (
            "Quayside launched its first solar ferry on Thursday, marking its entrance into the growing market for quiet boats.",
            "Quayside launched its first solar ferry on Thursday",
        ),
        (
            "The ferry company of Rivermark is cutting dozens of roles from its sales team, according to a report from the Gazette.",
            "The ferry company of Rivermark is cutting dozens of roles from its sales team",
        ),
        (
            "Earshot, the podcast app, doubles its price to eight crowns a month and drops its free plan for schools and libraries.",
            "Earshot, the podcast app, doubles its price to eight crowns a month",
        ),
        (
            "Days after the flood took the mill bridge away for the second time, the council of Brigford has voted to build a tunnel.",
            "The council of Brigford has voted to build a tunnel",
        ),
        (
            "The harbour board of Rivermark (HBR) has cleared a plan for a large, hundred-year-old crane that was to be in a museum.",
            "The harbour board of Rivermark has cleared a plan for a large, hundred-year-old crane",
        ),
        (
            "Boat builders need special tools to do their work quickly and safely, so their tool kit should hold a range of chisels.",
            "Boat builders need special tools to do their work quickly and safely",
        ),
        (
            "The ferries of the lake have become a good deal quieter in recent years, whether they carry passengers or only mail.",
            "The ferries of the lake have become a good deal quieter in recent years",
        ),
        ("Short enough.", "Short enough"),
    ],
)
def test_a_sentence_is_shortened_at_a_clause(sentence: str, headline: str) -> None:
    assert shorten(sentence) == headline


@pytest.mark.parametrize("longest", range(40, 100, 7))
def test_a_cut_ends_on_no_word_that_promises_more(longest: int) -> None:
    sentence = "The council of Brigford wants to figure out how to turn the old mill into a place for boats of the harbour"
    assert shorten(sentence, longest).rsplit(" ", 1)[-1] not in (
        "to",
        "the",
        "of",
        "and",
        "for",
        "out",
        "a",
        "how",
        "into",
        "its",
    )


def test_another_outlets_title_is_offered_where_it_is_as_good_and_said_otherwise() -> None:
    texts = ["The council of Brigford has voted to rebuild the old mill bridge after the flood."] * 3
    titles = [
        "Brigford votes to rebuild bridge",
        "Council of Brigford: mill after the flood",
        "Quite another story of the week",
    ]
    assert alternative(titles, texts) == 1
    assert alternative(titles[:1], texts[:1]) is None
    assert alternative([titles[0], "Brigford votes to rebuild the bridge"], texts[:2]) is None


def test_a_title_that_its_page_cut_off_ends_with_a_whole_word() -> None:
    assert headline_of("Ferries return to the harbour of the…", LEAD) == "Ferries return to the harbour"


@given(st.text(max_size=400))
def test_a_first_sentence_as_headline_is_short_and_ends_in_no_ellipsis(text: str) -> None:
    headline = headline_of(None, text)
    assert len(headline) <= LONGEST
    assert not headline.endswith("…")


@pytest.mark.parametrize("longest", range(30, 120, 9))
def test_what_somebody_says_is_not_cut_before_its_verb(longest: int) -> None:
    sentence = "The agency of space says putting sailors into a state of sleep could make it easier to reach islands beyond the horizon."
    head = cut_at_clause(sentence, longest)
    assert not head or "could make" in head
    assert cut_at_clause("The agency says the ferry of the lake will sail in June with a new crew.", 60).endswith(
        "will sail in June"
    )


def test_a_comparison_is_not_cut_before_what_it_compares_with() -> None:
    text = (
        "Thanks to its new ferry, the company is on track to carry more passengers than its old rival for the first time in a decade. "
        "The harbour board expects the company to carry about nine million passengers in the coming season."
    )
    assert headline_of(None, text) == "The harbour board expects the company to carry about nine million passengers"


@pytest.mark.parametrize(
    ("sentence", "end"),
    [
        (
            "The founder wants the state to make open software a matter of strategy rather than a hobby of universities.",
            "rather",
        ),
        ("The company has described what it believes is the first espionage campaign run mostly by a machine.", "mostly"),
    ],
)
def test_no_cut_ends_on_a_word_that_promises_more(sentence: str, end: str) -> None:
    for longest in range(40, len(sentence)):
        assert not cut_at_clause(sentence, longest).endswith(end)
