"""Chooses the authors of an article from its metadata, markup and printed byline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from newsletter.extract.metadata.bylines import DATED, FAR, LINK, MARKUP, TEXT, near_headline, printed_bylines
from newsletter.extract.metadata.person_names import MAX_NAMES, Named, is_organisation, read_names
from newsletter.extract.metadata.signals import MAX_WALKED, Mark, Signals, text_of
from newsletter.extract.metadata.site_name import Site
from newsletter.extract.metadata.titles import Title
from newsletter.extract.page import jsonld
from newsletter.extract.word_tables import read_table
from newsletter.text.clean import key
from newsletter.text.urls import resolve, same_site, site_of

_META = read_table("newsletter.extract.metadata", "meta_names")["authors"].split()
# The title of a post in the fediverse: `Ida Holm (@ida@example.social)`.
_POST_TITLE = re.compile(r"(.{2,60}?) \(@[\w.-]+(?:@[\w.-]+)?\)(?: (?:on|auf|sur|en) .{2,40})?")
# The keys that hold a person's name, in schema.org's vocabulary and in the inventions of some CMSs.
_NAME_PARTS = (("givenName", "firstName"), ("familyName", "lastName"))
_DATA = "json-ld author"
_LOW_TRUST = (MARKUP, LINK, DATED, FAR)
# Content management systems often fill these with the account that uploaded the page, so a printed byline wins over them.
_MAY_BE_CMS_ACCOUNT = ("author", "twitter:data1")
_PRINTED = (MARKUP, LINK, TEXT, DATED, FAR)
_PRINTED_ON_PAGE = ("article:author", "itemprop author", "rel=author", MARKUP, TEXT)
# `jane.doe`: the name of an account does not contradict a name printed on the page.
_LOGIN = re.compile(r"[a-z]+[._][a-z]+\d*")
_WRITTEN_BY = re.compile(
    r"written|author|verfasst|geschrieben|écrit|rédigé|escrito|scritto|autor|auteur|skrevet|skriven|geschreven|kirjoittanut|napisane|от|by|von|par|por|da",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Authors:
    """The authors in order, and the source that named them."""

    names: tuple[str, ...] = ()
    why: str = ""


def choose_authors(signals: Signals, site: Site, title: Title) -> Authors:
    """Return the people whom the most trusted source names as authors.

    If no source names a person, what the page has in the author's place (an agency, its own newsroom, a nickname) is returned, and `why`
    says so, lest readers take it for a person. The member who shared a link to another site, under that page's title, wrote nothing.
    """
    fallback = _FallbackAuthors(site)
    companies = {key(name) for name in _organisations(signals)}
    left = sources(signals, title)  # a generator, not a list: _printed_instead continues where this loop stops
    for why, raws in left:
        if fallback.outranks(why):
            continue
        named = read_names(raws)
        people = _people(named, site)
        if why == _DATA and key(", ".join(people)) in companies:
            people = ()
        if people and fallback.could_include(people):
            stated = Authors(people, why)
            return _printed_instead(stated, left, site) if why in _MAY_BE_CMS_ACCOUNT else stated
        if named.everyone and why != DATED:
            fallback.keep(named.everyone if len(raws) < 2 else _best_of(named.everyone, site), why)
    if fallback.authors is None or (fallback.is_member and _leads_elsewhere(signals, title)):
        return Authors()
    return fallback.authors


class _FallbackAuthors:
    """The fallback when no person is named: an organisation, newsroom or nickname, from the first source that has one."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.authors: Authors | None = None
        self.nickname = ""
        self.is_certain = False

    def outranks(self, why: str) -> bool:
        """Whether the fallback is kept even though this source names a person."""
        return bool(
            (self.is_certain and why in _LOW_TRUST) or (self.authors and why == FAR) or (self.nickname and why == DATED)
        )

    def could_include(self, people: Sequence[str]) -> bool:
        """Whether the fallback may be one of these people: a nickname that matches one of them."""
        return not self.nickname or any(self.nickname in key(name).split() for name in people)

    @property
    def is_member(self) -> bool:
        """Whether the fallback is one word printed in a byline, like the name of a forum's member."""
        if self.authors is None or not self.authors.why.startswith(_PRINTED):
            return False
        return len(self.authors.names) == 1 and " " not in self.authors.names[0] and not is_organisation(self.authors.names[0])

    def keep(self, names: tuple[str, ...], why: str) -> None:
        """Use these names if there are none yet."""
        if self.authors is not None:
            return
        self.authors = Authors(names, f"{why}, not a person's full name")
        self.nickname = _nickname(names, self.site)
        # A newsroom or agency in the page's data is the author; the site's own name or a login is only used for lack of anything better.
        own = any(self.site.is_name(name, exactly=True) or _LOGIN.fullmatch(name) for name in names)
        self.is_certain = why not in _LOW_TRUST and not own and not self.nickname


