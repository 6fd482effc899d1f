"""newsletter.draft.prose.units: the running text of an article, in units that are shown whole or not at all."""

from __future__ import annotations

import pytest

from newsletter.draft.headlines.headline import headline_of
from newsletter.draft.prose.units import (
    first_speaker,
    is_quotation_open,
    read_release_notes,
    read_units,
    without_dateline,
    without_marks,
)

LEAD = "The council has voted to rebuild the bridge."


@pytest.mark.parametrize(
    "dateline",
    [
        "LA CROSSE, Wis. (AP) — ",
        "WASHINGTON, Nov. 5, 2026 /PRNewswire/ -- ",
        "(Reuters) - ",
        "BRIGFORD — ",
        "AP - ",
        "London, 12 November 2026 – ",
        "London/Brigford - ",
        "Brigford – ",
        "Bruselas, 7 oct (EFE).- ",
    ],
)
def test_a_dateline_is_no_part_of_the_sentence(dateline: str) -> None:
    assert without_dateline(dateline + LEAD) == LEAD


def test_a_sentence_with_a_dash_is_left_whole() -> None:
    line = "Holm — who leads the engineers — said that the work begins in March."
    assert without_dateline(line) == line


def test_a_quotation_of_several_sentences_is_one_unit() -> None:
    text = f'{LEAD} "Yes, I got sick. I am being treated," he said. Work begins in March.'
    assert [unit.text for unit in read_units(text)] == [
        LEAD,
        '"Yes, I got sick. I am being treated," he said.',
        "Work begins in March.",
    ]


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


def test_a_credit_behind_a_paragraph_is_no_part_of_its_sentence() -> None:
    assert [unit.text for unit in read_units(f"{LEAD} (dpa)")] == [LEAD]


def test_half_a_quotation_is_seen() -> None:
    assert is_quotation_open("“We are ready")
    assert is_quotation_open('said it was "done.')
    assert not is_quotation_open("It's “done”, she said of Brigford's bridge.")


def test_what_stands_within_a_quotation_that_begins_before_it_is_marked() -> None:
    text = "They wrote: “The doors are closed. “We speak with them. Our aim is to be safe. “Thank you.” Then the doors were opened."
    assert [unit.quoted for unit in read_units(text)] == [False, True, True, True, False]
    assert not any(unit.quoted for unit in read_units("Er sagte: „Die Türen sind zu.“ Danach war Ruhe."))


