"""The input of the rules: the issue file, the articles behind it, earlier issues and the rendered editions."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo
from typing import Any

from newsletter.check.finding import Finding, Position, place_at
from newsletter.config.schema import CheckSettings
from newsletter.issuefile import Block, Draft
from newsletter.issuefile.issue_day import written_day
from newsletter.models import Article, Issue, Page, Section, Story


@dataclass(frozen=True, slots=True)
class Entry:
    """One story of the issue: its section's title, what it says, its block in the file, the articles that its links lead to.

    The first article is that of its own link.
    """

    section: str
    story: Story
    block: Block
    articles: tuple[Article, ...] = ()

    def find(self, words: str, *kinds: str, skip: int = 0) -> Position:
        """Return where words stand in the story's parts of these kinds (all, when none is named), else where it begins.

        `skip` passes over so many earlier occurrences.
        """
        for part in self.block.parts:
            spans = spans_of(words, part.raw) if words and (not kinds or part.kind in kinds) else ()
            if skip < len(spans):
                return place_at(part.raw, *spans[skip], part.line)
            skip -= len(spans)
        first = next((part.line for part in self.block.parts if part.kind in kinds), self.block.line)
        return Position(first)


@functools.lru_cache(maxsize=64)
def spans_of(words: str, source: str) -> tuple[tuple[int, int], ...]:
    """Return where words stand in Markdown or plain text, which may have other white space, marks of emphasis and escapes in between."""
    marks = r"[*_`\\]*"
    pieces = ((marks.join(re.escape(char) for char in word)) for word in words.split())
    wanted = rf"{marks}\s+{marks}".join(pieces)
    if re.fullmatch(r"\d[\d.,]*", words):  # the "1" of "13" and of "[^1]" is none
        wanted = rf"(?<![\d^])(?<!\d[.,]){wanted}(?!\d|[.,]\d)"
    return tuple(found.span() for found in re.finditer(wanted, source))


@dataclass(frozen=True, slots=True)
class PastStory:
    """A story of an earlier issue: the keys of all its links, its words, and the article behind it where that is still known."""

    issue: str
    day: date | None
    headline: str
    summary: str = ""
    keys: frozenset[str] = frozenset()
    article: Article | None = None


@dataclass(frozen=True, slots=True)
class PageNow:
    """What came of asking for a page again: its articles as they are now (none where it is unchanged), where it moved to for good."""

    page: Page
    articles: tuple[Article, ...] = ()
    moved_to: str | None = None


@dataclass(frozen=True)
class Material:
    """Everything that a rule may look at.

    `text` is the file as it stands, `today` the editor's day, `zone` the editor's time zone (None: this machine's), `file_day`
    the day in the file's name, `now_publishing` whether the issue is about to go out. `editions` has the text of each medium as a
    reader would see it, by the medium's name,
    `mail_bytes` the size of the mail's HTML, `english_labels` the labels that editions in another language have in English;
    `web_url` is where the issue will stand, `publication` what the newsletter says of itself in every issue;
    `standing_sections` are the titles that the configuration names, `own_hosts` the private hosts that it allows (with their
    port where one is named). `key` makes the canonical form of a link, `page_of` gives what the cache has of one,
    `article_at` the article that it leads to, `near_page`
    the page of the cache that one misses by a letter or two, `vector` weighs the words of a headline and a summary (of length
    1: their products add up to a cosine). `asked` has the pages that were asked for again, by the link; `is_published` says
    that the issue was sent, `later_issue` names one of a later day. `ask` lets a model say whether a sentence is supported by a
    text (None: it does not know). `memory` keeps what several rules need.
    """

    draft: Draft
    text: str
    today: date
    settings: CheckSettings = CheckSettings()
    entries: tuple[Entry, ...] = ()
    zone: tzinfo | None = None
    file_day: date | None = None
    now_publishing: bool = False
    language: str = "en"
    past: tuple[PastStory, ...] = ()
    editions: Mapping[str, str] = field(default_factory=dict)
    mail_bytes: int = 0
    english_labels: tuple[str, ...] = ()
    web_url: str = ""
    publication: str = ""
    standing_sections: frozenset[str] = frozenset()
    own_hosts: frozenset[str] = frozenset()
    has_cache: bool = False
    key: Callable[[str], str] = str
    page_of: Callable[[str], Page | None] = lambda url: None
    article_at: Callable[[str], Article | None] = lambda url: None
    near_page: Callable[[str], str | None] = lambda url: None
    vector: Callable[[str, str], Mapping[str, float]] = lambda headline, summary: {}
    asked: Mapping[str, PageNow] = field(default_factory=dict)
    is_published: bool = False
    later_issue: str = ""
    ask: Callable[[str, str], bool | None] | None = None
    memory: dict[str, Any] = field(default_factory=dict)

    @property
    def issue(self) -> Issue:
        """What the file says."""
        return self.draft.issue

    @functools.cached_property
    def day(self) -> date | None:
        """The day of the issue: the one in its front matter, else the one in its file's name."""
        return written_day(self.issue.date, self.zone) or self.file_day

    @functools.cached_property
    def lines(self) -> list[str]:
        """The lines of the file, without their ends."""
        return [line.removesuffix("\r") for line in self.text.split("\n")]

    def sections(self) -> Iterator[tuple[Section, int]]:
        """Yield every section that has a title, with its line."""
        lines = iter([block.line for block in self.draft.blocks if block.kind == "section"])
        for section in self.issue.sections:
            if section.title:
                yield section, next(lines, 1)

    def front_place(self, key: str) -> Position:
        """Return where the value of a front matter key stands, else the file's first line."""
        for number, line in enumerate(self.lines, 1):
            found = re.match(rf"[\"']?{re.escape(key)}[\"']?\s*[:=]\s*(?=\S)", line)
            if found:
                return Position(number, found.end() + 1, len(line.rstrip()) + 1)
            if number > 1 and line.rstrip() in ("---", "+++"):
                break
        return Position()


def entries_of(draft: Draft, articles_of: Callable[[Story], tuple[Article, ...]]) -> tuple[Entry, ...]:
    """Return the stories of a draft with their blocks, and what `articles_of` knows of each."""
    blocks = iter([block for block in draft.blocks if block.kind == "story"])
    return tuple(
        Entry(section.title, story, next(blocks), articles_of(story))
        for section in draft.issue.sections
        for story in section.stories
    )


def about(entry: Entry, place: Position | None = None) -> Finding:
    """Return a finding's beginning for a story: who it is and where; the rule fills in the rest."""
    place = place or Position(entry.block.line)
    return Finding("", "", "", place.line, place.column, place.end_column, entry.section, entry.story.headline, entry.story.id)
