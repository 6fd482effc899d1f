"""Times beside stories are found where they stand and read for what they say."""

from __future__ import annotations

import pytest

from newsletter.extract.page.timestamps import is_label, leading_clock, spoken_day, stamped, time_of
from tests.extract.briefs import page


@pytest.mark.parametrize(
    "text",
    [
        "15:05",
        "Posted at 15:05",
        "21:06 (IST)",
        "5m ago",
        "vor 5 Minuten",
        "12.05 Uhr",
        "November 2, 2023",
        "Updated 3:07 PM",
        "43'",
        "90+2’",
    ],
)
def test_a_time_and_nothing_else_is_a_label(text: str) -> None:
    assert is_label(text)


@pytest.mark.parametrize(
    "text", ["The train leaves at 15:05", "Won 3:1", "Chapter 4", "43", "Room 15:05 is closed", "", "today"]
)
def test_a_sentence_with_a_time_is_no_label(text: str) -> None:
    assert not is_label(text)


@pytest.mark.parametrize(
    ("text", "minute", "rest"),
    [
        ("12.05 Uhr: Rain", 725, "Rain"),
        ("3:07 PM Goal", 907, "Goal"),
        ("+++ 14:30 +++ Storm", 870, "Storm"),
        ("08:15 – Fog", 495, "Fog"),
        ("03:45 Harbour", 225, "Harbour"),
        ("09.30 polisen spärrar av kajen", 570, "polisen spärrar av kajen"),
        ("Klokken 12.05 Regn", 725, "Regn"),
        ("Lunedì 12.05: pioggia", 725, "pioggia"),
    ],
)
def test_a_leading_time_is_told_from_what_follows(text: str, minute: int, rest: str) -> None:
    clock = leading_clock(text)
    assert clock is not None
    assert (clock[0], text[clock[1] :]) == (minute, rest)


@pytest.mark.parametrize(
    "text",
    ["Fern 1.12 matches faster", "Kotlin 2.20: what is new", "1.12 billion people", "9.40 m high", "0.50 million people"],
)
def test_a_version_behind_its_name_and_a_figure_before_what_it_counts_are_no_leading_times(text: str) -> None:
    assert leading_clock(text) is None


@pytest.mark.parametrize("text", ["3:1 for the home team", "25:00", "Twelve o'clock", "1.500 people", "12.05.2024 Rain"])
def test_scores_and_dates_are_no_leading_times(text: str) -> None:
    assert leading_clock(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("March 25, 2015", "2015-03-25"),
        ("am 25. März 2015", "2015-03-25"),
        ("2 de mayo de 2024", "2024-05-02"),
        ("May 2015", None),
    ],
)
def test_a_day_in_words_is_read(text: str, day: str | None) -> None:
    assert spoken_day(text) == day


def test_the_time_of_publication_comes_before_that_of_a_change() -> None:
    tree = page("<div id=a data-last-modified-time=1763118000000 data-post-time=1763114400000>x</div>").tree
    assert time_of(tree.get_element_by_id("a")) == "2025-11-14T10:00:00Z"


def test_labels_are_looked_for_only_when_asked_and_when_markup_says_nothing() -> None:
    body = "".join(f"<span>1{n}:00</span><p>Text at 1{n}:00 runs on and on.</p>" for n in range(5))
    assert stamped(page(body).tree, labels=False) == []
    assert [element.text for element in stamped(page(body).tree, labels=True)] == [f"1{n}:00" for n in range(5)]
