"""Joins the printed lines of a paged document into a title and paragraphs, without what is printed around each page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile
from statistics import median

# Type larger or smaller by so much is of another kind; a title is larger than the text by so much.
_OTHER_SIZE, _TITLE_SIZE = 1.1, 1.25
# A gap as wide as so many of those within paragraphs parts two; as those count the closest, one in so many of all.
_WIDE_GAP, _TIGHT = 1.4, 10
# A title stands among so many first lines and has so many words.
_TITLE_LINES, _TITLE_WORDS = 12, 2
# So many first and last lines of a page may be printed around it; what most pages of at least so many have is.
_EDGE, _FEW_PAGES = 3, 3
# A line that is nearly as long as the longest of its page is text.
_FULL = 0.9
_END = re.compile(r"[.!?:;…。．！？：；｡।؟۔][\"'”’»)\]」』）】》〉]*$")
_HYPHENATED = re.compile(r"(?<=[^\W\d_])[-\u00ad]\Z")
_SMALL = re.compile(r"[a-zà-ÿ]")
# The number of a page; an amount of money or a share is none.
_AMOUNT = re.compile(r"[%‰$¢-¥₠-⃀]")
_NUMBER = re.compile(r"\W*(\d{1,4})\W*\Z")
_DIGITS = re.compile(r"\d+")
# What browsers print below and above a page: its address, the page's number, and the time.
_PAGE_OF = r"\d{1,4}\s?(?:/|of|von|sur|de|di|van)\s?\d{1,4}"
_PLACE = re.compile(rf"(?P<address>(?:https?|file)://\S+)\s+{_PAGE_OF}\Z")
_TIME = re.compile(rf"(?:{_PAGE_OF}\s+)?\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}},?\s+\d{{1,2}}:\d\d\b")

_Shape = tuple[str, int]


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of print: its words, the size of its type and its height on its page, both in points (0: unknown), and the page."""

    text: str
    size: float = 0.0
    height: float = 0.0
    page: int = 0


@dataclass(frozen=True, slots=True)
class PrintedText:
    """What printed lines say: the title in larger type over the text, the paragraphs, and the address that a browser printed."""

    title: str | None
    paragraphs: tuple[str, ...]
    address: str | None = None


def join_lines(lines: Iterable[PrintedLine]) -> PrintedText:
    """Return what printed lines say: the title is no paragraph, nor is what stands on every page or a browser added. Never raises."""
    pages = [list(page) for _, page in groupby(filter(lambda line: line.text, lines), key=lambda line: line.page)]
    address = next((found["address"] for page in pages for line in _edges(page) if (found := _PLACE.match(line.text))), None)
    repeated, starts = _repeated(pages), _page_number_starts(pages)
    kept = [line for page in pages for line in _without_margins(page, repeated, starts, is_from_browser=address is not None)]
    title = _title(kept)
    rest = [line for line in kept if line not in title]
    return PrintedText(_joined(title) or None, tuple(map(_joined, _paragraphs(rest))), address)


# --- around the text -------------------------------------------------------------------------------------------------------------


def _edges(page: Sequence[PrintedLine]) -> Sequence[PrintedLine]:
    return page if len(page) <= 2 * _EDGE else [*page[:_EDGE], *page[-_EDGE:]]


def _repeated(pages: Sequence[Sequence[PrintedLine]]) -> set[_Shape]:
    """Return the lines that begin or end more than half of the pages."""
    counts = Counter(shape for page in pages for shape in set(map(_shape, _edges(page))))
    return {shape for shape, count in counts.items() if len(pages) >= _FEW_PAGES and 2 * count > len(pages)}


def _shape(line: PrintedLine) -> _Shape:
    """Return what a line has on every page, its figures aside if no amounts; a title repeated small on each page is larger."""
    text = line.text if _AMOUNT.search(line.text) else _DIGITS.sub("#", line.text)
    return text, round(line.size)


def _page_number_starts(pages: Sequence[Sequence[PrintedLine]]) -> set[int]:
    """Return the number of the first page, as the numbers on more than half of several pages count on from it."""
    counts = Counter(start for page in pages for start in set(map(_start, _edges(page))) if start is not None)
    return {start for start, count in counts.items() if count > 1 and 2 * count > len(pages)}


def _start(line: PrintedLine) -> int | None:
    """Return which number the first page has if a line is the number of its own page; None if it is no such number."""
    found = None if _AMOUNT.search(line.text) else _NUMBER.match(line.text)
    return int(found[1]) - line.page if found else None


def _without_margins(
    page: Sequence[PrintedLine], repeated: set[_Shape], starts: set[int], *, is_from_browser: bool
) -> list[PrintedLine]:
    """Return a page without the lines around it, from its first line and its last one inwards."""
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
    """Return the lines of the largest type on top of the first page, where it is larger than the text's; none where it is not."""
    usual = median([line.size for line in lines for _ in line.text]) if lines else 0
    largest = max(_runs(lines[:_TITLE_LINES]), key=lambda run: run[0].size, default=[])
    is_title = usual and largest[0].size >= _TITLE_SIZE * usual and len(_joined(largest).split()) >= _TITLE_WORDS
    return largest if is_title else []


def _runs(lines: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """Yield stretches of lines of one size."""
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
    """Yield the lines of each paragraph: one ends at a wide gap, at type of another size, or at a short line that ends a sentence."""
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
    ended = _END.search(above.text) is not None
    if _is_other_size(above, line) or (ended and len(above.text) < 0.7 * longest):
        return True
    return ended if above.page != line.page else 0 < wide < _gap(above, line)


def _gap(above: PrintedLine, line: PrintedLine) -> float:
    """Return how far a line stands below another in points; 0 on another page, at the top of a column, and where it is not known."""
    return max(above.height - line.height, 0.0) if above.page == line.page else 0.0


def _joined(lines: Sequence[PrintedLine]) -> str:
    """Return the words of lines; one that was hyphenated at a line's end is whole again."""
    pieces: list[str] = []
    for text in filter(None, (line.text.strip() for line in lines)):
        if pieces and _SMALL.match(text) and _HYPHENATED.search(pieces[-1]):
            pieces[-1] = pieces[-1][:-1]
        elif pieces:
            pieces.append(" ")
        pieces.append(text)
    return "".join(pieces)
