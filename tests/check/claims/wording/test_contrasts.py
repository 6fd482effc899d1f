"""newsletter.check.claims.wording.contrasts: one of several of a kind, of which only one can be true."""

from __future__ import annotations

import pytest

from newsletter.check.claims.evidence import Evidence
from newsletter.check.claims.wording.contrasts import find_contrast
from tests.check.materials import FRONT, article, found_in, story

TOLD = (
    "Ticket sales in Marl rose in the third quarter, the ferry firm said. Its blue boats carried 4,000 people a week "
    "from the northern quay. "
    "The firm called off the strike that its crews had planned for the autumn, and the owner's brother ruled out a sale. "
    "A first report on the old quay came out in May."
)


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("In the second quarter more tickets were sold in Marl, says the ferry firm.", "third"),
        ("Its green boats carry 4,000 a week.", "blue"),
        ("Boats leave from the southern quay of Marl with 4,000 people a week.", "northern"),
        ("Crews called the strike planned for the autumn.", "called off"),
        ("A sale was ruled out by the owner's sister.", "brother"),
        ("Sales of tickets fell, the ferry firm said of Marl.", "rose"),
    ],
)
def test_a_word_that_excludes_the_articles_own_beside_the_same_words_is_found(said: str, instead: str) -> None:
    found = find_contrast(said, Evidence([TOLD]))
    assert found is not None
    assert found.instead == instead
    assert "said-of-another" in found_in(FRONT + story(said, "News of Marl"), article(TOLD))


@pytest.mark.parametrize(
    "said",
    [
        "In the third quarter more tickets were sold in Marl, says the ferry firm.",
        "The firm's boats are blue, its flag is red.",
        "The strike was called off by the ferry firm.",
        "The first boat carried people a week later.",
        "Its crews had called for a strike in the autumn, and it was called off.",
    ],
)
def test_the_same_word_and_one_that_tells_of_something_else_are_not(said: str) -> None:
    assert find_contrast(said, Evidence([TOLD])) is None


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("Ines Holm of Marl is the older sister of Jon Holm.", "Jon Holm of Marl is the younger brother of Ines Holm."),
        ("Sales of the firm rose in northern Marl, and fell in the south.", "Sales of the firm fell in southern Marl."),
        ("More people left the town of Marl than arrived.", "Fewer people arrived in the town of Marl than left."),
    ],
)
def test_the_same_told_from_the_other_side_is_no_contrast(told: str, said: str) -> None:
    assert find_contrast(said, Evidence([told])) is None


def test_a_comparison_with_the_same_thing_is_a_contrast() -> None:
    found = find_contrast("In Marl fewer people voted than last year.", Evidence(["More people in Marl voted than last year."]))
    assert found is not None
