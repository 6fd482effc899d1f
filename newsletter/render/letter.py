"""What the mail's templates are given: the readable issue, and the words around it that HTML and text have in common."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment

from newsletter.config.schema import RenderSettings
from newsletter.models import Issue
from newsletter.render.content import issue_address, preheader, readable, safe_link, shown_date
from newsletter.render.environment import environment

# Two empty lines in a text template. A form feed, which no text of an issue can hold.
GAP = "\f"
RIGHT_TO_LEFT = ("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")


def letter(
    issue: Issue, settings: RenderSettings, templates: Path | None, language: str
) -> tuple[ImmutableSandboxedEnvironment, dict[str, Any]]:
    """Return the templates' environment and the values they are filled with: one set for HTML and text."""
    web = issue_address(settings.web_url, issue)
    clean = readable(issue, web)
    rtl = language.lower().split("-")[0] in RIGHT_TO_LEFT
    return environment(templates, web), {
        "issue": clean,
        "language": language,
        "direction": "rtl" if rtl else "ltr",
        "start": "right" if rtl else "left",
        "date": shown_date(clean, language),
        "preheader": preheader(clean),
        "footer": settings.footer,
        "web_url": web,
        "gap": GAP,
        "unsubscribe": safe_link(settings.unsubscribe) or "",
    }
