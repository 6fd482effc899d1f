"""Throttles requests: concurrency in total and per host, a pause per host, and retry times.

Jobs wait in a line for each host; the hosts take turns. Who waits for a host holds nothing else, so one host's long line keeps no
other host waiting. A worker that has done its job takes the next one at once (`next_job`), without a turn of the loop: with
twenty answers there at the same moment, the first new request leaves when the first page is read, not the last.
"""

from __future__ import annotations

import asyncio
import email.utils
import math
import random
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

MOST_HOSTS = 1_000

Job = TypeVar("Job")


class _Host(Generic[Job]):
    """What is remembered of one host while it is in use, and until its pause is over."""

    __slots__ = ("active", "alarm", "hops", "jobs", "name", "next_at", "offered", "pause")

    def __init__(self, name: str, pause: float) -> None:
        self.name, self.pause = name, pause
        self.active, self.next_at = 0, 0.0
        self.hops: deque[asyncio.Future[None]] = deque()
        self.jobs: deque[Job] = deque()
        self.offered = False
        self.alarm: asyncio.TimerHandle | None = None

    @property
    def waiting(self) -> bool:
        """Whether a job or a request waits for this host."""
        return bool(self.jobs or self.hops)


class Politeness(Generic[Job]):
    """Hands out places. `begin` is called with a job whose place is held already; redirects and retries `enter` by themselves."""

    def __init__(self, concurrency: int, per_host: int, pause: float, begin: Callable[[Job], None]) -> None:
        self._free = max(1, concurrency)
        self._per_host, self._pause, self._begin = max(1, per_host), max(0.0, pause), begin
        self._hosts: dict[str, _Host[Job]] = {}
        self._offers: deque[_Host[Job]] = deque()
        self._filling = False

    def add(self, name: str, job: Job) -> None:
        """Put a job in a host's line."""
        host = self._host(name)
        host.jobs.append(job)
        self._offer(host)
        self._fill_soon()

    def next_job(self) -> Job | None:
        """Return a job that may begin now, its place held; None when there is none. Those on their way go before new ones."""
        while self._free and self._offers:
            host = self._offers.popleft()
            host.offered = False
            if not self._open(host):
                continue
            while host.hops and host.hops[0].done():  # cancelled while it waited
                host.hops.popleft()
            job = None
            if host.hops:
                self._take(host)
                host.hops.popleft().set_result(None)
            elif host.jobs:
                self._take(host)
                job = host.jobs.popleft()
            self._offer(host)
            if job is not None:
                return job
        return None

    async def enter(self, name: str) -> None:
        """Wait for a place at a host, before all its jobs that have not begun."""
        host = self._host(name)
        if self._free and not host.hops and self._open(host):
            self._take(host)
            return
        turn = asyncio.get_running_loop().create_future()
        host.hops.append(turn)
        self._offer(host)
        self._fill_soon()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.leave(name)
            raise

    def leave(self, name: str) -> None:
        """Give a place back."""
        host = self._hosts[name]
        host.active -= 1
        self._free += 1
        self._offer(host)
        self._fill_soon()

    def hold(self, name: str, seconds: float) -> None:
        """Begin no request to a host for so long: it asked for that (Retry-After)."""
        host = self._host(name)
        host.next_at = max(host.next_at, asyncio.get_running_loop().time() + seconds)

    def slow_down(self, name: str, pause: float) -> None:
        """Pause at least so long between requests to a host (Crawl-delay)."""
        host = self._host(name)
        host.pause = max(host.pause, pause)

    def _open(self, host: _Host[Job]) -> bool:
        """Tell whether a request to a host may begin now; if only the time is not yet, see to it that it will be offered then."""
        if host.active >= self._per_host:
            return False
        loop = asyncio.get_running_loop()
        if loop.time() >= host.next_at:
            return True
        if host.alarm is None:
            host.alarm = loop.call_at(host.next_at, self._wake, host)
        return False

    def _wake(self, host: _Host[Job]) -> None:
        host.alarm = None
        self._offer(host)
        self._fill()

    def _take(self, host: _Host[Job]) -> None:
        host.active += 1
        self._free -= 1
        host.next_at = asyncio.get_running_loop().time() + host.pause

    def _offer(self, host: _Host[Job]) -> None:
        if host.waiting and not host.offered and host.active < self._per_host:
            host.offered = True
            self._offers.append(host)

    def _fill_soon(self) -> None:
        """Give free places to new workers, after the running ones have taken theirs."""
        if not self._filling and self._free and self._offers:
            self._filling = True
            asyncio.get_running_loop().call_soon(self._fill)

    def _fill(self) -> None:
        self._filling = False
        while (job := self.next_job()) is not None:
            self._begin(job)

    def _host(self, name: str) -> _Host[Job]:
        host = self._hosts.get(name)
        if host is None:
            if len(self._hosts) >= MOST_HOSTS:
                self._forget()
            host = self._hosts[name] = _Host(name, self._pause)
        return host

    def _forget(self) -> None:
        now = asyncio.get_running_loop().time()
        self._hosts = {name: host for name, host in self._hosts.items() if host.active or host.waiting or host.next_at > now}


class Slot:
    """A place at one host at a time, held for one request."""

    __slots__ = ("_name", "_politeness")

    def __init__(self, politeness: Politeness[Any], name: str | None = None) -> None:
        self._politeness, self._name = politeness, name

    async def take(self, name: str) -> None:
        """Hold a place at this host; any other one is given back first."""
        if self._name != name:
            self.leave()
            await self._politeness.enter(name)
            self._name = name

    def leave(self) -> None:
        """Give the place back, if one is held."""
        if self._name is not None:
            name, self._name = self._name, None
            self._politeness.leave(name)


RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})
FIRST_WAIT = 0.4
LONGEST_WAIT = 5.0


def pause_before(attempt: int, after: float | None, chance: random.Random) -> float:
    """Return the seconds to wait before try number `attempt + 1`.

    Doubling with jitter, so that many pages of one host do not come back at the same moment; never less than the server asks.
    """
    wait: float = min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1)) * (0.5 + chance.random() / 2)
    return max(wait, after or 0.0)


def retry_after(value: str | None, date: str | None, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for, None when it says nothing that can be read.

    RFC 9110, section 10.2.3: seconds or a date. A date is measured from the server's own Date, since clocks differ.
    """
    if value is None:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value) if len(value) < 10 else math.inf
    moment = _moment(value)
    if moment is None:
        return None
    return max(0.0, (moment - (_moment(date or "") or now)).total_seconds())


def _moment(value: str) -> datetime | None:
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
