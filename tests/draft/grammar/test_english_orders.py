"""newsletter.draft.grammar.english_orders: which lines begin with their verb, and which with a noun or a participle like one."""

from __future__ import annotations

import pytest

from newsletter.draft.grammar.english import fault_of_grammar

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


@pytest.mark.parametrize("line", ORDERS)
def test_an_order_states_nothing(line: str) -> None:
    assert fault_of_grammar(line) == "order"


@pytest.mark.parametrize("line", NO_SUBJECT)
def test_a_line_that_begins_with_its_verb_has_no_subject(line: str) -> None:
    assert fault_of_grammar(line) == "no subject"


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
        "Wait times in Marl and in its region grew to nine weeks.",
        "Shop staff, bus drivers and nurses went on strike.",
        "Headline inflation rises to 4% in May.",
        "Smash hit returns to Marl.",
        "Prune juice sales rise in Norland.",
        "Stitch Fix shares fall after the results.",
    ],
)
def test_a_noun_or_a_participle_that_a_report_begins_with_is_no_order(sentence: str) -> None:
    assert fault_of_grammar(sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Demand more from your tools.",
        "Spend less time counting sheep with handy charts and painted gates.",
        "Stay ahead of weaving trends in 2031, including new looms, changes in wool demands, and dyes.",
        "Stay ahead of the rain and keep your hay in a barn your goats can reach.",
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
