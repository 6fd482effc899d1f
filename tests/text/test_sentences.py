"""Promises of the sentence splitter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.text.sentences import count_words, reading_minutes, split_sentences

MARKS = ("a", "B", " ", ".", "?", "!", "…", '"', "”", "(", ")", "Dr.", "U.S.", "3.5", "\n", "\n\n", "。", "p.m.", "1.", "\xa0")


@given(st.lists(st.sampled_from(MARKS), max_size=30).map("".join) | st.text())
def test_no_character_but_white_space_is_lost_and_none_is_added(text: str) -> None:
    sentences = split_sentences(text)
    assert "".join("".join(sentences).split()) == "".join(text.split())
    assert all(sentence and sentence == " ".join(sentence.split()) for sentence in sentences)


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Weber paid $3.5 million to St. Mary's.|He left at 5 p.m.|The U.S. Senate agreed.|It was late.",
        "J. K. Rowling and George W. Bush met Sen. Lee on Jan. 5 at No. 10.|Nobody knew.",
        "He said: “Go away.”|Then he left.|“Is it so?” she asked.|(It was.)|Yes…|No!",
        "Apple Inc. Chief Tim Cook spoke.|He works for Apple Inc.|The firm is big.",
        "Version 2.0.1 of node.js is out, e.g. for Linux.|Get it.",
        "Das kostet ca. 3 Mio. Euro, z.B. am 3. Oktober.|„Ist das so?“ fragte er.|Ja.",
        "¿Qué dice?|¡Nada!|La Sra. García no habla.",
        "それは本当です。|はい！",
        "नमस्ते।|ठीक है।",
        "The fire began at 9 p.m. Friday.|It ended at 11 p.m.|Police came.",
        "No stop at the end",
        "1. First of a list",
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str) -> None:
    expected = text.split("|")
    joined = "".join(expected) if "。" in text else " ".join(expected)
    assert split_sentences(joined) == expected


def test_a_blank_line_ends_a_sentence_and_a_line_end_does_not() -> None:
    assert split_sentences("A title\n\nOne\nsentence. Two.") == ["A title", "One sentence.", "Two."]


def test_a_megabyte_of_stops_is_split_in_a_moment() -> None:
    assert len(split_sentences("Wait. " * 100_000)) == 100_000
    assert split_sentences('"' * 200_000 + " x")


def test_two_signs_of_a_script_without_blanks_count_as_a_word_and_no_text_takes_less_than_a_minute() -> None:
    assert [count_words(text) for text in ("It rose 2.5 m, didn’t it?", "今日は雨です。", "")] == [6, 3, 0]
    assert [reading_minutes(words) for words in (0, 5, 640, 2380)] == [1, 1, 3, 10]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("I built it. (Ann Lee)", ["I built it. (Ann Lee)"]),
        ("I built it. (Ann Lee) It is fast.", ["I built it. (Ann Lee)", "It is fast."]),
        ("Pump Inc. (PMP) Chief Ann Lee left. (She had slept.) Then Bo came.", None),
    ],
)
def test_the_name_of_who_says_so_stays_with_the_sentence(text: str, sentences: list[str] | None) -> None:
    expected = sentences or ["Pump Inc. (PMP) Chief Ann Lee left.", "(She had slept.)", "Then Bo came."]
    assert split_sentences(text) == expected


def test_a_text_without_capitals_is_split_behind_its_stops() -> None:
    assert split_sentences("the bridge is old. it was built in may.") == ["the bridge is old.", "it was built in may."]
