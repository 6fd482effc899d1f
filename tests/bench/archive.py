"""A whole cache read at once, as its user would: memory with 10,000 real pages beside 500, and what a second core brings.

The pages are 500 of the extract bench, drawn over all its sets; for 10,000 each of them is there under many addresses and with a
number in it, so that none is read twice and the largest page is the same.
"""

from __future__ import annotations

import contextlib
import itertools
import lzma
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsletter.cache import Cache
from newsletter.models import Page
from tests.bench.extract import pages_below

FEW, SOME, MANY = 500, 2_000, 10_000
PAUSE = 0.25  # seconds between two looks at the memory


@dataclass(frozen=True)
class Ran:
    """One run: seconds on the clock, highest sum of memory over all its processes in MB (shared pages counted once)."""

    wall: float
    memory: float


def run(data: Path | None, *, table: bool, arguments: list[str]) -> dict[str, float]:
    """Return the figures. `arguments` may have `--quick` (a tenth of the pages). Ends the program when a run failed."""
    if data is None:
        raise SystemExit("archive: name the data with --data DIR or NEWSLETTER_BENCH")
    root = pages_below(data)
    counts = [count // 10 if "--quick" in arguments else count for count in (FEW, SOME, MANY)]
    with tempfile.TemporaryDirectory(prefix="newsletter-archive-") as folder:
        caches = [Path(folder, str(count)) for count in counts]
        for cache, count in zip(caches, counts, strict=True):
            fill(cache, root, count)
        one = extract(caches[1], 1)
        few, some, many = (extract(cache, 2) for cache in caches)
    figures = {
        "archive.two_cores": one.wall / some.wall,
        "archive.pages_a_second": counts[2] / many.wall,
        "archive.memory_few": few.memory,
        "archive.memory_many": many.memory,
        "archive.memory_ratio": many.memory / few.memory,
    }
    if table:
        for name, value in figures.items():
            print(f"{name:26}{value:10.2f}")
    return figures


def fill(folder: Path, root: Path, count: int) -> None:
    """Write a cache of so many pages, as `fetch` would leave it."""
    cache = Cache(folder, print)
    for number, body in enumerate(itertools.islice(bodies(root), count)):
        url = f"https://site{number % 97}.example.org/page/{number}"
        page = Page(url, ok=True, status=200, content_type="text/html", fetched_at="2026-11-20T05:00:00+00:00")
        cache.put(page, body + f"<!-- {number} -->".encode())


def bodies(root: Path) -> Iterator[bytes]:
    """Yield the pages that are measured with, again and again; the same ones in every run."""
    files = sorted(root.glob("*/*/pages/*.html.xz"))
    drawn = random.Random(FEW).sample(files, min(FEW, len(files)))
    for file in itertools.cycle(drawn):
        yield lzma.decompress(file.read_bytes())


def extract(cache: Path, jobs: int) -> Ran:
    """Run `newsletter extract --again` over a cache in processes of its own, and watch what they hold."""
    command = [sys.executable, "-m", "newsletter", "extract", "--again", "--jobs", str(jobs), "--quiet", "--cache", str(cache)]
    begin, memory = time.monotonic(), 0.0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True) as process:
        while process.poll() is None:
            memory = max(memory, held(process.pid))
            time.sleep(PAUSE)
    if process.returncode:
        raise SystemExit(f"newsletter extract ended with {process.returncode}: no measurement")
    return Ran(time.monotonic() - begin, memory)


def held(session: int) -> float:
    """Return the proportional set size (proc(5), smaps_rollup) of all processes of a session, in MB."""
    kilobytes = 0
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            with contextlib.suppress(OSError, ValueError):
                if os.getsid(int(folder.name)) == session:
                    lines = (folder / "smaps_rollup").read_text().splitlines()
                    kilobytes += next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    return kilobytes / 1024
