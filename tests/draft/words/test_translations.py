"""newsletter.draft.words.translations: telling words of other languages in English."""

from __future__ import annotations

from collections import Counter
from importlib import resources

import pytest

from newsletter.draft.words.meanings import is_known
from newsletter.draft.words.translations import translate

ROWS = [
    [column.strip() for column in line.split(";")]
    for line in resources.files("newsletter.draft.words").joinpath("translations.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
LANGUAGES = ("de", "fr", "es", "nl", "it", "pt", "sv", "pl")


@pytest.mark.parametrize(
    ("language", "text", "english"),
    [
        ("de", "Die Gewerkschaften streiken in den Häfen", "union strike port"),
        ("de", "Straßen und Großbrände, Fußball", "road fire football"),
        ("de", "Landesregierung, Hafenbehörde", "government port authority"),
        ("fr", "Les restauratrices du musée", "restoration museum"),
        ("es", "La huelga de los trabajadores", "strike worker"),
        ("nl", "Vrachtwagenchauffeur in de havenstad", "lorry truck driver port town"),
        ("it", "Le restauratrici dell'affresco, i sindaci e l’economia", "mayor economy"),
        ("it", "Scioperi negli ospedali: le trattative", "strike hospital talks"),
        ("pt", "As eleições e os tribunais: dois navios", "election court ship"),
        ("sv", "Strejken i hamnen: lönerna för sjömän", "strike port wage"),
        ("pl", "Strajk pielęgniarek w szpitalach, wyborcze obietnice", "strike nurse hospital election"),
    ],
)
def test_words_are_translated_in_their_forms_and_within_compounds(language: str, text: str, english: str) -> None:
    assert translate(text, language) == english


def test_a_prefix_or_an_ending_makes_no_compound() -> None:
    assert translate("ernsthaft verbergen, existieren, Einfluss", "de") == ""


def test_a_word_that_is_the_same_in_english_stays_but_no_function_word_does() -> None:
    assert translate("Der Sponsor war in Valdora", "de") == "sponsor"


@pytest.mark.parametrize(
    ("language", "text", "english"),
    [
        ("it", "Attualmente la camera è franca, eventualmente d'estate", ""),
        ("it", "Una fabbrica e una libreria", "factory book"),
        ("pt", "Pretende puxar a corda, atualmente a principal", ""),
        ("pt", "A livraria da escola", "book school"),
        ("sv", "Bröderna och den stolen i andra former", ""),
    ],
)
def test_a_word_that_only_looks_english_is_not_taken_for_it(language: str, text: str, english: str) -> None:
    assert translate(text, language) == english


def test_a_word_is_translated_from_the_language_of_its_text() -> None:
    assert [translate("gare", language) for language in ("fr", "it", "pt")] == ["station", "race", ""]


def test_a_language_without_a_table_gives_nothing() -> None:
    assert translate("Le port est ouvert", "ca") == ""


def test_each_row_has_an_english_word_with_a_meaning_or_none_and_a_column_for_each_language_and_no_word_stands_twice() -> None:
    assert [
        row[0] for row in ROWS if len(row) != 1 + len(LANGUAGES) or (row[0] and not any(map(is_known, row[0].split())))
    ] == []
    for language in range(1, 1 + len(LANGUAGES)):
        counts = Counter(word for row in ROWS for word in row[language].split())
        assert [word for word, count in counts.items() if count > 1] == []


def test_letters_without_end_are_no_compound() -> None:
    # Each beginning and each end of them was looked up: a megabyte of letters took minutes.
    assert translate("hafen" * 12, "de") == "port"
    assert translate("hafen" * 13, "de") == ""
