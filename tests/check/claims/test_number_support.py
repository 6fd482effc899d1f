"""newsletter.check.claims.number_support: numbers that rest on others than the same."""

from __future__ import annotations

from datetime import date

import pytest

from newsletter.check.claims.evidence import Evidence
from newsletter.check.claims.support import judge_quotations, judge_sentence, lower_words
from tests.check.materials import TEXT

EVIDENCE = Evidence([TEXT])


def _wrong(text: str) -> dict[str, str]:
    lower = lower_words([TEXT, text])
    claims = [*judge_sentence(text, EVIDENCE, lower), *judge_quotations(text, EVIDENCE)]
    return {claim.text: claim.verdict for claim in claims if claim.verdict != "supported"}


def _against(article: str, text: str) -> dict[str, tuple[str, str]]:
    evidence = Evidence([article])
    claims = judge_sentence(text, evidence, evidence.lower | lower_words([text]))
    return {claim.text: (claim.verdict, claim.instead) for claim in claims if claim.verdict != "supported"}


def test_a_number_that_is_said_to_be_about_right_is_rounder_than_the_articles_and_near_it() -> None:
    assert _wrong("The warden counted about 80 owls.") == {"80": "absent"}
    assert _wrong("The warden counted about 89 owls.") == {"89": "absent"}
    assert _wrong("The warden counted 90 owls.") == {"90": "absent"}


@pytest.mark.parametrize("text", ["A third of the barns leak.", "Half of the mills are let."])
def test_every_third_barn_is_a_third_of_the_barns(text: str) -> None:
    evidence = Evidence(["Every third barn leaks, and every other mill is let. The roofer comes every fourth year."])
    assert {claim.text: claim.verdict for claim in judge_sentence(text, evidence) if claim.verdict != "supported"} == {}
    assert [claim.verdict for claim in judge_sentence("A quarter of the roofs leak.", evidence)] == ["absent"]


def test_one_in_twenty_is_five_per_cent() -> None:
    article = "Salt was found in 318 wells (5.1%) of 41 towns."
    assert _against(article, "About one in twenty wells had salt.") == {}
    assert list(_against(article, "About one in fifteen wells had salt.")) == ["one in fifteen"]


def test_three_times_as_many_rests_on_two_figures() -> None:
    article = "The yard compared 1,140 oars of ash with 3,420 oars of oak. It has three sheds."
    assert _against(article, "The yard compared 1,140 oars of ash with three times as many of oak.") == {}
    assert list(_against(article, "The yard compared 1,140 oars of ash with four times as many of oak.")) == ["four"]


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Eleven of 14 members of the board backed the lock on Thursday.", []),
        ("Eleven of 15 members of the board backed the lock on Thursday.", ["15"]),
        ("Tolls of 45 years are in the table of all 312 towns.", []),
        ("Tolls of 35 years are in the table of all 312 towns.", ["35 years"]),
    ],
)
def test_the_two_sides_of_a_vote_together_and_the_years_between_two_follow_from_the_article(
    text: str, absent: list[str]
) -> None:
    article = "The board backed the lock 11-3 on Thursday. The table has the tolls of all 312 towns from 1981 to 2026."
    assert list(_against(article, text)) == absent


def test_areas_are_compared_by_value() -> None:
    article = (
        "Ice covered 14.52 million square kilometres in May. Only 2023 was lower, by 110,000 km², or a flat of 50 m² for each."
    )
    for said in (
        "Ice covered 14.5m sq km in May.",
        "Only 2023 was lower, by 110,000 square kilometers.",
        "A flat of 50 square metres.",
        "Ice covered 14.5m km2 in May.",
        "Only 2023 was lower, by 110,000 km2.",
        "Only 2023 was lower, by 11m hectares.",
        "A flat of 50m2.",
    ):
        assert _against(article, said) == {}, said
    for said in (
        "Only 2023 was lower, by 110,000 hectares.",
        "Ice covered 14.5 million square miles in May.",
        "A flat of 50 square feet.",
        "A flat of 50 km2.",
        "Only 2023 was lower, by 110,000 m2.",
    ):
        assert len(_against(article, said)) == 1, said


def _absent(article: str, text: str) -> list[str]:
    evidence = Evidence([article], published=[date(2031, 3, 4)])
    claims = judge_sentence(text, evidence, evidence.lower | lower_words([text]))
    return [claim.text for claim in claims if claim.verdict == "absent"]


@pytest.mark.parametrize(
    ("article", "text", "absent"),
    [
        ("Pavel Orn, in office since 2019, was sentenced to 10 years.", "Orn, in office since 2019, was sentenced to {}.", "12 years"),
        ("Pavel Orn, in office since 2019, was sentenced to 10 years.", "Orn, in office since 2019, got a {} sentence.", "12-year"),
        ("Two of 12 pupils of Ostby passed the test.", "Two of {} pupils of Ostby passed the test.", "14"),
        ("Ostby counted twice as many storks, 300 against 100 herons.", "Ostby counted {} times as many storks.", "three"),
        ("On 12 March four boats took storks from Ostby to herons.", "Ostby has {} times as many storks as herons.", "three"),
    ],
)  # fmt: skip
def test_no_number_is_reckoned_where_the_article_tells_another_of_its_kind_or_only_a_day(
    article: str, text: str, absent: str
) -> None:
    assert _absent(article, text.format(absent)) == [absent]


@pytest.mark.parametrize(
    ("share", "bounds"),
    [
        ("48 percent", {"More than": False, "Over": False, "Nearly": True, "Less than": True, "About": True}),
        ("52 percent", {"More than": True, "Over": True, "Nearly": False, "Less than": False, "About": True}),
    ],
)
def test_more_than_half_is_no_less_than_half(share: str, bounds: dict[str, bool]) -> None:
    article = f"The bath has the support of {share} of the voters in Ostby."
    assert {said: not _absent(article, f"{said} half of the voters in Ostby support the bath.") for said in bounds} == bounds


def test_a_share_in_words_is_rounder_than_any_figure() -> None:
    article = "The cost of the bath rose by 30 percent in Ostby."
    found = {
        said: _absent(article, f"The cost of the bath rose by {said}.") for said in ("more than a quarter", "nearly a third")
    }
    assert found == {"more than a quarter": [], "nearly a third": []}
    assert _absent(article, "The cost of the bath rose by more than a third.") == ["a third"]
    assert _absent(article, "The cost of the bath rose by nearly half.") == ["half"]
