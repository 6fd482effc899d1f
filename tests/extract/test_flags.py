"""Each flag says in one line what speaks against the article."""

from __future__ import annotations

from newsletter.extract.flags import MEANING, Flag


def test_every_flag_has_a_meaning_of_one_line() -> None:
    assert set(MEANING) == set(Flag)
    assert all(meaning and "\n" not in meaning for meaning in MEANING.values())
