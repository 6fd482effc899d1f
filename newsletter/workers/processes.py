"""Runs work in parallel: one process per core, ordered results, time and memory limits per item.

An item that takes too long or too much costs only itself: its process ends, is replaced, and the item's result is an error.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import multiprocessing
import os
import pickle
import resource
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from typing import Any, Generic, Protocol, TypeVar

from newsletter.errors import NewsletterError
from newsletter.files import reason

Item = TypeVar("Item")
Value = TypeVar("Value")
# An exception on its way from another process: its class, its arguments and its attributes.
Packed = tuple[type[Exception], tuple[Any, ...], dict[str, Any]]

# For fewer items than this, a second process costs more than it brings.
ITEMS_A_WORKER = 8
# How many items go to a process at a time: enough to keep it busy while the parent writes earlier results.
CHUNK = 4
# How far ahead of the result that is due next work may go, for each process: one slow item must not stop the others at once.
AHEAD = 32
# A process that has grown by so much gives back what it no longer uses, and is replaced between two items where that does not
# help, so that memory does not depend on how many items there were.
SPARE_MEGABYTES, GROWTH_MEGABYTES = 48, 128


FEWEST_FILES = 20
"""Open files that this process and the server that forks need at the least."""

TO_ALL = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""What a terminal, or a service's stop, sends to every process of a command."""

# The exit code of a process that asks to be replaced: the items that it has not answered are not at fault.
RETIRED = 75


class WorkLost(NewsletterError):
    """An item got no result: it took too long, too much memory, or its process ended. The text is the reason alone."""


class WorkersError(NewsletterError):
    """No process can be started: the limits of the system leave no room for one."""


@dataclass(frozen=True, slots=True)
class Result(Generic[Item, Value]):
    """What became of an item: its value, or the error (WorkLost, or what the function raised)."""

    item: Item
    value: Value | None = None
    error: Exception | None = None


class Map(Protocol):
    """A way to work on many items: what a step takes as its `map` (this module's processes, or a cluster)."""

    def __call__(self, function: Callable[[Item], Value], items: Iterable[Item], /) -> Iterator[Result[Item, Value]]:
        """Yield a result for each item, in the order of the items."""
        ...


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_bounded(
    function: Callable[[Item], Value],
    items: Iterable[Item],
    *,
    jobs: int = 0,
    seconds: float = 20.0,
    megabytes: int = 1024,
    chunk: int = CHUNK,
) -> Iterator[Result[Item, Value]]:
    """Yield function(item) for each item, in the order of the items, as they come, worked out by `jobs` processes (0: all cores).

    The function and the items are pickled. Items are read lazily and only so far ahead as the processes need, so that memory does
    not depend on their number. An item that takes more than `seconds` of wall time or `megabytes` of address space gives a
    Result with an error, and so does one whose function raises; the others are not touched. Processes are added as items come:
    one for every eight. When the iterator is closed, or interrupted, all processes are gone.
    """
    pool: _Pool[Item, Value] = _Pool(function, iter(items), jobs or cores(), seconds, megabytes, max(1, chunk))
    try:
        yield from pool.results()
    finally:
        pool.close()


@dataclass(slots=True, eq=False)
class _Worker(Generic[Item]):
    """A process, our end of its pipe, and the numbers of the items that it has got and not answered."""

    process: Any
    pipe: Connection
    pending: deque[int] = field(default_factory=deque)
    answered: bool = False


