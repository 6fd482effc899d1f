"""Chooses the title among the candidates from a page's data, head and body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, takewhile

from lxml.html import HtmlElement

from newsletter.extract.metadata.signals import Mark, Signals, is_aside, text_of
from newsletter.extract.metadata.site_name import Site, segments
from newsletter.extract.metadata.title_candidates import (
    DATA,
    NAME_WORDS,
    SHARED,
    TAG,
    Candidate,
    ends_with,
    head_candidates,
    heading_text,
    headings,
    links_home,
    units,
    without_site,
)
from newsletter.extract.page import jsonld
from newsletter.text.clean import key, squash, tidy

_WEIGHTS = {SHARED: 1.1, DATA: 1.0, TAG: 0.7, "itemprop headline": 0.6, "twitter:title": 0.35}
_OTHER_WEIGHT = 0.4
# The least agreement with a title in the page's head for a heading to be this article's headline.
_SHARED = 0.42
_SAME = 0.78
_HEADLINE_WORDS = 5
_SECTION_WORDS = 3
# A headline has at least this many words.
_LEAST_HEADLINE = 3
_AKIN = 0.15
# Two wordings with this much in common are one headline before and after a correction; the printed one is newer.
_MENDED, _PART = 0.6, 0.9
_LONG = 30
_MAX_PARTS = 20
# A label before a headline with a separator, which the heading lacks if a style sheet separates the two.
_SET_APART = re.compile(r"\w+ [-–—|:] ")
# `<title>` and its copies: these count as one source.
_COPIES = frozenset((TAG, "title"))
_LINE_ENDS = frozenset(":-–—|/")


@dataclass(frozen=True)
class Title:
    """The chosen title, its source, and the element that prints it (None if the page does not)."""

    text: str | None
    why: str = ""
    mark: Mark | None = None

    @cached_property
    def frame(self) -> frozenset[HtmlElement]:
        """The ancestors of the printed headline."""
        return frozenset(self.mark.element.iterancestors()) if self.mark else frozenset()

    @property
    def position(self) -> int:
        """The position of the printed headline; 0 if it is not printed."""
        return self.mark.position if self.mark else 0


def choose_title(signals: Signals, site: Site) -> Title:
    """Return the headline as printed if the page's head agrees with it, else the title in the head, without the site's name."""
    front = _of_front_page(signals, site)
    if front:
        return front
    tails = _names_at_the_end(tidy(signals.title_tag), site)
    first = {key(heading_text(mark.element)) for mark in signals.headings[:3]} if tails else set()
    for tail in tails:
        if key(tail) in first and not _is_headline_behind_site(tail, signals):
            site.learn(tail)
    head = head_candidates(signals, site)
    printable = headings(signals, site, head)
    printed = _printed(printable, head)
    if printed is not None:
        return _stated_apart(printed, head, signals, site) or _without_neighbours(printed, head)
    if head:
        chosen = _from_head(head, signals, site)
        return chosen if chosen.mark else replace(chosen, mark=_find_printed(signals, chosen.text or ""))
    if printable:
        return Title(printable[0].text, "h1", printable[0].mark)
    tag = tidy(signals.title_tag)
    return Title(tag, TAG) if key(tag) else Title(None)


def _of_front_page(signals: Signals, site: Site) -> Title | None:
    """Return the site's name as the title of a front page whose title begins with it."""
    if signals.path or not signals.host or signals.article:
        return None
    for source, raw in (*signals.said(SHARED), (TAG, signals.title_tag)):
        whole = tidy(raw)
        spans = segments(whole)
        if spans and site.is_name(whole[slice(*spans[0])], exactly=True):
            return Title(whole[slice(*spans[0])], f"{source}, front page")
    return None


def _names_at_the_end(title: str, site: Site) -> list[str]:
    """Return the possible names of the site or a section at the end of a `<title>` that does not begin with the site's name."""
    spans = segments(title)
    if len(spans) < 2 or site.is_name(title[slice(*spans[0])]):
        return []
    tails = [title[start:] for start, _ in spans[1:]]
    return [tail for tail in tails if len(units(key(tail))) <= NAME_WORDS]


def _is_headline_behind_site(tail: str, signals: Signals) -> bool:
    """Say whether the end of a `<title>` is the headline rather than the site's name (`Holm Town Council - Minutes of the meeting`).

    It is if the page has it as its only h1, outside the menu, and what comes before it is no lower heading and printed as a link at most.
    """
    if len(signals.headings) != 1 or len(units(key(tail))) < _LEAST_HEADLINE:
        return False
    lower = [key(text_of(mark.element)) for mark in signals.subheadings]
    if any(text and key(signals.title_tag).startswith(text) for text in lower):
        return False  # a forum: its own name is the h1, the topic an h2
    heading = signals.headings[0].element
    before = _find_printed(signals, tidy(signals.title_tag).removesuffix(tail).strip(" -–—|·:»"))
    return not (is_aside(heading) or links_home(heading)) and (before is None or before.element.tag == "a")


