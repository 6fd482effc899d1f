"""newsletter.draft.grammar.english_words: the forms of English verbs."""

from __future__ import annotations

from newsletter.draft.grammar.english_words import plain_verbs


def test_plain_verbs_have_the_endings_of_english_and_are_no_nouns() -> None:
    assert {"publish", "publishes", "carries", "goes", "went"} <= plain_verbs()
    assert plain_verbs().isdisjoint({"publishs", "carrys", "gos", "plan", "plans", "cut"})
