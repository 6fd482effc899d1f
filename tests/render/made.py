"""Editions of bare issues, as the tests of this room ask for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from newsletter.config.schema import RenderSettings
from newsletter.models import Issue
from newsletter.render.mail import eml, html_mail, plaintext
from newsletter.render.mail.letter import Letter
from newsletter.render.publication import Publication
from newsletter.render.web import records
from tests.render.examples import SETTINGS


def letter_of(
    issue: Issue, settings: RenderSettings = SETTINGS, *, templates: Path | None = None, language: str = "en", **more: Any
) -> Letter:
    return Letter(issue, Publication(render=settings, templates=templates, **more), language)


def render_email(issue: Issue, settings: RenderSettings = SETTINGS, **more: Any) -> str:
    return html_mail.render_mail(letter_of(issue, settings, **more)).html


def render_text(issue: Issue, settings: RenderSettings = SETTINGS, **more: Any) -> str:
    return plaintext.render_text(letter_of(issue, settings, **more))


def render_eml(issue: Issue, settings: RenderSettings = SETTINGS, **more: Any) -> bytes:
    letter = letter_of(issue, settings, **more)
    return eml.render_eml(letter, plaintext.render_text(letter), html_mail.render_mail(letter).html)


def render_record(issue: Issue, settings: RenderSettings = SETTINGS) -> str:
    return records.render_record(letter_of(issue, settings).issue)
