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


def test_a_keyword_in_a_title_counts_more_than_one_as_often_in_the_text() -> None:
    (town,) = read_sections([TOWN], is_english=True)
    named = _measure("The town hall burned", "It stood for nine years.")
    said = _measure("It burned", "A town hall, a town hall and a town hall again.")
    assert named.counts["town hall"] == said.counts["town hall"]
    assert town.count_keywords(named) > town.count_keywords(said)


def test_a_story_shares_words_with_the_section_that_says_them() -> None:
    profiles = [section.profile for section in read_sections([TOWN, NATURE], is_english=True)]
    town, nature = compare_words(_measure("Bridges", "The council mends streets."), profiles)
    assert town > 0 == nature


CRAFTS = [
    SectionRule("Kitchen", "Baking and soups", ()),
    SectionRule("Parks", "Trees", ()),
    SectionRule("Streets", "Parking", ()),
]


def test_the_adjective_of_a_name_that_is_one_term_draws_no_story_by_itself() -> None:
    rule = SectionRule("Open Source", "Licences and released code")
    letter = _measure("Open letter of 200 librarians", "They left the question open.")
    source, _ = read_sections([rule, NATURE], is_english=True)
    assert (source.count_own_words(letter), *compare_words(letter, [source.profile])) == (0, 0)
    assert source.count_own_words(_measure("Open source and its licence", "")) > 0
    said, _ = read_sections([SectionRule("Open Source", "What is open"), NATURE], is_english=True)
    assert said.count_own_words(letter) > 0


def test_a_word_of_a_longer_keyword_is_no_word_of_the_section_by_itself() -> None:
    rule = SectionRule("Shifts in Open Source", "licences and policy around open development", ("open source", "licence"))
    section, _ = read_sections([rule, NATURE], is_english=True)
    assert section.count_own_words(_measure("Earbuds open with a fingernail", "They opened at once.")) == 0
    assert section.count_own_words(_measure("A new policy", "The policies change.")) > 0


def test_a_story_says_a_section_s_own_words_in_any_form() -> None:
    kitchen, parks, streets = read_sections(CRAFTS, is_english=True)
    assert kitchen.count_own_words(_measure("A loaf", "He baked it twice.")) > 0
    assert parks.count_own_words(_measure("A loaf", "He baked it twice.")) == 0
    assert streets.count_own_words(_measure("A car", "It was parked in the yard.")) > 0


def test_the_word_of_one_section_is_no_form_of_another_one_s() -> None:
    _, parks, streets = read_sections(CRAFTS, is_english=True)
    story = _measure("A new park", "The park opens in May.")
    assert parks.count_own_words(story) > 0 == streets.count_own_words(story)


def test_a_story_in_another_language_has_no_form_of_an_english_word() -> None:
    kitchen, *_ = read_sections(CRAFTS, is_english=True)
    assert kitchen.count_own_words(measure_story("Bakers", "", "", is_known=False, section_words=())) == 0


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


def test_a_keyword_is_found_before_a_number() -> None:
    rule = SectionRule("Models", "", ("GPT", "CVE"))
    section, _ = read_sections([rule, NATURE], is_english=True)
    assert section.count_keywords(_measure("", "GPT-5 is out.")) > 0
    named, said = (
        _measure("Flaw CVE-2031-1188 closed", "It is closed."),
        _measure("Flaw closed", "It had number CVE-2031-1188."),
    )
    assert section.count_keywords(named) > section.count_keywords(said) > 0
    assert section.count_keywords(_measure("", "A CVE-like list of 2031.")) == 0


def test_the_words_of_everyday_subjects_are_a_described_section_s_only_in_a_newsletter_of_general_interest() -> None:
    sport, business, power = (
        SectionRule("Sport", "matches, teams and players", ()),
        SectionRule("Business", "companies, markets and trade", ()),
        SectionRule("Power & Space", "What a chip needs of power and space", ()),
    )
    chips = SectionRule("Chips", "Processors, GPUs and the software that they run", ())
    politics = SectionRule("Politics", "governments, elections and parliaments", ())
    assert "turbine" not in read_sections([chips, power], is_english=True)[1].forms
    forms = [section.forms for section in read_sections([sport, business, politics], is_english=True)]
    assert "retailer" in forms[1]
    assert "striker" in forms[0]
    assert "striker" not in forms[1]


def test_a_word_of_the_everyday_subjects_of_two_sections_is_neither_s() -> None:
    garden, energy = read_sections([SectionRule("Garden", "", ()), SectionRule("Energy", "", ())], is_english=True)
    assert "plant" not in {*garden.forms, *energy.forms}
    assert "compost" in garden.forms
    assert "turbine" in energy.forms
