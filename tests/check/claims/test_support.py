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


def test_a_name_with_another_number_than_the_articles_is_found() -> None:
    evidence = Evidence(["The army of Ostby has T-90 tanks. A vaccine against COVID-19 was shown in Kelby."])
    for said, found in {
        "The army has T-98 tanks.": {"T-98": "T-90"},
        "The army has T-90 tanks.": {},
        "The vaccine against Covid-19 was shown.": {},
        "The vaccine against Covid-29 was shown.": {"Covid-29": "COVID-19"},
        "The army has M-11 tanks.": {},
    }.items():
        claims = judge_sentence(said, evidence, evidence.lower)
        assert {claim.text: claim.instead for claim in claims if claim.verdict == "elsewhere"} == found, said
