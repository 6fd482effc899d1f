"""Owns the authors: who wrote an article, out of its data, its markup and its printed byline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from newsletter.extract import jsonld
from newsletter.extract.evidence import MAX_WALKED, Evidence, Mark, is_aside, is_author_page, text_of
from newsletter.extract.names import MAX_NAMES, Named, is_organisation, read_names
from newsletter.extract.sites import Site, squash
from newsletter.extract.titles import Title
from newsletter.extract.wording import key

_META = tuple(
    """author article:author parsely-author sailthru.author dc.creator dc:creator dcterms.creator citation_author article:author_name
    og:article:author og:author byl byline authors article_author shareaholic:article_author_name cxenseparse:author rbauthors
    dc.contributor""".split()
)
_WEAK = ("byline markup", "link to an author's page")
# How far from the headline a byline stands, in elements before and after it.
_BEFORE, _AFTER = 60, 150
_TOGETHER = 40
# So near that no name of a part (`teaser`, `aside`) matters.
_BESIDE = 15
_NOT_WRITING = re.compile(
    r"review|edited|editor|fact|photo|foto|bild|illustrat|translat|übersetz|video|medical|approved|verified|podcast|comment",
    re.IGNORECASE,
)
_BY_LINE = re.compile(
    r"(?:^\W{0,3}|(?:read|\d{4})\W{1,5})(?:by|von|par|por|di|af|av|door|text|words|story|autor(?:in)?|author|auteur|redaktion|"
    r"(?:written|posted|published|reported) (?:by|on\b.{1,40}\bby)|(?:ein |eine )?(?:gast)?(?:beitrag|kolumne|kommentar|bericht) von|"
    r"geschrieben von|verfasst von|écrit par)\b\s*:?\s*(?=[^\W\d_])",
    re.IGNORECASE,
)
_NAMING = re.compile(r"(?<![a-z])(?:fn|name)(?![a-z])|author|autor|auteur|byline", re.IGNORECASE)
_NO_AUTHOR_PAGE = re.compile(
    r"/(?:category|categories|tags?|topics?|thema|themen|kategorie|rubrik|section)/|mailto:|^#|unsplash|pexels|flickr"
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
    nickname, settled = "", False
    for why, raws in sources(evidence, title):
        if settled and why in _WEAK:
            continue
        named = read_names(raws)
        people = tuple(name for name in named.people if not site.is_name(name) and not _is_desk(name, site, named))
        if people and (not nickname or any(nickname in key(name).split() for name in people)):
            return Authors(people, why)
        if instead is None and named.everyone:
            instead = Authors(named.everyone, f"{why}, not a person's full name")
            nickname = _nickname(instead.names, site)
            # A desk or agency that the page's data names is the author; only its own name may stand for want of a better.
            settled = why not in _WEAK and not any(site.is_name(name, exactly=True) for name in instead.names) and not nickname
    return instead or Authors()


def _is_desk(name: str, site: Site, named: Named) -> bool:
    """Say whether one of several names has the site's name in it (`MDR THÜRINGEN`)."""
    return len(named.people) > 1 and any(site.is_name(word, exactly=True) for word in name.split())


def _nickname(names: tuple[str, ...], site: Site) -> str:
    """Return the lone first name that stands for the author: who has only that is not to be taken for another."""
    single = (
        len(names) == 1
        and " " not in names[0]
        and names[0][:1].isupper()
        and not is_organisation(names[0])
        and not site.is_name(names[0])
    )
    return key(names[0]) if single else ""


def sources(evidence: Evidence, title: Title) -> Iterator[tuple[str, list[str]]]:
    """Yield (source, raw values), the most trusted first."""
    yield "json-ld author", list(_from_jsonld(evidence))
    for name in _META:
        values = [value for _, value in evidence.said(name)]
        if values:
            yield name, values
    yield "itemprop author", [_of_property(mark) for mark in _near(evidence.properties.get("author", []), title)]
    yield "rel=author", [text_of(mark.element, 200, apart=True) for mark in _near(evidence.rel_author, title)]
    label = next((value for _, value in evidence.said("twitter:label1")), "")
    if _WRITTEN_BY.search(label):
        yield "twitter:data1", [value for _, value in evidence.said("twitter:data1")][:1]
    yield from _from_bylines(evidence, title)
    yield "link to an author's page", [text_of(mark.element, 200, apart=True) for mark in _near(evidence.author_links, title)]
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
    for inner in islice(element.iter("*"), MAX_WALKED):
        if inner is not element and inner.get("itemprop") == "name":
            return inner.get("content") or text_of(inner, 200, apart=True)
    return element.get("content") or text_of(element, 200, apart=True)


