"""newsletter.check.rules.issue_text.editing: whose voice a summary speaks in."""

from __future__ import annotations

import pytest

from newsletter.check import check_material
from tests.check.materials import FRONT, article, found_in, material, story

OURS = "We are happy to open our bridge on Sunday."
MORE = "We thank the council of Brigford for its patience."
MINE = "I laid the first stone of it myself in March."
NOBODYS = "The old bridge was closed to lorries in May."


def _is_found(summary: str) -> bool:
    text = f"{OURS} {MORE} {MINE} {NOBODYS}"
    return "we-unattributed" in found_in(FRONT + story(summary), article(text))


@pytest.mark.parametrize("run", [[MORE], [MORE, MINE], [MINE, MORE], [MORE, NOBODYS]])
def test_a_name_in_brackets_is_that_of_the_whole_run_in_the_first_person(run: list[str]) -> None:
    assert not _is_found("\n".join([f"{OURS} (Brigford Gazette)", *run]))
    assert not _is_found("\n".join([f"{MINE} (Ines Holm)", *run]))
    assert not _is_found("\n".join([OURS, f"{MINE} (Ines Holm)", NOBODYS]))


@pytest.mark.parametrize(
    "summary", [[OURS, MORE], [f"{OURS} (Brigford Gazette)", NOBODYS, MORE], [f"{NOBODYS} (Brigford Gazette)", MORE]]
)
def test_we_in_a_run_without_a_name_is_found(summary: list[str]) -> None:
    assert _is_found("\n".join(summary))


def test_the_name_of_a_site_in_small_letters_says_who_speaks_too() -> None:
    assert not _is_found("\n".join([f"{OURS} (brigford.example)", NOBODYS]))


def test_we_is_no_pronoun_in_an_article_of_another_language() -> None:
    preposition = "Rada zamknęła we wtorek stary młyn."
    words = "we-unattributed"
    assert words not in found_in(FRONT + story(preposition), article(preposition, language="pl"))
    assert words in found_in(FRONT + story(OURS), article(OURS))


def test_a_summary_written_without_blanks_is_not_called_short() -> None:
    assert "summary-short" not in found_in(
        FRONT + story("港の労働者は夜勤をめぐる争いで二日目も仕事を休み、七隻の船が沖に停泊している。"), article()
    )


def test_we_in_a_story_of_her_own_is_the_editor() -> None:
    own = "\n### Our meeting\n\nWe meet on Tuesday at seven in the old mill, and we bring soup.\n"
    assert "we-unattributed" not in found_in(FRONT + own, article("The mill is old."))


@pytest.mark.parametrize("quoted", ["»Wir bauen sie.«", "„Wir bauen sie.“", "“We build it.”", "”Vi bygger den.”"])
def test_a_summary_that_ends_in_a_quotation_of_any_language_is_not_cut_off(quoted: str) -> None:
    summary = f"Ines Holm und der Rat von Brigfurt haben am Montag zur alten Brücke gesagt: {quoted}"
    assert "summary-cut" not in found_in(FRONT + story(summary), article(summary, language="de"))


@pytest.mark.parametrize(("one", "other"), [("🚲", "🚌"), ("Town, Traffic & Law", "Town, Sports & Music")])
def test_names_of_sections_with_less_than_half_in_common_do_not_overlap(one: str, other: str) -> None:
    assert "sections-overlap" not in found_in(f"{FRONT}## {one}\n\n## {other}\n")


def test_sections_of_one_story_are_one_finding_that_names_them() -> None:
    small = "".join(f"## Part {name}\n\n" + story(f"Mill {name} is open.", f"Mill {name}") for name in "ABCDEFG")
    (found,) = [item for item in check_material(material(FRONT + small)) if item.code == "one-story-section"]
    assert found.message.startswith("7 of 7 sections have one story: “Part A”, “Part B”")
    assert found.message.endswith("“Part E” and 2 more")
