"""`newsletter build`: fetch, extract, draft and render, one after the other, for cron."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from newsletter import output
from newsletter.commands import draft as draft_command
from newsletter.commands import fetch as fetch_command
from newsletter.commands.desk import Desk
from newsletter.commands.extract import read_all
from newsletter.commands.render import SUFFIXES, edition, read_draft, write_edition
from newsletter.errors import EXIT_NOTHING, EXIT_OK


def run(desk: Desk, sources: Sequence[str], *, day: str | None, title: str | None, strict: bool) -> int:
    """Bring the open issue and its editions up to date; returns the exit code. Raises BusyError when another build is at work.

    A night without anything new is no failure: the issue and its editions stay as they are.
    """
    with desk.alone("run this one"):
        return _build(desk, sources, day, title, strict)


def _build(desk: Desk, sources: Sequence[str], day: str | None, title: str | None, strict: bool) -> int:
    code = EXIT_OK
    if sources or desk.config.sources:
        code = fetch_command.run(desk, sources, strict=strict, print_data=False)
    failed = read_all(desk)
    path = draft_command.update(desk, day=day, title=title)
    if path is None:
        desk.console.say("nothing new: no issue was written")
        return code
    write_editions(desk, path)
    if not desk.console.quiet:
        output.print_line(str(path))
    return EXIT_NOTHING if strict and failed else code


def write_editions(desk: Desk, path: Path) -> list[Path]:
    """Render an issue for every medium into the folder of editions; return the files, an unchanged one left untouched."""
    issue = read_draft(desk, str(path))
    written = []
    for medium, suffix in SUFFIXES.items():
        file = desk.config.editions / f"{path.stem}{suffix}"
        write_edition(file, edition(desk, issue, medium))
        written.append(file)
    return written
