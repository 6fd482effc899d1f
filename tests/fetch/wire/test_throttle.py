"""A host is never pressed harder than the settings say, and one host's line keeps nobody else waiting."""

from __future__ import annotations

import asyncio
import itertools
import math
import random
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from newsletter.fetch.wire.throttle import LONGEST_WAIT, MOST_HOSTS, Politeness, Slot, pause_before, retry_after


@dataclass
class Crowd:
    """Jobs that are no more than their host's name, worked off as pages are: who is in, who was, when each began."""

    concurrency: int = 20
    per_host: int = 2
    pause: float = 0.0
    seconds: float = 0.0
    now: Counter[str] = field(default_factory=Counter)
    most: Counter[str] = field(default_factory=Counter)
    order: list[str] = field(default_factory=list)
    began: list[float] = field(default_factory=list)

    def run(self, hosts: list[str], before: Callable[[Politeness[str]], None] = lambda politeness: None) -> Crowd:
        """Work off a job at each of these hosts."""
        asyncio.run(self._run(hosts, before))
        return self

    async def _run(self, hosts: list[str], before: Callable[[Politeness[str]], None]) -> None:
        workers: set[asyncio.Task[None]] = set()
        politeness = Politeness[str](self.concurrency, self.per_host, self.pause, lambda job: workers.add(start(job)))

        def start(job: str) -> asyncio.Task[None]:
            return asyncio.create_task(self._work(politeness, job))

        before(politeness)
        for host in hosts:
            politeness.add(host, host)
        while len(self.order) < len(hosts):
            await asyncio.sleep(0)

    async def _work(self, politeness: Politeness[str], first: str) -> None:
        job: str | None = first
        while job is not None:
            self.enter(job)
            await asyncio.sleep(self.seconds)
            self.leave(job)
            politeness.leave(job)
            job = politeness.next_job()

    def enter(self, host: str) -> None:
        """Note that a request begins."""
        self.order.append(host)
        self.began.append(asyncio.get_running_loop().time())
        for name in (host, "all"):
            self.now[name] += 1
            self.most[name] = max(self.most[name], self.now[name])

    def leave(self, host: str) -> None:
        """Note that a request has ended."""
        self.now[host] -= 1
        self.now["all"] -= 1


@given(hosts=some.lists(some.sampled_from("abcde"), max_size=40), concurrency=some.integers(1, 8), per_host=some.integers(1, 4))
def test_every_job_has_its_turn_and_no_host_has_more_at_once_than_allowed(
    hosts: list[str], concurrency: int, per_host: int
) -> None:
    crowd = Crowd(concurrency, per_host).run(hosts)
    assert Counter(crowd.order) == Counter(hosts)
    assert crowd.most["all"] <= concurrency
    assert all(crowd.most[host] <= per_host for host in "abcde")


def test_all_places_are_used() -> None:
    crowd = Crowd(5, 2, seconds=0.01).run([f"host{number % 4}" for number in range(40)])
    assert crowd.most["all"] == 5
    assert {crowd.most[f"host{number}"] for number in range(4)} == {2}


def test_requests_to_one_host_begin_a_pause_apart() -> None:
    began = Crowd(per_host=10, pause=0.05).run(["a"] * 5).began
    assert min(later - earlier for earlier, later in itertools.pairwise(began)) > 0.045


def test_a_pause_at_one_host_is_none_at_another() -> None:
    began = Crowd(per_host=1, pause=30.0).run(["a", "b", "c"]).began
    assert max(began) - min(began) < 5


def test_hosts_take_turns_so_a_long_line_keeps_nobody_waiting() -> None:
    order = Crowd(3, 2).run(["long"] * 20 + ["short", "other"]).order
    assert order.index("short") <= 3
    assert order.index("other") <= 4


def test_a_host_that_asks_for_quiet_gets_it() -> None:
    crowd = Crowd().run(["a", "b"], before=lambda politeness: politeness.hold("a", 0.1))
    assert crowd.order == ["b", "a"]
    assert crowd.began[1] - crowd.began[0] > 0.09


