"""A paragraph made to be slow is read in time that grows with its length: four times the signs take no nine times as long."""

from __future__ import annotations

import dataclasses
import time

import pytest

from newsletter.cache import link_key
from newsletter.commands.material import weigh_story
from tests.check.materials import FRONT, article, found_in, story

PIECES = {
    "image": "![", "apostrophes": "'a ", "stops": ".", "stops in a word": "a.", "ticks": "` ", "percentages": "5% ", "blanks": " ",
    "denials": "not open ", "names": "Anna Berg ", "lines": "a\n", "clauses": "It said: ", "quotations": "“A good day” said Holm. ",
}  # fmt: skip
SIGNS = 1500
# What takes less than this (seconds of the processor) grows by noise.
NOISE = 0.03


def _seconds(piece: str, signs: int) -> float:
    return _seconds_for(f"Holm: {piece * (signs // len(piece))} b")


def _seconds_for(text: str, told: str = "") -> float:
    began = time.thread_time()
    draft = FRONT + story(text, " ".join(text.split("\n")))
    found_in(draft, article(told or text), editions={"mail": text}, key=link_key, vector=weigh_story)
    return time.thread_time() - began


@pytest.mark.parametrize("name", PIECES)
def test_a_hostile_headline_summary_and_article_take_time_in_proportion_to_their_length(name: str) -> None:
    small = _seconds(PIECES[name], SIGNS)
    large = _seconds(PIECES[name], 4 * SIGNS)
    if large > 9 * max(small, NOISE):  # another program may have been in the way: once more
        large = _seconds(PIECES[name], 4 * SIGNS)
    assert large < 9 * max(small, NOISE)


def test_thousands_of_different_numbers_are_each_held_against_those_near_them() -> None:
    # Held against all, 2,000 of them took eight seconds.
    def seconds(count: int) -> float:
        return _seconds_for("Holm counts " + ", ".join(f"{7 * number + 13} cats" for number in range(count)) + ".")

    small, large = seconds(300), seconds(1200)
    assert large < 9 * max(small, NOISE) or seconds(1200) < 9 * max(small, NOISE)


def test_a_name_that_is_said_a_thousand_times_is_looked_up_once() -> None:
    def seconds(count: int) -> float:
        return _seconds_for("Helen Amory came. " * count, "Ruth Amory came. Helen Marsh left. " * count)

    small, large = seconds(300), seconds(1200)
    assert large < 9 * max(small, NOISE) or seconds(1200) < 9 * max(small, NOISE)


def test_a_number_that_is_said_thousands_of_times_is_held_against_its_place_once() -> None:
    # At square cost 6,000 of them took more than a minute.
    def seconds(count: int) -> float:
        return _seconds_for("CHF 1 " * count)

    small, large = seconds(300), seconds(1200)
    assert large < 9 * max(small, NOISE) or seconds(1200) < 9 * max(small, NOISE)


def test_a_number_that_the_article_lacks_is_placed_at_once_however_often_it_stands() -> None:
    # At square cost 20,000 of them took thirty seconds.
    def seconds(count: int) -> float:
        return _seconds_for("5-" * count, "Holm left.")

    small, large = seconds(2000), seconds(12000)
    assert large < 9 * max(small, NOISE) or seconds(12000) < 9 * max(small, NOISE)


def test_a_sentence_that_is_said_a_thousand_times_is_held_against_the_article_once() -> None:
    # At square cost 1,000 of them took eight seconds.
    def seconds(count: int) -> float:
        return _seconds_for(
            "In the year Holm sold 14 boats to Oslo. " * count, "Holm has 14 cats. The boats of Oslo left. " * count
        )

    small, large = seconds(200), seconds(1200)
    assert large < 9 * max(small, NOISE) or seconds(1200) < 9 * max(small, NOISE)


def test_an_article_that_hundreds_of_sentences_link_is_read_once() -> None:
    # Read for each, 100 sentences took ten seconds and more.
    own = article("The council met. ")
    linked = dataclasses.replace(
        own, id="linked", url="https://b.example/y", text="The council met and voted for boats. " * 400
    )

    def seconds(count: int) -> float:
        text = "".join(f"The [council](https://b.example/y) told Canada{number} of mills. " for number in range(count))
        began = time.thread_time()
        found_in(FRONT + story(text), own, article_at=lambda url: linked)
        return time.thread_time() - began

    small, large = seconds(20), seconds(80)
    assert large < 3 * max(small, NOISE) or seconds(80) < 3 * max(small, NOISE)
