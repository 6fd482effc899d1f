"""Owns the choice of the days: when an article was published and last changed, as it states them, or as a guess that says so."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from lxml.html import HtmlElement

from newsletter.extract import jsonld
from newsletter.extract.days import Printed, is_day_first, iso_day, printed_days, read_time
from newsletter.extract.evidence import Evidence, is_aside, text_of
from newsletter.extract.titles import Title

_PUBLISHED = tuple(
    """article:published_time og:article:published_time article:published og:published_time datepublished article.published
    dc.date.issued dcterms.issued dcterms.created dc.date.created dc.created dc.issued citation_publication_date citation_online_date
    citation_date parsely-pub-date sailthru.date publish-date publish_date pubdate publication_date published-date publishdate
    originalpublicationdate article_date_original cxenseparse:recs:publishtime cxenseparse:publishtime bt:pubdate rbpubdate release_date
    displaydate date.issued date.created shareaholic:article_published_time dateposted article.created datecreated created
    mediator_published_time og:pubdate uploaddate published cludo:date pdate ptime ms.date""".split()
)
# Names that as often hold the day on which the page was made from its template.
_UNSURE = ("date", "dc.date", "dcterms.date", "timestamp")
_MODIFIED = tuple(
    """article:modified_time og:updated_time article:modified datemodified last-modified lastmod dcterms.modified dc.date.modified
    dc.modified modified revised article.updated date.modified lastmodified last_updated_date shareaholic:article_modified_time""".split()
)
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/_-]?([01]\d)[/_-]?([0-3]\d)(?=[/_.-]|$)")
_IN_SCRIPTS = re.compile(
    r'"(?:datePublished|publishedAt|published_at|publishDate|publish_date|publishedDate|publicationDate|publication_date|firstPublishedAt|published_time|'
    r'datePosted|createdAt|created_at)\\?"\s{0,3}:\s{0,3}\\?"((?:19|20)\d\d-[01]\d-[0-3]\d[^"\\]{0,30})'
)
_SAYS_PUBLISHED = re.compile(
    r"publish|posted|veröffentlicht|erschien|erstellt|eingestellt|publi[éec]|pubblicat|submitted|created|added|artikel wurde am|geplaatst|opublikowan|yayın|опубл|skrevet|julkaistu|datum\b|date\b",
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
_FIGURE = re.compile(r"\d{2}")
# How far from the headline its date line stands, in elements.
_BEFORE, _AFTER = 25, 60
# So near that no name of a part (`teaser`, `aside`) matters.
_CLOSE = 8
_ATTRIBUTES = (
    "datetime",
    "content",
    "title",
    "data-datetime",
    "data-date",
    "data-time",
    "data-published",
    "data-publish-date",
    "data-timestamp",
)


@dataclass(frozen=True, slots=True)
class Dates:
    """Published and modified as ISO 8601 (a day alone where no time is known), and where each came from."""

    published: str | None = None
    modified: str | None = None
    guessed: bool = False
    why_published: str = ""
    why_modified: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A day printed in the page: how far from the headline, how like a date line (2 = says or is marked so), updated or published."""

    day: str
    distance: int
    rank: int
    updated: bool
    unsure: bool


def choose_dates(evidence: Evidence, title: Title, today: datetime.date) -> Dates:
    """Return the dates of an article. `guessed` = only inferred from print that may mean another day.

    In order: JSON-LD, meta tags, microdata, the address, `<time>` and the date line beside the headline; then, as guesses, a script's
    data, other print in the page, the day of change. A guess is never in the future and never a bare first of January.
    """
    day_first = is_day_first(evidence.document.language, evidence.host)
    modified, why_modified = _first(_modified(evidence), day_first)
    stated, why = _first(_stated(evidence), day_first)
    dates = Dates(None, modified, False, "", why_modified)
    if stated:
        return replace(dates, published=_in_local_time(stated, evidence.url), why_published=why)
    from_url = _URL_DAY.search(evidence.url)
    day = iso_day(*from_url.groups()) if from_url else None
    if day and day <= _latest(today):
        return replace(dates, published=day, why_published="day in the address")
    stated, why = _first(_times(evidence, title), day_first)
    if stated and stated[:10] <= _latest(today):
        return replace(dates, published=stated, why_published=why)
    printed = _from_print(dates, _printed_near(evidence, title, day_first), today)
    if printed and not printed.guessed:
        return printed
    stated, why = _first(evidence.said(*_UNSURE), day_first)
    if stated and stated[:10] <= _latest(today):
        return replace(dates, published=stated, why_published=f"meta {why}")
    return printed or _guessed(dates, evidence, _printed_far(evidence, title, day_first), today)


def _from_print(dates: Dates, near: list[_Line], today: datetime.date) -> Dates | None:
    near = [line for line in near if line.day <= _latest(today)]
    for line in sorted(near, key=lambda line: (line.updated, -line.rank, line.distance)):
        if line.rank >= 1 and not (line.day.endswith("-01-01") and line.rank < 2):
            guessed = line.updated or line.unsure or line.rank < 2
            return replace(dates, published=line.day, guessed=guessed, why_published="date line by the headline")
    return None


def _guessed(dates: Dates, evidence: Evidence, far: list[_Line], today: datetime.date) -> Dates:
    script = _IN_SCRIPTS.search(evidence.document.html)
    from_script = read_time(script[1]) if script else None
    for day, why in (
        (from_script, "script"),
        *((line.day, "guess from the page's print") for line in far),
        (dates.modified, "day of change"),
    ):
        if day and day[:10] <= _latest(today) and not day[:10].endswith("-01-01"):
            return replace(dates, published=day, guessed=True, why_published=why)
    return dates


