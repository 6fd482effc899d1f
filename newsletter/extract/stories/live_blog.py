"""Reads the entries of a live blog: which group of blocks they are, and each block as a story."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from urllib.parse import urldefrag

from lxml.html import HtmlElement

from newsletter.extract.page.deduplicate import words_of
from newsletter.extract.page.parsed_page import ParsedPage
from newsletter.extract.page.text_lines import Line, cited, lines_of, marked
from newsletter.extract.page.timestamps import leading_clock, time_of, without_day
from newsletter.extract.stories import live_blog_data, sibling_blocks
from newsletter.extract.stories.page_type import Words
from newsletter.extract.stories.story_block import StoryBlock, first_sentence
from newsletter.text.urls import resolve

MAX_GROUPS = 12
MIN_WORDS = 8
# Entries that link elsewhere are teasers or a blog's posts, unless the page calls itself live and they have this many words.
POST_WORDS = 100
# On a page that does not call itself live, entries must have this many words, and this share of the page's prose.
BRIEF_WORDS = 25
MOSTLY = 0.6
HALF = 0.5  # the same share, for the cheap check before the entries are read
PROSE = 8
# Entries of a live page span few days; more is an archive: a blog, a list of news, a changelog.
MAX_DAYS = 7
LABEL_WORDS = 6
TITLE_WORDS = 20
SIBLINGS = "sibling blocks"
_TITLE = re.compile(r"(?:^|[\s_-])(?:title|headline|heading|ttl|hed|header-text)(?:$|[\s_-])|headline|title", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:words |text |written |posted |story )?(?:by|von|par|por|di|door)\s+(?P<name>[^\W\d_][^\d|]{2,60}?)[\s,|–-]*",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r"author|byline|writer|autor|auteur", re.IGNORECASE)
_SET_APART = re.compile(r"(?:[:|–—+)-]|uhr|[ap]\.?m\.?)\s*$", re.IGNORECASE)
_NAME = re.compile(r"(?P<name>[^\W\d_][\w.'’-]+(?: [\w.'’-]+){1,3})")


class Entries:
    """The entries that a page shows; `text` has the lines of its text, `title` its headline, if they are known."""

    def __init__(self, document: ParsedPage, text: Sequence[str] = (), title: str | None = None) -> None:
        self.document = document
        self.text = text
        self.title = title

    @cached_property
    def size(self) -> int:
        """The number of words in the page's text."""
        return sum(len(line.split()) for line in self.text)

    @cached_property
    def words(self) -> Words:
        """The kinds of page that its title and address name."""
        return Words(self.document, self.title)

    @cached_property
    def stories(self) -> list[StoryBlock]:
        """The page's entries as stories: those marked as microdata, else those of the best group of blocks of one shape."""
        marked_up = live_blog_data.stated_elements(self.document)
        if len(marked_up) > 1:
            return [story for element in marked_up if (story := self._story(element, live_blog_data.MICRODATA))]
        best: list[tuple[HtmlElement, list[Line]]] = []
        most = 0
        for group in sibling_blocks.groups(self.document.tree, self.words.live, self._may_be_entries)[:MAX_GROUPS]:
            entries = [(block, lines_of(block, self.document.url)) for block in group]
            entries = [(block, lines) for block, lines in entries if lines]
            size = sum(_prose(lines) for _, lines in entries)
            if size > most and self._are_entries(entries):
                best, most = entries, size
        return [story for block, lines in best if (story := self._story(block, SIBLINGS, lines))]

    @cached_property
    def _page_prose(self) -> int:
        body = self.document.tree.find("body")
        root = self.document.tree if body is None else body
        return sum(_prose([line]) for line in lines_of(root, self.document.url) if not sibling_blocks.is_comment(line.element))

    def _may_be_entries(self, blocks: Sequence[HtmlElement]) -> bool:
        """Whether blocks may be entries, by a cheap check: they are not comments, not a small part of the page, and not far too short."""
        if sibling_blocks.is_comment(blocks[0]):
            return False
        words = sum(len("".join(block.itertext()).split()) for block in blocks)
        if self.words.live:
            return words >= sibling_blocks.COVERED * self.size and words >= MIN_WORDS * len(blocks)
        return words >= HALF * self.size and words >= BRIEF_WORDS * len(blocks)

    def _are_entries(self, entries: Sequence[tuple[HtmlElement, list[Line]]]) -> bool:
        """Whether blocks are the content of the page rather than comments, teasers or a list beside it."""
        if len(entries) < sibling_blocks.MIN_BLOCKS:
            return False
        words = statistics.median(sum(len(line.text.split()) for line in lines) for _, lines in entries)
        leading = sum(1 for _, lines in entries if self._leads_elsewhere(lines))
        if words < MIN_WORDS or (2 * leading >= len(entries) and (words < POST_WORDS or not self.words.live)):
            return False
        covered = sum(_prose(lines) for _, lines in entries) / max(self._page_prose, 1)
        if self.words.live:
            return covered >= sibling_blocks.COVERED
        if self.words.planned:
            return False
        titles = [_without_clock(lines[place].text) for _, lines in entries if (place := _title_line(lines)) is not None]
        if 2 * len(titles) < len(entries) or self._is_own_title(titles):
            return False
        return covered >= MOSTLY and words >= BRIEF_WORDS and not _is_archive([block for block, _ in entries])

    def _is_own_title(self, titles: Sequence[str]) -> bool:
        """Whether one entry has the page's own title: then the page is that article, with others appended."""
        own = {" ".join(words_of(said)) for said in self.document.meta.get("og:title", ())} - {""}
        return any(" ".join(words_of(title)) in own for title in titles)

    def _leads_elsewhere(self, lines: Sequence[Line]) -> bool:
        """Whether an entry's title, or the whole entry, is a link to another page."""
        place = _title_line(lines)
        line = lines[place] if place is not None else lines[0]
        if line.links and line.linked >= 0.8 * len(line.text.replace(" ", "")):
            return True
        return any(resolve(self.document.url, link.get("href")) for link in line.element.xpath("ancestor-or-self::a[@href]"))

    def _story(self, element: HtmlElement, how: str, lines: list[Line] | None = None) -> StoryBlock | None:
        lines = lines_of(element, self.document.url) if lines is None else lines
        return story_of(lines, how, published=time_of(element), anchor=anchor_of(element, self.document.url))