def _printed(printable: Sequence[Candidate], head: Sequence[Candidate]) -> Candidate | None:
    """Return the h1 that is the headline: the first that the page's head has almost word for word, else the first similar one."""
    related: Candidate | None = None
    for heading in printable:
        score = max((_agreement(heading, other) for other in head), default=0.0)
        if heading.mark is not None and is_aside(heading.mark.element):
            score *= 0.8
        if score >= _SAME:
            return heading
        if related is None and score >= _SHARED:
            related = heading
    return related or _only_one(printable)


def _only_one(printable: Sequence[Candidate]) -> Candidate | None:
    """Return the page's only h1 if it is long enough for a headline; the head then has another wording, for search engines."""
    inside = [heading for heading in printable if heading.mark is not None and not is_aside(heading.mark.element)]
    return inside[0] if len(inside) == 1 == len(printable) and len(units(inside[0].key)) >= _HEADLINE_WORDS else None


def _agreement(heading: Candidate, other: Candidate) -> float:
    if heading.key == other.key:
        return 1.0
    first, second = units(heading.key), units(other.key)
    if len(first) > 3 * len(second) + 8:
        return 0.0
    shared = len(set(first) & set(second))
    if not shared:
        return 0.0
    part = shared / min(len(set(first)), len(set(second)))
    whole = 2 * shared / (len(set(first)) + len(set(second)))
    return 0.6 * part + 0.35 * whole


def _without_neighbours(printed: Candidate, head: Sequence[Candidate]) -> Title:
    """Return the printed headline, without the line above it (topic, date) or below it if the page's head has it without."""
    agreeing = [other.source for other in head if other.key == printed.key]
    if quiet := _without_capitals(printed, head):
        return quiet
    if spelled := _as_the_head_spells(printed, head, agreeing):
        return spelled
    below = () if {SHARED, TAG} <= {*agreeing} else head
    chosen = next((other for other in below if _is_below_a_line(printed, other, head)), None) or _without_deck(printed, head)
    if chosen:
        return Title(chosen.text, chosen.source, printed.mark)
    stated = any(other.mark is None and other.key == printed.key for other in head)
    shared = "" if stated else _below_other_lines(printed, head)
    if shared:
        return Title(shared, "h1, what it shares with og:title", printed.mark)
    return Title(printed.text, " = ".join(["h1", *agreeing[:2]]), printed.mark)


def _without_capitals(printed: Candidate, head: Sequence[Candidate]) -> Title | None:
    """Return a headline printed in capitals as the page's head has it, also before the site's name (`Owls return | The Gazette`)."""
    if not printed.text.isupper():
        return None
    spelled = ((other, other.text[:end]) for other in head for _, end in reversed(segments(other.text)))
    quiet = ((other, text) for other, text in spelled if key(text) == printed.key and not text.isupper())
    return next((Title(text, f"{other.source}, not in capitals", printed.mark) for other, text in quiet), None)


def _as_the_head_spells(printed: Candidate, head: Sequence[Candidate], agreeing: Sequence[str]) -> Title | None:
    """Return the title as spelled in the head if the heading runs together its words, or a label and the headline."""
    for other in head:
        is_run_together = not agreeing and squash(other.text) == squash(printed.text)
        is_labelled = other.key == printed.key and _SET_APART.match(other.text) and not _SET_APART.match(printed.text)
        if is_run_together or is_labelled:
            return Title(other.text, other.source, printed.mark)
    return None


def _is_below_a_line(printed: Candidate, other: Candidate, head: Sequence[Candidate]) -> bool:
    """Say whether the h1 has a line above the headline: extra words in an element of their own, or that no other candidate has."""
    if len(units(other.key)) < 2 or not ends_with(printed.text, other.text):
        return False
    over = printed.key.removesuffix(other.key)
    if over != printed.key and _is_part(printed, over):
        return True
    return other.source != TAG and not any(third.mark is None and third.key.startswith(over) for third in head)


