"""newsletter.draft.writer.ask: one question through the llm library, to a server that lies, is silent, or never ends."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from newsletter.draft.writer.ask import Ask, AskError, open_model
from newsletter.errors import UsageError

CHUNK = 'data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":%s}}]}\n\n'


class _Server(BaseHTTPRequestHandler):
    behaviour = "well"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.behaviour == "429":
            self.send_response(429)
            self.send_header("Retry-After", "0")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if self.behaviour == "silent":
            time.sleep(2)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        word = "x" * 5000 if self.behaviour == "endless" else "Good day."
        for _ in range(100_000 if self.behaviour == "endless" else 1):
            try:
                self.wfile.write((CHUNK % json.dumps(word)).encode())
            except OSError:
                return
        self.wfile.write(b"data: [DONE]\n\n")

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Ask, type[_Server]]]:
    """A model of the llm library that is a server on loopback, and the server's class, whose behaviour may be set."""

    class Handler(_Server):
        pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    (tmp_path / "extra-openai-models.yaml").write_text(
        f"- model_id: liar\n  model_name: m\n  api_base: http://127.0.0.1:{server.server_address[1]}/v1\n"
    )
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path))
    yield open_model("liar"), Handler
    server.shutdown()
    server.server_close()


def test_an_answer_comes_back(model: tuple[Ask, type[_Server]]) -> None:
    assert model[0]("Say good day.", 10).text == "Good day."


@pytest.mark.parametrize(
    ("behaviour", "seconds", "reason"), [("429", 10, "Rate"), ("silent", 0.3, "no answer within"), ("endless", 10, "more than")]
)
def test_what_is_no_answer_ends_in_time_with_the_reason(
    model: tuple[Ask, type[_Server]], behaviour: str, seconds: float, reason: str
) -> None:
    ask, server = model
    server.behaviour = behaviour
    with pytest.raises(AskError, match=reason):
        ask("Say good day.", seconds)


def test_a_model_that_is_not_known_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="llm models"):
        open_model("no-such-model-anywhere")
