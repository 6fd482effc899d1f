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
    is_broadcast,
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
# Class names and ids of dates that are not an article's.
_OTHER_DATE = re.compile(r"joined|expire|event|birth|valid|today|current-?date", re.IGNORECASE)
_FIGURES = re.compile(r"\d\D{0,3}\d")
_UNREAD = frozenset(("script", "style", "title", "meta", "h1", "option", "noscript"))
# How far from the headline its date line may be, in elements; a `<time>` may be farther away.
_BEFORE, _AFTER, _AFTER_TIME = 25, 60, 150
# So near that an unmarked day is a date line; and so near that it belongs to the headline even in a `teaser` or an `aside`.
_CLOSE, _NEAR = 12, 25
# Most characters in a text that is hardly more than a day; in one with a little more; in one marked as a date line; and those read at all.
_SHORT, _LONG, _MARKED_LONG, _READ = 60, 150, 200, 300
# A text may begin with its day (`Berlin, 5 March 2024 – …`).
_LEAD = 40
_LEAD_END = re.compile(r"[,.\s]{0,3}[)|:–—-]")
# Elements that set a label apart from the day behind it, and its most characters.
_LABELS, _LONGEST_LABEL = frozenset(("b", "strong", "em", "i", "span", "label")), 30
# Most pieces of text in one date line.
_PIECES = 40
# Most days read in one element: receipt, acceptance, publication.
_MOST_DAYS = 4
# Most elements examined when the whole page is searched.
_MOST = 3000
_ATTRIBUTES = tuple(
    "datetime content title data-datetime data-date data-time data-published data-publish-date data-timestamp".split()
)
_YEAR = re.compile(r"\d{4}")
_SAID = (PUBLICATION, ORIGINAL, SUBMISSION)
# In elements: a submission and a publication this near to each other belong to one paper.
_STEPS = 4


@dataclass(frozen=True, slots=True)
class DateLine:
    """A day printed on the page. `time` includes the time of day if the markup has it; `offset` is in elements after the headline.

    `marked`: markup or wording make it a date line; otherwise the text is hardly more than a day. `unsure`: day and month may be swapped,
    or the label before it is unknown. `is_broadcast`: the day on which a programme was sent, which says nothing if there is another.
    """

    day: str
    time: str
    offset: int
    marked: bool
    label: Label
    unsure: bool
    is_time: bool
    is_broadcast: bool = False

    @property
    def is_change(self) -> bool:
        """Whether it is labelled as the day of a change."""
        return self.label == CHANGE

    @property
    def is_said(self) -> bool:
        """Whether it is labelled in words as the day of publication."""
        return self.label in _SAID

    @property
    def is_at_headline(self) -> bool:
        """Whether it is after the headline or just before it; days farther before may belong to a list of other articles."""
        return self.offset >= -_CLOSE

    @property
    def is_sure(self) -> bool:
        """Whether it is certainly a date line: marked as one, or right beside the headline."""
        return self.marked or abs(self.offset) <= _CLOSE

    @property
    def order(self) -> tuple[bool, bool, bool, int]:
        """The sort key for trust: sure ones first, then publications before changes, then `<time>`, then the nearest."""
        return not self.is_sure, self.is_change, not self.is_time, abs(self.offset)


def near_lines(signals: Signals, title: Title, reader: DateReader, known: str | None = None) -> list[DateLine]:
    """Return the days printed around the headline, the most trusted first; [] if the headline is not printed.

    `known` is the day that the page's data states: the search ends where that day is printed.
    """
    lines: list[DateLine] = []
    for line in _lines(_around(signals, title), title, reader, near=True):
        lines.append(line)
        if line.day == known and line.is_sure and not line.is_change and not line.is_broadcast:
            break
    return sorted((line for line in lines if not _is_first_step(line, lines)), key=lambda line: line.order)


