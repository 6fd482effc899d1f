"""The event loop of a run and the links in flight.

The loop runs while the caller waits for a result, and stands still, its clock with it, while the caller works on one.
"""

from __future__ import annotations

import asyncio
import contextlib
import signal
import threading
from collections import deque
from dataclasses import dataclass
from types import FrameType
from typing import Any

import httpx

from newsletter.config.schema import FetchSettings
from newsletter.fetch.wire.client import Client
from newsletter.fetch.wire.fetcher import Deadline, Visitor
from newsletter.fetch.wire.page_error import PageError
from newsletter.fetch.wire.request_url import Address
from newsletter.fetch.wire.response import Answer
from newsletter.fetch.wire.throttle import Politeness
from newsletter.models import Link, Page

SLOW, GRACE = 3.0, 0.5
"""Seconds after which a host is named as slow, and those that a run's end waits for what is on its way."""


@dataclass(slots=True)
class Job:
    """One link on its way."""

    link: Link
    shown: str
    address: Address
    known: Page | None
    deadline: Deadline


class _PausingLoop(asyncio.SelectorEventLoop):
    """An event loop whose clock stands still while it does not run, and whose callbacks no signal breaks off."""

    def __init__(self) -> None:
        self.ending, self._stood = False, 0.0
        self._since: float | None = None
        self._made = False
        super().__init__()
        self._made, self._since = True, super().time()

    def is_closed(self) -> bool:
        """Return whether there is nothing to close: also where the loop could not be made, for want of open files."""
        return not self._made or super().is_closed()

    def time(self) -> float:
        """Return the seconds that the loop has run, from an arbitrary start."""
        return (super().time() if self._since is None else self._since) - self._stood

    def run_forever(self) -> None:
        """Run until stopped. A signal that comes meanwhile stops it too, and then has its effect; a second one has it at once.

        KeyboardInterrupt amid a callback would lose wake-ups, and leave tasks that nothing can end. `ending` is not stopped.
        """
        if self._since is not None:
            self._stood += super().time() - self._since
            self._since = None
        signals = map(
            int, (signal.SIGINT, signal.SIGTERM, signal.SIGHUP) if threading.current_thread() is threading.main_thread() else ()
        )
        handlers = {number: handler for number in signals if callable(handler := signal.getsignal(number))}
        held: list[int] = []

        def hold(number: int, frame: FrameType | None) -> None:
            if held or not self.is_running():
                handlers[number](number, frame)
                return
            held.append(number)
            if not self.ending:
                self.stop()
                self.call_soon_threadsafe(int)  # wakes the loop from its wait

        try:
            for number in handlers:
                signal.signal(number, hold)
            super().run_forever()
        finally:
            self._since = super().time()
            for number, handler in handlers.items():
                signal.signal(number, handler)
        for number in held:
            handlers[number](number, None)


class FetchLoop:
    """The loop, the visitor in it, and the outcomes that nobody has taken yet: no more than one turn of the loop brings."""

    def __init__(self, settings: FetchSettings, transport: httpx.AsyncBaseTransport | None, any_text: bool = False) -> None:
        self._client = Client(settings, transport)
        self._turns = Politeness[Job](settings.concurrency, settings.per_host, settings.pause, self._begin)
        self._visitor = Visitor(settings, self._client, self._turns, any_text=any_text)
        self._outcomes: deque[tuple[Job, Answer | PageError | Exception]] = deque()
        self._workers: set[asyncio.Task[None]] = set()
        self._active: dict[int, Job] = {}
        self._awaited = False
        self._loop = _PausingLoop()

    def submit(self, job: Job) -> None:
        """Put a job in its host's line."""
        self._loop.call_soon(self._turns.add, job.address.host, job)

    def take(self, patience: float) -> tuple[Job, Answer | PageError] | None:
        """Return an outcome, or None when none comes in time. An unknown exception of the loop is raised here: it is a bug."""
        if not self._outcomes and not self._loop.is_closed():
            alarm = self._loop.call_later(patience, self._loop.stop)
            self._awaited = True
            try:
                self._loop.run_forever()
            finally:
                self._awaited = False
                alarm.cancel()
        if not self._outcomes:
            return None
        job, outcome = self._outcomes.popleft()
        if isinstance(outcome, (Answer, PageError)):
            return job, outcome
        raise outcome

    def stop(self) -> None:
        """End what is on its way and close every connection, in about two GRACEs at most."""
        if self._loop.is_closed():
            return
        self._loop.ending = True
        end = self._loop.create_task(self._end(asyncio.all_tasks(self._loop) | self._workers))
        end.add_done_callback(lambda _: self._loop.stop())
        try:
            while not end.done():
                self._loop.run_forever()
            end.result()
        finally:
            self._loop.close()

    async def _end(self, tasks: set[asyncio.Task[Any]]) -> None:
        for task in tasks:
            task.cancel()
        ended, given_up = await asyncio.wait(tasks, timeout=GRACE) if tasks else (tasks, tasks)
        await asyncio.gather(*ended, return_exceptions=True)  # or each would complain that nobody asked how it ended
        if given_up:
            self._loop.set_exception_handler(lambda loop, context: None)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._client.aclose(), GRACE)
        await self._loop.shutdown_asyncgens()

    def glance(self) -> tuple[int, tuple[str, ...]]:
        """Return the bytes received and the hosts whose pages have been long on their way."""
        slow = {job.address.host for job in self._active.values() if job.deadline.spent > SLOW}
        return self._visitor.received, tuple(sorted(slow))

    def _begin(self, job: Job) -> None:
        if self._loop.ending:  # a worker that is cancelled has given its place back
            return
        worker = self._loop.create_task(self._work(job))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def _work(self, first: Job) -> None:
        job: Job | None = first
        while job is not None and not self._loop.ending:
            await self._visit(job)
            job = self._turns.next_job()

    async def _visit(self, job: Job) -> None:
        self._active[id(job)] = job
        outcome: Answer | PageError | Exception
        try:
            outcome = await self._visitor.visit(job.address, job.known, job.link.discovered, job.deadline)
        except Exception as error:  # noqa: BLE001 - not swallowed: what is no PageError is a bug, and `take` raises it
            outcome = error
        finally:
            del self._active[id(job)]
        self._outcomes.append((job, outcome))
        if self._awaited:
            self._loop.stop()
