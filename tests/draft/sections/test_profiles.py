"""newsletter.draft.sections.profiles: what the settings say of a section."""

from __future__ import annotations

import pytest

from newsletter.config.schema import SectionRule
from newsletter.draft.sections.profiles import are_english, compare_words, read_sections
from newsletter.draft.sections.story_measures import StoryMeasures, measure_story
from tests.draft.sections.rules import NATURE, TOWN

ENERGY = SectionRule("Energie und Klima", "Heizung, Strom und Klimaschutz für alle Häuser", ("Wärmepumpe", "Strom"))


def _measure(title: str, text: str) -> StoryMeasures:
    return measure_story(title, text, "", is_known=True, section_words=())


def test_keywords_are_counted_as_phrases_the_tenth_time_less_than_the_first() -> None:
    town, nature = read_sections([TOWN, NATURE], is_english=True)
    once, twice = _measure("", "The town hall burned."), _measure("", "The town hall burned. A town hall stood there before.")
    assert town.count_keywords(once) < town.count_keywords(twice) < 2 * town.count_keywords(once)
    assert town.count_keywords(_measure("", "A hall in another town burned.")) == 0
    assert nature.count_keywords(once) == 0


def test_a_story_shares_words_with_the_section_that_says_them() -> None:
    profiles = [section.profile for section in read_sections([TOWN, NATURE], is_english=True)]
    town, nature = compare_words(_measure("Bridges", "The council mends streets."), profiles)
    assert town > 0 == nature


def test_sections_in_another_language_are_told_and_have_no_meaning() -> None:
    assert are_english([TOWN, NATURE], [False])
    assert not are_english([ENERGY], [True])
    (section,) = read_sections([ENERGY], is_english=False)
    assert not any(section.meaning)
    assert {"wärmepumpe", "heizung"} <= section.words
    assert "und" not in section.words


def test_a_profile_takes_up_what_stories_say_and_keeps_its_length() -> None:
    (section,) = read_sections([TOWN], is_english=True)
    found = section.profile.blend({"ferry": 1.0}, section.profile.meaning, 2.0, 1.0)
    assert found.vector["ferry"] > found.vector["council"] > 0
    assert sum(value**2 for value in found.vector.values()) == pytest.approx(1)
