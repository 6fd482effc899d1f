"""The preview server: shows the editions in a local browser and reloads on changes. The only module that imports werkzeug."""

from __future__ import annotations

import json
import re
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from html import escape
from typing import Any

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server
from werkzeug.wrappers import Request, Response

from newsletter.errors import UsageError
from newsletter.files import reason
from newsletter.render.environment import PACKAGED, environment, fill_template
from newsletter.render.mail.html_mail import CLIPPED_AT

POLL_SECONDS = 0.1
# A mail program runs no script and asks no other host for anything but pictures; neither does the preview.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src {images}; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
SHELL_POLICY = (
    "default-src 'self'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
AS_TEXT = (
    "<!DOCTYPE html><html lang=en><meta charset=utf-8><title>The edition</title>"
    "<style>:root{{color-scheme:{scheme}}}pre{{white-space:pre-wrap}}</style><pre>{text}</pre></html>"
)
DARK = re.compile(r"@media \(prefers-color-scheme:\s*dark\)")


@dataclass(frozen=True, slots=True)
class StoryState:
    """What is shown of one story beside the edition: its bytes in the mail, what `check` found in it."""

    headline: str
    bytes: str
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """What is shown beside an edition."""

    size: str
    bytes: int = 0
    findings: tuple[str, ...] = ()
    stories: tuple[StoryState, ...] = ()


@dataclass(frozen=True)
class Sight:
    """What the preview looks at: `version` changes when the issue does, `edition` makes one, `state` returns what stands beside
    it.

    `edition` returns HTML for a page, else text; neither raises: in place of what cannot be rendered stands the reason.
    """

    name: str
    media: tuple[str, ...]
    version: Callable[[], object]
    edition: Callable[[str], str]
    state: Callable[[], State]


class _QuietHandler(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        """Say nothing: the terminal is the editor's."""


def preview_server(sight: Sight, port: int) -> BaseWSGIServer:
    """Return a server for the preview on loopback; `port` 0 = any that is free. Raises UsageError when the port is taken."""
    try:
        listening = socket.create_server(("127.0.0.1", port))
    except OSError as error:
        raise UsageError(f"127.0.0.1:{port}: cannot listen: {reason(error)}; choose another --port") from error
    port = listening.getsockname()[1]
    hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    def app(environ: dict[str, Any], start: Callable[..., Any]) -> Any:
        request = Request(environ)
        # A page elsewhere may point its own name here (DNS rebinding): it is known by the Host that it asks for.
        response = (
            answer(sight, request) if environ.get("HTTP_HOST") in hosts else _plain("this preview is for this machine", 403)
        )
        return response(environ, start)

    return make_server(
        "127.0.0.1",
        port,
        app,
        threaded=True,
        request_handler=_QuietHandler,
        fd=listening.detach(),
    )


def answer(sight: Sight, request: Request) -> Response:
    """Return the response to one request; what is no part of the preview is 404."""
    if request.method not in ("GET", "HEAD"):
        return _plain("only GET", 405)
    path = request.path
    if path == "/":
        html = fill_template(environment(), "preview.html", name=sight.name, media=sight.media, limit=CLIPPED_AT)
        return _response(html, "text/html; charset=utf-8", SHELL_POLICY)
    if path == "/preview.js":
        return _response((PACKAGED / "preview.js").read_text(encoding="utf-8"), "text/javascript; charset=utf-8", SHELL_POLICY)
    if path == "/events":
        return Response(_events(sight), content_type="text/event-stream", headers={"Cache-Control": "no-store"})
    if path == "/state":
        return _response(json.dumps(asdict(sight.state()), ensure_ascii=False), "application/json", SHELL_POLICY)
    medium = path.removeprefix("/edition/")
    if path.startswith("/edition/") and medium in sight.media:
        return _edition(sight, medium, request)
    return _plain("no such page", 404)


def _edition(sight: Sight, medium: str, request: Request) -> Response:
    html = sight.edition(medium)
    scheme = "dark" if request.args.get("scheme") == "dark" else "light"
    if not html.lstrip().lower().startswith("<!doctype"):
        html = AS_TEXT.format(scheme=scheme, text=escape(html))
    html = DARK.sub("@media all" if scheme == "dark" else "@media not all", html).replace(
        "color-scheme:light dark", f"color-scheme:{scheme}"
    )
    images = "'none'" if request.args.get("images") == "off" else "https: data:"
    return _response(html, "text/html; charset=utf-8", POLICY.format(images=images))


def _events(sight: Sight) -> Iterator[str]:
    """Yield an event at the beginning and whenever the issue changes, and something now and then to learn that nobody listens."""
    last: object = None
    quiet = 0.0
    while True:
        version = sight.version()
        if version != last:
            last, quiet = version, 0.0
            yield "data: changed\n\n"
        elif quiet > 5:
            quiet = 0.0
            yield ": still here\n\n"
        time.sleep(POLL_SECONDS)
        quiet += POLL_SECONDS


def _response(text: str, content_type: str, policy: str) -> Response:
    return Response(
        text,
        content_type=content_type,
        headers={
            "Content-Security-Policy": policy,
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Referrer-Policy": "no-referrer",
        },
    )


def _plain(text: str, status: int) -> Response:
    return Response(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")
