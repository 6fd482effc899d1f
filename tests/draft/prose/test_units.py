"""newsletter.draft.prose.units: the running text of an article, in units that are shown whole or not at all."""

from __future__ import annotations

import pytest

from newsletter.draft.prose.units import read_units, without_dateline

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
        "By Ann Lee | Courier Staff — ",
        "By ANN LEE and Bo Holm, Courier Staff – BRIGFORD — ",
    ],
)
def test_a_dateline_is_no_part_of_the_sentence(dateline: str) -> None:
    assert without_dateline(dateline + LEAD) == LEAD


def test_a_sentence_with_a_dash_is_left_whole() -> None:
    for line in (
        "Holm — who leads the engineers — said that the work begins in March.",
        "By Mill Bridge, Holm said — who leads the engineers — the work begins in March.",
    ):
        assert without_dateline(line) == line


def test_a_quotation_of_several_sentences_is_one_unit() -> None:
    text = f'{LEAD} "Yes, I got sick. I am being treated," he said. Work begins in March.'
    assert [unit.text for unit in read_units(text)] == [
        LEAD,
        '"Yes, I got sick. I am being treated," he said.',
        "Work begins in March.",
    ]


def test_a_credit_behind_a_paragraph_is_no_part_of_its_sentence() -> None:
    assert [unit.text for unit in read_units(f"{LEAD} (dpa)")] == [LEAD]


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


def test_a_straight_mark_that_never_closes_makes_no_quotation_of_the_rest() -> None:
    text = 'They replaced the word "virgin? on the form. The clinic said so on Friday.\nNobody had asked for it before.'
    assert not any(unit.quoted for unit in read_units(text))
    over = '"We need to remain calm. We are united in this.\n"We ask all to stay at home," the vicars wrote.'
    assert [unit.quoted for unit in read_units(over)][1]


def test_a_quotation_that_is_signed_behind_a_dash_is_one_with_its_name() -> None:
    assert [unit.text for unit in read_units("“The bread is not ready yet.” — Ida Holm, baker")] == [
        "“The bread is not ready yet.” — Ida Holm, baker"
    ]


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


def test_the_bold_labels_of_an_abstract_are_no_part_of_its_sentences() -> None:
    text = "Background Cold homes harm health in winter.\n\nResults Mortality fell by 4.6 percent in the first year."
    assert [unit.text for unit in read_units(text)] == [
        "Cold homes harm health in winter.",
        "Mortality fell by 4.6 percent in the first year.",
    ]


def test_a_word_that_could_be_a_label_stays_where_no_other_paragraph_has_one() -> None:
    text = f"Results Monday showed that the measure has passed.\n\n{LEAD}"
    assert [unit.text for unit in read_units(text)] == ["Results Monday showed that the measure has passed.", LEAD]


def test_a_podcasts_sentence_on_who_talks_stands_without_the_episode() -> None:
    talk = "Ada Holm talks to the harbour master of Marl about why ferries are late."
    for opening in ("In this episode, ", "In this week’s episode of Lock and Key, ", "On today's episode, "):
        assert [unit.text for unit in read_units(f"{opening}{talk}")] == [talk]
    for kept in (
        "In this episode, I talk to the harbour master.",
        "In this episode, Holm moves to Marl and buys a boat.",
        "In this episode, Ada Holm dies in the fire that ends the season.",
    ):
        assert [unit.text for unit in read_units(kept)] == [kept]
