"""The text edition: the issue for reading in a terminal or a mail program without HTML."""

from __future__ import annotations

import re
from pathlib import Path

from newsletter.models import Issue
from newsletter.render.environment import fill_template
from newsletter.render.letter import letter
from newsletter.settings import RenderSettings


def render_text(issue: Issue, settings: RenderSettings, *, templates: Path | None = None, language: str = "en") -> str:
    """Return the issue as text in lines of at most 72 columns, addresses whole. Raises RenderError when a template is wrong."""
    env, values = letter(issue, settings, templates, language)
    text = fill_template(env, "text.txt", **values)
    return re.sub(r"\n{4,}", "\n\n\n", re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)).strip("\n") + "\n"
