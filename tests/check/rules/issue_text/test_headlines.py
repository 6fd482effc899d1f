"""Promises of the rules on headlines."""

from __future__ import annotations

from newsletter.check import check_material
from tests.check.materials import FRONT, material, story


def labels_found(labelled: int, bare: int) -> list[str]:
    titles = [*(f"Label{at}: a bridge opens" for at in range(labelled)), *(f"A bridge number {at} opens" for at in range(bare))]
    text = FRONT + "".join(story("The council met.", title, f"https://a.example/{at}") for at, title in enumerate(titles))
    findings = check_material(material(text))
    return [found.message for found in findings if found.code == "headline-style" and "colon" in found.message]


def test_a_label_is_remarked_on_only_where_most_other_headlines_have_none() -> None:
    assert labels_found(21, 45) == []
    assert labels_found(2, 4) == ["the headline has a label before a colon; most others have none"] * 2
    assert labels_found(6, 45) == ["the headline has a label before a colon; most others have none"] * 6
    assert labels_found(20, 3) == ["the headline has no label before a colon; most others have one"] * 3


def cases_found(*titles: str) -> list[str]:
    text = FRONT + "".join(story("The council met.", title, f"https://a.example/{at}") for at, title in enumerate(titles))
    findings = check_material(material(text))
    return [found.headline for found in findings if found.code == "headline-style" and "case" in found.message]


TITLE_CASE = (
    "The Council Rebuilds a Bridge in May",
    "My Holiday Plans Going into 2026",
    "Who Cut the Baltic Cable?",
    "The Older One Got a Computer",
    "Gazette 4.2 Released",
    "What a Bridge Costs from Next Year On",
)


def test_function_words_figures_and_short_headlines_do_not_make_a_title_case_headline_odd() -> None:
    assert cases_found(*TITLE_CASE) == []


def test_a_headline_in_sentence_case_among_others_in_title_case_is_remarked_on() -> None:
    odd = "The council closes an old mill"
    assert cases_found(*TITLE_CASE, odd) == [odd]


def test_a_headline_of_names_says_nothing_of_its_case() -> None:
    titles = (f"The council rebuilds bridge number {name}" for name in ("one", "two", "three", "four", "five"))
    assert cases_found(*titles, "President Donald Trump visits Tokyo Bay") == []


def test_where_many_headlines_are_in_one_case_and_many_in_the_other_none_is_odd() -> None:
    small = (f"The council rebuilds old bridge number {name}" for name in ("one", "two"))
    assert cases_found(*TITLE_CASE, *small) == []


def test_most_headlines_are_in_one_case_only_where_that_case_has_a_clear_majority() -> None:
    small, silent = "The council closes an old mill", ("Gazette 4.2 Released", "Who Cut It?")
    assert cases_found(TITLE_CASE[0], small, *silent) == []
    assert cases_found(*TITLE_CASE[:2], small, *silent) == []
    assert cases_found(TITLE_CASE[0], *TITLE_CASE[:2], small, *silent) == [small]