def _is_archive(blocks: Sequence[HtmlElement]) -> bool:
    days = [date.fromisoformat(time[:10]) for block in blocks if (time := time_of(block))]
    return bool(days) and (max(days) - min(days)).days > MAX_DAYS


def story_of(lines: Sequence[Line], how: str, *, published: str | None = None, anchor: str | None = None) -> StoryBlock | None:
    """Return some lines as a story, with title and byline separated from the text; None if there is neither title nor text."""
    rest = list(lines)
    title = ""
    place = _title_line(rest)
    if place is not None:
        title = _without_clock(rest[place].text)
        # Short lines above a title are a kicker, a name or a place, and are dropped.
        rest = [line for line in rest[:place] if len(line.text.split()) > LABEL_WORDS or _is_byline(line)] + rest[place + 1 :]
    authors: tuple[str, ...] = ()
    for index, line in enumerate(rest[:3]):
        if match := _is_byline(line):
            authors, published = (match["name"].strip(),), published or without_day(line.text)[1]
            del rest[index]
            break
    if rest and rest[0].kind == "paragraph":
        rest[0] = replace(rest[0], text=_without_stated_clock(rest[0].text))
    text = marked(rest)
    if not title and not text:
        return None
    return StoryBlock(
        title=title or first_sentence(text),
        given_title=bool(title),
        lines=text,
        how=how,
        published=published,
        anchor=anchor,
        authors=authors,
        links=cited(lines),
    )


def _is_byline(line: Line) -> re.Match[str] | None:
    """Match a byline: `By A. Writer, March 25, 2015`, or a name alone in an element for authors."""
    if len(line.text.split()) > 12:
        return None
    undated, _ = without_day(line.text)
    named = (
        _NAME.fullmatch(undated)
        if _AUTHOR.search(f"{line.element.get('class') or ''} {line.element.get('rel') or ''}")
        else None
    )
    return _BYLINE.fullmatch(undated) or named


def anchor_of(element: HtmlElement, base: str) -> str | None:
    """Return the fragment that links to an element: its own id, that of an element inside it, or that of its permalink."""
    for node in (element, *element.iter("article", "section", "div", "h2", "h3", "h4", "a", "span")):
        name = node.get("id") or (node.get("name") if node.tag == "a" else None)
        if name and not re.search(r"\s", name):
            return str(name)
    for link in element.iter("a"):
        address, fragment = _split(link.get("href") or "")
        if fragment and (not address or resolve(base, link.get("href")) is None):
            return fragment
    return None


def _split(href: str) -> tuple[str, str]:
    try:
        address, fragment = urldefrag(href)
    except ValueError:
        return "", ""
    return address, fragment


def _title_line(lines: Sequence[Line]) -> int | None:
    """Return the index of an entry's title among its first lines: a heading, a line with a title's class, or a line all in bold."""
    first = lines[:4]
    for place, line in enumerate(first):
        if line.kind == "heading":
            return place
    for place, line in enumerate(first[:3]):
        short = len(line.text.split()) <= 30 and line.kind == "paragraph" and len(lines) > 1
        name = f"{line.element.get('class') or ''} {line.element.get('itemprop') or ''}"
        if short and (_TITLE.search(name) or (line.lead == line.text and not line.linked and place == 0)):
            return place
    if len(lines) > 1 and _reads_like_a_title(lines[0]) and len(lines[1].text.split()) > len(lines[0].text.split()):
        return 0
    return None


def _reads_like_a_title(line: Line) -> bool:
    """Whether a line is short and does not end as a sentence does."""
    words = len(line.text.split())
    return line.kind == "paragraph" and 3 <= words <= TITLE_WORDS and line.text[-1] not in ".:;,…" and not _is_byline(line)


def _without_clock(title: str) -> str:
    clock = leading_clock(title)
    return title[clock[1] :].strip() or title if clock else title


def _without_stated_clock(text: str) -> str:
    """Return a paragraph without the time in front (`18.30 Uhr: …`); other numbers (`12.50 euros`) are kept."""
    clock = leading_clock(text)
    return text[clock[1] :] or text if clock and _SET_APART.search(text[: clock[1]]) else text


def _prose(lines: Sequence[Line]) -> int:
    return sum(words for line in lines if (words := len(line.text.split())) >= PROSE)
