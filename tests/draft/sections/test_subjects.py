"""newsletter.draft.sections.subjects: words of everyday subjects in other languages than English."""

from __future__ import annotations

import pytest

from newsletter.config.schema import SectionRule
from newsletter.draft.sections.place import place_stories
from newsletter.draft.sections.subjects import guess_table, subjects_of, subjects_of_sections


@pytest.mark.parametrize(
    ("language", "word", "subject"),
    [
        ("de", "nachtzug", "traffic"),
        ("de", "güterzüge", "traffic"),
        ("de", "straßenbahnen", "traffic"),
        ("de", "mieterinnen", "housing"),
        ("de", "grundschulen", "school"),
        ("de", "windräder", "energy"),
        ("fr", "cyclistes", "traffic"),
        ("es", "inquilinos", "housing"),
        ("it", "passeggeri", "traffic"),
        ("nl", "nachttrein", "traffic"),
        ("pt", "inquilinos", "housing"),
        ("pl", "pasażerowie", "traffic"),
        ("sv", "hyresgäster", "housing"),
    ],
)
def test_inflected_forms_and_compounds_are_their_subjects_words(language: str, word: str, subject: str) -> None:
    assert subject in subjects_of(word, language)


@pytest.mark.parametrize(
    "word",
    [
        "transport",
        "aufzug",
        "zugang",
        "kandidaten",
        "soldaten",
        "quartier",
        "substanz",
        "kunststoff",
        "staub",
        "gast",
        "vereinbarung",
    ],
)
def test_a_word_that_only_ends_or_begins_like_one_is_none(word: str) -> None:
    assert subjects_of(word, "de").isdisjoint({"sport", "traffic", "technology", "nature", "culture", "energy"})


@pytest.mark.parametrize(
    ("word", "subject"),
    [
        ("mietpreise", "travel"),
        ("landkreise", "travel"),
        ("rückzug", "traffic"),
        ("zuge", "traffic"),
        ("stausee", "traffic"),
        ("krankenhäuser", "housing"),
        ("hauptquartier", "housing"),
        ("seele", "nature"),
        ("betrug", "crime"),
        ("prozessor", "crime"),
        ("fortgesetzt", "politics"),
        ("überfluss", "nature"),
        ("datenbank", "business"),
        ("gold", "sport"),
    ],
)
def test_a_word_that_contains_another_by_chance_is_not_about_its_subject(word: str, subject: str) -> None:
    assert subject not in subjects_of(word, "de")


@pytest.mark.parametrize(("language", "word"), [("nl", "weg"), ("nl", "meer"), ("nl", "zeer"), ("nl", "bij"), ("fr", "trame")])
def test_common_words_that_only_look_like_a_subjects_are_none(language: str, word: str) -> None:
    assert subjects_of(word, language) == frozenset()


FRENCH = [
    SectionRule("Transports", "Trains, métro et routes", ("train", "tramway")),
    SectionRule("Logement", "Loyers, maisons et quartiers", ("loyer", "maison")),
    SectionRule("École", "Écoles, examens, enseignants", ("rentrée", "examen")),
]


@pytest.mark.parametrize(
    ("title", "text", "section"),
    [
        ("Le sénateur mis en examen", "Le juge a mis en examen le sénateur lundi soir, puis un proche.", None),
        ("La Maison-Blanche recule", "La Maison Blanche a dit non lundi. La Maison Blanche publie une note.", None),
        ("Le vent est en train de tomber", "Les marins sont en train de rentrer au port avec le poisson.", None),
        ("Le train de nuit est de retour", "Le train est en train de quitter la gare avec deux rames.", 0),
    ],
)
def test_a_word_in_a_set_phrase_is_about_nothing(title: str, text: str, section: int | None) -> None:
    assert place_stories([(title, text)], FRENCH)[0].section == section


def test_an_author_is_no_car() -> None:
    assert subjects_of("autor", "de") == subjects_of("autoren", "de") == {"culture"}


