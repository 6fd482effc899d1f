"""Watches an issue and the editor's templates for changes, for `render --watch` and `preview`."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from pathlib import Path

from newsletter.commands.context import Context
from newsletter.errors import NewsletterError
from newsletter.files import shown_path

WATCH_SECONDS = 0.2


def at_every_change(context: Context, path: Path, action: Callable[[], None]) -> None:
    """Run `action` now and whenever the issue or a template has changed, until the user ends it; its errors are reported."""
    context.console.say(f"{shown_path(path)}: rendered whenever you save; press Ctrl-C to stop")
    last: object = None
    with contextlib.suppress(KeyboardInterrupt):
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
