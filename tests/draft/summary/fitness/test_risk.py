"""newsletter.draft.summary.fitness.risk: how likely an editor is to strike a sentence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsletter.draft.summary.fitness.risk import SentenceRisks, estimate
from newsletter.draft.summary.prose import read_units
from newsletter.draft.words.tfidf import words

HEAD = "Brigford rebuilds the old mill bridge"
TEXT = """The council of Brigford has voted to rebuild the old mill bridge that a flood tore down last year.
It will cost nine million crowns, and he did not like that at all.
Sign up for our newsletter to get the best deals every day."""


def _risks(text: str, headline: str = HEAD, language: str = "en") -> SentenceRisks:
    units = read_units(text)
    return SentenceRisks(units, [frozenset(words(unit.text)) for unit in units], frozenset(words(headline)), language)


def test_the_lead_of_a_report_is_a_lesser_risk_than_what_leans_and_what_sells() -> None:
    risks = _risks(TEXT)
    assert risks.alone(0) < 0.2 < min(risks.alone(1), risks.alone(2))


def test_a_sentence_that_leans_is_a_lesser_risk_right_behind_the_one_before_it() -> None:
    risks = _risks(TEXT)
    assert risks.behind(1) < risks.alone(1) / 2
    assert risks.behind(2) > 0.5


def test_what_has_nothing_of_the_headline_is_a_greater_risk() -> None:
    assert _risks(TEXT, "Walnut truffles").alone(0) > _risks(TEXT).alone(0)


def test_the_order_in_which_risks_are_asked_for_changes_none() -> None:
    forwards, backwards = _risks(TEXT), _risks(TEXT)
    one = [(forwards.alone(place), forwards.behind(place)) for place in range(3)]
    assert one == [(backwards.alone(place), backwards.behind(place)) for place in (2, 1, 0)][::-1]


@given(st.floats(0, 1), st.integers(0, 2), st.booleans())
def test_whether_a_risk_is_within_a_limit_agrees_with_the_risk(limit: float, place: int, behind: bool) -> None:
    risks = _risks(TEXT)
    risk = risks.behind(place) if behind else risks.alone(place)
    assert _risks(TEXT).is_within(limit, place, behind=behind) == (risk <= limit)
    assert _risks(TEXT).is_within(risk, place, behind=behind)


def test_what_has_no_known_feature_is_judged_by_the_average() -> None:
    assert estimate({"word qwertz"}) == estimate(set())
