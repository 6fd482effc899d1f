"""A host is never pressed harder than the settings say, and one host's queue keeps nobody else waiting."""

from __future__ import annotations

import asyncio
import time
from collections import Counter

from newsletter.fetch.politeness import MOST_HOSTS, Politeness


class Count:
    """Who is in, and how many were in at most."""

    def __init__(self) -> None:
        self.now: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self.began: list[float] = []

    async def request(self, politeness: Politeness, host: str, seconds: float = 0.01) -> None:
        async with politeness.place(host):
            self.began.append(time.monotonic())
            for name in (host, "all"):
                self.now[name] += 1
                self.most[name] = max(self.most[name], self.now[name])
            await asyncio.sleep(seconds)
            self.now[host] -= 1
            self.now["all"] -= 1


def run(politeness: Politeness, hosts: list[str], seconds: float = 0.01) -> Count:
    """Ask for a place at each host in turn, all at once."""
    count = Count()

    async def everyone() -> None:
        await asyncio.gather(*(count.request(politeness, host, seconds) for host in hosts))

    asyncio.run(everyone())
    return count


def test_no_host_and_no_run_has_more_at_once_than_the_settings_say() -> None:
    count = run(Politeness(5, 2, 0.0), [f"host{number % 4}" for number in range(40)])
    assert count.most["all"] == 5
    assert max(count.most[f"host{number}"] for number in range(4)) == 2


def test_requests_to_one_host_begin_a_pause_apart() -> None:
    count = run(Politeness(20, 10, 0.05), ["a"] * 5)
    gaps = [later - earlier for earlier, later in zip(count.began, count.began[1:], strict=False)]
    assert min(gaps) > 0.045


def test_a_pause_at_one_host_is_none_at_another() -> None:
    start = time.monotonic()
    count = run(Politeness(20, 1, 30.0), ["a", "b", "c"])
    assert max(count.began) - start < 5


def test_a_long_queue_at_one_host_leaves_the_places_to_others() -> None:
    order: list[str] = []

    async def everyone() -> None:
        politeness = Politeness(3, 2, 0.0)

        async def request(host: str) -> None:
            async with politeness.place(host):
                await asyncio.sleep(0.01)
            order.append(host)

        await asyncio.gather(*(request(host) for host in ["slow"] * 20 + ["quick"]))

    asyncio.run(everyone())
    assert order.index("quick") <= 3


def test_a_host_that_asks_for_quiet_gets_it() -> None:
    async def wait() -> float:
        politeness = Politeness(5, 2, 0.0)
        politeness.hold("a", 0.1)
        start = time.monotonic()
        async with politeness.place("a"):
            return time.monotonic() - start

    assert asyncio.run(wait()) >= 0.095


def test_a_place_is_given_back_when_the_request_fails_or_is_cancelled() -> None:
    async def fail() -> None:
        politeness = Politeness(1, 1, 0.0)

        async def request() -> None:
            async with politeness.place("a"):
                await asyncio.sleep(30)

        task = asyncio.create_task(request())
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        async with politeness.place("a"):
            pass

    asyncio.run(fail())


def test_hosts_of_long_ago_are_forgotten() -> None:
    async def many() -> int:
        politeness = Politeness(5, 2, 0.0)
        for number in range(3 * MOST_HOSTS):
            async with politeness.place(f"host{number}"):
                pass
        return len(politeness._hosts)

    assert asyncio.run(many()) <= MOST_HOSTS
