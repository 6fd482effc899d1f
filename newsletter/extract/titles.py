"""Owns the title: the headline of the article, chosen among what the page says in its data, its head and its body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from lxml.html import HtmlElement

from newsletter.extract import jsonld
from newsletter.extract.evidence import Evidence, Mark, is_aside, text_of
from newsletter.extract.sites import GENERIC, Site, segments, squash
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
_OTHER_WEIGHT = 0.4
_SMALL = frozenset(("small", "time", "h3", "h4", "h5"))
# A site's or section's name is seldom longer, in words.
_NAME_WORDS = 6
# How much of the wording a heading must share with what the head of the page says to be its headline and not another one's.
_SHARED = 0.42
_SAME = 0.78
_HEADLINE_WORDS = 5
_AKIN = 0.15


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


@dataclass(frozen=True)
class Title:
    """The chosen title, where it came from, and the element that prints it (None when the page does not)."""

    text: str | None
    why: str = ""
    mark: Mark | None = None

    @cached_property
    def frame(self) -> frozenset[HtmlElement]:
        """The elements around the printed headline."""
        return frozenset(self.mark.element.iterancestors()) if self.mark else frozenset()

    @property
    def position(self) -> int:
        """Where the headline is printed; 0 when nowhere."""
        return self.mark.position if self.mark else 0


def choose_title(evidence: Evidence, site: Site) -> Title:
    """Return the headline as the page prints it where its head agrees, else what the head says, without the site's name."""
    front = _of_front_page(evidence, site)
    if front:
        return front
    section = _name_at_the_end(tidy(evidence.title_tag), site)
    if section and any(key(_heading_text(mark.element)) == section for mark in evidence.headings[:3]):
        site.learn(section)
    head = _head_candidates(evidence, site)
    headings = _headings(evidence, site, head)
    printed = _printed(headings, head)
    if printed is not None:
        return _stated_apart(printed, head, evidence, site) or _without_neighbours(printed, head)
    if head:
        chosen = _from_head(head, evidence, site)
        return chosen if chosen.mark else replace(chosen, mark=_find_printed(evidence, chosen.text or ""))
    if headings:
        return Title(headings[0].text, "h1", headings[0].mark)
    tag = tidy(evidence.title_tag)
    return Title(tag, "<title>") if key(tag) else Title(None)


def _of_front_page(evidence: Evidence, site: Site) -> Title | None:
    """Return the site's name for a front page whose title begins with it: that is what the page is called."""
    if evidence.path or not evidence.host or evidence.article:
        return None
    for source, raw in (*evidence.said("og:title"), ("<title>", evidence.title_tag)):
        whole = tidy(raw)
        spans = segments(whole)
        if spans and site.is_name(whole[slice(*spans[0])], exactly=True):
            return Title(whole[slice(*spans[0])], f"{source}, front page")
    return None


def _head_candidates(evidence: Evidence, site: Site) -> list[Candidate]:
    found: list[Candidate] = []

    def add(source: str, raw: str, mark: Mark | None = None) -> None:
        whole = tidy(raw)
        text = without_site(whole, site)
        if key(text) and key(text) not in GENERIC and not site.is_name(text, exactly=True):
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
        if (
            candidate.source == "og:title"
            and len(candidate.key) > 3
            and f" {candidate.key} " in f" {key(tag)} "
            and not _is_cut(candidate, tag)
        ):
            tag = candidate.text
    add("<title>", tag)
    return found


def _headings(evidence: Evidence, site: Site, head: Sequence[Candidate]) -> list[Candidate]:
    found = []
    stated = {candidate.key for candidate in head if candidate.source != "<title>"}
    for mark in evidence.headings[:30]:
        whole = _heading_text(mark.element)
        name = key(whole)
        if not name or site.is_name(whole, exactly=name not in stated) or name in GENERIC:
            continue
        if name not in stated and _links_home(mark.element):
            continue
        found.append(Candidate("h1", without_site(whole, site), whole, mark))
    return found


def _heading_text(heading: HtmlElement) -> str:
    """Return a heading's text without what is set smaller in it (day, section, author) and without the sign of its anchor."""
    return text_of(heading, 400, without=_SMALL).rstrip("¶#§ ")


