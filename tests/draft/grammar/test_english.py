"""newsletter.draft.grammar.english: whether a line of English is a sentence that states something."""

from __future__ import annotations

import pytest

from newsletter.draft.grammar.english import fault_of_grammar, is_surely_statement

SENTENCES = (
    "The council of Brigford has voted to rebuild the old mill bridge.",
    "The council votes for the bridge by eleven to three.",
    "Work begins in March.",
    "Support, patience, and time will help the harbour.",
    "Plant growth slows in spring, and they will cut less hay.",
    "Support for the plan grew after the flood of last winter.",
    "Ferries return to the harbour of Brigford after the long winter.",
    "A baker who stopped and looked up at the crane ended up in the canal.",
    "Ann Lee and Odile Marchetti, who has five boats, face a fine of up to five thousand crowns.",
    "Less than a day after the vote as mayor of Brigford, Ines Holm took the key to the mill.",
    "The ban still holds at the other harbour of the town.",
    "Pumpworks reports strong growth for the third quarter.",
    "Supply chains grow more complex.",
    "Healthy eating emphasizes fruits, vegetables, whole grains, dairy and protein.",
    "In an era where rain reigns supreme, sustainable towns have built dams.",
    "Although the practice of rowing is old, the arrival of motors changed the harbour.",
    "Since the last storm every lamp of the harbour flickers when the crane below it moves.",
    "The gateway deduplicates the charts of all harbours.",
    "Joins across charts are supported as long as one side fits in the boat.",
    "Queue length was the cause of the delay at the lock.",
    "However, the price of oars varies with the wood, the harbour and the season.",
    "A second lock and a wider basin of any size help us.",
    "Knowing how to mend a sail is a fine skill.",
    "We row the boats of all harbours.",
)


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_that_states_something_has_no_fault(line: str) -> None:
    assert fault_of_grammar(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "The album opens with a song about the harbour.",
        "On Monday the council voted for the bridge that engineers had asked for.",
        "At any moment you can find people on the bridge.",
        "Holm, who led the harbour for years, is also said to be displeased.",
        "Built in 1850, the bridge carries nine thousand people a day.",
        "Shares hit a record high in the harbour on Monday.",
        "Need for speed drives the sales of new boats in the harbour.",
    ],
)
def test_a_sentence_with_its_own_verb_is_surely_a_statement(line: str) -> None:
    assert is_surely_statement(line)


@pytest.mark.parametrize(
    "line",
    [
        "Built for the ways you live and work.",
        "Top quality, great selection and expert advice you can trust.",
        "Finely tuned to get the most out of the engine before the race.",
        "Helps restore old wood and prevents damp.",
        "Help stay accurate and timely using accountants who know the harbour.",
        "Available in colours that keep their shine for years.",
        "Infrastructure trusted by many customers in all of the country.",
        "A different kind of bridge, I would say.",
    ],
)
def test_a_line_whose_verb_may_be_none_is_not_surely_a_statement(line: str) -> None:
    assert not is_surely_statement(line)


def test_a_word_repeated_a_thousand_times_is_no_statement() -> None:
    assert not is_surely_statement("very " * 5000 + "tuned to the harbour")


@pytest.mark.parametrize(
    "sentence",
    [
        "Masters should keep a lookout aft at night.",
        "Features will be added in May.",
        "People who live near ports breathe worse air.",
    ],
)
def test_a_noun_like_a_verb_before_an_auxiliary_and_verbs_of_every_day_make_a_statement(sentence: str) -> None:
    assert fault_of_grammar(sentence) is None
