"""newsletter.draft.summary.summarise: the article's own sentences, to a length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.draft.summary.choose_sentences import Aim
from newsletter.draft.summary.summarise import summarise
from tests.draft.summary.texts import LEAD, SECOND, THIRD, TOLD


def test_a_summary_is_the_lead_sentence_by_sentence_up_to_the_length() -> None:
    assert summarise(f"{LEAD} {SECOND}\n{THIRD}", 12) == LEAD
    assert summarise(f"{LEAD} {SECOND}\n{THIRD}", Aim(100, fill=True)) == f"{LEAD}\n{SECOND}\n{THIRD}"


def test_headings_lists_tables_quotations_and_code_are_no_sentences() -> None:
    marked = [
        "## A heading that is long enough to be one",
        "- an item of a list with many words",
        "| a | b |",
        "> words of somebody else",
    ]
    assert summarise("\n".join([*marked, LEAD]), 50) == LEAD


def test_a_byline_is_no_sentence_unless_there_is_nothing_else() -> None:
    assert summarise(f"By Earl Dunmore, Courier staff writer\n{LEAD}", 50) == LEAD
    assert summarise("Only a label without a stop", 50) == "Only a label without a stop"


def test_a_first_sentence_that_is_the_headline_is_not_said_twice() -> None:
    assert summarise(f"{LEAD} {THIRD}", 50, LEAD.rstrip(".")) == THIRD
    assert summarise(LEAD, 50, LEAD) == LEAD


def test_where_the_headline_is_the_first_sentence_the_summary_goes_on_with_the_next() -> None:
    vote = "Norland and Ostrava signed an agreement to share the fishing grounds of the Brig"
    goes_on = "It is to take effect in March, and both countries are bound by it for nine years."
    late = "The boats of both countries lay in the harbour on Monday, with flags at every mast from bow to stern."
    assert summarise(f"{vote}.\n{goes_on}\n{late}", 60, vote).startswith(goes_on)
    assert summarise(f"{vote}, Minister Ida Holm announced.\n{goes_on}", 60, vote) == goes_on
    assert summarise(f"{vote}.\nBoats lay in the harbour.", 60, vote) == "Boats lay in the harbour."  # a note
    said = f"{vote} by ten boats each, of which no one had heard a word before this Monday afternoon at five."
    assert summarise(f"{said}\n{goes_on}", 60, vote).startswith(said)


def test_a_summary_never_begins_with_a_sentence_that_leans_on_another() -> None:
    assert summarise(f"But that was only the beginning of the matter. {LEAD}", 15) == LEAD


def test_a_sentence_far_down_that_an_editor_would_probably_strike_begins_no_summary_unless_it_must_be_filled() -> None:
    aside = "Oars of ash are stiffer than oars of pine, but they weigh a third more."
    text = (
        "Read the rest of the guide here.\n\nSign up now for the ferry, and get a free oar.\n\nWant to know more of our boats?\n\n"
        f"Do you like the harbour, or the mill?\n\nWhat is a lock, and who needs it?\n\n{aside}"
    )
    assert summarise(text, 60, "Boats") == ""
    assert summarise(text, Aim(60, fill=True), "Boats") == aside


def test_what_another_outlet_adds_bears_its_name_and_says_something_new() -> None:
    again = "The council has voted to rebuild the mill bridge of Brigford, the old one."
    assert summarise(LEAD, 60, others=[("Gazette", again)]) == LEAD
    assert summarise(LEAD, Aim(60, fill=True), others=[("Gazette", THIRD)]) == f"{LEAD}\n{THIRD} (Gazette)"


def test_another_outlet_is_not_quoted_with_what_only_its_own_text_has_named() -> None:
    lead = "The harbour of Brigford has fined the shipping line Ostrava for oil that its nine ferries let out at sea."
    first = "A harbour has, for the first time, given a shipping line the order to repair its engines."
    order = "The order was published in Norland on Wednesday, and the office also imposed a toll of €48 million on Ostrava."
    headline = "Brigford fines Ostrava over oil"
    assert order not in summarise(lead, 60, headline, others=[("Gazette", f"{first}\n{order}")])
    named = order.replace("The order", "A second order")
    assert f"{named} (Gazette)" in summarise(lead, 60, headline, others=[("Gazette", f"{first}\n{named}")])


def test_another_outlet_that_announces_the_same_news_in_other_forms_of_its_words_is_not_quoted() -> None:
    lead = "The leader of a polygamous community was arrested in Brigford on Wednesday, according to court documents."
    again = "Two polygamist leaders in the valley of the Owl have been arrested, the authorities of the province announced."
    assert summarise(lead, 60, "2 leaders arrested in Brigford", others=[("Gazette", again)]) == lead


def test_a_page_without_a_sentence_of_its_own_is_summed_up_by_its_description() -> None:
    shop = "Add to cart now and save.\nIn stock, ships today from here.\nFor more pumps, see our shop window.\nSize: large and heavy."
    line = "The pump empties a cellar in an hour and needs no power."
    assert summarise(shop, 60, "Pump", line) == line
    assert summarise(shop * 3, 60, "Pump") == ""


def test_of_a_discussion_the_first_post_is_summed_up() -> None:
    thread = f"#### Ann, November 8, 2026\n{LEAD}\n#### Odile, November 9, 2026\n{THIRD}"
    assert summarise(thread, 60) == LEAD


def _is_within(words: str, text: str) -> bool:
    """Say whether all signs of one text stand in another, in their order: marks of Markdown and notes may be missing between."""
    signs = iter(text)
    return all(sign in signs for sign in words if sign.isalnum())


@given(st.text(max_size=400), st.integers(1, 200))
def test_any_text_has_a_summary_of_its_own_words(text: str, length: int) -> None:
    for sentence in summarise(text, length).split("\n"):
        assert _is_within(sentence, text)


def test_a_sentence_about_somebody_the_summary_does_not_name_is_passed_over() -> None:
    text = f"{LEAD}\nIs it wise, Ines Holm asks?\nHolm has a boat of her own at the mill bridge.\n{THIRD}"
    assert summarise(text, Aim(60, fill=True)) == f"{LEAD}\n{THIRD}"


def test_a_text_of_doubtful_sentences_alone_is_summed_up_all_the_same() -> None:
    assert summarise("He had nine of them there, and she sold them all again in May.", 60) != ""


def test_of_a_discussion_without_days_the_first_post_is_summed_up() -> None:
    text = f"#### ann_l\n{TOLD}\n#### odile\nThe ferries of Rivermark are faster than any bridge could be."
    assert "ferries" not in summarise(text, 100)


@pytest.mark.parametrize(
    ("language", "leaning", "told"),
    [
        (
            "en",
            "While that sounds simple, scooters in Dunmore have been stranded for years.",
            "Scooters in Dunmore swap batteries now.",
        ),
        (
            "en",
            "Beyond that, scooters in Dunmore may not be parked on pavements at night.",
            "Scooters in Dunmore swap batteries now.",
        ),
        (
            "de",
            "Auch wenn das einfach klingt, blieben Roller in Dunmoor jahrelang liegen.",
            "Roller in Dunmoor tauschen nun Akkus.",
        ),
        (
            "de",
            "Letzteres bedeutet, dass Roller in Dunmoor doppelt so viel kosten wie früher.",
            "Roller in Dunmoor tauschen nun Akkus.",
        ),
    ],
)
def test_a_text_whose_first_sentence_speaks_of_what_was_said_before_is_not_summarised_by_it(
    language: str, leaning: str, told: str
) -> None:
    found = summarise(
        f"{leaning}\n\n{told.removesuffix('.')} at sixty kiosks, said the firm Voltkiosk.", 60, told, language=language
    )
    assert leaning not in found


def test_what_a_release_calls_itself_opens_its_summary_and_nobody_elses() -> None:
    text = "This release adds floating threads to the loom and fixes several faults of old bobbins."
    assert summarise(text, 60, "Loomd 2.2") == text
    longer = f"{text} Bobbins of the old form are no longer read, and the belt is now checked at each start of the loom."
    assert text in summarise(longer, 60, "Loomd 2.2")
    assert text not in summarise(longer, 60, "The mill opens again")


def test_of_a_change_log_the_newest_version_is_summed_up_and_not_its_form() -> None:
    text = """All notable changes to this project will be documented in this file.
