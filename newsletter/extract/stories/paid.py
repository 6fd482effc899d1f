"""Recognises stories that are labelled as paid for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.extract.word_tables import read_table

_WORD = f"(?:{'|'.join(read_table('newsletter.extract.stories', 'roundups')['sponsor'])})"
# Words for advertising in general are also subjects of news: before a colon or a dash in a title, they are not a label.
_TOPIC = r"(?:werbung|publicité|publicidad|reklame)\s?[:–—-]"
# A label with a name is short and ends with the name: "Sponsored by Senator Holm, the bill passed" is news.
_BY = r"(?:sponsored|brought to you|paid for|presented) by(?:\s[^\s,;:]+(?:,(?=\s(?-i:[A-ZÀ-Þ&])))?){1,5}$"
# A label is separate: "Anzeige: …" and "… | Sponsor" are labels; "Ad-free tier", "paid leave" and "Budget presented by …" are news.
_TITLE = re.compile(
    rf"[\[(]\s?{_WORD}\s?[\])]|^\W*(?!{_TOPIC}){_WORD}(?:\s?[:|]|\s[–—-]\s)|(?:\s?\||\s[–—-])\s{_WORD}$|\(sponsor\b|"
    rf"^\W*(?!presented){_BY}",
    re.IGNORECASE,
)
_LINE = re.compile(rf"\W{{0,3}}(?:{_WORD}\W{{0,3}}$|{_BY}|{_WORD}(?:\s?[:|]|\.\s(?-i:[A-ZÀ-Þ])))", re.IGNORECASE)


def says_paid(title: str, lines: Sequence[str]) -> bool:
    """Return whether a story is labelled as paid for: in its title, or at the beginning or the end of its lines."""
    return bool(_TITLE.search(title)) or any(_LINE.match(line) for line in (*lines[:2], *lines[-1:]))
