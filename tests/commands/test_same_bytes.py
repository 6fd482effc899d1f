"""The same pages make the same issue, byte for byte: in any zone, locale and order, and whatever a process hashes strings to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.running import newsletter
from tests.website import Site, article

PLACES = [
    {"TZ": "UTC", "PYTHONHASHSEED": "0", "LC_ALL": "C"},
    {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"},
    {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "4242", "LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE.UTF-8"},
]
TOWNS = ("Ashby", "Corley", "Dunmere", "Elsham", "Farley", "Gorton")


def _draft(project: Path, cache: str, place: dict[str, str]) -> bytes:
    command = [sys.executable, "-m", "newsletter", "draft", "-q", "--date", "2025-11-15", "--cache", cache, "-o", "-"]
    return subprocess.run(command, cwd=project, env={**os.environ, **place}, capture_output=True, check=True).stdout


def test_the_same_pages_make_the_same_bytes_in_any_zone_locale_and_order(project: Path, site: Site) -> None:
    for number, town in enumerate(TOWNS):
        text = f"The council of {town} will rebuild its {['mill bridge', 'town hall', 'owls’ barn'][number % 3]} this winter. "
        site.pages[f"/{town}"] = article(
            f"{town} builds", text + f"Engineers in {town} expect {number + 3} months of work. " * 8
        )
    config = project / "config.toml"
    config.write_text(config.read_text(encoding="utf-8") + '[draft]\ntimezone = "Europe/Berlin"\n', encoding="utf-8")
    urls = [f"{site.base}/{name}" for name in ("bridge", "bridge-too", "owls", *TOWNS)]
    for cache, order in (("forth", urls), ("back", urls[::-1])):
        newsletter("fetch", "-q", "--cache", cache, *order)
        newsletter("extract", "-q", "--cache", cache)
    made = {_draft(project, cache, place) for cache in ("forth", "back") for place in PLACES}
    assert len(made) == 1
    assert made.pop().count(b"### ") >= 8