The format is based on Keep a Changelog, and this project adheres to Semantic Versioning.
## [0.15.0] - 2026-11-26
### Added
- Patterns can be read from several files at once.
### Changed
- A thread that breaks now stops the loom in every mode.
## [0.14.0] - 2026-10-02
- Bobbins can be renamed while the loom is running."""
    told = "Patterns can be read from several files at once.\nA thread that breaks now stops the loom in every mode."
    assert summarise(text, 60, "Loomd changelog") == told


def test_no_summary_begins_with_what_a_program_does_to_something_named_before() -> None:
    text = (
        "You copy a pattern and hope. Loomd runs it in a frame of its own instead. Loomd uses two frames of beech and a belt."
    )
    assert not summarise(text, 60, "Loomd").startswith("Loomd runs it")


def test_an_opening_too_short_for_a_summary_is_followed_by_what_its_paragraph_goes_on_with() -> None:
    opening = "The Brigford Cup is over."
    news = "A new round begins on Tuesday, and 40 clubs will play for the 12 places that are left for next summer."
    paragraphs = [
        f"{opening} Well, sort of. {news}",
        "Here is what to know:",
        "Sign up for our newsletter.",
        "Read more about the cup.",
    ]
    assert summarise("\n\n".join(paragraphs), 60, "Who plays in the Brigford Cup").split("\n") == [opening, news]


def test_what_a_further_outlet_says_of_itself_joins_no_summary() -> None:
    text = "Holm Lines is to buy Marl Shipping for €12m, the two companies said on Tuesday."
    own = "Holm Lines is a leading provider of container transport with 96 vessels in Marl and other ports."
    release = f"Holm Lines and Marl Shipping today announced an agreement to merge for EUR 12 million.\nAbout Holm Lines\n{own}"
    assert own not in summarise(text, 60, "Holm Lines buys Marl Shipping", others=[("Holm Lines", release)])


def test_what_a_release_is_of_may_stand_before_what_it_brings() -> None:
    text = "This release of the loom's tools for small mills brings floating threads, a new index of patterns and 14 fixes."
    longer = f"{text} Bobbins of the old form are no longer read, and the belt is now checked at each start of the loom."
    assert text in summarise(longer, 60, "Loomkit 3.1.0")
    assert text not in summarise(longer, 60, "The mill opens again")
