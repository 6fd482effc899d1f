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
ORDERS = (
    "Maximise your catch with the help of a ferryman.",
    "Offer guests a way to pay what they want.",
    "Create a chart of the harbour to get started.",
    "Before the tide, check the ropes.",
    "Let the water run for a while.",
    "Clone the chart and overwrite the old one.",
    "Use boats that are light.",
    "Cast off the rope, and Pierhead will take you across.",
    "Review harbours, quays or locks, and we’ll find you a boat.",
)
NO_SUBJECT = (
    "Reduces strain on the ropes of the ferry.",
    "Don't know if the boats are the best.",
    "Nourishes the wood below the line.",
)


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_that_states_something_has_no_fault(line: str) -> None:
    assert fault_of_grammar(line) is None


@pytest.mark.parametrize("line", NO_VERB)
def test_a_line_without_a_finite_verb_in_its_main_clause_is_none(line: str) -> None:
    assert fault_of_grammar(line) == "no verb"


@pytest.mark.parametrize("line", ORDERS)
def test_an_order_states_nothing(line: str) -> None:
    assert fault_of_grammar(line) == "order"


@pytest.mark.parametrize("line", NO_SUBJECT)
def test_a_line_that_begins_with_its_verb_has_no_subject(line: str) -> None:
    assert fault_of_grammar(line) == "no subject"


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


@pytest.mark.parametrize(
    "line",
    [
        "Because I think you need some level of strength in the harbour.",
        "While the ferries of the harbour have left, making room for boats.",
    ],
)
def test_a_subordinate_clause_alone_is_a_fragment(line: str) -> None:
    assert fault_of_grammar(line) == "fragment"


@pytest.mark.parametrize(
    "line", ["At the end of your tour, simply look for the bridge.", "For a start, please note the tides."]
)
def test_an_order_behind_an_introduction_is_one(line: str) -> None:
    assert fault_of_grammar(line) == "order"


@pytest.mark.parametrize(
    "line", ["Every office is unique, so choose your rooms well.", "Real reviews from rowers — see why they trust us."]
)
def test_a_sentence_that_ends_in_an_order_is_one(line: str) -> None:
    assert fault_of_grammar(line) == "order"


def test_a_word_repeated_a_thousand_times_is_no_statement() -> None:
    assert not is_surely_statement("very " * 5000 + "tuned to the harbour")


@pytest.mark.parametrize(
    "sentence",
    [
        "Nordline, the ferry company of Marl, has won the contract for the islands.",
        "Target, the retailer, has closed 40 shops in the north.",
        "Target, the retailer, reported weaker sales in May.",
        "Match, a firm in Marl, cut 400 jobs.",
        "Holm, your host on Sunday, is the mayor of Marl.",
    ],
)
def test_a_name_with_a_comma_and_who_it_is_begins_no_order(sentence: str) -> None:
    assert fault_of_grammar(sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Open the door of the mill.",
        "Relax, your data is safe.",
        "Try it, the first month is free.",
        "Stir, the sauce of nine herbs, then taste it.",
    ],
)
def test_an_order_stays_one_before_a_comma_or_without(sentence: str) -> None:
    assert fault_of_grammar(sentence) == "order"


@pytest.mark.parametrize(
    "sentence",
    [
        "Demand for electric ferries is growing in the north.",
        "Shop workers have won a pay rise of 6% at Marl.",
        "Download speeds on the islands have trebled since May.",
        "Release dates for both films have slipped to the autumn.",
        "Visit numbers fell by a tenth last year.",
        "Permit holders can park on the quay at Marl.",
        "Sue Ball, 61, was found safe on Sunday.",
        "Cut off by snow, the village had no power for two days.",
        "Set up in 2004, the fund has paid out £9m.",
        "Put off twice, the vote is now due in May.",
        "Put on trial in May, the former mayor has denied all charges.",
        "Set up three years ago, the fund has paid out £9m.",
        "Cut off by snow, as many as forty villages had no power.",
        "Held every June, the fair was visited by 40,000 people.",
        "Held two days later, the vote was lost.",
        "Cut this year, the budget was raised again.",
        "Demand for ferries, the group says, is growing.",
        "Last week, the union called for a ban.",
        "Shop workers in Marl, the port of the island, have won a pay rise.",
        "Pay talks at the port have failed for the third time.",
        "Demand for wool, which fell for years, has doubled.",
        "Help for farmers, who lost their hay, will come in May.",
        "Freeze on rents has ended in nine towns.",
        "Move to a four-day week has paid off for Nordline.",
        "Refuse collectors have ended their strike in Marl.",
        "Express trains will stop at Marl from May.",
    ],
)
def test_a_noun_or_a_participle_that_a_report_begins_with_is_no_order(sentence: str) -> None:
    assert fault_of_grammar(sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Demand more from your tools.",
        "Download the app today and save.",
        "Visit Marl, where the owls have returned.",
        "Cut out sugar, and you will feel better.",
        "Set up the tent before dark.",
        "Put off chores, then rest.",
        "Put on a helmet, since stones are falling from the cliff.",
        "Put in plants that like shade, as the yard has little sun.",
        "Set up alerts for flights, so you are told when prices fall.",
        "Visit Marl, it is a lovely town on the coast.",
        "Stay at home on Friday, the storm will be strong.",
        "Spend wisely, your money is needed for the roof.",
        "Recruit volunteers, train them and make sure they are paid.",
        "Purchase tickets before they are sold out on Friday.",
        "Visit Marl and you will see why the town is loved.",
        "Stay with us and it is yours.",
        "Stay calm, help is on its way.",
        "Set out early, you will need a whole day.",
        "Ask the farmers, who lost their hay, if they were paid.",
        "Pay once and you can use it for years.",
        "Move to the town that suits you.",
        "Leave the car where it is.",
        "Welcome guests who have booked a room.",
        "Drain the beans well, then the rest is done.",
    ],
)
def test_an_order_stays_one_though_its_verb_may_be_a_noun_or_a_participle(sentence: str) -> None:
    assert fault_of_grammar(sentence) == "order"


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


@pytest.mark.parametrize(
    "adverb",
    [
        "Today",
        "Yesterday",
        "Tonight",
        "Together",
        "Elsewhere",
        "Later",
        "Nowadays",
        "Perhaps",
        "Overseas",
        "Nearby",
        "Online",
        "Outdoors",
    ],
)
@pytest.mark.parametrize(
    "rest", ["the two libraries lend a million books a year.", "our library has lent a book to every child."]
)
def test_an_adverb_may_stand_before_the_subject_of_a_statement(adverb: str, rest: str) -> None:
    assert fault_of_grammar(f"{adverb} {rest}") is None
