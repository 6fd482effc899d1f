"""newsletter.draft.summary.attribute: nobody's "we" becomes the editor's."""

from __future__ import annotations

import pytest

from newsletter.draft.summary.attribute import attribute


def test_what_speaks_in_we_bears_its_outlets_name() -> None:
    text = "The pump is out.\nWe built it in May.\nWe like it.\nIt is fast."
    assert attribute(text, "Pumpworks") == "The pump is out.\nWe built it in May. (Pumpworks)\nWe like it.\nIt is fast."


def test_what_speaks_in_i_is_its_authors() -> None:
    assert attribute("I built “a pump” in May.", "Blog", "Ann Lee") == "I built “a pump” in May. (Ann Lee)"


def test_a_summary_in_nobodys_voice_stays_as_it_is() -> None:
    text = "“We are ready,” said Holm.\nWork begins in March."
    assert attribute(text, "Gazette", "Ann Lee") == text


def test_a_file_is_named_without_its_folders() -> None:
    assert attribute("We built a bridge.", "file:///home/ann/secret/bridge.html") == "We built a bridge. (bridge.html)"


@pytest.mark.parametrize("author", ["Guest Contributor", "Visit the Pump Store", "§ Pumps", "Editorial Team"])
def test_what_is_no_persons_name_is_not_named_as_the_author(author: str) -> None:
    assert attribute("I built a pump in May.", "Blog of pumps |", author) == "I built a pump in May. (Blog of pumps)"


def test_a_handle_is_a_name() -> None:
    assert attribute("I built a pump in May.", "pumps.example", "@ann") == "I built a pump in May. (@ann)"
