"""One door to all editions: a draft and the name of a medium. What a medium needs is imported when it is asked for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, get_args

from newsletter.config.schema import RenderSettings
from newsletter.errors import UsageError
from newsletter.issuefile import Draft

Medium = Literal["hugo", "email", "text", "eml", "json"]
MEDIA: tuple[Medium, ...] = get_args(Medium)
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def render(
    draft: Draft, medium: str, settings: RenderSettings, *, templates: Path | None = None, language: str = "en"
) -> bytes | str:
    """Return the edition of a draft for one of `MEDIA`: text, or for `eml` a message in bytes, both with LF line ends.

    `templates` is the editor's folder, whose templates go before the packaged ones. `language` is the newsletter's; the front
    matter's own `language` or `lang` is stronger. Raises UsageError for another medium, RenderError when a template or an
    address is wrong, and for `hugo` DraftError where a note in the draft hid what cannot be read.
    """
    issue = draft.issue
    language = _language(issue.front_matter.get("language"), issue.front_matter.get("lang"), language)
    if medium == "hugo":
        from newsletter.render.hugo import render_hugo

        return render_hugo(draft)
    if medium == "json":
        from newsletter.render.records import render_record

        return render_record(issue, settings)
    if medium == "text":
        from newsletter.render.plaintext import render_text

        return render_text(issue, settings, templates=templates, language=language)
    if medium == "email":
        from newsletter.render.email import render_email

        return render_email(issue, settings, templates=templates, language=language)
    if medium == "eml":
        from newsletter.render.eml import render_eml

        return render_eml(issue, settings, templates=templates, language=language)
    raise UsageError(f"no edition is called {medium!r}; there are {', '.join(MEDIA)}")


def _language(*wishes: object) -> str:
    """Return the first that is the tag of a language (RFC 5646, in form), else English."""
    return next((wish for wish in wishes if isinstance(wish, str) and LANGUAGE.fullmatch(wish)), "en")
