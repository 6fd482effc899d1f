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
        "Police named the victim as Ida Holm.",
        "The club named three new players.",
        "The bank called in administrators on Monday.",
        "The mayor called in police on Monday.",
        "Police seized 9kg of copper.",
        "The sailmaker stitches the sails of the ferry on the quay of Brigford.",
        "The club clinches its third cup in Brigford on Sunday.",
        "The storm damaged 30km of railway.",
        "Police arrested nine men on Friday.",
        "Engineers rated six bridges as safe.",
        "The crew needed nine hours to reach the wreck.",
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


@pytest.mark.parametrize(
    "line",
    [
        "A house located two miles from the sea.",
        "A hotel named the best in the north.",
        "A boat named Two Sisters in the harbour.",
        "A doctor called in haste by the crew.",
        "A man arrested nine years ago.",
        "A tool for bakers that helps you plan the week, weigh the flour, and bake bread.",
        "A practical guide that explains the price, what you get at each bakery, and how to order.",
        "A small oven that goes hotter, saves wood, and includes a stone.",
        "Thoughts on rye from a baker who never thought she would need it.",
        "A superbly baked loaf that serves as breakfast, lunch and supper.",
        "Good and certified translations in over 65 languages for only ten pounds per page.",
        "Bread made at home.",
        "A bench made to last and built for two.",
        "Twelve days of storage and ten hours of video upload.",
        "A wood-fired oven with a white speckle finish for bakers at home.",
    ],
)
def test_a_verb_of_a_clause_or_a_participle_is_not_that_of_the_line(line: str) -> None:
    assert fault_of_grammar(line) == "no verb"


@pytest.mark.parametrize(
    "line",
    [
        "Researchers trained on mice found that rye helps.",
        "The man arrested on Monday faces three charges in court.",
        "The woman who led the inquiry resigned on Monday.",
        "The firm that built the bridge faces a fine of two million pounds.",
        "Workers who lost their jobs want the plant to reopen.",
        "The mill that was shut in spring, was bought by two heirs and banks.",
        "Ovens which bakers use, which are old, cost more.",
        "People use the ferry to cross the river.",
        "The council certified the vote on Monday.",
        "All 400 guests stayed calm; every new one left.",
        "Engineers rated the bridge as safe.",
        "Two members re-elected the mayor on Monday.",
        "Bread made in Brigford won the first prize.",
    ],
)
def test_a_line_keeps_its_verb_beside_clauses_and_participles(line: str) -> None:
    assert fault_of_grammar(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Measure B, the bond for parks, has passed with 61 percent of the vote.",
        "Chair Holm called the meeting to order at noon.",
    ],
)
def test_a_title_or_a_name_before_a_verb_is_no_order(line: str) -> None:
    assert fault_of_grammar(line) is None


def test_a_plural_behind_its_number_is_no_verb() -> None:
    assert (
        fault_of_grammar("Nets and boats seized during the arrest of two harbour suspects in Brigford on Wednesday.")
        == "no verb"
    )
    assert fault_of_grammar("Police arrested two harbour suspects in Brigford on Wednesday.") is None
    assert fault_of_grammar("Many tasks that you manually complete can be given to a machine.") is None
    assert fault_of_grammar("Part six includes a bridge that leads from Brigford to the lake.") is None


def test_a_verb_that_is_joined_to_a_line_without_i_makes_no_sentence_of_it() -> None:
    assert fault_of_grammar("Currently working on a table with metal legs, but want another one.") == "no subject"
    assert fault_of_grammar("Currently working on a table, she lives in Brigford.") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "One of the two works as a nurse in Brigford.",
        "The older of the two lives in a flat above the mill.",
        "A family of five lives in the flat above the mill.",
        "One of five women leads a company in Brigford.",
        "Just getting to the island took the crew four hours.",
        "Just looking at the figures shows how far prices have fallen.",
        "Still waiting for the ferry are 300 guests of the island.",
    ],
)
def test_one_of_several_and_a_phrase_in_ing_may_be_the_subject(sentence: str) -> None:
    assert fault_of_grammar(sentence) is None


@pytest.mark.parametrize(
    "line",
    [
        "The union called for a ban on night work.",
        "Late last night the union called off the strike.",
        "MPs called on the minister to resign.",
        "Doctors called it a scandal.",
        "The board named Ann Lee chief executive on Monday.",
        "The board named Ann Lee as its chief on Monday.",
        "The mayor named Ida Holm and Bo Lund to the panel.",
        "The paper named Marl the best town for families.",
        "The union called on Friday for a ban on night work.",
        "The mayor called in the army after the flood.",
        "Looking ahead, Mayor Ida Holm forecast profitable growth for the year.",
        "The mill used every drop of water in the lake.",
        "She loved most of the films at the fair.",
        "Investigators based their report on photographs.",
        "She loved the sea and its birds.",
    ],
)
def test_what_somebody_called_named_or_based_is_an_act(line: str) -> None:
    assert fault_of_grammar(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "A boat named Ann in the harbour of Marl.",
        "Two boats named Ann and Otto in the harbour of Marl.",
        "The man named Holm in the report by police.",
        "The ferry named Ann with its crew of ten.",
        "A town called Marl in the north.",
        "A strike called for Friday by the port union.",
        "A meeting called in haste on Sunday evening.",
        "The strike called off at noon on Friday.",
        "A programme called On Air about radio in the valley.",
        "A drama based on her life.",
        "A film loved all over the world by children.",
        "The song loved most by readers of the paper.",
        "Volunteers needed every Friday at the food bank in Marl.",
        "Cash seized this week in a raid on the port of Marl.",
    ],
)
def test_what_something_is_called_or_based_on_is_no_act(line: str) -> None:
    assert fault_of_grammar(line) == "no verb"


@pytest.mark.parametrize(
    "line",
    [
        "The channel broadcast the match live on Sunday.",
        "The scheme costs £9m a year.",
        "The bridge cost £86m and opened two years late.",
        "The walls bear the marks of the flood.",
        "The minister located the funds at last.",
    ],
)
def test_a_sum_with_its_scale_is_an_object_and_a_broadcast_an_act(line: str) -> None:
    assert fault_of_grammar(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "The house located 300m from the sea.",
        "A bench placed 40cm above the floor in the hall.",
        "Two boats seized 9km off the coast of Marl.",
        "The tower, located 12km from Marl, with a view of the bay.",
        "A cost cut 20km from the port.",
    ],
)
def test_a_distance_is_no_object(line: str) -> None:
    assert fault_of_grammar(line) == "no verb"


def test_a_number_with_its_scale_is_an_object() -> None:
    assert fault_of_grammar("The old bridge cost 40m euros in the end.") is None
    assert fault_of_grammar("The old bridge cost 2bn in the end.") is None


@pytest.mark.parametrize(
    "line",
    [
        "The silver band and the choir of Brigford lead an hour of carols on the quay.",
        "Ida Holm and Ben Marsh play the sisters of the ferryman.",
        "Volunteers of the club and the mayor lead the walk.",
    ],
)
def test_two_subjects_make_a_base_form_their_verb(line: str) -> None:
    assert fault_of_grammar(line) is None


@pytest.mark.parametrize(
    "line",
    ["An oil and gas lead the size of a barn.", "Sand and iron rail the width of a hand."],
)
def test_a_noun_behind_two_others_is_no_verb_of_theirs(line: str) -> None:
    assert fault_of_grammar(line)
