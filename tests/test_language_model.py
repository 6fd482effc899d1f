"""newsletter.language_model: one question through the llm library, to a server that lies, is silent, or never ends."""

from __future__ import annotations

import pytest

from newsletter.errors import UsageError
from newsletter.language_model import AskError, open_model
from tests.lying_model import NAME, LyingModel


def test_an_answer_comes_back(liar: LyingModel) -> None:
    assert open_model(NAME, "[writer] model")("Say good day.", 10).text == "Good day."
    assert liar.questions == ["Say good day."]


@pytest.mark.parametrize(
    ("behaviour", "seconds", "reason"),
    [
        ("429", 10, "Rate"),
        ("silent", 0.3, "no answer within"),
        ("endless", 10, "more than"),
        ("garbage", 10, "JSONDecodeError"),
    ],
)
def test_what_is_no_answer_ends_in_time_with_the_reason(liar: LyingModel, behaviour: str, seconds: float, reason: str) -> None:
    liar.behaviour = behaviour
    with pytest.raises(AskError, match=reason):
        open_model(NAME, "[writer] model")("Say good day.", seconds)


def test_a_model_that_is_not_known_is_a_usage_error_that_names_the_setting() -> None:
    with pytest.raises(UsageError, match=r"\[check\] model: .* llm models"):
        open_model("no-such-model-anywhere", "[check] model")
