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
        "A docker holds a sign outside the town hall of Brigford on Saturday.",
        "Firefighters work at the site of a blaze in the old mill of Brigford on Sunday.",
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
    ],
)
def test_a_sentence_about_people_and_views_is_no_caption(sentence: str) -> None:
    assert find_mark(sentence) is None


def test_the_name_of_one_function_or_page_of_the_manual_is_prose_and_a_call_is_code() -> None:
    assert find_mark("A sealed chart stays as it is until the harbour calls seal(2) again.") is None
    assert find_mark("A copy of the chart is made by read() on the first day of the month.") is None
    assert find_mark("The crane moves when lift() is called and sink() is not.") == "code"


def test_a_flood_of_digits_is_read_at_once_and_a_numbered_part_is_a_label() -> None:
    assert find_mark("CVE-2026-1: A bug was found.") == "label"
    find_mark("1" * 400_000)  # at square cost this took many minutes
