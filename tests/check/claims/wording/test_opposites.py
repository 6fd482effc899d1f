"""newsletter.check.claims.wording.opposites: the tables of words that exclude one another."""

from __future__ import annotations

from newsletter.check.claims.wording.opposites import BESIDE, KINDS, OPPOSITES, TURNED


def test_each_pair_has_two_words_and_none_stands_twice() -> None:
    pairs = [tuple(pair.split("/")) for pair in f"{OPPOSITES} {BESIDE}".split()]
    assert all(len(pair) == 2 and pair[0] != pair[1] for pair in pairs)
    assert len({frozenset(pair) for pair in pairs}) == len(pairs)


def test_a_word_is_of_one_kind_only() -> None:
    words = KINDS.split()
    assert len(set(words)) == len(words)


def test_a_verb_is_turned_round_by_one_word() -> None:
    assert TURNED["called"] == "off"
    assert TURNED["ruled"] == "out"
