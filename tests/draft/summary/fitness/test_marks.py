"""newsletter.draft.summary.fitness.marks: captions and code are known by their marks, and news that looks like them is news."""

from __future__ import annotations

import pytest

from newsletter.draft.summary.fitness.marks import find_mark


def test_a_line_of_a_manual_is_code() -> None:
    assert find_mark("--no-ignore-case Do not ignore case distinctions in patterns and input.") == "code"


@pytest.mark.parametrize(
    "sentence",
    [
        "The heads of five harbours, including Ines Holm, center, take part in a debate in Brigford on Saturday.",
        "Mayor Odile Marchetti, third right, with the crew of the new ferry in Brigford.",
        "A general view of the mill bridge at Brigford, which was shut in May.",
        "The crew of the new ferry waits for its first guests (Odile Marchetti/Getty Images).",
        "The ferry crosses the bay at noon via Shutterstock.",
        "© Harbour Press The ferry crosses the bay at noon.",
    ],
)
def test_what_is_seen_in_a_photograph_is_its_caption(sentence: str) -> None:
    assert find_mark(sentence) == "credit"


@pytest.mark.parametrize(
    "sentence",
    [
        "The left, right and centre of the council of Brigford agreed on Monday.",
        "Firefighters worked for nine hours at the site of the blaze in Brigford on Sunday.",
        "A docker who holds a sign for the union won the vote of Brigford's port on Saturday, its council said.",
        "A view of the sea adds a fifth to the price of a house in Brigford, agents say.",
        "Police search for a boy in the marshes of Brigford on Sunday.",
        "A ferry owner has won a copyright case over the chart of the bay.",
        "Getty Images sues the owner of a painting robot in Brigford.",
        "File servers, ferries and cranes of the port stood still for nine hours.",
    ],
)
def test_a_sentence_about_people_and_views_is_no_caption(sentence: str) -> None:
    assert find_mark(sentence) is None


def test_the_name_of_one_function_or_page_of_the_manual_is_prose_and_a_call_is_code() -> None:
    assert find_mark("A sealed chart stays as it is until the harbour calls seal(2) again.") is None
    assert find_mark("A copy of the chart is made by read() on the first day of the month.") is None
    assert find_mark("The crane moves when lift() is called and sink() is not.") == "code"


@pytest.mark.parametrize(
    "sentence",
    [
        "Harbour::Chart 2.4 reads the tides of all nine ports.",
        "The pump now writes its log to /var/log/pump, which an old crane could not read.",
        "A register at 0x5000 keeps the height of the water.",
        "The chart is the object that the crane returns from lift().",
    ],
)
def test_the_name_of_a_module_a_path_or_an_address_in_a_sentence_is_prose(sentence: str) -> None:
    assert find_mark(sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry cost $54m, of which the town paid $18m.",
        "Nordline raised $40M at a $200M valuation.",
        "The bridge will cost $1,200 a day, up from $900.",
        "Les habitant·es du port votent dimanche.",
    ],
)
def test_two_sums_of_money_are_no_formula_and_a_point_within_a_word_is_no_list(sentence: str) -> None:
    assert find_mark(sentence) is None


def test_what_stands_between_dollars_is_a_formula() -> None:
    assert find_mark("A chart $A$ is sealed if it equals its adjoint.") == "formula"
    assert find_mark("The tide is $2x + 1$ on the first day.") == "formula"


def test_a_flood_of_digits_is_read_at_once_and_a_numbered_part_is_a_label() -> None:
    assert find_mark("CVE-2026-1: A bug was found.") == "label"
    find_mark("1" * 400_000)  # at square cost this took many minutes
