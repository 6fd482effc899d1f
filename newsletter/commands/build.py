"""`newsletter build`: fetch, extract, draft and render, one after the other, for cron."""

from __future__ import annotations

from collections.abc import Sequence

from newsletter import stdout
from newsletter.commands import draft as draft_command
from newsletter.commands import fetch as fetch_command
from newsletter.commands.context import Context
from newsletter.commands.extract import read_all
from newsletter.commands.render import render_all
from newsletter.errors import EXIT_NOTHING, EXIT_OK


def run(context: Context, sources: Sequence[str], *, day: str | None, title: str | None, strict: bool) -> int:
    """Bring the open issue and its editions up to date; returns the exit code. Raises BusyError when another build is at work.

    A night without anything new is no failure: the issue and its editions stay as they are.
    """
    with context.alone("run this one"):
        return _build(context, sources, day, title, strict)


def _build(context: Context, sources: Sequence[str], day: str | None, title: str | None, strict: bool) -> int:
    code = EXIT_OK
    if sources or context.config.sources:
        code = fetch_command.run(context, sources, strict=strict, print_data=False)
    failed = read_all(context)
    path = draft_command.update(context, day=day, title=title)
    if path is None:
        context.console.say("nothing new: no issue was written")
        return code
    render_all(context, path)
    if not context.console.quiet:
        stdout.print_line(str(path))
    return EXIT_NOTHING if strict and failed else code
