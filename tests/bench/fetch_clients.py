"""The Python clients of the fetch bench, each in a process of its own: `python -m tests.bench.fetch_clients NAME LIST FOLDER`.

LIST has a URL a line, FOLDER takes the bodies. One JSON object goes to stdout: `pages`, `memory` (highest, bytes) and `seconds`
(without the start of the process).
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

AT_ONCE = 20
DAYS_AGO = "2020-01-01T00:00:00Z"


def peak_memory() -> int:
    """Return the highest memory of this process. (getrusage's also counts the process that started it.)"""
    return int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) * 1024


def ours(urls: list[str], folder: Path, mode: str = "new") -> int:
    """Fetch with this program's own wire. `stale` and `fresh` say what the cache has."""
    from newsletter.config.schema import FetchSettings
    from newsletter.fetch.run import fetch_links, utc_now
    from newsletter.models import Link, Page

    host = urls[0].split("/")[2]
    settings = FetchSettings(concurrency=AT_ONCE, per_host=AT_ONCE, pause=0.0, allow_hosts=(host,))
    when = DAYS_AGO if mode == "stale" else utc_now().isoformat()

    def cached(url: str) -> Page | None:
        number = url.rpartition("/")[2].partition(".")[0]
        return None if mode == "new" else Page(url=url, final_url=url, ok=True, etag=f'"{number}"', fetched_at=when, body="00")

    count = 0
    for fetched in fetch_links((Link(url) for url in urls), settings, cached=cached):
        count += fetched.page.ok
        if fetched.body is not None:
            (folder / f"{count}.html").write_bytes(fetched.body)
    return count


def plain_httpx(urls: list[str], folder: Path) -> int:
    """Fetch with httpx as its manual shows it: no guard, no limits, no retries."""
    import httpx

    async def everything() -> int:
        places = asyncio.Semaphore(AT_ONCE)
        async with httpx.AsyncClient() as client:

            async def one(number: int, url: str) -> bool:
                async with places:
                    response = await client.get(url)
                    (folder / f"{number}.html").write_bytes(response.content)
                    return response.is_success

            return sum(await asyncio.gather(*(one(number, url) for number, url in enumerate(urls))))

    return asyncio.run(everything())


CLIENTS: dict[str, Callable[[list[str], Path], int]] = {
    "newsletter": ours,
    "newsletter-stale": lambda urls, folder: ours(urls, folder, "stale"),
    "newsletter-fresh": lambda urls, folder: ours(urls, folder, "fresh"),
    "httpx": plain_httpx,
}


def main(name: str, listing: str, folder: str) -> None:
    """Fetch everything and report."""
    start = time.monotonic()
    pages = CLIENTS[name](Path(listing).read_text().split(), Path(folder))
    print(json.dumps({"pages": pages, "seconds": time.monotonic() - start, "memory": peak_memory()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
