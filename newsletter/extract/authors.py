"""Owns the authors: who wrote an article, out of its data, its markup and its printed byline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from newsletter.extract import jsonld
from newsletter.extract.evidence import Evidence, Mark, is_aside, text_of
from newsletter.extract.names import MAX_NAMES, Named, read_names
from newsletter.extract.sites import Site
from newsletter.extract.titles import Title
from newsletter.extract.wording import key

_META = tuple(
    """author article:author parsely-author sailthru.author dc.creator dc:creator dcterms.creator citation_author article:author_name
    og:article:author og:author byl byline authors article_author shareaholic:article_author_name cxenseparse:author rbauthors
    dc.contributor""".split()
)
# How far from the headline a byline stands, in elements before and after it.
_BEFORE, _AFTER = 60, 150
_TOGETHER = 40
_NOT_WRITING = re.compile(
    r"review|edited|editor|fact|photo|foto|bild|illustrat|translat|übersetz|video|medical|approved|verified|podcast|comment",
    re.IGNORECASE,
)
_BY_LINE = re.compile(
    r"^\W{0,3}(?:by|von|par|por|di|af|av|door|text|words|story|autor(?:in)?|author|auteur|redaktion|(?:written|posted|published|reported) (?:by|on\b.{1,40}\bby)|"
    r"(?:ein |eine )?(?:gast)?(?:beitrag|kolumne|kommentar|bericht) von|geschrieben von|verfasst von|écrit par)\b\s*:?\s*(?=[^\W\d_])",
    re.IGNORECASE,
)
_WRITTEN_BY = re.compile(
    r"written|author|verfasst|geschrieben|écrit|rédigé|escrito|scritto|autor|auteur|skrevet|skriven|geschreven|kirjoittanut|napisane|от|by|von|par|por|da",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Authors:
    """Who is named as author, in order, and where."""

    names: tuple[str, ...] = ()
    why: str = ""


def choose_authors(evidence: Evidence, site: Site, title: Title) -> Authors:
    """Return the people whom the most trusted source names as authors.

    Where none names a person, what the page itself puts in the author's place (an agency, its own desk, a nickname) is given,
    and `why` says so: a reader must not take it for a person.
    """
    instead: Authors | None = None
    for why, raws in sources(evidence, title):
        named = read_names(raws)
        people = tuple(name for name in named.people if not _is_outlet(name, site, named))
        if people:
            return Authors(people, why)
        if instead is None and (named.people or named.others):
            instead = Authors((named.people + named.others)[:MAX_NAMES], f"{why}, not a person's name")
    return instead or Authors()


def _is_outlet(name: str, site: Site, named: Named) -> bool:
    """A site may bear its one author's name; where others are named too, the site's name is the outlet's."""
    return site.is_name(name, exactly=True) and len(named.people) > 1


def sources(evidence: Evidence, title: Title) -> Iterator[tuple[str, list[str]]]:
    """Yield (source, raw values), the most trusted first."""
    yield "json-ld author", list(_from_jsonld(evidence))
    for name in _META:
        values = [value for _, value in evidence.said(name)]
        if values:
            yield name, values
    yield "itemprop author", [_of_property(mark) for mark in _near(evidence.properties.get("author", []), title)]
    yield "rel=author", [text_of(mark.element, 200) for mark in _near(evidence.rel_author, title)]
    label = next((value for _, value in evidence.said("twitter:label1")), "")
    if _WRITTEN_BY.search(label):
        yield "twitter:data1", [value for _, value in evidence.said("twitter:data1")][:1]
    yield from _from_bylines(evidence, title)
    yield "link to an author's page", [text_of(mark.element, 200) for mark in _near(evidence.author_links, title)]
    yield "byline in the text", list(_from_text(evidence, title))


def _from_jsonld(evidence: Evidence) -> Iterator[str]:
    for value in jsonld.values(evidence.article, "author", "creator")[:MAX_NAMES]:
        if isinstance(value, dict):
            known = value if "name" in value else evidence.references.get(str(value.get("@id", "")), value)
            for name in jsonld.values(known, "name")[:MAX_NAMES]:
                yield jsonld.text(name)
        else:
            yield jsonld.text(value)


def _of_property(mark: Mark) -> str:
    element = mark.element
    for inner in element.iter("*"):
        if inner is not element and inner.get("itemprop") == "name":
            return inner.get("content") or text_of(inner, 200)
    return element.get("content") or text_of(element, 200)


def _near(marks: Iterable[Mark], title: Title) -> list[Mark]:
    """Return the marks of one byline: the first one near the headline (else the first after it) and those that stand with it."""
    usable = [mark for mark in marks if not _is_other_part(mark, title)]
    start = title.mark.position if title.mark else 0
    near = [mark for mark in usable if -_BEFORE <= mark.position - start <= _AFTER] or [
        mark for mark in usable if mark.position > start
    ]
    together: list[Mark] = []
    for mark in near[:MAX_NAMES]:
        if together and mark.position - together[-1].position > _TOGETHER:
            break
        together.append(mark)
    return together


def _is_other_part(mark: Mark, title: Title) -> bool:
    """Say whether a mark belongs to a comment, a teaser or the page's frame. Right under the headline even an <aside> is a byline."""
    close = title.mark is not None and -15 <= mark.position - title.mark.position <= 40
    return is_aside(mark.element, by_tag=not close)


def _from_bylines(evidence: Evidence, title: Title) -> Iterator[tuple[str, list[str]]]:
    start = title.mark.position if title.mark else 0
    usable = [mark for mark in evidence.bylines if not _is_other_part(mark, title)]
    near = [mark for mark in usable if -_BEFORE <= mark.position - start <= _AFTER]
    far = [mark for mark in usable if mark.position > start and mark not in near]
    for mark in (near + far)[:40]:
        if _NOT_WRITING.search(_name_of(mark.element)):
            continue
        inner = _inner_names(mark.element)
        if inner:
            yield "byline markup", inner
        text = text_of(mark.element, 400)
        if len(text) <= 200:
            yield "byline markup", [text]


def _name_of(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _inner_names(byline: HtmlElement) -> list[str]:
    """Return the texts of the links and name elements inside a byline, without those that a word before them gives another role."""
    found = []
    for element in byline.iter("a", "span", "strong", "b", "div", "p", "h3", "h4", "cite"):
        name = _name_of(element)
        is_name = (
            element.tag == "a"
            and element.get("href")
            or element.get("itemprop") == "name"
            or re.search(r"(?<![a-z])(?:fn|name)(?![a-z])|author", name)
        )
        if element is byline or not is_name or len(element) > 3:
            continue
        before = _text_before(element)
        if not _NOT_WRITING.search(before):
            found.append(text_of(element, 120))
    return found[: 2 * MAX_NAMES]


def _text_before(element: HtmlElement) -> str:
    previous = element.getprevious()
    parent = element.getparent()
    text = (previous.tail if previous is not None else parent.text if parent is not None else "") or ""
    if not text.strip() and previous is not None:
        text = "".join(previous.itertext())
    return text[-60:]


def _from_text(evidence: Evidence, title: Title) -> Iterator[str]:
    """Yield the first short line near the headline that begins with `By`, `Von`, `Par` … and a capital."""
    start = title.mark.position if title.mark else 0
    for position, element in enumerate(evidence.document.tree.iter("*")):
        if position < start - 10:
            continue
        if position > start + 250:
            return
        line = (element.text or "").strip()
        if 1 < len(line) < 100 and _BY_LINE.match(line) and not is_aside(element):
            whole = text_of(element, 200)
            if len(whole) < 120 and _BY_LINE.match(whole):
                yield whole
                return
