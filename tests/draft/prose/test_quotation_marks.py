"""newsletter.draft.prose.quotation_marks: whole quotations, half ones, and what stands outside."""

from __future__ import annotations

from newsletter.draft.prose.quotation_marks import is_quotation_open, without_quotations


def test_half_a_quotation_is_seen() -> None:
    assert is_quotation_open("“We are ready")
    assert is_quotation_open('said it was "done.')
    assert not is_quotation_open("It's “done”, she said of Brigford's bridge.")


def test_what_is_quoted_is_taken_out_whatever_its_marks() -> None:
    for quoted in ("“We are ready”", '"We are ready"', "«We are ready»", "„We are ready“", "‘We are ready’"):
        assert without_quotations(f"{quoted}, she said.", "It") == "It, she said."
    assert without_quotations("The river's level didn't rise.") == "The river's level didn't rise."


def test_a_flood_of_opening_marks_is_read_at_once() -> None:
    # At square cost this took many minutes.
    assert without_quotations("“" * 400_000) == "“" * 400_000
