"""newsletter.check.material: where the words of a finding stand in the file."""

from __future__ import annotations

from tests.check.materials import FRONT, material, story


def test_words_are_found_through_marks_escapes_and_other_blanks() -> None:
    held = material(FRONT + story("The bridge costs **£14\nmillion** and a\\*b more."))
    (entry,) = held.entries
    place = entry.find("£14 million", "summary")
    assert held.lines[place.line - 1][place.column - 1 :].startswith("£14")
    assert entry.find("a*b", "summary").line == place.line + 1


def test_words_that_are_not_there_are_where_their_part_begins() -> None:
    held = material(FRONT + story("The bridge."))
    (entry,) = held.entries
    assert held.lines[entry.find("no such words", "summary").line - 1] == "The bridge."
    assert entry.find("bridge", "summary", skip=5) == entry.find("", "summary")


def test_a_value_of_the_front_matter_is_found_behind_its_key() -> None:
    place = material(FRONT).front_place("date")
    assert (place.line, place.column, place.end_column) == (3, 7, 17)
    assert material(FRONT).front_place("absent").line == 1


def test_a_figure_is_found_where_it_stands_alone_and_not_in_a_longer_one() -> None:
    held = material(FRONT + story("Of 13 boats[^1] and 1,100 nets, 1 is left."))
    place = held.entries[0].find("1", "summary")
    assert held.lines[place.line - 1][place.column - 1 :].startswith("1 is left")
