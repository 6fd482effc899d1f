"""Owns the date lines that a page prints: days in its text and `<time>` elements, how near to the headline and how sure they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from newsletter.extract.days import Printed, printed_days, read_time
from newsletter.extract.evidence import Evidence, is_aside, text_of
from newsletter.extract.titles import Title

_SAYS_PUBLISHED = re.compile(
    r"publish|posted|veröffentlicht|erschien|erstellt|eingestellt|publi[éec]|pubblicat|submitted|created|added|artikel wurde am|geplaatst|"
    r"opublikowan|yayın|опубл|skrevet|julkaistu|datum\b|date\b",
    re.IGNORECASE,
)
_SAYS_UPDATED = re.compile(
    r"updat|modifi|revis|aktuali|geändert|änderung|bearbeitet|mis à jour|actuali[sz]|aggiorna|atuali|gewijzigd|bijgewerkt|oppdatert|güncel|"
    r"обновл|päivitetty|stand\b|review|last\b|letzte",
    re.IGNORECASE,
)
_NOT_THIS = re.compile(
    r"©|copyright|all rights|since|seit|founded|\bborn\b|expires|deadline|event|veranstaltung|\buntil\b|\bbis\b", re.IGNORECASE
)
_MARKED = re.compile(r"date|time(?!line)|publish|posted|datum|fecha|meta|byline|author|info|stand|submitted", re.IGNORECASE)
_FIGURES = re.compile(r"\d\D{0,3}\d")
_UNREAD = frozenset(("script", "style", "title", "meta", "h1", "option", "noscript"))
# How far from the headline its date line stands, in elements; `<time>` may stand farther.
_BEFORE, _AFTER, _AFTER_TIME = 25, 60, 150
# So near that no name of a part (`teaser`, `aside`) matters.
_CLOSE = 8
_LONG, _SHORT = 150, 120
# Elements looked at when the whole page is searched.
_MOST = 3000
_ATTRIBUTES = tuple(
    "datetime content title data-datetime data-date data-time data-published data-publish-date data-timestamp".split()
)


@dataclass(frozen=True, slots=True)
class DateLine:
    """A day printed in the page, and how far from the headline, in elements.

    `rank` 2 = marked or worded as a date line, 1 = hardly more than a day, 0 = a day in a sentence. `updated` = said to be that of a
    change. `unsure` = the order of day and month is only the usual one.
    """

    day: str
    distance: int
    rank: int
    updated: bool
    unsure: bool


def near_lines(evidence: Evidence, title: Title, day_first: bool) -> list[DateLine]:
    """Return the days printed around the headline; none when the headline itself is not printed."""
    if title.mark is None:
        return []
    start = title.position
    elements = islice(enumerate(evidence.document.tree.iter("*")), max(0, start - _BEFORE), start + _AFTER)
    return [line for position, element in elements for line in _lines(element, position - start, title, day_first)]


def far_lines(evidence: Evidence, title: Title, day_first: bool) -> list[DateLine]:
    """Return the days printed anywhere in the article, nearest first, that are marked or worded as date lines.

    Where there is none of those, the lone day that the page prints, if it prints but one.
    """
    lines: list[DateLine] = []
    seen: set[HtmlElement] = set()
    for position, element in enumerate(evidence.document.tree.iter("*")):
        for holder in _holders(element):
            if holder not in seen and len(seen) < _MOST:
                seen.add(holder)
                lines.extend(line for line in _lines(holder, position - title.position, title, day_first) if line.rank >= 1)
    sure = [line for line in lines if line.rank >= 2 and not line.updated]
    if sure:
        return sorted(sure, key=lambda line: line.distance)
    return lines if len({line.day for line in lines}) == 1 else []


def _holders(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements whose own text has figures in it by this one's text or tail, or that a `<time>` makes a date line."""
    parent = element.getparent()
    if (element.text and _FIGURES.search(element.text)) or element.tag == "time":
        yield element
        if parent is not None and _is_marked(parent):
            yield parent
    if parent is not None and element.tail and _FIGURES.search(element.tail):
        yield parent


def times(evidence: Evidence, title: Title) -> Iterator[str]:
    """Yield what the `<time>` elements beside the headline say, those of an update last."""
    start = title.position
    near = [
        mark
        for mark in evidence.times
        if -_BEFORE <= mark.position - start <= _AFTER_TIME and not is_aside(mark.element, title.frame)
    ]
    for mark in sorted(near[:6], key=lambda mark: _is_update(mark.element)):
        yield mark.element.get("datetime") or text_of(mark.element, 80)


def _is_update(element: HtmlElement) -> bool:
    parent = element.getparent()
    around = (element.get("class") or "") + ((parent.text or "") + (parent.get("class") or "") if parent is not None else "")
    previous = element.getprevious()
    if previous is not None:
        around += (previous.tail or "") + (previous.text or "")
    return bool(_SAYS_UPDATED.search(around[-200:])) and not _SAYS_PUBLISHED.search(element.get("class") or "")


def dated_attribute(element: HtmlElement) -> str:
    """Return the first attribute of an element that may hold a machine's date, else an empty string."""
    return next((value for name in _ATTRIBUTES if (value := element.get(name)) and re.search(r"\d{4}", value)), "")


def _is_marked(element: HtmlElement) -> bool:
    name, ident = element.get("class"), element.get("id")
    return element.tag == "time" or bool((name and _is_dated(name)) or (ident and _is_dated(ident)))


@lru_cache(maxsize=8192)
def _is_dated(name: str) -> bool:
    return bool(_MARKED.search(name))


def _lines(element: HtmlElement, offset: int, title: Title, day_first: bool) -> Iterator[DateLine]:
    """Yield the days in an element's own text (in all of it, where it is marked as a date line)."""
    if element.tag in _UNREAD:
        return
    marked = _is_marked(element)
    own = [piece for piece in (element.text, *(child.tail for child in element)) if piece]
    if not marked and not any(map(_FIGURES.search, own)):
        return
    text = text_of(element, 200) if marked else " ".join(" ".join(own).split())
    attribute = dated_attribute(element) if marked else ""
    if (not attribute and not _FIGURES.search(text)) or (len(text) > _LONG and not marked) or _NOT_THIS.search(text):
        return
    found = list(islice(_days_of(attribute, text, day_first), 2))
    if not found or is_aside(element, title.frame, near=abs(offset) <= _CLOSE):
        return
    for printed in found:
        before = text[:40] if attribute else text[: printed.start][-40:]
        updated = bool(_SAYS_UPDATED.search(before))
        is_line = (marked and len(text) < _SHORT) or _SAYS_PUBLISHED.search(before)
        is_bare = len(text) - (printed.end - printed.start) < _SHORT // 2
        yield DateLine(printed.day, abs(offset), 2 if is_line else 1 if is_bare or updated else 0, updated, printed.unsure)


def _days_of(attribute: str, text: str, day_first: bool) -> Iterator[Printed]:
    stated = read_time(attribute) if attribute else None
    if stated:
        yield Printed(stated[:10], 0, len(text))
    else:
        yield from printed_days(text, day_first=day_first)
