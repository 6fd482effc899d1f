"""Owns how hard one host is pressed: at most so many requests at once, and a pause between two beginnings."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

MOST_HOSTS = 1_000


class _Host:
    """What is remembered of one host while it is in use, and until its pause is over."""

    __slots__ = ("next_at", "pause", "places", "users")

    def __init__(self, per_host: int, pause: float) -> None:
        self.places = asyncio.Semaphore(per_host)
        self.pause, self.next_at, self.users = pause, 0.0, 0


class Politeness:
    """Hands out places: first the host's, then one of the whole run's.

    In this order one host's queue never keeps another host waiting: who waits for a host holds nothing else.
    """

    def __init__(self, concurrency: int, per_host: int, pause: float) -> None:
        self._places = asyncio.Semaphore(max(1, concurrency))
        self._per_host, self._pause = max(1, per_host), max(0.0, pause)
        self._hosts: dict[str, _Host] = {}

    @contextlib.asynccontextmanager
    async def place(self, name: str) -> AsyncIterator[None]:
        """Hold a place at a host for one request, once its pause is over."""
        host = self._host(name)
        host.users += 1
        try:
            async with host.places:
                await self._wait(host)
                async with self._places:
                    yield
        finally:
            host.users -= 1

    def hold(self, name: str, seconds: float) -> None:
        """Begin no request to a host for so long: it asked for that (Retry-After)."""
        host = self._host(name)
        host.next_at = max(host.next_at, asyncio.get_running_loop().time() + seconds)

    def slow_down(self, name: str, pause: float) -> None:
        """Pause at least so long between requests to a host (Crawl-delay)."""
        host = self._host(name)
        host.pause = max(host.pause, pause)

    async def _wait(self, host: _Host) -> None:
        """Take the next free moment; several may wait at once, each for its own."""
        loop = asyncio.get_running_loop()
        while True:
            now = loop.time()
            if now >= host.next_at:
                host.next_at = now + host.pause
                return
            await asyncio.sleep(host.next_at - now)

    def _host(self, name: str) -> _Host:
        host = self._hosts.get(name)
        if host is None:
            if len(self._hosts) >= MOST_HOSTS:
                self._forget()
            host = self._hosts[name] = _Host(self._per_host, self._pause)
        return host

    def _forget(self) -> None:
        now = asyncio.get_running_loop().time()
        self._hosts = {name: host for name, host in self._hosts.items() if host.users or host.next_at > now}
