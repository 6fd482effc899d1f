"""One question to a model through the `llm` library, which has the keys and the plugins; bounded in time and length."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from newsletter.errors import UsageError

LONGEST_ANSWER = 20_000


class AskError(Exception):
    """A model gave no usable answer; the text says why in a few words."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model answered, and the tokens that it counted (0 where it counts none)."""

    text: str
    tokens_in: int = 0
    tokens_out: int = 0


Ask = Callable[[str, float], Reply]
"""A question and the seconds that its answer may take → the reply. Raises AskError."""


class AnswerStore(Protocol):
    """Where answers are kept, by key."""

    def get(self, key: str) -> str | None:
        """Return the answer of a key, or None."""

    def put(self, key: str, answer: str) -> None:
        """Keep an answer."""


def open_model(name: str, setting: str) -> Ask:
    """Return what asks a model of the `llm` library by its name or alias. Raises UsageError for none; it names the `setting`."""
    try:
        import llm
    except ImportError as error:
        raise UsageError(f"{setting}: the library llm is not installed: pip install 'newsletter[llm]'") from error
    try:
        model = llm.get_model(name)
    except llm.UnknownModelError as error:
        raise UsageError(f"{setting}: {error}; llm models lists what there is") from error
    return lambda question, seconds: _bounded(model, question, seconds)


def _bounded(model: Any, question: str, seconds: float) -> Reply:
    """Return the model's answer; it is waited for in a thread of its own, which dies with the program."""
    found: list[Reply] = []
    failed: list[str] = []

    def work() -> None:
        try:
            found.append(_read(model, question, time.monotonic() + seconds))
        except AskError as error:
            failed.append(str(error))
        except Exception as error:  # noqa: BLE001 - each plugin of llm has exceptions of its own
            failed.append(f"{type(error).__name__}: {' '.join(str(error).split())[:200]}")

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(seconds)
    if found:
        return found[0]
    raise AskError(failed[0] if failed else f"no answer within {seconds:g} seconds")


def _read(model: Any, question: str, until: float) -> Reply:
    response = model.prompt(question, stream=bool(getattr(model, "can_stream", False)))
    text = ""
    for piece in response:
        text += piece
        if len(text) > LONGEST_ANSWER:
            raise AskError(f"an answer of more than {LONGEST_ANSWER} characters")
        if time.monotonic() > until:
            raise AskError("an answer that does not end in time")
    usage = response.usage()
    return Reply(text, getattr(usage, "input", 0) or 0, getattr(usage, "output", 0) or 0)