def test_a_host_that_asks_for_longer_pauses_gets_them() -> None:
    began = Crowd().run(["a", "a"], before=lambda politeness: politeness.slow_down("a", 0.1)).began
    assert began[1] - began[0] > 0.09


def waiting(steps: Callable[[Politeness[str], list[str]], Coroutine[Any, Any, None]]) -> list[str]:
    """Run some steps on a politeness with one place; returns the jobs that were begun."""
    begun: list[str] = []

    async def go() -> None:
        await steps(Politeness[str](1, 1, 0.0, begun.append), begun)

    asyncio.run(go())
    return begun


def test_a_page_on_its_way_goes_before_one_that_has_not_begun() -> None:
    async def steps(politeness: Politeness[str], begun: list[str]) -> None:
        place = Slot(politeness)
        await place.take("a")
        politeness.add("a", "new")
        hop = asyncio.create_task(politeness.enter("a"))
        await asyncio.sleep(0)
        place.leave()
        await hop
        assert begun == []
        politeness.leave("a")
        await asyncio.sleep(0)

    assert waiting(steps) == ["new"]


def test_a_place_is_given_back_by_who_is_cancelled_before_or_just_when_it_comes() -> None:
    async def steps(politeness: Politeness[str], begun: list[str]) -> None:
        place = Slot(politeness)
        await place.take("a")
        before, just_then = (asyncio.create_task(politeness.enter("a")) for _ in range(2))
        await asyncio.sleep(0)
        before.cancel()
        await asyncio.gather(before, return_exceptions=True)
        place.leave()
        await asyncio.sleep(0)  # just_then has its place now, and has not run
        just_then.cancel()
        await asyncio.gather(just_then, return_exceptions=True)
        politeness.add("a", "next")
        await asyncio.sleep(0)

    assert waiting(steps) == ["next"]


def test_a_place_is_held_at_one_host_at_a_time() -> None:
    async def steps(politeness: Politeness[str], begun: list[str]) -> None:
        place = Slot(politeness)
        for host in ("a", "b", "b"):
            await place.take(host)
        place.leave()
        place.leave()
        politeness.add("b", "next")
        await asyncio.sleep(0)

    assert waiting(steps) == ["next"]


def test_hosts_of_long_ago_are_forgotten() -> None:
    async def steps(politeness: Politeness[str], begun: list[str]) -> None:
        place = Slot(politeness)
        for number in range(3 * MOST_HOSTS):
            await place.take(f"host{number}")
        assert len(politeness._hosts) <= MOST_HOSTS

    waiting(steps)


NOW = datetime(2025, 11, 14, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7", 7.0),
        (" 0 ", 0.0),
        ("Fri, 14 Nov 2025 16:00:30 GMT", 30.0),
        ("Fri, 14 Nov 2025 15:00:00 GMT", 0.0),
        ("9" * 400, math.inf),
        (None, None),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("soon²", None),
        ("٣", None),
        ("Fri, 99 Nov 99999 99:99:99 GMT", None),
    ],
)
def test_seconds_and_dates_are_read_and_rubbish_is_not(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, None, NOW) == seconds


def test_a_date_is_measured_by_the_clock_of_the_server_that_named_it() -> None:
    assert retry_after("Thu, 01 Jan 2015 00:00:09 GMT", "Thu, 01 Jan 2015 00:00:00 GMT", NOW) == 9.0


@given(some.text(max_size=60), some.none() | some.text(max_size=40))
def test_no_header_raises(value: str, date: str | None) -> None:
    seconds = retry_after(value, date, NOW)
    assert seconds is None or seconds >= 0


@given(attempt=some.integers(1, 30), after=some.none() | some.floats(0, 100), seed=some.integers())
def test_a_pause_is_bounded_and_never_shorter_than_the_server_asked(attempt: int, after: float | None, seed: int) -> None:
    pause = pause_before(attempt, after, random.Random(seed))
    assert 0 < pause <= max(LONGEST_WAIT, after or 0)
    assert pause >= (after or 0)


def test_pauses_of_many_pages_are_spread() -> None:
    chance = random.Random(1)
    assert len({round(pause_before(1, None, chance), 3) for _ in range(50)}) > 20
