"""Collects title candidates from data, head and headings, without the site's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement

from newsletter.extract.metadata.signals import Mark, Signals, text_of
from newsletter.extract.metadata.site_name import GENERIC, Site, segments
from newsletter.extract.page import jsonld
from newsletter.text.clean import key, squash, tidy, without_anchor_sign

DATA, SHARED, TAG = "json-ld headline", "og:title", "<title>"
_HEAD_NAMES = (
    SHARED,
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "parsely-title",
    "sailthru.title",
    "headline",
    "title",
)
_SMALL = frozenset(("small", "time", "h3", "h4", "h5"))
# The elements of badges; a badge has at most so many words.
_BADGES, _BADGE_WORDS = frozenset(("span", "div", "a", "sup", "mark", "label")), 2
# Names of sites and sections seldom have more words.
NAME_WORDS = 6
_MAX_HEADINGS = 30
_LABEL = re.compile(r"^(?:title|titel|titre|título|titolo)\s*:\s*(?=\w)", re.IGNORECASE)
_GLUED = re.compile(r"[a-zß-öø-ÿ0-9.!?:][A-ZÀ-ÖØ-Þ]")
_ELLIPSES = ("…", "...")
_AFTER_COLON = re.compile(r"(?<=\w\W|.\w)[:：](?=\S)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate for the title: `text` without the site's name, `whole` as on the page, `key` the form used for comparisons."""

    source: str
    text: str
    whole: str
    mark: Mark | None = None
    key: str = field(init=False)

    def __post_init__(self) -> None:
        """Compute the key once, since it is used often."""
        object.__setattr__(self, "key", key(self.text))


def units(wording: str) -> list[str]:
    """Return the words of a key; its characters if the script does not separate words by spaces."""
    return wording.split() if wording.isascii() or " " in wording else list(wording)


def head_candidates(signals: Signals, site: Site) -> list[Candidate]:
    """Return the candidates in the page's data and head, the most trusted first; `<title>` last.

    A wording that ends in an ellipsis is left out if another candidate has it whole.
    """
    found: list[Candidate] = []
    tag = whole_tag = tidy(signals.title_tag)
    printed = {key(text_of(mark.element, 400)) for mark in signals.headings[:_MAX_HEADINGS]}
    bare_tag = without_site(tag, site)

    def add(source: str, raw: str, mark: Mark | None = None) -> None:
        whole = tidy(raw)
        text = without_site(whole, site)
        if key(text) not in printed:
            text = _without_site_before(text, site)
        if _is_cut(text, bare_tag):
            text = bare_tag
        candidate = Candidate(source, text, whole, mark)
        if candidate.key and candidate.key not in GENERIC and not site.is_name(text, exactly=True):
            found.append(candidate)

    add(DATA, jsonld.first_text(signals.article, "headline", "name"))
    for name in _HEAD_NAMES:
        for _, value in list(signals.said(name))[:1]:
            add(name, value)
    for mark in signals.properties.get("headline", [])[:1]:
        add("itemprop headline", mark.element.get("content") or text_of(mark.element), mark)
    named = key(tag)
    for candidate in found:
        # `<title>` has the same and more: what it adds (section, site) is not part of the headline.
        if candidate.source == SHARED and len(candidate.key) > 3 and f" {candidate.key} " in f" {named} ":
            tag = candidate.text
    add(TAG, tag)
    if found and found[-1].source == TAG:
        found[-1] = replace(found[-1], whole=whole_tag)
    return [candidate for candidate in found if not _is_cut_off(candidate, found)]


