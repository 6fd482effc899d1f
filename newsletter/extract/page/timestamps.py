"""Owns the times that stand beside the stories of a page: where they stand, and which moment they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice

from lxml.html import HtmlElement

from newsletter.text.months import month_number

MAX_STAMPS = 10_000
MAX_LABEL = 60
_CLOCK = r"(?:[01]?\d|2[0-4])\s?[:.h]\s?[0-5]\d(?::[0-5]\d)?"
_AGO = r"\d{1,3}\s?(?:s|secs?|m|mins?|minutes?|minuten|h|hrs?|hours?|stunden?|std|d|days?|tagen?)\b"
_HAS_TIME = re.compile(rf"(?<![\d:.,]){_CLOCK}(?![\d.,:]*\d)|{_AGO}\.?\s+ago|\b(?:vor|il y a|hace)\s+{_AGO}", re.IGNORECASE)
# The minute of a match: 43', 90+2'.
_MINUTE = re.compile(r"\(?\d{1,3}(?:\s?\+\s?\d{1,2})?\s?['’′]\)?")
_TIME_WORDS = frozenset(
    (
        "posted updated published last at on am pm a.m p.m uhr ist gmt bst utc est edt pst pdt cet cest aest ago um stand "
        "minuten stunde stunden tagen il y a hace heute gestern today yesterday mon tue wed thu fri sat sun monday tuesday "
        "wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag publié mis à "
        "jour le vor the of min mins minutes minute hours hour hrs h m s now jetzt pinned key event "
    ).split()
)
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|z|[+-]\d\d:?\d\d)?)?")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?$")
_DAY = re.compile(
    r"\b(?:([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})|(\d{1,2})\.?\s+(?:de\s+)?([^\W\d_]{3,10})\.?,?\s+(?:de\s+)?(\d{4}))\b"
)
_DATED = re.compile(r"date|time|stamp|publish|posted|created|-ts$")
_CHANGED = re.compile(r"modif|update|expir|end")


def moment(text: str) -> str | None:
    """Return what a machine-readable time says as ISO 8601 in UTC or with its own zone; the day alone where the zone is unknown.

    Reads ISO 8601 and Unix times (seconds or milliseconds); anything else gives None.
    """
    text = text.strip()
    if _EPOCH.match(text):
        seconds = float(text[:10])
        return (
            datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            if 631_152_000 < seconds < 4_102_444_800
            else None
        )
    match = _ISO.match(text)
    if not match:
        return None
    try:
        datetime(int(match[1]), int(match[2]), int(match[3]), int(match[4] or 0), int(match[5] or 0), int(match[6] or 0))
    except ValueError:
        return None
    day = f"{match[1]}-{match[2]}-{match[3]}"
    if not match[4] or not match[7]:
        return day
    zone = "Z" if match[7] in "Zz" else match[7] if ":" in match[7] else f"{match[7][:3]}:{match[7][3:]}"
    return f"{day}T{match[4]}:{match[5]}:{match[6] or '00'}{zone}"


def without_day(text: str) -> tuple[str, str | None]:
    """Return a text without the first day that it names in words (`March 25, 2015`, `25. März 2015`), and that day if there is one."""
    for match in _DAY.finditer(text):
        name, day, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
        month = month_number(name)
        if month and 1 <= int(day) <= 31:
            return " ".join((text[: match.start()] + text[match.end() :]).split()), f"{year}-{month:02}-{int(day):02}"
    return text, None


def spoken_day(text: str) -> str | None:
    """Return the day that a text names in words, None when it names none."""
    return without_day(text)[1]


def is_label(text: str) -> bool:
    """Say whether a short text is nothing but a time (`15:05`, `Posted at 15:05`, `5m ago`, `43'`, `November 2, 2023`)."""
    if len(text) > MAX_LABEL or not any(char.isdigit() for char in text):
        return False
    if _MINUTE.fullmatch(text):
        return True
    if not (_HAS_TIME.search(text) or spoken_day(text) or _ISO.search(text)):
        return False
    return all(word in _TIME_WORDS or month_number(word) for word in _WORD.findall(text.lower()))


def leading_clock(text: str) -> tuple[int, int] | None:
    """Return the minute of the day with which a text begins and where its words go on (`12.05 Uhr: Rain` → 725, 11), or None."""
    match = _LEAD.match(text)
    if not match:
        return None
    hour = int(match[1])
    if match[3] and match[3][0] in "pP" and hour < 12:
        hour += 12
    return (hour * 60 + int(match[2]), match.end()) if hour < 25 else None


_LEAD = re.compile(
    r"\W{0,3}(?:[^\W\d_]{2,9}\.?,?\s)?(?:\+{2,3}\s*)?(\d{1,2})\s?[:.h]\s?([0-5]\d)(?![\d.,]*\d)\s*([ap]\.?m\b\.?)?\s*(?:(?:uhr|h|gmt|bst|ist|et|edt|est|cet)(?![^\W_]))?"
    r"\s*(?:\+{2,3})?\s*(?:[:|–—-]\s+|\)|\.\s|$)?\s*",
    re.IGNORECASE,
)


def stamped(tree: HtmlElement, labels: bool) -> list[HtmlElement]:
    """Return the elements of a page that hold a time, at most 10,000: those that say so in markup, and if `labels` is set also
    those whose text is nothing but a time (which costs a walk over the whole page)."""
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
    """Return the moment that an element (or something in it) states for machines, else the day that its text names.

    The times of publication come before those of changes.
    """
    stated = [
        pair for holder in (element, *element.iter("time", "meta", "span", "a", "div", "abbr")) for pair in _stated(holder)
    ]
    found = [(bool(_CHANGED.search(name)), time) for name, value in stated if (time := moment(value))]
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
