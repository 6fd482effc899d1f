"""newsletter.draft.summary.fitness.risk: how likely an editor is to strike a sentence."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from newsletter.draft.prose.units import read_units
from newsletter.draft.summary.fitness import risk
from newsletter.draft.summary.fitness.risk import SentenceRisks
from newsletter.draft.words.tfidf import words

HEAD = "Brigford rebuilds the old mill bridge"
TEXT = """The council of Brigford has voted to rebuild the old mill bridge that a flood tore down last year.
It will cost nine million crowns, and he did not like that at all.
Sign up for our newsletter to get the best deals every day."""


def _risks(text: str, headline: str = HEAD, language: str = "en") -> SentenceRisks:
    units = read_units(text)
    return SentenceRisks(units, [frozenset(words(unit.text)) for unit in units], frozenset(words(headline)), language)


def _risk(risks: SentenceRisks, place: int, *, behind: bool = False) -> float:
    """Return the risk of a sentence, rounded up to hundredths: the lowest limit that it keeps to."""
    return next(limit / 100 for limit in range(101) if risks.is_within(limit / 100, place, behind=behind))


def test_the_lead_of_a_report_is_a_lesser_risk_than_what_leans_and_what_sells() -> None:
    lead, leaning, selling = (_risk(_risks(TEXT), place) for place in range(3))
    assert lead < 0.2 < min(leaning, selling)


def test_a_sentence_that_leans_is_a_lesser_risk_right_behind_the_one_before_it() -> None:
    risks = _risks(TEXT)
    assert _risk(risks, 1, behind=True) < _risk(risks, 1) / 2
    assert _risk(risks, 2, behind=True) > 0.5


def test_what_has_nothing_of_the_headline_is_a_greater_risk() -> None:
    assert _risk(_risks(TEXT, "Walnut truffles"), 0) > _risk(_risks(TEXT), 0)


def test_the_order_in_which_risks_are_asked_for_changes_none() -> None:
    forwards, backwards = _risks(TEXT), _risks(TEXT)
    places = [(place, behind) for place in range(3) for behind in (False, True)]
    one = [_risk(forwards, place, behind=behind) for place, behind in places]
    assert one == [_risk(backwards, place, behind=behind) for place, behind in places[::-1]][::-1]


@given(st.floats(0, 1), st.integers(0, 2), st.booleans())
def test_features_are_left_out_only_where_they_change_no_answer(limit: float, place: int, behind: bool) -> None:
    unknown = (-(10**4), 10**4)
    with patch.object(risk, "_bounds_behind", lambda: [[unknown, unknown, (0, 0)]] * 2):
        judged = _risks(TEXT).is_within(limit, place, behind=behind)
    assert _risks(TEXT).is_within(limit, place, behind=behind) == judged


def test_an_unknown_word_is_judged_by_the_rest_of_its_sentence() -> None:
    one, other = (_risks(TEXT.replace("Brigford", name), "The mill bridge") for name in ("Qwertzia", "Zxcvburg"))
    assert [_risk(one, place) for place in range(3)] == [_risk(other, place) for place in range(3)]
