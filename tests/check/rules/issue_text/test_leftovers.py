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
    ["Sure! Here is a short summary of the article: it rains.", "As an AI model, I cannot know.", "It rains【4†source】."],
)
def test_what_a_chat_assistant_says_around_its_text_is_found(text: str) -> None:
    assert "placeholder" in found_in(FRONT + story(text))


@pytest.mark.parametrize("word", ["cafÃ©", "councilâ€™s", "caf\ufffd", "on\x08", "\u202ereversed", "Â£5", "ðŸŽ‰"])
def test_broken_characters_are_found_in_texts_and_in_the_front_matter(word: str) -> None:
    assert "broken-characters" in found_in(FRONT + story(f"The {word} of the town is open."))
    if word.isprintable():
        assert "broken-characters" in found_in(FRONT.replace("Weekly", f"The {word}") + story("It is open."))