class _Pool(Generic[Item, Value]):
    def __init__(
        self, function: Callable[[Item], Value], items: Iterator[Item], jobs: int, seconds: float, megabytes: int, chunk: int
    ) -> None:
        self.function, self.items, self.jobs = function, items, jobs
        self.seconds, self.megabytes, self.chunk = seconds, megabytes, chunk
        self.workers: list[_Worker[Item]] = []
        self.open: dict[int, Item] = {}
        self.waiting: deque[int] = deque()
        self.done: dict[int, Result[Item, Value]] = {}
        self.read = 0
        self.due = 0
        self.exhausted = False
        # Not a fork of this process, which may have threads: of a server that has only the function's module loaded.
        self.context: Any = multiprocessing.get_context("forkserver")
        self.context.set_forkserver_preload([_module_of(function)])

    def results(self) -> Iterator[Result[Item, Value]]:
        """Hand out work and yield what is due, until all is done."""
        while True:
            self._give_work()
            while self.due in self.done:
                yield self.done.pop(self.due)
                self.due += 1
                self._give_work()
            if not self.open:
                return
            for pipe in wait([worker.pipe for worker in self.workers if worker.pending]):
                self._receive(next(worker for worker in self.workers if worker.pipe is pipe))

    def close(self) -> None:
        """End all processes at once and wait until they are gone."""
        for worker in self.workers:
            worker.process.kill()
        for worker in self.workers:
            _bury(worker)
        self.workers.clear()

    def _give_work(self) -> None:
        while numbers := self._next_chunk():
            worker = next((worker for worker in self.workers if not worker.pending), None)
            if worker is None and len(self.workers) < self._wanted():
                worker = self._start()
            if worker is None:  # the next work lies ready in the pipe when the last of the old is answered
                worker = next((worker for worker in self.workers if len(worker.pending) < self.chunk and worker.answered), None)
            if worker is None:
                self.waiting.extendleft(reversed(numbers))
                return
            self._send(worker, numbers)

    def _wanted(self) -> int:
        return max(1, min(self.jobs, self.read // ITEMS_A_WORKER))

    def _next_chunk(self) -> list[int]:
        """Return the numbers of the next items to work on, read from the input if none wait."""
        room = self.jobs * AHEAD - (self.read - self.due)
        wanted = min(self.chunk, room) if not self.waiting else 0
        if wanted > 0 and not self.exhausted:
            for item in islice(self.items, wanted):
                self.open[self.read] = item
                self.waiting.append(self.read)
                self.read += 1
            self.exhausted = len(self.waiting) < wanted
        return [self.waiting.popleft() for _ in range(min(self.chunk, len(self.waiting)))]

    def _start(self) -> _Worker[Item]:
        ours, theirs = self.context.Pipe()
        process = self.context.Process(target=_work, args=(theirs, self.function, self.seconds, self.megabytes), daemon=True)
        try:
            _check_files()
            _start_server()
            process.start()
        except (OSError, EOFError) as error:  # the server that forks may be the one that has no more files
            cause = reason(error) if isinstance(error, OSError) else "it ended at once"
            raise WorkersError(f"cannot start a worker process: {cause}; raise the limits with ulimit -n and -u") from error
        theirs.close()
        worker: _Worker[Item] = _Worker(process, ours)
        self.workers.append(worker)
        return worker

    def _send(self, worker: _Worker[Item], numbers: list[int]) -> None:
        worker.pending.extend(numbers)
        # A process that is gone already is noticed when its answer is read.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            worker.pipe.send([(number, self.open[number]) for number in numbers])

    def _receive(self, worker: _Worker[Item]) -> None:
        try:
            number, value, error = pickle.loads(worker.pipe.recv_bytes())
        except (EOFError, ConnectionResetError):
            self._lose(worker)
            return
        worker.pending.remove(number)
        worker.answered = True
        self.done[number] = Result(self.open.pop(number), value, rebuilt(error) if error else None)

    def _lose(self, worker: _Worker[Item]) -> None:
        """Answer for the item that a process ended on, and give the others that it had to the next one."""
        self.workers.remove(worker)
        code = _bury(worker)
        if code in (-signal.SIGTERM, -signal.SIGHUP):  # a service's stop, a closed terminal: it is on its way to us as well
            raise KeyboardInterrupt
        if code != RETIRED and worker.pending:
            if code > 0 and not worker.answered:
                raise RuntimeError(f"the worker process cannot start (exit code {code})")
            first = worker.pending.popleft()
            self.done[first] = Result(self.open.pop(first), None, WorkLost(self._reason(code)))
        self.waiting.extendleft(reversed(worker.pending))

    def _reason(self, code: int) -> str:
        if code == -signal.SIGALRM:
            return f"took more than {self.seconds:g} s"
        name = f"signal {-code}" if code < 0 else f"exit code {code}"
        return f"its process ended with {name}, usually because it ran out of memory"


def _bury(worker: _Worker[Any]) -> int:
    """Wait until a process that is ending is gone, free what we hold of it and return its exit code."""
    worker.pipe.close()
    worker.process.join()
    code = int(worker.process.exitcode)
    worker.process.close()
    return code


def _check_files() -> None:
    """Raise OSError where the server that forks would die of too few open files, with a traceback of its own."""
    if 0 <= resource.getrlimit(resource.RLIMIT_NOFILE)[0] < FEWEST_FILES:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))