@pytest.mark.parametrize(("opening", "closing"), [('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("»", "«")])
def test_a_quotation_over_paragraphs_is_marked_to_its_end_unless_it_says_whose_it_is(opening: str, closing: str) -> None:
    told = f"""{opening}We have lost two million since March. [We sold the looms in June.]
[{opening}Our orders ended in May, and we had to stop.] [We are calm.]
{opening}We are sorry for all of it,{closing} said Ann Holm of the mill.
The union called it an insult. It was read in 1999.
{opening}We have lost a case of 1999 and are sorry. [We go on.]
[{opening}We are sorry for every family.{closing}]
{opening}It is over.{closing} The mill has closed."""
    units = read_units(told.replace("[", "").replace("]", ""))
    assert " ".join(f"[{unit.text}]" if unit.quoted else unit.text for unit in units) == told.replace("\n", " ")


@pytest.mark.parametrize(
    "line",
    [
        'A pipe of 5" broke. It was old. "We knew," said Holm. Then it was mended.',
        'It is "in use since 1999". It works. (“Good”) It is "new". It is.',
        "L'« affaire » est close. Elle a duré. « Tout est dit. » Il est parti.",
    ],
)
def test_a_quotation_that_ends_hides_nothing_behind_it(line: str) -> None:
    assert not any(unit.quoted for unit in read_units(line))


@pytest.mark.parametrize(
    "line", ["Changes since 4.2:", "Changes since 4.2: what is new in this release of the pump and why:", "Thank you all!"]
)
def test_a_line_that_announces_a_list_is_no_prose_that_stands_for_it(line: str) -> None:
    items = ["The pump is faster now.", "A leak in the old valve was mended."]
    assert [unit.text for unit in read_units("\n".join([line, *(f"- {item}" for item in items)]))] == items


def test_a_text_of_nothing_but_short_lines_is_read_as_they_stand() -> None:
    assert [unit.text for unit in read_units("Sold out.\nCome back soon:")] == ["Sold out.", "Come back soon:"]


def test_no_paragraph_begins_with_the_time_that_it_was_written_at() -> None:
    assert [unit.text for unit in read_units("\n".join(f"1{hour}:45 {LEAD}" for hour in range(7)))] == [LEAD] * 7


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


def test_a_straight_mark_that_never_closes_makes_no_quotation_of_the_rest() -> None:
    text = 'They replaced the word "virgin? on the form. The clinic said so on Friday.\nNobody had asked for it before.'
    assert not any(unit.quoted for unit in read_units(text))
    over = '"We need to remain calm. We are united in this.\n"We ask all to stay at home," the vicars wrote.'
    assert [unit.quoted for unit in read_units(over)][1]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("#### Ann, May 3, 2026\nI built a pump.\n#### Ben, May 4, 2026\nGood.", "Ann"),
        ("#### rurutia Member, May 2026\nI built a pump.\n#### Ben, May 2026\nGood.", "rurutia"),
        ("#### Ann\nI built a pump.\n#### Ben\nGood.", "Ann"),
        ("#### Ann, May 3, 2026\nOne heading alone is of an article.", ""),
        ("I built a pump.", ""),
    ],
)
def test_a_discussions_first_post_names_its_writer(text: str, name: str) -> None:
    assert first_speaker(text) == name


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


def test_a_quotation_that_is_signed_behind_a_dash_is_one_with_its_name() -> None:
    assert [unit.text for unit in read_units("“The bread is not ready yet.” — Ida Holm, baker")] == [
        "“The bread is not ready yet.” — Ida Holm, baker"
    ]


def test_the_items_of_release_notes_are_read_though_they_have_no_stops_and_thanks_stand_below() -> None:
    items = "- Routes can now avoid roads of gravel\n- Maps take up a third less space"
    assert [unit.text for unit in read_release_notes(f"## What's new\n\n{items}\n\nThanks to all who helped us!")] == [
        "Routes can now avoid roads of gravel.",
        "Maps take up a third less space.",
    ]
    assert not read_release_notes(items)
    prose = "This is the first version that draws its maps by itself, without a word to a server of ours or of anybody else."
    assert not read_release_notes(f"## What's new\n\n{prose}\n\n{items}")


def test_blank_lines_do_not_hold_up_the_search_for_release_notes() -> None:
    blank = "\n" * 300_000
    assert not read_release_notes(f"{blank}The council has voted.")
    assert [unit.text for unit in read_release_notes(f"{blank}** What's new\n\n- Maps take up a third less space")]


def test_the_label_of_a_paragraph_goes_with_its_colon_and_without() -> None:
    labelled = ("Why it matters: Schools spend more on heat.", "Why it matters Schools spend more on heat.")
    assert [unit.text for line in labelled for unit in read_units(line)] == ["Schools spend more on heat."] * 2
    assert [unit.text for unit in read_units("Why it matters so much is not known to anybody.")] == [
        "Why it matters so much is not known to anybody."
    ]


def test_the_parts_of_an_abstract_stand_without_their_labels() -> None:
    text = (
        "Background: Millers sleep badly. Methods: We gave lamps to 412 millers. Results: Those with lamps slept 38 minutes longer.\n"
        "Conclusions: Light in the evening lengthens sleep."
    )
    assert [unit.text for unit in read_units(text)] == [
        "Millers sleep badly.",
        "We gave lamps to 412 millers.",
        "Those with lamps slept 38 minutes longer.",
        "Light in the evening lengthens sleep.",
    ]
    assert [unit.text for unit in read_units("The results: 12 mills won, and none lost.")] == [
        "The results: 12 mills won, and none lost."
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


@pytest.mark.parametrize("item", ["a" * 100_000, "Fix it " + "#1 " * 33_000 + "x", "(#a" + "#a" * 50_000, "x..." * 25_000])
def test_release_notes_with_an_endless_item_are_read_at_once(item: str) -> None:
    notes = f"# What's new\n\n- {item}\n- Keep the order of the boats when the list is saved (#12)\n"
    assert "Keep the order of the boats when the list is saved." in [unit.text for unit in read_release_notes(notes)]


def test_an_endless_word_beside_release_notes_is_no_prose_and_an_address_is_no_word() -> None:
    items = "- Keep the order of the boats when the list is saved\n- Show the tide at each of the two moles\n"
    aside = f"{'a' * 100_000}\n\nFull list: https://brigford.example/boats/compare/v1...v2 v1.0...v2.0"
    assert len(read_release_notes(f"# What's new\n\n{items}\n{aside}\n")) == 2


def test_a_sentence_that_begins_with_a_fault_is_news_in_release_notes_and_the_name_of_one_is_not() -> None:
    notes = """## What's new

- Missing keys are now reported with their file (thanks @dan)
- Error messages name the file that was read
- Crash when the list of boats is empty
- Wrong tide in the table of the second mole
- Show the tide at each of the two moles
"""
    assert [unit.text for unit in read_release_notes(notes)] == [
        "Missing keys are now reported with their file.",
        "Error messages name the file that was read.",
        "Show the tide at each of the two moles.",
    ]


def test_a_raised_number_behind_a_unit_is_none_of_a_note() -> None:
    line = "The mole has 300 metres² of stone and 20 feet² of sand."
    assert [unit.text for unit in read_units(line)] == [line]
