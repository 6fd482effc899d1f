"""Fetches one page: retries, redirects, deadline, robots.txt, validators. Runs inside the event loop."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from newsletter.config.schema import FetchSettings
from newsletter.fetch.wire.client import Client, new_cookies
from newsletter.fetch.wire.page_error import PageError, too_slow
from newsletter.fetch.wire.redirects import PERMANENT
from newsletter.fetch.wire.request_url import Address
from newsletter.fetch.wire.response import Answer, Reader
from newsletter.fetch.wire.robots import Robots
from newsletter.fetch.wire.throttle import Politeness, Slot, pause_before
from newsletter.models import Page

LONGEST_VALIDATOR = 1_000

Read = Callable[[Address, httpx.Response, bool], Awaitable[Answer]]


class Deadline:
    """The seconds that one page may spend on the wire, over all its tries and redirects. Waiting for a turn is free."""

    def __init__(self, seconds: float) -> None:
        self.seconds = self.left = seconds
        self._running: Callable[[], float] | None = None

    @property
    def spent(self) -> float:
        """The seconds spent so far, also while the clock runs."""
        return self.seconds - self.left + (self._running() if self._running else 0.0)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Let the clock run. Raises PageError when it runs out."""
        if self.left <= 0:
            raise too_slow(self.seconds)
        clock = asyncio.get_running_loop().time
        began = clock()
        self._running = lambda: clock() - began
        try:
            async with asyncio.timeout(self.left):
                yield
        except TimeoutError as error:
            raise too_slow(self.seconds) from error
        finally:
            self._running = None
            self.left -= clock() - began


@dataclass(frozen=True, slots=True)
class _Task:
    """What does not change while one page is tried: where it is, what is known of it, how its answer is read."""

    address: Address
    known: Page | None
    deadline: Deadline
    obeys: bool
    read: Read
    place: Slot


class Visitor:
    """Fetches pages with one client; `politeness` decides whose turn it is."""

    def __init__(
        self,
        settings: FetchSettings,
        client: Client,
        politeness: Politeness[Any],
        chance: random.Random | None = None,
        *,
        any_text: bool = False,
    ) -> None:
        self._settings, self._client, self._politeness = settings, client, politeness
        self._chance = chance or random.Random()
        self._robots = Robots(self._bring_robots, politeness.slow_down)
        self._reader = Reader(settings.max_bytes, any_text)

    @property
    def received(self) -> int:
        """The bytes that came from the wire so far."""
        return self._reader.received

    async def visit(self, address: Address, known: Page | None, discovered: bool, deadline: Deadline) -> Answer:
        """Return the page's answer: a body, or status 304 when `known` is still right. Raises PageError.

        The caller holds a place at the address's host, and has given it back when this returns. robots.txt binds only links
        that were `discovered`.
        """
        obeys, place = discovered and self._settings.robots, Slot(self._politeness, address.host)
        try:
            return await self._try(_Task(address, known, deadline, obeys, self._reader.page, place))
        finally:
            place.leave()

    async def _try(self, task: _Task) -> Answer:
        attempt = 1
        while True:
            try:
                return await self._walk(task)
            except PageError as error:
                if not error.retry or attempt >= self._settings.tries:
                    raise
                wait = pause_before(attempt, error.after, self._chance)
                if wait >= task.deadline.left or (error.after or 0) > self._settings.max_retry_after:
                    raise
            async with task.deadline.running():
                await asyncio.sleep(wait)
            attempt += 1

    async def _walk(self, task: _Task) -> Answer:
        """Follow redirects to the page. Cookies live as long as the walk: some sites redirect until theirs comes back."""
        start = task.address
        address, cookies, seen, status = start, new_cookies(), set[tuple[str, ...]](), None
        hops: list[int] = []
        for _ in range(self._settings.max_redirects + 1):
            state = (str(address.url), *sorted(f"{cookie.domain}{cookie.path}{cookie}" for cookie in cookies.jar))
            if state in seen:
                raise PageError("redirect loop", status=status)
            seen.add(state)
            if task.obeys:
                if not self._robots.knows(address):
                    task.place.leave()  # robots.txt needs one itself
                await self._robots.check(address)
            headers = _conditions(address, task.known)
            if start.credentials and address.origin == start.origin:
                headers["Authorization"] = start.credentials
            answer = await self._ask(task, address, headers, cookies)
            if answer.next is None:
                return dataclasses.replace(answer, moved_for_good=bool(hops) and PERMANENT.issuperset(hops))
            address, status = answer.next, answer.status
            hops.append(answer.status)
        raise PageError(f"more than {self._settings.max_redirects} redirects", status=status)

    async def _ask(self, task: _Task, address: Address, headers: Mapping[str, str], cookies: httpx.Cookies) -> Answer:
        """Make one request in its turn."""
        await task.place.take(address.host)
        try:
            async with task.deadline.running(), self._client.get(address, headers, cookies) as response:
                answer = await task.read(address, response, "If-None-Match" in headers or "If-Modified-Since" in headers)
                if answer.next is not None and "set-cookie" in response.headers:
                    cookies.extract_cookies(response)
                return answer
        except PageError as error:
            if error.after and error.after <= self._settings.max_retry_after:
                self._politeness.hold(address.host, error.after)
            raise
        finally:
            task.place.leave()

    async def _bring_robots(self, address: Address) -> bytes:
        """Fetch a robots.txt through the same guard, turns, tries and deadline as a page."""
        deadline, place = Deadline(self._settings.deadline), Slot(self._politeness)
        answer = await self._try(_Task(address, None, deadline, False, self._reader.robots, place))
        return answer.body or b""


def _conditions(address: Address, known: Page | None) -> dict[str, str]:
    """Return the validators for the very address that gave them (RFC 9110, section 13.1); none for the hops before it."""
    if known is None or not known.ok or str(address.url) != (known.final_url or known.url):
        return {}
    headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in headers.items() if value and _sendable(value)}


def _sendable(value: str) -> bool:
    return value.isascii() and value.isprintable() and len(value) <= LONGEST_VALIDATOR
