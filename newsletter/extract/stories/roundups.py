"""Splits round-ups into stories: digests, columns of briefs, tickers, collections.

A round-up looks much like an article with sub-headings. It is split only if the page calls itself one and its parts are independent: each
has a link, a byline or a time of its own, or is a whole text. In case of doubt, the page stays one article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from lxml.html import HtmlElement

from newsletter.extract.page.deduplicate import words_of
from newsletter.extract.page.parsed_page import ParsedPage
from newsletter.extract.page.text_lines import Line, is_noise, lines_of
from newsletter.extract.page.timestamps import leading_clock
from newsletter.extract.stories.live_blog import Entries, anchor_of, story_of
from newsletter.extract.stories.page_type import Words
from newsletter.extract.stories.paid import says_paid
from newsletter.extract.stories.round_up_parts import (
    ALONE,
    MIN_STORIES,
    RoundUpPart,
    are_stories,
    are_teasers,
    cut_parts,
    have_headlines,
    like_the_most,
    stand_alone,
    with_headline,
)
from newsletter.extract.stories.story_block import StoryBlock
from newsletter.extract.word_tables import any_of, read_table
from newsletter.text.urls import host_of, resolve, same_site

HEADINGS = "headings"
OUTWARDS = "headings that lead to other sites"
NUMBERED = "list items"
LEADS = "bold leads"
CLOCKS = "lines that begin with a time"
MIN_ITEMS = 4
ITEM_WORDS = 12
TEXT_WORDS = 100
LETTER_WORDS = 30
KEY_WORDS = 8
LINKED = 0.9
# Below every heading: a part that begins with a paragraph ends at any of them.
LOWEST = 9
_WORDS = read_table("newsletter.extract.stories", "roundups")
_FRAME = any_of(_WORDS["frame"])
_NUMBER = re.compile(r"(?:#?\d{1,3}\s?[.):]|\(\d{1,3}\)|#\d{1,3})\s+\S")
# What round-ups set behind the title of an item: an arrow, the site that it leads to (and no `node.js`).
_BEHIND_TITLE = re.compile(r"\s*(?:[→»›↗⟶]+|\((?P<host>(?:[\w-]+\.)+[a-z]{2,24})\))\s*$", re.IGNORECASE)
# What parts a title from the text behind it on its line.
_SET_APART = re.compile(r"\s?[:|]\s|\s[–—-]\s")
_INVITATION = re.compile(rf"(?:(?<=[.!?…”\"'’)])|^(?:[-*>] )?)\s*[(\[]?(?:{'|'.join(_WORDS['invitation'])})\W*$", re.IGNORECASE)


def round_up_stories(document: ParsedPage, entries: Entries, lines: Sequence[str]) -> list[StoryBlock]:
    """Return the stories of a round-up; [] if the page is not one. `lines` are the page's text, used to find the part that contains it.

    If the page calls itself live (`entries.words`), lines that begin with a time are stories. A page that does not say what it is is a
    round-up if its headings link to other sites.
    """
    words = entries.words
    if not (words.digest or words.collection or words.live) and not _may_lead_elsewhere(document):
        return []
    matter = _matter(document, lines)
    if len(matter) < MIN_STORIES:
        return []
    if words.live and (found := _by_clocks(matter)):
        return _stories(found, CLOCKS, document.url)
    matter = [line for line in matter if not is_noise(line)]
    for how, parts in _ways(words, matter, document.url):
        if parts:
            return _stories(parts, how, document.url)
    return []


def _ways(words: Words, matter: Sequence[Line], url: str) -> Iterator[tuple[str, list[RoundUpPart]]]:
    """Yield the parts of a page by each method that fits what the page calls itself, the most trusted first."""
    if words.digest:
        yield HEADINGS, _by_headings(matter, url, words.briefs)
    if not (words.advice or words.ranked):
        yield OUTWARDS, _outwards(matter, url)
    if words.collection:
        yield HEADINGS, _texts(matter)
    if words.digest:
        yield NUMBERED, _by_items(matter, words.briefs)
        yield LEADS, _by_leads(matter, words.briefs)


def _may_lead_elsewhere(document: ParsedPage) -> bool:
    """Whether enough headings or paragraphs of a page have links to other sites: a cheap check before reading the page."""
    found, host = 0, host_of(document.url)
    for heading in document.tree.iter("h2", "h3", "h4", "p"):
        link = next(heading.iter("a"), None)
        if link is None and heading.tag != "p":
            link = next(heading.iterancestors("a"), None)
        address = "" if link is None else link.get("href") or ""
        # Only an address with a host can lead to another site.
        found += (
            address.startswith(("http", "//"))
            and host not in address
            and _leads_out(resolve(document.url, address), document.url)
        )
    return found >= MIN_ITEMS


def _leads_out(address: str | None, url: str) -> bool:
    return address is not None and not same_site(address, url)


def _outwards(matter: Sequence[Line], url: str) -> list[RoundUpPart]:
    """Split at headings of one level that link to other sites, at least three different ones: enough evidence for a round-up.

    A paragraph that is nothing but such a link is a heading, too, as mailing services set them, or one that has it on its first line.
    """
    levels = [(level, _places(matter, level)) for level in sorted({line.level for line in matter if line.level})]
    for level, places in (*levels, (LOWEST, [place for place, line in enumerate(matter) if _is_linked_title(line)])):
        places = [place for place in places if any(_leads_out(link, url) for link in matter[place].links)]
        parts = [part if part.head else with_headline(part) for part in cut_parts(matter, places, level)]
        sites = {host_of(part.lines[0].links[0]) for part in parts}
        if len(parts) >= MIN_ITEMS and len(sites) >= MIN_STORIES and have_headlines(parts) and are_stories(parts, matter, 5):
            return parts
    return []


def _is_linked_title(line: Line) -> bool:
    if line.kind != "paragraph":
        return False
    is_link = line.lead == line.text and line.linked >= LINKED * len(line.text.replace(" ", ""))
    return is_link or _begins_with_linked_line(line)


def _begins_with_linked_line(line: Line) -> bool:
    """Say whether the first line of a paragraph is a link, with a break behind it: the title of what follows."""
    link = next(line.element.iter("a"), None)
    if link is None or not line.lead or " ".join("".join(link.itertext()).split()) != line.lead:
        return False
    node: HtmlElement | None = link
    while node is not None and node is not line.element and not (node.tail or "").strip():
        behind = node.getnext()
        if behind is not None:
            return bool(behind.tag == "br")
        node = node.getparent()
    return False


def _matter(document: ParsedPage, lines: Sequence[str]) -> list[Line]:
    """Return the lines, including those that are only a time, of the smallest part of the page that holds most of its extracted text."""
    body = document.tree.find("body")
    shown = lines_of(document.tree if body is None else body, document.url, labels=True)
    keys = {key for line in lines if (key := _key(line))}
    seen: Counter[HtmlElement] = Counter()
    matched = 0
    for line in shown:
        # The text behind a title and a line break is a line of its own in the extracted text.
        key = next((key for part in (line.marked, line.text[len(line.lead) :]) if (key := _key(part)) in keys), None)
        if key:
            keys.discard(key)
            matched += 1
            seen.update((line.element, *line.element.iterancestors()))
    if not matched:
        return shown
    holders = [element for element, count in seen.items() if count >= 0.8 * matched]
    smallest = max(holders, key=lambda element: sum(1 for _ in element.iterancestors()))
    return [line for line in shown if line.element is smallest or smallest in line.element.iterancestors()]


def _key(line: str) -> tuple[str, ...] | None:
    words = words_of(line)[:KEY_WORDS]
    return tuple(words) if len(words) >= KEY_WORDS - 2 else None


def _by_clocks(matter: Sequence[Line]) -> list[RoundUpPart]:
    """Split where a heading or a paragraph begins with a time of day; the times of a ticker mostly rise or mostly fall."""
    clocks = [
        (place, clock[0]) for place, line in enumerate(matter) if line.kind != "row" and (clock := leading_clock(line.text))
    ]
    headings = [(place, minute) for place, minute in clocks if matter[place].kind == "heading"]
    clocks = headings if len(headings) >= MIN_ITEMS else clocks
    if len(clocks) < MIN_ITEMS:
        return []
    steps = [after - before for (_, before), (_, after) in pairwise(clocks)]
    if max(sum(step <= 0 for step in steps), sum(step >= 0 for step in steps)) < 0.75 * len(steps):
        return []
    starts = _with_headlines([place for place, _ in clocks], matter)
    parts = cut_parts(matter, starts, matter[starts[0]].level)
    return parts if are_stories(parts, matter, ITEM_WORDS) else []


def _with_headlines(places: Sequence[int], matter: Sequence[Line]) -> Sequence[int]:
    """Return the places where entries begin that a time stands in: one line earlier if most times stand under their entry's headline."""
    headed = [place - 1 if place and _is_headline(matter[place - 1]) else place for place in places]
    return headed if sum(map(int.__ne__, headed, places)) >= ALONE * len(places) else places


