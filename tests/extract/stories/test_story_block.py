"""A story without a title is named by its first sentence."""

from __future__ import annotations

import pytest

from newsletter.extract.stories.story_block import MAX_TITLE, first_sentence


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["The ferry sails. Nobody waits."], "The ferry sails."),
        (["Dr. Berg of St. Anne's spoke. Then she left."], "Dr. Berg of St. Anne's spoke."),
        (
            ["Growth fell to 3.5 per cent in the U.S. last year. It is low."],
            "Growth fell to 3.5 per cent in the U.S. last year.",
        ),
        (["> “Will it rain?” she asked the sailors."], "“Will it rain?” she asked the sailors."),
        (["- An item without end"], "An item without end"),
        (["港の議会は決めた。次の話。"], "港の議会は決めた。"),
        (["```", "Text after code."], "Text after code."),
        ([], ""),
    ],
)
def test_the_first_sentence_names_the_story(lines: list[str], title: str) -> None:
    assert first_sentence(lines) == title


def test_a_long_sentence_is_cut_at_a_word() -> None:
    title = first_sentence(["word " * 60])
    assert len(title) <= MAX_TITLE
    assert title.endswith("word…")
