"""Owns the title: the headline of the article, chosen among what the page says in its data, its head and its body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from newsletter.extract import jsonld
from newsletter.extract.evidence import Evidence, Mark, is_aside, text_of
from newsletter.extract.sites import Site, segments
from newsletter.extract.wording import key, tidy

_HEAD_NAMES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "parsely-title",
    "sailthru.title",
    "headline",
    "title",
)
_WEIGHTS = {"og:title": 1.1, "json-ld headline": 1.0, "<title>": 0.7, "itemprop headline": 0.6, "twitter:title": 0.35}
_OTHER_WEIGHT = 0.3
# What a page calls itself when it calls itself nothing, and headings over lists and forms.
_GENERIC = frozenset(
    "home homepage startseite index start welcome menu menü navigation search suche untitled untitled document document blog news "
    "contact us follow us share related articles comments kommentare".split()
) | {"home page", "untitled document", "main menu", "contact us", "follow us", "related articles", "our blog", "latest news"}
# How much of the wording a heading must share with what the head of the page says to be its headline and not another one's.
_SHARED = 0.34
_SAME = 0.78


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that may be the title. `text` is without the site's name, `whole` as the page has it."""

    source: str
    text: str
    whole: str
    mark: Mark | None = None

    @property
    def key(self) -> str:
        """What it is compared by."""
        return key(self.text)


@dataclass(frozen=True, slots=True)
class Title:
    """The chosen title, where it came from, and the element that prints it (None when the page does not)."""

    text: str | None
    why: str = ""
    mark: Mark | None = None


def choose_title(evidence: Evidence, site: Site) -> Title:
    """Return the headline as the page prints it where its head agrees, else what the head says, without the site's name."""
    head = _head_candidates(evidence, site)
    headings = _headings(evidence, site, head)
    printed = _printed(headings, head)
    if printed is not None:
        return _without_neighbours(printed, head)
    if head:
        return _from_head(head, evidence, site)
    if headings:
        return Title(headings[0].text, "h1", headings[0].mark)
    tag = tidy(evidence.title_tag)
    return Title(tag or None, "<title>" if tag else "")


def _head_candidates(evidence: Evidence, site: Site) -> list[Candidate]:
    found: list[Candidate] = []

    def add(source: str, raw: str, mark: Mark | None = None) -> None:
        whole = tidy(raw)
        text = without_site(whole, site)
        if key(text) and key(text) not in _GENERIC and not site.is_name(text, exactly=True):
            found.append(Candidate(source, text, whole, mark))

    add("json-ld headline", jsonld.first_text(evidence.article, "headline", "name"))
    for name in _HEAD_NAMES:
        for _, value in list(evidence.said(name))[:1]:
            add(name, value)
    for mark in evidence.properties.get("headline", [])[:1]:
        add("itemprop headline", mark.element.get("content") or text_of(mark.element), mark)
    tag = tidy(evidence.title_tag)
    for candidate in found:
        # `<title>` has the same and more (section, site): the more is not the headline's.
        if candidate.source == "og:title" and len(candidate.key) > 3 and f" {candidate.key} " in f" {key(tag)} ":
            tag = candidate.text
    add("<title>", tag)
    return found


def _headings(evidence: Evidence, site: Site, head: Sequence[Candidate]) -> list[Candidate]:
    found = []
    tag = tidy(evidence.title_tag)
    spans = segments(tag)
    last = key(tag[slice(*spans[-1])]) if len(spans) > 1 else ""
    stated = {candidate.key for candidate in head if candidate.source != "<title>"}
    for mark in evidence.headings[:30]:
        whole = text_of(mark.element, 400).rstrip("¶#§ ")
        name = key(whole)
        if not name or site.is_name(whole, exactly=name not in stated) or name in _GENERIC:
            continue
        if name not in stated and (_links_home(mark.element, evidence) or name == last):
            continue
        found.append(Candidate("h1", without_site(whole, site), whole, mark))
    return found