def _leads_elsewhere(signals: Signals, title: Title) -> bool:
    """Say whether the page's title is a link to another site, as where members share links and talk about them."""
    canonical = (element.get("href") or "" for element in signals.links.get("canonical", [])[:1])
    own = [address for address in (signals.url, *canonical) if site_of(address)]
    headline = key(title.text or "")
    for element in signals.document.tree.iter("a") if own and headline else ():
        address = resolve(signals.url, element.get("href"))
        if address and key(text_of(element, 400)) == headline and not any(same_site(address, place) for place in own):
            return True
    return False


def _people(named: Named, site: Site) -> tuple[str, ...]:
    return tuple(name for name in named.people if not site.is_name(name) and not _is_desk(name, site, named))


def _printed_instead(stated: Authors, left: Iterable[tuple[str, list[str]]], site: Site) -> Authors:
    """Return the authors printed on the page if nothing on it confirms the name that its CMS put into a meta tag."""
    printed: Authors | None = None
    known = _words_of(stated.names)
    for why, raws in left:
        people = _people(read_names(raws), site)
        if why not in _MAY_BE_CMS_ACCOUNT and known & _words_of(people):
            return stated
        if people and printed is None and why in _PRINTED_ON_PAGE:
            printed = Authors(people, why)
    return printed or stated


def _words_of(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in key(name).split() if len(word) > 2}


def _best_of(names: tuple[str, ...], site: Site) -> tuple[str, ...]:
    """Return the names that are neither the site's nor an organisation's, if there are any; else all."""
    own = tuple(name for name in names if not site.is_name(name) and not is_organisation(name))
    return own or names


def _is_desk(name: str, site: Site, named: Named) -> bool:
    """Say whether one of several names contains the site's name (`MDR THÜRINGEN`)."""
    return len(named.people) > 1 and any(site.is_name(word, exactly=True) for word in name.split())


def _nickname(names: tuple[str, ...], site: Site) -> str:
    """Return the single first name given as the author, which a different person must not replace."""
    single = (
        len(names) == 1
        and " " not in names[0]
        and names[0][:1].isupper()
        and not is_organisation(names[0])
        and not site.is_name(names[0])
    )
    return key(names[0]) if single else ""


def sources(signals: Signals, title: Title) -> Iterator[tuple[str, list[str]]]:
    """Yield (source, raw values), the most trusted first."""
    yield _DATA, list(_from_jsonld(signals))
    for name in _META:
        values = [value for _, value in signals.said(name)]
        if values:
            yield name, values
    posted = (_POST_TITLE.fullmatch(value) for _, value in signals.said("og:title"))
    yield "og:title of a post", [match[1] for match in posted if match]
    yield "itemprop author", [_of_property(mark) for mark in near_headline(signals.properties.get("author", []), title)]
    yield "rel=author", [text_of(mark.element, 200, apart=True) for mark in near_headline(signals.rel_author, title)]
    label = next((value for _, value in signals.said("twitter:label1")), "")
    if _WRITTEN_BY.search(label):
        yield "twitter:data1", [value for _, value in signals.said("twitter:data1")][:1]
    yield from printed_bylines(signals, title)


def _from_jsonld(signals: Signals) -> Iterator[str]:
    for value in jsonld.values(signals.article, "author", "creator")[:MAX_NAMES]:
        if isinstance(value, dict):
            known = value if "name" in value else signals.references.get(str(value.get("@id", "")), value)
            whole = " ".join(filter(None, (jsonld.first_text(known, *part) for part in _NAME_PARTS)))
            for name in jsonld.values(known, "name")[:MAX_NAMES] or [whole]:
                said = jsonld.text(name).strip()
                yield whole if said in whole.split() or not said else said
        else:
            yield jsonld.text(value)


def _organisations(signals: Signals) -> Iterator[str]:
    """Yield the authors that the page's data calls organisations; they come late, since a printed byline names who wrote for them."""
    for value in jsonld.values(signals.article, "author", "creator")[:MAX_NAMES]:
        if isinstance(value, dict) and any("organization" in kind for kind in jsonld.types(value)):
            yield jsonld.first_text(value, "name")


def _of_property(mark: Mark) -> str:
    element = mark.element
    for inner in islice(element.iter("*"), MAX_WALKED):
        if inner is not element and inner.get("itemprop") == "name":
            return inner.get("content") or text_of(inner, 200, apart=True)
    return element.get("content") or text_of(element, 200, apart=True)
