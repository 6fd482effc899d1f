"""The wire beside its peers: 500 pages of real size, 50 ms away, 20 at once; then 10,000 pages, and pages that are in the cache.

Every client runs as a whole process on the same server, and saves every body to a folder in memory. All pages are on one host
of this machine, so manners (two at once, a pause) are switched off here and nowhere else.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.fetch_clients import AT_ONCE

PAGES, MANY, CACHED = 500, 10_000, 1_000
ROUNDS = 3
PEERS = ("wget2", "curl", "aria2c")
MEMORY = Path("/dev/shm")


@dataclass(frozen=True)
class Ran:
    """One run of one client: seconds on the clock and on the processor, pages saved, highest memory in MB (ours and httpx)."""

    wall: float
    cpu: float
    pages: int
    memory: float = 0.0


def run(data: Path | None, *, table: bool, arguments: list[str]) -> dict[str, float]:
    """Return the figures; `data` is not used, the pages are made up. `arguments` may have `--quick` (no 10,000 pages)."""
    with site() as base:
        runs = compare(base)
        figures = {f"fetch.{name}.{what}": value for name, row in runs.items() for what, value in row.items()}
        fastest = min(row["wall"] for name, row in runs.items() if name != "newsletter")
        figures["fetch.wall_ratio"] = runs["newsletter"]["wall"] / fastest
        figures["fetch.cpu_ratio_httpx"] = runs["newsletter"]["cpu"] / runs["httpx"]["cpu"]
        figures |= cached_pages(base)
        if "--quick" not in arguments:
            figures |= many_pages(base)
    figures = {name: round(value, 3) for name, value in figures.items()}
    if table:
        show(runs, figures)
    return figures


def compare(base: str) -> dict[str, dict[str, float]]:
    """Run every client that is there, in turns, and return the medians."""
    names = ("newsletter", "httpx", *(name for name in PEERS if shutil.which(name)))
    rows: dict[str, list[Ran]] = {name: [] for name in names}
    for _ in range(ROUNDS):
        for name in names:
            rows[name].append(fetch(name, base, PAGES))
    for name, ran in rows.items():
        if {one.pages for one in ran} != {PAGES}:
            raise SystemExit(f"{name} brought {[one.pages for one in ran]} of {PAGES} pages: no comparison")
    return {
        name: {what: statistics.median(getattr(one, what) for one in ran) for what in ("wall", "cpu", "memory")}
        for name, ran in rows.items()
    }


def cached_pages(base: str) -> dict[str, float]:
    """Return what a second fetch asks of the server: nothing for fresh pages, a 304 for each stale one."""
    before = stats(base)
    fresh = fetch("newsletter-fresh", base, CACHED)
    between = stats(base)
    stale = fetch("newsletter-stale", base, CACHED)
    after = stats(base)
    assert (fresh.pages, stale.pages) == (CACHED, CACHED)
    return {
        "fetch.fresh.requests": sum(between.values()) - sum(before.values()),
        "fetch.fresh.wall": fresh.wall,
        "fetch.stale.304": after["304"] - between["304"],
        "fetch.stale.bodies": after["200"] - between["200"],
        "fetch.stale.wall": stale.wall,
    }


def many_pages(base: str) -> dict[str, float]:
    """Return how 10,000 pages compare with 500: memory in all, seconds and processor for each page."""
    few, many = fetch("newsletter", base, PAGES), fetch("newsletter", base, MANY)
    assert (few.pages, many.pages) == (PAGES, MANY)
    return {
        "fetch.many.memory_ratio": many.memory / few.memory,
        "fetch.many.memory_mb": many.memory,
        "fetch.many.wall_per_page_ratio": (many.wall / MANY) / (few.wall / PAGES),
        "fetch.many.cpu_per_page_ratio": (many.cpu / MANY) / (few.cpu / PAGES),
        "fetch.many.wall": many.wall,
    }


def fetch(name: str, base: str, pages: int) -> Ran:
    """Run one client over so many pages of the site."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as scratch:
        folder, listing = Path(scratch, "out"), Path(scratch, "urls")
        folder.mkdir()
        listing.write_text("".join(f"{base}/{number}.html\n" for number in range(pages)))
        words = command(name, listing, folder)
        start = time.monotonic()
        child = subprocess.Popen(words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment())
        assert child.stdout is not None
        said = child.stdout.read()
        usage = os.wait4(child.pid, 0)[2]
        wall = time.monotonic() - start
        report = json.loads(said) if said.startswith(b'{"pages"') else {"pages": len(list(folder.iterdir())), "memory": 0}
        return Ran(wall, usage.ru_utime + usage.ru_stime, report["pages"], report["memory"] / 1e6)


def command(name: str, listing: Path, folder: Path) -> list[str]:
    """Return the words of a client's command line: compressed, AT_ONCE at once, quiet."""
    if name == "wget2":
        return [
            "wget2",
            "-q",
            "--no-config",
            f"--max-threads={AT_ONCE}",
            "--compression=gzip",
            "--no-robots",
            "-i",
            str(listing),
        ]
    if name == "curl":
        config = listing.with_suffix(".curl")
        config.write_text("".join(f'url = "{url}"\nremote-name\n' for url in listing.read_text().split()))
        return ["curl", "-s", "--parallel", "--parallel-max", str(AT_ONCE), "--compressed", "-K", str(config)]
    if name == "aria2c":
        many = f"--max-concurrent-downloads={AT_ONCE}"
        return ["aria2c", "-q", "--no-conf", many, "--http-accept-gzip=true", "-s1", "-x1", f"--input-file={listing}"]
    return [sys.executable, "-m", "tests.bench.fetch_clients", name, str(listing), str(folder)]


def environment() -> dict[str, str]:
    """Return the environment of a client: this project can be imported, compiled once as when installed; no proxy is in the way."""
    out = ("_proxy", "pythondontwritebytecode")
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith(out)}
    return kept | {"PYTHONPATH": str(Path(__file__).parents[2])}


@contextlib.contextmanager
def site() -> Iterator[str]:
    """Run the site in a process of its own; gives its address."""
    words = [sys.executable, "-m", "tests.bench.fetch_site", "--pages", str(PAGES)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        yield server.stdout.readline().strip()
        server.stdin.close()


def stats(base: str) -> dict[str, int]:
    """Return how often the site answered with which status."""
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(f"{base}/stats") as answer:
        counted: dict[str, int] = json.load(answer)
    return counted


def show(runs: dict[str, dict[str, float]], figures: dict[str, float]) -> None:
    """Print the comparison and the rest."""
    print(f"{PAGES} pages, 50 ms away, {AT_ONCE} at once; medians of {ROUNDS}\n")
    print(f"{'client':12} {'wall s':>8} {'CPU s':>8} {'MB':>6}")
    for name, row in sorted(runs.items(), key=lambda item: item[1]["wall"]):
        print(f"{name:12} {row['wall']:8.2f} {row['cpu']:8.2f} {row['memory']:6.0f}")
    print()
    for name, value in figures.items():
        if name.count(".") == 1 or ".many." in name or ".fresh." in name or ".stale." in name:
            print(f"{name:32} {value:8}")
