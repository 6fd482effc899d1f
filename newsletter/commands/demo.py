"""`newsletter demo`: a whole issue from sample pages, over real HTTP on loopback, with no network."""

from __future__ import annotations

import dataclasses
import os
import shutil
import sys
from pathlib import Path
from urllib.parse import urlsplit

from newsletter import stdout
from newsletter.commands import draft as draft_command
from newsletter.commands import fetch as fetch_command
from newsletter.commands.context import Context
from newsletter.commands.extract import read_all
from newsletter.commands.init import begin_folder
from newsletter.commands.render import render_all
from newsletter.config.load import FILE_NAME, load
from newsletter.console import Console
from newsletter.demo.server import demo_urls, serve
from newsletter.errors import EXIT_NOTHING, EXIT_OK, NewsletterError
from newsletter.files import reason, write_atomic

DAY = "2025-11-15"
HELD_BACK = 3
MAX_SECONDS = 120


def run(console: Console, folder: Path) -> int:
    """Build the demo issue in `folder` and say where it lies and what to try next; returns the exit code.

    The links come on two days, so that it is seen how an open issue grows. A second run goes on from the first: what was changed in
    the draft by hand stays.
    """
    begin_folder(folder)
    with serve(max_seconds=MAX_SECONDS) as site:
        context = _open_context(console, folder, urlsplit(site.base).netloc)
        urls = demo_urls(site.base)
        days = [urls] if context.issues.issues() else [_without_last(urls), urls]
        for number, found in enumerate(days):
            if number:
                console.say("the next day:")
            _write_list(folder / "urls.txt", found)
            fetch_command.run(context, [str(folder / "urls.txt")], fetch_command.FetchOptions(print_data=False))
            read_all(context)
            path = draft_command.update(context, day=DAY, title=None)
    if path is None:
        return EXIT_NOTHING
    editions = render_all(context, path)
    stdout.print_line(str(path))
    console.say(_what_next(folder, path, editions))
    return EXIT_OK


def _open_context(console: Console, folder: Path, host: str) -> Context:
    config = load(folder / FILE_NAME, os.environ)
    fetch = dataclasses.replace(config.fetch, allow_hosts=(*config.fetch.allow_hosts, host), pause=0.0, per_host=8)
    cache = folder.absolute() / "cache"
    return Context(dataclasses.replace(config, fetch=fetch, cache=cache), console)


def _without_last(urls: str) -> str:
    """Return a list of links without the last of them."""
    return "".join(urls.splitlines(keepends=True)[:-HELD_BACK])


def _write_list(path: Path, text: str) -> None:
    try:
        write_atomic(path, text.encode())
    except OSError as error:
        raise NewsletterError(f"{path}: cannot write: {reason(error)}") from error


def _what_next(folder: Path, path: Path, editions: list[Path]) -> str:
    program = "newsletter" if shutil.which("newsletter") else os.path.abspath(sys.argv[0])
    return "\n".join(
        [
            "",
            f"The issue is {path}; its editions are in {editions[0].parent}.",
            "",
            "Try next:",
            f"  cd {folder}",
            f"  $EDITOR issues/{DAY}.md        (change a headline, throw a story out, move one)",
            f"  {program} draft --date {DAY}        (and see that what you changed stays)",
            f"  {program} render issues/{DAY}.md --to text | less",
            f"  {program} status",
            f"  {program} publish        (checks, renders and closes the issue; the next draft begins another)",
        ]
    )
