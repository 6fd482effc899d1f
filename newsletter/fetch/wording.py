"""What a source says of a link, as clean plain text of bounded length."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

TITLE_LENGTH = 300
NOTE_LENGTH = 2_000
WHO_LENGTH = 200
TAG_LENGTH = 80
MAX_TAGS = 30
READ_LENGTH = 100_000

# Controls and bidirectional overrides only: the zero-width joiners spell words in Persian and put emoji together.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]")
_SPACES = re.compile(r"\s+")


def plain(text: str | None, limit: int = TITLE_LENGTH) -> str | None:
    """Return text as one line without control or direction-changing characters, cut at a word within `limit`; None when empty."""
    if not text:
        return None
    line = _SPACES.sub(" ", _CONTROLS.sub(" ", text[:READ_LENGTH])).strip()
    if len(line) > limit:
        head = line[: limit - 1]
        at = head.rfind(" ", limit // 2)
        line = (head[:at] if at > 0 else head).rstrip() + "…"
    return line or None


def tag_list(words: Iterable[str | None]) -> tuple[str, ...]:
    """Return tags clean, in order, each once whatever its case, at most thirty."""
    seen: dict[str, str] = {}
    for word in words:
        tag = plain(html.unescape(word or "").strip().lstrip("#"), TAG_LENGTH)
        if tag and len(seen) < MAX_TAGS:
            seen.setdefault(tag.casefold(), tag)
    return tuple(seen.values())
