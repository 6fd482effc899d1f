"""Reads tables of links (CSV, TSV) by the names of their columns, as read-later services and reference managers export them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import datetime

from newsletter.errors import SourceError
from newsletter.fetch.sources.document import Contents, Document
from newsletter.fetch.sources.formats.export_record import ADDRESS, NOTE, SUMMARY, TAGS, TITLE, WHO, read_record, squashed
from newsletter.text.urls import shown, web_address

DELIMITERS = ",;\t|"
LONGEST_NAME = 60
MOST_ROWS = 50_000
LOOKED_AT = 20
# A cell of more lines than this in which a row of the table seems to begin is taken for one that never ends.
MOST_LINES = 100
_KNOWN = frozenset((*ADDRESS, *TITLE, *TAGS, *NOTE, *SUMMARY, *WHO))


def is_table(document: Document) -> bool:
    """Return whether a text is a table with a head: cells in columns, and a head that names things and has no address itself."""
    delimiter = _delimiter(document.text)
    return delimiter is not None


def read_table(document: Document, now: datetime, source: str | None) -> Contents:
    """Return the links of a table. Raises SourceError for one without a column of addresses: it is never guessed."""
    delimiter = _delimiter(document.text) or ","
    rows = _rows(document.text, delimiter)
    head = next(rows)
    if not any(squashed(name) in ADDRESS for name in head):
        columns = shown(", ".join(name.strip() for name in head if name.strip()))
        raise SourceError(
            document.name,
            f"a table without an address column (URL, Link …); its columns are {columns}; rename the one with the addresses",
        )
    links, missed = [], 0
    for number, row in enumerate(rows):
        link = read_record(dict(zip(head, row, strict=False)), now, source) if number < MOST_ROWS else None
        if link is not None:
            links.append(link)
        elif any(cell.strip() for cell in row):
            missed += 1
    if not links and missed:
        raise SourceError(document.name, f"a table of {missed} rows, but no web address in its address column")
    return Contents(tuple(links), f"{missed} of its rows {'has' if missed == 1 else 'have'} no web address" if missed else None)


def _delimiter(text: str) -> str | None:
    """Return what parts the columns, None when the text is no table."""
    for delimiter in DELIMITERS:
        rows = [row for _, row in zip(range(LOOKED_AT), _rows(text[:65_536], delimiter), strict=False) if any(row)]
        if len(rows) < 2 or len(rows[0]) < 2 or any(len(name) > LONGEST_NAME or web_address(name) for name in rows[0]):
            continue
        names = {squashed(name) for name in rows[0]}
        good = sum(len(row) == len(rows[0]) for row in rows[:-1])
        if 2 * good < len(rows):
            continue
        if names & set(ADDRESS) or len(names & _KNOWN) > 1 or any(web_address(cell) for row in rows[1:] for cell in row):
            return delimiter
    return None


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the rows of a table. A quotation that never ends before another row of the table begins is taken as plain text."""
    lines = io.StringIO(text.removeprefix("\ufeff"), newline="").readlines()
    head: list[str] = []
    at = 0
    while at < len(lines):
        taken: list[str] = []
        try:
            row = next(csv.reader(_of_one_row(lines, at, head, delimiter, taken), delimiter=delimiter, skipinitialspace=True))
        except (_Unended, csv.Error):  # csv.Error: a field longer than the limit
            row = [cell.strip().strip('"') for cell in " ".join(map(str.strip, taken)).split(delimiter)]
        at += len(taken)
        head = head or row
        yield row


class _Unended(Exception):
    """A quotation goes on into a line that is a row of the table by itself."""


def _of_one_row(lines: Sequence[str], at: int, head: Sequence[str], delimiter: str, taken: list[str]) -> Iterator[str]:
    """Yield the lines of a table from one on, as the reader of a row asks for them; `taken` collects them."""
    for number in range(at, len(lines)):
        line = lines[number]
        if taken and _is_row(line, head, delimiter) and not _is_whole(lines[at : at + MOST_LINES], head, delimiter):
            raise _Unended
        taken.append(line)
        yield line


def _is_whole(lines: Sequence[str], head: Sequence[str], delimiter: str) -> bool:
    """Say whether lines begin with a row of as many cells as the head whose quotations end, each with its cell."""
    try:
        return len(next(csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True))) == len(head)
    except csv.Error:
        return False


def _is_row(line: str, head: Sequence[str], delimiter: str) -> bool:
    """Say whether a line has as many cells as the head, and an address where the head has that of a link."""
    if "//" not in line:
        return False
    cells = next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [])
    return len(cells) == len(head) and any(
        squashed(name) in ADDRESS and web_address(cell) for name, cell in zip(head, cells, strict=True)
    )
