"""newsletter.draft.summary.headline: the article's own title, else its first sentence made short."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.draft.summary.headline import LONGEST, headline_of, shorten

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
        ("Short enough.", "Short enough"),
    ],
)
def test_a_sentence_is_shortened_at_a_clause(sentence: str, headline: str) -> None:
    assert shorten(sentence) == headline


def test_a_title_that_its_page_cut_off_ends_with_a_whole_word() -> None:
    assert headline_of("Ferries return to the harbour of the…", LEAD) == "Ferries return to the harbour"


def test_the_style_is_the_editors() -> None:
    title = "Council Votes to Build the NASA Bridge With Money From Holm"
    assert headline_of(title, LEAD, "sentence").startswith("Council votes to build the NASA bridge with money from")
    assert headline_of("Council votes to rebuild the bridge", LEAD, "title") == "Council Votes to Rebuild the Bridge"
    assert headline_of("eBay opens a shop in Brigford", LEAD, "title") == "eBay Opens a Shop in Brigford"


@given(st.text(max_size=400))
def test_a_first_sentence_as_headline_is_short_and_ends_in_no_ellipsis(text: str) -> None:
    headline = headline_of(None, text)
    assert len(headline) <= LONGEST
    assert not headline.endswith("…")
