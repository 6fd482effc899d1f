"""Finds printed dates: in text and `<time>` elements, with their distance to the headline and their label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from lxml.html import HtmlElement

from newsletter.extract.metadata.date_labels import (
    CHANGE,
    ORIGINAL,
    PUBLICATION,
    SUBMISSION,
    Label,
    has_unknown_label,
    is_no_dateline,
    label_in,
    label_of,
)
from newsletter.extract.metadata.signals import Signals, is_aside, onwards_from
from newsletter.extract.metadata.titles import Title
from newsletter.text.dates import DateReader
from newsletter.text.printed_days import Printed

_MARKED = re.compile(
    r"date|time(?!line)|(?<![a-z])age(?![a-z])|publish|posted|datum|fecha|meta|byline|author|info|stand|submitted",
    re.IGNORECASE,
)
# Names of dates that are not an article's.
_OTHER_DATE = re.compile(r"joined|expire|event|birth|valid|today|current-?date", re.IGNORECASE)
_FIGURES = re.compile(r"\d\D{0,3}\d")
_UNREAD = frozenset(("script", "style", "title", "meta", "h1", "option", "noscript"))
# How far from the headline its date line stands, in elements; `<time>` may stand farther.
_BEFORE, _AFTER, _AFTER_TIME = 25, 60, 150
# So near that a day by itself is a date line, and so near that it is the headline's in a `teaser` or an `aside` too.
_CLOSE, _NEAR = 12, 25
# Characters: of a text in which a day is all but alone, of one with little beside it, of a marked one, and as many as are read.
_SHORT, _LONG, _MARKED_LONG, _READ = 60, 150, 200, 300
# A text may begin with its day (`Berlin, 5 March 2024 – …`).
_LEAD = 40
_LEAD_END = re.compile(r"[,.\s]{0,3}[)|:–—-]")
# Pieces of text that one date line is made of.
_PIECES = 40
# Days read in one element: of receipt, of acceptance, of publication.
_MOST_DAYS = 4
# Elements looked at when the whole page is searched.
_MOST = 3000
_ATTRIBUTES = tuple(
    "datetime content title data-datetime data-date data-time data-published data-publish-date data-timestamp".split()
)
_YEAR = re.compile(r"\d{4}")
_SAID = (PUBLICATION, ORIGINAL, SUBMISSION)
# A day of submission and one of publication so near to each other are steps of one paper, in elements.
_STEPS = 4


@dataclass(frozen=True, slots=True)
class DateLine:
    """A day printed in the page. `time` has the clock too where the markup has it; `offset` = elements behind the headline.

    `marked` = by markup or wording a date line, else hardly more than a day. `unsure` = the order of day and month is only the
    usual one, or the label before it unknown.
    """

    day: str
    time: str
    offset: int
    marked: bool
    label: Label
    unsure: bool
    is_time: bool

    @property
    def is_change(self) -> bool:
        """Whether it is said to be the day of a change."""
        return self.label == CHANGE

    @property
    def is_said(self) -> bool:
        """Whether it is said in words to be the day of publication."""
        return self.label in _SAID

    @property
    def is_at_headline(self) -> bool:
        """Whether it stands behind the headline or right before it: what is farther before may be a list of other articles."""
        return self.offset >= -_CLOSE

    @property
    def is_sure(self) -> bool:
        """Whether it is a date line by its marks, or by its place right beside the headline."""
        return self.marked or abs(self.offset) <= _CLOSE

    @property
    def order(self) -> tuple[bool, bool, bool, int]:
        """The order of trust: sure ones first, publication before change, `<time>` first, then the nearest."""
        return not self.is_sure, self.is_change, not self.is_time, abs(self.offset)


def near_lines(signals: Signals, title: Title, reader: DateReader, known: str | None = None) -> list[DateLine]:
    """Return the days printed around the headline, the most trusted first; none when the headline itself is not printed.

    `known` = the day that the page's data states: the search ends where that one is printed.
    """
    lines: list[DateLine] = []
    for line in _lines(_around(signals, title), title, reader, near=True):
        lines.append(line)
        if line.day == known and line.is_sure and not line.is_change:
            break
    return sorted((line for line in lines if not _is_first_step(line, lines)), key=lambda line: line.order)


def _is_first_step(line: DateLine, lines: Iterable[DateLine]) -> bool:
    """Say whether a day is that of a paper's submission: beside it stands the day of its publication."""
    return line.label == SUBMISSION and any(
        other.label == PUBLICATION and abs(other.offset - line.offset) <= _STEPS for other in lines
    )


def _around(signals: Signals, title: Title) -> Iterator[tuple[int, HtmlElement]]:
    """Yield what stands around the headline with its offset: behind it, before it, and the `<time>` elements farther behind."""
    if title.mark is None:
        return
    start, headline = title.position, title.mark.element
    yield from enumerate(islice(onwards_from(headline), _AFTER))
    yield from ((-steps, element) for steps, element in enumerate(islice(_backwards(headline), _BEFORE), 1))
    for mark in signals.times:
        if _AFTER <= mark.position - start <= _AFTER_TIME:
            yield mark.position - start, mark.element


