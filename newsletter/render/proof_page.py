"""Renders the proof sheet of `check` as one HTML page: claims marked, sources beside them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newsletter.render.environment import environment, fill_template


def render_proof(values: Mapping[str, Any], *, templates: Path | None = None) -> str:
    """Return the proof sheet as HTML that needs nothing from elsewhere. Raises RenderError when a template is wrong."""
    return fill_template(environment(templates), "proof.html", **values)
