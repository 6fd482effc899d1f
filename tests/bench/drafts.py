"""What a draft costs: CPU seconds and memory of `newsletter draft` against a year of issues, of a second one, and of a `build`.

By default an issue has all its stories, hundreds of them; `seconds_capped` is for one limited to the length of the past ones.

The articles are texts of the draft bench, the long ones first; where more are asked for they come again as another outlet's or
another page's, in other words here and there. Every fifth is such an alike page in any case: what joins nothing is cheap.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from newsletter.cache import Cache
from newsletter.config.load import load
from newsletter.extract.fingerprint import fingerprint
from newsletter.files import write_atomic
from newsletter.issuefile import write
from newsletter.models import Article, Issue, Page, Section, Story, story_id

COUNTS = (500, 2_000, 5_000)
ISSUES, PER_ISSUE = 52, 40
TODAY = date(2026, 11, 27)
SETS = ("sum_cnndm", "sum_inshorts", "sec_bbc", "sum_xsum", "story_ecb", "story_allsides", "sec_tldr")
SECTIONS = """
title = "The Bench"
[[sections]]
name = "Business"
description = "companies, markets, banks and trade"
keywords = ["shares", "profit", "economy", "market"]
[[sections]]
name = "Politics"
description = "elections, governments and parliaments"
keywords = ["president", "minister", "vote", "senate"]
[[sections]]
name = "Technology"
description = "computers, software, the internet and science"
keywords = ["software", "internet", "phone", "data"]
[[sections]]
name = "Sport"
description = "matches, teams and players"
keywords = ["cup", "match", "coach", "season"]
"""


@dataclass(frozen=True)
class Cost:
    """CPU seconds of a run (its own and the system's for it), and its highest resident set in MB."""

    seconds: float
    memory: float


def run(data: Path | None, *, table: bool, arguments: list[str]) -> dict[str, float]:
    """Return the figures. `arguments` may have the counts of articles to measure with."""
    if data is None:
        raise SystemExit("drafts: name the data with --data DIR or NEWSLETTER_BENCH")
    root = data / "draft" / "data" if (data / "draft" / "data").is_dir() else data
    counts = [int(item) for item in arguments if item.isdecimal()] or COUNTS
    figures: dict[str, float] = {"drafts.start.seconds": _cost(Path(), "--version").seconds}
    for count in counts:
        with tempfile.TemporaryDirectory(prefix="newsletter-drafts-") as folder:
            figures |= _measure(Path(folder), root, count)
    if table:
        for name, value in figures.items():
            print(f"{name:28}{value:10.2f}")
    return figures


def _measure(folder: Path, root: Path, count: int) -> dict[str, float]:
    fill(folder, root, count)
    first = _cost(folder, "draft")
    second, build = _cost(folder, "draft"), _cost(folder, "build", "list.txt")
    again = _cost(folder, "build", "list.txt")
    name = f"drafts.{count}"
    return {
        f"{name}.seconds": first.seconds,
        f"{name}.seconds_capped": _capped(root, count).seconds,
        f"{name}.megabytes": first.memory,
        f"{name}.second": second.seconds / first.seconds,
        f"{name}.build": build.seconds / first.seconds,
        f"{name}.build_again": again.seconds / first.seconds,
    }


def _capped(root: Path, count: int) -> Cost:
    """Return what a first draft costs whose issue is limited to the length of the past ones: it writes fewer stories."""
    with tempfile.TemporaryDirectory(prefix="newsletter-drafts-") as name:
        folder = Path(name)
        fill(folder, root, count)
        (folder / "config.toml").write_text(f"{SECTIONS}\n[draft]\nmax_stories = {PER_ISSUE}\n", encoding="utf-8")
        return _cost(folder, "draft")


def _cost(folder: Path, *arguments: str) -> Cost:
    """Run the program in a process of its own and return what it cost. Ends the program when the run failed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    program = [sys.executable, "-c", _PROGRAM, *arguments, "--quiet"][: -1 if "--version" in arguments else None]
    ran = subprocess.run(program, cwd=folder, capture_output=True, text=True, env={**os.environ, "TZ": "UTC"}, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # 1 is a finding of error level in what `build` checks: some of so many stories have no sentence that makes a summary.
    if ran.returncode not in ((0, 1) if "build" in arguments else (0,)):
        raise SystemExit(f"newsletter {' '.join(arguments)} ended with {ran.returncode}: {ran.stderr}")
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(spent, float(ran.stderr.rpartition("\n")[2] or 0) / 1024)


# The highest resident set of a child is only known for the largest one so far: each process says its own.
_PROGRAM = """
import resource, sys
from newsletter.__main__ import main
code = main(sys.argv[1:])
sys.stdout.flush()
sys.stderr.write(f"\\n{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}")
sys.exit(code)
"""


def fill(folder: Path, root: Path, count: int) -> None:
    """Write a newsletter's folder as `fetch` and `extract` would leave it, with a year of published issues."""
    (folder / "list.txt").write_text("# no address this week\n", encoding="utf-8")
    (folder / "config.toml").write_text(SECTIONS, encoding="utf-8")
    config = load(folder / "config.toml", {})
    cache, name = Cache(config.cache, print), fingerprint(config.extract)
    drawn = list(articles(root, count + ISSUES * PER_ISSUE))
    for article in drawn[:count]:
        day = f"{article.published}T06:00:00+00:00"
        page = cache.put(Page(article.url, ok=True, status=200, content_type="text/html", fetched_at=day), article.url.encode())
        cache.put_articles(page, name, [article])
    past = drawn[count:]
    for number in range(ISSUES):
        _issue(config.issues, TODAY - timedelta(weeks=number + 1), past[number * PER_ISSUE : (number + 1) * PER_ISSUE])


def _issue(folder: Path, day: date, told: Sequence[Article]) -> None:
    names = ("Business", "Politics", "Technology", "Sport")
    stories = [Story(item.title or item.id, " ".join(item.text.split()[:60]), item.url, id=story_id(item.url)) for item in told]
    sections = tuple(Section(name, tuple(stories[place :: len(names)])) for place, name in enumerate(names))
    text = write(Issue(f"The Bench of {day}", f"{day}T00:00:00Z", sections=sections, front_matter={"draft": "false"}))
    write_atomic(folder / f"{day}.md", text.encode())


def articles(root: Path, count: int) -> Iterator[Article]:
    """Yield so many articles; the same ones in every run."""
    pool = list(_texts(root))
    chance = random.Random(count)
    for number in range(count):
        title, text = pool[number % len(pool)] if number % 5 else pool[(number - 1) % len(pool)]
        if number >= len(pool) or number % 5 == 0:
            title, text = _reworded(title, chance), _reworded(text, chance)
        url = f"https://www.site{chance.randrange(97)}.example.org/news/{number}"
        made = Article(url, title=title, text=text, authors=("A. Writer",), language="en", site=None)
        yield replace(made, id=story_id(url), canonical_url=url, published=str(TODAY - timedelta(days=chance.randrange(1, 8))))


def _texts(root: Path) -> Iterator[tuple[str, str]]:
    for name in SETS:
        for file in sorted((root / name).glob("*.jsonl")):
            with open(file, encoding="utf-8") as lines:
                for item in map(json.loads, lines):
                    yield item.get("title") or item.get("headline") or "", str(item.get("text") or "")


def _reworded(text: str, chance: random.Random) -> str:
    """Return a text with every tenth word or so left out: as alike as two outlets with one agency's report."""
    return "\n".join(" ".join(word for word in line.split(" ") if chance.random() > 0.1) for line in text.split("\n"))