def _name_at_the_end(title: str, site: Site) -> str:
    """Return what may be the site's name, or a section's, at the end of a `<title>` that does not begin with one."""
    spans = segments(title)
    if len(spans) < 2 or site.is_name(title[slice(*spans[0])]) or len(_units(key(title[slice(*spans[-1])]))) > _NAME_WORDS:
        return ""
    return key(title[slice(*spans[-1])])


def _links_home(heading: HtmlElement) -> bool:
    """Say whether a heading is the link to the front page: then it is the site's name or logo, not a headline."""
    parent = heading.getparent()
    links = heading.findall(".//a") + ([parent] if parent is not None and parent.tag == "a" else [])
    if len(links) != 1:
        return False
    address = (links[0].get("href") or "").strip().lower()
    bare = re.sub(r"^https?://(?:www\.)?[^/]*|[?#].*$", "", address)
    return bool(address) and bare.strip("/") in ("", "index.html", "index.php", "home") and not address.startswith("#")


def without_site(title: str, site: Site) -> str:
    """Return a title without the segments at its ends that are only the site's name or `Blog`; never empty unless it was."""
    spans = segments(title)
    while len(spans) > 1 and (site.is_name(title[slice(*spans[-1])]) or key(title[slice(*spans[-1])]) in GENERIC):
        spans.pop()
    while len(spans) > 1 and (site.is_name(title[slice(*spans[0])], exactly=True) or key(title[slice(*spans[0])]) in GENERIC):
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
    return related or _only_one(headings)


def _only_one(headings: Sequence[Candidate]) -> Candidate | None:
    """Return the page's one h1 when it is long enough to be a headline: search engines are told another one."""
    inside = [heading for heading in headings if heading.mark is not None and not is_aside(heading.mark.element)]
    return inside[0] if len(inside) == 1 == len(headings) and len(_units(inside[0].key)) >= _HEADLINE_WORDS else None


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
    """Return the printed headline without the line over it (topic, date) when the head of the page has it without."""
    for other in head:
        if other.source != "<title>" and len(_units(other.key)) >= 3 and _ends_with(printed, other):
            return Title(other.text, other.source, printed.mark)
    agreeing = [other.source for other in head if other.key == printed.key]
    return Title(printed.text, " = ".join(["h1", *agreeing[:2]]), printed.mark)


def _ends_with(printed: Candidate, other: Candidate) -> bool:
    longer, shorter = squash(printed.text), squash(other.text)
    return len(longer) > len(shorter) > 8 and longer.endswith(shorter)


def _stated_apart(printed: Candidate, head: Sequence[Candidate], evidence: Evidence, site: Site) -> Title | None:
    """Return the headline that the editors of a news page gave apart from the printed one, for where it stands alone.

    Only where the page's JSON-LD calls it a news article: then its headline, og:title, h1 and <title> are filled from fields of the news
    system, and the one that differs from all others was written by hand to be shown away from the page, as we show it.
    """
    data = next((other for other in head if other.source == "json-ld headline"), None)
    shared = next((other for other in head if other.source == "og:title"), None)
    tag = key(without_site(tidy(evidence.title_tag), site))
    if data is None or shared is None or not any("news" in name for name in jsonld.types(evidence.article)):
        return None
    if data.key == shared.key:
        apart = data
    elif data.key == tag == printed.key:
        apart = shared
    elif shared.key == tag == printed.key:
        apart = data
    else:
        return None
    if printed.key.startswith(apart.key) or apart.key.startswith(printed.key) or len(_units(apart.key)) < _NAME_WORDS - 2:
        return None
    if apart is data and _agreement(printed, apart) < _AKIN:
        return None
    return Title(apart.text, f"{apart.source}, other than printed", printed.mark)


def _is_cut(candidate: Candidate, tag: str) -> bool:
    """Say whether an attribute ended early at a quotation mark of the headline, which `<title>` has whole."""
    return tag.startswith(candidate.text) and tag[len(candidate.text) :].lstrip()[:1] == '"'


def _find_printed(evidence: Evidence, text: str) -> Mark | None:
    """Return the first element of the body, of whatever kind, that prints just this title."""
    wanted = key(text)
    for position, element in enumerate(evidence.document.tree.iter("*")):
        own = element.text
        if (
            own
            and element.tag not in ("title", "script", "style", "option")
            and 0.5 < len(own.strip()) / len(text) < 2
            and key(own) == wanted
        ):
            return Mark(element, position)
    return None


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
    if head[-1].source == "<title>" and _is_cut(best, head[-1].whole):
        best = head[-1]
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
