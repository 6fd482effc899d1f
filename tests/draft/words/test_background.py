"""newsletter.draft.words.background: how common words are, from a table in the package."""

from __future__ import annotations

from newsletter.draft.words.background import document_counts, term_weight


def test_a_rare_word_is_worth_more_than_a_common_one_and_a_pair_less_than_a_rare_word() -> None:
    assert term_weight("people") < term_weight("council") < term_weight("brigford")
    assert term_weight("people") < term_weight("mill bridge") < term_weight("brigford")


def test_the_table_is_small_and_sorted() -> None:
    stems = list(document_counts())
    assert 3000 < len(stems) < 6000
    assert stems == sorted(stems)
