"""newsletter.draft.prose.release_notes: what release notes list, as sentences."""

from __future__ import annotations

import pytest

from newsletter.draft.prose.release_notes import read_release_notes


def test_the_items_of_release_notes_are_read_though_they_have_no_stops_and_thanks_stand_below() -> None:
    items = "- Routes can now avoid roads of gravel\n- Maps take up a third less space"
    assert [unit.text for unit in read_release_notes(f"## What's new\n\n{items}\n\nThanks to all who helped us!")] == [
        "Routes can now avoid roads of gravel.",
        "Maps take up a third less space.",
    ]
    assert not read_release_notes(items)
    prose = "This is the first version that draws its maps by itself, without a word to a server of ours or of anybody else."
    assert not read_release_notes(f"## What's new\n\n{prose}\n\n{items}")


def test_what_users_are_to_do_for_an_upgrade_is_no_prose_beside_the_items() -> None:
    notes = (
        "## Security\n- Sessions end after 15 minutes on shared looms (#812), reported by @dkaur\n## Added\n- Lock a loom with a card\n"
        "## Upgrade notes\nBack up the pattern store first: the upgrade writes it anew and takes about 20 minutes for each shelf of it.\n"
    )
    told = ["Sessions end after 15 minutes on shared looms.", "Lock a loom with a card."]
    assert [unit.text for unit in read_release_notes(notes)] == told
    assert not read_release_notes(notes.replace("Upgrade notes", "Why it took so long"))


def test_blank_lines_do_not_hold_up_the_search_for_release_notes() -> None:
    blank = "\n" * 300_000
    assert not read_release_notes(f"{blank}The council has voted.")
    assert [unit.text for unit in read_release_notes(f"{blank}** What's new\n\n- Maps take up a third less space")]


@pytest.mark.parametrize("item", ["a" * 100_000, "Fix it " + "#1 " * 33_000 + "x", "(#a" + "#a" * 50_000, "x..." * 25_000])
def test_release_notes_with_an_endless_item_are_read_at_once(item: str) -> None:
    notes = f"# What's new\n\n- {item}\n- Keep the order of the boats when the list is saved (#12)\n"
    assert "Keep the order of the boats when the list is saved." in [unit.text for unit in read_release_notes(notes)]


def test_an_endless_word_beside_release_notes_is_no_prose_and_an_address_is_no_word() -> None:
    items = "- Keep the order of the boats when the list is saved\n- Show the tide at each of the two moles\n"
    aside = f"{'a' * 100_000}\n\nFull list: https://brigford.example/boats/compare/v1...v2 v1.0...v2.0"
    assert len(read_release_notes(f"# What's new\n\n{items}\n{aside}\n")) == 2


def test_a_sentence_that_begins_with_a_fault_is_news_in_release_notes_and_the_name_of_one_is_not() -> None:
    notes = """## What's new

- Missing keys are now reported with their file (thanks @dan)
- Error messages name the file that was read
- Crash when the list of boats is empty
- Wrong tide in the table of the second mole
- Show the tide at each of the two moles
"""
    assert [unit.text for unit in read_release_notes(notes)] == [
        "Missing keys are now reported with their file.",
        "Error messages name the file that was read.",
        "Show the tide at each of the two moles.",
    ]


@pytest.mark.parametrize(
    "item",
    [
        "Removed support for looms of wood.",
        "We dropped the second shuttle of the loom.",
        "Die Option für Wolle wird nicht mehr gelesen.",
        "L’option de la laine a été supprimée.",
    ],
)
def test_an_item_below_removed_that_says_itself_what_went_is_news(item: str) -> None:
    told = [
        unit.text
        for unit in read_release_notes(f"## 3.0\n### Added\n- Threads can be named with a flag.\n### Removed\n- {item}")
    ]
    assert told == ["Threads can be named with a flag.", item]


def test_what_is_listed_as_deprecated_or_removed_is_news_only_if_it_says_so_itself() -> None:
    text = (
        "## 3.0\n### Added\n- Threads can be named with a flag.\n### Deprecated\n- Wooden shuttles; support ends with 3.2.\n"
        "### Removed\n- Patterns on punched cards.\n- The option --wool was removed."
    )
    assert [unit.text for unit in read_release_notes(text)] == [
        "Threads can be named with a flag.",
        "The option --wool was removed.",
    ]
