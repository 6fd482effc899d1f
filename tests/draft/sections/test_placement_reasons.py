"""newsletter.draft.sections.placement_reasons: the reasons are those that placed the story."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsletter
from newsletter.config.load import load
from newsletter.config.schema import SectionRule
from newsletter.draft.sections import place
from newsletter.draft.sections.place import Placer, place_stories
from newsletter.draft.sections.placement_reasons import explain_placement
from tests.draft.off_topic import STORIES
from tests.draft.sections.rules import NATURE, TEXTS, TOWN


def test_no_story_is_judged_by_the_words_that_it_lent(monkeypatch: pytest.MonkeyPatch) -> None:
    taught = explain_placement(Placer([TEXTS[0]], [TOWN, NATURE]), 0)
    monkeypatch.setattr(place, "ROUNDS", 0)
    assert explain_placement(Placer([TEXTS[0]], [TOWN, NATURE]), 0) == taught
    assert set(taught.words) <= {"council", "bridge"}


def test_a_form_of_a_section_s_word_is_named() -> None:
    text = "The fare for crossing the bay by ferry rose. The council bridged the gap."
    found = explain_placement(Placer([("Ferries", text)], [TOWN, NATURE]), 0)
    assert {"council", "bridged"} <= set(found.words)


def test_the_order_of_the_stories_is_no_matter_and_the_reasons_name_the_section_that_was_chosen() -> None:
    config = load(Path(newsletter.__file__).parents[1] / "config.toml", {})
    floor = config.draft.floor
    placed = place_stories(STORIES, config.sections, floor=floor)
    back = STORIES[::-1]
    assert place_stories(back, config.sections, floor=floor)[::-1] == placed
    placer = Placer(back, config.sections, floor=floor)
    for index in range(0, len(back), 5):
        told = explain_placement(placer, index)
        assert told.placement == placed[-1 - index]


def test_the_signs_of_a_genre_are_named() -> None:
    texts = [("Needle 2.0 is out", "It fixes nine bugs. Download it today.")]
    found = explain_placement(Placer(texts, [SectionRule("Releases"), SectionRule("Jobs")]), 0)
    assert found.signs == ("2.0", "is out", "Download", "fixes")
    assert found.measures[0]["genre"] > 0 > found.measures[1]["genre"]
