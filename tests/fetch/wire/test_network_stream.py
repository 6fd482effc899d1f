"""A connection gives what came, then why it ended; and it holds no more than its buffer."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable

import httpcore
import pytest

from newsletter.fetch.wire.network_stream import BUFFER, connect
from tests.fetch.second import Serve, listening


def with_stream(serve: Serve, use: Callable[[httpcore.AsyncNetworkStream], Awaitable[None]]) -> None:
    """Connect to a server and use the stream."""

    async def go(port: int) -> None:
        stream = await connect("127.0.0.1", port, 5.0)
        try:
            await use(stream)
        finally:
            await stream.aclose()

    with listening(serve) as port:
        asyncio.run(go(port))


async def read_all(stream: httpcore.AsyncNetworkStream, most: int = 4096) -> int:
    """Read to the end; no read gives more than was asked for."""
    total = 0
    while data := await stream.read(most):
        assert len(data) <= most
        total += len(data)
    return total


def test_everything_arrives_however_little_is_taken_at_a_time() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"x" * 3 * BUFFER)
        await writer.drain()
        writer.close()

    async def use(stream: httpcore.AsyncNetworkStream) -> None:
        assert await read_all(stream) == 3 * BUFFER
        assert await stream.read(10) == b""

    with_stream(serve, use)


def test_a_reader_that_waits_makes_the_sender_wait() -> None:
    sent = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 65536)
        for _ in range(500):
            writer.write(b"x" * 65536)
            await writer.drain()
            sent += 65536
        writer.close()

    async def use(stream: httpcore.AsyncNetworkStream) -> None:
        before = -1
        while before != sent:
            before = sent
            await asyncio.sleep(0.1)
        assert sent < 400 * 65536
        assert await read_all(stream, 1 << 20) == 500 * 65536

    with_stream(serve, use)


def test_what_came_before_a_reset_is_given_before_the_reset() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"half")
        await writer.drain()
        await reader.read(1)
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()

    async def use(stream: httpcore.AsyncNetworkStream) -> None:
        await stream.write(b"go")
        assert await stream.read(100) == b"half"
        with pytest.raises(httpcore.ReadError):
            await stream.read(100)
        with pytest.raises(httpcore.WriteError):
            await stream.write(b"more")

    with_stream(serve, use)


def test_an_idle_connection_tells_whether_the_server_has_closed_it() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.close()

    async def use(stream: httpcore.AsyncNetworkStream) -> None:
        assert not stream.get_extra_info("is_readable")
        await stream.write(b"x")
        assert await stream.read(1) == b""
        assert stream.get_extra_info("is_readable")
        assert stream.get_extra_info("server_addr")[0] == "127.0.0.1"

    with_stream(serve, use)


def test_waiting_has_its_limits_when_httpcore_sets_them() -> None:
    async def deaf(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.transport.pause_reading()  # type: ignore[attr-defined]
        await asyncio.sleep(60)
        writer.close()

    async def use(stream: httpcore.AsyncNetworkStream) -> None:
        with pytest.raises(httpcore.ReadTimeout):
            await stream.read(1, timeout=0.05)
        with pytest.raises(httpcore.WriteTimeout):
            await stream.write(b"x" * (64 << 20), timeout=0.05)

    with_stream(deaf, use)
