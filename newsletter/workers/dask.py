"""Runs work on a Dask cluster (extra `dask`), for archives too large for one machine."""

from __future__ import annotations

import contextlib
import itertools
import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from newsletter.errors import NewsletterError
from newsletter.workers.processes import Map, Packed, Result, WorkLost, packed, rebuilt

Item = TypeVar("Item")
Value = TypeVar("Value")

# How many items are sent ahead for each thread of the cluster: one is worked on, the others wait for it there.
AHEAD = 4
# After this many results the cluster's size is asked for again.
RECOUNT = 200


@contextlib.contextmanager
def dask_map(address: str, *, patience: float = 10.0) -> Iterator[Map]:
    """Connect to a Dask scheduler (`tcp://host:8786`) and give the map that lets its workers do the work.

    The map yields results in the order of the items, as they come; only a few items for each thread are under way, so that
    memory does not depend on their number. When a worker dies, the scheduler gives its items to others; an item on which several
    workers died gives a Result with an error. Limits of time and memory are the workers' own (`--memory-limit`).
    Raises NewsletterError when the extra is not installed, when no scheduler answers within `patience` seconds, when the cluster
    goes away, and when its workers do not have this program.
    """
    client = _client(address, patience)
    try:
        yield _Cluster(client, address).map
    finally:
        client.close(timeout=patience)


def _client(address: str, patience: float) -> Any:
    try:
        import distributed
    except ImportError as error:
        raise NewsletterError(f"{address}: Dask is not installed; install newsletter[dask]") from error
    # It logs lost workers and closed connections to stderr, which only our console writes to; what matters is raised.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        return distributed.Client(address, timeout=patience, set_as_default=False, name="newsletter")
    except (OSError, TimeoutError, ValueError) as error:
        raise NewsletterError(f"{address}: no Dask scheduler responds ({error}); start one with `dask scheduler`") from error


class _Cluster:
    def __init__(self, client: Any, address: str) -> None:
        self.client, self.address = client, address

    def map(self, function: Callable[[Item], Value], items: Iterable[Item], /) -> Iterator[Result[Item, Value]]:
        """Yield a result for each item, in order. See `dask_map`."""
        rest = iter(items)
        under_way: deque[tuple[Item, Any]] = deque()
        room = 0
        try:
            for count in itertools.count():
                if count % RECOUNT == 0:
                    room = AHEAD * max(1, sum(self.client.nthreads().values()))
                for item in itertools.islice(rest, max(0, room - len(under_way))):
                    under_way.append((item, self.client.submit(_attempt, function, item, pure=False)))
                if not under_way:
                    return
                item, future = under_way.popleft()
                yield self._result(item, future)
        finally:
            self.client.cancel([future for _, future in under_way])

    def _result(self, item: Item, future: Any) -> Result[Item, Any]:
        from distributed import KilledWorker

        try:
            value, failure = future.result()
        except KilledWorker:
            return Result(item, None, WorkLost("several workers died while processing it"))
        except ModuleNotFoundError as error:
            raise NewsletterError(
                f"{self.address}: the workers cannot import {error.name}; install the same version there"
            ) from error
        except Exception as error:
            if self.client.status == "running":
                raise
            raise NewsletterError(f"{self.address}: lost the connection to the Dask cluster") from error
        finally:
            future.release()
        return Result(item, value, rebuilt(failure) if failure else None)


def _attempt(function: Callable[[Item], Value], item: Item) -> tuple[Value | None, Packed | None]:
    """Run on a worker: an error is an answer like any other, so that it comes back whole and is not tried again."""
    try:
        return function(item), None
    except Exception as error:  # noqa: BLE001 - it goes to the caller, who decides
        return None, packed(error)
