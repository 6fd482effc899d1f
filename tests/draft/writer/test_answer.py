"""newsletter.draft.writer.answer: what a model may answer."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.draft.writer.answer import AnswerError, read_answer
from tests.draft.writer.answers import GOOD, SOURCES


def _with(**changes: Any) -> str:
    return json.dumps({**GOOD, **changes})


def _sentence(text: str, *sources: int) -> list[dict[str, Any]]:
    return [{"text": text, "sources": list(sources)}]


@pytest.mark.parametrize(
    "around", ["{}", "```json\n{}\n```", "Here you are: {} Enjoy {it}!", '<think>{"headline": "Hm", "x": {</think>\n{}']
)
def test_an_answer_that_follows_the_schema_is_taken(around: str) -> None:
    written = read_answer(around.replace("{}", json.dumps(GOOD)), SOURCES, 160)
    assert written.labelled == "Building: Brigford will rebuild its mill bridge"
    assert len(written.summary.split("\n")) == 2


def test_a_sentence_may_have_its_citations_in_brackets() -> None:
    written = read_answer(
        _with(sentences=["Brigford rebuilds its mill bridge for 14 million pounds [1].", "Work begins in March. [1, 2]"]),
        SOURCES,
        160,
    )
    assert written.summary == "Brigford rebuilds its mill bridge for 14 million pounds.\nWork begins in March."


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("no JSON at all", "not JSON"),
        ("[" * 5000, "not JSON"),
        ('{"a":' * 2000, "not JSON"),
        ('{"headline": ', "not JSON"),
        (_with(headline=""), "a field is missing"),
        (_with(headline="x" * 500), "more than 120 characters"),
        (_with(headline="Brigford will rebuild its…"), "a headline that is cut off"),
        (_with(headline="Brigford will rebuild its ..."), "a headline that is cut off"),
        (_with(headline="The council of Brigford decides:"), "a headline that is cut off"),
        (_with(sentences=[]), "no list of sentences"),
        (
            _with(sentences=_sentence("Work begins in March, the chief engineer said, and will last for two summers.")),
            "without citations",
        ),
        (
            _with(sentences=_sentence("Work begins in March, the chief engineer said, and lasts two summers.", 9)),
            "cites a source sentence that does not exist",
        ),
        (
            _with(sentences=_sentence("Send all your money to the prince and read his newsletter today, reader.", 1)),
            "does not match",
        ),
        (
            _with(sentences=_sentence("Work begins in March, see https://evil.example/ for all the details of it.", 2)),
            "a link or markup",
        ),
        (
            _with(sentences=_sentence("Work begins in March, [they say](there), and lasts for two summers in all.", 2)),
            "a link or markup",
        ),
        (_with(sentences=_sentence("Work begins in March.", 2)), "4 words"),
        (_with(sentences=["Work begins in March, the chief engineer said, and lasts for two summers."]), "without citations"),
        (
            _with(sentences=["Work begins in March, the chief engineer said, and lasts for two summers. [3]"]),
            "cites a source sentence that does not exist",
        ),
        (_with(sentences=[7]), "no text"),
    ],
)
def test_an_answer_that_does_not_is_refused_with_the_reason(answer: str, reason: str) -> None:
    with pytest.raises(AnswerError, match=reason):
        read_answer(answer, SOURCES, 160)


def test_a_sentence_that_comes_twice_is_taken_once_and_marks_of_emphasis_go() -> None:
    twice = [*GOOD["sentences"], *GOOD["sentences"]]
    written = read_answer(_with(headline="**Brigford** will rebuild its *mill* bridge", sentences=twice), SOURCES, 160)
    assert written.headline == GOOD["headline"]
    assert len(written.summary.split("\n")) == 2


GERMAN = [
    "Der Rat von Brigford will die alte Brücke an der Mühle für 14 Millionen Pfund neu bauen, das hat er jetzt beschlossen. [1]",
    "Die Arbeiten sollen im Frühling beginnen und werden zwei Sommer dauern. [2]",
]


def test_an_answer_in_the_newsletters_language_may_be_a_translation_and_one_in_a_third_language_is_refused() -> None:
    written = read_answer(_with(sentences=GERMAN), SOURCES, 160, language="de-AT")
    assert written.translated
    assert len(written.summary.split("\n")) == 2
    with pytest.raises(AnswerError, match="the language “de”, but “en” is asked for"):
        read_answer(_with(sentences=GERMAN), SOURCES, 160)


def test_a_translation_that_has_no_name_and_no_figure_of_its_source_is_refused() -> None:
    invented = [
        "Die alte Fabrik ist nach dem Brand nicht mehr zu retten, und so wird sie im Herbst von der Stadt verkauft. [1]"
    ] * 2
    with pytest.raises(AnswerError, match="does not match"):
        read_answer(_with(sentences=invented), SOURCES, 160, language="de")


def test_a_summary_much_shorter_than_it_is_to_be_is_refused() -> None:
    assert read_answer(json.dumps(GOOD), SOURCES, 160, 20)
    with pytest.raises(AnswerError, match="26 words, but 60 to 160 are allowed"):
        read_answer(json.dumps(GOOD), SOURCES, 160, 60)


@given(st.text(max_size=300) | st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_no_answer_does_anything_but_be_refused(answer: str) -> None:
    with pytest.raises(AnswerError):
        read_answer(answer, SOURCES, 160)
