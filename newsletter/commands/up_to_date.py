"""Decides whether an issue and its editions are up to date: nothing they depend on has changed.

A draft is a function of the pages in the cache, what lies beside the issue, the settings, the day and the program: after a run that
left the same of all these, the next one has nothing to do. What is kept lies in the cache and may go at any moment.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import json
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import newsletter
from newsletter.cache import Answers
from newsletter.commands.context import Context
from newsletter.draft.state import FOLDER
from newsletter.draft.update.plan import Plan
from newsletter.draft.update.run_report import heading_of, overdue_line
from newsletter.draft.update.target import Request
from newsletter.text.dates import day_of

READ, NOT_READ = (".md", ".json", ".jsonl", ".base"), (".bak",)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a draft is made of: a digest of pages, settings, day and program, and one of each file beside the issue, by its path."""

    world: str
    files: Mapping[str, str]

    @property
    def digest(self) -> str:
        """A digest that two runs share if they find the same."""
        return _digest([self.world, *(f"{name} {value}" for name, value in sorted(self.files.items()))])


def read_inputs(context: Context, request: Request) -> Inputs:
    """Return what a draft of all that is new would be made of now."""
    config = context.config
    zone = str(context.zone or (os.environ.get("TZ"), time.timezone, time.tzname))
    prompt = _content(config.path(config.writer.prompt)) if config.writer.prompt else ""
    facts = [program(), repr(config), prompt, context.today.isoformat(), zone, repr((request.day, request.title))]
    return Inputs(_digest([*facts, *_archive(context), *_pages(context)]), _files_beside(context))


def is_for_everything(request: Request) -> bool:
    """Say whether a run is asked for all that is new, and for nothing by name."""
    return not (request.targets or request.join or request.split or request.include or request.path)


def settled_issue(context: Context, inputs: Inputs) -> Path | None:
    """Return the issue's file where the last run left nothing to do, and say so in a line; None where there may be something."""
    record = _load(context, "draft")
    if record.get("inputs") != inputs.digest or (record.get("unsaid") and not context.console.quiet):
        return None
    path, day = Path(str(record.get("path"))), day_of(str(record.get("day")))
    context.console.say(str(record.get("heading")))
    if day and day < context.today:
        context.console.say(overdue_line(day))
    return path


def keep_settled(context: Context, before: Inputs, plan: Plan, *, unsaid: bool) -> None:
    """Record that a run left nothing to do; `unsaid`: it held back lines for a run without --quiet.

    Not where the files were changed meanwhile, where there was a warning, or where a model is to be asked again.
    """
    after = Inputs(before.world, _files_beside(context))
    own = (plan.path.stem, plan.target.day.isoformat())
    others = [
        {name: value for name, value in files.items() if Path(name).name.split(".")[0] not in own}
        for files in (before.files, after.files)
    ]
    if context.console.warnings or context.memory.get("ask again") or others[0] != others[1]:
        return
    if _content(plan.path) != hashlib.sha256(plan.text.encode()).hexdigest():
        return
    record = {"inputs": after.digest, "path": str(plan.path), "day": plan.target.day.isoformat(), "unsaid": unsaid}
    _keep(context, "draft", {**record, "heading": heading_of(plan)})


def editions_are_current(context: Context, issue: Path) -> bool:
    """Say whether the editions of an issue are on disk as they were made from it; what was reported of them is reported again."""
    record = _load(context, "editions")
    files = record.get("files")
    if record.get("inputs") != _edition_inputs(context, issue) or not isinstance(files, dict):
        return False
    if any(_stamp(Path(name)) != stamp for name, stamp in files.items()):
        return False
    for note in record.get("notes") or ():
        context.console.say(str(note))
    return True


def keep_current(context: Context, issue: Path, editions: Sequence[Path]) -> None:
    """Record that the editions of an issue were made from it as it is; not where there was a warning."""
    if not context.console.warnings:
        files = {str(path): _stamp(path) for path in [*editions, context.config.editions / "index.html"]}
        notes = context.memory.get("edition notes", [])
        _keep(context, "editions", {"inputs": _edition_inputs(context, issue), "files": files, "notes": notes})


@functools.cache
def program() -> str:
    """Return what names this program: its version, and every file of it as it lies here."""
    stamps = [f"{path} {_stamp(path)}" for path in _below(Path(newsletter.__file__).parent)]
    return _digest([importlib.metadata.version("newsletter"), *stamps])


def _below(folder: Path) -> Iterator[Path]:
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (Path(top, name) for name in sorted(files))


def _pages(context: Context) -> Iterator[str]:
    """Yield what a draft uses of each page; when the page was last requested does not matter to it."""
    for page in context.cache.pages():
        if page.ok and not page.is_source:
            stamp = _stamp(context.cache.article_path(page, context.fingerprint))
            facts = (page.url, page.final_url, page.body, page.first_fetched_at or page.fetched_at, page.hints, stamp)
            yield repr(facts)


def _archive(context: Context) -> Iterator[str]:
    for folder in context.issues.archives:
        yield from (f"{path} {_stamp(path)}" for path in sorted(folder.rglob("*.md")))


def _files_beside(context: Context) -> dict[str, str]:
    folder = context.config.issues
    return {
        f"{place.name}/{entry.name}": _content(Path(entry.path)) if entry.name.endswith(READ) else str(_stamp(Path(entry.path)))
        for place in (folder, folder / FOLDER)
        if place.is_dir()
        for entry in os.scandir(place)
        if entry.is_file() and not entry.name.endswith(NOT_READ)
    }


def _edition_inputs(context: Context, issue: Path) -> str:
    config = context.config
    templates = config.templates
    beside = [f"{path} {_content(path)}" for path in sorted(config.issues.glob("*.md"))]
    shown = [f"{path.stem} {(config.editions / f'{path.stem}.html').is_file()}" for path in sorted(config.issues.glob("*.md"))]
    own = [f"{path} {_stamp(path)}" for path in sorted(templates.rglob("*"))] if templates.is_dir() else []
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return _digest([program(), repr(config), str(issue), epoch, *beside, *shown, *own])


def _content(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _stamp(path: Path) -> list[int] | None:
    """Return what changes whenever a file is written: every write here makes a new file and renames it."""
    try:
        found = path.stat()
    except OSError:
        return None
    return [found.st_ino, found.st_size, found.st_mtime_ns]


def _digest(facts: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(facts).encode("utf-8", "surrogatepass")).hexdigest()


def _store(context: Context, kind: str) -> tuple[Answers, str]:
    return Answers(context.config.cache / "settled"), _digest([kind, str(context.config.issues.absolute())])


def _load(context: Context, kind: str) -> Mapping[str, Any]:
    store, key = _store(context, kind)
    try:
        record = json.loads(store.get(key) or "{}")
    except (ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def _keep(context: Context, kind: str, record: Mapping[str, Any]) -> None:
    store, key = _store(context, kind)
    store.put(key, json.dumps(record, ensure_ascii=False))
