"""Ctrl-C in the middle: what arrived is kept, and the next run goes on from there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import newsletter
from tests.website import Reply, Site

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_fetch_ends_with_130_and_keeps_what_arrived(desk: Path, site: Site, number: int) -> None:
    text = (desk / "config.toml").read_text().replace("pause = 0", "pause = 0.5\nper_host = 1")
    (desk / "config.toml").write_text(text)
    urls = []
    for count in range(40):
        site.pages[f"/p{count}"] = Reply(site.pages["/owls"].body + str(count).encode())
        urls.append(f"{site.base}/p{count}")
    run = subprocess.Popen(
        [sys.executable, "-m", "newsletter", "fetch", *urls],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert run.stdout is not None
    first = [run.stdout.readline().strip() for _ in range(2)]
    run.send_signal(number)
    rest, said = run.communicate(timeout=30)
    assert run.returncode == 130
    assert "Traceback" not in said
    arrived = [*first, *rest.split()]
    assert 2 <= len(arrived) < 40
    kept = newsletter("cache", "ls").out.split()
    assert set(arrived) <= set(kept)
    asked = len(site.requests)
    again = newsletter("fetch", *urls[: len(kept)], "--json")
    assert sum(record["from_cache"] for record in again.records) >= len(set(kept) & set(urls[: len(kept)]))
    assert len(site.requests) - asked <= len(urls[: len(kept)]) - len(set(kept) & set(urls[: len(kept)]))
