"""Owns the reading of one part of a page as lines: for stories, whose boundaries the engine does not keep."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from newsletter.extract.page.inline_marks import is_mark
from newsletter.extract.page.timestamps import is_label
from newsletter.extract.word_tables import read_table
from newsletter.text.urls import resolve

_UNREAD = frozenset(
    "script style noscript template svg form button input select textarea iframe object video audio canvas nav figcaption dialog"
    " head map math picture rt rp rtc".split()
)
_MARKING = frozenset(("a", "sup", "span"))
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figure footer h1 h2 h3 h4 h5 h6 header hr li"
    " main ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_WORDS = read_table("newsletter.extract.page", "page_words")
_TOOLS = re.compile(rf"(?:^|[\s_-])(?:{'|'.join(_WORDS['tools'])})(?:$|[\s_-])", re.IGNORECASE)
# A part whose class reads like a tool is one only while it is short: whole articles stand in `content-with-sidebar-ads`.
_TOOL_WORDS = 40
_NOISE = re.compile(rf"(?:{'|'.join(_WORDS['noise'])})\W*", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(slots=True)
class Line:
    """One block of text: `kind` is heading, paragraph, item, quotation, row or code; `level` that of a heading.

    `lead` is the bold text or link with which it begins, `links` the addresses that it cites, `linked` how many of its characters
    are links, `timed` how many stand in a `<time>`.
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


@dataclass(slots=True)
class _OpenLine:
    """The line that is being gathered."""

    element: HtmlElement
    pieces: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    linked: int = 0
    timed: int = 0
    plain: bool = False


def lines_of(root: HtmlElement, base: str, *, whole: bool = False, labels: bool = False) -> list[Line]:
    """Return the lines of an element in order, without widgets, share bars, captions, hidden parts and lines that are only a label.

    `base` is the page's address, against which links are resolved. `labels` keeps the lines that are only a time or a
    word like "share", `whole` the share bars and boxes too: all that is shown.
    """
    reader = _LineReader(root, base)
    walk = etree.iterwalk(root, events=("start", "end"))
    left_out: HtmlElement | None = None
    for event, element in walk:
        if event == "start":
            if element is not root and _is_unread(element, whole):
                walk.skip_subtree()
                left_out = element
            else:
                reader.enter(element)
            continue
        if element is not left_out:
            reader.leave(element)
        left_out = None
        if element is not root:
            reader.text(element.tail)
    reader.flush()
    return reader.lines if whole or labels else [line for line in reader.lines if not is_noise(line)]


def marked(lines: Iterable[Line]) -> tuple[str, ...]:
    """Return lines in the notation of `Article.text`."""
    return tuple(piece for line in lines for piece in line.marked.split("\n"))


def cited(lines: Iterable[Line]) -> tuple[str, ...]:
    """Return the addresses that lines cite, each once, in order."""
    return tuple(dict.fromkeys(link for line in lines for link in line.links))


def is_noise(line: Line) -> bool:
    """Say whether a line is a time label, a share word, a "read more" and the like."""
    if line.kind == "code":
        return False
    return is_label(line.text) or line.timed >= 0.9 * len(line.text) or bool(_NOISE.fullmatch(line.text))


class _LineReader:
    def __init__(self, root: HtmlElement, base: str) -> None:
        self.root, self.base = root, base
        self.lines: list[Line] = []
        self.open = _OpenLine(root)
        self.depth = {"item": 0, "quotation": 0, "bold": 0, "time": 0, "pre": 0}
        self.heading = 0
        self.row: list[str] | None = None
        self.link: str | None = None
        self.breaks = 0

    def enter(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            if tag == "tr" and _is_data(element):
                self.flush(element)
                self.row = []
            elif self.row is None:
                self.flush(element)
        if tag == "br":
            self.text("\n" if self.depth["pre"] else " ")
            self.breaks += 1
            if self.breaks > 1 and not self.depth["pre"] and self.row is None:
                self.flush(self.open.element)
        self._shift(element, 1)
        self.text(element.text)

    def leave(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in ("td", "th") and self.row is not None:
            self.row.append(" ".join("".join(self.open.pieces).split()))
            self.open.pieces.clear()
        elif tag == "tr" and self.row is not None:
            cells, self.row = self.row, None
            if any(cells):
                self.lines.append(
                    Line(f"| {' | '.join(cells)} |", "row", element, links=tuple(self.open.links), linked=self.open.linked)
                )
            self.open = _OpenLine(element)
        elif tag in _BLOCKS and self.row is None:
            self.flush(element.getparent())
        elif self.depth["time"]:
            self.text(" ")
            if tag == "time" and not self.open.plain and not self.open.lead and self.row is None:
                self.flush(self.open.element)
        self._shift(element, -1)

    def _shift(self, element: HtmlElement, step: int) -> None:
        tag = element.tag
        if element is self.root:  # An entry that is a list item is a story, and its lines are paragraphs.
            return
        kind = {"li": "item", "blockquote": "quotation", "b": "bold", "strong": "bold", "time": "time", "pre": "pre"}.get(tag)
        if kind:
            self.depth[kind] += step
        elif tag in _HEADINGS:
            self.heading = _HEADINGS[tag] if step > 0 else 0
        elif tag == "a":
            self.link = element.get("href") if step > 0 else None
            if step > 0:
                address = resolve(self.base, self.link)
                if address:
                    self.open.links.append(address)

    def text(self, text: str | None) -> None:
        if not text:
            return
        line = self.open
        line.pieces.append(text)
        size = len(text.strip())
        if not size:
            return
        self.breaks = 0
        if self.link is not None:
            line.linked += size
        if self.depth["time"]:
            line.timed += size
        elif self.depth["bold"] or self.link is not None:
            if not line.plain:
                line.lead.append(text)
        else:
            line.plain = True

    def flush(self, following: HtmlElement | None = None) -> None:
        line, self.open = self.open, _OpenLine(following if following is not None else self.open.element)
        self.breaks = 0
        kind, text = "paragraph", "".join(line.pieces)
        if self.depth["pre"]:
            kind, text = "code", text.strip("\n")
            text = f"```\n{text}\n```" if text.strip() else ""
        else:
            text = " ".join(text.split())
            kind = (
                "heading"
                if self.heading
                else "quotation"
                if self.depth["quotation"]
                else "item"
                if self.depth["item"]
                else kind
            )
        if text and (kind == "code" or any(char.isalnum() for char in text) or len(text) > 1):
            lead = " ".join("".join(line.lead).split())
            self.lines.append(Line(text, kind, line.element, self.heading, lead, tuple(line.links), line.linked, line.timed))
        elif not text:
            self.open.links.extend(line.links)


def _is_unread(element: HtmlElement, whole: bool) -> bool:
    if element.tag in _UNREAD or (element.tag in _MARKING and is_mark(element)):
        return True
    attributes = element.attrib
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    if style and _HIDDEN.search(style):
        return True
    name = "" if whole else f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return len(name) > 1 and bool(_TOOLS.search(name)) and _is_short(element)


def _is_short(element: HtmlElement) -> bool:
    """Whether an element has so few words that it can be a tool; its text is read no further than that."""
    words = 0
    for text in element.itertext():
        words += len(text.split(None, _TOOL_WORDS + 1))
        if words > _TOOL_WORDS:
            return False
    return True


def _is_data(row: HtmlElement) -> bool:
    """Whether a table row holds data and not a part of the page's layout."""
    return (
        len(row) > 1
        and next(row.iter("p", "div", "table", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "pre"), None) is None
    )