def _is_cut_off(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    return candidate.text.endswith(_ELLIPSES) and any(
        other.key.startswith(candidate.key) and not other.text.endswith(_ELLIPSES) and not other.text.startswith(candidate.text)
        for other in others
    )


def _without_site_before(title: str, site: Site) -> str:
    """Return a title without a leading site name and colon (`Port Gazette: Nine cranes go`)."""
    name, _, rest = title.partition(": ")
    return rest.strip() if len(units(key(rest))) > 2 and site.is_name(name, exactly=True) else title


def _is_cut(text: str, tag: str) -> bool:
    """Say whether an attribute was cut off by an unescaped quotation mark in the headline, which `<title>` has whole."""
    return len(text) > 3 and tag.startswith(text) and tag[len(text) :].lstrip()[:1] == '"'


def headings(signals: Signals, site: Site, head: Sequence[Candidate]) -> list[Candidate]:
    """Return the page's h1, without the site's name, links to the front page, and headings of lists and forms."""
    found = []
    stated = {candidate.key for candidate in head if candidate.source != TAG}
    for mark in signals.headings[:_MAX_HEADINGS]:
        whole = _without_badge(mark.element, heading_text(mark.element, stated), head)
        name = key(whole)
        if not name or site.is_name(whole, exactly=name not in stated) or name in GENERIC:
            continue
        if name not in stated and links_home(mark.element):
            continue
        found.append(Candidate("h1", without_site(whole, site), whole, mark))
    return found


def heading_text(heading: HtmlElement, stated: frozenset[str] | set[str] = frozenset()) -> str:
    """Return a heading's text without its smaller parts (day, section, author), its label and its anchor sign.

    Adjacent elements, which a style sheet may put on separate lines, are separated if their words would run together.
    """
    linked = any((link.get("href") or "").startswith("#") for link in heading.iter("a"))
    text = without_anchor_sign(text_of(heading, 400, without=_SMALL), linked=linked)
    begins_with_part = len(heading) > 0 and not (heading.text or "").strip()
    if (len(heading) > 1 or begins_with_part) and key(text) not in stated:
        apart = without_anchor_sign(text_of(heading, 400, apart=True, without=_SMALL), linked=linked)
        if key(apart) in stated or len(_GLUED.findall(apart)) < len(_GLUED.findall(text)):
            text = apart
    return _LABEL.sub("", text)


def _without_badge(heading: HtmlElement, text: str, head: Sequence[Candidate]) -> str:
    """Return a heading's text without a badge in an element of its own (`Latest`, `Premium`): the page's head has the rest without it.

    Emphasis is part of the headline, and so is a longer part, which may be its second line.
    """
    said = [f" {key(other.whole)} " for other in head]
    if not len(heading) or _is_said(text, said):
        return text
    for part in (heading[-1], heading[0]):
        badge = text_of(part, 60) if part.tag in _BADGES else ""
        rests = (text.removesuffix(badge).rstrip(), text.removeprefix(badge).lstrip()) if badge else ()
        for rest in rests if len(units(key(badge))) <= _BADGE_WORDS else ():
            if rest != text and len(units(key(rest))) > 1 and _is_said(rest, said):
                return rest
    return text


def _is_said(text: str, said: Sequence[str]) -> bool:
    return any(f" {key(text)} " in other for other in said)


def links_home(heading: HtmlElement) -> bool:
    """Say whether a heading links to the front page: then it is the site's name or logo, not a headline."""
    parent = heading.getparent()
    links = heading.findall(".//a") + ([parent] if parent is not None and parent.tag == "a" else [])
    if len(links) != 1:
        return False
    address = (links[0].get("href") or "").strip().lower()
    bare = re.sub(r"^https?://(?:www\.)?[^/]*|[?#].*$", "", address)
    return bool(address) and bare.strip("/") in ("", "index.html", "index.php", "home") and not address.startswith("#")


def without_site(title: str, site: Site) -> str:
    """Return a title without leading and trailing segments that are only the site's or a section's name; something always remains."""
    spans = list(segments(title))
    while len(spans) > 1 and _is_tail(title[slice(*spans[-1])], site):
        spans.pop()
    while len(spans) > 1 and (site.is_name(title[slice(*spans[0])], exactly=True) or key(title[slice(*spans[0])]) in GENERIC):
        spans.pop(0)
    text = title[spans[0][0] : spans[-1][1]] if spans else title
    colons = [match.start() for match in _AFTER_COLON.finditer(text)]
    if colons and site.is_name(text[colons[-1] + 1 :], exactly=True):
        return text[: colons[-1]].rstrip()
    return text


def _is_tail(segment: str, site: Site) -> bool:
    return site.is_name(segment) or site.is_section(segment) or key(segment) in GENERIC


def ends_with(longer: str, shorter: str) -> bool:
    """Say whether one wording ends with the words of the other, ignoring punctuation and spaces."""
    long, short = squash(longer), squash(shorter)
    return len(long) > len(short) > 8 and long.endswith(short)
