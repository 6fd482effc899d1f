"""newsletter.draft.headlines.english_clauses: what a cut leaves of a line of English is a sentence and no clause that has only begun."""

from __future__ import annotations

import pytest

from newsletter.draft.headlines.shorten import cut_at_clause, shorten


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


def test_may_ends_a_headline_as_a_month_and_not_as_a_verb() -> None:
    mayor = "Mayor Ann Holm, who has led the town since 2019, said on Thursday that she will not seek a third term in the election next May"
    assert shorten(mayor, 90) == "Mayor Ann Holm said that she will not seek a third term in the election next May"


def test_a_participle_behind_a_subject_is_not_its_verb() -> None:
    cranes = (
        "The harbour's new cranes, bought second-hand from Brigford for a tenth of their price when new, have been out of order for 41 of "
        "the 60 days since they came"
    )
    assert shorten(cranes, 90) == "The harbour's new cranes have been out of order for 41 of the 60 days since they came"


def test_no_cut_leaves_the_first_items_of_a_clause_of_consequence() -> None:
    line = "The harbour records every move of its crane in a book, so moves, names and losses can be undone for thirty days"
    assert cut_at_clause(line, 100, phrases=False) == "The harbour records every move of its crane in a book"


def test_a_line_never_ends_in_a_clause_that_is_cut_off_before_its_verb() -> None:
    sentence = (
        "The council of Brigford has reacted with anger to an official report which concluded a miller who drowned in the lake last "
        "May had been alone in his boat for the whole of the night before."
    )
    assert shorten(sentence, 100) == "The council of Brigford has reacted with anger to an official report"
    asked = "The board wonders if the fair that has been held on the green every June since 1911 is still wanted by anybody in town."
    for longest in range(40, len(asked)):
        line = shorten(asked, longest)
        assert not line or "is still wanted" in line


def test_a_line_never_ends_in_a_clause_of_time_that_is_cut_off_before_its_verb() -> None:
    sentence = (
        "The pier was closed before children under 13 had seen the boats of the lake, which the council had shown there since the "
        "flood of last May."
    )
    assert shorten(sentence, 60) == ""


@pytest.mark.parametrize(
    ("sentence", "begun"),
    [
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
        (
            "The singer was known to the crews because she played on the quay and, on June 30, had sung for the pupils of the lake.",
            "June 30",
        ),
        (
            "The council wants more ferries on the northern lake, especially when the villages of the far shore hold a market.",
            "especially",
        ),
        (
            "The hour of the crossing depends, as every child of the villages on the lake knows, on the wind and on the crew.",
            "depends",
        ),
        (
            "The villages of the far shore are urging the mayor, as well as the owners of the ferry, not to raise the toll.",
            "ferry",
        ),
        (
            "The mayor said if the old ferry - which has sailed since 1961 - is sold by the board, the crew will strike for a week.",
            "1961",
        ),
        # A subject with a clause, a description, or an insertion between dashes.
        (
            "Brigford, which attends a meeting of seven leading industrialised harbours in May, is unlikely to be cowed by lack of status.",
            "May",
        ),
        (
            "Jon Holm, a baker making his first bid for a seat in the council of Brigford, narrowly missed winning it by nine votes.",
            "Brigford",
        ),
        (
            "The Mary Holm, one of the county's ferries that has often been called on to carry grain, has arrived in Brigford.",
            "grain",
        ),
        (
            "A man suspected of selling a boat of the northern yard to a miller in Upper Brigford, last week was found there.",
            "Brigford",
        ),
        (
            "Net profit of the yard for the year to the end of March rose 66% to 867 crowns, slightly ahead of the town's hopes.",
            "slightly",
        ),
        (
            "The old ferry — painted blue by the pupils of the town and red by their teachers — sails to the islands from June.",
            "teachers",
        ),
        (
            "The mayor of Brigford has said that she is sorry for - but has not sold - a yacht that no guest may board.",
            "sold",
        ),
        (
            "The first two blocked canals - still without a warden - led to a delay of a week for all boats of the northern lake.",
            "warden",
        ),
    ],
)
def test_no_cut_leaves_a_clause_that_has_only_begun(sentence: str, begun: str) -> None:
    for longest in range(30, len(sentence)):
        assert not cut_at_clause(sentence, longest).endswith(begun)


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
