"""The e-mail edition: the issue as one HTML document that mail programs show as it is meant."""

from __future__ import annotations

import re
from pathlib import Path

from newsletter.config.schema import RenderSettings
from newsletter.models import Issue
from newsletter.render.environment import fill_template
from newsletter.render.letter import letter

# Gmail shows about this much of a message's HTML (others measured 102-105 KB) and hides the rest: the unsubscribe link first.
CLIPPED_AT = 102 * 1024
WARNED_AT = 0.85


def render_email(issue: Issue, settings: RenderSettings, *, templates: Path | None = None, language: str = "en") -> str:
    """Return the issue as HTML for mail. Raises RenderError when a template is wrong."""
    env, values = letter(issue, settings, templates, language)
    html = fill_template(env, "email.html", **values)
    pieces = re.split(r"(<style.*?</style>)", re.sub(r"\n{2,}", "\n", html), flags=re.DOTALL)
    return "".join(piece if piece.startswith("<style") else _inert(piece) for piece in pieces)


def _inert(html: str) -> str:
    """List servers fill a mail in as a template of their own: a story about `{{` must not stop the sending."""
    return html.replace("{{", "&#123;&#123;").replace("{%", "&#123;%")


def size_note(html: str) -> str | None:
    """Return a warning when the HTML comes near the size at which Gmail hides the end of a mail, else None."""
    size = len(html.encode())
    if size <= CLIPPED_AT * WARNED_AT:
        return None
    state = "Gmail hides what is beyond" if size > CLIPPED_AT else f"{size / CLIPPED_AT:.0%} of what Gmail shows,"
    return f"the mail has {size:,} bytes of HTML: {state} {CLIPPED_AT:,}; fewer or shorter stories make it smaller"
