"""What the tests of the wire share: settings that allow the test server, one-line fetches, and answers that a server gives."""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from newsletter.config.schema import FetchSettings
from newsletter.fetch.run import Fetched, fetch_links
from newsletter.models import Link, Page
from tests.fetch.faults.exchange import Answer, Exchange, Header, page
from tests.fetch.faults.server import FaultServer

CERTIFICATES = Path(__file__).parent / "certificates"
AUTHORITY = CERTIFICATES / "authority.pem"


def nothing(url: str) -> Page | None:
    """The empty cache."""
    return None


def no_stdin() -> bytes:
    """Standard input that must not be read."""
    raise AssertionError("stdin was read")


def settings_for(server: FaultServer, **changed: Any) -> FetchSettings:
    """Return settings that allow the test server and no pauses."""
    return FetchSettings(**{"allow_hosts": (server.host,), "pause": 0.0, "deadline": 10.0, **changed})


def fetch(server: FaultServer, *paths: str, **changed: Any) -> list[Fetched]:
    """Fetch paths of the server, with nothing in the cache."""
    links = [Link(path if "://" in path else server.base + path) for path in paths]
    return list(fetch_links(links, settings_for(server, **changed), cached=nothing))


def fetch_one(server: FaultServer, path: str, **changed: Any) -> Fetched:
    """Fetch one path."""
    (fetched,) = fetch(server, path, **changed)
    return fetched


def gives(body: str = "", status: str = "200 OK", headers: Iterable[Header] = (), **more: Any) -> Answer:
    """Return a route that always answers the same."""
    fixed = tuple(headers)
    content = page("A page", body) if status == "200 OK" else body

    async def answer(x: Exchange) -> None:
        await x.send(content, status, fixed, **more)

    return answer


def sends_to(where: str, headers: Iterable[Header] = ()) -> Answer:
    """Return a route that redirects."""
    return gives("", "302 Found", [("Location", where), *headers])


def server_context(*protocols: str, certificate: str = "localhost") -> ssl.SSLContext:
    """Return the TLS context of a server; the usual certificate is for localhost and 127.0.0.1, signed by AUTHORITY."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATES / f"{certificate}.pem", CERTIFICATES / "localhost.key")
    if protocols:
        context.set_alpn_protocols(list(protocols))
    return context
