"""Bare text whose entries are printed twice is parted into its stories, the doubled and the single ones."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.extract.page.parsed_page import parse
from newsletter.extract.stories.repeated_text import plain_stories
from newsletter.extract.stories.splitting import find_stories
from tests.extract.briefs import BRIEFS, URL

TEXTS = [brief[1:] for brief in BRIEFS]


def composed(doubled: set[int]) -> list[str]:
    """Return the briefs one after another; of the doubled ones all but the first line stand there twice."""
    lines: list[str] = []
    for place, text in enumerate(TEXTS):
        lines += [text[0], *text[1:], *text[1:]] if place in doubled else text
    return lines


def test_each_doubled_block_ends_a_story() -> None:
    stories = plain_stories(composed(set(range(8))))
    assert [story.lines for story in stories] == TEXTS
    assert [story.title for story in stories[1:3]] == [TEXTS[1][0], TEXTS[2][0]]
    assert {(story.given_title, story.how) for story in stories} == {(False, "repeated blocks")}


@pytest.mark.parametrize("single", [set(pair) for pair in combinations(range(8), 2)], ids=str)
def test_stories_without_a_doubled_block_are_told_apart_by_their_words(single: set[int]) -> None:
    assert [story.lines for story in plain_stories(composed(set(range(8)) - single))] == TEXTS


def test_a_line_that_points_back_belongs_to_the_story_before() -> None:
    lines = composed(set(range(8)))
    lines.insert(0, "Nobody in Selm had expected it:")
    assert plain_stories(lines)[0].lines == ("Nobody in Selm had expected it:", *TEXTS[0])


def test_text_without_doubled_blocks_is_one_article() -> None:
    assert plain_stories(composed(set())) == []


def test_two_doubled_blocks_are_too_few_to_be_a_pattern() -> None:
    assert plain_stories(composed({1, 4})) == []


def test_an_article_that_prints_every_paragraph_twice_is_one_article() -> None:
    assert plain_stories([line for text in TEXTS for line in text for _ in range(2)]) == []


def test_an_article_that_stands_twice_on_the_page_is_one_article() -> None:
    assert plain_stories([line for text in TEXTS for line in text] * 2) == []


def test_a_plain_text_page_and_no_page_at_all_are_parted_alike() -> None:
    lines = composed(set(range(8)))
    document = parse("\n".join(lines), URL, "text/plain")
    assert find_stories(document, lines, URL) == find_stories(None, lines, URL) == plain_stories(lines)


@given(st.sets(st.integers(0, 7), min_size=3))
def test_every_line_stands_in_exactly_one_story(doubled: set[int]) -> None:
    stories = plain_stories(composed(doubled))
    assert [line for story in stories for line in story.lines] == [line for text in TEXTS for line in text]
