"""Recognises stories that say of themselves that they are paid for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.extract.word_tables import read_table

_WORD = f"(?:{'|'.join(read_table('newsletter.extract.stories', 'roundups')['sponsor'])})"
# A label stands apart: "Anzeige: …" and "… | Sponsor" are labels, "Ad-free tier", "paid leave" and "Budget presented by …" are news.
_TITLE = re.compile(
    rf"[\[(]\s?{_WORD}\s?[\])]|^\W*{_WORD}(?:\s?[:|]|\s[–—-]\s)|(?:\s?\||\s[–—-])\s{_WORD}$|\(sponsor\b|"
    r"^\W*(?:sponsored|brought to you|paid for) by\b",
    re.IGNORECASE,
)
_LINE = re.compile(
    rf"\W{{0,3}}(?:{_WORD}\W{{0,3}}$|(?:sponsored|brought to you|paid for) by\b|presented by(?:\s\S+){{1,4}}$|{_WORD}\s?[:|])",
    re.IGNORECASE,
)


def says_paid(title: str, lines: Sequence[str]) -> bool:
    """Return whether a story says that it is paid for: in its title, or in a label at the beginning or the end of its lines."""
    return bool(_TITLE.search(title)) or any(_LINE.match(line) for line in (*lines[:2], *lines[-1:]))
