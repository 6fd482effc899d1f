"""A small web site on loopback for tests: pages by path, every request remembered."""

from __future__ import annotations

import contextlib
import sys
import threading
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Reply:
    """What the site answers at one path."""

    body: bytes = b""
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Site:
    """A running site; `pages` may be changed while it runs."""

    base: str
    pages: dict[str, Reply]
    requests: list[str] = field(default_factory=list)

    @property
    def host(self) -> str:
        """`127.0.0.1:PORT`, as `allow_hosts` wants it."""
        return self.base.partition("://")[2]


def article(title: str, *paragraphs: str, head: str = "") -> Reply:
    """Return a plain article page of our own making."""
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    page = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f"<nav><a href='/'>Home</a></nav><article><h1>{title}</h1>\n{body}</article><footer>The end</footer></body></html>"
    )
    return Reply(page.encode())


@contextlib.contextmanager
def serve(pages: Mapping[str, Reply]) -> Iterator[Site]:
    """Serve the pages on a free port of 127.0.0.1 while the block runs. Answers 304 where an ETag header is given and matches."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.requests.append(self.path)
            reply = site.pages.get(self.path, Reply(b"<p>no such page</p>", 404))
            tag = reply.headers.get("ETag")
            if tag and self.headers.get("If-None-Match") == tag:
                reply = Reply(b"", 304, headers=reply.headers)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.status != 304:
                self.send_header("Content-Type", reply.content_type)
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        request_queue_size = 128  # with the usual 5, forty connections at once wait a second for their second try

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that hangs up is what many tests are about; anything else is shown."""
            if not isinstance(sys.exception(), ConnectionError):
                traceback.print_exc(file=sys.__stderr__)

    server = Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(f"http://127.0.0.1:{server.server_address[1]}", dict(pages))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
