"""newsletter.draft.grammar.finite_verbs: which word of an English line is its finite verb."""

from __future__ import annotations

import pytest

from newsletter.draft.grammar.english import fault_of_grammar, is_surely_statement


def test_a_verb_behind_a_year_is_finite_and_a_number_is_an_object() -> None:
    assert fault_of_grammar("A mill on the river that closed in 2015 started its first machine again.") is None
    assert is_surely_statement("The new owner, Holm, paid £4.2 million for the site.")
    assert not is_surely_statement("The mill built 40 years ago in the valley of the river.")


@pytest.mark.parametrize(
    "line",
    [
        "The bridge collapsed during the storm on Monday.",
        "The mayor resigned without a word on Monday.",
        "Despite the rain of the last two weeks, the river at Brigford stayed low.",
        "The harbour used an old crane to lift the ferry out of the lock at Brigford.",
        "Police seized 300 tons of copper at the harbour of Brigford on Tuesday.",
        "The mill parses the names of its guests and renders them on a screen of wood.",
        "A home-made battery set fire to a shed at the harbour of Brigford on Tuesday.",
        "A storm hit parts of the old town and the harbour of Brigford on Tuesday.",
        "This plaque honors the first ferry of the town.",
        "Pruning the trees by the river usually needs a dense net.",
        "Lifting the ferry out of the lock takes a crane of forty tons.",
        "Rising rents push families out of the old town.",
        "Growing numbers of bakers work at night.",
        "Remaining guests leave the hotel by noon.",
        "Speakers included Ann Lee and Tom Hill.",
        "The list included ten old bridges in town.",
        "The dead included the baker.",
        "Members of the panel included 12 bakers.",
        "Guests included in the party left early.",
    ],
)
def test_a_verb_is_known_by_what_follows_it(line: str) -> None:
    assert fault_of_grammar(line) is None


def test_what_is_done_to_a_thing_is_no_verb_of_its_own() -> None:
    assert not is_surely_statement(
        "Cash and cards seized during the arrest of two men at the harbour of Brigford on Wednesday."
    )
    assert fault_of_grammar("A comparison of the best bread per use case, including rye, oat and spelt.") == "no verb"
    assert fault_of_grammar("The toll is two pounds per use of the bridge.") is None
    assert fault_of_grammar("Good bread with butter and jam included at every hotel in town.") == "no verb"
    assert fault_of_grammar("A boat damaged by ice near the harbour of Brigford on Tuesday.") == "no verb"
