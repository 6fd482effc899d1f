"""Reads an issue file as an Issue, whichever form it has: a draft, a post, or the JSON record of one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import Any

from newsletter.errors import DraftError
from newsletter.issuefile import frontmatter
from newsletter.issuefile.blocks import Block, Draft, read_blocks
from newsletter.issuefile.dialect import PROSE
from newsletter.issuefile.escape import inline_parser, plain, shown
from newsletter.issuefile.references import definitions, with_definitions
from newsletter.issuefile.story import breaks, read_also, read_link, read_source, strip_notes
from newsletter.issuefile.structure import block_parser, line_end, split_lines
from newsletter.issuefile.writing import write_record
from newsletter.models import Also, Issue, Section, Story, story_id

DEFAULT_LINK_TEXT = "Read more"
BLANK = re.compile(r"[ \t]*[\r\n]*$")
VERBATIM = ("<pre", "<script", "<style", "<textarea")
# Far beyond any newsletter; within them the costliest Markdown is parsed in seconds.
LONGEST_ISSUE, LONGEST_PARAGRAPH = 1_000_000, 50_000
NOT_AN_ISSUE = "an issue is Markdown with front matter, ## sections and ### headlines; newsletter draft writes one"
LIST = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)]) ")
# The link that ends a text and does not begin it: "… and opens in May. [Read more](https://…)".
LAST_LINK = re.compile(r"(?<=\S)\s+\[[^\[\]]+\]\(<?(https?://[^\s<>()]+)>?\)\s*\Z")
BLANK_LINES = re.compile(r"\n[ \t\r]*\n")


def read_any_form(text: str, name: str) -> Draft:
    """Return an issue parsed. `name` is its name in messages.

    Raises DraftError for what is empty, a web page, plain text, JSON of another kind, or an issue that cannot be read.
    """
    head = text.lstrip("\ufeff \t\r\n")[:200].lower()
    if not head:  # what a failed `draft -o -` leaves for us at the other end of a pipe
        raise DraftError(name, 1, "the draft is empty")
    if head.startswith(("<!doctype", "<html", "<?xml", "<rss", "<feed")):
        raise DraftError(name, 1, f"a web page or a feed, not an issue: {NOT_AN_ISSUE}")
    is_record = head.startswith(("{", "[{"))
    if is_record:
        text = write_record(_record(text, name))
    check_size(text, name)
    draft = parse(text, name)
    if not is_record and not any(block.kind in ("front", "story") for block in draft.blocks):
        raise DraftError(name, 1, f"text, not an issue: {NOT_AN_ISSUE}")
    return draft


def _record(text: str, name: str) -> dict[str, Any]:
    try:
        values = json.loads(text)
    except ValueError as error:
        raise DraftError(name, 1, f"not an issue: {error}; {NOT_AN_ISSUE}") from error
    if not isinstance(values, dict) or not isinstance(values.get("sections"), list):
        raise DraftError(name, 1, f"JSON, but not an issue written by newsletter render --to json; {NOT_AN_ISSUE}")
    return values


def parse(text: str, file: str = "draft", *, key: Callable[[str], str] = str, keys_twice: bool = False) -> Draft:
    """Return the text of an issue file, taken apart without loss and read.

    `file` is its name in messages. `key` makes the canonical form of a link, from which a story without an anchor line has its id.
    With `keys_twice` the last of two equal keys of the front matter counts, as in Jekyll. Pure. Raises DraftError(file, line,
    reason) for front matter that is broken or never closed, a merge conflict, a comment or a code block that is never closed, or a
    NUL byte.
    """
    try:
        blocks, issue = _read(text, key, keys_twice)
    except DraftError as error:
        raise DraftError(file, error.line, error.reason) from error
    return Draft(blocks, issue, file, line_end(text))


@lru_cache(maxsize=8)
def _read(text: str, key: Callable[[str], str], keys_twice: bool) -> tuple[tuple[Block, ...], Issue]:
    """Return the blocks of a text and what they say; the last few are kept, since a merge reads the same text several times."""
    file = "draft"
    blocks = read_blocks(text, file)
    front = next((block.raw for block in blocks if block.kind == "front"), "")
    values = frontmatter.read(split_lines(front.rstrip() + "\n"), file, keys_twice) if front else {}
    intro, sections = _read_sections(blocks, key)
    issue = Issue(
        title=_text(values.get("title")) or "",
        date=_text(values.get("date")),
        description=_text(values.get("description")),
        summary=_text(values.get("summary")),
        tags=_list(values.get("tags")),
        intro=intro,
        sections=sections,
        front_matter=values,
    )
    return blocks, with_definitions(issue, definitions(blocks))


def check_size(text: str, file: str = "draft") -> None:
    """Raise DraftError where an issue, or one paragraph of it, is too long to be parsed as Markdown."""
    if len(text) > LONGEST_ISSUE:
        raise DraftError(file, 1, f"{len(text):,} characters; the limit for an issue is {LONGEST_ISSUE:,}; shorten it")
    start = 0
    for blank in [*BLANK_LINES.finditer(text), None]:
        length = (blank.start() if blank else len(text)) - start
        if length > LONGEST_PARAGRAPH:
            reason = f"a paragraph of {length:,} characters; the limit is {LONGEST_PARAGRAPH:,}; shorten or split it"
            raise DraftError(file, text.count("\n", 0, start) + 1, reason)
        start = blank.end() if blank else start


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _list(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(filter(None, (item.strip() for item in value.split(","))))
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


class _Sections:
    """Gathers the sections of an issue. What the editor wrote outside of any stands in a section without a title."""

    def __init__(self) -> None:
        self.intro: list[str] = []
        self.found: list[tuple[str, list[str], list[Story]]] = []
        self.inside = False

    def open(self, title: str) -> None:
        """Begin a section."""
        self.found.append((title, [], []))
        self.inside = True

    def add_prose(self, source: str) -> None:
        """Add text of the editor's to the open section; before any, it is the issue's intro."""
        if not self.found:
            self.intro.append(source)
            return
        if not self.inside:
            self.open("")
        self.found[-1][1].append(source)

    def add_story(self, story: Story) -> None:
        """Add a story to the open section, or to one without a title."""
        if not self.found:
            self.open("")
        self.inside = True
        self.found[-1][2].append(story)


def _read_sections(blocks: Sequence[Block], key: Callable[[str], str]) -> tuple[str, tuple[Section, ...]]:
    sections = _Sections()
    for block in blocks:
        if block.kind == "section":
            sections.open(plain(block.title))
        elif block.kind == "separator":
            sections.inside = False
        elif block.kind == "story":
            sections.add_story(read_story(block, key))
        elif block.kind == "prose":
            if block.type in ("heading", "setext"):
                sections.inside = False  # a first-level heading stands above sections
            sections.add_prose(without_notes(block.raw, block.type))
    found = tuple(Section(title, tuple(stories), _tidy("".join(intro))) for title, intro, stories in sections.found)
    return _tidy("".join(sections.intro)), tuple(item for item in found if item.title or item.stories or item.intro)


def read_story(block: Block, key: Callable[[str], str] = str) -> Story:
    """Return what a story block says. The headline, the link's text and the further links' are plain text, the rest Markdown."""
    link = read_link(block.link_source())
    linked = read_link(block.title)  # a headline that is a link: hers stands in for a line of its own
    also = [pair for part in block.parts if part.kind == "also" for pair in read_also(part.raw) or ()]
    source = read_source(block.source("note", "anchor"), (link or linked or ("",))[0]) or ("", None)
    return Story(
        headline=plain(block.title),
        summary=join_lines(text_of(block, "summary")),
        link=(link or linked or (None,))[0],
        link_text=(link and link[1]) or DEFAULT_LINK_TEXT,
        also=tuple(Also(url, text) for url, text in also),
        id=block.anchor or (story_id(key((link or linked or ("",))[0])) if link or linked else None),
        after=_tidy(text_of(block, "after")),
        source_name=source[0],
        source_words=source[1],
    )


def carried_stories(issue: Issue, key: Callable[[str], str] = str) -> Iterator[tuple[str, Story]]:
    """Yield what a published issue carried: each story with the title of its section, items of lists of links among them.

    Many newsletters are such lists, `- [Headline](link) and a few words`: in a section, or under a headline that has no link of its
    own and stands for a section. A story whose link ends its text has that one.
    """
    for section in issue.sections:
        yield from ((section.title, story) for story in _listed(section.intro, key))
        for story in section.stories:
            listed = list(_listed(story.summary, key)) if story.link is None else []
            if len(listed) > 1 or (listed and LIST.match(story.summary)):
                yield from ((story.headline, item) for item in listed)
            elif story.link is None and (found := LAST_LINK.search(story.summary)):
                name = story.id or story_id(key(found[1]))
                yield section.title, replace(story, summary=story.summary[: found.start()], link=found[1], id=name)
            else:
                yield section.title, story


def _listed(source: str, key: Callable[[str], str]) -> Iterator[Story]:
    """Yield the items of the lists of a text that have a link, as stories."""
    if "](" not in source:
        return
    depth = 0
    for token in block_parser().parse(source):
        depth += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if depth and token.type == "inline" and (story := _item(token.content, key)):
            yield story


def _item(source: str, key: Callable[[str], str]) -> Story | None:
    """Return an item of a list as a story: the words of its first link, or those before it, are the headline."""
    tokens = inline_parser().parseInline(source)[0].children or []
    start = next((place for place, token in enumerate(tokens) if token.type == "link_open"), None)
    if start is None:
        return None
    end = next(place for place in range(start, len(tokens)) if tokens[place].type == "link_close")
    before, words, after = (" ".join(shown(part).split()) for part in (tokens[:start], tokens[start:end], tokens[end:]))
    url = str(tokens[start].attrs.get("href", ""))
    headline = before.rstrip(" :–—-") or words
    return Story(headline, summary=after.lstrip(" :–—-"), link=url, id=story_id(key(url))) if url and headline else None


def text_of(block: Block, kind: str) -> str:
    """Return the Markdown of a story's parts of one kind without notes, with LF."""
    pieces = []
    for part in block.parts:
        if part.kind == kind:
            pieces.append(without_notes(part.raw, part.type))
        elif pieces and (part.kind not in ("note", "anchor") or ends_blank(part.raw)):
            pieces.append("\n")  # what stood apart stays apart
    return _lf("".join(pieces)).strip("\n")


