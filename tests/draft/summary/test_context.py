"""newsletter.draft.summary.context: what a sentence takes as known, and whether the summary has said it."""

from __future__ import annotations

import pytest

from newsletter.draft.summary.context import find_german_introduction, find_introduction, names_nobody

BEFORE = [(0, "Ines Holm leads the harbour of Brigford."), (1, "A ferry sank there in May.")]


def test_a_surname_alone_rests_on_the_sentence_with_the_whole_name() -> None:
    assert find_introduction("Holm told the council about it.", "", BEFORE) == 0
    assert find_introduction("Mrs. Holm told the council about it.", "", BEFORE) == 0


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Holm told the council about it.", "Holm speaks of the ferry"),
        ("Ines Holm told the council about it.", ""),
        ("The council asked people in Holm about it.", ""),
        ("“Holm knew it,” the mayor said.", ""),
    ],
)
def test_a_name_that_is_said_whole_in_passing_or_by_somebody_rests_on_nothing(sentence: str, said: str) -> None:
    assert find_introduction(sentence, said, BEFORE) is None


def test_a_thing_that_was_told_of_before_rests_on_that_sentence() -> None:
    assert find_introduction("The ferry was thirty years old.", "", BEFORE) == 1
    assert find_introduction("The ferry was thirty years old.", "Ferries of Brigford", BEFORE) is None
    assert find_introduction("The council was told in June.", "", BEFORE) is None


@pytest.mark.parametrize(
    ("sentence", "nobody"),
    [
        ("In May he told the council.", True),
        ("Holm said that she knew it.", False),
        ("After her first year in office, Ines Holm resigned.", False),
        ("The captain said he had slept.", False),
    ],
)
def test_a_sentence_says_he_or_she_of_somebody_it_names(sentence: str, nobody: bool) -> None:
    assert names_nobody(sentence) is nobody


def test_a_german_speaker_with_a_surname_alone_rests_on_the_sentence_with_the_whole_name() -> None:
    before = [(0, "Die Hafenchefin Ines Holm leitet den Hafen.")]
    assert find_german_introduction("Das sei gut so, sagte Holm.", "", before) == 0
    assert find_german_introduction("Das sei gut so, sagte Holm.", "Holm baut", before) is None
    assert find_german_introduction("Am Kai steht Holm aus dem Norden.", "", before) is None


def test_a_thing_behind_a_preposition_and_an_abbreviation_rest_on_the_sentence_that_tells_of_them() -> None:
    before = [(0, "Police made two arrests."), (1, "The Mill Bridge Fund (MBF) pays.")]
    assert find_introduction("Following the arrests, the council met.", "", before) == 0
    assert find_introduction("Members of MBF were there.", "", before) == 1
    assert find_introduction("Members of MBF were there.", "The fund MBF", before) is None


def test_a_german_thing_with_its_article_rests_on_the_sentence_that_tells_of_it() -> None:
    before = [(0, "Eine Fähre sank im Mai.")]
    assert find_german_introduction("Seitdem ruht der Bau der Fähre.", "", before) == 0
    assert find_german_introduction("Seitdem ruht der Bau der Fähre.", "Neue Fähre", before) is None
    assert find_german_introduction("„Wir bauen die Fähre neu“, sagte die Hafenchefin Ines Holm.", "", before) is None


def test_a_person_known_by_age_rests_on_the_sentence_that_tells_it() -> None:
    before = [(0, "Ole Holm (35) führt die Fähre."), (1, "Nils Brand ist ihr Koch.")]
    assert find_german_introduction("Der 35-Jährige hat den Sturm gut überstanden.", "Holm und Brand gerettet", before) == 0
    assert find_german_introduction("Der 41-Jährige hat den Sturm gut überstanden.", "Holm und Brand gerettet", before) == 1
    assert find_german_introduction("Der 41-Jährige hat den Sturm gut überstanden.", "Fährmann Brand gerettet", before) is None
    said = "Holm und Brand gerettet Nils Brand ist ihr Koch."
    assert find_german_introduction("Der 41-Jährige hat den Sturm gut überstanden.", said, before) is None
    assert find_german_introduction("Der 35-jährige Ole Holm hat den Sturm gut überstanden.", "", before) is None


def test_who_speaks_by_a_first_name_alone_rests_on_the_sentence_with_the_whole_name() -> None:
    before = [(0, "The room was made by Sasha Bikoff, a designer.")]
    assert find_introduction("“It is too small,” says Sasha.", "", before) == 0
    assert find_introduction("Sasha recommends more light.", "", before) == 0
    assert find_introduction("Sasha recommends more light.", "Sasha Bikoff", before) is None


def test_what_a_coined_name_stands_for_goes_before_it() -> None:
    before = [(0, "Looms need threads."), (1, "We propose LOOMNET, a method that chooses its own threads.")]
    assert find_introduction("On three looms LOOMNET saves half of the threads.", "", before) == 1
    assert find_introduction("On three looms LOOMNET saves half of the threads.", "LOOMNET chooses threads", before) is None
    assert find_introduction("On three looms the GPU saves half of the threads.", "", before) is None
