"""Promises of the rules on what readers would see: notes and placeholders in the front matter."""

from __future__ import annotations

import pytest

from newsletter.check import check_material
from newsletter.check.finding import Finding
from tests.check.materials import FRONT, found_in, material, story


def found_with(front_line: str) -> list[Finding]:
    text = FRONT.replace("---\n\n", f"{front_line}\n---\n\n") + story("The council met.")
    return [found for found in check_material(material(text)) if found.code in ("comment-shown", "placeholder")]


@pytest.mark.parametrize("key", ["description", "summary", "subject", "preheader"])
def test_a_note_in_the_front_matter_is_found_where_it_stands(key: str) -> None:
    line = f'{key}: "The council met. <!-- ask Sara -->"'
    (found,) = found_with(line)
    assert (found.code, found.level, found.column) == ("comment-shown", "error", line.index("<!--") + 1)
    assert FRONT.replace("---\n\n", f"{line}\n").splitlines()[found.line - 1] == line


def test_a_placeholder_in_the_front_matter_is_found_and_an_empty_list_is_none() -> None:
    assert [found.words for found in found_with('description: "TODO"')] == ["TODO"]
    assert found_with("keywords: []") == []


@pytest.mark.parametrize("line", ["# <!-- TODO: ask Sara -->", "weight: 3  # TODO", 'mine: "TODO"'])
def test_what_no_edition_prints_of_the_front_matter_may_say_anything(line: str) -> None:
    assert found_with(line) == []


def test_todo_that_means_everything_is_no_placeholder() -> None:
    assert not found_with('description: "TODO lo que cambia en enero"')
    assert found_with('description: "TODO write what changes"')


@pytest.mark.parametrize(
    "text",
    [
        "(The vote)[https://b.example/c] was close.",
        "It closes:\n-the bridge\n-the mill",
        "It closes:\n• the bridge\n• the mill",
        "1.First the bridge\n2.Then the mill",
    ],
)
def test_links_and_lists_that_markdown_does_not_know_are_found(text: str) -> None:
    assert "markdown-shown" in found_in(FRONT + story(text), editions={"mail": text})


def test_each_line_with_a_leftover_is_named() -> None:
    text = "(The vote)[https://b.example/c] was close.\nThe mill stands.\n(The bridge)[https://b.example/d] is open."
    shown = material(FRONT + story(text), editions={"mail": text})
    lines = [shown.lines[found.line - 1] for found in check_material(shown) if found.code == "markdown-shown"]
    assert lines == [text.splitlines()[0], text.splitlines()[2]]


@pytest.mark.parametrize("text", ["- the bridge\n- the mill", "It fell\n-5 degrees\n-6 degrees", "• alone"])
def test_lists_that_markdown_knows_and_single_lines_are_not_found(text: str) -> None:
    assert "markdown-shown" not in found_in(FRONT + story(text), editions={"mail": text})


@pytest.mark.parametrize(
    "text",
    ["Sure! Here is a short summary of the article: it rains.", "As an AI model, I cannot know.", "It rains【4†source】."],
)
def test_what_a_chat_assistant_says_around_its_text_is_found(text: str) -> None:
    assert "placeholder" in found_in(FRONT + story(text))


@pytest.mark.parametrize("word", ["cafÃ©", "councilâ€™s", "caf\ufffd", "on\x08", "\u202ereversed", "Â£5", "ðŸŽ‰"])
def test_broken_characters_are_found_in_texts_and_in_the_front_matter(word: str) -> None:
    assert "broken-characters" in found_in(FRONT + story(f"The {word} of the town is open."))
    if word.isprintable():
        assert "broken-characters" in found_in(FRONT.replace("Weekly", f"The {word}") + story("It is open."))


@pytest.mark.parametrize("text", ["A&nbsp;line &mdash; of &hellip; signs", "&copy; the town"])
def test_the_name_of_a_character_is_no_lost_word(text: str) -> None:
    shown = "A line — of … signs © the town A bridge for Brigford"
    assert "words-lost" not in found_in(FRONT + story(text), editions={"mail": shown})


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


@pytest.mark.parametrize(
    "text",
    [
        "### A pool for Marl\n\nThe pool of Marl opens on Monday, said the town.\n\n[Read more](https://a.example/pool\n",
        "### A pool for Marl\n\nThe pool [opens on Monday](https://a.example/days said the town.\n\n[Read more](https://a.example/pool)\n",
    ],
)
def test_a_link_whose_bracket_is_not_closed_is_one_finding(text: str) -> None:
    told = {"no-link", "summary-cut", "bracket-unpaired", "markdown-shown", "half-quotation", "punctuation"}
    found = check_material(
        material(FRONT + text, editions={"mail": text.replace("[Read more](https://a.example/pool)", "Read more")})
    )
    assert [item.code for item in found if item.code in told] == ["markdown-shown"]
