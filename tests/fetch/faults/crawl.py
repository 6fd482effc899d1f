"""`python -m tests.fetch.faults.crawl` fetches every fault in a process of its own, so that its memory can be measured.

A JSON object comes in on stdin: `host`, `deadline`, and `pages`, each with `name`, `url`, `text`, `absent`, `requests`,
`discovered` and `run` (wild, polite or robots). One goes out on stdout: `outcomes` by name, `base` and `peak` of the memory
in bytes, `seconds`.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any


def memory(name: str) -> int:
    """Return a figure of this process in bytes: VmRSS now, or VmHWM at its highest."""
    status = Path("/proc/self/status").read_text()
    return int(status.split(f"{name}:")[1].split()[0]) * 1024


def crawl(order: dict[str, Any]) -> dict[str, Any]:
    """Fetch all pages at once, then again those that want it, then the polite ones and the forbidden ones."""
    from newsletter.config.schema import FetchSettings
    from newsletter.fetch.run import Fetched, always_asking, fetch_links
    from newsletter.models import Link, Page

    wild = FetchSettings(concurrency=40, per_host=200, pause=0.0, deadline=order["deadline"], allow_hosts=(order["host"],))
    polite = FetchSettings(per_host=2, pause=0.0, allow_hosts=(order["host"],))
    pages = {entry["url"]: entry for entry in order["pages"]}
    copies: dict[str, Page] = {}
    outcomes: dict[str, dict[str, Any]] = {}

    def fetch(urls: list[str], settings: FetchSettings) -> None:
        links = [Link(url, discovered=pages[url]["discovered"]) for url in urls]
        for fetched in fetch_links(links, always_asking(settings), cached=copies.get):
            keep(fetched)

    def keep(fetched: Fetched) -> None:
        entry, page = pages[fetched.link.url], fetched.page
        if page.ok:
            copies[page.url] = page
        text = _text(fetched.body, page.charset) if fetched.body is not None else None
        outcomes[entry["name"]] = {
            "ok": page.ok,
            "error": page.error,
            "status": page.status,
            "final": page.final_url,
            "copied": page.from_cache,
            "seconds": page.seconds,
            "missing": [words for words in entry["text"] if text is not None and words not in text],
            "present": [words for words in entry["absent"] if text is not None and words in text],
        }

    for number in (1, 2, 3):
        fetch([url for url, entry in pages.items() if entry["requests"] >= number and entry["run"] == "wild"], wild)
    for run in ("polite", "robots"):
        fetch([url for url, entry in pages.items() if entry["run"] == run], polite)
    return outcomes


def _text(body: bytes, charset: str | None) -> str:
    from newsletter.text.charset import decode

    return decode(body, charset=charset)


def main() -> None:
    """Read the order, carry it out, write the report."""
    base, began = memory("VmRSS"), time.monotonic()
    outcomes = crawl(json.load(sys.stdin))
    report = {"outcomes": outcomes, "base": base, "peak": memory("VmHWM"), "seconds": time.monotonic() - began}
    sys.stdout.write(json.dumps(report))


if __name__ == "__main__":
    main()