def squash_words(text: str) -> str:
    """Return a text's words in the plain letters of an address, still apart."""
    return " ".join(squash(word) for word in text.split())


def _near(marks: Iterable[Mark], title: Title) -> list[Mark]:
    """Return the marks of one byline: the first one near the headline (else the first after it) and those that stand with it."""
    usable = [mark for mark in marks if not _is_other_part(mark, title) and not _NOT_WRITING.search(_text_before(mark.element))]
    start = title.position
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
    reach = _BEFORE if "author" in (mark.element.get("rel") or "") else _BESIDE
    close = title.mark is not None and abs(mark.position - title.mark.position) <= reach
    return is_aside(mark.element, title.frame, near=close)


def _from_bylines(evidence: Evidence, title: Title) -> Iterator[tuple[str, list[str]]]:
    start = title.position
    usable = [mark for mark in evidence.bylines if not _is_other_part(mark, title)]
    near = [mark for mark in usable if -_BEFORE <= mark.position - start <= _AFTER]
    far = [mark for mark in usable if mark.position > start and mark not in near]
    for mark in (near + far)[:40]:
        if _NOT_WRITING.search(_name_of(mark.element)):
            continue
        inner = _inner_names(mark.element)
        if inner:
            yield "byline markup", inner
        text = text_of(mark.element, 400, apart=True)
        if len(text) <= 200:
            yield "byline markup", [text]


def _name_of(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _inner_names(byline: HtmlElement) -> list[str]:
    """Return the texts of the links and name elements inside a byline, without those that a word before them gives another role."""
    found: list[tuple[HtmlElement, str]] = []
    for element in islice(byline.iter("a", "span", "strong", "b", "div", "p", "h3", "h4", "cite"), 200):
        if element is byline or len(element) > 2 or not _is_name_element(element):
            continue
        if not _NOT_WRITING.search(_text_before(element)):
            found.append((element, text_of(element, 120, apart=True)))
    inside = {ancestor for element, _ in found for ancestor in element.iterancestors()}
    return [text for element, text in found if element not in inside][: 2 * MAX_NAMES]


def _is_name_element(element: HtmlElement) -> bool:
    if element.get("itemprop") == "name" or _NAMING.search(_name_of(element)):
        return True
    address = (element.get("href") or "").lower()
    if element.tag != "a" or not address or _NO_AUTHOR_PAGE.search(address):
        return False
    if is_author_page(address) or "author" in (element.get("rel") or ""):
        return True
    words = re.findall(r"[a-z]{3,}", squash_words("".join(islice(element.itertext(), 9))))
    return bool(words) and all(word in address for word in words)


def _text_before(element: HtmlElement) -> str:
    previous = element.getprevious()
    parent = element.getparent()
    text = (previous.tail if previous is not None else parent.text if parent is not None else "") or ""
    if not text.strip() and previous is not None and len(previous) <= 3:
        text = text_of(previous, 200, apart=True)
    return text[-60:]


def _from_text(evidence: Evidence, title: Title) -> Iterator[str]:
    """Yield the first short line near the headline that begins with `By`, `Von`, `Par` … and a capital."""
    start = max(0, title.position - 10)
    for element in islice(evidence.document.tree.iter("*"), start, title.position + _AFTER):
        line = (element.text or "").strip()
        if (
            1 < len(line) < 100
            and _BY_LINE.search(line)
            and element.tag not in ("script", "style")
            and not is_aside(element, title.frame)
        ):
            whole = text_of(element, 200, apart=True)
            found = _BY_LINE.search(whole)
            if len(whole) < 120 and found and whole[found.end() : found.end() + 1].isupper():
                yield whole
                return
