"""Reads PDF files with pypdf (optional extra)."""

from __future__ import annotations

import contextlib
import io
import itertools
import logging
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsletter.errors import ExtractError
from newsletter.text.clean import clean_line
from newsletter.text.mime import PDF, sniff_signature

MAX_PAGES, LONGEST_PROPERTY = 300, 300
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
    return sniff_signature(body) == PDF or (content_type or "").split(";")[0].strip().lower() == PDF


def read_pdf(body: bytes, url: str) -> Pdf:
    """Return the text and properties of a PDF, of its first 300 pages.

    pypdf bounds what a stream may unpack to, and how deep and wide its objects may be. Raises ExtractError when the file cannot be
    read, is locked by a password, or pypdf is missing.
    """
    try:
        import pypdf
        from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError
    except ImportError as error:
        raise ExtractError(url, "a PDF; install newsletter[pdf] to read PDF files") from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells stderr of every oddity of a file
    try:
        reader = pypdf.PdfReader(io.BytesIO(body))
        pages = itertools.islice(reader.pages, MAX_PAGES)
        return _described(_paragraphs("\n\n".join(page.extract_text() for page in pages)), reader.metadata)
    except (FileNotDecryptedError, DependencyError) as error:
        raise ExtractError(url, "a password-protected PDF; save an unprotected copy and read that") from error
    except LimitReachedError as error:
        raise ExtractError(url, "a PDF that exceeds the reader's limits") from error
    except Exception as error:  # a broken file makes pypdf raise whatever it happens to meet inside
        raise ExtractError(url, f"a damaged PDF ({type(error).__name__})") from error


def _described(lines: tuple[str, ...], facts: Any) -> Pdf:
    """Return a text with the properties of its file; a property that cannot be read is none."""
    said: dict[str, Any] = {}
    for name in ("title", "author", "creation_date"):
        with contextlib.suppress(ValueError, TypeError, AttributeError):
            said[name] = getattr(facts, name)
    title, author = (clean_line(str(said.get(name) or ""), LONGEST_PROPERTY) or None for name in ("title", "author"))
    created = said.get("creation_date")
    return Pdf(lines, title, author, created.date().isoformat() if isinstance(created, datetime) else None)


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