def _latest(today: datetime.date) -> str:
    return (today + datetime.timedelta(days=2)).isoformat()


def _first(found: Iterator[tuple[str, str]], day_first: bool) -> tuple[str | None, str]:
    return next(((iso, why) for why, raw in found if raw and (iso := read_time(raw, day_first=day_first))), (None, ""))


def _stated(evidence: Evidence) -> Iterator[tuple[str, str]]:
    for name in ("datePublished", "dateCreated", "uploadDate"):
        yield f"json-ld {name}", jsonld.first_text(evidence.article, name)
    yield from evidence.said(*_PUBLISHED)
    for mark in evidence.properties.get("datepublished", [])[:3]:
        yield "itemprop datePublished", _attribute(mark.element) or text_of(mark.element, 80)


def _modified(evidence: Evidence) -> Iterator[tuple[str, str]]:
    yield "json-ld dateModified", jsonld.first_text(evidence.article, "dateModified")
    yield from evidence.said(*_MODIFIED)
    for mark in evidence.properties.get("datemodified", [])[:3]:
        yield "itemprop dateModified", _attribute(mark.element) or text_of(mark.element, 80)


def _attribute(element: HtmlElement) -> str:
    return next((value for name in _ATTRIBUTES if (value := element.get(name)) and re.search(r"\d{4}", value)), "")


def _times(evidence: Evidence, title: Title) -> Iterator[tuple[str, str]]:
    """Yield what the `<time>` elements beside the headline say, those of an update last."""
    start = title.position
    near = [mark for mark in evidence.times if -_BEFORE <= mark.position - start <= 150 and not is_aside(mark.element, title.frame)]
    for mark in sorted(near[:6], key=lambda mark: _is_update(mark.element)):
        yield "<time>", mark.element.get("datetime") or text_of(mark.element, 80)


def _is_update(element: HtmlElement) -> bool:
    parent = element.getparent()
    around = (element.get("class") or "") + ((parent.text or "") + (parent.get("class") or "") if parent is not None else "")
    previous = element.getprevious()
    if previous is not None:
        around += (previous.tail or "") + (previous.text or "")
    return bool(_SAYS_UPDATED.search(around[-200:])) and not _SAYS_PUBLISHED.search(element.get("class") or "")


def _printed_near(evidence: Evidence, title: Title, day_first: bool) -> list[_Line]:
    if title.mark is None:
        return []
    start = title.position
    elements = islice(enumerate(evidence.document.tree.iter("*")), max(0, start - _BEFORE), start + _AFTER)
    return [line for position, element in elements for line in _lines(element, position - start, title, day_first)]


def _printed_far(evidence: Evidence, title: Title, day_first: bool) -> list[_Line]:
    """Return the date lines anywhere in the article, after the headline first: those marked or worded as such, else lone days."""
    lines = []
    for position, element in enumerate(evidence.document.tree.iter("*")):
        lines.extend(line for line in _lines(element, position - title.position, title, day_first) if line.rank >= 1)
    sure = [line for line in lines if line.rank >= 2 and not line.updated]
    if sure:
        return sorted(sure, key=lambda line: line.distance)
    return lines if len({line.day for line in lines}) == 1 else []


def _lines(element: HtmlElement, offset: int, title: Title, day_first: bool) -> Iterator[_Line]:
    """Yield the days in an element's own text (in all of it, where it is marked as a date line)."""
    if element.tag in ("script", "style", "title", "meta", "h1", "option"):
        return
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    marked = element.tag == "time" or len(name) > 1 and bool(_MARKED.search(name))
    own = [piece for piece in (element.text, *(child.tail for child in element)) if piece]
    if not marked and not any(_FIGURE.search(piece) for piece in own):
        return
    text = text_of(element, 200) if marked else " ".join(" ".join(own).split())
    attribute = _attribute(element) if marked else ""
    if (not attribute and not _FIGURE.search(text)) or (len(text) > 150 and not marked) or _NOT_THIS.search(text):
        return
    found = list(islice(_days_of(attribute, text, day_first), 2))
    if not found or (abs(offset) > _CLOSE and is_aside(element, title.frame)):
        return
    for printed in found:
        before = text[:40] if attribute else text[: printed.start][-40:]
        bare = len(text) - (printed.end - printed.start) < 60
        updated = bool(_SAYS_UPDATED.search(before))
        rank = 2 if (marked and len(text) < 120) or _SAYS_PUBLISHED.search(before) else 1 if bare or updated else 0
        yield _Line(printed.day, abs(offset), rank, updated, printed.unsure)


def _days_of(attribute: str, text: str, day_first: bool) -> Iterator[Printed]:
    stated = read_time(attribute) if attribute else None
    if stated:
        yield Printed(stated[:10], 0, len(text))
    else:
        yield from printed_days(text, day_first=day_first)


def _in_local_time(stated: str, url: str) -> str:
    """Return the address's own day where a time in UTC falls on its neighbour: the outlet dates by its own clock."""
    match = _URL_DAY.search(url)
    day = iso_day(*match.groups()) if match else None
    if day is None or not stated.endswith(("Z", "+00:00")) or day == stated[:10]:
        return stated
    apart = abs((datetime.date.fromisoformat(day) - datetime.date.fromisoformat(stated[:10])).days)
    return day if apart == 1 else stated
