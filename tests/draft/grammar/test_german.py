"""newsletter.draft.grammar.german: whether a line of German is a sentence that states something."""

from __future__ import annotations

import pytest

from newsletter.draft.grammar.german import (
    has_german_main_clause,
    has_german_verb,
    is_german_instruction,
    is_german_question,
    is_german_subordinate,
)


@pytest.mark.parametrize(
    "line",
    [
        "Milch erwärmen und darin die Butter zerlassen.",
        "Den Teig etwas flach drücken, mehrmals mit einer Gabel einstechen.",
        "Das Lager mit Fett füllen, so dass es zur Hälfte voll ist.",
    ],
)
def test_what_is_to_be_done_is_an_instruction(line: str) -> None:
    assert is_german_instruction(line)


@pytest.mark.parametrize(
    "line",
    [
        "Der Rat will die Brücke im Mai bauen.",
        "Der Bürgermeister fordert, dass die Bürger mehr Geld bekommen.",
        "In Brigford wachsen Weine, die mit Frische überzeugen.",
        "Die Kinder freuen sich, wenn die Fähren wieder fahren.",
    ],
)
def test_what_is_told_is_none(line: str) -> None:
    assert has_german_verb(line)
    assert not is_german_instruction(line)


def test_a_question_is_known_without_its_mark() -> None:
    assert is_german_question("Wie groß ist die Dichte des Glases.")
    assert not is_german_question("Wie groß die Dichte ist, weiß der Rat.")


@pytest.mark.parametrize(
    "line",
    [
        "Kraftakt, weil es ein ganzes Jahr gebraucht hat.",
        "Mit wichtigen Tipps, worauf du beim Kauf achten solltest.",
        "Die perfekte Zeit, um neue Schuhe zu kaufen.",
    ],
)
def test_a_line_whose_verbs_are_all_subordinate_has_no_main_clause(line: str) -> None:
    assert not has_german_main_clause(line)
    assert has_german_main_clause("Weil der Rat es so will, bleibt die Brücke zu.")


@pytest.mark.parametrize(
    "line", ["Eine eckige Form (24 cm) fetten und mit Mehl ausstäuben.", "Creme mit Milch, aber ohne Sahne, zubereiten."]
)
def test_infinitives_that_look_like_past_forms_are_instructions(line: str) -> None:
    assert is_german_instruction(line)


def test_a_subordinate_clause_alone_is_no_sentence() -> None:
    assert is_german_subordinate("Warum das nicht der beste Weg ist.")
    assert not is_german_subordinate("Wie der Sender meldet, ist der Weg gesperrt.")
    assert not is_german_subordinate("Wie ein Fels steht der Turm da.")


def test_a_question_that_ends_in_a_condition_is_one() -> None:
    assert is_german_question("Welche Masse hat die Füllung, wenn der Tank voll ist.")
