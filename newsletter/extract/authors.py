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
_MARKUP, _LINK, _TEXT, _FAR = "byline markup", "link to an author's page", "byline in the text", "byline below the text"
_WEAK = (_MARKUP, _LINK, _FAR)
# Filled with the account that put the page in: who the page prints as its author is believed before them.
_UNSURE = ("author", "twitter:data1")
_PRINTED = ("article:author", "itemprop author", "rel=author", _MARKUP, _TEXT)
# How far from the headline a byline stands, in elements before and after it.
_BEFORE, _AFTER = 60, 150
_TOGETHER = 40
_MAX_BYLINES, _MAX_LINES = 120, 3
# So near that no name of a part (`teaser`, `aside`) matters.
_BESIDE = 15
_NOT_WRITING = re.compile(
    r"review|edited|editor|fact|photo|foto|bild|illustrat|translat|übersetz|video|medical|approved|verified|podcast|comment",
    re.IGNORECASE,
)
_BY = (
    r"(?:by|von|par|por|di|af|av|door|text|words|story|autor(?:in)?|author|auteur|redaktion|"
    r"(?:written|posted|published|reported) (?:by|on\b.{1,40}\bby)|(?:ein |eine )?(?:gast)?(?:beitrag|kolumne|kommentar|bericht) von|"
    r"geschrieben von|verfasst von|écrit par)\b\s*:?\s*(?=[^\W\d_])"
)
_BY_LINE = re.compile(rf"\W{{0,3}}{_BY}", re.IGNORECASE)
# `3 min read · by Jane Doe`, `May 2024 by Jane Doe`
_LATE_BY = re.compile(rf"(?:read|\d{{4}})\W{{1,5}}{_BY}", re.IGNORECASE)
# A line that says no more than that a name follows.
_LABEL = re.compile(
    r"\W{0,3}(?:(?:article |story |written |posted |published |words |text )?by|von|par|por|autor(?:in)?|author|auteur|verfasst von)\s*:?",
    re.IGNORECASE,
)
# `jane.doe`: whose account it is says nothing against a name that the page prints.
_LOGIN = re.compile(r"[a-z]+[._][a-z]+\d*")
_NO_TEXT = frozenset(("script", "style"))
_WHOLE = frozenset(("html", "body", "main", "article"))
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
    left = sources(evidence, title)
    for why, raws in left:
        if (settled and why in _WEAK) or (instead and why == _FAR):
            continue
        named = read_names(raws)
        people = _people(named, site)
        if people and (not nickname or any(nickname in key(name).split() for name in people)):
            stated = Authors(people, why)
            return _printed_instead(stated, left, site) if why in _UNSURE else stated
        if instead is None and named.everyone:
            names = _best_of(named.everyone, site) if len(raws) > 1 else named.everyone
            instead = Authors(names, f"{why}, not a person's full name")
            nickname = _nickname(instead.names, site)
            # A desk or agency that the page's data names is the author; its own name or a login stands for want of a better.
            own = any(site.is_name(name, exactly=True) or _LOGIN.fullmatch(name) for name in instead.names)
            settled = why not in _WEAK and not own and not nickname
    return instead or Authors()


def _people(named: Named, site: Site) -> tuple[str, ...]:
    return tuple(name for name in named.people if not site.is_name(name) and not _is_desk(name, site, named))


def _printed_instead(stated: Authors, left: Iterable[tuple[str, list[str]]], site: Site) -> Authors:
    """Return whom the page prints as its authors where nothing on it bears out whom a meta tag of the system names."""
    printed: Authors | None = None
    known = _words_of(stated.names)
    for why, raws in left:
        people = _people(read_names(raws), site)
        if why not in _UNSURE and known & _words_of(people):
            return stated
        if people and printed is None and why in _PRINTED:
            printed = Authors(people, why)
    return printed or stated


def _words_of(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in key(name).split() if len(word) > 2}


def _best_of(names: tuple[str, ...], site: Site) -> tuple[str, ...]:
    """Return the names that are neither the site's nor an organisation's, where there are any."""
    own = tuple(name for name in names if not site.is_name(name) and not is_organisation(name))
    return own or names


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
    near = [mark for mark in usable if -_BEFORE <= mark.position - start <= _AFTER]
    if not near:
        near = [mark for mark in usable if mark.position > start][:MAX_NAMES]
        if len({text_of(mark.element, 200) for mark in near}) > 2:
            return []
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
    usable = [mark for mark in evidence.bylines[:_MAX_BYLINES] if not _is_other_part(mark, title)]
    near = [mark for mark in usable if -_BEFORE <= mark.position - start <= _AFTER]
    for values in _of_bylines(near):
        yield _MARKUP, values
    yield _LINK, [text_of(mark.element, 200, apart=True) for mark in _near(evidence.author_links, title)]
    for line in _from_text(evidence, title):
        yield _TEXT, [line]
    far = list(_of_bylines([mark for mark in usable if mark.position > start and mark not in near]))
    # Far below stand the author of the article and those of others in a list, whom only their number gives away.
    named = [read_names(values) for values in far]
    groups = {name.people for name in named} - {()} or {name.everyone for name in named if len(named) > 2} - {()}
    if len(groups) == 1:
        yield _FAR, list(groups.pop())


def _of_bylines(marks: list[Mark]) -> Iterator[list[str]]:
    for mark in marks[:40]:
        if mark.element.tag in _WHOLE or _NOT_WRITING.search(_name_of(mark.element)):
            continue
        inner = _inner_names(mark.element)
        if inner:
            yield inner
        text = text_of(mark.element, 400, apart=True)
        if len(text) <= 200:
            yield [text]


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
    """Yield the first short lines near the headline that begin with `By`, `Von`, `Par` … and a capital."""
    label_before, found_lines = False, 0
    for element in islice(_from_headline(evidence, title), _AFTER):
        line = (element.text or "").strip()
        if not line or len(line) >= 100 or element.tag in _NO_TEXT:
            continue
        label = bool(_LABEL.fullmatch(line))
        if (label_before or label or _by_line(line)) and not is_aside(element, title.frame):
            whole = text_of(element, 200, apart=True)
            found = None if label_before else _by_line(whole)
            begin = found.end() if found else 0
            if len(whole) < 120 and (found or label_before) and whole[begin : begin + 1].isupper() and whole[-1] not in ":!?":
                yield whole
                found_lines += 1
                if found_lines == _MAX_LINES:
                    return
            # `<span>By</span><span>Jane Doe</span>`
            label = label and _LABEL.fullmatch(whole) is not None
        label_before = label


def _from_headline(evidence: Evidence, title: Title) -> Iterator[HtmlElement]:
    """Yield the elements from the part that holds the printed headline on, in the order of the page; all where none is printed."""
    node: HtmlElement | None = title.mark.element.getparent() if title.mark else None
    if node is None or node.tag in _WHOLE:
        node = title.mark.element if title.mark else evidence.document.tree
    while node is not None:
        yield from node.iter("*")
        while node is not None and node.getnext() is None:
            node = node.getparent()
        node = node.getnext() if node is not None else None


def _by_line(line: str) -> re.Match[str] | None:
    return _BY_LINE.match(line) or (_LATE_BY.search(line) if "read" in line or "20" in line else None)
