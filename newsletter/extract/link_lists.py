"""Recognises pages that list articles instead of being one: link lists, teasers, front pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile
from statistics import median

from lxml.html import HtmlElement

from newsletter.extract.page.parsed_page import ParsedPage
from newsletter.extract.page_view import HOME, PageView, states_article
from newsletter.extract.stories.page_type import Words
from newsletter.text.clean import key
from newsletter.text.sentences import CLOSING
from newsletter.text.urls import resolve, same_site

# A list of teasers: least number of teasers, most words in one, least share of the page's text in them.
TEASERS, TEASER, MOSTLY = 4, 60, 0.7
PROSE = 25
# An article opens with at least so many paragraphs of prose and words in them; what its page lists behind it does not matter.
OPENING_LINES, OPENING_WORDS = 3, 100
CLOSE = 12  # characters at the end of a line that may hold a sentence's stop and closing quotation marks
_SENTENCE_END = re.compile(rf"[.!?:…。！？;।؟][{CLOSING}]*$")


def is_link_list(page: PageView) -> bool:
    """Whether a page is that of a section, a tag or an archive: linked titles of articles, with or without a teaser under each."""
    return _is_bare_list(page) or _is_list_of_teasers(page)


def _is_list_of_teasers(page: PageView) -> bool:
    """Whether most of the text is short teasers, a few sentences each, under headings that link to other pages of the site."""
    document = page.facts.document
    places = [place for place, line in enumerate(page.raw) if line.startswith("#")]
    if document is None or len(places) < TEASERS or states_article(document):
        return False
    titles = {
        key("".join(heading.itertext()))
        for heading in document.tree.iter("h2", "h3", "h4")
        if _leads_inside(heading, document.url)
    }
    if len(titles) < TEASERS:
        return False
    starts = [place for place in places if key(page.raw[place]) in titles]
    under = [sum(page.sizes[start + 1 : end]) for start, end in pairwise([*starts, len(page.raw)])]
    if (
        len(starts) < TEASERS
        or sum(page.sizes[: starts[0]]) > TEASER
        or median(under) > TEASER
        or sum(under) < MOSTLY * (page.words - sum(page.sizes[place] for place in places))
    ):
        return False
    return not Words(document, page.facts.title).digest


def _leads_inside(heading: HtmlElement, url: str) -> bool:
    """Whether a heading is a link to another page of the same site."""
    link = next(heading.iter("a"), None)
    address = resolve(url, link.get("href")) if link is not None else None
    return address is not None and same_site(address, url) and address.partition("#")[0] != url.partition("#")[0]


def is_front_page(page: PageView) -> bool:
    """Say whether a page is the home page of its site, and not an article that is published there."""
    place = page.reached
    if place.scheme not in ("http", "https") or place.query or place.fragment or not HOME.fullmatch(place.path):
        return False
    return page.facts.document is not None and not states_article(page.facts.document)


def _is_bare_list(page: PageView) -> bool:
    """Whether the page is hardly more than linked titles of articles, and the text extracted from it is not sentences.

    The text is checked first, because that is cheap: if its lines end as sentences do, the page is an article.
    """
    lines = list(zip(page.raw, page.sizes, strict=True))
    prose = [words if words >= PROSE or (words > 3 and _SENTENCE_END.search(line[-CLOSE:])) else 0 for line, words in lines]
    opening = list(takewhile(bool, prose))
    is_article = len(opening) >= OPENING_LINES and sum(opening) >= OPENING_WORDS
    if is_article or 2 * sum(prose) >= max(page.words, 1) or page.facts.document is None:
        return False
    titles = {key(text) for text in _link_texts(page.facts.document)}
    own = sum(1 for line, words in lines if words >= 4 and key(line) in titles)
    if (own >= 6 and 3 * own >= len(lines)) or (own >= 3 and own == len(lines)):
        return True
    if len(titles) < 8:
        return False
    rest = sum(len(line.text.split()) * (1 - min(1.0, line.linked / len(line.text))) for line in page.shown)
    return 10 * len(titles) >= rest


def _link_texts(document: ParsedPage) -> Iterator[str]:
    """Yield the texts, of at least four words, of the links outside menus and footers."""
    for link in document.tree.iter("a"):
        words = "".join(link.itertext()).split()
        if len(words) < 4 or not resolve(document.url, link.get("href")):
            continue
        if next(link.iterancestors("nav", "footer", "header"), None) is None:
            yield " ".join(words)
