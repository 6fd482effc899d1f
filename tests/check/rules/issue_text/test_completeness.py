"""newsletter.check.rules.issue_text.completeness: a story leads to its source, and a heading to its stories."""

from __future__ import annotations

import pytest

from newsletter.check import check_material
from tests.check.materials import FRONT, URL, article, found_in, material, story


def _levels(text: str) -> list[str]:
    return [item.level for item in check_material(material(FRONT + text)) if item.code == "no-link"]


def test_a_story_of_the_draft_without_a_link_is_a_warning_whatever_else_it_links() -> None:
    assert _levels(
        "### A bridge opens\n<!-- story aaaaaaa1 -->\n\nThe bridge opened. Ask [us](mailto:us@weekly.example).\n"
    ) == ["warning"]


def test_a_notice_of_the_editors_own_may_do_without_a_link() -> None:
    assert _levels("### A word of our own\n\nThe reading room is closed until the third of January.\n") == ["note"]


@pytest.mark.parametrize(
    "end",
    [
        "[write to us](mailto:us@weekly.example)",
        "write to us@weekly.example",
        "[call us](tel:+4930123456)",
        "see [our page](https://weekly.example/)",
        "see [our page][page]",
        "see www.weekly.example",
    ],
)
def test_a_notice_that_says_where_to_turn_needs_no_other_link(end: str) -> None:
    assert not _levels(f"### A word of our own\n\nWe turn two in December: {end}.\n\n[page]: https://weekly.example/\n")


@pytest.mark.parametrize("marks", ["#", "##", "####"])
def test_a_headline_of_another_depth_than_the_others_is_named(marks: str) -> None:
    stories = [
        f"{mark} Mill {number}\n<!-- story aaaaaaa{number} -->\n\nIt burnt.\n\n"
        for number, mark in enumerate(["###", marks, "###"])
    ]
    text = FRONT + "## Town\n\n" + "".join(stories)
    found = [item for item in check_material(material(text)) if item.code == "heading-top"]
    assert [(item.words, item.level) for item in found] == [(f"{marks} Mill 1", "note")]
    assert text.splitlines()[found[0].line - 1] == f"{marks} Mill 1"


def test_headlines_that_all_moved_alike_and_a_heading_within_a_story_are_left_alone() -> None:
    moved = "".join(
        f"## Mill {number}\n<!-- story aaaaaaa{number} -->\n\nIt burnt.\n\n#### Why\n\nHay.\n\n" for number in range(3)
    )
    assert "heading-top" not in {item.code for item in check_material(material(FRONT + moved))}


def test_two_addresses_of_one_page_are_found_and_two_places_on_one_page_are_not() -> None:
    both = FRONT + story("The council met.", url="https://a.example/bridge") + story("Owls nest.", "Owls return", "{}")
    assert "same-link" in found_in(both.format("http://www.a.example/bridge/?utm_source=x"))
    assert "same-link" not in found_in(both.format("https://a.example/bridge#owls"))
    assert "same-link" not in found_in(both.format("https://a.example/bridge?page=2"))


def test_two_stories_may_have_items_of_one_page_and_one_of_them_as_a_further_link() -> None:
    also = f"Also: [Digest]({URL})\n\n"
    text = FRONT + story("The council met.") + story("Owls nest.", "Owls return", "https://b.example/owls") + also
    item = article(part_of=URL, position=2)
    owls = article(url="https://b.example/owls")
    assert "also-repeats" not in found_in(text, item, owls)
    assert "also-repeats" in found_in(text, article(), owls)


def test_code_comments_and_escaped_signs_are_told_apart_in_headings_and_links() -> None:
    for headline in ("`npm`", "\\#"):
        assert "heading-empty" not in found_in(FRONT + story("The council met.", headline))
    assert "heading-empty" in found_in(FRONT + "### <!-- the mill -->\n\nThe council met.\n")
    assert "link-without-words" not in found_in(FRONT + story("See [`npm`](https://b.example/c)."))
    assert "link-without-words" in found_in(FRONT + story("See [<!-- npm -->](https://b.example/c)."))


@pytest.mark.parametrize(
    ("between", "is_found"),
    [
        ("# Nature\n", True),
        ("Nature\n======\n", True),
        ("```\n# Nature\n```\n", False),
        ("\\# Nature\n", False),
        ("#\n", False),
    ],
)
def test_a_heading_of_the_first_level_begins_no_section_and_code_is_no_heading(between: str, is_found: bool) -> None:
    found = found_in(f"{FRONT}## Town\n\n{story('The council met.')}\n{between}\n{story('Owls nest.')}")
    assert ("heading-top" in found) is is_found


@pytest.mark.parametrize("heading", ["# C#\n", "# C# ##\n", "C#\n===\n", "#\tC#\n"])
def test_a_heading_of_the_first_level_is_named_with_all_its_characters(heading: str) -> None:
    found = check_material(material(f"{FRONT}{heading}\n{story('The council met.')}"))
    assert [item.message for item in found if item.code == "heading-top"] == ["the heading “C#” begins no section"]


def test_a_heading_of_the_first_level_above_the_sections_may_stand() -> None:
    assert "heading-top" not in found_in(f"{FRONT}# The Letter\n\nGood day.\n\n## Town\n\n{story('The council met.')}")