def _is_headline(line: Line) -> bool:
    return line.kind == "heading" or (line.kind == "paragraph" and line.lead == line.text and not leading_clock(line.text))


def _by_headings(matter: Sequence[Line], base: str, briefs: bool) -> list[RoundUpPart]:
    """Split at the headings of one level: the level whose headings are links, else the highest one with enough headings.

    Parts must be independent of each other, unless the name of the page says that they are (`briefs`).
    """
    best = _of_best_level(matter)
    if best and sum(1 for part in best if part.lines[0].linked) >= ALONE * len(best):
        if are_teasers(best, base):
            return []
        best = [part for part in best if part.lines[0].linked or not part.is_list]
    elif not best or 2 * sum(part.is_list for part in best) >= len(best) or not have_headlines(best):
        return []
    return best if are_stories(best, matter, 5) and (briefs or stand_alone(best)) else []


def _of_best_level(matter: Sequence[Line]) -> list[RoundUpPart]:
    best: list[RoundUpPart] = []
    for level in sorted({line.level for line in matter if line.level}):
        places = _places(matter, level)
        if len(places) < MIN_STORIES:
            continue
        parts = cut_parts(matter, places, level)
        linked = sum(1 for part in parts if part.lines[0].linked)
        if not best or linked > ALONE * len(parts) > len(best):
            best = parts
    return best


