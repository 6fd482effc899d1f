"""Owns the authors: the people who wrote an article, out of its data, its markup and its printed byline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from newsletter.extract import jsonld
from newsletter.extract.evidence import Evidence, Mark, is_aside, text_of
from newsletter.extract.sites import Site
from newsletter.extract.titles import Title
from newsletter.extract.wording import key, tidy

MAX_AUTHORS = 12
_META = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "dc.contributor", "citation_author",
    "og:article:author", "og:author", "byl", "byline", "authors", "article:author_name", "shareaholic:article_author_name", "cxenseparse:author",
    "rbauthors", "twitter:data1",
)  # fmt: skip
_LEAD = re.compile(
    r"^(?:(?:article|story|text|words|photos?|written|posted|published|reported|reviewed|edited|created|submitted|presented|report)\s+(?:and\s+\w+\s+)?by"
    r"|by|von|vom|par|por|de|di|da|door|af|av|van|tekst|text|foto|autor(?:in|en)?|author|auteurs?|autore|redaktion|redaktør|ein(?: gast)?beitrag von"
    r"|geschrieben von|verfasst von|veröffentlicht von|écrit par|publié par|scritto da|escrito por|publicado por|medarbejder|fra)(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
_AND = re.compile(
    r"\s*(?:;|\||•|·|/|\n|\s&\s|\sand\s|\sund\s|\set\s|\sy\s|\se\s|\sog\s|\soch\s|\sen\s|\sja\s|\si\s|\swith\s|\smit\s)\s*",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"https?:|www\.|[@#<>{}\[\]=*_]|\d{2}|\.(?:com|de|org|net|co)\b|\b(?:staff|admin|administrator|editor|editors|editorial|redaktion|newsroom|redaction|rédaction|"
    r"team|reporter|writer|correspondent|korrespondent(?:in)?|journalist(?:in)?|contributor|contributors|columnist|producer|author|autor|username|user|guest|gast|"
    r"anonymous|unknown|webmaster|published|updated|posted|minutes?|read|comments?|subscribe|follow|share|news|magazine|agency|agentur|ltd|llc|inc|gmbh|ag|"
    r"january|february|march|april|june|july|august|september|october|november|december|januar|februar|märz|juni|juli|oktober|dezember|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|ago|senior|chief|head|director|manager|founder|ceo|professor|associate|assistant|"
    r"view|profile|more|all|posts?|articles?|about|read|by|the|see|bio|copyright|photo|getty|images)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Authors:
    """The people named as authors, in order, and where they were named."""

    names: tuple[str, ...] = ()
    why: str = ""


def choose_authors(evidence: Evidence, site: Site, title: Title) -> Authors:
    """Return the authors from the first source that names people."""
    for why, raws in sources(evidence, title):
        names = people(raws, site)
        if names:
            return Authors(names, why)
    return Authors()


def sources(evidence: Evidence, title: Title) -> Iterator[tuple[str, list[str]]]:
    """Yield (source, raw values), the most trusted first."""
    yield "json-ld author", list(_from_jsonld(evidence))
    for name in _META:
        values = [value for _, value in evidence.said(name)]
        if values:
            yield name, values
    yield (
        "itemprop author",
        [_named(mark) for mark in evidence.properties.get("author", [])[:MAX_AUTHORS] if not is_aside(mark.element)],
    )
    yield "rel author", [text_of(mark.element, 200) for mark in evidence.rel_author[:MAX_AUTHORS] if not is_aside(mark.element)]
    yield from _bylines(evidence, title)


def _from_jsonld(evidence: Evidence) -> Iterator[str]:
    for value in jsonld.values(evidence.article, "author", "creator")[:MAX_AUTHORS]:
        yield from _person(value, evidence)


def _person(value: Any, evidence: Evidence) -> Iterator[str]:
    if isinstance(value, dict):
        known = value if "name" in value else evidence.references.get(str(value.get("@id", "")), value)
        if "organization" in " ".join(jsonld.types(known)):
            return
        for name in jsonld.values(known, "name")[:MAX_AUTHORS]:
            yield jsonld.text(name)
    else:
        yield jsonld.text(value)


def _named(mark: Mark) -> str:
    element = mark.element
    for inner in element.iter():
        if inner is not element and inner.get("itemprop") == "name":
            return inner.get("content") or text_of(inner, 200)
    return element.get("content") or text_of(element, 200)


def _bylines(evidence: Evidence, title: Title) -> Iterator[tuple[str, list[str]]]:
    start = title.mark.position if title.mark else 0
    for mark in evidence.bylines:
        if mark.position < start - 60 or is_aside(mark.element):
            continue
        text = text_of(mark.element, 300)
        if 3 < len(text) < 160:
            yield "byline markup", [text]


def people(raws: list[str], site: Site) -> tuple[str, ...]:
    """Return the people's names in some raw values: no outlets, handles, job titles, addresses; each once, in order."""
    found: dict[str, str] = {}
    for raw in raws:
        for piece in _pieces(raw):
            if _is_person(piece, site):
                found.setdefault(key(piece), piece)
    return tuple(found.values())[:MAX_AUTHORS]


def _pieces(raw: str) -> Iterator[str]:
    text = _LEAD.sub("", tidy(raw, 400)).strip(" ,:;-–—|•·")
    for part in _AND.split(text):
        for piece in part.split(","):
            piece = _LEAD.sub("", piece.strip(" ,:;-–—|•·()\"'"))
            if piece:
                yield piece


def _is_person(piece: str, site: Site) -> bool:
    words = piece.split()
    if not _LETTERS.search(piece) or len(piece) > 60 or len(words) > 5 or _NOT_A_NAME.search(piece):
        return False
    if piece.isascii() and piece == piece.lower() and len(words) == 1:
        return False
    return not site.is_name(piece)
