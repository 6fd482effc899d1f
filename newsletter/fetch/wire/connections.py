"""The connection pool: which connection takes the next request and which one is closed.

HTTP/1.1 is h11's rules (RFC 9112) on our stream, one request at a time. It stands here because httpcore's own connection (1.0)
cannot be made to drop bytes that come behind an answer: they lie in its parser, which neither a network backend nor a trace can
see, and the next request gets them. It also takes three locks for each request, each of which gives way to every other page:
twenty answers that come together are then read together, and the next twenty requests go out only after the last of them.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

import h11
import httpcore
import httpx

from newsletter.fetch.wire.guard import Guard

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
        return self._stream.__aiter__()  # type: ignore[attr-defined, no-any-return]  # httpcore says: sync or async

    async def aclose(self) -> None:
        await self._stream.aclose()  # type: ignore[attr-defined]  # likewise


READ = 64 * 1024
LARGEST_HEAD = 100 * 1024
SWITCHING = 101


class Http1:
    """One connection. `send` gives the head of the answer, `body` its bytes; then `free` tells whether it can be used again."""

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream
        self._rules = h11.Connection(h11.CLIENT, max_incomplete_event_size=LARGEST_HEAD)
        self._began = False
        self.used = False
        self.idle_since = 0.0

    async def send(self, method: bytes, target: bytes, headers: list[tuple[bytes, bytes]]) -> h11.Response:
        """Send a request without a body and return the head of its answer.

        Raises h11.ProtocolError for what is not HTTP, httpcore's errors for the connection.
        """
        self._began = False
        request = h11.Request(method=method, target=target, headers=headers)
        data = (self._rules.send(request) or b"") + (self._rules.send(h11.EndOfMessage()) or b"")
        with contextlib.suppress(httpcore.WriteError):  # a server may answer early and close: the answer counts
            await self._stream.write(data)
        while True:
            event = await self._event()
            if isinstance(event, h11.Response):
                return event
            if isinstance(event, h11.InformationalResponse) and event.status_code == SWITCHING:
                raise h11.RemoteProtocolError("the server switched protocols without being asked")

    async def body(self) -> AsyncIterator[bytes]:
        """Yield the bytes of the answer, as they come. Raises as `send` does, also when the body is cut short."""
        while True:
            event = await self._event()
            if isinstance(event, h11.Data):
                yield bytes(event.data)
            elif isinstance(event, h11.EndOfMessage):
                return

    def free(self) -> bool:
        """Make ready for the next request; False when the connection cannot have one.

        Bytes behind a response are nobody's: read as the next one they would be another page's (CWE-444), so they end the
        connection, as in curl.
        """
        if self._rules.trailing_data[0] or self._stream.get_extra_info("is_readable"):
            return False
        if self._rules.our_state is not h11.DONE or self._rules.their_state is not h11.DONE:
            return False
        self._rules.start_next_cycle()
        self.used, self.idle_since = True, time.monotonic()
        return True

    @property
    def untouched(self) -> bool:
        """Whether an idle connection was closed before it answered anything: the request may go out again on another one."""
        return self.used and not self._began

    def alive(self, seconds: float) -> bool:
        """Say whether an idle connection can be used again: idle for less than `seconds`, and nothing sent or closed by the server."""
        return time.monotonic() - self.idle_since < seconds and not self._stream.get_extra_info("is_readable")

    async def aclose(self) -> None:
        """Drop the connection."""
        await self._stream.aclose()

    async def _event(self) -> Any:
        while True:
            event = self._rules.next_event()
            if event is not h11.NEED_DATA:
                return event
            data = await self._stream.read(READ)
            if data:
                self._began = True
            elif self._rules.their_state is h11.SEND_RESPONSE:
                raise h11.RemoteProtocolError("connection closed without a response")
            self._rules.receive_data(data)
