"""newsletter.draft.summary.attribute: nobody's "we" becomes the editor's."""

from __future__ import annotations

import pytest

from newsletter.draft.summary.attribute import attribute, is_first_person, name_speaker
from newsletter.text.sentences import split_sentences


def _signed(summary: str, outlet: str, author: str | None = None, speaker: str = "") -> str:
    return attribute(summary, name_speaker(summary, outlet, author, speaker=speaker))


def test_what_speaks_in_we_bears_its_outlets_name() -> None:
    text = "The pump is out.\nWe built it in May.\nWe like it.\nIt is fast."
    assert _signed(text, "Pumpworks") == "The pump is out.\nWe built it in May.\nWe like it. (Pumpworks)\nIt is fast."


def test_what_speaks_in_i_is_its_authors() -> None:
    assert _signed("I built “a pump” in May.", "Blog", "Ann Lee") == "I built “a pump” in May. (Ann Lee)"


def test_a_summary_in_nobodys_voice_stays_as_it_is() -> None:
    text = "“We are ready,” said Holm.\nWork begins in March."
    assert _signed(text, "Gazette", "Ann Lee") == text


def test_where_nobody_can_be_named_nothing_is_and_the_summary_tells_it() -> None:
    assert _signed("We built a bridge.", "") == "We built a bridge."
    assert is_first_person("The bridge is old.\nWe built a new one.")
    assert not is_first_person("The bridge is old.\n“We built it,” said Holm.")


def test_where_the_outlet_has_no_name_the_author_is_named() -> None:
    assert _signed("We built a bridge.", "", "Ann Lee") == "We built a bridge. (Ann Lee)"


def test_a_small_i_in_a_text_without_capitals_is_its_author() -> None:
    assert _signed("i left the city last spring.", "Blog", "Ann Lee") == "i left the city last spring. (Ann Lee)"
    assert _signed("see item (i) and clause i. of it.", "Blog", "Ann Lee") == "see item (i) and clause i. of it."


@pytest.mark.parametrize(
    "name", ["Günter W. Kienitz", "Laura E. Adkins", "Crime Writers On...", "St. Louis Post-Dispatch", "Acme Inc."]
)
def test_a_name_with_stops_stays_on_the_line_of_its_sentence(name: str) -> None:
    line = _signed("We built a bridge.", name)
    assert split_sentences(f"{line} It is new.") == [f"We built a bridge. ({name})", "It is new."]


@pytest.mark.parametrize("author", ["Guest Contributor", "Visit the Pump Store", "§ Pumps", "Editorial Team"])
def test_what_is_no_persons_name_is_not_named_as_the_author(author: str) -> None:
    assert _signed("I built a pump in May.", "Blog of pumps |", author) == "I built a pump in May. (Blog of pumps)"


def test_an_author_called_like_the_outlet_is_named_as_the_outlet_writes_it() -> None:
    assert _signed("I built a pump in May.", "Red Pumps", "redpumps") == "I built a pump in May. (Red Pumps)"


def test_a_handle_is_a_name() -> None:
    assert _signed("I built a pump in May.", "pumps.example", "@ann") == "I built a pump in May. (@ann)"


def test_the_writer_of_a_forums_post_says_we_and_not_the_forum() -> None:
    assert _signed("We are on Teams.", "Forum", None, speaker="rurutia") == "We are on Teams. (rurutia)"
    assert _signed("I am on Teams.", "Forum", "Another", speaker="rurutia") == "I am on Teams. (rurutia)"


@pytest.mark.parametrize("speaker", ["", "Logged", "Topic Author", "Senior Member"])
def test_where_a_post_names_nobody_its_forum_speaks(speaker: str) -> None:
    assert _signed("We are on Teams.", "Forum", None, speaker=speaker) == "We are on Teams. (Forum)"
