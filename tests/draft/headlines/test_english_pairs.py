"""newsletter.draft.headlines.english_pairs: no cut parts words of a line of English that belong together."""

from __future__ import annotations

import re

import pytest

from newsletter.draft.headlines.english_pairs import breaks
from newsletter.draft.headlines.headline import LONGEST
from newsletter.draft.headlines.shorten import cut_at_clause, shorten


@pytest.mark.parametrize(
    ("sentence", "fragment"),
    [
        (
            "The mill where the first ferry of the whole lake was built will be turned into a museum of boats and of tools, the town says.",
            "turned",
        ),
        (
            "The bad smell of the harbour comes from a mix of warm weather and low water, fish waste, and the exhaust of old coasters.",
            "fish waste",
        ),
        (
            "The harbour board said on Monday that the ferry of the northern lake would sail again from the middle of next June.",
            "Monday",
        ),
        (
            "The council alleged that training on the old cranes is being given to pupils without any licence at the yard of Rivermark.",
            "council is",
        ),
    ],
)
def test_no_cut_leaves_a_verb_without_its_complement_or_half_a_list(sentence: str, fragment: str) -> None:
    for longest in range(50, len(sentence)):
        assert not shorten(sentence, longest).endswith(fragment)
        assert "council is" not in shorten(sentence, longest)


def test_a_list_that_a_clause_has_as_its_subject_is_not_cut_behind_its_first_item() -> None:
    line = (
        "The plan has harbour officials wondering if higher foreign purchases of used cranes, promises of better access to the old quay "
        "behind the market hall, and pledges to protect the gulls are enough to ask for."
    )
    assert not shorten(line, LONGEST).endswith("cranes")


def test_two_adjectives_of_one_noun_are_not_parted() -> None:
    line = "The new ferry has made the harbour essential for offering reliable, low-cost crossings to the villages of the far shore."
    assert shorten(line, 90) == "The new ferry has made the harbour essential"
    assert shorten("The ferry stays in the harbour of Brigford all winter, officials of the port said on Monday.", 60) == (
        "The ferry stays in the harbour of Brigford all winter"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The songbook is an open course of singing developed together by five Danish as well as two Dutch teachers of the county school.",
        "The bridge was drawn and built by two Dutch and three Belgian engineers who had met on a ferry in the spring.",
    ],
)
def test_no_cut_parts_a_number_from_its_noun(sentence: str) -> None:
    for longest in range(50, len(sentence)):
        assert not re.search(r"\b(?:five|two) (?:Danish|Dutch)$", cut_at_clause(sentence, longest))


