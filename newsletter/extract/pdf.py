"""Owns the reading of PDF files, with pypdf, which is an extra."""

from __future__ import annotations

import io
import logging
import re
from dataclasses import dataclass

from newsletter.errors import ExtractError

MAX_PAGES = 300
START = b"%PDF-"
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]\n(?=[a-zà-ÿ])")
_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Pdf:
    """What a PDF says: its paragraphs and what its properties state."""

    lines: tuple[str, ...]
    title: str | None = None
    author: str | None = None
    created: str | None = None


def is_pdf(body: bytes, content_type: str | None) -> bool:
    """Say whether a page is a PDF, by its first bytes or its type."""
    return body[:1024].lstrip().startswith(START) or (content_type or "").split(";")[0].strip().lower() == "application/pdf"


def read_pdf(body: bytes, url: str) -> Pdf:
    """Return the text and properties of a PDF of at most 300 pages. Raises ExtractError when it cannot be read, or pypdf is missing."""
    try:
        import pypdf
    except ImportError as error:
        raise ExtractError(url, "a PDF, kept but not read; install newsletter[pdf] to read its text") from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells stderr of every oddity of a file
    try:
        reader = pypdf.PdfReader(io.BytesIO(body))
        text = "\n\n".join(page.extract_text() for page in reader.pages[:MAX_PAGES])
        facts = reader.metadata
        created = facts.creation_date.date().isoformat() if facts and facts.creation_date else None
        return Pdf(_paragraphs(text), facts.title if facts else None, facts.author if facts else None, created)
    except Exception as error:  # a broken file makes pypdf raise whatever it happens to meet inside
        raise ExtractError(url, f"a PDF that cannot be read: {type(error).__name__}") from error


def _paragraphs(text: str) -> tuple[str, ...]:
    """Join the printed lines into paragraphs: one ends at a blank line, or at a short line that ends a sentence."""
    lines = _HYPHEN.sub("", text).splitlines()
    usual = max(map(len, lines), default=0)
    paragraphs: list[str] = []
    open_one: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            open_one.append(" ".join(line.split()))
        if open_one and (not line.strip() or (len(line) < 0.7 * usual and _END.search(line.strip()))):
            paragraphs.append(" ".join(open_one))
            open_one = []
    return tuple(paragraphs)
