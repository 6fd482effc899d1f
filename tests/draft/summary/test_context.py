"""newsletter.draft.summary.context: what a sentence takes as known, and whether the summary has said it."""

from __future__ import annotations

import pytest

from newsletter.draft.summary.context import NOWHERE, find_german_introduction, find_introduction, names_nobody

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


def test_a_first_name_behind_an_introduction_rests_on_the_sentence_with_the_whole_name() -> None:
    assert find_introduction("After ten years on the lake, Ines brings a lot of patience to the harbour.", "", BEFORE) == 0
    assert find_introduction("After ten years on the lake, Ines brings a lot of patience.", "Ines Holm", BEFORE) is None
    assert find_introduction("After ten years on the lake, Brigford became a town.", "", BEFORE) is None


def test_a_document_named_anywhere_as_known_rests_on_the_sentence_before() -> None:
    assert find_introduction("Ann Lee, one of the report’s authors, looked at 40 boats.", "", BEFORE) == 1
    assert find_introduction("Boats are too old, according to the report.", "", BEFORE) == 1
    assert find_introduction("Boats are too old, according to the report.", "A report on boats", BEFORE) is None
    assert find_introduction("Boats are too old, according to the report of the harbour.", "", BEFORE) is None
    assert find_introduction("Boats are too old, according to the report.", "", []) is None


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
    assert find_introduction("“It is too small,” says Sasha as she opens the door.", "", before) == 0
    assert find_introduction("Sasha recommends more light.", "", before) == 0
    assert find_introduction("Sasha recommends more light.", "Sasha Bikoff", before) is None


def test_what_a_coined_name_stands_for_goes_before_it() -> None:
    before = [(0, "Looms need threads."), (1, "We propose LOOMNET, a method that chooses its own threads.")]
    assert find_introduction("On three looms LOOMNET saves half of the threads.", "", before) == 1
    assert find_introduction("On three looms LOOMNET saves half of the threads.", "LOOMNET chooses threads", before) is None
    assert find_introduction("On three looms the GPU saves half of the threads.", "", before) is None


FIRM = [(0, "Millers hired Ann Lee."), (1, "Her new employer is Brigford Looms."), (2, "It was cold.")]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The company has 300 weavers.", ""),
        ("The company’s weavers are on strike.", ""),
        ("The company, with its weavers, moved south.", ""),
    ],
)
def test_the_company_is_the_one_that_the_sentence_before_has_named(sentence: str, said: str) -> None:
    assert find_introduction(sentence, said, FIRM[:2]) == 1


@pytest.mark.parametrize(
    ("sentence", "said", "before"),
    [
        ("The company has 300 weavers.", "Brigford Looms hires", FIRM[:2]),
        ("The company has 300 weavers.", "A company of weavers", FIRM[:2]),
        ("The company has 300 weavers.", "", FIRM),
        ("The company has 300 weavers.", "", []),
        ("The company that owns the mill has 300 weavers.", "", FIRM[:2]),
        ("The company of Ann Lee has 300 weavers.", "", FIRM[:2]),
        ("The company in Brigford has 300 weavers.", "", FIRM[:2]),
        ("The company Looms Ltd has 300 weavers.", "", FIRM[:2]),
        ("The council has 30 members.", "", FIRM[:2]),
        ("The company has 300 weavers.", "", [(0, "It opened on Monday.")]),
    ],
)
def test_the_company_that_is_said_or_named_in_the_sentence_rests_on_nothing(
    sentence: str, said: str, before: list[tuple[int, str]]
) -> None:
    assert find_introduction(sentence, said, before) is None


def test_what_belongs_to_a_thing_is_told_of_with_the_thing() -> None:
    assert find_introduction("The ferry’s captain was thirty years old.", "", BEFORE) == 1
    assert find_introduction("The ferry’s captain was thirty years old.", "A ferry sinks", BEFORE) is None


def test_who_a_report_goes_by_is_introduced_as_others_are() -> None:
    assert find_introduction("According to Holm, the harbour is full.", "", BEFORE) == 0
    assert find_introduction("The ferry goes to Holm, and the harbour is full.", "A ferry", BEFORE) is None


def test_somebody_called_by_one_name_alone_rests_on_the_sentence_with_that_name_or_on_none() -> None:
    before = [(0, "Every house on the hill has its own oven."), (1, "My neighbours are Dan and Mia."), (2, "Both bake.")]
    assert find_introduction("Dan built his first oven in 2001.", "", before) == 1
    assert find_introduction("Dan built his first oven in 2001.", "", before[:1]) == 0
    assert find_introduction("Dan built his first oven in 2001.", "", []) == NOWHERE


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Dan built his first oven in 2001.", "Dan, a baker"),
        ("Dan Holm built his first oven in 2001.", ""),
        ("Brigford built its first oven in 2001.", ""),
        ("Police asked the baker about her oven.", ""),
        ("Bakers showed the mayor how he should knead.", ""),
        ("Everyone wanted his own oven.", ""),
        ("Grandmother baked her own bread.", ""),
        ("Baking changed his life.", ""),
        ("Nearly burned by the oven, he left.", ""),
        ("Dan is a name that many give their ovens.", ""),
        ("In 2001 he built his first oven.", ""),
    ],
)
def test_a_first_word_that_is_no_name_or_was_said_is_nobody_unknown(sentence: str, said: str) -> None:
    assert find_introduction(sentence, said, [(0, "Every house has an oven.")]) is None


def test_a_speaker_whom_only_a_later_sentence_introduces_is_unknown() -> None:
    behind = [(1, "The harbour is full, wrote Ines Holm.")]
    assert find_introduction("Holm urged people to stay at home.", "", [], behind) == NOWHERE
    branch = [(1, "The harbour is full, wrote RNLI Rivermark on its page.")]
    assert find_introduction("RNLI Rivermark said nine boats were lost.", "", [], branch) is None
    assert find_introduction("Holm warned people of the flood.", "", [], behind) == NOWHERE
    assert find_introduction("Holm warned people of the flood.", "Holm warns", [], behind) is None
    assert find_introduction("Reuters said the harbour is full.", "", [], behind) is None
    assert find_introduction("Ines Holm warned people of the flood.", "", [], behind) is None
    assert find_introduction("Holm said it will build the harbour.", "", [], behind) is None


def test_a_speaker_of_whom_only_the_sort_is_told_rests_on_the_sentence_before() -> None:
    said = "“Nobody moored here by night before,” says the woman who keeps the lock."
    before = [(0, "Ann Lee sells eels."), (1, "Trade is good.")]
    assert find_introduction(said, "Lamps on the quay", before) == 1
    assert find_introduction(said, "Lamps on the quay", ()) == NOWHERE
    for known in ("Ann Lee sells eels on the quay.", "A woman sells eels on the quay."):
        assert find_introduction(said, known, before) is None


def test_inner_after_and_number_are_no_persons() -> None:
    assert names_nobody("After the number of ovens fell, the inner workings of her bakery changed.")
    assert not names_nobody("After the fire the baker changed her oven.")
