"""Joins the printed lines of a paged document into a title and paragraphs, without what is printed around each page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile
from statistics import median

from newsletter.text.sentences import CLOSING

# Ratios of type sizes: from the first on, two lines belong to different parts; from the second on, a line is larger enough for a title.
_OTHER_SIZE, _TITLE_SIZE = 1.1, 1.25
# A gap this many times as wide as the gaps inside paragraphs separates two paragraphs. The gap inside paragraphs is taken to be the
# one that a tenth (1 / _TIGHT) of all gaps are narrower than.
_WIDE_GAP, _TIGHT = 1.4, 10
# A title is among this many first lines and has at least this many words.
_TITLE_LINES, _TITLE_WORDS = 12, 2
# This many first and last lines of a page may be header or footer; lines that most pages repeat are, from this many pages on.
_EDGE, _FEW_PAGES = 3, 3
# A line at least this long, relative to the longest of its page, is text rather than header or footer.
_FULL = 0.9
_END = re.compile(rf"[.!?:;…。．！？：；｡।؟۔][{CLOSING}」』）】》〉]*$")
_HYPHENATED = re.compile(r"(?<=[^\W\d_])[-\u00ad]\Z")
_SMALL = re.compile(r"[a-zà-ÿ]")
# Signs of amounts of money and percentages: a line with one is not a page number.
_AMOUNT = re.compile(r"[%‰$¢-¥₠-⃀]")
_NUMBER = re.compile(r"\W*(\d{1,4})\W*\Z")
_DIGITS = re.compile(r"\d+")
# What browsers print above and below each page: address, page number, time.
_PAGE_OF = r"\d{1,4}\s?(?:/|of|von|sur|de|di|van)\s?\d{1,4}"
_PLACE = re.compile(rf"(?P<address>(?:https?|file)://\S+)\s+{_PAGE_OF}\Z")
_TIME = re.compile(rf"(?:{_PAGE_OF}\s+)?\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}},?\s+\d{{1,2}}:\d\d\b")

_Shape = tuple[str, int]


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A printed line: its text, type size and height on the page, both in points (0: unknown), the page's index, and whether it is bold."""

    text: str
    size: float = 0.0
    height: float = 0.0
    page: int = 0
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class PrintedText:
    """The content of printed lines: the title in larger type above the text, the paragraphs, and the address that a browser printed."""

    title: str | None
    paragraphs: tuple[str, ...]
    address: str | None = None


def join_lines(lines: Iterable[PrintedLine]) -> PrintedText:
    """Return title and paragraphs, without what is repeated on every page and what a browser printed around it. Never raises."""
    pages = [list(page) for _, page in groupby(filter(lambda line: line.text, lines), key=lambda line: line.page)]
    address = next((found["address"] for page in pages for line in _edges(page) if (found := _PLACE.match(line.text))), None)
    repeated, starts = _repeated(pages), _page_number_starts(pages)
    kept = [line for page in pages for line in _without_margins(page, repeated, starts, is_from_browser=address is not None)]
    title = _title(kept)
    rest = [line for line in kept if line not in title]
    return PrintedText(_joined(title) or None, tuple(map(_joined, _paragraphs(rest))), address)


# --- headers and footers -------------------------------------------------------------------------------------------------------------


def _edges(page: Sequence[PrintedLine]) -> Sequence[PrintedLine]:
    return page if len(page) <= 2 * _EDGE else [*page[:_EDGE], *page[-_EDGE:]]


def _repeated(pages: Sequence[Sequence[PrintedLine]]) -> set[_Shape]:
    """Return the lines that are among the first or last of more than half of the pages."""
    counts = Counter(shape for page in pages for shape in set(map(_shape, _edges(page))))
    return {shape for shape, count in counts.items() if len(pages) >= _FEW_PAGES and 2 * count > len(pages)}


def _shape(line: PrintedLine) -> _Shape:
    """Return what identifies a repeated line: its text with numbers masked, and its size: page headers repeat the title in small type."""
    text = line.text if _AMOUNT.search(line.text) else _DIGITS.sub("#", line.text)
    return text, round(line.size)


