"""Owns the open connections: which one takes the next request, and which one has to go.

httpcore's own pool asks every connection whether every connection is idle, for each request: with twenty of them that costs more
than all the rest. Connections are its public parts, and who keeps them by host need not ask.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable

import httpcore

from newsletter.fetch.guard import Guard

IDLE_SECONDS = 15.0

Key = tuple[bytes, bytes, int]


class Pool:
    """Connections by scheme, host and port; all of them made by the guard. At most about `most` stay open unused.

    `trust` makes the TLS context when the first https host is asked for: it costs as much as ten pages.
    """

    def __init__(self, guard: Guard, most: int, trust: Callable[[], ssl.SSLContext]) -> None:
        self._guard, self._most, self._trust = guard, most, trust
        self._context: ssl.SSLContext | None = None
        self._lines: dict[Key, list[httpcore.AsyncHTTPConnection]] = {}
        self._taken: set[httpcore.AsyncHTTPConnection] = set()
        self._many_at_once: set[Key] = set()
        self._count = 0

    async def send(self, request: httpcore.Request) -> httpcore.Response:
        """Return the answer to a request, its body unread. Raises httpcore's errors, and PageError from the guard."""
        origin = request.url.origin
        key = (origin.scheme, origin.host, origin.port)
        while True:
            connection = await self._choose(key) or await self._open(key, origin)
            if connection.is_idle() and key not in self._many_at_once:
                self._taken.add(connection)
            try:
                answer = await connection.handle_async_request(request)
            except httpcore.ConnectionNotAvailable:  # hoped for HTTP/2, or lost the race for it: another one then
                continue
            except BaseException:
                if connection.is_closed():
                    self._drop(key, connection)
                raise
            finally:
                self._taken.discard(connection)
            if answer.extensions.get("http_version") == b"HTTP/2":
                self._many_at_once.add(key)
            return answer

    async def aclose(self) -> None:
        """Close every connection."""
        for line in self._lines.values():
            for connection in line:
                await connection.aclose()
        self._lines.clear()
        self._count = 0

    async def _choose(self, key: Key) -> httpcore.AsyncHTTPConnection | None:
        """Return a connection that can take a request now; those that ended meanwhile go."""
        for connection in list(self._lines.get(key, ())):
            if connection in self._taken:
                continue
            if connection.is_closed() or connection.has_expired():
                self._drop(key, connection)
                await connection.aclose()
            elif connection.is_available():
                return connection
        return None

    async def _open(self, key: Key, origin: httpcore.Origin) -> httpcore.AsyncHTTPConnection:
        if self._count >= self._most:
            await self._make_room()
        if origin.scheme == b"https" and self._context is None:
            self._context = self._trust()
        connection = httpcore.AsyncHTTPConnection(
            origin, ssl_context=self._context, keepalive_expiry=IDLE_SECONDS, http2=True, network_backend=self._guard
        )
        line = self._lines.pop(key, [])
        line.append(connection)
        self._lines[key] = line  # at the end: the first ones are those that were used longest ago
        self._count += 1
        return connection

    async def _make_room(self) -> None:
        for key, line in list(self._lines.items()):
            for connection in list(line):
                if connection not in self._taken and (connection.is_closed() or connection.is_idle()):
                    self._drop(key, connection)
                    await connection.aclose()
            if self._count < self._most:
                return

    def _drop(self, key: Key, connection: httpcore.AsyncHTTPConnection) -> None:
        line = self._lines.get(key, [])
        if connection in line:
            line.remove(connection)
            self._count -= 1
        if not line:
            self._lines.pop(key, None)
