"""newsletter.draft.clustering.likeness: why two articles are one story, or are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsletter.config.schema import DraftSettings
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