def _below_other_lines(printed: Candidate, head: Sequence[Candidate]) -> str:
    """Return the headline that h1 and og:title share after different labels (`Region - Headline`, `Weather: Headline`)."""
    other = _of_source(head, SHARED)
    if other is None:
        return ""
    pairs = zip(reversed(printed.text), reversed(other.text), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    over = (printed.text[: len(printed.text) - same], other.text[: len(other.text) - same])
    headline = printed.text[len(printed.text) - same :].strip()
    apart = all(line.rstrip()[-1:] in _LINE_ENDS for line in over) and all(map(str.strip, over))
    return headline if apart and len(units(key(headline))) >= _HEADLINE_WORDS else ""


def _is_part(printed: Candidate, words: str) -> bool:
    """Say whether these words of the h1 are in an element of their own."""
    parts = islice(printed.mark.element.iterdescendants("*"), _MAX_PARTS) if printed.mark else ()
    return any(key(text_of(part, 300)) == words.strip() for part in parts)


def _without_deck(printed: Candidate, head: Sequence[Candidate]) -> Candidate | None:
    """Return the headline without more that is printed after it: a line of its own, or words that the social card's title lacks."""
    data = _of_source(head, DATA)
    if len(printed.key.split()) > _LONG and data is not None:
        return data
    shared, card, tag = (_of_source(head, source) for source in (SHARED, "twitter:title", TAG))
    for shorter in (shared, data):
        if shorter and printed.key.startswith(shorter.key + " ") and _is_part(printed, printed.key.removeprefix(shorter.key)):
            return shorter
    if not shared or not card or not tag or shared.key != card.key or len(units(shared.key)) < _HEADLINE_WORDS:
        return None
    return shared if printed.key.startswith(shared.key + " ") and key(tag.whole).startswith(printed.key) else None


def _of_source(head: Sequence[Candidate], source: str) -> Candidate | None:
    return next((candidate for candidate in head if candidate.source == source), None)


def _stated_apart(printed: Candidate, head: Sequence[Candidate], signals: Signals, site: Site) -> Title | None:
    """Return the headline that a news page's editors wrote, besides the printed one, for use away from the page.

    Only if the page's JSON-LD calls it a news article: then its headline, og:title, h1 and <title> come from fields of a CMS, and the one
    that differs from all others was written by hand to be shown elsewhere, as we show it. A wording shared by og:title and twitter:title
    is made for social networks, and one that hardly differs from the printed one is out of date.
    """
    data, shared, card = (_of_source(head, source) for source in (DATA, SHARED, "twitter:title"))
    if data is None or shared is None or not any("news" in name for name in jsonld.types(signals.article)):
        return None
    tag = key(without_site(tidy(signals.title_tag), site))
    if data.key == shared.key:
        apart = data
    elif data.key == tag == printed.key and (card is None or card.key != shared.key):
        apart = shared
    elif shared.key == tag == printed.key:
        apart = data
    else:
        return None
    if printed.key.startswith(apart.key) or apart.key.startswith(printed.key) or len(units(apart.key)) < NAME_WORDS - 2:
        return None
    if apart is data and (ends_with(printed.text, apart.text) or _agreement(printed, apart) < _AKIN):
        return None
    if _is_mended(printed.key, apart.key):
        return None
    return Title(apart.text, f"{apart.source}, other than printed", printed.mark)


def _is_mended(first: str, second: str) -> bool:
    """Say whether two wordings differ only by a few scattered words, not by a line above the headline."""
    if first.endswith(second) or second.endswith(first):
        return False
    one, two = set(units(first)), set(units(second))
    shared = len(one & two)
    return shared >= _MENDED * len(one | two) or shared >= max(NAME_WORDS, _PART * min(len(one), len(two)))


def _find_printed(signals: Signals, text: str) -> Mark | None:
    """Return the first element of the body, of any kind, whose text is exactly this title."""
    wanted = key(text)
    shortest, longest = len(text) / 2, len(text) * 2
    for position, element in enumerate(signals.document.elements):
        own = element.text
        if (
            own
            and len(own) > shortest
            and shortest < len(own.strip()) < longest
            and element.tag not in ("title", "script", "style", "option")
            and key(own) == wanted
        ):
            return Mark(element, position)
    return None


def _from_head(head: Sequence[Candidate], signals: Signals, site: Site) -> Title:
    if all(candidate.source in _COPIES and candidate.key == head[-1].key for candidate in head):
        return _from_title_tag(head[-1], signals, site)
    scores: dict[str, float] = {}
    for name in {candidate.key for candidate in head}:
        for other in head:
            weight = _WEIGHTS.get(other.source, _OTHER_WEIGHT)
            if other.key == name:
                scores[name] = scores.get(name, 0.0) + weight
            elif name in other.key:
                scores[name] = scores.get(name, 0.0) + 0.5 * weight
    best = max(head, key=lambda candidate: scores[candidate.key])
    ends = [end for _, end in segments(best.text)][:-1]
    shorter = next((other for end in ends for other in head if other.key == key(best.text[:end]) and other.source != TAG), best)
    return Title(shorter.text, shorter.source, shorter.mark)


def _from_title_tag(tag: Candidate, signals: Signals, site: Site) -> Title:
    """Return, from a `<title>` that is the only source, the segment that a sub-heading repeats; else all but a last segment like a name."""
    spans = segments(tag.text)
    parts = [key(tag.text[slice(*span)]) for span in spans]
    wanted = {part for place, part in enumerate(parts) if place == 0 or (len(units(part)) >= 3 and place < len(parts) - 1)}
    for mark in signals.subheadings[:60] if len(parts) > 1 else ():
        printed = text_of(mark.element, 300)
        if key(printed) in wanted and not site.is_name(printed):
            return Title(printed, "<title> = sub-heading", mark)
    last = tag.text[slice(*spans[-1])].strip() if spans else ""
    # Without the site's name, what is left may still end with a section's, but not with a clause (`Pay - and parking - in trouble`).
    is_name = tag.whole == tag.text or (not last[:1].islower() and len(units(key(last))) <= _SECTION_WORDS)
    if len(spans) > 1 and len(units(key(tag.text[: spans[-2][1]]))) >= 3 and is_name:
        return Title(tag.text[: spans[-2][1]], "<title> minus its last part")
    return Title(tag.text, TAG)
