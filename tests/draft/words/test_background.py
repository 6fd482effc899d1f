"""newsletter.draft.words.background: how common words are, from a table in the package."""

from __future__ import annotations

from importlib import resources

from newsletter.draft.words.background import document_counts, term_weight


def test_a_rare_word_is_worth_more_than_a_common_one_and_a_pair_less_than_a_rare_word() -> None:
    assert term_weight("people") < term_weight("council") < term_weight("brigford")
    assert term_weight("people") < term_weight("mill bridge") < term_weight("brigford")


def test_the_table_is_small_and_sorted() -> None:
    stems = list(document_counts())
    assert 3000 < len(stems) < 6000
    assert stems == sorted(stems)


def test_the_tables_sources_and_their_licence_are_named_in_the_package() -> None:
    notice = resources.files("newsletter.draft.words").joinpath("NOTICE").read_text(encoding="utf-8")
    assert all(name in notice for name in ("background.txt", "meanings.bin", "wordfreq", "CC BY-SA 4.0", "Changes made"))
