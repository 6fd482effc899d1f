"""newsletter.check.claims.quotations: the words between marks, and whether the source has them in a row."""

from __future__ import annotations

import pytest

from newsletter.check.claims.quotations import read_quotations, stands_in
from newsletter.check.claims.words import read_words, spoken_keys

STREAM = " ".join(spoken_keys(word.text) for word in read_words("It is a good day for Brigford, and we didn't wait for it."))


@pytest.mark.parametrize(
    "text",
    [
        "“a good day”",
        '"a good day"',
        "„a good day“",
        "« a good day »",
        "»a good day«",
        "»a good day»",
        "”a good day”",
        "‘a good day’",
    ],
)
def test_a_quotation_is_read_in_the_marks_of_several_languages(text: str) -> None:
    assert [words.strip() for words, _, _ in read_quotations(f"Holm called it {text}.")] == ["a good day"]


def test_a_mark_of_inches_opens_no_quotation() -> None:
    assert not list(read_quotations('The 19" rack costs £90 and the 24" rack £120.'))
    assert [words for words, _, _ in read_quotations('Its 6" track is done and "we open in May", said Holm.')] == [
        "we open in May"
    ]


@pytest.mark.parametrize("text", ["Il part », dit-elle, « et vite » : c’est tout.", "of all,” she said. “We left it there.”"])
def test_what_stands_between_two_quotations_is_none(text: str) -> None:
    assert not any("dit" in words or "she" in words for words, _, _ in read_quotations(text))


def test_a_word_alone_and_an_apostrophe_are_no_quotation() -> None:
    assert not list(read_quotations("The “bridge” of the Smiths' and the Joneses' town, it isn't one."))
    assert not list(read_quotations("Known as ` data miners ', would use the tweets to personalise; the boss ' said so."))


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("a good day for Brigford", True),
        ("It is a good day … we did not wait", True),
        ("It is a good day for [the town] and we didn't wait", True),
        ("a [very] good day", True),
        ("a very good day", False),
        ("Brigford for day", False),
    ],
)
def test_words_must_stand_in_a_row_but_for_what_an_editor_leaves_out_or_puts_in(words: str, stands: bool) -> None:
    assert stands_in(words, STREAM) is stands
