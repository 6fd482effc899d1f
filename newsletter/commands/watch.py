"""Watches an issue and the editor's templates for changes, for `render --watch` and `preview`."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from newsletter.commands.context import Context
from newsletter.errors import NewsletterError

WATCH_SECONDS = 0.2


def at_every_change(context: Context, path: Path, action: Callable[[], None]) -> NoReturn:
    """Run `action` now and whenever the issue or a template has changed, until the user ends it; its errors are reported."""
    last: object = None
    while True:
        seen = watched_state(context, path)
        if seen != last:
            last = seen
            try:
                action()
            except NewsletterError as error:
                context.console.error(str(error))
        time.sleep(WATCH_SECONDS)


def watched_state(context: Context, path: Path) -> tuple[tuple[str, int, int], ...]:
    """Return what changes when the draft or one of the editor's templates does: name, time and size of each file."""
    templates = context.config.templates
    found = []
    for file in (path, *sorted(templates.glob("*"))):
        try:
            state = file.stat()
        except OSError:
            continue
        found.append((str(file), state.st_mtime_ns, state.st_size))
    return tuple(found)
