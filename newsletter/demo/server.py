"""The demo's web server: serves the sample pages over HTTP on 127.0.0.1 for a limited time.

The port is fixed (8765) wherever it is free. An issue's links and the cache's keys hold the address of a page, so only a port
that stays lets a second run of the demo find what the first one made, and lets the links of the issue work again while the
server is up. If another program has the port, any free one is taken and the links of that issue end with the server.

The pages are static, with `{base}` where their own address belongs. That is `http://127.0.0.1:PORT`, because an extractor
believes a `rel=canonical` only if it stays on the site.
"""

from __future__ import annotations

import errno
import gzip
import hashlib
import os
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from newsletter.demo.site import REDIRECTS, SAMPLES, Sample, collected, demo_urls, later_urls, page_body

__all__ = ["DEFAULT_PORT", "Asked", "DemoSite", "demo_urls", "later_urls", "serve"]

HOST = "127.0.0.1"  # not an option: the demo is nobody else's business
DEFAULT_PORT = 8765
ROBOTS = b"User-agent: *\nDisallow:\n"
MISSING = b"<!doctype html><html lang=en><title>Not found</title><p>The demo has no such page.</p></html>"


class Asked(NamedTuple):
    """One request as the server saw it, with the status that it answered."""

    method: str
    target: str
    status: int


@dataclass(frozen=True, slots=True)
class DemoSite:
    """A running demo: where it is, the list of addresses that an editor would have collected, what was asked so far."""

    base: str
    urls: tuple[str, ...]
    requests: list[Asked] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Reply:
    """All that is needed to answer for one path. The validator is weak, for it stands for the plain and the gzipped body."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    packed: bytes


@contextmanager
def serve(port: int = DEFAULT_PORT, *, max_seconds: float = 120.0) -> Iterator[DemoSite]:
    """Serve the sample pages while the block runs, at most for `max_seconds`; yields the DemoSite.

    port: the one to listen on; a free one is taken when another program has it, and for 0.

    Raises OSError when the machine lets no server listen on 127.0.0.1 at all.
    """
    server = _listen(port)
    base = f"http://{HOST}:{server.server_address[1]}"
    site = DemoSite(base, collected(base))
    server.replies = {path: _reply(sample, base) for path, sample in SAMPLES.items()}
    server.asked = site.requests
    thread = threading.Thread(target=server.run, name="demo-server", daemon=True)
    alarm = threading.Timer(max_seconds, server.shutdown)
    alarm.daemon = True
    thread.start()
    alarm.start()
    try:
        yield site
    finally:
        alarm.cancel()
        server.shutdown()
        thread.join()


def _listen(port: int) -> _Server:
    try:
        return _Server((HOST, port), _Answer)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        return _Server((HOST, 0), _Answer)


def _reply(sample: Sample, base: str) -> _Reply:
    body = page_body(sample, base)
    headers = {"Content-Type": sample.content_type}
    if sample.status == 200:
        headers["ETag"] = f'W/"{hashlib.sha256(body).hexdigest()[:16]}"'
        headers["Last-Modified"] = sample.changed
    return _Reply(sample.status, headers, body, gzip.compress(body, mtime=0))


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    # On Windows the option would let two programs listen on one port.
    allow_reuse_address = os.name != "nt"
    replies: Mapping[str, _Reply]
    asked: list[Asked]

    def server_bind(self) -> None:
        """Bind without HTTPServer's look-up of the host's full name, which can wait for a name server."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def run(self) -> None:
        """Serve until `shutdown`, then close the socket, so that a late client is refused and does not wait."""
        try:
            self.serve_forever(poll_interval=0.05)
        finally:
            self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that hang up; what else goes wrong is a bug of ours and is shown."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "demo", ""
    timeout = 10
    server: _Server

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: object) -> None:
        """Be quiet: stderr belongs to the command."""

    def _answer(self) -> None:
        path = urlsplit(self.path).path
        if path in REDIRECTS:
            self._send(301, {"Location": REDIRECTS[path]}, b"")
        elif path == "/robots.txt":
            self._send(200, {"Content-Type": "text/plain"}, ROBOTS)
        elif path in self.server.replies:
            self._send_sample(self.server.replies[path])
        else:
            self._send(404, {"Content-Type": "text/html; charset=utf-8"}, MISSING)

    def _send_sample(self, reply: _Reply) -> None:
        headers = {**reply.headers, "Vary": "Accept-Encoding"}
        if self._unchanged(reply):
            headers.pop("Content-Type")
            self._send(304, headers, b"")
        elif _takes_gzip(self.headers.get("Accept-Encoding", "")):
            self._send(reply.status, {**headers, "Content-Encoding": "gzip"}, reply.packed)
        else:
            self._send(reply.status, headers, reply.body)

    def _unchanged(self, reply: _Reply) -> bool:
        """Whether the client's copy still holds. If-None-Match alone counts where there is one (RFC 9110, section 13.2.2)."""
        if "ETag" not in reply.headers:
            return False
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            ours = reply.headers["ETag"].removeprefix("W/")
            return any(tag.strip().removeprefix("W/") in (ours, "*") for tag in tags.split(","))
        return _not_since(reply.headers["Last-Modified"], self.headers.get("If-Modified-Since"))

    def _send(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.server.asked.append(Asked(self.command, self.path, status))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        # One request a connection, so that nothing is served on an old one after the end.
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD" and status != 304:
            self.wfile.write(body)


def _takes_gzip(accepted: str) -> bool:
    for offer in accepted.lower().split(","):
        coding, _, weight = offer.partition(";")
        if coding.strip() in ("gzip", "*"):
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def _not_since(changed: str, asked: str | None) -> bool:
    try:
        return asked is not None and parsedate_to_datetime(changed) <= parsedate_to_datetime(asked)
    except (TypeError, ValueError):  # not a date, or one without a zone: the header is to be ignored (section 13.1.3)
        return False
