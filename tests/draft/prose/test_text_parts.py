"""newsletter.draft.prose.text_parts: paragraphs, quotations, items and other lines of a text, without marks."""

from __future__ import annotations

import pytest

from newsletter.draft.headlines.headline import headline_of
from newsletter.draft.prose.text_parts import (
    split_blocks,
    with_points_told,
    without_end_matter,
    without_marks,
    without_preamble,
)
from newsletter.draft.prose.units import read_units

LEAD = "The council has voted to rebuild the bridge."


def test_code_headings_and_lists_are_left_out_where_there_is_prose() -> None:
    text = f"## A heading\n```\nprint(lift.read())\n```\n- an item\n| a | b |\n{LEAD}"
    assert [unit.text for unit in read_units(text)] == [LEAD]


def test_a_text_of_quotations_or_items_alone_is_read_from_them() -> None:
    assert [unit.text for unit in read_units(f"> {LEAD}")] == [LEAD]
    assert len(read_units("- The pump is faster now.\n- A leak was mended.")) == 2


def test_a_hard_wrapped_line_is_put_together_again() -> None:
    text = "The plan that the committee of the harbour made was not\naccepted by the board when it met."
    assert [unit.text for unit in read_units(text)] == [text.replace("\n", " ")]


def test_marks_of_notes_and_of_markdown_are_taken_out() -> None:
    assert (
        without_marks("The *old* bridge[1] of [Brigford](https://b.example)[citation needed].") == "The old bridge of Brigford."
    )


@pytest.mark.parametrize(
    "top",
    [
        "Claim\nThe mayor of Brigford owns nine houses.",
        "## Claim\nThe mayor of Brigford owns nine houses.",
        "CLAIM: The mayor of Brigford owns nine houses.",
        "**Behauptung:**\nThe mayor of Brigford owns nine houses.\nBewertung\nFalsch",
        "The mayor of Brigford owns nine houses.\nRating\nUnproven",
    ],
)
def test_the_claim_that_a_fact_check_examines_is_no_sentence_of_it(top: str) -> None:
    found = "The land register names one house, and it is her parents' old one."
    assert found in [unit.text for unit in read_units(f"{top}\n{found}")]
    assert not any("nine houses" in unit.text for unit in read_units(f"{top}\n{found}"))
    assert headline_of(None, f"{top}\n{found}").startswith("The land register")
    assert any("nine houses" in unit.text for unit in read_units(top)), "where there is nothing else, it stays"


def test_a_sentence_that_speaks_of_a_claim_is_one_as_any_other() -> None:
    text = "The claim was filed on Monday by the town.\nThe court rates it as urgent."
    review = "The new lamp is bright and cheap."
    assert review in [unit.text for unit in read_units(f"{review}\nVerdict\nWe like how it looks on a desk.")]
    assert [unit.text for unit in read_units(text)] == text.splitlines()


def test_the_small_letter_behind_the_salutation_of_a_letter_begins_a_sentence() -> None:
    text = "Liebe Mitglieder,\n\nder Antrag wurde nicht angenommen. Das Haus bleibt.\n\nand so it is, said the board."
    assert [unit.text for unit in read_units(text)][:3] == [
        "Der Antrag wurde nicht angenommen.",
        "Das Haus bleibt.",
        "and so it is, said the board.",
    ]


def test_emoji_behind_the_stop_of_a_paragraph_do_not_lose_it() -> None:
    assert [unit.text for unit in read_units("The night tram is back. 🎉🎉\n\nIt runs until five.")] == [
        "The night tram is back.",
        "It runs until five.",
    ]


def test_answers_and_posts_in_a_row_stand_without_their_letters_and_numbers() -> None:
    asked = "Q. Who can apply?\nA. Anyone who owns a mill can apply.\n**Q:** How much is it?\n**A:** It is half of the cost of a wheel."
    answers = {"Anyone who owns a mill can apply.", "It is half of the cost of a wheel."}
    assert answers <= {unit.text for unit in read_units(asked)}
    row = "1/ The mill has no diesel left.\n2/ In 2019 it burned a million litres.\n(3/12) Its wheels take the rest."
    assert [unit.text for unit in read_units(row)] == [
        "The mill has no diesel left.",
        "In 2019 it burned a million litres.",
        "Its wheels take the rest.",
    ]
    # An initial where nothing is asked, and an amount.
    assert [unit.text for unit in read_units("A. Holm left the mill to the town.")] == ["A. Holm left the mill to the town."]
    assert [unit.text for unit in read_units("1/2 of the mill is let.\n3/4 of it is dry now.")][1] == "3/4 of it is dry now."


def test_the_lines_of_a_poem_are_read_as_its_sentences() -> None:
    poem = "The boats lean on their elbows\nand wait for the sea to come home.\nA dog runs out to where it was\nand barks at the gap."
    assert [unit.text for unit in read_units(poem)] == [
        "The boats lean on their elbows and wait for the sea to come home.",
        "A dog runs out to where it was and barks at the gap.",
    ]
    # A heading, and a name that is written small.
    assert [unit.text for unit in read_units("A queue for looms\nloomd is a queue that keeps its jobs on disk.")] == [
        "loomd is a queue that keeps its jobs on disk."
    ]


def test_a_raised_number_is_a_note_behind_a_word_and_a_stop_and_none_of_a_measure() -> None:
    assert [unit.text for unit in read_units("The mill halves its loss.² It has 40 m² of wheels, a team reports today¹.")] == [
        "The mill halves its loss.",
        "It has 40 m² of wheels, a team reports today.",
    ]


