"""newsletter.draft.headlines.romance: whether a line of French, Spanish, Italian or Portuguese that is cut is still a whole clause."""

from __future__ import annotations

import pytest

from newsletter.draft.headlines.romance import (
    ends_open,
    find_clause_ends,
    has_bare_object,
    has_finite_verb,
    is_cut_open,
    without_insertion,
    without_phrase_before_object,
)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "La mairie de Brigue a fermé le pont"),
        ("es", "El puerto de Brigo cerrará dos muelles"),
        ("it", "Il porto di Brigo chiuderà due moli"),
        ("pt", "O porto de Brigo fechou dois cais"),
        ("es", "La ministra anunció que el puente abre en mayo"),
    ],
)
def test_a_verb_is_known_by_its_ending(language: str, line: str) -> None:
    assert has_finite_verb(line, language)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "Le constructeur de bateaux Brigolis"),
        ("es", "La primera carrera de botes del puerto"),
        ("es", "Los muelles que cerrará la ciudad"),
        ("it", "La nuova opera di Brigo al porto"),
    ],
)
def test_a_noun_that_ends_like_a_verb_and_a_relative_clause_are_none(language: str, line: str) -> None:
    assert not has_finite_verb(line, language)


@pytest.mark.parametrize(
    ("language", "cut"),
    [
        ("es", "La policía ha detenido a tres personas acusadas de vender"),
        ("es", "Los bomberos de Brigo rescataron"),
        ("es", "La alcaldesa ha pedido al consejo que aplace"),
        ("fr", "Le tribunal a suspendu l'arrêté qui interdisait"),
        ("fr", "Le prix de l'eau augmentera pour les ménages ayant souscrit"),
        ("fr", "Le constructeur de bateaux Brigolis, placé en redressement"),
    ],
)
def test_a_line_that_breaks_off_at_a_verb_is_open(language: str, cut: str) -> None:
    assert ends_open(cut, language)


@pytest.mark.parametrize(
    ("language", "cut"),
    [
        ("es", "Los bomberos de Brigo rescataron a nueve personas"),
        ("es", "La alcaldesa anunció que el carnaval durará un día entero"),
        ("fr", "Le tribunal a suspendu l'arrêté qui interdisait les terrasses"),
        ("fr", "Brigolis, le chantier du port, a trouvé un repreneur"),
        ("it", "La città ha chiuso il ponte del mare"),
    ],
)
def test_a_line_with_the_object_of_its_verb_is_not(language: str, cut: str) -> None:
    assert not ends_open(cut, language)


def test_an_object_behind_the_cut_leaves_the_line_open() -> None:
    cut = "Une panne a bloqué pendant cinq heures"
    assert is_cut_open(cut, " les caisses de trente magasins", "fr")
    assert not is_cut_open("Une panne a bloqué les caisses de trente magasins", " dans tout le sud de la France", "fr")
    # The object of another verb.
    assert not is_cut_open("Des chercheurs ont fait un capteur", " pour mesurer dans l’eau les pesticides", "fr")
    # What somebody said.
    assert is_cut_open("El alcalde de Brigos, Pablo Holm, dijo por la noche", " que el puente era un regalo", "es")
    # A day is no object.
    assert not has_bare_object(" en el puerto viejo el martes", "es")


def test_what_stands_between_a_subject_or_verb_and_what_belongs_to_it_goes() -> None:
    assert without_insertion("Le chantier Brigolis, placé en faillite, a trouvé un repreneur", "fr") == (
        "Le chantier Brigolis a trouvé un repreneur"
    )
    source = "Le gardien du phare, selon la police, est en fuite"
    assert without_insertion(source, "fr") == source
    listed = "Après six mois de grève, les marins, les grutiers et les dockers ont repris"
    assert without_insertion(listed, "fr") == listed
    assert without_phrase_before_object("La panne a bloqué pendant cinq heures les caisses du port", "fr") == (
        "La panne a bloqué les caisses du port"
    )
    decided = "Le conseil a décidé après un débat de reconstruire le pont"
    assert without_phrase_before_object(decided, "fr") == decided
    place = "L’incendie dans la forêt a détruit le village"
    assert without_phrase_before_object(place, "fr") == place


def test_a_line_ends_before_a_comma_behind_its_verb_and_not_within_a_list() -> None:
    line = "La cour a rejeté le pourvoi du maire, condamné à deux ans"
    assert find_clause_ends(line, "fr") == ["La cour a rejeté le pourvoi du maire"]
    assert find_clause_ends("La ville a fermé le pont, le port et la gare", "fr") == []
    assert find_clause_ends("Dans le port, la grue a pris feu", "fr") == []
