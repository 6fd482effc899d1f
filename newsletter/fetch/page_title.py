"""Finds a title for a page in the list of fetched pages, before it is extracted."""

from __future__ import annotations

import html
import re

from newsletter.text.charset import decode
from newsletter.text.clean import clean_line

HEAD_BYTES = 200_000
_TITLE = re.compile(r"<title\b[^>]{0,200}>([^<]{1,2000})", re.IGNORECASE)


def page_title(body: bytes, content_type: str | None) -> str | None:
    """Return the text of a page's first `<title>` as one line, or None when its first 200,000 bytes have none."""
    found = _TITLE.search(decode(body[:HEAD_BYTES], content_type))
    return clean_line(html.unescape(found[1])) or None if found else None
