"""Reads one part of a page as lines, for stories whose boundaries trafilatura does not keep."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from lxml.html import HtmlElement

from newsletter.extract.page.text_blocks import HEADINGS, SKIPPED, BlockWalk, is_hidden
from newsletter.extract.page.timestamps import is_label
from newsletter.extract.word_tables import read_table
from newsletter.text.urls import resolve

_UNREAD = SKIPPED | frozenset(("button", "dialog", "figcaption", "form", "nav", "picture"))
_WORDS = read_table("newsletter.extract.page", "page_words")
_TOOLS = re.compile(rf"(?:^|[\s_-])(?:{'|'.join(_WORDS['tools'])})(?:$|[\s_-])", re.IGNORECASE)
# A part with a class like a share bar's or an ad's is one only if it is short: whole articles are in `content-with-sidebar-ads`.
_TOOL_WORDS = 40
_NOISE = re.compile(rf"(?:{'|'.join(_WORDS['noise'])})\W*", re.IGNORECASE)


@dataclass(slots=True)
class Line:
    """One block of text: `kind` is heading, paragraph, item, quotation, row or code; `level` that of a heading.

    `lead` is the bold text or link at its beginning, `links` the addresses that it links to, `linked` the number of its characters
    in links, `timed` that in a `<time>`.
    """

    text: str
    kind: str
    element: HtmlElement
    level: int = 0
    lead: str = ""
    links: tuple[str, ...] = ()
    linked: int = 0
    timed: int = 0

    @property
    def marked(self) -> str:
        """The line in the notation of `Article.text`."""
        if self.kind == "heading":
            return f"{'#' * max(2, min(self.level, 4))} {self.text}"
        return {"item": "- ", "quotation": "> "}.get(self.kind, "") + self.text


def lines_of(root: HtmlElement, base: str, *, whole: bool = False, labels: bool = False) -> list[Line]:
    """Return the lines of an element in order, without widgets, share bars, captions, hidden parts and lines that are only a label.

    `base` is the page's address, against which links are resolved. `labels` keeps lines that are only a time or a word like "share";
    `whole` keeps share bars and boxes too, so everything that is shown.
    """
    lines = _LineWalk(root, base, whole).lines
    return lines if whole or labels else [line for line in lines if not is_noise(line)]


def marked(lines: Iterable[Line]) -> tuple[str, ...]:
    """Return lines in the notation of `Article.text`."""
    return tuple(piece for line in lines for piece in line.marked.split("\n"))


def cited(lines: Iterable[Line]) -> tuple[str, ...]:
    """Return the addresses that lines link to, each once, in order."""
    return tuple(dict.fromkeys(link for line in lines for link in line.links))


def is_noise(line: Line) -> bool:
    """Say whether a line is only a time, "Share", "Read more" or the like."""
    if line.kind == "code":
        return False
    return is_label(line.text) or line.timed >= 0.9 * len(line.text) or bool(_NOISE.fullmatch(line.text))


class _LineWalk(BlockWalk):
    """The walk over the blocks of a part that also records how each line begins and how much of it is a time."""

    def __init__(self, root: HtmlElement, base: str, whole: bool) -> None:
        self.base, self.whole = base, whole
        self.lines: list[Line] = []
        self.breaks = self.bold = self.in_time = 0
        self._begin()
        super().__init__(root)

    def _begin(self) -> None:
        """Begin a new, empty line."""
        self.lead: list[str] = []
        self.timed = 0
        self.is_plain = False

    def _start(self, element: HtmlElement, role: int) -> bool:
        tag = element.tag
        if element is self.tree:
            self._enter(element, tag)
            self._say(element.text or "")
            return True
        if _is_unread(element, self.whole):
            return False
        if tag == "br":
            self.breaks += 1
            if self.breaks < 2:
                self._say(" ")
                return True
        elif tag == "tr" and _is_data(element):
            self._flush()
            self._take_row(element)
            return False
        self.bold += tag in ("b", "strong")
        self.in_time += tag == "time"
        return super()._start(element, role)

    def _end(self, element: HtmlElement, role: int) -> None:
        if element.tag == "time" and element not in self.left_out:
            self.in_time -= 1
            if self.is_plain or self.lead:
                self._say(" ")
            else:
                self._flush()
        self.bold -= element.tag in ("b", "strong") and element not in self.left_out
        super()._end(element, role)

    def _is_small(self, element: HtmlElement, tag: str) -> bool:
        return False

    def _say(self, text: str) -> None:
        super()._say(text)
        size = len(text.strip())
        if not size:
            return
        self.breaks = 0
        if self.in_time:
            self.timed += size
        elif not (self.bold or self.in_links):
            self.is_plain = True
        elif not self.is_plain:
            self.lead.append(text)

    def _flush(self) -> None:
        super()._flush()
        self.breaks = 0
        self._begin()

    def _add(self, text: str, kind: str, linked: int, links: Sequence[str]) -> None:
        level, element = 0, self.tree if self.open is None else self.open.element
        if kind == "row":
            text = f"| {text} |"
        elif kind == "pre":
            kind, text = "code", f"```\n{text}\n```" if text.strip() else ""
        else:
            kind, level = self._kind_and_level()
        if kind in ("row", "code") or len(text) > 1 or text.isalnum():
            addresses = (resolve(self.base, link) for link in links)
            lead = " ".join("".join(self.lead).split())
            self.lines.append(Line(text, kind, element, level, lead, tuple(filter(None, addresses)), linked, self.timed))

    def _kind_and_level(self) -> tuple[str, int]:
        """Return the kind and level of the open line. The root of the part does not count: a story that is a list item is not an item."""
        inside = takewhile(lambda box: box.element is not self.tree, self.open.chain() if self.open else ())
        tags = [box.tag for box in inside]
        heading = next((tag for tag in tags if tag in HEADINGS), "")
        if heading:
            return "heading", int(heading[1])
        return "quotation" if "blockquote" in tags else "item" if "li" in tags else "paragraph", 0


def _is_unread(element: HtmlElement, whole: bool) -> bool:
    if element.tag in _UNREAD:
        return True
    attributes = element.attrib
    if not attributes:
        return False
    if is_hidden(element):
        return True
    name = "" if whole else f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return len(name) > 1 and bool(_TOOLS.search(name)) and _is_short(element)


def _is_short(element: HtmlElement) -> bool:
    """Whether an element has few enough words for a share bar or the like; reads no more text than needed."""
    words = 0
    for text in element.itertext():
        words += len(text.split(None, _TOOL_WORDS + 1))
        if words > _TOOL_WORDS:
            return False
    return True


def _is_data(row: HtmlElement) -> bool:
    """Whether a table row holds data rather than page layout."""
    return (
        len(row) > 1
        and next(row.iter("p", "div", "table", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "pre"), None) is None
    )
