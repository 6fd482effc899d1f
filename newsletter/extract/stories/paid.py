"""Recognises stories that say of themselves that they are paid for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.extract.word_tables import read_table

_WORD = f"(?:{'|'.join(read_table('newsletter.extract.stories', 'roundups')['sponsor'])})"
# What advertising as such is called is also what news are about: before a colon or a dash in a title it is no label.
_TOPIC = r"(?:werbung|publicité|publicidad|reklame)\s?[:–—-]"
# A label with a name behind it is short and ends with the name: "Sponsored by Senator Holm, the bill passed" is news.
_BY = r"(?:sponsored|brought to you|paid for|presented) by(?:\s[^\s,;:]+(?:,(?=\s(?-i:[A-ZÀ-Þ&])))?){1,5}$"
# A label stands apart: "Anzeige: …" and "… | Sponsor" are labels, "Ad-free tier", "paid leave" and "Budget presented by …" are news.
_TITLE = re.compile(
    rf"[\[(]\s?{_WORD}\s?[\])]|^\W*(?!{_TOPIC}){_WORD}(?:\s?[:|]|\s[–—-]\s)|(?:\s?\||\s[–—-])\s{_WORD}$|\(sponsor\b|"
    rf"^\W*(?!presented){_BY}",
    re.IGNORECASE,
)
_LINE = re.compile(rf"\W{{0,3}}(?:{_WORD}\W{{0,3}}$|{_BY}|{_WORD}\s?[:|])", re.IGNORECASE)


def says_paid(title: str, lines: Sequence[str]) -> bool:
    """Return whether a story says that it is paid for: in its title, or in a label at the beginning or the end of its lines."""
    return bool(_TITLE.search(title)) or any(_LINE.match(line) for line in (*lines[:2], *lines[-1:]))