def _is_first_step(line: DateLine, lines: Iterable[DateLine]) -> bool:
    """Say whether a day is a paper's submission, because its publication is printed beside it."""
    return line.label == SUBMISSION and any(
        other.label == PUBLICATION and abs(other.offset - line.offset) <= _STEPS for other in lines
    )


def _around(signals: Signals, title: Title) -> Iterator[tuple[int, HtmlElement]]:
    """Yield the elements around the headline with their offsets: after it, before it, then the `<time>` elements farther after it."""
    if title.mark is None:
        return
    start, headline = title.position, title.mark.element
    yield from enumerate(islice(onwards_from(headline), _AFTER))
    yield from ((-steps, element) for steps, element in enumerate(islice(_backwards(headline), _BEFORE), 1))
    for mark in signals.times:
        if _AFTER <= mark.position - start <= _AFTER_TIME:
            yield mark.position - start, mark.element


def _backwards(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements before one, the nearest first, without walking over the whole page before it."""
    node: HtmlElement | None = element
    while node is not None:
        previous = node.getprevious()
        while previous is not None and len(previous):
            previous = previous[-1]
        node = node.getparent() if previous is None else previous
        if node is not None:
            yield node


def far_lines(signals: Signals, title: Title, reader: DateReader) -> list[DateLine]:
    """Return the days anywhere in the article that markup or wording make date lines, the nearest first.

    If there are none, return the only day that the page prints, if it prints only one.
    """
    everywhere = enumerate(signals.document.elements, -title.position)
    lines = [line for line in _lines(everywhere, title, reader, near=False) if not line.is_broadcast]
    sure = [line for line in lines if line.marked and not line.is_change]
    if sure:
        return sorted(sure, key=lambda line: (not line.is_said, abs(line.offset)))
    return lines if len({line.day for line in lines}) == 1 else []


def dated_attribute(element: HtmlElement) -> str:
    """Return the first attribute of an element that may hold a machine-readable date, else ""."""
    return next((value for name in _ATTRIBUTES if (value := element.get(name)) and _YEAR.search(value)), "")


def _lines(places: Iterable[tuple[int, HtmlElement]], title: Title, reader: DateReader, *, near: bool) -> Iterator[DateLine]:
    seen: set[HtmlElement] = set()
    for offset, element in places:
        for holder in _holders(element, near):
            if holder not in seen and len(seen) < _MOST:
                seen.add(holder)
                yield from _lines_of(holder, offset, title, reader)


def _holders(element: HtmlElement, near: bool) -> Iterator[HtmlElement]:
    """Yield the elements that may hold a day because this element's text or tail has digits, or because it is a `<time>`.

    `near`: beside the headline, where an element's class or id is enough.
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
    """Yield the days in an element's own text (in all of its text if it is marked as a date line)."""
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
    """An element that holds days: its text, its machine-readable attribute ("" without one), and the days in them."""

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
    """Return the date line for a day in an element; None if it is not an article's, or if nothing shows that it is a date line."""
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
    return DateLine(
        printed.day, time, offset, is_line, label, unsure, element.tag == "time", not label and is_broadcast(element, before)
    )


def _whole_text(element: HtmlElement, between: str) -> str:
    return _one_line(between.join(islice(element.itertext(), _PIECES)), _MARKED_LONG)


def _own_text(element: HtmlElement) -> str:
    """Return an element's text without that of its children, but with the labels among them (`<b>Recorded:</b> 5 March`)."""
    pieces = [element.text]
    for child in element:
        pieces += [child.text if _is_label(child) else None, child.tail]
    return _one_line(" ".join(filter(None, pieces)), _READ)


def _is_label(child: HtmlElement) -> bool:
    text = child.text if child.tag in _LABELS and not len(child) else None
    return bool(text and len(text) < _LONGEST_LABEL and (text.rstrip().endswith(":") or (child.tail or "").startswith(":")))


def _one_line(text: str, limit: int) -> str:
    # The text may be mostly indentation, so four times the limit is read before white space is collapsed; the rest is not needed.
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
