"""newsletter.language_model: one question through the llm library, to a server that lies, is silent, or never ends."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from newsletter.errors import UsageError
from newsletter.language_model import AskError, LanguageModel, open_model
from tests.model_server import ENDLESS, GARBAGE, NAME, SILENT, ModelServer


def test_an_answer_comes_back(liar: ModelServer) -> None:
    assert open_model(NAME, "[writer] model")("Say good day.", 10).text == "Good day."
    assert liar.questions == ["Say good day."]


@pytest.mark.parametrize(
    ("said", "seconds", "reason"),
    [
        (429, 10, "Rate"),
        (SILENT, 0.3, "no answer within"),
        (ENDLESS, 10, "more than"),
        (GARBAGE, 10, "JSONDecodeError"),
    ],
)
def test_what_is_no_answer_ends_in_time_with_the_reason(
    liar: ModelServer, said: str | int, seconds: float, reason: str
) -> None:
    liar.say = lambda question: said
    with pytest.raises(AskError, match=reason):
        open_model(NAME, "[writer] model")("Say good day.", seconds)


def test_a_model_that_has_too_much_to_do_is_asked_once_and_says_how_long_to_wait(liar: ModelServer) -> None:
    liar.say = lambda question: 429
    with pytest.raises(AskError) as told:
        open_model(NAME, "[writer] model")("Say good day.", 10)
    assert (len(liar.questions), told.value.wait) == (1, 0)


def test_a_silent_model_never_has_more_open_questions_than_are_allowed(liar: ModelServer) -> None:
    liar.say = lambda question: SILENT
    ask = open_model(NAME, "[writer] model", 2)

    def ask_in_vain(seconds: float) -> str:
        with pytest.raises(AskError) as told:
            ask("Say good day.", seconds)
        return str(told.value)

    with ThreadPoolExecutor(2) as pool:
        assert set(pool.map(ask_in_vain, [0.4] * 6)) == {"no answer within 0.4 seconds"}
    assert liar.most_silent == 2


def test_a_model_that_was_silent_once_is_asked_again(liar: ModelServer) -> None:
    ask = open_model(NAME, "[writer] model", 1)
    liar.say = lambda question: SILENT
    with pytest.raises(AskError, match="no answer"):
        ask("Say good day.", 0.4)
    liar.say = lambda question: "Good day."
    assert ask("Say good day.", 10).text == "Good day."


def test_a_model_that_counts_no_tokens_in_a_stream_is_asked_for_whole_answers_from_then_on(liar: ModelServer) -> None:
    liar.counts_streams = False
    ask = open_model(NAME, "[writer] model")
    first, second = (ask("Say good day.", 10) for _ in range(2))
    assert (first.counted, first.tokens_in, first.tokens_out) == (False, 3, 2)
    assert (second.counted, second.tokens_in, second.tokens_out) == (True, 400, 100)


def test_it_is_asked_for_json_and_one_that_does_not_know_how_as_plain_text(liar: ModelServer) -> None:
    ask = open_model(NAME, "[writer] model")
    ask("Say good day as JSON.", 10, {"type": "object"})
    assert liar.bodies[-1]["response_format"] == {"type": "json_object"}
    liar.knows_formats = False
    for _ in range(2):
        assert ask("Say good day as JSON.", 10, {"type": "object"}).text == "Good day."
    assert ["response_format" in body for body in liar.bodies] == [True, True, False, False]


def test_a_model_that_takes_a_schema_is_asked_with_it(liar: ModelServer, tmp_path: Path) -> None:
    known = tmp_path / "llm" / "extra-openai-models.yaml"
    known.write_text(known.read_text() + "  supports_schema: true\n")
    open_model(NAME, "[writer] model")("Say good day as JSON.", 10, {"type": "object"})
    assert liar.bodies[-1]["response_format"]["json_schema"]["schema"] == {"type": "object"}


def test_the_options_that_she_set_in_the_llm_library_hold(liar: ModelServer, tmp_path: Path) -> None:
    (tmp_path / "llm" / "model_options.json").write_text('{"liar": {"max_tokens": 300}}')
    open_model(NAME, "[writer] model")("Say good day.", 10)
    assert liar.bodies[-1]["max_tokens"] == 300


def test_a_model_that_is_not_known_is_a_usage_error_that_names_the_setting() -> None:
    with pytest.raises(UsageError, match=r"\[check\] model: unknown model no-such-model-anywhere; run `llm models`"):
        open_model("no-such-model-anywhere", "[check] model")


def test_an_answer_counts_though_another_question_has_found_its_form_not_always_understood() -> None:
    class Answer(list[str]):
        def usage(self) -> None:
            return None

    def prompt(question: str, **options: Any) -> Answer:
        ask.forms = [""]  # what a second thread does whose question was refused in this form
        return Answer(["{}"])

    fields = {"model_fields": {"json_object": None}}
    ask = LanguageModel(SimpleNamespace(prompt=prompt, Options=SimpleNamespace(**fields)), {}, 1)
    assert ask("Say good day.", 10, {"type": "object"}).text == "{}"
    assert ask.forms == [""]
