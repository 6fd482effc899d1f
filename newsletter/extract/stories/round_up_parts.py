"""The parts of a page that may be a round-up, and what shows whether they are stories of their own or parts of one text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from urllib.parse import urlsplit

from newsletter.extract.page.deduplicate import words_of
from newsletter.extract.page.text_lines import Line
from newsletter.extract.page.timestamps import leading_clock
from newsletter.extract.word_tables import any_whole, read_table

_WORDS = read_table("newsletter.extract.stories", "roundups")
MIN_STORIES = 3
# The share of the parts that must be independent, and of the text that must be in the parts.
ALONE = 0.7
COVERED = 0.5
# Least words of a headline, which says what happened; a shorter heading only names a part of one text.
HEADLINE_WORDS = 4
TEASER_WORDS = 40
_COUNTED = re.compile(r"(?:^|[^\W\d_]\s)\W{0,2}#?\d{1,3}(?!\d|\s*(?:words|tips|ways|steps|reasons))")
_CALLED = any_whole(_WORDS["called"])
_SERIAL = re.compile(rf"(?:{'|'.join(_WORDS['serial'])})\s*\d", re.IGNORECASE)
_BYLINE = re.compile(r"(?:by|von|par|por)\s+[A-Z][\w.'-]+ [A-Z]")


@dataclass(frozen=True, slots=True)
class RoundUpPart:
    """The lines of one story; `head`: the first of them is its title; `above`: the heading over it, of the part of the page it is in."""

    lines: tuple[Line, ...]
    head: bool
    above: str = ""

    @property
    def words(self) -> int:
        """The number of words under the title."""
        return sum(len(line.text.split()) for line in self.lines[self.head :])

    @property
    def is_list(self) -> bool:
        """Whether there is hardly more than a list under its heading, as in a table of contents or a changelog."""
        listed = sum(len(line.text.split()) for line in self.lines[self.head :] if line.kind in ("item", "row"))
        return listed >= 0.7 * self.words

    @property
    def leads_on(self) -> bool:
        """Whether it begins as a part of one longer text does: with a question that the text answers, or numbered (`Day 3`)."""
        first = self.lines[0]
        said = first.text if self.head else first.lead
        return said.rstrip().endswith(("?", "？", "؟")) or bool(_SERIAL.match(said))

    @property
    def alone(self) -> bool:
        """Whether it has a link, an author or a time of its own."""
        first = self.lines[0]
        if first.linked >= 0.5 * len(first.text.replace(" ", "")) or leading_clock(first.text):
            return True
        return any(line.links for line in self.lines) or any(_BYLINE.match(line.text) for line in self.lines[1:3])


def have_headlines(parts: Sequence[RoundUpPart]) -> bool:
    """Say whether most parts begin with a headline, which says what happened."""
    return median(len(words_of(part.lines[0].text)) for part in parts) >= HEADLINE_WORDS


def are_teasers(parts: Sequence[RoundUpPart], base: str) -> bool:
    """Whether the headings link to pages of the same site, with hardly any text under them: a list of links."""
    inside = sum(
        1 for part in parts if part.lines[0].links and urlsplit(part.lines[0].links[0]).hostname == urlsplit(base).hostname
    )
    return 2 * inside >= len(parts) and median(part.words for part in parts) < TEASER_WORDS


def like_the_most(parts: Sequence[RoundUpPart]) -> list[RoundUpPart]:
    """Return only the numbered or similarly named parts if most are such: `Essay 1: …`, `Essay 2: …`, but not `Why they work`."""
    for pattern in (_COUNTED, _CALLED):
        alike = [part for part in parts if pattern.search(part.lines[0].text)]
        if len(alike) >= MIN_STORIES and len(alike) > COVERED * len(parts):
            return alike
    return list(parts)


def cut_parts(matter: Sequence[Line], places: Sequence[int], level: int) -> list[RoundUpPart]:
    """Return the parts that begin at these places and end at the next, or at a heading of the same or a higher rank."""
    starts = set(places)
    parts, above, seen = [], "", 0
    for place in places:
        above = next((line.text for line in reversed(matter[seen:place]) if 0 < line.level < level), above)
        seen, end = place, place + 1
        while end < len(matter) and end not in starts and not (level and 0 < matter[end].level <= level):
            end += 1
        parts.append(RoundUpPart(tuple(matter[place:end]), matter[place].kind == "heading", above))
    return [part for part in parts if part.words]


def with_headline(part: RoundUpPart) -> RoundUpPart:
    """Return a part that begins with a bold link with that link's text as its title and the rest as its text; others unchanged."""
    first, *others = part.lines
    rest = first.text.removeprefix(first.lead).lstrip(" :.–—-")
    if not first.linked or len(first.lead.split()) < HEADLINE_WORDS - 1 or not (rest or others):
        return part
    title = replace(first, text=first.lead.rstrip(" :–—-"), kind="heading", level=9)
    return replace(part, lines=(title, *([replace(first, text=rest, lead="", linked=0)] if rest else ()), *others), head=True)


def are_stories(parts: Sequence[RoundUpPart], matter: Sequence[Line], words: int) -> bool:
    """Whether there are enough parts, their median length suffices, they have most of the text, and few begin as parts of one text."""
    if len(parts) < MIN_STORIES or median(part.words for part in parts) < words:
        return False
    if 2 * sum(1 for part in parts if part.leads_on) >= len(parts):
        return False
    return sum(part.words for part in parts) >= COVERED * sum(len(line.text.split()) for line in matter)


def stand_alone(parts: Sequence[RoundUpPart]) -> bool:
    """Say whether most parts have a link, an author or a time of their own."""
    return sum(1 for part in parts if part.alone) >= ALONE * len(parts)
