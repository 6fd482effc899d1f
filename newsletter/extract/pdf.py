"""Reads PDF files with pypdf (optional extra)."""

from __future__ import annotations

import contextlib
import io
import itertools
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsletter.errors import ExtractError
from newsletter.extract.printed_lines import PrintedLine, PrintedText, join_lines
from newsletter.text.clean import clean_line
from newsletter.text.dates import read_time
from newsletter.text.mime import PDF, sniff_signature

MAX_PAGES, LONGEST_PROPERTY = 300, 300
# Many programs write a file's name into the title property; this recognises one.
_FILE_NAME = re.compile(
    r"\.(?:html?|docx?|pdf|indd|tex|dvi|odt|rtf|pptx?|odp|xlsx?|qxp|txt|md|pages|ps|eps)$|^microsoft (?:word|powerpoint) - |"
    r"^(?:untitled|unbenannt|document|dokument)\s?\d*$",
    re.IGNORECASE,
)
# A label before a day, among the first lines of a document; longer ones are text, and so is "were released on 3 May".
_PUBLISHED = re.compile(
    r"(?:^|[.:|·•–—]\s|,\s(?=(?-i:[A-ZÀ-Þ])))(?:first )?"
    r"(?:published|issued|released|(?:publication|release|issue) date|date of (?:publication|issue)|veröffentlicht|publié(?: le)?|"
    r"publicado(?: el)?|gepubliceerd(?: op)?)(?: (?:on|am))?:? (?P<day>.{6,40})$",
    re.IGNORECASE,
)
_TOP, _SHORT = 12, 160
_BOLD = re.compile(r"bold|black|heavy|CMBX", re.IGNORECASE)
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


@dataclass(frozen=True, slots=True)
class Pdf:
    """The content of a PDF: its paragraphs, its properties, and the address printed on it if a browser made it.

    `published` is the day that it states near its top, else that on which the file was made.
    """

    lines: tuple[str, ...]
    title: str | None = None
    author: str | None = None
    published: str | None = None
    address: str | None = None


def is_pdf(body: bytes, content_type: str | None) -> bool:
    """Say whether a page is a PDF, by its first bytes or its type."""
    return sniff_signature(body) == PDF or (content_type or "").split(";")[0].strip().lower() == PDF


def read_pdf(body: bytes, url: str) -> Pdf:
    """Return the text and properties of a PDF, of its first 300 pages.

    pypdf limits the size of decompressed streams and the depth and number of objects. Raises ExtractError if the file cannot be read
    or needs a password, or if pypdf is not installed.
    """
    try:
        import pypdf
        from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError
    except ImportError as error:
        raise ExtractError(url, "a PDF; install newsletter[pdf] to read PDF files") from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # pypdf logs every oddity of a file to stderr
    try:
        reader = pypdf.PdfReader(io.BytesIO(body))
        pages = enumerate(itertools.islice(reader.pages, MAX_PAGES))
        return _described(join_lines(line for number, page in pages for line in _lines(number, page)), reader.metadata)
    except (FileNotDecryptedError, DependencyError) as error:
        raise ExtractError(url, "a password-protected PDF; save an unprotected copy and read that") from error
    except LimitReachedError as error:
        raise ExtractError(url, "a PDF that exceeds the reader's limits") from error
    except Exception as error:  # on a broken file, pypdf may raise any exception
        raise ExtractError(url, f"a damaged PDF ({type(error).__name__})") from error


def _described(text: PrintedText, facts: Any) -> Pdf:
    """Return a text with the properties of its file, without those that cannot be read and a title that is only a file's name."""
    said: dict[str, Any] = {}
    for name in ("title", "author", "creation_date"):
        with contextlib.suppress(ValueError, TypeError, AttributeError):
            said[name] = getattr(facts, name)
    title, author = (clean_line(str(said.get(name) or ""), LONGEST_PROPERTY) or None for name in ("title", "author"))
    stated = None if title and _FILE_NAME.search(title) else title
    created = said.get("creation_date")
    day = created.date().isoformat() if isinstance(created, datetime) else None
    return Pdf(text.paragraphs, stated or text.title, author, _day_stated(text.paragraphs) or day, text.address)


def _day_stated(paragraphs: Sequence[str]) -> str | None:
    """Return the day at the end of one of the first lines that is labelled as that of publication ("Published 9 November 2026")."""
    labelled = (_PUBLISHED.search(line) for line in paragraphs[:_TOP] if len(line) <= _SHORT)
    return next((day for found in labelled if found and (day := read_time(found["day"]))), None)


class _Lines:
    """Collects the lines of one page from the pieces of text that pypdf passes to it."""

    def __init__(self, page: int) -> None:
        self.lines: list[PrintedLine] = []
        self._page = page
        self._parts: list[tuple[str, float, float, bool]] = []

    def visit(self, text: str, page_matrix: list[float], text_matrix: list[float], font: Any, font_size: float) -> None:
        """Add a piece of text with the matrices that place it (ISO 32000-1, section 9.4.4); rotated text gets size 0 (unknown)."""
        _, _, _, _, left, up = text_matrix
        size = font_size * abs(text_matrix[2] * page_matrix[1] + text_matrix[3] * page_matrix[3])
        height = left * page_matrix[1] + up * page_matrix[3] + page_matrix[5]
        is_bold = _BOLD.search(str((font or {}).get("/BaseFont"))) is not None
        first, *further = text.split("\n")
        self._parts.append((first, size, height, is_bold))
        for part in further:
            self.end_line()
            self._parts.append((part, size, height, is_bold))

    def end_line(self) -> None:
        """Make the pieces since the last line into a line; its size, height and weight are those of its longest piece."""
        words = " ".join("".join(part for part, *_ in self._parts).translate(_LIGATURES).split())
        _, size, height, is_bold = max(self._parts, key=lambda part: len(part[0].strip()), default=("", 0.0, 0.0, False))
        self.lines.append(PrintedLine(words, size, height, self._page, is_bold))
        self._parts = []


def _lines(number: int, page: Any) -> list[PrintedLine]:
    found = _Lines(number)
    page.extract_text(visitor_text=found.visit)
    found.end_line()
    return found.lines
