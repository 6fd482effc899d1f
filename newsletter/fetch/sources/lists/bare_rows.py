"""Reads rows of a table without a header: an address and the other cells."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsletter.text.urls import web_address

DELIMITERS = "\t|;,"
LONGEST_ROW = 20_000
_SCHEME = re.compile(r"[\"']?https?://", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]*[:,.!?]?")
_DAY = re.compile(r"(?:19|20)\d\d-[01]?\d-[0-3]?\d(?:[T ]\d\d:\d\d\S*)?")


@dataclass(frozen=True, slots=True)
class BareRow:
    """One row: the address, the first cell of words (the title), a cell that is a day, and the rest as a remark."""

    address: str
    title: str | None = None
    day: str | None = None
    remark: str | None = None


def bare_delimiter(lines: Iterable[str]) -> str | None:
    """Return the sign that parts the cells in some of these lines beyond doubt, None when it does in none of them."""
    return next((found[0] for line in lines if (found := _parted(line, None)) is not None), None)


def read_bare_row(line: str, delimiter: str | None = None) -> BareRow | None:
    """Return what a line says as a row of a table without a head, None when it is none. Never raises.

    Commas and semicolons may stand in an address, too (`/0,1518,7.html`): they part cells only where words, a quotation mark or a
    day follow. A single word is enough behind a slash, or where `delimiter` parts other lines of the same list.
    """
    found = _parted(line, delimiter)
    if found is None:
        return None
    cells = found[1]
    address = next(cell for cell in cells if _is_address(cell))
    others = [cell for cell in cells if cell and cell is not address]
    day = next((cell for cell in others if is_day(cell)), None)
    words = [cell for cell in others if cell is not day]
    title = next((cell for cell in words if re.search(r"[^\W\d_]", cell)), None)
    remark = ", ".join(cell for cell in words if cell is not title)
    return BareRow(address, title, day, remark or None)


def is_day(cell: str) -> bool:
    """Say whether a cell is a day or a time: "2026-11-08", "2026-11-08T09:30Z"."""
    return _DAY.fullmatch(cell) is not None


def _parted(line: str, known: str | None) -> tuple[str, list[str]] | None:
    """Return what parts a line into cells of which exactly one is an address, and those cells."""
    if len(line) > LONGEST_ROW or _SCHEME.search(line) is None:
        return None
    for delimiter in DELIMITERS:
        cells = list(_cells(line, delimiter)) if delimiter in line else []
        if (
            len(cells) < 2
            or sum(map(_is_address, cells)) != 1
            or any(_SCHEME.search(cell) for cell in cells if not _is_address(cell))
        ):
            continue
        at = next(number for number, cell in enumerate(cells) if _is_address(cell))
        if at > 0 or delimiter in "\t|" or _parts_here(line, cells, delimiter, known):
            return delimiter, cells
    return None


def _cells(line: str, delimiter: str) -> Iterator[str]:
    try:
        row = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return
    # A blank behind the delimiter is how people write, not programs: such a line is words with an address in it.
    if not any(cell.startswith(" ") for cell in row):
        yield from (cell.strip() for cell in row)


def _is_address(cell: str) -> bool:
    return _SCHEME.match(cell) is not None and " " not in cell and web_address(cell) is not None


def _parts_here(line: str, cells: list[str], delimiter: str, known: str | None) -> bool:
    """Return whether what follows the address and the delimiter could not be the rest of the address."""
    behind = next((cell for cell in cells[1:] if cell), "")
    if f'{delimiter}"' in line or line.startswith('"') or _DAY.fullmatch(behind):
        return True
    first, blank, _ = behind.partition(" ")
    if _WORD.fullmatch(first) is None:
        return False
    return bool(blank) or cells[0].endswith("/") or delimiter == known
