"""newsletter.draft.update.story_reasons: what `why` is told of a story's section and of its rank."""

from __future__ import annotations

from datetime import date

import pytest

from newsletter.config.schema import DraftSettings, RankSettings, SectionRule
from newsletter.draft.compose import Settings
from newsletter.draft.update.story_reasons import rank_reasons, section_reasons
from newsletter.models import Article

SECTIONS = (
    SectionRule("Town", "council, streets and bridges", ("council", "town hall")),
    SectionRule("Nature", "birds, beasts and weather", ("owls", "salt marsh")),
)
BRIDGE = Article("https://a.example/bridge", "a", title="Mill bridge", text="The council voted to rebuild the bridge.")
OWLS = Article("https://b.example/owls", "b", title="Owls return", text="Barn owls nest on the salt marsh again.")
PROFIT = Article("https://c.example/profit", "c", title="Quarterly figures", text="Profit rose.")
STORIES = [(str(article.title), (article,)) for article in (BRIDGE, OWLS, PROFIT)]


def test_a_section_is_explained_by_its_score_its_keywords_and_the_sections_behind_it() -> None:
    record = section_reasons(STORIES, 1, Settings(sections=SECTIONS))
    assert record["section"] == "Nature"
    assert set(record["keywords"]) == {"owls", "salt marsh"}
    assert record["score"] > record["others"]["Town"]
    assert record["score"] == pytest.approx(sum(record["measures"].values()), abs=0.01)
    assert record["others"]["Town"] == pytest.approx(sum(record["next_measures"].values()), abs=0.01)


def test_a_story_that_fits_nowhere_names_the_nearest_section_and_the_floor_it_missed() -> None:
    garden = (
        SectionRule("Kitchen garden", "vegetables, fruit and herbs"),
        SectionRule("Wildlife", "birds, insects and hedgehogs"),
    )
    newts = "A pond dug in March has eleven newts in June. Leave the edge shallow and keep fish out."
    record = section_reasons(
        [("Pond full of newts", (Article("https://a.example/newts", "n", text=newts),))],
        0,
        Settings(sections=garden, draft=DraftSettings(floor=0.6)),
    )
    assert "section" not in record
    assert record["nearest"] == "Wildlife"
    assert 0.3 <= record["fit"] < record["floor"] == 0.6


def test_a_story_that_is_near_to_no_section_names_none() -> None:
    record = section_reasons(STORIES, 2, Settings(sections=SECTIONS, draft=DraftSettings(floor=0.9)))
    assert not {"section", "nearest", "score", "measures"} & record.keys()
    assert record["fit"] < record["floor"] == 0.9


def test_without_sections_there_is_nothing_to_explain() -> None:
    assert section_reasons(STORIES, 0, Settings()) == {}


def test_a_rank_is_the_sum_of_the_terms_that_are_named() -> None:
    record = rank_reasons([BRIDGE, OWLS], Settings(rank=RankSettings()), date(2025, 11, 15))
    assert {"outlets", "freshness"} <= record["terms"].keys()
    total = sum(term["value"] * term["weight"] for term in record["terms"].values())
    assert record["score"] == pytest.approx(total, abs=0.01)
