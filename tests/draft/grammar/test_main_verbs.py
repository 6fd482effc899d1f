"""newsletter.draft.grammar.main_verbs: a verb inside a subordinate clause makes no sentence."""

from __future__ import annotations

import pytest

from newsletter.draft.grammar.english import fault_of_grammar

NO_VERB = (
    "A list of the best boats for calm waters, long weekends, and small crews.",
    "Ferry owner from Brigford and Rivermark.",
    "Perfect for rowing and fishing as a pastime whenever guests come.",
    "The gateway to Brigford's network of canals.",
    "Helping harbour teams adopt new technologies and practices.",
    "Rated as the best boat to cross rivers, stay dry, and keep warm.",
    "Additional supports and pieces for Mill Bridges.",
    "A tangy, simple loaf that’s easy to make and good for toast.",
    "From leaks to storms and everything in between.",
    "Collecting, sorting, and showing readings of the water, such as counts and levels, error counts and hours.",
    "A pump that empties its tank into itself and slowly fills itself from the tank's own water.",
    "Our oat oars with a soft handle and wax to help you relax.",
    "The newest oars to do the rounds of all harbours.",
    "A weekly overview of knots you want on a ferry.",
    "Also boathouses, oars and sailcloth for the crews of the two ferries.",
)


@pytest.mark.parametrize("line", NO_VERB)
def test_a_line_without_a_finite_verb_in_its_main_clause_is_none(line: str) -> None:
    assert fault_of_grammar(line) == "no verb"


@pytest.mark.parametrize(
    "line",
    [
        "Because I think you need some level of strength in the harbour.",
        "While the ferries of the harbour have left, making room for boats.",
    ],
)
def test_a_subordinate_clause_alone_is_a_fragment(line: str) -> None:
    assert fault_of_grammar(line) == "fragment"