def _links_home(heading: HtmlElement, evidence: Evidence) -> bool:
    """Say whether a heading is the link to the front page: then it is the site's name or logo, not a headline."""
    parent = heading.getparent()
    links = heading.findall(".//a") + ([parent] if parent is not None and parent.tag == "a" else [])
    if len(links) != 1:
        return False
    address = (links[0].get("href") or "").strip().lower()
    bare = re.sub(r"^https?://(?:www\.)?[^/]*|[?#].*$", "", address)
    return bool(address) and bare.strip("/") in ("", "index.html", "index.php", "home") and not address.startswith("#")


def without_site(title: str, site: Site) -> str:
    """Return a title without the segments at its ends that are only the site's name; never empty unless it was."""
    spans = segments(title)
    while len(spans) > 1 and site.is_name(title[slice(*spans[-1])]):
        spans.pop()
    while len(spans) > 1 and site.is_name(title[slice(*spans[0])], exactly=True):
        spans.pop(0)
    return title[spans[0][0] : spans[-1][1]] if spans else title


def _units(wording: str) -> list[str]:
    return wording.split() if wording.isascii() or " " in wording else list(wording)


def _printed(headings: Sequence[Candidate], head: Sequence[Candidate]) -> Candidate | None:
    """Return the h1 that is the headline: the first that the head of the page has almost word for word, else the first related."""
    related: Candidate | None = None
    for heading in headings:
        score = max((_agreement(heading, other) for other in head), default=0.0)
        if heading.mark is not None and is_aside(heading.mark.element):
            score *= 0.8
        if score >= _SAME:
            return heading
        if related is None and score >= _SHARED:
            related = heading
    return related


def _agreement(heading: Candidate, other: Candidate) -> float:
    if heading.key == other.key:
        return 1.0
    first, second = _units(heading.key), _units(other.key)
    if len(first) > 3 * len(second) + 8:
        return 0.0
    shared = len(set(first) & set(second))
    if not shared:
        return 0.0
    part = shared / min(len(set(first)), len(set(second)))
    whole = 2 * shared / (len(set(first)) + len(set(second)))
    return 0.6 * part + 0.35 * whole


def _without_neighbours(printed: Candidate, head: Sequence[Candidate]) -> Title:
    """Return the printed headline without the line over it (topic, date) or under it when the head of the page has it without."""
    for other in head:
        if other.source != "<title>" and len(_units(other.key)) >= 3 and printed.key.endswith(" " + other.key):
            return Title(other.text, other.source, printed.mark)
    agreeing = [other.source for other in head if other.key == printed.key]
    return Title(printed.text, " = ".join(["h1", *agreeing[:2]]), printed.mark)


def _from_head(head: Sequence[Candidate], evidence: Evidence, site: Site) -> Title:
    if all(candidate.source == "<title>" for candidate in head):
        return _from_title_tag(head[0], evidence, site)
    scores: dict[str, float] = {}
    for name in {candidate.key for candidate in head}:
        for other in head:
            weight = _WEIGHTS.get(other.source, _OTHER_WEIGHT)
            if other.key == name:
                scores[name] = scores.get(name, 0.0) + weight
            elif name in other.key:
                scores[name] = scores.get(name, 0.0) + 0.5 * weight
    best = max(head, key=lambda candidate: scores[candidate.key])
    tag = head[-1]
    if tag.source == "<title>" and tag.whole.startswith(best.text) and tag.whole[len(best.text) :].lstrip()[:1] == '"':
        best = tag  # the attribute ended early at a quotation mark of the headline
    return Title(best.text, best.source, best.mark)


def _from_title_tag(tag: Candidate, evidence: Evidence, site: Site) -> Title:
    """Return the segment of a lone `<title>` that a sub-heading prints too; else all but a last segment that looks like a name."""
    spans = segments(tag.text)
    parts = [key(tag.text[slice(*span)]) for span in spans]
    wanted = {part for place, part in enumerate(parts) if place == 0 or (len(_units(part)) >= 3 and place < len(parts) - 1)}
    for mark in evidence.subheadings[:60] if len(parts) > 1 else ():
        printed = text_of(mark.element, 300)
        if key(printed) in wanted and not site.is_name(printed):
            return Title(printed, "<title> = sub-heading", mark)
    if len(spans) > 1 and len(_units(key(tag.text[: spans[-2][1]]))) >= 3:
        return Title(tag.text[: spans[-2][1]], "<title> minus its last part")
    return Title(tag.text, "<title>")
