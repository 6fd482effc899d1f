"""One process of a crowd at one cache: `python -m tests.cache.crowd write|read FOLDER SECONDS SEED`."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from newsletter.cache import Cache
from newsletter.models import Page

PAGES = 60


def write(cache: Cache, until: float, seed: int) -> None:
    """Write pages over and over, each body naming its page, until the time comes; prints how many."""
    chance, count = random.Random(seed), 0
    while time.monotonic() < until:
        number = chance.randrange(PAGES)
        cache.put(
            Page(url=url_of(number), ok=True, status=200, fetched_at=f"2025-11-15T00:00:{seed:02d}Z"), _body(number, chance)
        )
        if chance.random() < 0.2:
            cache.fail(Page(url=url_of(number), error="made up", failed_at="2025-11-15T00:00:00Z"))
        count += 1
    sys.stdout.write(f"{count}\n")


def read(cache: Cache, until: float) -> None:
    """Read everything over and over; prints how many bodies were right, and dies of one that was not."""
    count = 0
    while time.monotonic() < until:
        for page in cache.pages():
            body = cache.body(page)
            assert body is not None, f"{page.url} lost its body"
            assert body.startswith(f"<p>{page.url} ".encode()), f"{page.url} has another page's body"
            count += 1
    sys.stdout.write(f"{count}\n")


def url_of(number: int) -> str:
    """Return the address of one of the crowd's pages."""
    return f"https://example.org/{number}"


def _body(number: int, chance: random.Random) -> bytes:
    return f"<p>{url_of(number)} {chance.random()} ".encode() + b"x" * chance.randrange(50_000)


def damage(cache: Cache) -> Iterator[str]:
    """Yield every complaint of a reading of the whole cache."""
    complaints: list[str] = []
    careful = Cache(cache.folder, complaints.append)
    for page in careful.pages():
        if careful.body(page) is None:
            yield f"{page.url} has no body"
    yield from complaints


if __name__ == "__main__":
    job, folder, seconds, seed = sys.argv[1:]
    shared = Cache(Path(folder), lambda line: sys.exit(f"warned: {line}"))
    end = time.monotonic() + float(seconds)
    if job == "write":
        write(shared, end, int(seed))
    else:
        read(shared, end)
