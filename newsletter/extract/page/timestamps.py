"""Finds the timestamps next to stories on a page and resolves them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from newsletter.extract.word_tables import read_table
from newsletter.text.dates import read_time
from newsletter.text.months import month_number
from newsletter.text.printed_days import printed_days

MAX_STAMPS = 10_000
MAX_LABEL = 60
_CLOCK = r"(?:[01]?\d|2[0-4])\s?[:.h]\s?[0-5]\d(?::[0-5]\d)?"
_AGO = r"\d{1,3}\s?(?:s|secs?|m|mins?|minutes?|minuten|h|hrs?|hours?|stunden?|std|d|days?|tagen?)\b"
_HAS_TIME = re.compile(rf"(?<![\d:.,]){_CLOCK}(?![\d.,:]*\d)|{_AGO}\.?\s+ago|\b(?:vor|il y a|hace)\s+{_AGO}", re.IGNORECASE)
# The minute of a football match: 43', 90+2'.
_MINUTE = re.compile(r"\(?\d{1,3}(?:\s?\+\s?\d{1,2})?\s?['’′]\)?")
_TIME_WORDS = frozenset(read_table("newsletter.extract.page", "page_words")["beside_times"].split())
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")
_DATED = re.compile(r"date|time|stamp|publish|posted|created|-ts$")
_CHANGED = re.compile(r"modif|update|expir|end")


def without_day(text: str) -> tuple[str, str | None]:
    """Return a text without the first date in it (`March 25, 2015`, `25. März 2015`), and that day, if there is one."""
    printed = next(iter(printed_days(text)), None)
    return (text, None) if printed is None else (" ".join((text[: printed.start] + text[printed.end :]).split()), printed.day)


def spoken_day(text: str) -> str | None:
    """Return the first day in a text; None if there is none."""
    return without_day(text)[1]


def is_label(text: str) -> bool:
    """Say whether a short text is nothing but a time (`15:05`, `Posted at 15:05`, `5m ago`, `43'`, `November 2, 2023`)."""
    if len(text) > MAX_LABEL or not any(char.isdigit() for char in text):
        return False
    if _MINUTE.fullmatch(text):
        return True
    if not (_HAS_TIME.search(text) or spoken_day(text)):
        return False
    return all(word in _TIME_WORDS or month_number(word) for word in _WORD.findall(text.lower()))


def leading_clock(text: str) -> tuple[int, int] | None:
    """Return the time that begins a text, in minutes of the day, and where the text goes on (`12.05 Uhr: Rain` → 725, 11), or None.

    A version behind its name (`Fern 1.12 is out`) and a figure before what it counts (`1.12 billion`) are no times.
    """
    match = _LEAD.match(text)
    if not match or (match["point"] and _is_figure(match, text)):
        return None
    hour = int(match["hour"])
    if match["half"] and match["half"][0] in "pP" and hour < 12:
        hour += 12
    return (hour * 60 + int(match["minute"]), match.end()) if hour < 25 else None


def _is_figure(match: re.Match[str], text: str) -> bool:
    """Say whether two figures with a point between them, at the beginning of a text, are a version or a number rather than a time."""
    word = (match["word"] or "").rstrip(".,").lower()
    if word:
        return word not in _TIME_WORDS
    is_marked = match["half"] or match["zone"] or match["end"] or match["hour"] in _EARLY
    return not is_marked and text[match.end() : match.end() + 1].islower()


# No version and no number begins so: "09.30", not "0.50 million".
_EARLY = frozenset(f"0{hour}" for hour in range(10))
_LEAD = re.compile(
    r"\W{0,3}(?:(?P<word>[^\W\d_]{2,9}\.?,?)\s)?(?:\+{2,3}\s*)?(?P<hour>\d{1,2})\s?(?:[:h]|(?P<point>\.))\s?(?P<minute>[0-5]\d)(?![\d.,]*\d)"
    r"\s*(?P<half>[ap]\.?m\b\.?)?\s*(?P<zone>(?:uhr|h|gmt|bst|ist|et|edt|est|cet)(?![^\W_]))?"
    r"\s*(?:\+{2,3})?\s*(?P<end>[:|–—-]\s+|\)|\.\s|$)?\s*",
    re.IGNORECASE,
)


def stamped(tree: HtmlElement, labels: bool) -> list[HtmlElement]:
    """Return the elements of a page that hold a time, at most 10,000: those marked up as times, and with `labels` also those whose text
    is only a time (which takes a walk over the whole page)."""
    found: list[HtmlElement] = list(islice(tree.iter("time"), MAX_STAMPS))
    return [*found, *islice(_labels(tree), MAX_STAMPS - len(found))] if labels else found


def _labels(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iter(
        "span", "div", "p", "a", "b", "strong", "small", "em", "li", "dt", "td", "h2", "h3", "h4", "h5", "h6"
    ):
        text = element.text
        if not text or len(text) > MAX_LABEL or len(element):
            continue
        if not _HAS_TIME.search(text) and not _MINUTE.fullmatch(text.strip()):
            continue
        if is_label(text.strip()) and next(element.iterancestors("time"), None) is None:
            yield element


def time_of(element: HtmlElement) -> str | None:
    """Return the machine-readable time in an element (or in something inside it), else the day in its text.

    Times of publication are preferred to those of modifications.
    """
    stated = [
        pair for holder in (element, *element.iter("time", "meta", "span", "a", "div", "abbr")) for pair in _stated(holder)
    ]
    found = [(bool(_CHANGED.search(name)), time) for name, value in stated if (time := read_time(value))]
    if found:
        return min(found, key=lambda pair: pair[0])[1]
    return next((day for stamp in element.iter("time") if (day := spoken_day(" ".join(stamp.itertext())))), None)


def _stated(holder: HtmlElement) -> Iterator[tuple[str, str]]:
    for name, value in holder.attrib.items():
        name, value = str(name), str(value)
        if name == "content" and holder.get("itemprop"):
            name = f"data-{holder.get('itemprop')}".lower()
        if name == "datetime" or (name.startswith("data-") and _DATED.search(name)):
            yield name, value
