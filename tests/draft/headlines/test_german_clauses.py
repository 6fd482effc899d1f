"""newsletter.draft.headlines.german_clauses: a line of German that is cut keeps both halves of its verb."""

from __future__ import annotations

import pytest

from newsletter.draft.headlines.headline import LONGEST
from newsletter.draft.headlines.shorten import shorten


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        (
            "Vor zwei Wochen stellten die Werften Holmsoft und Brigolis mit einem Fest am Hafen ihr erstes gemeinsames Boot vor",
            "Holmsoft",
        ),
        (
            "Als ich mich an den Hafen gesetzt habe, um dieses Bild zu malen, habe ich im Wasser ein altes Boot entdeckt, das sank",
            "habe habe",
        ),
    ],
)
def test_two_subjects_and_a_clause_before_its_verb_are_not_torn(sentence: str, wrong: str) -> None:
    line = shorten(sentence, LONGEST, "de")
    assert not line.endswith(wrong)
    assert wrong not in line or "und" in line


def test_a_phrase_that_goes_on_with_und_or_oder_stays_whole() -> None:
    line = "Ihre drei Filme über den alten Hafen von Brigford sollen nach Angaben der Stadt erst im Frühjahr und Sommer gedreht werden."
    assert "erst und Sommer" not in shorten(line, 60, "de")
    line = "Die Ermittlungen sollen nach Angaben der zuständigen Hafenpolizei in Brigford im Sommer oder Herbst abgeschlossen werden."
    assert "sollen oder Herbst" not in shorten(line, 60, "de")


def test_a_clause_with_both_halves_of_its_verb_is_whole() -> None:
    line = (
        "Die Palme sollte also im Sommer bei Trockenheit gegossen werden, bevor der Ballen in ihrem Topf austrocknet und welkt."
    )
    assert shorten(line, LONGEST, "de") == "Die Palme sollte also im Sommer bei Trockenheit gegossen werden"
