"""`newsletter preview`: the editions of an issue in a browser, updated on every save."""

from __future__ import annotations

import threading
import webbrowser
from collections import defaultdict
from pathlib import Path

from newsletter import stdout
from newsletter.check.finding import Finding
from newsletter.commands.check import check_draft
from newsletter.commands.context import Context
from newsletter.commands.issue_editions import editions_of
from newsletter.commands.issues import find_issue, read_draft
from newsletter.commands.render import every_medium
from newsletter.commands.watch import watched_state
from newsletter.console import clean, plural
from newsletter.errors import EXIT_OK, NewsletterError
from newsletter.files import shown_path
from newsletter.render.editions import Editions
from newsletter.render.mail.html_mail import CLIPPED_AT
from newsletter.render.preview import Sight, State, StoryState, preview_server


def run(context: Context, name: str | None, *, port: int, open_browser: bool) -> int:
    """Serve the preview on loopback until the user ends it. Raises UsageError for an unknown issue or a port that is taken."""
    path = find_issue(context, name).path
    read_draft(context, str(path))
    view = _View(context, path)
    media = ("email", *(medium for medium in every_medium(context) if medium != "email"))
    sight = Sight(path.name, media, view.version, view.edition, view.state)
    server = preview_server(sight, port)
    url = f"http://127.0.0.1:{server.port}/"
    stdout.print_line(url)
    context.console.say(f"{shown_path(path)}: reloads whenever you save; press Ctrl-C to stop")
    if open_browser:
        threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
    return EXIT_OK


class _View:
    """The issue as it lies on the disk now; what was made of one version of it is kept for the next request."""

    def __init__(self, context: Context, path: Path) -> None:
        self.context, self.path = context, path
        self._lock = threading.RLock()
        self._made: tuple[object, Editions | NewsletterError] | None = None

    def version(self) -> object:
        """Return what changes when the issue or a template does."""
        return watched_state(self.context, self.path)

    def edition(self, medium: str) -> str:
        """Return an edition of the issue, or why it cannot be made."""
        with self._lock:
            editions = self._editions()
            if isinstance(editions, NewsletterError):
                return str(editions)
            try:
                data = editions.make(medium)
            except NewsletterError as error:
                return str(error)
            return data.decode("utf-8") if isinstance(data, bytes) else data

    def state(self) -> State:
        """Return what is shown beside the edition: sizes and findings, or why there is none."""
        with self._lock:
            editions = self._editions()
            if isinstance(editions, NewsletterError):
                return State(clean(str(editions)))
            try:
                return _state(editions, check_draft(self.context, editions.draft))
            except NewsletterError as error:
                return State(clean(str(error)))

    def _editions(self) -> Editions | NewsletterError:
        version = self.version()
        if self._made is None or self._made[0] != version:
            try:
                made: Editions | NewsletterError = editions_of(self.context, read_draft(self.context, str(self.path)))
            except NewsletterError as error:
                made = error
            self._made = (version, made)
        return self._made[1]


def _state(editions: Editions, findings: list[Finding]) -> State:
    mail = editions.mail
    by_headline: dict[str, list[str]] = defaultdict(list)
    for finding in findings:
        by_headline[finding.headline].append(f"{finding.line}: {finding.in_full} [{finding.code}]")
    stories = [story for section in editions.letter.sections for story in section.stories]
    known = {story.headline for story in stories}
    size = f"{mail.size:,} bytes of HTML, {mail.size / CLIPPED_AT:.0%} of what Gmail shows; {plural(len(findings), 'finding')}"
    return State(
        size,
        mail.size,
        tuple(text for headline, texts in by_headline.items() if headline not in known for text in texts),
        tuple(
            StoryState(story.headline, f"{mail.sizes.get(story.number, 0):,} B", tuple(by_headline.get(story.headline, ())))
            for story in stories
        ),
    )