def _start_server() -> None:
    """Start the server that forks, ignoring from the start what a terminal or a stopping service sends to all processes.

    It ends when this process does. By itself it ignores Ctrl-C only once its modules are loaded; until then it would end with a
    traceback of its own, and a server that has ended cannot say what became of its processes.
    """
    resource_tracker.ensure_running()  # else the server's start starts it, which unblocks the signal
    before = signal.pthread_sigmask(signal.SIG_BLOCK, TO_ALL)
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _module_of(function: Any) -> str:
    """Return the module that defines a function or the function that a partial wraps."""
    while hasattr(function, "func"):
        function = function.func
    return str(function.__module__)


def _work(pipe: Connection, function: Callable[[Any], Any], seconds: float, megabytes: int) -> None:
    """Run in each process: take items, answer each, until the parent closes the pipe or kills us."""
    # An interrupt is the parent's business. The alarm must end us even inside C code, so that no handler may stand in its way.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, TO_ALL)
    start = _resident()
    _limit_memory(megabytes)
    given: SimpleQueue[list[tuple[int, Any]] | None] = SimpleQueue()
    threading.Thread(target=_take, args=(pipe, given), daemon=True).start()
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        while (chunk := given.get()) is not None:
            for number, item in chunk:
                value, error = _tried(function, item, seconds, megabytes)
                _answer(pipe, number, value, error)
                del item, value
                if isinstance(error, WorkLost) or _grown(start) > GROWTH_MEGABYTES << 20:
                    sys.exit(RETIRED)


def _take(pipe: Connection, given: SimpleQueue[list[tuple[int, Any]] | None]) -> None:
    """Take items in as they come, None at their end.

    In a thread of its own: the parent may hand out the next items while we answer the last, and where both are larger than the pipe,
    each would wait for the other to read.
    """
    with contextlib.suppress(EOFError, OSError):
        while True:
            given.put(pipe.recv())
    given.put(None)


def _tried(function: Callable[[Any], Any], item: Any, seconds: float, megabytes: int) -> tuple[Any, Exception | None]:
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return function(item), None
    except MemoryError:
        return None, WorkLost(f"needed more than {megabytes} MB")
    except Exception as error:  # noqa: BLE001 - it goes to the parent, whose caller decides
        return None, error
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _answer(pipe: Connection, number: int, value: Any, error: Exception | None) -> None:
    try:
        answer = pickle.dumps((number, value, packed(error) if error else None))
    except Exception as failure:  # noqa: BLE001 - a value that cannot travel is an answer too
        answer = pickle.dumps((number, None, (WorkLost, (f"its result cannot be sent ({failure!r})",), {})))
    pipe.send_bytes(answer)


def packed(error: Exception) -> Packed:
    """Return what an exception consists of, to be pickled; one that is not the program's own carries its traceback as a note."""
    if not isinstance(error, NewsletterError):
        error.add_note("".join(traceback.format_exception(error)))
    return type(error), error.args, error.__dict__


def rebuilt(error: Packed) -> Exception:
    """Return the exception that another process met. Not by its constructor, which may want other arguments than `args`."""
    kind, arguments, state = error
    result = kind.__new__(kind, *arguments)
    result.__dict__.update(state)
    return result


def _statm(column: int) -> int:
    with contextlib.suppress(OSError), open("/proc/self/statm", encoding="ascii") as status:
        return int(status.read().split()[column]) * resource.getpagesize()
    return 0


def _resident() -> int:
    """How many bytes of memory this process holds; 0 where the system does not say."""
    return _statm(1)


def _grown(start: int) -> int:
    """Return by how many bytes this process has grown, after it gave back what it holds and does not use."""
    grown = _resident() - start
    if grown > SPARE_MEGABYTES << 20:
        # glibc keeps what is freed between what is not; other C libraries have no such call, and mostly no need of it.
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
        grown = _resident() - start
    return grown


def _limit_memory(megabytes: int) -> None:
    """Let this process map so much more than it has now; more than that and malloc fails (setrlimit(2), RLIMIT_AS)."""
    mapped = _statm(0)
    if mapped:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = mapped + (megabytes << 20)
        resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
