"""Asks a model through the `llm` library, which manages keys and plugins; limited in time and length."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from newsletter.errors import UsageError

LONGEST_ANSWER = 20_000
# Statuses of a server that does not understand how it was asked; some answer 500 to a field that they do not know.
MISUNDERSTOOD = (400, 415, 422, 500, 501)
# Statuses of a server that may answer the same question later, and the seconds to wait where it names none.
OVERLOADED, PAUSE = (408, 409, 429, 500, 502, 503, 504, 529), 1.0
# A token is about four characters of English: what is told where a model counts none.
CHARACTERS_A_TOKEN = 4
# What the comment beside a model's text says before `newsletter check --fix` has compared the text with its articles, and afterwards.
UNCHECKED = "unchecked: newsletter check compares it with its articles"
CHECKED = "checked: no name, number or quotation in it is missing from its articles"


class AskError(Exception):
    """A model gave no usable answer; the text says why in a few words.

    `wait` is in how many seconds the question may be repeated; None where the model said nothing of the kind.
    """

    def __init__(self, why: str, wait: float | None = None) -> None:
        super().__init__(why)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model answered, and its tokens; not `counted` are they estimated from the lengths of question and answer."""

    text: str
    tokens_in: int = 0
    tokens_out: int = 0
    counted: bool = True


Schema = Mapping[str, Any]
"""A JSON schema that an answer is to follow."""
Ask = Callable[[str, float], Reply]
"""A question and the seconds that its answer may take → the reply. Raises AskError."""
AskForJson = Callable[[str, float, Schema], Reply]
"""The same with the schema of the answer. A model that takes no schema is asked for any JSON, or else for text."""


class AnswerStore(Protocol):
    """Where answers are kept, by key."""

    def get(self, key: str) -> str | None:
        """Return the answer of a key, or None."""

    def put(self, key: str, answer: str) -> None:
        """Keep an answer."""


class LanguageModel:
    """A model of the `llm` library, and how it is best asked: what it turns out not to understand is not tried again.

    Called with a question, the seconds that its answer may take and perhaps a schema, it returns the reply or raises AskError.
    No more than `at_once` questions are open at a time; one that got no answer counts until its connection is closed.
    """

    def __init__(self, model: Any, options: Mapping[str, Any], at_once: int) -> None:
        self.model, self.options = model, dict(options)
        self._open, self._until = threading.BoundedSemaphore(at_once), threading.local()
        if hasattr(model, "get_client"):
            model.get_client = self._bounded(model.get_client)
        # A streamed answer can be cut where it does not end; but some servers count tokens only in whole ones.
        self.streams, self.counts = bool(getattr(model, "can_stream", False)), True
        # How JSON is asked for, the strictest way first; "" is as text.
        self.forms = [
            *(["schema"] if getattr(model, "supports_schema", False) else []),
            *(["json_object"] if "json_object" in model.Options.model_fields else []),
            "",
        ]

    def __call__(self, question: str, seconds: float, schema: Schema | None = None) -> Reply:
        """Return the answer; it is waited for in a thread of its own, which dies with the program."""
        until = time.monotonic() + seconds
        late = AskError(f"no answer within {seconds:g} seconds")
        found: list[Reply] = []
        failed: list[AskError] = []

        def work() -> None:
            self._until.moment = until
            try:
                found.append(self._ask(question, schema, until))
            except AskError as error:
                failed.append(error)
            except Exception as error:  # noqa: BLE001 - each plugin of llm has exceptions of its own
                failed.append(late if time.monotonic() >= until else _failure(error))
            finally:
                self._open.release()

        if not self._open.acquire(timeout=seconds):
            raise late
        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        thread.join(until - time.monotonic())
        if found:
            return found[0]
        raise failed[0] if failed else late

    def _bounded(self, get_client: Callable[..., Any]) -> Callable[..., Any]:
        """Return what makes a client of the OpenAI library as one that repeats nothing and closes its connection when time is up."""

        def get(*arguments: Any, **options: Any) -> Any:
            client = get_client(*arguments, **options)
            left = max(self._until.moment - time.monotonic(), 0.01)
            return client.with_options(max_retries=0, timeout=left) if hasattr(client, "with_options") else client

        return get

    def _ask(self, question: str, schema: Schema | None, until: float) -> Reply:
        """Return the answer to a question that is put in the strictest form that the model understands."""
        forms = [form for form in self.forms if schema or not form]
        for form in forms:
            try:
                reply = self._read(question, until, {form: dict(schema or {}) if form == "schema" else True} if form else {})
            except Exception as error:
                if not form or getattr(error, "status_code", None) not in MISUNDERSTOOD:
                    raise
            else:
                known = self.forms  # another thread may have found out meanwhile that this form is not always understood
                if schema and form in known:
                    self.forms = known[known.index(form) :]
                return reply
        raise AssertionError("the last form always answers or raises")

    def _read(self, question: str, until: float, form: Mapping[str, Any]) -> Reply:
        try:
            reply = self._read_once(question, until, form)
        except AttributeError:  # what llm meets in a whole answer that counts no tokens
            self.streams, self.counts = bool(getattr(self.model, "can_stream", False)), False
            reply = self._read_once(question, until, form)
        if self.counts and not reply.counted:
            self.streams = False
        return reply

    def _read_once(self, question: str, until: float, form: Mapping[str, Any]) -> Reply:
        response = self.model.prompt(question, stream=self.streams, **{**self.options, **form})
        text = ""
        for piece in response:
            text += piece
            if len(text) > LONGEST_ANSWER:
                raise AskError(f"an answer of more than {LONGEST_ANSWER} characters")
            if time.monotonic() > until:
                raise AskError("the answer did not finish in time")
        usage = response.usage()
        tokens_in, tokens_out = getattr(usage, "input", 0) or 0, getattr(usage, "output", 0) or 0
        if tokens_in or tokens_out:
            return Reply(text, tokens_in, tokens_out)
        return Reply(text, len(question) // CHARACTERS_A_TOKEN, len(text) // CHARACTERS_A_TOKEN, counted=False)


def _failure(error: Exception) -> AskError:
    """Return what a plugin raised as an error in one line, with the wait that an overloaded server asks for (Retry-After)."""
    wait = None
    if getattr(error, "status_code", None) in OVERLOADED:
        asked = getattr(getattr(error, "response", None), "headers", {}).get("retry-after", "")
        wait = float(asked) if re.fullmatch(r"\d+(?:\.\d+)?", asked) else PAUSE
    return AskError(f"{type(error).__name__}: {' '.join(str(error).split())[:200]}", wait)


def open_model(name: str, setting: str, at_once: int = 1) -> LanguageModel:
    """Return a model of the `llm` library by its name or alias, with the options that its user set (`llm models options set`).

    `at_once` is how many questions may be open at a time. Raises UsageError where there is no such model; it names the `setting`.
    """
    try:
        import llm
        from llm.cli import get_model_options
    except ImportError as error:
        raise UsageError(f"{setting}: the library llm is not installed: pip install 'newsletter[llm]'") from error
    try:
        model = llm.get_model(name)
    except llm.UnknownModelError as error:
        raise UsageError(f"{setting}: unknown model {name}; run `llm models` for a list") from error
    return LanguageModel(model, get_model_options(model.model_id), at_once)
