"""Many items are worked on by several processes; each costs no more than it may, and nothing is left behind."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsletter.errors import ExtractError
from newsletter.workers.processes import AHEAD, ITEMS_A_WORKER, Result, WorkLost, map_bounded
from tests.extract import chores


def test_results_come_in_the_order_of_the_items() -> None:
    results = list(map_bounded(chores.slower_at_first, range(40), jobs=2))
    assert results == [Result(number, number) for number in range(40)]


def test_items_and_answers_larger_than_a_pipe_do_not_wait_for_each_other() -> None:
    items = [bytes(400_000)] * 60
    assert [result.value for result in map_bounded(chores.repeat, items, jobs=1)] == [bytes(800_000)] * 60


def test_no_items_give_no_results() -> None:
    assert list(map_bounded(chores.square, [], jobs=2)) == []


@pytest.mark.parametrize(
    ("chore", "reason"),
    [
        ("sleep", "took more than 0.2 s"),
        ("backtrack", "took more than 0.2 s"),
        ("grow", "needed more than 512 MB"),
        ("crash", "signal 11"),
        ("vanish", "exit code 3"),
        ("unsendable", "cannot be sent"),
    ],
)
def test_an_item_that_costs_too_much_costs_only_itself(chore: str, reason: str) -> None:
    items = ["a", "b", chore, "c", "d", chore, "e"]
    results = list(map_bounded(chores.misbehave, items, jobs=2, seconds=0.2, megabytes=512))
    assert [result.item for result in results] == items
    assert [result.value for result in results if result.item != chore] == ["A", "B", "C", "D", "E"]
    errors = [result.error for result in results if result.item == chore]
    assert all(isinstance(error, WorkLost) and reason in str(error) for error in errors), errors


def test_what_a_function_raises_comes_back_as_it_was() -> None:
    bug, refusal = (result.error for result in map_bounded(chores.misbehave, ["raise", "refuse"], jobs=1))
    assert isinstance(bug, ValueError)
    assert bug.args == ("no good",)
    assert "chores.py" in bug.__notes__[0]
    assert isinstance(refusal, ExtractError)
    assert (refusal.url, str(refusal)) == ("https://a.example/", "https://a.example/: nothing there")


def test_a_few_items_take_one_process_and_many_take_all() -> None:
    def processes(count: int) -> int:
        return len({result.value[1] for result in map_bounded(chores.process_of, range(count), jobs=2) if result.value})

    assert processes(ITEMS_A_WORKER - 1) == 1
    assert processes(40 * ITEMS_A_WORKER) == 2


def test_items_are_read_only_as_far_ahead_as_the_processes_need() -> None:
    read = itertools.count()
    results = map_bounded(chores.square, read, jobs=2)
    assert [next(results).value for _ in range(5)] == [0, 1, 4, 9, 16]
    results.close()  # type: ignore[attr-defined]
    assert next(read) <= 5 + 2 * AHEAD


def test_closing_early_leaves_no_process_behind() -> None:
    results = map_bounded(chores.process_of, itertools.count(), jobs=2)
    seen = {result.value[1] for result in itertools.islice(results, 100) if result.value}
    results.close()  # type: ignore[attr-defined]
    assert seen
    assert multiprocessing.active_children() == []
    assert not [pid for pid in seen if Path(f"/proc/{pid}").exists()]


def test_an_error_in_reading_the_items_ends_the_work() -> None:
    def items() -> Iterator[int]:
        yield from range(3)
        raise OSError("the list broke off")

    with pytest.raises(OSError, match="broke off"):
        list(map_bounded(chores.square, items(), jobs=2))
    assert multiprocessing.active_children() == []


RUN = """
import itertools, sys
from newsletter.workers.processes import map_bounded
from tests.extract import chores

if __name__ == "__main__":
    for result in map_bounded(chores.process_of, itertools.count(), jobs=2):
        print(result.value[1], flush=True)
"""


def test_an_interrupt_ends_all_processes_without_a_word_from_them(tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(RUN, encoding="utf-8")
    root = str(Path(__file__).parents[2])
    environment = {**os.environ, "PYTHONPATH": root}
    run = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    assert run.stdout is not None
    pids = {int(run.stdout.readline()) for _ in range(50)}
    os.killpg(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=20)
    assert run.returncode == -signal.SIGINT
    # One traceback, the parent's own.
    assert said.count(b"Traceback") == 1
    assert said.rstrip().endswith(b"KeyboardInterrupt")
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]
