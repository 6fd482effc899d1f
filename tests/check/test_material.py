"""newsletter.check.material: words are found where they stand in the file, also through Markdown's marks."""

from __future__ import annotations

import pytest

from newsletter.check.material import about
from tests.check.materials import FRONT, URL, article, material, story

TEXT = FRONT + "## News\n\n" + story("The bridge is *very* old,\nand the\nowls came back. The bridge stands.")


@pytest.mark.parametrize("words", ["very old", "and the owls", "owls came back"])
def test_words_are_found_across_emphasis_and_line_ends(words: str) -> None:
    found = material(TEXT)
    place = found.entries[0].find(words)
    line = TEXT.splitlines()[place.line - 1]
    assert line[place.column - 1 :].lstrip("*_").startswith(words.split()[0])


def test_a_later_occurrence_is_found_by_passing_over_earlier_ones() -> None:
    entry = material(TEXT).entries[0]
    first, second = entry.find("bridge", "summary"), entry.find("bridge", "summary", skip=1)
    assert (first.line, first.column) < (second.line, second.column)


def test_words_that_are_not_there_have_the_place_of_the_story() -> None:
    entry = material(TEXT).entries[0]
    assert entry.find("ferry").line == entry.block.line


def test_a_story_has_the_articles_that_its_links_lead_to() -> None:
    found = material(TEXT, article(), article(url="https://other.example/"))
    assert [item.url for item in found.entries[0].articles] == [URL]
    finding = about(found.entries[0], None)
    assert (finding.section, finding.headline) == ("News", "A bridge for Brigford")
