"""A language model on loopback that a test makes say what it likes: OpenAI's chat completions, as the llm library asks for them."""

from __future__ import annotations

import contextlib
import json
import os
import select
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

NAME = "liar"
# What it does where it does not say something: it answers nothing until the test is over, never ends, or sends what is no JSON.
SILENT, ENDLESS, GARBAGE = "\0silent", "\0endless", "\0garbage"
Saying = Callable[[str], str | int]
"""A question → an answer, SILENT, ENDLESS, GARBAGE, or an HTTP status."""
needs_real_model = pytest.mark.skipif(
    "NEWSLETTER_MODEL_SERVER" not in os.environ, reason="NEWSLETTER_MODEL_SERVER names no http://127.0.0.1:PORT/v1"
)
"""For a test that asks a real model, at the address in this variable."""
USAGE = {"prompt_tokens": 400, "completion_tokens": 100, "total_tokens": 500}


@dataclass
class ModelServer:
    """A running model; `say` may be changed while it runs. `questions` has what it was asked, `bodies` the requests whole.

    `silent` is how many requests are open that it does not answer, `most_silent` how many there were at a time.
    `counts_streams`: it says what a streamed answer cost; `knows_formats`: it takes a response_format. Many servers do neither.
    """

    base: str
    say: Saying = lambda question: "Good day."
    counts_streams: bool = True
    knows_formats: bool = True
    questions: list[str] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    silent: int = 0
    most_silent: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


@contextlib.contextmanager
def serve_model(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    """Serve a model on a free port of 127.0.0.1, known to the llm library as `liar` by the user's folder that is made of `folder`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    running = ModelServer(f"http://127.0.0.1:{server.server_address[1]}/v1")
    server.model = running  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    know_model(folder, monkeypatch, running.base, "m")
    try:
        yield running
    finally:
        running.over.set()
        server.shutdown()
        server.server_close()


def know_model(folder: Path, monkeypatch: pytest.MonkeyPatch, base: str, model: str) -> None:
    """Make a model behind an OpenAI-compatible address known to the llm library, in its own configuration."""
    folder.mkdir(exist_ok=True)
    lines = f"- model_id: {NAME}\n  model_name: {model}\n  api_base: {base}\n"
    (folder / "extra-openai-models.yaml").write_text(lines, encoding="utf-8")
    monkeypatch.setenv("LLM_USER_PATH", str(folder))


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        model: ModelServer = self.server.model  # type: ignore[attr-defined]
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
        question = "\n".join(message["content"] for message in body["messages"])
        model.bodies.append(body)
        model.questions.append(question)
        said = model.say(question)
        if said == SILENT:
            self._say_nothing(model)
        elif isinstance(said, int):
            self._answer(said, {})
        elif not model.knows_formats and "response_format" in body:
            self._answer(422, {"error": {"message": "response_format: unknown"}})
        elif body.get("stream") or said in (ENDLESS, GARBAGE):
            with contextlib.suppress(OSError):
                self._stream(said, model)
        else:
            message = {"index": 0, "message": {"role": "assistant", "content": said}}
            self._answer(200, _completion("chat.completion", choices=[message], usage=USAGE))

    def _say_nothing(self, model: ModelServer) -> None:
        """Keep a request open until who asked hangs up."""
        with model.lock:
            model.silent += 1
            model.most_silent = max(model.most_silent, model.silent)
        while not model.over.is_set():
            if select.select([self.connection], [], [], 0.02)[0] and not self.connection.recv(1, socket.MSG_PEEK):
                break
        with model.lock:
            model.silent -= 1

    def _answer(self, status: int, values: dict[str, Any]) -> None:
        data = json.dumps(values).encode()
        self.send_response(status)
        self.send_header("Retry-After", "0")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _stream(self, said: str, model: ModelServer) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        while said == ENDLESS and not model.over.is_set():
            self._send(json.dumps(_piece("and so on, " * 100)))
        self._send("<html>no JSON" if said == GARBAGE else json.dumps(_piece(said)))
        if model.counts_streams:
            self._send(json.dumps(_completion("chat.completion.chunk", choices=[], usage=USAGE)))
        self._send("[DONE]")

    def _send(self, data: str) -> None:
        self.wfile.write(f"data: {data}\n\n".encode())

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


def _piece(text: str) -> dict[str, Any]:
    return _completion("chat.completion.chunk", choices=[{"index": 0, "delta": {"content": text}}])


def _completion(kind: str, **values: object) -> dict[str, Any]:
    return {"id": "1", "object": kind, "created": 1, "model": "m", **values}
