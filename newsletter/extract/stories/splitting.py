"""Splits a page into its stories (live blogs, round-ups, columns of briefs); a single article stays one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsletter.extract.page.deduplicate import drop_repeats, words_of
from newsletter.extract.page.parsed_page import ParsedPage
from newsletter.extract.stories.live_blog import SIBLINGS, Entries
from newsletter.extract.stories.live_blog_data import JSON_LD, MICRODATA, stated_stories
from newsletter.extract.stories.paid import says_paid
from newsletter.extract.stories.repeated_text import plain_stories
from newsletter.extract.stories.roundups import CLOCKS, round_up_stories
from newsletter.extract.stories.story_block import StoryBlock

MAX_STORIES = 2_000
SHINGLE = 4
# From this similarity of the text in the page's data and the shown one, the shown one is used, because it has paragraphs and links.
SAME_TEXT = 0.75
PART_OF = 0.5
FIRST_WORDS = 6
# How entries of live pages are found. Text before them sums up the day and is kept; that of a round-up only greets its readers.
LIVE = (JSON_LD, MICRODATA, SIBLINGS, CLOCKS)
LEAD_WORDS = 40
TOLD = 0.5
LONG_LINE = 8
_ADDRESS = re.compile(r"https?://[^\s/]\S*")


def find_stories(document: ParsedPage | None, lines: Sequence[str], url: str, *, title: str | None = None) -> list[StoryBlock]:
    """Return the stories of a page in their order; [] means that the page is one article.

    `lines` are the page's extracted text in the notation of `Article.text`, before repeats are dropped; `document` is None for
    text without a page; `title` is the page's headline, if it is known. Sources, the most trusted first: JSON-LD LiveBlogPosting
    (joined with the entries that the page shows), entries marked as microdata, sibling blocks of one shape with times, the parts
    of a page that calls itself a round-up or is a ticker, and, in plain text or that of a live page, entries that are printed
    twice. Never raises on any page.
    """
    stories: list[StoryBlock] = []
    may_be_live = True
    if document is not None and not document.plain:
        entries = Entries(document, lines, title)
        may_be_live = entries.words.live
        stories = _joined(stated_stories(document), entries.stories) or round_up_stories(document, entries, lines)
    if len(stories) < 2 and may_be_live:
        stories = plain_stories(lines)
    finished = _once(_finished(story, url) for story in stories[:MAX_STORIES])
    return _with_own_anchors(finished) if len(finished) > 1 else []


def lead_of(lines: Sequence[str], stories: Sequence[StoryBlock]) -> list[str]:
    """Return the lines of a live page before its entries that are in none of them, if they are long enough to be a text; else [].

    `lines` are the page's extracted text, as for `find_stories`.
    """
    if not stories or stories[0].how not in LIVE:
        return []
    known = {shingle for story in stories for shingle in _shingles([story.title, *story.lines])}
    lead: list[str] = []
    for line in drop_repeats(lines):
        shingles = _shingles([line])
        told = sum(1 for shingle in shingles if shingle in known) >= TOLD * len(shingles)
        if told and len(shingles) + SHINGLE > LONG_LINE and not line.startswith(("- ", "#")):
            break
        if not told:
            lead.append(line)
    return lead if sum(len(line.split()) for line in lead) >= LEAD_WORDS else []


def _joined(stated: Sequence[StoryBlock], shown: Sequence[StoryBlock]) -> list[StoryBlock]:
    """Return the stories in the page's data, completed by what the page shows of them, and those that only the page shows.

    The data may have all stories, the latest ones, or far more than the page shows; the longer of the two lists gives the order.
    """
    if not stated or not shown:
        return list(stated or shown)
    joined, partner = _paired(stated, shown)
    known = Counter(shingle for story in stated for shingle in _shingles(story.lines))
    extra = {place for place, story in enumerate(shown) if place not in partner and not _is_known(story, known)}
    if len(shown) <= len(stated):
        return [*joined, *(shown[place] for place in sorted(extra))]
    in_page = [partner.get(place, story) for place, story in enumerate(shown) if place in partner or place in extra]
    taken = {id(story) for story in in_page}
    return [*in_page, *(story for story in joined if id(story) not in taken)]


def _paired(stated: Sequence[StoryBlock], shown: Sequence[StoryBlock]) -> tuple[list[StoryBlock], dict[int, StoryBlock]]:
    """Return the stories in the data, each completed by what the page shows, and these joined stories by the index of the shown one."""
    index: dict[str, int] = {}
    for place, story in enumerate(shown):
        for name in _names(story):
            index.setdefault(name, place)
    partner: dict[int, StoryBlock] = {}
    joined = []
    for story in stated:
        found = next((index[name] for name in _names(story) if name in index), -1)
        if found >= 0 and found not in partner:
            story = partner[found] = _both(story, shown[found])
        joined.append(story)
    return joined, partner


def _names(story: StoryBlock) -> list[str]:
    """Return the keys that identify a story: its anchor, its title, its first words."""
    names = [f"#{story.anchor}"] if story.anchor else []
    if story.given_title:
        names.append("title " + " ".join(words_of(story.title)))
    words = words_of(story.lines[0]) if story.lines else []
    if len(words) >= FIRST_WORDS:
        names.append("text " + " ".join(words[:FIRST_WORDS]))
    return names


def _both(stated: StoryBlock, shown: StoryBlock) -> StoryBlock:
    theirs, ours = _shingles(stated.lines), _shingles(shown.lines)
    common = len(theirs & ours)
    alike = 2 * common >= SAME_TEXT * (len(theirs) + len(ours))
    cut = stated.lines and stated.lines[-1].rstrip().endswith(("…", "...")) and common >= PART_OF * len(theirs)
    lines = shown.lines if not stated.lines or alike or cut else stated.lines
    return replace(
        stated,
        title=stated.title if stated.given_title or not shown.given_title else shown.title,
        given_title=stated.given_title or shown.given_title,
        lines=lines,
        published=stated.published or shown.published,
        anchor=stated.anchor or (None if stated.url else shown.anchor),
        authors=stated.authors or shown.authors,
        links=shown.links,
    )


def _is_known(story: StoryBlock, known: Counter[tuple[str, ...]]) -> bool:
    shingles = _shingles(story.lines)
    return bool(shingles) and sum(1 for shingle in shingles if shingle in known) >= PART_OF * len(shingles)


def _shingles(lines: Sequence[str]) -> set[tuple[str, ...]]:
    words = [word for line in lines for word in words_of(line)]
    return {tuple(words[place : place + SHINGLE]) for place in range(max(1, len(words) - SHINGLE + 1))} if words else set()


def _finished(story: StoryBlock, url: str) -> StoryBlock:
    """Return the story without repetitions, without its title as first line and links to its own page, marked if it is paid for.

    An address alone on a line is an embedded post: it becomes a link and is removed from the text.
    """
    embedded = [line for line in story.lines if _ADDRESS.fullmatch(line)]
    lines = drop_repeats([line for line in story.lines if line not in embedded])
    title = words_of(story.title)
    while story.given_title and len(lines) > 1 and words_of(lines[0]) == title:
        del lines[0]
    page = url.partition("#")[0]
    links = dict.fromkeys(link for link in (*story.links, *embedded) if link.partition("#")[0] != page)
    sponsored = story.sponsored or says_paid(story.title, lines)
    return replace(story, lines=tuple(lines), links=tuple(links), sponsored=sponsored)


def _once(stories: Iterable[StoryBlock]) -> list[StoryBlock]:
    """Return the stories without those that repeat an earlier one under the same title, such as pinned or reposted entries."""
    told: dict[str, set[tuple[str, ...]]] = {}
    kept = []
    for story in stories:
        title = " ".join(words_of(story.title))
        again = _shingles(story.lines)
        if title not in told:
            told[title] = again
        elif len(told[title] & again) >= PART_OF * min(len(told[title]) or len(again), len(again)):
            continue
        else:
            told[title] |= again
        kept.append(story)
    return kept


def _with_own_anchors(stories: list[StoryBlock]) -> list[StoryBlock]:
    """Return the stories without anchors that several of them share, since such an anchor identifies none of them."""
    count = Counter(story.anchor for story in stories)
    return [replace(story, anchor=None) if story.anchor and count[story.anchor] > 1 else story for story in stories]
