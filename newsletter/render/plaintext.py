"""The text edition: the issue for reading in a terminal or a mail program without HTML."""

from __future__ import annotations

import re
from pathlib import Path

from newsletter.config.schema import RenderSettings
from newsletter.models import Issue
from newsletter.render.environment import fill_template
from newsletter.render.letter import GAP, letter


def render_text(issue: Issue, settings: RenderSettings, *, templates: Path | None = None, language: str = "en") -> str:
    """Return the issue as text in lines of at most 72 columns, addresses whole. Raises RenderError when a template is wrong."""
    env, values = letter(issue, settings, templates, language)
    text = fill_template(env, "text.txt", **values)
    text = re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE))
    return re.sub(rf"\n*(?:{GAP}\n*)+", "\n\n\n", text).strip("\n") + "\n"
