"""newsletter.draft.clustering.likeness: why two articles are one story, or are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsletter.config.schema import DraftSettings
from newsletter.draft.clustering.events import OTHER_EVENT
from newsletter.draft.clustering.likeness import explain
from newsletter.models import Article
from tests.draft.articles import BRIDGE, BRIDGE_TOO


def test_why_two_articles_are_one_story_is_told_by_score_and_words() -> None:
    one = replace(BRIDGE, url="https://one.example/a", id="one", published="2026-11-10")
    other = replace(BRIDGE_TOO, url="https://other.example/b", id="other", published="2026-11-12")
    likeness = explain(one, other, DraftSettings())
    assert likeness.score > DraftSettings().same_story
    assert "mill bridge" in likeness.words
    assert likeness.vetoes == ()
    assert explain(one, replace(other, url="https://one.example/b"), DraftSettings()).vetoes == ("same site",)


def test_function_words_of_another_language_link_no_stories_however_short() -> None:
    one = Article(
        "u:1", title="Minister tritt nach der Affäre zurück", text="Er zog damit die Folgen, die ein Ausschuss verlangt hatte."
    )
    other = Article(
        "u:2", title="Bäcker hört nach der Ernte auf", text="Er gab damit dem Wunsch nach, den ihm ein Enkel genannt hatte."
    )
    assert not {"der", "nach", "er", "damit", "ein", "hatte"} & set(explain(one, other, DraftSettings()).words)


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        (
            "de",
            "Brigford – Ein Lastwagen ist am Mittwoch in ein Haus gefahren. Der Fahrer blieb unverletzt, teilte die Polizei mit.",
            "Holmstadt. Die Gezeitenbank streicht 2000 Stellen in Brandland. Das teilte das Institut am Mittwoch mit.",
        ),
        (
            "es",
            "Un camión se estrelló el miércoles contra una casa de Brigford, dijo la policía. El conductor salió ileso.",
            "La empresa Gezeiten cerrará el puente de Holmstadt el miércoles, dijo un portavoz. Son 2000 los puestos.",
        ),
        (
            "en",
            "A lorry drove into a house in Brigford on Wednesday 4 November. The driver was not hurt.",
            "Gezeiten cuts 2000 jobs, the bank announced on Wednesday 4 November.",
        ),
    ],
)
def test_the_day_and_who_said_so_make_no_story_of_two(language: str, first: str, second: str) -> None:
    one, other = (Article(f"u:{number}", text=text, language=language) for number, text in enumerate((first, second)))
    assert explain(one, other, DraftSettings()).score < DraftSettings().same_story / 2


NOTES = {
    "zoo": (
        "Zoo bekommt Schneeleoparden",
        "Im Zoo von Berglingen sind zwei Schneeleoparden eingezogen. Sie kommen aus Helsinki. Man kann sie ab Samstag "
        "sehen, wenn das Gehege fertig ist.",
    ),
    "prices": (
        "Zoo erhöht die Preise",
        "Der Zoo von Berglingen verlangt bald 19 Euro. Das Futter sei teurer geworden, sagt die Leitung. Familien zahlen "
        "mehr als bisher, Karten für das Jahr nicht.",
    ),
    "halt": (
        "Bahn streicht Halt in Talheim",
        "Die Bahn streicht den Halt der Regionalzüge in Talheim. Zu wenige Menschen stiegen dort ein, hieß es. Wer pendelt, "
        "soll auf den Bus ausweichen.",
    ),
    "train": (
        "Kein Zug mehr für Talheim",
        "Wer in Talheim wohnt, kommt bald nicht mehr mit dem Zug zur Arbeit. Die Regionalzüge halten dort nicht mehr, weil "
        "sich der Halt laut Bahn nicht lohnt.",
    ),
    "flight": (
        "Halcyon lance un vol Nantes-Oslo",
        "La compagnie Halcyon reliera Nantes à Oslo chaque semaine. Le billet sera bon marché. Elle espère un vif succès, et veut "
        "embaucher des pilotes.",
    ),
    "landing": (
        "Un avion d'Halcyon atterrit en urgence à Nantes",
        "Un appareil de la compagnie Halcyon a atterri en urgence à Nantes samedi, avec de la fumée en cabine. Les passagers sont sains et "
        "saufs.",
    ),
    "fire": (
        "Incendie à Mornac",
        "Un incendie s'est déclaré dans une usine chimique de Mornac. Les habitants doivent rester chez eux, les fenêtres "
        "fermées. Aucun blessé n'est à déplorer.",
    ),
    "smoke": (
        "Mornac sous la fumée",
        "Une fumée recouvre Mornac depuis que l'usine chimique brûle. Les habitants doivent fermer leurs fenêtres. Les "
        "pompiers n'ont vu aucun blessé.",
    ),
}


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [("zoo", "prices", False), ("halt", "train", True), ("flight", "landing", False), ("fire", "smoke", True)],
)
def test_two_notes_in_another_language_that_share_hardly_more_than_their_subject_are_two_stories(
    first: str, second: str, is_one: bool
) -> None:
    one, other = (Article(f"https://{name}.example/", title=NOTES[name][0], text=NOTES[name][1]) for name in (first, second))
    likeness = explain(one, other, DraftSettings())
    assert likeness.score >= DraftSettings().same_story
    assert likeness.vetoes == (() if is_one else (OTHER_EVENT,))
