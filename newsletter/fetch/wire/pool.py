"""Owns the open connections: which one takes the next request, and which one has to go."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable

import h11
import httpcore
import httpx

from newsletter.fetch.wire.guard import Guard
from newsletter.fetch.wire.http1 import Http1

IDLE_SECONDS = 15.0

Key = tuple[bytes, bytes, int]
Lost = (h11.RemoteProtocolError, httpcore.ReadError, httpcore.WriteError)


class Pool:
    """Connections by scheme, host and port, all of them made by the guard; at most about `most` stay open unused.

    `trust` makes the TLS context when the first https host is asked for: it costs as much as ten pages. An https host is
    asked once which protocol it speaks, before a second connection is made: HTTP/2 needs only one.
    """

    def __init__(self, guard: Guard, most: int, trust: Callable[[], ssl.SSLContext]) -> None:
        self._guard, self._most, self._trust = guard, most, trust
        self._context: ssl.SSLContext | None = None
        self._idle: dict[Key, list[Http1]] = {}
        self._idle_count = 0
        self._busy: set[Http1] = set()
        self._second: dict[Key, httpcore.AsyncHTTP2Connection] = {}
        self._asking: dict[Key, asyncio.Future[None]] = {}
        self._speaks_first: set[Key] = set()

    async def send(self, request: httpx.Request, timeout: float) -> httpx.Response:
        """Return the answer to a request, its body unread; `timeout` is for the connection alone.

        Raises httpcore's errors, h11.ProtocolError, and PageError from the guard.
        """
        url = request.url
        key = (url.raw_scheme, url.raw_host, url.port or (443 if url.scheme == "https" else 80))
        while True:
            connection = await self._find(key, timeout)
            if isinstance(connection, httpcore.AsyncHTTP2Connection):
                answer = await self._send_second(connection, key, request)
                if answer is not None:
                    return answer
                continue
            self._busy.add(connection)
            try:
                head = await connection.send(request.method.encode(), url.raw_path, request.headers.raw)
            except BaseException as error:
                await self._drop(connection)
                if isinstance(error, Lost) and connection.untouched:
                    continue  # the server had closed it meanwhile: no try is lost
                raise
            return httpx.Response(head.status_code, headers=head.headers.raw_items(), stream=_Body(self, key, connection))

    async def release(self, key: Key, connection: Http1) -> None:
        """Take a connection back once its answer was read, or left unread."""
        if connection not in self._busy:
            return
        if not connection.free():
            await self._drop(connection)
            return
        self._busy.discard(connection)
        line = self._idle.pop(key, [])
        line.append(connection)
        self._idle[key] = line  # at the end: the first ones are those that were used longest ago
        self._idle_count += 1
        while self._idle_count > self._most:
            await self._forget(next(iter(self._idle)))

    async def aclose(self) -> None:
        """Close every connection."""
        connections: list[Http1 | httpcore.AsyncHTTP2Connection] = [
            *self._busy,
            *(one for line in self._idle.values() for one in line),
            *self._second.values(),
        ]
        self._busy.clear()
        self._idle.clear()
        self._second.clear()
        for connection in connections:
            await connection.aclose()

    async def _find(self, key: Key, timeout: float) -> Http1 | httpcore.AsyncHTTP2Connection:
        while line := self._idle.get(key):
            connection = line.pop()
            self._idle_count -= 1
            if not line:
                del self._idle[key]
            if connection.alive(IDLE_SECONDS):
                return connection
            await connection.aclose()
        while key in self._asking:
            await asyncio.shield(self._asking[key])
        second = self._second.get(key)
        if second is not None:
            if second.is_available() and not second.has_expired():
                return second
            if second.is_idle() or second.is_closed():
                del self._second[key]
                await second.aclose()
        return await self._open(key, timeout)

    async def _open(self, key: Key, timeout: float) -> Http1 | httpcore.AsyncHTTP2Connection:
        """Connect; for an https host of unknown protocol, the others wait for what it says."""
        scheme, host, port = key
        if scheme == b"http" or key in self._speaks_first:
            return Http1(await self._connect(key, timeout))
        asked = self._asking[key] = asyncio.get_running_loop().create_future()
        try:
            stream = await self._connect(key, timeout)
        finally:
            del self._asking[key]
            asked.set_result(None)
        tls = stream.get_extra_info("ssl_object")
        if tls is None or tls.selected_alpn_protocol() != "h2":
            self._speaks_first.add(key)
            return Http1(stream)
        origin = httpcore.Origin(scheme, host, port)
        second = httpcore.AsyncHTTP2Connection(origin, stream, keepalive_expiry=IDLE_SECONDS)
        self._second[key] = second
        return second

    async def _connect(self, key: Key, timeout: float) -> httpcore.AsyncNetworkStream:
        scheme, host, port = key
        name = host.decode("ascii")
        stream = await self._guard.connect_tcp(name, port, timeout)
        if scheme == b"http":
            return stream
        if self._context is None:
            self._context = self._trust()
            self._context.set_alpn_protocols(["h2", "http/1.1"])
        return await stream.start_tls(self._context, server_hostname=name, timeout=timeout)

    async def _send_second(
        self, connection: httpcore.AsyncHTTP2Connection, key: Key, request: httpx.Request
    ) -> httpx.Response | None:
        """Send over HTTP/2; None when the connection takes no more requests."""
        scheme, host, port = key
        target = httpcore.URL(scheme=scheme, host=host, port=port, target=request.url.raw_path)
        try:
            answer = await connection.handle_async_request(
                httpcore.Request(request.method, target, headers=request.headers.raw)
            )
        except httpcore.ConnectionNotAvailable:
            if self._second.get(key) is connection:
                del self._second[key]
            return None
        return httpx.Response(answer.status, headers=answer.headers, stream=Bytes(answer.stream))

    async def _forget(self, key: Key) -> None:
        for connection in self._idle.pop(key):
            self._idle_count -= 1
            await connection.aclose()

    async def _drop(self, connection: Http1) -> None:
        self._busy.discard(connection)
        await connection.aclose()


class _Body(httpx.AsyncByteStream):
    """The body of an HTTP/1.1 answer; closing it gives the connection back."""

    def __init__(self, pool: Pool, key: Key, connection: Http1) -> None:
        self._pool, self._key, self._connection = pool, key, connection

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._connection.body()

    async def aclose(self) -> None:
        await self._pool.release(self._key, self._connection)


class Bytes(httpx.AsyncByteStream):
    """The body of an answer that httpcore reads."""

    def __init__(self, stream: object) -> None:
        self._stream = stream

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._stream.__aiter__()  # type: ignore[attr-defined, no-any-return]

    async def aclose(self) -> None:
        await self._stream.aclose()  # type: ignore[attr-defined]