@pytest.mark.parametrize(
    ("sentence", "torn"),
    [
        # Two nouns or adjectives joined by "and", of which the second looks like a verb.
        (
            "Brigford Ferries is a generous employer and conscious neighbour that gives each pupil of the town a free season ticket.",
            "employer",
        ),
        (
            "The survey of the county tells what tenants, brokers and owners have known for a year: nobody moves house any more.",
            "brokers",
        ),
        (
            "The new crane of the northern yard quickly opens and closes the gates of the dock at any tide and in any weather.",
            "opens",
        ),
        # A comparison.
        (
            "The new sluice helps the harbour to turn its backlog of barges into faster, smarter passages to the northern lake.",
            "faster",
        ),
        (
            "The harbour board has hired pupils as young as ten to load the barges of its northern yard by hand in the summer.",
            "as young",
        ),
        (
            "The harbour board has hired pupils as young as ten to load the barges of its northern yard by hand in the summer.",
            "pupils",
        ),
        (
            "The board will continue to grant as many free crossings of the lake as the villages of the far shore ask it for.",
            "lake",
        ),
        # A contrast.
        (
            "The council wants to make sure that the bridge is not only cheap, but also safe, and that it will last for a century.",
            "cheap",
        ),
        (
            "The report argues that the toll is not a tax but a price that pays for the upkeep of a bridge nobody else looks after.",
            "tax",
        ),
        # A list of predicates.
        (
            "She learned the trade from her uncle, ran the yard for thirty years, and built more than two hundred boats of oak.",
            "yard",
        ),
        # Who says it, with what says who that is.
        (
            "The shop on the quay was sold to a firm from Leeds, its owner, who is 81, says in a letter that was read out on Friday.",
            "owner",
        ),
        (
            "The shop on the quay was sold to a firm from Leeds, its owner, who is 81, says in a letter that was read out on Friday.",
            "81",
        ),
        (
            "The shop of the quay closes in May because nobody wants to take it over, its owner, who is 81, says.",
            "owner",
        ),
        (
            "The shop of the quay closes in May because nobody wants to take it over, its owner, who is 81, says.",
            "81",
        ),
        (
            "The board wants tougher fines, faster boats and more crews, but judges, who were not asked, call it a waste of money.",
            "judges",
        ),
        # A verb and its particle; a number that ends like a past form.
        (
            "The crew of the northern ferry could look on, helpless, at the fire that burned down the old harbour hall of Brigford.",
            "look",
        ),
        (
            "The old mill of Brigford was taken over by nine pupils of the town, three of its schools, and a choir from the shore.",
            "taken",
        ),
        (
            "The board, a group of nine hundred owners of boats on the lake, cuts its fees for the third time and closes two quays.",
            "of boats",
        ),
        # A list of adjectives or gerunds.
        (
            "The inspectors of the board complained of stairs that are steep, peeling, and unlit in every hall of the harbour.",
            "steep",
        ),
        (
            "That means that the old ferry has been looked at by the yard, cleaned and painted in the colours of its owner.",
            "cleaned",
        ),
        (
            "The pupils of the northern yard go after the boats that the storm has torn off the quay, which may take weeks.",
            "go",
        ),
        # A verb and its complement, a day and its year, an adverb and the clause that it belongs to.
        (
            "The new hall of oak, for which the town has saved a whole decade, will serve as a market for the winter.",
            "serve",
        ),
        (
            "The board of the yard has paid for the crossings of those pupils who came from May 1, 2024 through the next summer.",
            "May 1",
        ),
        (
            "The old crane of the yard was sold soon after the board had voted for a new one with half of the noise.",
            "soon",
        ),
        (
            "The council has appointed Ann Holm as its first harbour master, and she will move into the old customs house.",
            "Holm",
        ),
        (
            "For the fair of the lake, the town wanted as loud a singer as it could get for the forty crowns that were left.",
            "singer",
        ),
        (
            "The youngest pupil of the northern yard has been named as the captain of the new ferry, which will sail in May.",
            "named",
        ),
        (
            "The old crane was as essential to the last fair of the whole lake as its singers, says the owner of the quay.",
            "lake",
        ),
        (
            "The board of the harbour has closed three of its quays for the first time since the flood of 1961 and the war.",
            "time",
        ),
        # What says which ones are meant.
        (
            "The harbour office lends an oar and a warm coat to anyone who can show that they have rowed across the lake.",
            "anyone",
        ),
        (
            "The toll of the bridge has been approved by the council of the town, in a move which the crews had called for.",
            "move",
        ),
        (
            "Boats are for hire in every town of the county, but there are only two quays where one can take a dog along.",
            "quays",
        ),
    ],
)
def test_no_cut_tears_apart_a_pair_a_comparison_or_a_contrast(sentence: str, torn: str) -> None:
    for longest in range(30, len(sentence)):
        assert not cut_at_clause(sentence, longest).endswith(torn)


def test_a_line_may_end_before_and_with_a_sentence_of_its_own_behind_it() -> None:
    head = "From next spring, the ferry to the islands will sail every hour"
    assert cut_at_clause(f"{head}, and passengers will be able to pay by card on board for the first time.", 90) == head


@pytest.mark.parametrize(
    ("line", "verb"),
    [
        (
            "The new board of the harbour has a chance to shift from fines and closed gates to a plan that the crews can live with.",
            "shift",
        ),
        (
            "The fees of the northern yard can range from ten crowns for a rowing boat to a hundred for a coaster of the far shore.",
            "range",
        ),
    ],
)
def test_a_verb_behind_to_or_can_is_not_parted_from_the_phrase_behind_it(line: str, verb: str) -> None:
    for longest in range(40, len(line)):
        assert not shorten(line, longest).endswith(verb)


def test_a_line_may_end_before_a_list_that_begins_with_a_participle() -> None:
    head = "The crew of the ferry has to hurry"
    line = f"{head}, loading mail, milk and bicycles within the four minutes that it has at every quay of the lake."
    assert cut_at_clause(line, 60) == head


def test_what_is_given_is_not_cut_off_from_its_verb() -> None:
    head, rest = "The town will give Ostrava", ", the yard that built its ferries, a second order, the mayor says"
    assert breaks(head, rest)
    assert breaks("The town will give Ostrava, the yard that built its ferries", ", a second order, the mayor says")
    assert not breaks("The town will give Ostrava", ", the yard that built its ferries")


@pytest.mark.parametrize(
    ("head", "rest"),
    [
        ("Learners of the loom fail at the same three places: the heddle that lifts", ", and the reed that beats."),
        ("The mill speaks of a clear result: no broken threads", ", no lost patterns, just dust."),
        ("The weavers choose their tools: combs", " for wool, needles for felt."),
    ],
)
def test_a_cut_leaves_no_part_of_what_is_enumerated_behind_a_colon(head: str, rest: str) -> None:
    assert breaks(head, rest)


def test_a_sentence_behind_a_colon_may_be_cut() -> None:
    assert not breaks("The harbour has decided at last: the cranes go in March", ", because they are too old.")