def without_notes(source: str, kind: str) -> str:
    """Return Markdown without comments; code, and HTML elements whose text is no markup, keep theirs."""
    if kind == "fence" or (kind == "html" and source.lstrip().lower().startswith(VERBATIM)):
        return source
    return strip_notes(source).lstrip(" \t") if kind == "note" else strip_notes(source)


def ends_blank(text: str) -> bool:
    """Say whether a text ends with a blank line."""
    line = text[-1000:]  # a post grows by many small pieces: only its end is looked at
    if not line.endswith(("\n", "\r")):
        return False
    above = line.removesuffix("\n").removesuffix("\r") if line.endswith("\r\n") else line[:-1]
    return above.rstrip(" \t")[-1:] in ("", "\n", "\r")


def _lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _tidy(source: str) -> str:
    return _lf(source).strip("\n").rstrip()


@lru_cache(maxsize=512)
def join_lines(source: str) -> str:
    """Return Markdown with the lines of each paragraph joined by a blank; hard breaks stay, and so does all that is no paragraph."""
    lines = split_lines(source)
    if all(PROSE.match(line) or BLANK.match(line) for line in lines):
        return _joined(
            "".join(_join(list(group)) if filled else "".join(group) for filled, group in groupby(lines, _is_filled))
        )
    joined: list[str] = []
    at = 0
    for token in block_parser().parse(source):
        if token.type == "paragraph_open" and token.level == 0 and token.map:
            start, end = token.map
            joined += [*lines[at:start], _join(lines[start:end])]
            at = end
    return _joined("".join([*joined, *lines[at:]]))


def _joined(text: str) -> str:
    """Return a text without blank lines around it, and without a backslash at its end: there is no line left to break."""
    text = _tidy(text)
    return text[:-1] if (len(text) - len(text.rstrip("\\"))) % 2 else text


def _is_filled(line: str) -> bool:
    return bool(line.strip())


def _join(lines: Sequence[str]) -> str:
    pieces: list[str] = []
    for line in lines:
        if any(pieces):
            pieces.append("\n" if breaks(pieces[-1]) else " ")
        bare = line.strip()
        pieces.append(f"{bare}  " if line.rstrip("\n").endswith("  ") else bare)
    return f"{''.join(pieces).rstrip()}\n"
