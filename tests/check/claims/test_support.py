"""newsletter.check.claims.support: what a sentence claims, held against its articles."""

from __future__ import annotations

import pytest

from newsletter.check.claims.evidence import Evidence
from newsletter.check.claims.support import ELSEWHERE, judge_quotations, judge_sentence, lower_words
from tests.check.materials import TEXT

EVIDENCE = Evidence([TEXT])


def _wrong(text: str) -> dict[str, str]:
    lower = lower_words([TEXT, text])
    claims = [*judge_sentence(text, EVIDENCE, lower), *judge_quotations(text, EVIDENCE)]
    return {claim.text: claim.verdict for claim in claims if claim.verdict != "supported"}


@pytest.mark.parametrize(
    "text",
    [
        "The bridge will cost 14 million pounds.",
        "Holm's engineers begin in March.",
        "“A good day for Brigford”, Holm said.",
        "“It is a … day for Brigford,” Ines Holm said.",
        "Meanwhile, the old bridge was closed to lorries.",
        "The warden counted eighty-eight owls.",
        "The warden counted about 90 owls.",
    ],
)
def test_short_names_other_notations_and_cut_quotations_are_supported(text: str) -> None:
    assert _wrong(text) == {}


def test_a_number_that_is_said_to_be_about_right_is_rounder_than_the_articles_and_near_it() -> None:
    assert _wrong("The warden counted about 80 owls.") == {"80": "absent"}
    assert _wrong("The warden counted about 89 owls.") == {"89": "absent"}
    assert _wrong("The warden counted 90 owls.") == {"90": "absent"}


@pytest.mark.parametrize("text", ["A third of the barns leak.", "Half of the mills are let."])
def test_every_third_barn_is_a_third_of_the_barns(text: str) -> None:
    evidence = Evidence(["Every third barn leaks, and every other mill is let. The roofer comes every fourth year."])
    assert {claim.text: claim.verdict for claim in judge_sentence(text, evidence) if claim.verdict != "supported"} == {}
    assert [claim.verdict for claim in judge_sentence("A quarter of the roofs leak.", evidence)] == ["absent"]


def test_a_number_name_or_quotation_that_the_article_lacks_is_absent() -> None:
    assert _wrong("The bridge will cost £15 million.") == {"£15 million": "absent"}
    assert _wrong("The bridge was praised by Karl Muster.") == {"Karl Muster": "absent"}
    assert _wrong("Holm called it “a great day for Brigford”.") == {"a great day for Brigford": "absent"}


def test_a_name_of_the_article_in_anothers_place_is_found() -> None:
    found = _wrong("Anna Berg, who leads the town's engineers, said on Thursday that the bridge will cost £14 million.")
    assert found == {"Anna Berg": "elsewhere"}


def test_a_name_in_brackets_behind_a_sentence_says_who_speaks_and_stands_in_nobodys_place() -> None:
    evidence = Evidence(["We build robots for farms in Spain and Portugal. Ana Castellanos leads the firm."])
    verdicts = {
        text: [claim.verdict for claim in judge_sentence(text, evidence) if "Ana" in claim.text or "Karl" in claim.text]
        for text in (
            "We build robots for farms in Spain. (Ana Castellanos)",
            "We build robots for farms in Spain (Ana Castellanos)",
            "We build robots for farms in Spain. (Karl Muster)",
        )
    }
    assert [*verdicts.values()] == [["supported"], ["elsewhere"], ["absent"]]


def test_a_number_far_from_its_own_words_is_doubtful() -> None:
    assert _wrong("A survey found cracks in 88 arches of the old bridge, closed to lorries.") == {"88": "doubtful"}


@pytest.mark.parametrize("opposite", ["Less", "Fewer"])
def test_an_opposite_at_the_head_of_a_copied_sentence_is_found(opposite: str) -> None:
    told = "More than 20 boats were painted in the old yard, the trust said on Monday."
    changed = told.replace("More", opposite)
    (found,) = [claim for claim in judge_sentence(changed, Evidence([told])) if claim.verdict != "supported"]
    assert (found.kind, found.text, found.instead) == ("wording", opposite, "More")


def test_a_denial_put_into_a_copied_sentence_is_found() -> None:
    changed = "The old bridge was not closed to lorries after a survey found cracks in its third arch."
    assert list(_wrong(changed).values()) == ["elsewhere"]


def test_a_flood_of_figures_in_another_language_is_judged_at_once() -> None:
    # At square cost this took a minute and more.
    flood = "1 " * 80_000
    assert not judge_sentence(flood, Evidence(["1 Haus."], foreign=True))


BOATS = "A boat of Marl sank and two of its five crew drowned. The three boats of Marl are old. Boat 7 has 3 sails, boat 8 has 4 sails."


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("A boat sank and three of its five crew drowned.", "two"),
        ("A boat sank and two of its five crew drowned.", ""),
        ("Three of the five people of Marl drowned.", ""),
        ("In all, boat 7 has 4 sails.", ""),
    ],
)
def test_another_number_between_the_same_words_is_found(said: str, instead: str) -> None:
    claims = judge_sentence(said, Evidence([BOATS]))
    assert "".join(claim.instead for claim in claims if claim.kind == "number" and claim.verdict == ELSEWHERE) == instead


def _against(article: str, text: str) -> dict[str, tuple[str, str]]:
    evidence = Evidence([article])
    claims = judge_sentence(text, evidence, evidence.lower | lower_words([text]))
    return {claim.text: (claim.verdict, claim.instead) for claim in claims if claim.verdict != "supported"}


def test_one_in_twenty_is_five_per_cent() -> None:
    article = "Salt was found in 318 wells (5.1%) of 41 towns."
    assert _against(article, "About one in twenty wells had salt.") == {}
    assert list(_against(article, "About one in fifteen wells had salt.")) == ["one in fifteen"]


def test_three_times_as_many_rests_on_two_figures() -> None:
    article = "The yard compared 1,140 oars of ash with 3,420 oars of oak. It has three sheds."
    assert _against(article, "The yard compared 1,140 oars of ash with three times as many of oak.") == {}
    assert list(_against(article, "The yard compared 1,140 oars of ash with four times as many of oak.")) == ["four"]


def test_a_number_that_begins_a_sentence_is_told_from_the_articles() -> None:
    article = "Nineteen of the 23 boats in the basin are ferries. Owners must move them within 21 days."
    assert _against(article, "Twenty-one of the 23 boats in the basin are ferries.") == {
        "Twenty-one": ("elsewhere", "Nineteen")
    }
    assert _against(article, "Nineteen of the 23 boats in the basin are ferries.") == {}


def test_what_a_number_says_which_one_of_is_the_same_in_another_sentence() -> None:
    article = "Tolls collected by week: week 45. Boats of 45 towns paid. The rise was largest in the harbour basin, at noon."
    assert _against(article, "The largest rise in the basin came in week 45.") == {}


def test_a_word_that_the_article_only_denies_is_no_addition_of_no_account() -> None:
    article = "Mayors of 54 towns have signed a pledge to light their locks by 2032. The pledge is not binding. Marl reports each year."
    text = "Mayors of 54 towns have signed a binding pledge to light their locks by 2032."
    assert _against(article, text) == {"binding": ("elsewhere", "not binding")}
    assert _against(article, text.replace("binding", "non-binding")) == {}


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
    ):
        assert _against(article, said) == {}, said
    for said in (
        "Only 2023 was lower, by 110,000 hectares.",
        "Ice covered 14.5 million square miles in May.",
        "A flat of 50 square feet.",
    ):
        assert len(_against(article, said)) == 1, said
