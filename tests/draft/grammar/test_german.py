"""newsletter.draft.grammar.german: whether a line of German is a sentence that states something."""

from __future__ import annotations

import pytest

from newsletter.draft.grammar.german import (
    has_german_main_clause,
    has_german_verb,
    is_german_instruction,
    is_german_question,
    is_german_subordinate,
    lacks_german_subject,
)


@pytest.mark.parametrize(
    "line",
    [
        "Milch erwärmen und darin die Butter zerlassen.",
        "Den Teig etwas flach drücken, mehrmals mit einer Gabel einstechen.",
        "Im Mai gleichzeitig zwei Gläser Kaffee instant beim Händler kaufen.",
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


@pytest.mark.parametrize(
    "line",
    [
        "Warum das nicht der beste Weg ist.",
        "Welche Neuerungen die Werft in den nächsten Jahren plant und warum der Mangel an Leuten kein Problem ist.",
        "Welche Wege der Rat prüft, was sie kosten und wann die Arbeit beginnt.",
    ],
)
def test_subordinate_clauses_alone_are_no_sentence(line: str) -> None:
    assert is_german_subordinate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Wie der Sender meldet, ist der Weg gesperrt.",
        "Wie ein Fels steht der Turm da.",
        "Welche Folgen das Urteil für die Fähre hat, ist noch offen.",
        "Welche Partei am Ende regiert, entscheidet sich im März.",
        "Wer zu spät kommt, den bestraft die Bahn mit einem Zuschlag.",
    ],
)
def test_a_main_clause_behind_a_subordinate_one_makes_a_sentence(line: str) -> None:
    assert not is_german_subordinate(line)


@pytest.mark.parametrize(
    "line",
    ["Für alle Hölzer geeignet, trocknet schnell und glänzt lange.", "Mit weicher Sohle, passt auch nach langer Zeit gut."],
)
def test_a_note_on_a_product_that_is_not_named_has_no_subject(line: str) -> None:
    assert lacks_german_subject(line)


@pytest.mark.parametrize(
    "line",
    [
        "Für Anna Holm, sagt ihr Bruder, war die Brücke ein Traum.",
        "Für den Umbau, glaubt der Rat, reicht das Geld nicht mehr.",
        "Für Kinder, die gern malen, öffnet die Mühle jeden Samstag.",
        "Mit drei Booten, acht Helfern und einem Kran hebt die Stadt das Wrack.",
        "Ohne Strom, aber mit viel Mut zog das Dorf durch den Winter.",
    ],
)
def test_an_insertion_behind_a_phrase_is_no_lost_subject(line: str) -> None:
    assert not lacks_german_subject(line)


def test_a_question_that_ends_in_a_condition_is_one() -> None:
    assert is_german_question("Welche Masse hat die Füllung, wenn der Tank voll ist.")
