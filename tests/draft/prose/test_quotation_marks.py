"""newsletter.draft.prose.quotation_marks: whole quotations, half ones, and what stands outside."""

from __future__ import annotations

import re

import pytest

from newsletter.draft.prose.quotation_marks import is_quotation_open, without_quotations


def test_half_a_quotation_is_seen() -> None:
    assert is_quotation_open("“We are ready")
    assert is_quotation_open('said it was "done.')
    assert not is_quotation_open("It's “done”, she said of Brigford's bridge.")


@pytest.mark.parametrize(
    "sentence", ['The firm calls it "Loom 3" and sells it.', 'Its 5" screen is bright.', "'90s bands return to the mill."]
)
def test_a_mark_behind_or_before_a_figure_is_no_half_quotation(sentence: str) -> None:
    assert not is_quotation_open(sentence)


def test_what_is_quoted_is_taken_out_whatever_its_marks() -> None:
    for quoted in ("“We are ready”", '"We are ready"', "«We are ready»", "„We are ready“", "‘We are ready’"):
        assert without_quotations(f"{quoted}, she said.", "It") == "It, she said."
    assert without_quotations("The river's level didn't rise.") == "The river's level didn't rise."


def test_straight_single_marks_quote_what_ends_in_a_comma_or_stop() -> None:
    assert without_quotations("'We don't stop here,' said Holm of the '90s and the Smiths' mill.", "It") == (
        "It said Holm of the '90s and the Smiths' mill."
    )
    assert without_quotations("The Smiths' mill isn't old, the '90s were.") == "The Smiths' mill isn't old, the '90s were."


def test_straight_single_marks_quote_a_phrase_within_a_sentence() -> None:
    assert without_quotations("The 'We Can't' campaign says it 'won't stop' yet.", "It") == "The It campaign says it It yet."
    for told in ("Give 'em the Smiths' mill in 's-Gravenhage.", "Rock 'n' roll is back in the '90s mill."):
        assert without_quotations(told, "It") == told


def test_a_mark_of_inches_opens_no_quotation() -> None:
    assert (
        without_quotations('The 19" rack costs £90 and the 24" rack £120.') == 'The 19" rack costs £90 and the 24" rack £120.'
    )
    assert without_quotations('Its 6" track is done and "we open in May", said Holm of "1984".', "It") == (
        'Its 6" track is done and It, said Holm of It.'
    )


def test_a_possessive_inside_a_single_quotation_does_not_halve_it() -> None:
    assert not is_quotation_open("'We built the workers' hall,' said the mayor of Marl.")
    assert not is_quotation_open("‘We are the dockers’ own bank,’ said Holm of the porters’ union.")
    assert without_quotations("'We built the workers' hall,' said the mayor of Marl.", "It") == "It said the mayor of Marl."
    assert without_quotations("‘We’re the dockers’ own bank,’ said Holm.", "It") == "It said Holm."
    assert without_quotations("The union says ‘we’re ready’ for talks.", "it") == "The union says it for talks."
    assert not is_quotation_open("'We told 'em so, rock 'n' roll is back,' said the mayor of Marl.")
    assert is_quotation_open("'We built the hall, said the mayor of Marl.")
    assert is_quotation_open("‘We built the mill. ‘We built the hall,’ said the mayor of Marl.")


def test_a_flood_of_opening_marks_is_read_at_once() -> None:
    # At square cost this took many minutes.
    assert without_quotations("“" * 400_000) == "“" * 400_000


@pytest.mark.parametrize(
    "sentence",
    [
        "”Vi bygger en ny bro”, säger borgmästaren, ”och det snart.”",
        "»Rakennamme sillan», sanoo pormestari, »ja pian.»",
        "»Wir bauen eine Brücke«, sagt die Bürgermeisterin, »und zwar bald.«",
        "„Wir bauen eine Brücke“, sagt die Bürgermeisterin, „und zwar bald.“",
        "« Nous bâtissons un pont », dit la maire, « et bientôt. »",
    ],
)
def test_quotations_are_whole_and_what_stands_between_them_is_not_quoted_whatever_marks_a_language_has(sentence: str) -> None:
    assert not is_quotation_open(sentence)
    assert re.fullmatch(r" ?, \w+ \w+( \w+)?, ", without_quotations(sentence, ""))
    assert is_quotation_open(sentence[:-1])
