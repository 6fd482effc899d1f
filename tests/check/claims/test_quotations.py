"""newsletter.check.claims.quotations: a quotation is found in any marks, and held against its source word by word."""

from __future__ import annotations

import pytest

from newsletter.check.claims.evidence import Evidence
from newsletter.check.claims.quotations import read_quotations, stands_in

SOURCE = Evidence(["It is a good day for Brigford, and we didn’t expect it so soon, Holm said."]).stream


@pytest.mark.parametrize(
    "text", ["“a good day”", '"a good day"', "„a good day“", "«a good day»", "« a good day »", "‘a good day’"]
)
def test_any_marks_hold_a_quotation(text: str) -> None:
    ((words, start, end),) = read_quotations(f"She said {text}.")
    assert words == f"She said {text}."[start:end] == "a good day"


@pytest.mark.parametrize("text", ["a “word” alone", "the dogs' bowls and the cats' beds", "5' 11\" tall"])
def test_a_single_word_and_apostrophes_are_no_quotation(text: str) -> None:
    assert list(read_quotations(text)) == []


@pytest.mark.parametrize(
    "quotation", ["a good day for Brigford", "A good day … we did not expect it", "It is a [very] good day"]
)
def test_what_an_editor_leaves_out_or_puts_in_breaks_no_quotation(quotation: str) -> None:
    assert stands_in(quotation, SOURCE)


@pytest.mark.parametrize("quotation", ["a bad day for Brigford", "good a day", "day for Brig"])
def test_other_words_or_another_order_are_not_in_the_source(quotation: str) -> None:
    assert not stands_in(quotation, SOURCE)
