"""Interprets one HTTP response: page, redirect, not modified, or an error."""

from __future__ import annotations

from collections.abc import AsyncIterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

import httpx

from newsletter.fetch.wire.content_type import check_start, check_type, media_type, settle
from newsletter.fetch.wire.page_error import PageError, say_status, too_large
from newsletter.fetch.wire.redirects import REDIRECTS, follow, go, refresh_header, refresh_meta
from newsletter.fetch.wire.request_url import Address
from newsletter.fetch.wire.robots import MOST_BYTES as MOST_ROBOTS
from newsletter.fetch.wire.throttle import RETRIED, retry_after
from newsletter.text.compression import Collector
from newsletter.text.mime import HTML, XHTML

EMPTY = "empty page"
WHOLE = frozenset({200, 203})
NO_BODY = frozenset({204, 205, 304})
DRAINED = 16 * 1024
ENOUGH_TO_TELL = 16
"""Bytes after which every signature of `kinds` can be seen."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one request brought: a body, a 304 (`body` None), or the `next` address.

    `moved_for_good` says that every redirect on the way was permanent (301 or 308, RFC 9110, sections 15.4.2 and 15.4.9).
    """

    address: Address
    status: int
    headers: httpx.Headers
    body: bytes | None = None
    kind: str = ""
    next: Address | None = None
    moved_for_good: bool = False


class Reader:
    """Reads answers within `max_bytes`, before and after inflating. `received` counts the bytes from the wire.

    With `any_text`, texts that are no pages are read too, such as JSON, CSV and mail: sources of links come in those.
    """

    def __init__(self, max_bytes: int, any_text: bool = False) -> None:
        self._limit, self._any_text = max_bytes, any_text
        self.received = 0

    async def page(self, address: Address, response: httpx.Response, conditional: bool) -> Answer:
        """Return the answer of a page; `conditional` says that a 304 was asked for. Raises PageError."""
        early = await self._without_body(address, response, conditional)
        if early is not None:
            return early
        headers = response.headers
        onward = _onward(address, refresh_header(headers.get("refresh")))
        if onward is None:
            kind = media_type(headers.get("content-type"))
            check_type(kind, self._any_text)
            kind, body = settle(kind, await self._collect(response, kind), self._limit, self._any_text)
            if not body.strip():
                raise PageError(EMPTY, status=response.status_code)
            onward = _onward(address, refresh_meta(body) if kind in (HTML, XHTML) else None)
        if onward is not None:
            return Answer(address, response.status_code, headers, next=onward)
        return Answer(address, response.status_code, headers, body, kind)

    async def robots(self, address: Address, response: httpx.Response, conditional: bool) -> Answer:
        """Return the answer of a robots.txt: whatever its type, and cut rather than refused when it is long. Raises PageError."""
        early = await self._without_body(address, response, conditional)
        if early is not None:
            return early
        collector = Collector(response.headers.get("content-encoding", ""), self._limit)
        async for piece in _stream(response):
            self.received += len(piece)
            collector.add(piece)
            if collector.size >= MOST_ROBOTS:
                return Answer(address, response.status_code, response.headers, collector.start(MOST_ROBOTS))
        return Answer(address, response.status_code, response.headers, collector.finish())

    async def _without_body(self, address: Address, response: httpx.Response, conditional: bool) -> Answer | None:
        """Return the answer that is known from its head, None when there is a body to read."""
        status, headers = response.status_code, response.headers
        if status in WHOLE:
            return None
        if status in REDIRECTS:
            target = follow(address, status, _location(response))
            await _drain(response)
            return Answer(address, status, headers, next=target)
        await _drain(response)
        if status == 304 and conditional:
            return Answer(address, status, headers)
        raise _refused(status, headers)

    async def _collect(self, response: httpx.Response, kind: str) -> bytes:
        """Read a body within the limit; give up at once when its length or its first bytes say that it is no page."""
        length = response.headers.get("content-length", "")
        if length.isascii() and length.isdigit() and (len(length) > 15 or int(length) > self._limit):
            raise too_large(self._limit, int(length[:15]))
        collector = Collector(response.headers.get("content-encoding", ""), self._limit)
        looked = False
        async for piece in _stream(response):
            self.received += len(piece)
            collector.add(piece)
            if not looked and collector.size >= ENOUGH_TO_TELL:
                looked = True
                check_start(kind, collector.start())
        body = collector.finish()
        if not looked:
            check_start(kind, body)
        return body


def _stream(response: httpx.Response) -> AsyncIterable[bytes]:
    """The bytes as they come. `aiter_raw` would pass them through one more buffer and generator."""
    return cast("AsyncIterable[bytes]", response.stream)


async def _drain(response: httpx.Response) -> None:
    """Read the few bytes that nobody wants, so that the connection can be used again; when they are many, it is dropped."""
    length = response.headers.get("content-length", "")
    few = length.isascii() and length.isdigit() and len(length) < 6 and int(length) <= DRAINED
    if few or response.status_code in NO_BODY:
        async for _ in _stream(response):
            pass


def _onward(address: Address, target: str | None) -> Address | None:
    """Return where a refresh leads, None when it is none or only reloads the page."""
    if target is None:
        return None
    onward = go(address, target)
    return None if onward.url == address.url else onward


def _refused(status: int, headers: httpx.Headers) -> PageError:
    if status in NO_BODY:
        return PageError(EMPTY if status != 304 else "304 Not Modified in reply to an unconditional request", status=status)
    if status not in RETRIED:
        return PageError(say_status(status), status=status)
    after = retry_after(headers.get("retry-after"), headers.get("date"), datetime.now(UTC))
    return PageError(say_status(status), status=status, retry=True, after=after)


def _location(response: httpx.Response) -> str | None:
    """Return the Location as text: servers send raw UTF-8 there, though nothing allows it."""
    for name, value in response.headers.raw:
        if name.lower() == b"location":
            return value.decode("utf-8", "replace")
    return None
