"""Owns the lines at the edges of a text that frame it: reading times, a mailing's notices, the way to the post before or after."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.extract.word_tables import read_table

FIRST, LAST = 4, 6
MOST_WORDS, NOTICE_WORDS = 14, 45
_PATTERNS = read_table("newsletter.extract.body", "frame_lines")
_READING_TIME, _VIEW, _NOTICE, _NEIGHBOUR = (
    re.compile("|".join(_PATTERNS[name]), re.IGNORECASE) for name in ("reading_time", "view", "notice", "neighbour")
)


def without_frame(lines: Sequence[str]) -> list[str]:
    """Return a text's lines without those that frame it; only short ones at its edges are looked at, and something is always left."""
    kept = list(lines)
    for place in range(min(FIRST, len(kept)) - 1, -1, -1):
        if _opens(kept[place]) and len(kept) > 1:
            del kept[place]
    while len(kept) > 1 and _leads_away(kept[-1]):
        del kept[-1]
    for place in range(len(kept) - 1, max(0, len(kept) - LAST), -1):
        if _notice(kept[place]):
            del kept[place]
    return kept


def _opens(line: str) -> bool:
    words = len(line.split())
    return _leads_away(line) or (
        (words <= MOST_WORDS and bool(_READING_TIME.search(line))) or (words <= NOTICE_WORDS and bool(_VIEW.search(line)))
    )


def _leads_away(line: str) -> bool:
    return len(line.split()) <= MOST_WORDS and bool(_NEIGHBOUR.fullmatch(line.lstrip("-> ")))


def _notice(line: str) -> bool:
    return len(line.split()) <= NOTICE_WORDS and bool(_NOTICE.search(line)) and not line.startswith(("#", "```"))
