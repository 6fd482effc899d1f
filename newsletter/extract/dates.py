"""Owns the choice of the days: when an article was published and last changed, as it states them, or as a guess that says so."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from newsletter.extract import jsonld
from newsletter.extract.datelines import DateLine, dated_attribute, far_lines, near_lines, times
from newsletter.extract.days import is_day_first, iso_day, read_time
from newsletter.extract.evidence import Evidence, text_of
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
    r'"(?:datePublished|publishedAt|published_at|publishDate|publish_date|publishedDate|publicationDate|publication_date|'
    r"firstPublishedAt|published_time|datePosted|createdAt|created_at)"
    r'\\?"\s{0,3}:\s{0,3}\\?"((?:19|20)\d\d-[01]\d-[0-3]\d[^"\\]{0,30})'
)


@dataclass(frozen=True, slots=True)
class Dates:
    """Published and modified as ISO 8601 (a day alone where no time is known), and where each came from."""

    published: str | None = None
    modified: str | None = None
    guessed: bool = False
    why_published: str = ""
    why_modified: str = ""


def choose_dates(evidence: Evidence, title: Title, today: datetime.date) -> Dates:
    """Return the dates of an article. `guessed` = only inferred, from print that may mean another day.

    In order: JSON-LD, meta tags, microdata, the address, `<time>` and the date line beside the headline; then, as guesses, a script's
    data, other print in the page, the day of change. What is not stated as data is never in the future, and a guess is never a bare
    first of January, which is a copyright's or a default's year.
    """
    day_first = is_day_first(evidence.document.language, evidence.host)
    modified, why_modified = _first(_modified(evidence), day_first)
    dates = Dates(modified=modified, why_modified=why_modified)
    stated, why = _first(_stated(evidence), day_first)
    if stated:
        return replace(dates, published=_in_local_time(stated, evidence.url), why_published=why)
    latest = (today + datetime.timedelta(days=2)).isoformat()
    beside = (("day in the address", _day_of_address(evidence.url) or ""), *(("<time>", raw) for raw in times(evidence, title)))
    stated, why = _first(beside, day_first)
    if stated and stated[:10] <= latest:
        return replace(dates, published=stated, why_published=why)
    printed = _from_print(dates, near_lines(evidence, title, day_first), latest)
    if printed and not printed.guessed:
        return printed
    stated, why = _first(evidence.said(*_UNSURE), day_first)
    if stated and stated[:10] <= latest:
        return replace(dates, published=stated, why_published=f"meta {why}")
    return printed or _guessed(dates, evidence, far_lines(evidence, title, day_first), latest)


def _from_print(dates: Dates, near: list[DateLine], latest: str) -> Dates | None:
    possible = [line for line in near if line.day <= latest and line.rank >= (2 if _is_new_year(line.day) else 1)]
    for line in sorted(possible, key=lambda line: (line.updated, -line.rank, line.distance)):
        guessed = line.updated or line.unsure or line.rank < 2
        return replace(dates, published=line.day, guessed=guessed, why_published="date line by the headline")
    return None


def _guessed(dates: Dates, evidence: Evidence, far: list[DateLine], latest: str) -> Dates:
    script = _IN_SCRIPTS.search(evidence.document.html)
    guesses = [("script", read_time(script[1]) if script else None)]
    guesses += [("guess from the page's print", line.day) for line in far]
    guesses.append(("day of change", dates.modified))
    for why, day in guesses:
        if day and day[:10] <= latest and not _is_new_year(day):
            return replace(dates, published=day, guessed=True, why_published=why)
    return dates


def _is_new_year(day: str) -> bool:
    return day[5:10] == "01-01"


def _first(found: Iterable[tuple[str, str]], day_first: bool) -> tuple[str | None, str]:
    return next(((iso, why) for why, raw in found if raw and (iso := read_time(raw, day_first=day_first))), (None, ""))


def _stated(evidence: Evidence) -> Iterator[tuple[str, str]]:
    for name in ("datePublished", "dateCreated", "uploadDate"):
        yield f"json-ld {name}", jsonld.first_text(evidence.article, name)
    yield from evidence.said(*_PUBLISHED)
    for mark in evidence.properties.get("datepublished", [])[:3]:
        yield "itemprop datePublished", dated_attribute(mark.element) or text_of(mark.element, 80)


def _modified(evidence: Evidence) -> Iterator[tuple[str, str]]:
    yield "json-ld dateModified", jsonld.first_text(evidence.article, "dateModified")
    yield from evidence.said(*_MODIFIED)
    for mark in evidence.properties.get("datemodified", [])[:3]:
        yield "itemprop dateModified", dated_attribute(mark.element) or text_of(mark.element, 80)


def _day_of_address(url: str) -> str | None:
    match = _URL_DAY.search(url)
    return iso_day(*match.groups()) if match else None


def _in_local_time(stated: str, url: str) -> str:
    """Return the address's own day where a time in UTC falls on its neighbour: the outlet dates by its own clock."""
    day = _day_of_address(url)
    if day is None or not stated.endswith(("Z", "+00:00")) or day == stated[:10]:
        return stated
    apart = abs((datetime.date.fromisoformat(day) - datetime.date.fromisoformat(stated[:10])).days)
    return day if apart == 1 else stated
