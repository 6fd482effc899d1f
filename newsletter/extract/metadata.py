"""Owns the metadata of a page: who says what about its article, in which order they are believed, and why."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from newsletter.extract import jsonld
from newsletter.extract.authors import choose_authors
from newsletter.extract.dates import choose_dates
from newsletter.extract.days import read_time
from newsletter.extract.document import Document
from newsletter.extract.evidence import Evidence, gather
from newsletter.extract.sites import Site
from newsletter.extract.titles import Title, choose_title
from newsletter.extract.wording import key, tidy
from newsletter.models import Hints

MAX_TAGS = 20


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of its article. `paywalled` is None where it says nothing; `why` has the source of each field found."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    site: str | None = None
    language: str | None = None
    description: str | None = None
    image: str | None = None
    canonical_url: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    paywalled: bool | None = None
    date_guessed: bool = False
    why: Mapping[str, str] = field(default_factory=dict)


def read_metadata(document: Document, *, hints: Hints | None = None, today: datetime.date) -> Metadata:
    """Return the metadata of a page's article.

    Each field comes from the most trusted source that has it: JSON-LD, OpenGraph and its cousins, microdata, Dublin Core, byline
    markup, the page itself; `hints` (what a feed said of the link) fill what the page leaves open. Never raises on any page.
    """
    evidence = gather(document)
    site = Site(evidence)
    title = choose_title(evidence, site)
    hinted = hints or Hints()
    if title.text is None and hinted.title:
        title = Title(tidy(hinted.title) or None, "hint of the source")
    authors = choose_authors(evidence, site, title)
    dates = choose_dates(evidence, title, today)
    published, why_published, guessed = dates.published, dates.why_published, dates.guessed
    if (published is None or guessed) and hinted.date and (stated := read_time(hinted.date)):
        published, why_published, guessed = stated, "hint of the source", False
    found: dict[str, tuple[object, str]] = {
        "title": (title.text, title.why),
        "authors": (authors.names, authors.why),
        "published": (published, why_published),
        "modified": (dates.modified, dates.why_modified),
        "site": (site.name, site.why),
        "language": (document.language, "<html lang> or meta"),
        "description": _description(evidence),
        "image": _image(evidence),
        "canonical_url": _canonical(evidence),
        "section": _section(evidence),
        "tags": _tags(evidence),
        "paywalled": _paywalled(evidence),
    }
    values = {name: value for name, (value, _) in found.items() if value not in (None, "", ())}
    why = {name: why for name, (value, why) in found.items() if value not in (None, "", ()) and why}
    return Metadata(**values, date_guessed=guessed and published is not None, why=why)  # type: ignore[arg-type]


def _description(evidence: Evidence) -> tuple[str | None, str]:
    for name, value in evidence.said("og:description", "description", "twitter:description", "dc.description"):
        return tidy(value, 1000), name
    value = tidy(jsonld.first_text(evidence.article, "description"), 1000)
    return (value, "json-ld description") if value else (None, "")


def _image(evidence: Evidence) -> tuple[str | None, str]:
    for name, value in evidence.said("og:image", "og:image:secure_url", "og:image:url", "twitter:image", "twitter:image:src"):
        address = web_address(value, evidence.url)
        if address:
            return address, name
    for value in jsonld.values(evidence.article, "image", "thumbnailUrl"):
        address = web_address(value.get("url", "") if isinstance(value, dict) else value, evidence.url)
        if address:
            return address, "json-ld image"
    return None, ""


def _canonical(evidence: Evidence) -> tuple[str | None, str]:
    for element in evidence.links.get("canonical", [])[:3]:
        address = web_address(element.get("href"), evidence.url)
        if address and same_site(address, evidence.url):
            return address, "link rel=canonical"
    for name, value in evidence.said("og:url"):
        address = web_address(value, evidence.url)
        if address and same_site(address, evidence.url):
            return address, name
    return None, ""


def web_address(value: object, base: str) -> str | None:
    """Return an http(s) address without its fragment, made absolute against the page's; None for anything else."""
    if not isinstance(value, str) or not value.strip() or len(value) > 2000:
        return None
    try:
        address = urljoin(base, value.strip())
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or any(ord(char) <= 32 for char in address):
        return None
    return parts._replace(fragment="").geturl()


def same_site(one: str, other: str) -> bool:
    """Say whether two addresses are of one site: same host, or one a sub-domain of the other, `www.` and `m.` apart."""
    try:
        first, second = (urlsplit(address).hostname or "" for address in (one, other))
    except ValueError:
        return False
    first, second = (host.removeprefix("www.").removeprefix("m.").removeprefix("amp.") for host in (first, second))
    return bool(first) and (first == second or first.endswith("." + second) or second.endswith("." + first))


def _section(evidence: Evidence) -> tuple[str | None, str]:
    value = tidy(jsonld.first_text(evidence.article, "articleSection"), 100)
    if value:
        return value, "json-ld articleSection"
    for name, value in evidence.said("article:section", "parsely-section", "sailthru.section", "section"):
        return tidy(value, 100), name
    return None, ""


def _tags(evidence: Evidence) -> tuple[tuple[str, ...], str]:
    raws = [jsonld.text(value) for value in jsonld.values(evidence.article, "keywords")]
    why = "json-ld keywords"
    for names in (("article:tag",), ("news_keywords",), ("keywords",), ("parsely-tags",)):
        if not any(raws):
            raws, why = [value for _, value in evidence.said(*names)], names[0]
    found: dict[str, str] = {}
    for raw in raws:
        for piece in raw.split(","):
            tag = tidy(piece, 60)
            if key(tag) and len(tag) > 1:
                found.setdefault(key(tag), tag)
    return tuple(found.values())[:MAX_TAGS], why if found else ""


def _paywalled(evidence: Evidence) -> tuple[bool | None, str]:
    for node in (evidence.article, *evidence.document.jsonld):
        for value in jsonld.values(node, "isAccessibleForFree"):
            stated = str(value).strip().lower()
            if stated in ("true", "false"):
                return stated == "false", "json-ld isAccessibleForFree"
    for name, value in evidence.said("article:content_tier"):
        return value.lower() in ("locked", "metered"), name
    return None, ""
