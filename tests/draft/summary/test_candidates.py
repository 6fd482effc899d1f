"""newsletter.draft.summary.candidates: the sentences that could be part of a summary."""

from __future__ import annotations

import pytest

from newsletter.draft.summary.candidates import as_judged
from newsletter.draft.summary.summarise import summarise
from tests.draft.summary.texts import HEAD, LEAD, SECOND, THIRD, TOLD


def test_who_the_author_is_stands_in_no_summary() -> None:
    bio = "Odile Marchetti is the founder of Bright Copy and a freelance writer on harbours."
    assert bio not in summarise(f"{bio}\n{TOLD}", 60, HEAD)
    assert bio in summarise(f"{bio}\n{TOLD}", 60, "Odile Marchetti steps down")
    bio = "Odile Marchetti is the Founder & Principal Consultant of Bright Copy, which helps harbours to speak to their guests."
    assert bio not in summarise(f"{bio}\n{TOLD}", 60, HEAD)


def test_what_the_headline_names_may_be_pointed_at() -> None:
    first = "These walnut truffles have a soft centre under a shell of dark chocolate."
    assert summarise(f"{first}\nThey keep for a week in a cold place.", 60, "Walnut truffles").startswith(first)
    assert not summarise(f"{TOLD}\n{first}", 60, HEAD).startswith("These")


def test_a_short_sentence_that_only_announces_its_paragraph_is_left_out() -> None:
    text = f"{LEAD} {SECOND}\nThe money is the second question. The crown pays half of it.\n{THIRD}"
    assert "second question" not in summarise(text, 100)


def test_a_proposal_that_the_headline_names_speaks_for_itself() -> None:
    assert as_judged("This PEP proposes a marker for threads.", "PEP 9999 – Marked threads").startswith("Brigford proposes")
    assert as_judged("This RFC adds a list of looms.", "RFC 12: a list of looms").startswith("Brigford adds")
    assert as_judged("This PEP proposes a marker for threads.", "A better loom").startswith("This PEP")


def test_a_standard_speaks_for_itself_and_a_manual_that_introduces_its_subject_does_not() -> None:
    assert as_judged("This document defines a frame for looms.", "Loom frames").startswith("Brigford defines")
    assert as_judged("This document provides an introduction to looms.", "Looms").startswith("This document")
    assert as_judged("This document explains all parts of a loom.", "Looms").startswith("This document")


@pytest.mark.parametrize(
    ("headline", "first"),
    [
        ("loomd: a queue for looms", "loomd hands each of its jobs to the loom that has waited longest for one."),
        ("loomd 2.4 drops the old protocol", "loomd 2.4.1 is out and no longer speaks the protocol of the first looms."),
        ("Show HN: loomd, a queue for looms", "loomd is a small queue that hands jobs to the looms of a mill over SSH."),
    ],
)
def test_a_sentence_may_begin_with_the_small_name_that_its_headline_is_about(headline: str, first: str) -> None:
    text = f"{first} It keeps what is left of them on disk, so that no job is lost when the power goes in Brigford."
    assert summarise(text, 60, headline).startswith(first)


def test_a_line_that_begins_in_the_middle_is_no_sentence_though_its_first_word_is_in_the_headline() -> None:
    rest = "council members had asked the town of Brigford for a second survey of the valley."
    assert rest not in summarise(f"{rest}\n{TOLD}", 60, "Brigford council delays its vote on the dam")


@pytest.mark.parametrize(
    ("claim", "denial", "language"),
    [
        ("The otters of Lake Holm are asleep in their dens from November to the end of March.", "Wrong.", "en"),
        (
            "The otters of Lake Holm are asleep in their dens from November to the end of March.",
            "That's a myth, says Ida Holm.",
            "en",
        ),
        (
            "The otters of Lake Holm are asleep in their dens from November to the end of March.",
            "Or so the villagers used to say.",
            "en",
        ),
        ("Der Otter verschläft in seinem Bau am Ufer den ganzen Winter.", "So heißt es. Stimmt nicht, sagt Ida Holm.", "de"),
        ("Der Otter verschläft in seinem Bau am Ufer den ganzen Winter.", "Das ist falsch.", "de"),
    ],
)
def test_what_the_next_sentence_denies_is_not_printed(claim: str, denial: str, language: str) -> None:
    rest = {
        "en": "The warden Ida Holm has watched eleven of them fish under the ice of Lake Holm in the last three winters.",
        "de": "Die Wärterin Ida Holm hat in drei Wintern elf von ihnen unter dem Eis des Sees fischen sehen.",
    }[language]
    assert claim not in summarise(f"{claim} {denial} {rest}", 60, "Otters of the lake", language=language)
    assert claim in summarise(f"{claim} {rest}", 60, "Otters of the lake", language=language)


@pytest.mark.parametrize(
    "next_one", ["So heißt es in einem Bericht der Stadt.", "Falsch abgestellte Räder stehen nicht mehr im Weg."]
)
def test_a_sentence_that_only_begins_like_a_denial_denies_nothing(next_one: str) -> None:
    claim = "Die Stadt Brigford hat am Ufer zwölf neue Ständer für Fahrräder aufgestellt."
    assert claim in summarise(f"{claim} {next_one}", 60, "Räder am Ufer", language="de")


@pytest.mark.parametrize(
    ("text", "headline", "is_name"),
    [
        ("loomd 2.4 reads its patterns from several files.", "loomd 2.4 is out", True),
        ("loomd is a loom for patterns kept in files.", "mill/loomd: patterns in files", True),
        # Another name, a longer word, a function word.
        ("loomd 2.4 reads its patterns from several files.", "spindle 1.3 is out", False),
        ("loomd reads its patterns from several files.", "loomdata is out", False),
        ("and is a word that joins two others in a line.", "and", False),
    ],
)
def test_a_name_that_its_owner_writes_small_begins_a_sentence_if_the_headline_has_it(
    text: str, headline: str, is_name: bool
) -> None:
    assert as_judged(text, headline) == (text.capitalize() if is_name else text)


def test_a_series_of_changes_is_what_its_headline_names() -> None:
    text = "This patch series adds a belt to the loom."
    assert as_judged(text, "loom/belt: add a belt") != text
    assert as_judged(text, "The mill opens again") == text


def test_a_sentence_right_behind_one_that_only_repeats_the_headline_begins_the_summary() -> None:
    text = (
        "Loomd 3.6 is now available! Loomd 3.6 is the newest release of the queue for looms, with weights for shared warps.\n"
        "You can download Loomd 3.6 here. Most mills get it with their next update.\n"
        "Smaller releases will follow at regular intervals from the first quarter of the year.\n"
        "The queue was written for a mill in the north. It is kept by four weavers."
    )
    assert summarise(text, 60, "Loomd 3.6 is now available!").startswith("Loomd 3.6 is the newest release")
