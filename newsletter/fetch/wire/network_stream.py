"""An httpcore network stream on asyncio, with a bounded read buffer.

Written here because the guard must open the connection itself anyway, and because httpcore's own backend (anyio) doubles the
CPU time of each read.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpcore

BUFFER = 256 * 1024

Connector = Callable[[str, int, "float | None"], Awaitable[httpcore.AsyncNetworkStream]]


class HandshakeError(httpcore.ConnectError):
    """The peer closed the connection during the TLS handshake."""


async def connect(address: str, port: int, timeout: float | None) -> httpcore.AsyncNetworkStream:
    """Return a stream to an IP address. Raises httpcore.ConnectError or ConnectTimeout."""
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(timeout):
            transport, protocol = await loop.create_connection(_BufferedProtocol, address, port)
    except TimeoutError as error:
        raise httpcore.ConnectTimeout(str(error)) from error
    except OSError as error:
        raise httpcore.ConnectError(str(error)) from error
    return Stream(transport, protocol)


class _BufferedProtocol(asyncio.Protocol):
    """Holds received bytes until they are read; pauses the socket above BUFFER."""

    def __init__(self) -> None:
        self.chunks: deque[bytes] = deque()
        self.size = 0
        self.transport: asyncio.Transport | None = None
        self.ended = False
        self.error: Exception | None = None
        self.waiter: asyncio.Future[None] | None = None
        self.may_write = asyncio.Event()
        self.may_write.set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.chunks.append(data)
        self.size += len(data)
        if self.size > BUFFER and self.transport is not None:
            self.transport.pause_reading()
        self._wake()

    def eof_received(self) -> bool:
        self.ended = True
        self._wake()
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        self.ended, self.error = True, exc
        self.may_write.set()
        self._wake()

    def pause_writing(self) -> None:
        self.may_write.clear()

    def resume_writing(self) -> None:
        self.may_write.set()

    def _wake(self) -> None:
        if self.waiter is not None and not self.waiter.done():
            self.waiter.set_result(None)

    async def arrival(self) -> None:
        """Wait for bytes or the end."""
        self.waiter = asyncio.get_running_loop().create_future()
        try:
            await self.waiter
        finally:
            self.waiter = None

    def take(self, most: int) -> bytes:
        """Return at most `most` of the bytes at hand."""
        chunk = self.chunks.popleft()
        if len(chunk) > most:
            self.chunks.appendleft(chunk[most:])
            chunk = chunk[:most]
        full = self.size > BUFFER
        self.size -= len(chunk)
        if full and self.size <= BUFFER and self.transport is not None and not self.ended:
            self.transport.resume_reading()
        return chunk


class Stream(httpcore.AsyncNetworkStream):
    """One connection, plain or TLS. `read` gives what came before a reset ahead of the reset."""

    def __init__(self, transport: asyncio.Transport, protocol: _BufferedProtocol) -> None:
        self._transport, self._protocol = transport, protocol

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return some bytes, b"" at the end. Raises httpcore.ReadError or ReadTimeout."""
        here = self._protocol
        if not here.chunks and not here.ended:
            async with _within(timeout, httpcore.ReadTimeout):
                await here.arrival()
        if here.chunks:
            return here.take(max_bytes)
        if here.error is not None:
            raise httpcore.ReadError(str(here.error)) from here.error
        return b""

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes. Raises httpcore.WriteError or WriteTimeout."""
        if not buffer:
            return
        if self._protocol.ended and self._protocol.error is not None:
            raise httpcore.WriteError(str(self._protocol.error)) from self._protocol.error
        self._transport.write(buffer)
        if not self._protocol.may_write.is_set():
            async with _within(timeout, httpcore.WriteTimeout):
                await self._protocol.may_write.wait()

    async def aclose(self) -> None:
        """Drop the connection at once, without the TLS closing handshake."""
        self._transport.abort()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        """Return the same connection under TLS. Raises httpcore.ConnectError or ConnectTimeout.

        HandshakeError is of the former. The connection is then closed.
        """
        loop = asyncio.get_running_loop()
        try:
            async with _within(timeout, httpcore.ConnectTimeout):
                transport = await loop.start_tls(
                    self._transport, self._protocol, ssl_context, server_hostname=server_hostname, ssl_handshake_timeout=60
                )
        except (OSError, ssl.CertificateError) as error:
            self._transport.abort()
            left = isinstance(error, ConnectionError)
            raise (HandshakeError if left else httpcore.ConnectError)(str(error)) from error
        except BaseException:
            self._transport.abort()
            raise
        if transport is None:  # asyncio's answer when the peer left in the middle of the handshake
            raise HandshakeError
        self._protocol.transport = transport
        return Stream(transport, self._protocol)

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore asks about: the TLS object (for HTTP/2), and whether an idle connection was closed."""
        if info == "is_readable":
            return self._protocol.ended or bool(self._protocol.chunks)
        names = {"client_addr": "sockname", "server_addr": "peername"}
        return self._transport.get_extra_info(names.get(info, info))


@contextlib.asynccontextmanager
async def _within(seconds: float | None, kind: type[Exception]) -> AsyncIterator[None]:
    if seconds is None:
        yield
        return
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError as error:
        raise kind(str(error)) from error
