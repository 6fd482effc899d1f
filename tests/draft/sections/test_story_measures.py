"""newsletter.draft.sections.story_measures: what of a story is compared with the sections."""

from __future__ import annotations

import pytest

from newsletter.config.schema import SectionRule
from newsletter.draft.sections.place import place_stories
from newsletter.draft.sections.story_measures import HEAVIEST, count_terms, measure_story, weigh_heaviest


@pytest.mark.parametrize(
    ("title", "section"),
    [
        ("Wärmepumpen-Absatz bricht ein", 0),
        ("Landesregierung tritt zurück", 1),
        ("Streit um die Regierungsbildung", 1),
        ("Beim ATP-Turnier ist Schluss", 2),
        ("Transport wird teurer", None),
        ("Kunststoff aus Mais", None),
    ],
)
def test_plurals_and_compounds_of_another_language_are_the_sections_words(title: str, section: int | None) -> None:
    sections = [
        SectionRule("Energie", "Strom und Wärme", ("Wärmepumpe", "Solarstrom")),
        SectionRule("Politik", "Bund, Länder und Gemeinden", ("Regierung", "Bundestag")),
        SectionRule("Sport", "Spiele und Kunst der Bewegung", ("Turnier", "Verein")),
    ]
    text = (
        "Das hat am Montag in Brigstadt niemand so erwartet, und bis zum Abend war nicht klar, wie es damit weiter gehen soll."
    )
    (placement,) = place_stories([(title, text)], sections, floor=0.34)
    assert placement.section == section


def test_a_compound_in_a_headline_is_enough_for_a_section_without_keywords_and_one_in_the_text_alone_is_not() -> None:
    sections = [
        SectionRule("Haus & Bau", "Umbau, Reparaturen, Baustellen"),
        SectionRule("Termine & Versammlung", "Einladungen, Wahlen, Termine"),
    ]
    invited = (
        "Einladung zur Mitgliederversammlung",
        "Wir treffen uns am Freitag um 18 Uhr in der Aula der Lindenschule. Wer nicht kommen kann, darf eine Nachbarin schicken.",
    )
    by_the_way = (
        "Die neue Hausmeisterin stellt sich vor",
        "Sie heißt Nadja Brück, und sie ist seit Montag da. Wir haben sie am Rand der Mitgliederversammlung getroffen und gefragt, was "
        "sie mit den alten Rädern im Keller tun will.",
    )
    assert [one.section for one in place_stories([invited, by_the_way], sections, floor=0.34)] == [1, None]


def test_a_story_weighs_as_much_as_any_other_and_its_title_counts_more() -> None:
    story = measure_story("Owls return", "Barn owls nest on the salt marsh again.", "", is_known=True, section_words=())
    assert sum(value**2 for value in story.vector.values()) == pytest.approx(1)
    assert story.counts["owl"] == 4
    assert story.has_meaning


def test_a_story_whose_language_is_unknown_has_no_meaning_and_its_words_are_looked_through_for_those_of_the_sections() -> None:
    title, text = "Landesregierung tritt zurück", "Das hat in Brigstadt niemand erwartet."
    known = measure_story(title, text, "", is_known=True, section_words=("regierung",))
    unknown = measure_story(title, text, "", is_known=False, section_words=("regierung",))
    assert "regierung" not in known.counts or not known.has_meaning
    assert unknown.counts["regierung"] == 3
    assert not unknown.has_meaning


def test_only_the_heaviest_terms_of_a_long_story_are_compared() -> None:
    assert len(weigh_heaviest({f"word{number}": 1 for number in range(300)})) == HEAVIEST


def test_a_section_s_word_is_compared_however_common_it_is() -> None:
    counts = {f"word{number}": 1 for number in range(300)} | {"school": 1}
    assert "school" not in weigh_heaviest(counts)
    assert "school" in weigh_heaviest(counts, ("school", "library"))


def test_years_are_no_words_of_a_section() -> None:
    assert set(count_terms("Best chips of 2026", "In 2025 and 2026 the 1080 chips sold well.")) & {"2025", "2026", "1080"} == {
        "1080"
    }