def _backwards(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements before one, the last first, without a walk over all that the page has before it."""
    node: HtmlElement | None = element
    while node is not None:
        previous = node.getprevious()
        while previous is not None and len(previous):
            previous = previous[-1]
        node = node.getparent() if previous is None else previous
        if node is not None:
            yield node


def far_lines(signals: Signals, title: Title, reader: DateReader) -> list[DateLine]:
    """Return the days printed anywhere in the article, nearest first, that are marked or worded as date lines.

    Where there is none of those, the lone day that the page prints, if it prints but one.
    """
    everywhere = enumerate(signals.document.elements, -title.position)
    lines = list(_lines(everywhere, title, reader, near=False))
    sure = [line for line in lines if line.marked and not line.is_change]
    if sure:
        return sorted(sure, key=lambda line: (not line.is_said, abs(line.offset)))
    return lines if len({line.day for line in lines}) == 1 else []


def dated_attribute(element: HtmlElement) -> str:
    """Return the first attribute of an element that may hold a machine's date, else an empty string."""
    return next((value for name in _ATTRIBUTES if (value := element.get(name)) and _YEAR.search(value)), "")


def _lines(places: Iterable[tuple[int, HtmlElement]], title: Title, reader: DateReader, *, near: bool) -> Iterator[DateLine]:
    seen: set[HtmlElement] = set()
    for offset, element in places:
        for holder in _holders(element, near):
            if holder not in seen and len(seen) < _MOST:
                seen.add(holder)
                yield from _lines_of(holder, offset, title, reader)


def _holders(element: HtmlElement, near: bool) -> Iterator[HtmlElement]:
    """Yield the elements whose own text has figures in it by this one's text or tail, or that a `<time>` makes a date line.

    `near` = beside the headline, where the name of an element is enough.
    """
    text, tail = element.text, element.tail
    if (text and _FIGURES.search(text)) or element.tag in ("time", "abbr"):
        yield element
        parent = element.getparent()
        if parent is not None and _is_marked(parent):
            yield parent
    elif near and _is_marked(element):
        yield element
    if tail and _FIGURES.search(tail):
        parent = element.getparent()
        if parent is not None:
            yield parent


def _is_marked(element: HtmlElement) -> bool:
    name = element.get("class")
    if name and _is_dated(name):
        return True
    ident = element.get("id")
    return element.tag == "time" or bool(ident and _is_dated(ident))


@lru_cache(maxsize=8192)
def _is_dated(name: str) -> bool:
    return bool(_MARKED.search(name))


def _lines_of(element: HtmlElement, offset: int, title: Title, reader: DateReader) -> Iterator[DateLine]:
    """Yield the days in an element's own text (in all of it, where it is marked as a date line)."""
    if element.tag in _UNREAD:
        return
    marked = _is_marked(element)
    holder = _printed_in(element, marked, reader)
    if not holder.days or _OTHER_DATE.search(element.get("class") or "") or is_aside(element, title.frame, near=True):
        return
    is_framed = abs(offset) > _NEAR and is_aside(element, title.frame)
    for printed in holder.days:
        line = _line_of(holder, printed, offset, marked, reader)
        if line is not None and (line.is_said or not is_framed):
            yield line


class _Holder(NamedTuple):
    """An element that holds days: its text, its attribute for machines (empty without), and the days in them."""

    element: HtmlElement
    text: str
    attribute: str
    days: tuple[Printed, ...] = ()


def _printed_in(element: HtmlElement, marked: bool, reader: DateReader) -> _Holder:
    text = _whole_text(element, "") if marked else _own_text(element)
    attribute = dated_attribute(element) if marked or element.tag == "abbr" else ""
    if not attribute and not _FIGURES.search(text):
        return _Holder(element, text, attribute)
    found = tuple(islice(_days_of(attribute, text, reader), _MOST_DAYS))
    if marked and not found:  # day, month and year in elements of their own
        text = _whole_text(element, " ")
        found = tuple(islice(reader.printed(text), _MOST_DAYS))
    return _Holder(element, text, attribute, found)


def _line_of(holder: _Holder, printed: Printed, offset: int, marked: bool, reader: DateReader) -> DateLine | None:
    """Return the date line that a day in an element makes, None when it is no article's or nothing shows that it is one."""
    element, text, attribute, _ = holder
    before = text[:_LEAD] if attribute else text[: printed.start]
    if is_no_dateline(element, before):
        return None
    label = _label(element, attribute, text, printed)
    is_line = marked or label in _SAID
    if not is_line and not label and not _is_bare(text, printed):
        return None
    unsure = printed.unsure or (not label and not attribute and has_unknown_label(element, before))
    time = (reader.time(attribute) if attribute else None) or ""
    time = time if time.startswith(printed.day) else printed.day
    return DateLine(printed.day, time, offset, is_line, label, unsure, element.tag == "time")


def _whole_text(element: HtmlElement, between: str) -> str:
    return _one_line(between.join(islice(element.itertext(), _PIECES)), _MARKED_LONG)


def _own_text(element: HtmlElement) -> str:
    return _one_line(" ".join(piece for piece in (element.text, *(child.tail for child in element)) if piece), _READ)


def _one_line(text: str, limit: int) -> str:
    # Half of a text in markup can be indentation, and no more is wanted of what is longer.
    return " ".join(text[: 4 * limit].split())[:limit]


def _label(element: HtmlElement, attribute: str, text: str, printed: Printed) -> Label:
    if attribute:
        return label_in(text[:_LEAD]) or label_of(element, "", "")
    return label_of(element, text[: printed.start], text[printed.end :])


def _is_bare(text: str, printed: Printed) -> bool:
    if len(text) <= _LONG:
        return len(text) - (printed.end - printed.start) < _SHORT
    return printed.start < _LEAD and bool(_LEAD_END.match(text, printed.end))


def _days_of(attribute: str, text: str, reader: DateReader) -> Iterator[Printed]:
    stated = reader.time(attribute) if attribute else None
    if stated and stated[:10] <= reader.latest:
        yield Printed(stated[:10], 0, len(text))
    else:
        yield from reader.printed(text)
