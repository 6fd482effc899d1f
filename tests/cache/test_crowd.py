"""Many processes at one cache, killed ones among them, and a disk that is full: nothing good is lost, nothing bad is read.

`NEWSLETTER_STRESS_SECONDS` makes the crowd stay longer than the two seconds of a test run.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsletter.cache import Cache
from newsletter.cache.upkeep import verify
from newsletter.errors import CacheError
from newsletter.models import Page
from tests.cache.crowd import damage, write
from tests.running import ROOT

SECONDS = os.environ.get("NEWSLETTER_STRESS_SECONDS", "2")
KILLS = 25


def _start(job: str, folder: Path, seconds: str, seed: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.cache.crowd", job, str(folder), seconds, str(seed)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_three_writers_and_a_reader_never_meet_half_a_page(tmp_path: Path) -> None:
    crowd = [_start("write", tmp_path / "cache", SECONDS, seed) for seed in (1, 2, 3)]
    crowd.append(_start("read", tmp_path / "cache", SECONDS, 0))
    for member in crowd:
        out, err = member.communicate()
        assert (member.returncode, err) == (0, "")
        assert int(out) > 0


def test_a_writer_killed_in_the_middle_costs_at_most_the_page_it_was_writing(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", lambda line: pytest.fail(line))
    kept = cache.put(Page(url="https://example.org/kept", ok=True, fetched_at="2025-11-14T00:00:00Z"), b"kept")
    chance = random.Random(7)
    fork = multiprocessing.get_context("fork")  # a new interpreter for each of the killed would only cost time
    for seed in range(KILLS):
        writer = fork.Process(target=write, args=(Cache(tmp_path / "cache", sys.exit), time.monotonic() + 60, seed))
        writer.start()
        time.sleep(0.01 + chance.random() * 0.05)
        writer.kill()
        writer.join()
        assert writer.exitcode == -signal.SIGKILL
    assert list(damage(cache)) == []
    assert list(verify(cache)) == []
    assert cache.body(kept) == b"kept"
    assert len(list(cache.pages())) > 5


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("a small disk can be had only where this process may mount one")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_is_one_error_and_every_page_before_it_is_whole(small_disk: Path) -> None:
    cache = Cache(small_disk / "cache", lambda line: pytest.fail(line))
    stored = 0

    def fill() -> None:
        nonlocal stored
        for number in range(1000):
            body = random.Random(number).randbytes(20_000)
            cache.put(Page(url=f"https://example.org/{number}", ok=True, fetched_at="2025-11-15T00:00:00Z"), body)
            stored += 1

    with pytest.raises(CacheError, match="cannot write to the cache: No space left on device; free some space, or use another"):
        fill()
    assert stored > 20
    assert list(damage(cache)) == []
    assert len(list(cache.pages())) == stored
    assert not list(small_disk.rglob(".tmp-*"))
