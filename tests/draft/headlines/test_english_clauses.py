"""newsletter.draft.headlines.english_clauses: no cut tears apart what belongs together in a line of English."""

from __future__ import annotations

import re

import pytest

from newsletter.draft.headlines.headline import LONGEST
from newsletter.draft.headlines.shorten import cut_at_clause, shorten, without_introduction


@pytest.mark.parametrize("longest", range(40, 100, 7))
def test_a_cut_ends_on_no_word_that_promises_more(longest: int) -> None:
    sentence = "The council of Brigford wants to figure out how to turn the old mill into a place for boats of the harbour"
    assert shorten(sentence, longest).rsplit(" ", 1)[-1] not in (
        "to",
        "the",
        "of",
        "and",
        "for",
        "out",
        "a",
        "how",
        "into",
        "its",
    )


@pytest.mark.parametrize("longest", range(30, 120, 9))
def test_what_somebody_says_is_not_cut_before_its_verb(longest: int) -> None:
    sentence = "The agency of space says putting sailors into a state of sleep could make it easier to reach islands beyond the horizon."
    head = cut_at_clause(sentence, longest)
    assert not head or "could make" in head
    assert cut_at_clause("The agency says the ferry of the lake will sail in June with a new crew.", 60).endswith(
        "will sail in June"
    )


@pytest.mark.parametrize(
    ("sentence", "end"),
    [
        (
            "The founder wants the state to make open software a matter of strategy rather than a hobby of universities.",
            "rather",
        ),
        ("The company has described what it believes is the first espionage campaign run mostly by a machine.", "mostly"),
    ],
)
def test_no_cut_ends_on_a_word_that_promises_more(sentence: str, end: str) -> None:
    for longest in range(40, len(sentence)):
        assert not cut_at_clause(sentence, longest).endswith(end)


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


def test_may_ends_a_headline_as_a_month_and_not_as_a_verb() -> None:
    mayor = "Mayor Ann Holm, who has led the town since 2019, said on Thursday that she will not seek a third term in the election next May"
    assert shorten(mayor, 90) == "Mayor Ann Holm said that she will not seek a third term in the election next May"


def test_a_participle_behind_a_subject_is_not_its_verb() -> None:
    cranes = (
        "The harbour's new cranes, bought second-hand from Brigford for a tenth of their price when new, have been out of order for 41 of "
        "the 60 days since they came"
    )
    assert shorten(cranes, 90) == "The harbour's new cranes have been out of order for 41 of the 60 days since they came"


def test_two_adjectives_of_one_noun_are_not_parted() -> None:
    line = "The new ferry has made the harbour essential for offering reliable, low-cost crossings to the villages of the far shore."
    assert shorten(line, 90) == "The new ferry has made the harbour essential"
    assert shorten("The ferry stays in the harbour of Brigford all winter, officials of the port said on Monday.", 60) == (
        "The ferry stays in the harbour of Brigford all winter"
    )


def test_no_cut_leaves_the_first_items_of_a_clause_of_consequence() -> None:
    line = "The harbour records every move of its crane in a book, so moves, names and losses can be undone for thirty days"
    assert cut_at_clause(line, 100, phrases=False) == "The harbour records every move of its crane in a book"


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


def test_a_line_never_ends_in_a_clause_that_is_cut_off_before_its_verb() -> None:
    sentence = (
        "The council of Brigford has reacted with anger to an official report which concluded a miller who drowned in the lake last "
        "May had been alone in his boat for the whole of the night before."
    )
    assert shorten(sentence, 100) == "The council of Brigford has reacted with anger to an official report"


def test_a_line_never_ends_in_a_clause_of_time_that_is_cut_off_before_its_verb() -> None:
    sentence = (
        "The pier was closed before children under 13 had seen the boats of the lake, which the council had shown there since the "
        "flood of last May."
    )
    assert shorten(sentence, 60) == ""


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
        # A clause that has only begun.
        (
            "Visitors of the lake will surely find an affordable rowing boat that's made for children of any age and any size.",
            "that's",
        ),
        (
            "The benches of the ferry lend it a modern look while soft, woollen cushions make the crossing more pleasant for all.",
            "soft",
        ),
        (
            "Previous research has found our walks in the evening help us to sleep longer than a whole day in bed ever does.",
            "walks",
        ),
        (
            "The ferry will spend the winter courting passengers who, in many cases, have never set foot on a boat of the county.",
            "cases",
        ),
        (
            "The harbour has cut its fees for the third time, but against Leeds, the port beside it, it still loses most of its trade.",
            "Leeds",
        ),
        (
            "The board has printed its plan for the quay, and project leader Jens Holm, who drew it, will meet the villages in May.",
            "Holm",
        ),
        (
            "The ferry ran late on most days, and apparently, nobody at the yard had been told of the new timetable of the lake.",
            "apparently",
        ),
    ],
)
def test_no_cut_tears_apart_a_pair_a_comparison_a_contrast_or_a_clause(sentence: str, torn: str) -> None:
    for longest in range(30, len(sentence)):
        assert not cut_at_clause(sentence, longest).endswith(torn)


def test_a_line_may_end_before_and_with_a_sentence_of_its_own_behind_it() -> None:
    head = "From next spring, the ferry to the islands will sail every hour"
    assert cut_at_clause(f"{head}, and passengers will be able to pay by card on board for the first time.", 90) == head


@pytest.mark.parametrize(
    "introduction",
    [
        "To make sure that the office hears about broken gauges as soon as possible",
        "From understanding how the different sluices work to mastering paid moorings and dues",
        "But as the villages of the far shore grow from year to year",
        "Through clever pricing, printed timetables, and even music on the quay",
    ],
)
def test_an_introduction_is_no_line_of_its_own(introduction: str) -> None:
    for longest in range(40, 120):
        assert cut_at_clause(f"{introduction}, the board of the harbour has asked for a survey.", longest) != introduction


def test_an_introduction_that_is_a_list_goes_as_a_whole() -> None:
    line = "With careful plans, a strong crew, a clear goal, and a fair wind, the old ferry crosses the whole lake in an hour."
    assert without_introduction(line) == "The old ferry crosses the whole lake in an hour."
