"""newsletter.draft.grammar.english_words: the forms of English verbs."""

from __future__ import annotations

from newsletter.draft.grammar.english import fault_of_grammar
from newsletter.draft.grammar.english_words import plain_verbs


def test_plain_verbs_have_the_endings_of_english_and_are_no_nouns() -> None:
    assert {"publish", "publishes", "carries", "goes", "went"} <= plain_verbs()
    assert plain_verbs().isdisjoint({"publishs", "carrys", "gos", "plan", "plans", "cut"})


def test_the_month_of_may_is_no_auxiliary() -> None:
    assert fault_of_grammar("A list of the best boats in May.") == "no verb"
    assert fault_of_grammar("On May 9, a walk along the river.") == "no verb"
    assert fault_of_grammar("The fair in May was wet.") is None
    assert fault_of_grammar("Rain may fall on the fair in May.") is None
    assert fault_of_grammar("Ferries May Stop in June.") is None
    assert fault_of_grammar("Ferries May Soon Be Stopped.") is None
