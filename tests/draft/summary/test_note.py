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


def test_the_items_of_release_notes_are_told_without_their_authors_and_numbers() -> None:
    notes = (
        "## What's Changed\n"
        "* Stop two looms from taking one thread by @ida in https://git.example.org/loom/pull/31\n"
        "* feat(cli): add a --slow flag for old looms (#33), thanks @per\n"
        "* warp: keep the colours of a pattern that is read twice ([7c1d2e3](https://git.example.org/loom/7c1d2e3))\n"
        "* Bump setup-loom from 4 to 5 by @robot[bot] in #34\n"
        "* Crash when a thread has no end (closes #35)\n"
        "* Download the new version from our site\n"
        "## New Contributors\n* @per made their first contribution in #33\n\n"
        "**Full Changelog**: https://git.example.org/loom/compare/v2.3.1...v2.4.0"
    )
    assert summarise(notes, 60, "v2.4.0").split("\n") == [
        "Stop two looms from taking one thread.",
        "add a --slow flag for old looms.",
        "warp: keep the colours of a pattern that is read twice.",
    ]


def test_what_stands_in_brackets_in_an_item_of_release_notes_stays_where_it_is_no_number() -> None:
    notes = "## What's new\n\n- Maps of the north coast (and its islands)\n- Routes can now avoid roads of gravel (in beta)"
    assert summarise(notes, 60, "Mapline 4.2") == "Routes can now avoid roads of gravel (in beta)."


def test_release_notes_that_name_what_is_new_by_nouns_are_told_by_it_and_not_by_what_they_fixed_or_removed() -> None:
    notes = (
        "## Added\n\n- Dark mode for the editor and the preview\n- Spell checking in 14 languages\n\n"
        "## Fixed\n\n- Freeze of the window at the first start\n\n## Removed\n\n- Support for screens of one colour"
    )
    assert summarise(notes, 60, "Quill 4.2.0") == "Dark mode for the editor and the preview.\nSpell checking in 14 languages."
    german = "## Neu\n\n- Dunkler Modus für Editor und Vorschau\n\n## Behoben\n\n- Absturz beim Öffnen von Dateien über 2 GB"
    assert summarise(german, 60, "Federkiel 4.2.0", language="de") == "Dunkler Modus für Editor und Vorschau."


def test_release_notes_of_a_few_short_items_are_told_without_authors_chores_and_addresses() -> None:
    notes = (
        "## What's Changed\n\n- Add dark mode by @ann in #12\n- Fix crash on empty files by @bob in #15\n"
        "- Bump loom from 1 to 2 by @robot[bot] in #16\n\n**Full Changelog**: v2.0.0...v2.1.0"
    )
    assert summarise(notes, 60, "Loom v2.1.0") == "Add dark mode.\nFix crash on empty files."


def test_a_short_first_post_is_printed_as_it_is_without_the_words_that_it_ends_with() -> None:
    thread = (
        "#### ann Member, 2026-11-24 10:00\nThird loaf in a row with a raw line. 80% rye, baked for 40 minutes. The core was at 96. "
        "Help!\n\n"
        "#### bob Member, 2026-11-24 11:00\nTwo things. Bake it longer, at falling heat, and then leave the loaf alone for a whole day, as "
        "rye that is cut on the day when it was baked is always raw.\n\n"
        "#### ann Member, 2026-11-24 12:00\nI waited for a day and baked for 65 minutes: it is perfect. Thank you both!"
    )
    assert (
        summarise(thread, 60, "Raw rye, what am I doing wrong?")
        == "Third loaf in a row with a raw line.\n80% rye, baked for 40 minutes.\nThe core was at 96."
    )


def test_the_line_of_a_forge_above_release_notes_is_no_prose() -> None:
    notes = (
        "ann released this Nov 11, 2026 · 14 commits to main since this release\n\n## What's Changed\n\n"
        "- Maps can now be shared between two phones\n- The tide is read from the nearest mole\n\nFull Changelog: v3.1.4...v3.2.0"
    )
    assert (
        summarise(notes, 60, "Mapline 3.2.0")
        == "Maps can now be shared between two phones.\nThe tide is read from the nearest mole."
    )