def _texts(matter: Sequence[Line]) -> list[RoundUpPart]:
    """Split a collection at the headings of the level with the most texts of some length."""
    best: list[RoundUpPart] = []
    for level in sorted({line.level for line in matter if line.level}):
        parts = [part for part in cut_parts(matter, _places(matter, level), level) if part.words >= LETTER_WORDS]
        if len(parts) >= MIN_STORIES and len(parts) > len(best):
            best = parts
    best = like_the_most(best)
    return best if are_stories(best, matter, TEXT_WORDS) else []


def _places(matter: Sequence[Line], level: int) -> list[int]:
    return [place for place, line in enumerate(matter) if line.level == level and not _FRAME.fullmatch(line.text)]


def _by_items(matter: Sequence[Line], briefs: bool) -> list[RoundUpPart]:
    """Return the items of the list with the most words as parts."""
    lists: dict[HtmlElement, list[RoundUpPart]] = {}
    for item, lines in _items(matter).items():
        holder = item.getparent()
        if holder is not None:
            lists.setdefault(holder, []).append(RoundUpPart(tuple(replace(line, kind="paragraph") for line in lines), False))
    best = max(lists.values(), key=lambda parts: sum(part.words for part in parts), default=[])
    if len(best) < MIN_ITEMS or not are_stories(best, matter, ITEM_WORDS):
        return []
    return best if briefs or stand_alone(best) else []


