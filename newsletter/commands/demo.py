"""`newsletter demo`: a whole issue from sample pages, over real HTTP on loopback, with no network."""

from __future__ import annotations

import dataclasses
import os
import re
import shutil
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from newsletter import stdout
from newsletter.commands import draft as draft_command
from newsletter.commands import fetch as fetch_command
from newsletter.commands.context import Context
from newsletter.commands.extract import read_all
from newsletter.commands.init import begin_folder, sample_config
from newsletter.commands.publish import publish_issue
from newsletter.commands.render import render_all
from newsletter.config.load import FILE_NAME, load
from newsletter.console import Console
from newsletter.demo.server import demo_urls, later_urls, serve
from newsletter.errors import EXIT_OK, NewsletterError
from newsletter.files import write_atomic, write_reason

DAY, NEXT = date(2025, 11, 15), date(2025, 11, 29)
THURSDAY, FRIDAY, SATURDAY, LATER = (datetime(2025, 11, day, 17, 0, tzinfo=UTC) for day in (13, 14, 15, 27))
HELD_BACK = 3
MAX_SECONDS = 120
# What a newsletter sets before its first mail: without it, a mail says that it cannot be left, and render that it has no sender.
MAIL_LINES = {
    "sender": '"AI Industry Weekly <weekly@example.org>"',
    "web_url": '"https://example.org/issues/{date}"',
    "unsubscribe": '"https://example.org/unsubscribe"',
    "address": '"12 Example Street, Springfield"',
    "one_click": "true",
}


def run(console: Console, folder: Path) -> int:
    """Build the demo's issues in `folder` and say where they lie and what to try next; returns the exit code.

    The life of an issue on a fixed clock: begun, extended on the next day, published; then a second issue, with a follow-up to
    the first. A second run goes on from the first: what was changed in an open issue by hand stays, a published one is not
    touched.
    """
    begin_folder(folder, _config())
    with serve(max_seconds=MAX_SECONDS) as site:
        demo = _Demo(console, folder, urlsplit(site.base).netloc)
        links = demo_urls(site.base)
        first = demo.at(THURSDAY).issues.of_day(DAY)
        if first is None:
            demo.draft(THURSDAY, DAY, _without_last(links))
        if first is None or first.is_open:
            demo.draft(FRIDAY, DAY, links)
            demo.publish(SATURDAY, DAY)
        following = demo.at(LATER).issues.of_day(NEXT)
        if following is None or following.is_open:
            path = demo.draft(LATER, NEXT, later_urls(site.base))
            render_all(demo.at(LATER), path)
    for issue in demo.at(LATER).issues.issues():
        stdout.print_line(str(issue.path))
    console.say(_what_next(folder))
    return EXIT_OK


def _config() -> bytes:
    """Return the sample configuration with what a newsletter sets before its first mail, and the host of the demo's pages."""
    text = sample_config().decode("utf-8")
    for key, value in (MAIL_LINES | {"allow_hosts": '["127.0.0.1"]'}).items():  # where its pages are served
        text = re.sub(rf"(?m)^# {key} = .*$", f"{key} = {value}", text, count=1)
    return text.encode()


@dataclass(frozen=True, slots=True)
class _Demo:
    """The folder that is built, and the host of its pages."""

    console: Console
    folder: Path
    host: str

    def at(self, moment: datetime) -> Context:
        """Return what a command needs that runs at a moment."""
        return dataclasses.replace(_open_context(self.console, self.folder, self.host), now=lambda: moment)

    def draft(self, moment: datetime, day: date, links: str) -> Path:
        """Fetch and read links, and bring the issue of a day up to date; return its file. Raises NewsletterError when none came."""
        self.console.say(f"{moment:%A}, {moment.day} {moment:%B}: fetch, extract, draft")
        context = self.at(moment)
        _write_list(self.folder / "urls.txt", links)
        fetch_command.run(context, [str(self.folder / "urls.txt")], fetch_command.FetchOptions(print_data=False))
        read_all(context)
        path = draft_command.update(context, day=day.isoformat(), title=None)
        if path is None:
            raise NewsletterError(f"{self.folder}: none of the demo's pages could be read; delete the folder and start again")
        return path

    def publish(self, moment: datetime, day: date) -> None:
        """Close the issue of a day. Raises NewsletterError where a finding stops it."""
        self.console.say(f"{moment:%A}, {moment.day} {moment:%B}: publish")
        context = self.at(moment)
        issue = context.issues.of_day(day)
        if issue is None or not publish_issue(context, issue):
            raise NewsletterError(
                f"{self.folder}: the issue of {day} was not published; fix it, or start again in another folder"
            )


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
        raise NewsletterError(f"{path}: cannot write: {write_reason(error)}") from error


def _what_next(folder: Path) -> str:
    program = "newsletter" if shutil.which("newsletter") else os.path.abspath(sys.argv[0])
    return "\n".join(
        [
            "",
            f"issues/{DAY}.md is published: its editions are in {folder / 'editions'}, and no command changes it again.",
            f"issues/{NEXT}.md is open, with a follow-up of one of its stories. Try next:",
            f"  cd {folder}",
            f"  $EDITOR issues/{NEXT}.md        (change the headline)",
            f"  {program} draft        (your change is kept)",
            f"  {program} render {DAY} --to text | less",
            f"  {program} issues",
            f"  {program} publish        (checks, renders and closes the open issue)",
        ]
    )
