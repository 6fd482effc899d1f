"""Owns the days: when an article was published and last changed, as it states them, or as a guess that says it is one."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsletter.extract import jsonld
from newsletter.extract.evidence import Evidence, is_aside
from newsletter.extract.titles import Title

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.date", "dcterms.created", "dcterms.issued", "dc.date.created", "dc.created", "dc.issued", "citation_publication_date", "citation_date",
    "citation_online_date", "parsely-pub-date", "sailthru.date", "publish-date", "publish_date", "pubdate", "publication_date", "published-date",
    "publishdate", "originalpublicationdate", "article_date_original", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "bt:pubdate",
    "last-published", "rbpubdate", "release_date", "displaydate", "date.issued", "date.created", "article.published", "shareaholic:article_published_time",
    "timestamp", "pdate", "ptime", "dateposted", "created", "article.created", "datecreated", "mediator_published_time", "field-name-post-date", "og:pubdate",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "article:modified", "datemodified", "last-modified", "lastmod", "dcterms.modified", "dc.date.modified",
    "dc.modified", "modified", "revised", "article.updated", "date.modified", "lastmodified", "last_updated_date", "shareaholic:article_modified_time",
)  # fmt: skip
_ISO = re.compile(
    r"(?P<day>(?:19|20)\d\d-[01]\d-[0-3]\d)(?:[T\s]+(?P<clock>[0-2]?\d:[0-5]\d(?::[0-5]\d)?)(?:[.,]\d{1,9})?\s*(?P<zone>Z|UTC|GMT|[+-][01]\d(?::?[0-5]\d)?)?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"^(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?:T?(?P<rest>\d{4,6})Z?)?$")
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/_-]?([01]\d)[/_-]?([0-3]\d)(?=[/_.-]|$)")


@dataclass(frozen=True, slots=True)
class Dates:
    """Published and modified as ISO 8601 (a day alone where no time is known), and where each came from."""

    published: str | None = None
    modified: str | None = None
    guessed: bool = False
    why_published: str = ""
    why_modified: str = ""


def choose_dates(evidence: Evidence, title: Title, today: datetime.date) -> Dates:
    """Return the dates of an article; `guessed` when the day was only inferred."""
    published, why = next(((iso, why) for why, raw in _published(evidence, title) if (iso := read_time(raw))), (None, ""))
    modified, why_modified = next(((iso, why) for why, raw in _modified(evidence) if (iso := read_time(raw))), (None, ""))
    if published is None:
        match = _URL_DAY.search(evidence.url)
        day = _day(*match.groups()) if match else None
        if day:
            return Dates(day, modified, True, "day in the address", why_modified)
    return Dates(published, modified, False, why, why_modified)


def _published(evidence: Evidence, title: Title) -> Iterator[tuple[str, str]]:
    for name in ("datePublished", "dateCreated", "uploadDate"):
        yield f"json-ld {name}", jsonld.first_text(evidence.article, name)
    yield from evidence.said(*_PUBLISHED)
    for mark in evidence.properties.get("datepublished", [])[:3]:
        yield (
            "itemprop datePublished",
            mark.element.get("content") or mark.element.get("datetime") or "".join(mark.element.itertext())[:80],
        )
    start = title.mark.position if title.mark else 0
    near = [mark for mark in evidence.times if abs(mark.position - start) < 150 and not is_aside(mark.element)]
    for mark in near[:3]:
        yield "<time>", mark.element.get("datetime") or "".join(mark.element.itertext())[:80]


def _modified(evidence: Evidence) -> Iterator[tuple[str, str]]:
    yield "json-ld dateModified", jsonld.first_text(evidence.article, "dateModified")
    yield from evidence.said(*_MODIFIED)


def read_time(raw: str) -> str | None:
    """Return a stated time as ISO 8601 with its zone, or the day alone where no time or no zone is stated; None when it is none."""
    text = raw.strip()[:100]
    compact = _COMPACT.match(text)
    if compact:
        return _day(compact["year"], compact["month"], compact["day"])
    match = _ISO.search(text)
    if match is None:
        return None
    day = _day(*match["day"].split("-"))
    if day is None or not match["clock"] or not match["zone"]:
        return day
    clock = match["clock"].zfill(5) if match["clock"].count(":") == 1 else match["clock"].zfill(8)
    zone = match["zone"].upper()
    if zone in ("UTC", "GMT"):
        zone = "Z"
    elif zone != "Z":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        zone = f"{zone[0]}{digits[:2]}:{digits[2:]}"
    return f"{day}T{clock if clock.count(':') == 2 else clock + ':00'}{zone}"


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