def test_a_raised_number_behind_a_unit_is_none_of_a_note() -> None:
    line = "The mole has 300 metres² of stone and 20 feet² of sand."
    assert [unit.text for unit in read_units(line)] == [line]


@pytest.mark.parametrize("heading", ["Abstract", "## Abstract", "ABSTRACT:", "**Abstract**"])
def test_what_stands_before_an_abstract_is_left_out(heading: str) -> None:
    assert without_preamble(f"This draft conforms to the rules.\n{heading}\n{LEAD}").strip() == LEAD


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        f"Abstract art is shown here.\n{LEAD}",
        f"## Abstract ideas\n{LEAD}",
        f"{LEAD}\nAbstract\n",
        f"{'The rules. ' * 500}\nAbstract\n{LEAD}",
    ],
)
def test_a_text_without_an_abstract_near_its_beginning_is_left_whole(text: str) -> None:
    assert without_preamble(text) == text


@pytest.mark.parametrize("end", ["###", "# # #", "-30-", "- 30 -", "ENDS", "-- ENDS --"])
def test_what_follows_the_end_of_a_press_release_is_about_its_sender(end: str) -> None:
    assert without_end_matter(f"{LEAD}\n{end}\nAbout Holm: Holm builds.").strip() == LEAD


@pytest.mark.parametrize(
    "head",
    [
        "#### About Holm Shipping",
        "About the Port of Marl",
        "Über die Holm AG",
        "**About Us**",
        "Media contact",
        "## Notes to Editors:",
    ],
)
def test_what_a_sender_says_of_itself_is_below_a_line_with_its_name(head: str) -> None:
    assert without_end_matter(f"{LEAD}\n{head}\nHolm is a leading builder of bridges.").strip() == LEAD


@pytest.mark.parametrize(
    "text",
    [
        f"###\n{LEAD}",
        f"{LEAD}\n### Further reading\nMore.",
        f"{LEAD}\nIt ENDS here.",
        f"{LEAD}\n## About the study\nIt had 96 schools.",
        f"{LEAD}\n## About the Study\nIt had 96 schools.",
        f"{LEAD}\n## Über die Studie\nIt had 96 schools.",
        f"{LEAD}\nAbout 40 ships a day use the lock",
        f"About Holm Shipping\n{LEAD}",
    ],
)
def test_a_text_without_such_an_end_is_whole(text: str) -> None:
    assert without_end_matter(text) == text


def test_a_flood_of_empty_lines_is_read_at_once() -> None:
    # At square cost this took many minutes.
    assert without_end_matter("\n" * 400_000) == "\n" * 400_000


@pytest.mark.parametrize(
    "line",
    [
        "– Vi bygger en ny bro neste år, sier ordfører Anna Holm.",
        "- Vi bygger en ny bro nästa år, säger Anna Holm.",
        "– Zbudujemy nowy most w maju – powiedziała Anna Holm.",
    ],
)
def test_a_dash_that_opens_what_somebody_says_begins_no_item_of_a_list(line: str) -> None:
    plain, _, items, _ = split_blocks(f"Staden har mött.\n\n{line}\n\n– Brød, smør og melk, alt på ett sted.")
    assert plain == ["Staden har mött.", f"–{line[1:]}"]
    assert items == ["Brød, smør og melk, alt på ett sted."]


def test_a_line_above_an_essay_that_says_who_wrote_it_is_none_of_its_sentences() -> None:
    essay = f"I was there when {LEAD[0].lower()}{LEAD[1:]} We wrote a plan for it, and I signed it."
    bio = "Ines Holm is a former harbour master of Brigford."
    assert without_preamble(f"Opinion\n\n{bio}\n\n{essay}").split() == ["Opinion", *essay.split()]
    for kept in (f"{bio}\n\n{LEAD}", f"{bio}\n\n{essay} Holm told me so.", f"{essay}\n{bio}"):
        assert without_preamble(kept) == kept


@pytest.mark.parametrize(
    "text",
    [
        "Ines Holm is the new mayor of Brigford, the council said on Monday.\nI met her on the quay. My question was how we pay for it.\n",
        "Kestrel Grid is a framework for weaving data in one file.\nWe rewrote our scheduler. We changed our licence.\n",
        "Fern River Bridge is the longest wooden bridge of Norland.\n“We built it in our valley, and I am proud,” said its engineer.\n",
    ],
)
def test_a_first_sentence_that_tells_the_news_is_no_line_on_who_wrote_it(text: str) -> None:
    assert without_preamble(text) == text


def test_main_points_in_a_list_are_the_report_where_the_prose_only_says_how_they_were_counted() -> None:
    points = "Tolls of 11,204 boats were paid in May, 4.1% more than in 2024.\nMost of them came from Marl – a third more than last year.\n"
    listed = "".join(f"- {line}\n" for line in points.splitlines())
    note = "## About the figures\nFigures count tolls, not boats."
    assert (
        with_points_told(f"Release: 3 June\n## Main points\n{listed}{note}")
        == f"Release: 3 June\n## Main points\n{points}{note}"
    )
    for kept in (f"## Main points\n{listed}{8 * (LEAD + ' ')}", f"## How to pay\n{listed}{note}"):
        assert with_points_told(kept) == kept
