"""newsletter.draft.headlines.capitals: a headline in the editor's style."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.draft.headlines.capitals import AS_IS, SENTENCE, TITLE, set_capitals

TEXT = (
    "The council of Brigford votes on the bridge, and Ines Holm, who leads it, has asked New York for money. Washington said no. "
    "A must-have map of state-backed ferries was sent to China in May by the new harbour master, who has warned the town."
)


@pytest.mark.parametrize(
    ("line", "set_line"),
    [
        (
            "Council Votes to Build the NASA Bridge With Money From Holm",
            "Council votes to build the NASA bridge with money from Holm",
        ),
        ("Must-Have Map of State-Backed Ferries Is in China", "Must-have map of state-backed ferries is in China"),
        ("Harbour Master Warns New York and Washington of May", "Harbour master warns New York and Washington of May"),
        ("Why I'm for the Bridge, and What New Ferries Do", "Why I'm for the bridge, and what new ferries do"),
        ("Brigford votes on Holm’s bridge", "Brigford votes on Holm’s bridge"),
        (
            "Council Votes on the Bridge. Does New York Pay? Here Is the Map",
            "Council votes on the bridge. Does New York pay? Here is the map",
        ),
        ("The Bridge May Be the Council's, and We're Warned", "The bridge may be the council's, and we're warned"),
        ("Council Rejects the Map and Don’t Build a Bridge", "Council rejects the map and don’t build a bridge"),
    ],
)
def test_in_sentence_case_a_name_is_what_the_text_writes_with_a_capital(line: str, set_line: str) -> None:
    assert set_capitals(line, SENTENCE, TEXT) == set_line


@pytest.mark.parametrize(
    "line",
    ["Council Votes on Apex Harbour Legends", "Green House Blocks the Bridge", "Council Votes on the Bountiful Bridge"],
)
def test_a_headline_that_leaves_a_doubt_what_is_a_name_keeps_its_capitals(line: str) -> None:
    assert (
        set_capitals(line, SENTENCE, f"{TEXT} The Green House said no, and its green wall and the house behind it stay.")
        == line
    )


def test_what_the_text_has_with_a_capital_more_often_is_a_name() -> None:
    text = (
        "The firm of Tim Cook likes a good cook. Mr Cook sells maps, and Mr Cook said on Monday that his ferries run on Steam."
    )
    assert (
        set_capitals("Tim Cook Sells Maps for Ferries on Steam", SENTENCE, text) == "Tim Cook sells maps for ferries on Steam"
    )


@pytest.mark.parametrize(
    ("line", "set_line"),
    [
        ("Council votes to rebuild the bridge", "Council Votes to Rebuild the Bridge"),
        ("eBay opens a shop in Brigford", "eBay Opens a Shop in Brigford"),
        ("Bridges: a state-of-the-art guide (and a must-have map)", "Bridges: A State-of-the-Art Guide (and a Must-Have Map)"),
    ],
)
def test_in_title_case_every_word_but_the_small_ones_has_a_capital(line: str, set_line: str) -> None:
    assert set_capitals(line, TITLE) == set_line


@given(st.text(max_size=100), st.text(max_size=200), st.sampled_from((AS_IS, SENTENCE, TITLE)))
def test_a_style_changes_capitals_and_nothing_else(line: str, text: str, style: str) -> None:
    made = set_capitals(line, style, text)
    assert made.casefold() == line.casefold()
    assert style != AS_IS or made == line


def test_a_headline_in_running_capitals_keeps_those_of_its_acronyms_in_a_style() -> None:
    text = "The harbour of Brigford will get a crane from NASA in May, the EU has said, and a court at The Hague agrees."
    shouted = "NASA GIVES BRIGFORD HARBOUR A CRANE IN MAY"
    assert set_capitals(shouted, SENTENCE, text) == "NASA gives Brigford harbour a crane in May"
    assert set_capitals(shouted, TITLE, text).startswith("NASA Gives Brigford Harbour")
    assert set_capitals(shouted, AS_IS, text) == shouted
    assert set_capitals("BREXIT", SENTENCE, text) == "BREXIT"


def test_a_third_person_is_a_verb_whatever_its_ending() -> None:
    text = "The boats of the harbour lay in the flood, and nobody knows the toll."
    assert set_capitals("Harbour Flood Toll Reaches 200 Boats", SENTENCE, text) == "Harbour flood toll reaches 200 boats"


def test_title_case_makes_small_words_small_but_those_of_names_and_of_verbs() -> None:
    text = "A court at The Hague agrees."
    assert set_capitals("Share And Share Alike Of The Crane", TITLE, text) == "Share and Share Alike of the Crane"
    assert set_capitals("Ruling At The Hague Wraps Up Talks", TITLE, text) == "Ruling at The Hague Wraps Up Talks"


SHOUTED = (
    "The Bank of Brigford cut rates on Monday, Ann O'Neill said at a McDonald's. NASA’s men and the IT of eBay agreed. "
    "Iris Bank sat on a bank of the river, and the mayor wept."
)


@pytest.mark.parametrize(
    ("line", "style", "set_line"),
    [
        ("THE MAYOR SAID IT'S THE RIVER", SENTENCE, "The mayor said it's the river"),
        ("THE BANK OF BRIGFORD CUT RATES", SENTENCE, "The Bank of Brigford Cut Rates"),  # the text has both Bank and bank
        ("RATES CUT! THE MAYOR WEPT", SENTENCE, "Rates cut! The mayor wept"),
        ("RATES CUT? THE MAYOR WEPT", TITLE, "Rates Cut? The Mayor Wept"),
        ("O’NEILL SAID NASA’S MEN AGREED", SENTENCE, "O’Neill said NASA’s men agreed"),
        ("O'NEILL'S RATES CUT AT MCDONALD'S", SENTENCE, "O'Neill's rates cut at McDonald's"),
        ("EBAY CUT EBAY'S RATES", SENTENCE, "eBay cut eBay's rates"),
    ],
)
def test_a_headline_in_running_capitals_begins_with_one_and_takes_its_names_from_the_text(
    line: str, style: str, set_line: str
) -> None:
    assert set_capitals(line, style, SHOUTED) == set_line


@pytest.mark.parametrize(
    "line",
    [
        "What It Is For: A Guide",
        "What Is It For? A Guide",
        "The Bridge We Dreamed Of, and the One We Got",
        "It Is for Us: A Guide",
    ],
)
def test_in_title_case_a_small_word_at_the_end_of_a_part_stays_as_it_is(line: str) -> None:
    assert set_capitals(line, TITLE) == line


def test_the_name_of_a_project_before_its_version_keeps_its_letters() -> None:
    assert set_capitals("jobq 2.4.0 is out", TITLE) == "jobq 2.4.0 Is Out"
    assert set_capitals("the makers of jobq v2.4 rest", TITLE) == "The Makers of jobq v2.4 Rest"
    assert set_capitals("prices rise 2.4 percent", TITLE) == "Prices Rise 2.4 Percent"
    assert set_capitals("a 3.5 inch screen is all you need", TITLE) == "A 3.5 Inch Screen Is All You Need"