def _items(matter: Sequence[Line]) -> dict[HtmlElement, list[Line]]:
    """Return the lines of each outermost list item."""
    items: dict[HtmlElement, list[Line]] = {}
    for line in matter:
        around = [node for node in (line.element, *line.element.iterancestors()) if node.tag == "li"]
        if line.kind == "item" and around:
            items.setdefault(around[-1], []).append(line)
    return items


def _by_leads(matter: Sequence[Line], briefs: bool) -> list[RoundUpPart]:
    """Split at paragraphs that begin in bold or with a number."""
    places = [
        place
        for place, line in enumerate(matter)
        if line.kind == "paragraph" and (_is_lead(line, 1 if briefs else 2) or _NUMBER.match(line.text))
    ]
    if len(places) < MIN_ITEMS:
        return []
    parts = list(map(with_headline, cut_parts(matter, places, LOWEST)))
    return parts if are_stories(parts, matter, ITEM_WORDS) and (briefs or stand_alone(parts)) else []


def _is_lead(line: Line, words: int) -> bool:
    if len(line.lead.split()) < words or not line.text.startswith(line.lead):
        return False
    # A link at the beginning may belong to a sentence, so it must also be bold, on a line of its own or before a colon to be a headline.
    is_bold = any(" ".join("".join(bold.itertext()).split()) == line.lead for bold in line.element.iter("b", "strong"))
    is_apart = _SET_APART.match(line.text, len(line.lead)) is not None or _begins_with_linked_line(line)
    return is_bold or is_apart or len(line.lead) > line.linked


def _stories(parts: Sequence[RoundUpPart], how: str, base: str) -> list[StoryBlock]:
    found = []
    for part in parts:
        anchor = anchor_of(part.lines[0].element, base) if part.head else None
        story = story_of([line for line in part.lines if not is_noise(line)], how, anchor=anchor)
        if story:
            url = _address_of(part, base) if how != CLOCKS else None
            found.append(
                replace(
                    story,
                    title=_headline(story.title, url),
                    url=url,
                    lines=_without_invitation(story.lines),
                    sponsored=_is_paid(part),
                )
            )
    return found


def _headline(title: str, url: str | None) -> str:
    """Return the title of an item without what is set behind it: an arrow, or in brackets the host of the page that it is about."""
    behind = _BEHIND_TITLE.search(title)
    if behind is None or (behind["host"] and not _is_host(behind["host"], url)):
        return title
    bare = title[: behind.start()]
    closes = behind[0].strip() in ("»", "›") and any(map(bare.__contains__, "«‹»"))
    return title if closes else bare or title


def _is_host(name: str, url: str | None) -> bool:
    host = host_of(url) if url else ""
    return f".{host}".endswith(f".{name.lower().removeprefix('www.')}")


def _address_of(part: RoundUpPart, base: str) -> str | None:
    """Return the page of another site that an item is about: the one its title links to, else the only one that it links to."""
    first = part.lines[0]
    titled = part.head or bool(first.lead)
    if titled and first.links:
        return first.links[0] if _leads_out(first.links[0], base) else None
    cited = {link for line in part.lines for link in line.links}
    return cited.pop() if len(cited) == 1 and _leads_out(next(iter(cited)), base) else None


def _without_invitation(lines: Sequence[str]) -> tuple[str, ...]:
    """Return a story's lines without a final invitation to the article (`Read more`)."""
    kept = [_INVITATION.sub("", line) if place == len(lines) - 1 else line for place, line in enumerate(lines)]
    return tuple(filter(None, kept))


def _is_paid(part: RoundUpPart) -> bool:
    """Return whether an item is labelled as paid for, also by the heading over it and by words that are left out of its story."""
    first, *rest = [line.text for line in part.lines if line.text.split()]
    return says_paid(first, rest) or (bool(part.above) and says_paid("", [part.above]))