def test_hospitals_are_no_houses() -> None:
    assert subjects_of("ziekenhuizen", "nl") == {"health"}


def test_a_word_about_two_subjects_counts_for_the_one_that_others_are_about() -> None:
    assert {"sport", "traffic"} <= subjects_of("radfahrersport", "de")
    assert subjects_of_sections([["radfahrersport", "fußball"]], "de") == [frozenset({"sport"})]


def test_the_table_is_that_of_the_sections_language() -> None:
    assert guess_table(["verkehr", "bahn", "miete"]) == "de"
    assert guess_table(["loyer", "logement", "train"]) == "fr"
    assert guess_table(["zzyzx", "bahn"]) == ""


def test_a_subject_that_several_sections_are_about_does_not_tell_them_apart() -> None:
    assert subjects_of_sections([["zug", "bahnhof"], ["auto", "lastwagen"], ["miete"]], "de") == [
        frozenset(),
        frozenset(),
        frozenset({"housing"}),
    ]


TOWN = [
    SectionRule("Verkehr", "Bahn, Bus und Rad", ("Bahn", "Bus")),
    SectionRule("Wohnen", "Mieten und Bauen", ("Miete", "Wohnung")),
    SectionRule("Schule", "Kitas und Schulen", ("Schule", "Kita")),
]


@pytest.mark.parametrize(
    ("title", "text", "section"),
    [
        ("Nachtzug nach Brigford fährt wieder", "Er verbindet die beiden Häfen täglich.", 0),
        ("Vermieter klagt gegen die Stadt", "Er will sein Grundstück am Hafen bebauen.", 1),
        ("Abitur wird leichter", "Prüfer in Brigford wollen weniger fragen.", 2),
    ],
)
def test_a_short_story_in_another_language_is_placed_by_its_subject(title: str, text: str, section: int) -> None:
    assert place_stories([(title, text)], TOWN)[0].section == section


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Orchester spielt im Hafen", "Das Konzert der Philharmoniker zog viele Leute an, die mit dem Zug kamen."),
        ("Ein Chor wird hundert", "Zum Fest singt er im Dom, danach gibt es Kuchen."),
        ("Hafen in Brigford vereist", "Erst ging die Fähre nicht, dann kam das Eis."),
    ],
)
def test_a_story_about_what_no_section_has_stays_nowhere(title: str, text: str) -> None:
    assert place_stories([(title, text)], TOWN)[0].section is None


def test_a_story_in_another_language_has_none_of_the_sections_subjects() -> None:
    swedish = [
        SectionRule("Natur", "Skog, djur och klimat", ("skog", "djur")),
        SectionRule("Skola", "Elever", ("skola", "elev")),
    ]
    text = "The art fair shows modern art from forty countries. The art of the fair is sold on the first day, they say, and it did well."
    assert place_stories([("A new art fair opens", text)], swedish)[0].section is None
    assert (
        place_stories([("Ny art funnen", "En ny art av fågel har hittats, en art som lever vid en sjö.")], swedish)[0].section
        == 0
    )


def test_one_word_by_the_way_is_no_subject() -> None:
    assert (
        place_stories([("Ein Leben am Hafen", "Sie erzählt von der Reederei und einem alten Lastwagen.")], TOWN)[0].section
        is None
    )


def test_a_line_of_trams_is_traffic_but_not_what_comes_in_the_first_line() -> None:
    sections = [
        SectionRule("Unterwegs", "Straßen und Busse", ("Bus",)),
        SectionRule("Kultur", "Theater und Museen", ("Theater",)),
    ]
    texts = [
        ("Linie 7 fährt bis zum Klinikum", "Die Fahrzeit vom Markt beträgt 18 Minuten. Nachts verkehrt die Linie nicht."),
        ("Ein Garten für alle", "Er soll in erster Linie den Alten gefallen, in zweiter Linie den Jungen."),
    ]
    assert [one.section for one in place_stories(texts, sections)] == [0, None]
