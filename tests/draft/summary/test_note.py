"""newsletter.draft.summary.note: texts too short to be summarised."""

from __future__ import annotations

from newsletter.draft.summary.note import clip
from newsletter.draft.summary.summarise import summarise


def test_a_list_of_goods_is_no_note() -> None:
    assert (
        summarise("Sport helmet with two lights\n$19.95\nUrban helmet with a vent\n$29.95\nHelmet for small heads\n$9.95", 60)
        == ""
    )


def test_labels_that_a_page_repeats_are_no_note() -> None:
    assert summarise("Sold out\nSold out\nSold out", 60) == ""


def test_a_text_of_a_line_or_two_is_its_own_summary() -> None:
    assert summarise("Bridge closed until Monday.\nTake the ferry.", 60) == "Bridge closed until Monday.\nTake the ferry."


def test_a_sentence_that_is_too_long_is_clipped_at_a_clause() -> None:
    long = "The council of Brigford voted on Monday to rebuild the old mill bridge, which a flood tore down in the spring of last year."
    assert clip(long, 15) == "The council of Brigford voted on Monday to rebuild the old mill bridge."
    assert clip(long, 5) == ""


def test_a_note_that_begins_with_a_label_is_a_note() -> None:
    assert summarise("Lost: one grey parrot, answers to Holm.", 60) == "Lost: one grey parrot, answers to Holm."


def test_release_notes_without_prose_are_told_by_their_first_items() -> None:
    notes = "## What's new\n\n- Routes can now avoid roads of gravel\n- Maps take up a third less space\n- Fixed a crash when the lid shut"
    assert summarise(notes, 60, "Mapline 4.2").split("\n")[:2] == [
        "Routes can now avoid roads of gravel.",
        "Maps take up a third less space.",
    ]
