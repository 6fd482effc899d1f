"""A Dask cluster does the work of the processes, and goes on when one of its workers dies."""

from __future__ import annotations

import importlib.util
import itertools
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsletter.errors import ExtractError, NewsletterError
from newsletter.workers.dask import AHEAD, dask_map
from newsletter.workers.processes import Result
from tests.extract import chores

pytestmark = pytest.mark.skipif(importlib.util.find_spec("distributed") is None, reason="needs newsletter[dask]")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A scheduler and two worker processes on loopback."""
    port = free_port()
    root = str(Path(__file__).parents[2])
    run = subprocess.Popen(
        [sys.executable, "-m", "tests.extract.dask_processes", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": root},
        start_new_session=True,
    )
    assert run.stdout is not None
    try:
        assert run.stdout.readline() == b"ready\n"
        yield f"tcp://127.0.0.1:{port}"
    finally:
        os.killpg(run.pid, signal.SIGKILL)
        run.communicate()


def test_results_come_in_order_and_errors_as_they_were_also_when_a_worker_dies(address: str) -> None:
    with dask_map(address, patience=30) as work:
        assert list(work(chores.square, range(50))) == [Result(number, number * number) for number in range(50)]
        refused = next(work(chores.misbehave, ["refuse"]))
        assert isinstance(refused.error, ExtractError)
        assert refused.error.url == "https://a.example/"

        read = itertools.count()
        results = work(chores.process_of, (next(read) for _ in range(200)))
        first = [next(results) for _ in range(20)]
        assert next(read) <= 20 + 2 * AHEAD + 1
        processes = {result.value[1] for result in first if result.value}
        assert len(processes) == 2
        os.kill(processes.pop(), signal.SIGKILL)
        rest = list(results)
        assert [result.value and result.value[0] for result in first + rest] == [result.item for result in first + rest]
        assert len(first + rest) == 200


def test_no_scheduler_is_one_line_and_not_a_traceback() -> None:
    place = f"tcp://127.0.0.1:{free_port()}"
    with pytest.raises(NewsletterError, match="no Dask scheduler responds"), dask_map(place, patience=0.3):
        pass
