"""Labels, dates and counts in the issue's language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from newsletter.text.dates import locale_of, long_day

FALLBACK = "en"


class Labels:
    """The words of one language; the editor's own (`[labels]` in config.toml) go before them.

    `in_english` names those that are English although the language is another, for want of its own.
    """

    def __init__(self, language: str, own: Mapping[str, str]) -> None:
        known = _known()
        self.language = language
        self.base = language.lower().split("-")[0]
        self.base = {"no": "nb", "nn": "nb", "iw": "he"}.get(self.base, self.base)
        self.is_known = self.base in known
        self.in_english = () if self.is_known else tuple(name for name in known[FALLBACK] if name not in own)
        self._words: dict[str, Any] = {**known[FALLBACK], **known.get(self.base, {}), **own}

    def __call__(self, name: str, **values: str) -> str:
        """Return a label, with what stands in braces filled in."""
        text = str(self._words[name])
        for key, value in values.items():
            text = text.replace(f"{{{key}}}", value)
        return text

    def stories(self, count: int) -> str:
        """Return `6 stories` in the language's own plural form (CLDR)."""
        forms = self._words["stories"]
        if isinstance(forms, str):
            return forms.replace("{n}", str(count))
        form = _plural_form(self.base if self.is_known else FALLBACK, count)
        return str(forms.get(form, forms["other"])).replace("{n}", str(count))

    def minutes(self, count: int) -> str:
        """Return `3 min` as the language has it (CLDR)."""
        if self.base == FALLBACK:
            return f"{count} min"
        from babel.units import format_unit

        return str(format_unit(count, "duration-minute", length="short", locale=locale_of(self.language)))

    def day(self, when: datetime) -> str:
        """Return the day in the language's long form (CLDR): November 14, 2025; 14. November 2025; 2025年11月14日."""
        return long_day(when.date(), self.language)


@cache
def _known() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("labels.toml").read_text(encoding="utf-8"))


def _plural_form(language: str, count: int) -> str:
    if language == FALLBACK:
        return "one" if count == 1 else "other"
    return str(locale_of(language).plural_form(count))