def _page_number_starts(pages: Sequence[Sequence[PrintedLine]]) -> set[int]:
    """Return the number that the first page has if more than half of the pages (at least two) are numbered on from it."""
    counts = Counter(start for page in pages for start in set(map(_start, _edges(page))) if start is not None)
    return {start for start, count in counts.items() if count > 1 and 2 * count > len(pages)}


def _start(line: PrintedLine) -> int | None:
    """Return the number that the first page has if a line is its own page's number; None if the line is not a number."""
    found = None if _AMOUNT.search(line.text) else _NUMBER.match(line.text)
    return int(found[1]) - line.page if found else None


def _without_margins(
    page: Sequence[PrintedLine], repeated: set[_Shape], starts: set[int], *, is_from_browser: bool
) -> list[PrintedLine]:
    """Return a page without header and footer lines, removed from both ends inwards until a line is neither."""
    full = _FULL * max(len(line.text) for line in page)

    def is_margin(line: PrintedLine) -> bool:
        if is_from_browser and (_PLACE.match(line.text) or _TIME.match(line.text)):
            return True
        return _start(line) in starts or (len(line.text) < full and _shape(line) in repeated)

    top = sum(1 for _ in takewhile(is_margin, page[:_EDGE]))
    bottom = sum(1 for _ in takewhile(is_margin, reversed(page[top:][-_EDGE:])))
    return list(page[top : len(page) - bottom])


# --- the text ---------------------------------------------------------------------------------------------------------------------


def _title(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return the lines in the largest type at the top of the first page if it is larger than the text's, else none."""
    usual = median([line.size for line in lines for _ in line.text]) if lines else 0
    largest = max(_runs(lines[:_TITLE_LINES]), key=lambda run: run[0].size, default=[])
    is_title = usual and largest[0].size >= _TITLE_SIZE * usual and len(_joined(largest).split()) >= _TITLE_WORDS
    return largest if is_title else []


def _runs(lines: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """Yield runs of consecutive lines of one type size."""
    run: list[PrintedLine] = []
    for line in lines:
        if run and _is_other_size(run[-1], line):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _is_other_size(one: PrintedLine, other: PrintedLine) -> bool:
    small, large = sorted((one.size, other.size))
    return large > _OTHER_SIZE * small


def _paragraphs(lines: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """Yield the lines of each paragraph: one ends at a wide gap, at other type, or at a short line that ends a sentence."""
    longest = max((len(line.text) for line in lines), default=0)
    gaps = sorted(
        gap for one, other in pairwise(lines) if not _is_other_size(one, other) and (gap := _gap(one, other)) >= one.size > 0
    )
    wide = _WIDE_GAP * gaps[len(gaps) // _TIGHT] if gaps else 0.0
    paragraph: list[PrintedLine] = []
    for line in lines:
        if paragraph and _is_parted(paragraph[-1], line, longest, wide):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _is_parted(above: PrintedLine, line: PrintedLine, longest: int, wide: float) -> bool:
    ended, is_short = _END.search(above.text) is not None, len(above.text) < 0.7 * longest
    if _is_other_size(above, line) or (ended and is_short):
        return True
    if above.is_bold != line.is_bold and not _SMALL.match(line.text) and (above.is_bold or ended or is_short):
        return (
            True  # a heading in the type of the text, or the text below it; what is bold in a sentence goes on from a full line
        )
    return ended if above.page != line.page else 0 < wide < _gap(above, line)


def _gap(above: PrintedLine, line: PrintedLine) -> float:
    """Return how far a line is below another in points; 0 if it is on another page, at the top of a column, or if that is unknown."""
    return max(above.height - line.height, 0.0) if above.page == line.page else 0.0


def _joined(lines: Sequence[PrintedLine]) -> str:
    """Return the text of some lines, with words rejoined that were hyphenated at a line's end."""
    pieces: list[str] = []
    for text in filter(None, (line.text.strip() for line in lines)):
        if pieces and _SMALL.match(text) and _HYPHENATED.search(pieces[-1]):
            pieces[-1] = pieces[-1][:-1]
        elif pieces:
            pieces.append(" ")
        pieces.append(text)
    return "".join(pieces)
