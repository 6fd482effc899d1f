"""newsletter.check.model: a model's answer is yes, no or unknown, and one that fails is named once."""

from __future__ import annotations

from types import SimpleNamespace

import llm
import pytest

from newsletter.check.model import open_model
from newsletter.errors import UsageError


def asked(monkeypatch: pytest.MonkeyPatch, *answers: str | Exception) -> tuple[list[bool | None], list[str], list[str]]:
    """Return what came of asking a model with these answers, the warnings, and the prompts."""
    left, prompts, warnings = list(answers), list[str](), list[str]()

    def prompt(text: str) -> SimpleNamespace:
        prompts.append(text)
        answer = left.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return SimpleNamespace(text=lambda: answer)

    monkeypatch.setattr(llm, "get_model", lambda name: SimpleNamespace(prompt=prompt))
    ask = open_model("some-model", warnings.append)
    return [ask("A claim.", "An article.") for _ in answers], warnings, prompts


def test_an_answer_is_yes_no_or_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(monkeypatch, "Yes.", " no", "perhaps")[0] == [True, False, None]


def test_sentence_and_article_are_handed_over_as_data(monkeypatch: pytest.MonkeyPatch) -> None:
    (prompt,) = asked(monkeypatch, "yes")[2]
    assert "<sentence>\nA claim.\n</sentence>" in prompt
    assert "<article>\nAn article.\n</article>" in prompt


def test_a_model_that_fails_is_named_once_and_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    answers, warnings, prompts = asked(monkeypatch, RuntimeError("no key"), "yes")
    assert (answers, len(prompts)) == ([None, None], 1)
    assert len(warnings) == 1
    assert "no key" in warnings[0]


def test_a_model_that_is_not_there_is_a_mistake_of_usage() -> None:
    with pytest.raises(UsageError, match="no such model"):
        open_model("surely-no-such-model", lambda line: None)
