"""Owns one HTTP/1.1 connection: h11's rules (RFC 9112) on our stream, one request at a time.

It stands here because httpcore's own connection (1.0) cannot be made to drop bytes that come behind an answer: they lie in its
parser, which neither a network backend nor a trace can see, and the next request gets them. It also takes three locks for each
request, each of which gives way to every other page: twenty answers that come together are then read together, and the next
twenty requests go out only after the last of them.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import AsyncIterator
from typing import Any

import h11
import httpcore

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
                raise h11.RemoteProtocolError("switched to another protocol, unasked")

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
        """Tell whether an idle connection is still good: idle no longer than so, and the server has said nothing (a goodbye)."""
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
                raise h11.RemoteProtocolError("closed without sending a response")
            self._rules.receive_data(data)
