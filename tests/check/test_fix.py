"""newsletter.check.fix: what has one right answer is mended, and nothing else is touched."""

from __future__ import annotations

import pytest

from newsletter.check import check_material
from newsletter.check.fix import mend
from newsletter.check.rules.issue_text.link_addresses import mend_address
from tests.check.materials import FRONT, material, story


def _mended(text: str) -> str:
    return mend(text, check_material(material(text)))[0]


def test_each_kind_is_mended_and_the_second_run_finds_nothing_to_mend() -> None:
    bad = FRONT + story("A line. \nMore here.", url="htps://a.example/x?id=1&utm_source=y") + "###Next one\n\nText.\n"
    once = _mended(bad)
    assert "A line.\nMore here." in once
    assert "### Next one" in once
    twice = _mended(once)
    assert "https://a.example/x?id=1)" in twice
    assert _mended(twice) == twice


def test_line_ends_and_all_other_text_stay_byte_for_byte() -> None:
    bad = (FRONT + story("A line. ") + "End.\n").replace("\n", "\r\n")
    assert _mended(bad) == bad.replace("line. \r", "line.\r")


def test_a_word_that_can_never_stand_twice_is_deleted_once_and_one_that_may_is_left() -> None:
    text = FRONT + story("The the bridge and\nand the **the** mill. He asked what it is is for, at at noon, and and left.")
    good = FRONT + story("The bridge and\nand the **the** mill. He asked what it is is for, at at noon, and left.")
    assert _mended(text) == good
    german = FRONT + story("Der Rat und und die Stadt mit mit dem Turm.")
    found = check_material(material(german, language="de"))
    assert mend(german, found)[0] == FRONT + story("Der Rat und die Stadt mit mit dem Turm.")


def test_two_faults_on_one_line_are_both_mended() -> None:
    text = FRONT + story("See [a](https://a.example/?utm_source=x) and [b](https://b.example/?fbclid=y).")
    assert "[a](https://a.example/) and [b](https://b.example/)" in _mended(text)


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("htps://a.example/", "https://a.example/"),
        ("http//a.example", "http://a.example"),
        ("https:/a.example", "https://a.example"),
        ("https;//a.example", "https://a.example"),
        ("www.a.example/x", "https://www.a.example/x"),
    ],
)
def test_a_misspelt_address_is_mended(bad: str, good: str) -> None:
    assert mend_address(bad) == good


@pytest.mark.parametrize(
    "url", ["https://a.example/", "mailto:a@b.example", "/about/", "#top", "https://a.example/?url=http:/x"]
)
def test_an_address_that_is_none_of_these_is_left_alone(url: str) -> None:
    assert mend_address(url) is None
