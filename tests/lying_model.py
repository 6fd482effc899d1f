"""A language model that is a server of ours on loopback, reached as any other: it says, or does, whatever a test wants."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

NAME = "liar"
CHUNK = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m"}


@dataclass
class LyingModel:
    """The server: `answer` is called with a question's text; `behaviour` is well, 429, garbage, silent, endless, or plain (it knows
    no response_format). Only answers that are not streamed have their tokens counted. `bodies` are what it was asked, whole."""

    answer: Callable[[str], str] = lambda question: "Good day."
    behaviour: str = "well"
    questions: list[str] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)


@contextlib.contextmanager
def serve_model(folder: Path) -> Iterator[LyingModel]:
    """Serve a model while the block runs; the llm library knows it as `liar` where LLM_USER_PATH is `folder`."""
    model = LyingModel()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            data = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
            model.questions.append(data["messages"][-1]["content"])
            model.bodies.append(data)
            if model.behaviour == "429":
                self.send_response(429)
                self.send_header("Retry-After", "0")
                self.send_header("Content-Length", "0")
                self.end_headers()
            elif model.behaviour == "silent":
                model.ended.wait(20)
            elif model.behaviour == "plain" and "response_format" in data:
                self._whole(422, {"error": {"message": "response_format: unknown"}})
            elif not data.get("stream") and model.behaviour in ("well", "plain"):
                message = {"index": 0, "message": {"role": "assistant", "content": model.answer(model.questions[-1])}}
                usage = {"prompt_tokens": 7, "completion_tokens": 3, "total_tokens": 10}
                self._whole(200, {**CHUNK, "object": "chat.completion", "choices": [message], "usage": usage})
            else:
                self._stream(model.questions[-1])

        def _whole(self, status: int, values: dict[str, Any]) -> None:
            body = json.dumps(values).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def _stream(self, question: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            endless = model.behaviour == "endless"
            word = "x" * 5000 if endless else model.answer(question)
            data = json.dumps({**CHUNK, "choices": [{"index": 0, "delta": {"content": word}}]})
            piece = ("data: <html>no JSON\n\n" if model.behaviour == "garbage" else f"data: {data}\n\n").encode()
            with contextlib.suppress(OSError):
                for _ in range(100_000 if endless else 1):
                    self.wfile.write(piece)
                self.wfile.write(b"data: [DONE]\n\n")

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    (folder / "extra-openai-models.yaml").write_text(
        f"- model_id: {NAME}\n  model_name: m\n  api_base: http://127.0.0.1:{server.server_address[1]}/v1\n"
    )
    try:
        yield model
    finally:
        model.ended.set()
        server.shutdown()
        server.server_close()
