"""Splits a page into text blocks with their containers."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import lxml.html
from lxml import etree

from newsletter.extract.page.class_names import parts_named
from newsletter.extract.page.inline_marks import is_mark

# Elements without text for readers: code, pictures, form controls.
SKIPPED = frozenset(
    "script style noscript template head svg math iframe object embed audio video canvas map area select option optgroup datalist"
    " textarea input progress meter frame frameset noframes applet fencedframe rt rp rtc".split()
)
# Skipped if they are small; on a broken page where one is never closed, it contains everything.
MENUS = frozenset(("nav", "footer"))
WIDGETS = frozenset(("button", "menu", "dialog"))
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr noindex output q rb ruby s samp"
    " small span strike strong sub sup time tt u var wbr".split()
)
BREAKS = frozenset(("br", "hr"))
# Inline elements that may be marks rather than words.
_MARKING = frozenset(("a", "sup", "span"))
# The roles of tags in the walk; all other tags are boxes.
_SKIP, _INLINE, _BREAK, _BOX, _MAYBE_SMALL = range(5)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
NAMED_KINDS = frozenset(("p", "li", "dd", "dt", "td", "th", "blockquote", "figcaption"))
NEUTRAL = frozenset(("div", "section", "article", "main", "body"))
APART_TAGS = frozenset(("aside", "footer"))
APART_PARTS = frozenset(("comment", "related", "consent", "navigation"))
NEVER_APART = frozenset(("main", "article"))
# Roles stated for screen readers (WAI-ARIA 1.2, sections 5.3.4 and 5.3.6).
ROLES = frozenset(
    "alert alertdialog article banner complementary contentinfo dialog feed figure form heading list listitem main menu navigation"
    " note region search status tablist tabpanel toolbar tooltip".split()
)
MIN_BUTTON, MAX_WIDGET = 25, 400
MAX_BLOCKS = 20_000
MAX_NAME = 500
# The class of Wikipedia's notes about other pages with a similar title.
_HATNOTE = "hatnote"
# How many containers around a text are examined for the kind of text.
MAX_CLIMB = 50
_ROLES = {
    **dict.fromkeys(SKIPPED, _SKIP),
    **dict.fromkeys(INLINE, _INLINE),
    **dict.fromkeys(BREAKS, _BREAK),
    **dict.fromkeys(MENUS | WIDGETS, _MAYBE_SMALL),
}
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Container:
    """One element that holds blocks. `names` and `ident` are its class and id, `parts` their meanings (class_names.py).

    `hidden` is inherited. `apart` (a comment, a menu, related links …) is at first what the element itself states; layout_stats.py then
    extends it to everything inside, and clears it for containers of half a page. The sums are over all blocks inside: characters, those
    in links, blocks, and `mass`, the characters of prose.
    """

    element: lxml.html.HtmlElement
    tag: str
    names: str
    ident: str
    parent: Container | None
    depth: int
    parts: tuple[str, ...]
    hidden: bool
    apart: bool
    characters: int = 0
    linked: int = 0
    count: int = 0
    mass: int = 0

    def chain(self) -> Iterator[Container]:
        """Yield this container and all around it, from the inside outwards."""
        container: Container | None = self
        while container is not None:
            yield container
            container = container.parent


@dataclass(slots=True, eq=False)
class TextBlock:
    """One run of text. `kind` is h, p, li, dd, dt, td, th, blockquote, figcaption, pre, row, button or d (bare text in a box).

    `linked` is the number of characters inside links, `links` the addresses as written in the page.
    """

    text: str
    kind: str
    container: Container
    linked: int = 0
    links: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Layout:
    """The blocks of a page in order, and its containers, each after its parent."""

    blocks: list[TextBlock] = field(default_factory=list)
    containers: list[Container] = field(default_factory=list)


def read_layout(tree: lxml.html.HtmlElement) -> Layout:
    """Return the blocks (at most 20,000) and containers of a page. Does not change the tree."""
    return BlockWalk(tree).layout


class BlockWalk:
    """One pass over a tree or a part of it, without recursion, because pages may be nested deeply."""

    def __init__(self, tree: lxml.html.HtmlElement) -> None:
        self.layout = Layout()
        self.tree = tree
        self.open: Container | None = None
        self.parts: list[str] = []
        self.links: list[str] = []
        self.linked = 0
        self.in_links = 0
        self.left_out: set[lxml.html.HtmlElement] = set()
        self._go()

    def _go(self) -> None:
        walk = etree.iterwalk(self.tree, events=("start", "end"))
        for event, element in walk:
            role = _ROLES.get(element.tag, _BOX)
            if event == "start":
                if role == _SKIP:
                    walk.skip_subtree()
                elif not self._start(element, role):
                    walk.skip_subtree()
                    self.left_out.add(element)
                continue
            if role != _SKIP:
                self._end(element, role)
            tail = element.tail
            if tail and element is not self.tree:
                self._say(tail)
            if len(self.layout.blocks) >= MAX_BLOCKS:
                return

    def _start(self, element: lxml.html.HtmlElement, role: int) -> bool:
        """Open an element; return whether to go into it."""
        if role == _INLINE:
            if is_hidden(element) or (element.tag in _MARKING and is_mark(element)):
                return False
            if element.tag == "a":
                self.in_links += 1
                self.links.append(element.get("href") or "")
        else:
            tag = element.tag
            if tag == "button" and self.parts and self._is_within_words(element):
                return False  # the sentence goes on after it
            if self.parts:
                self._flush()
            if role == _BREAK:
                return True
            if (role == _MAYBE_SMALL and self._is_small(element, tag)) or _HATNOTE in (element.get("class") or ""):
                return False
            self._enter(element, tag)
            if tag == "pre" or (tag == "table" and _is_data(element)):
                self._take_whole(element, tag)
                self._leave()
                return False
        text = element.text
        if text:
            self._say(text)
        return True

    def _end(self, element: lxml.html.HtmlElement, role: int) -> None:
        if role == _BREAK or (self.left_out and element in self.left_out):
            return
        if role == _INLINE:
            if element.tag == "a":
                self.in_links -= 1
            elif element.tag == "span" and len(self.parts) == 1 and _is_label(element):
                self.parts.clear()
            return
        if self.parts:
            self._flush()
        self._leave()

    def _is_within_words(self, button: lxml.html.HtmlElement) -> bool:
        """Whether a button is a small widget inside a sentence (a share price, a note) rather than one after a text."""
        above = button.getparent()
        return above is not None and above.tag in INLINE and len(_text_in(button).strip()) <= MIN_BUTTON

    @cached_property
    def half(self) -> float:
        """Half of the page's characters."""
        return sum(len(_text_in(body)) for body in self.tree.iter("body")) / 2

    def _is_small(self, element: lxml.html.HtmlElement, tag: str) -> bool:
        text = _text_in(element)
        if tag in MENUS:
            return len(text) < self.half
        text = " ".join(text.split())
        if len(text) >= MAX_WIDGET:
            return False
        if tag == "button" and len(text) > MIN_BUTTON:
            self._enter(element, tag)
            self._add(text, "button", 0, [])
            self._leave()
        return True

    def _take_whole(self, element: lxml.html.HtmlElement, tag: str) -> None:
        if tag == "pre":
            self._add(_code_in(element), "pre", 0, [])
            return
        for row in element.iter("tr"):
            self._take_row(row)

    def _take_row(self, row: lxml.html.HtmlElement) -> None:
        cells = [" ".join(_text_in(cell).split()) for cell in row.iterchildren("td", "th")]
        if any(cells):
            anchors = list(row.iter("a"))
            linked = sum(len(text) for anchor in anchors for text in anchor.itertext())
            self._add(" | ".join(cells), "row", linked, [anchor.get("href") or "" for anchor in anchors])

    def _enter(self, element: lxml.html.HtmlElement, tag: str) -> None:
        names, key, above = element.get("class") or "", element.get("id") or "", self.open
        # Class names of <html> and <body> describe the page, not a part of it.
        parts: tuple[str, ...] = ()
        if (names or key) and tag not in ("html", "body"):
            parts = parts_named(f"{names[:MAX_NAME]} {key[:MAX_NAME]}" if key else names[:MAX_NAME])
        role = element.get("role")
        if role in ROLES:
            parts = (*parts, f"role {role}")
        hidden, depth = is_hidden(element), 0
        if above is not None:
            hidden, depth = hidden or above.hidden, above.depth + 1
        apart = tag in APART_TAGS or (bool(parts) and tag not in NEVER_APART and not APART_PARTS.isdisjoint(parts))
        self.open = Container(element, tag, names, key, above, depth, parts, hidden, apart)
        self.layout.containers.append(self.open)

    def _leave(self) -> None:
        if self.open is not None:
            self.open = self.open.parent

    def _say(self, text: str) -> None:
        # White space alone does not begin a block.
        if self.parts or not text.isspace():
            self.parts.append(text)
            if self.in_links > 0:
                self.linked += len(text)

    def _flush(self) -> None:
        text = " ".join("".join(self.parts).split())
        if text:
            self._add(text, self._kind(), self.linked, self.links)
        self.parts, self.links, self.linked = [], [], 0

    def _add(self, text: str, kind: str, linked: int, links: list[str]) -> None:
        if self.open is not None and text.strip():
            self.layout.blocks.append(
                TextBlock(text, kind, self.open, min(linked, len(text)), [link for link in links if link])
            )

    def _kind(self) -> str:
        container, room = self.open, MAX_CLIMB
        while container is not None and container.tag not in NEUTRAL and room:
            if container.tag in HEADINGS:
                return "h"
            if container.tag in NAMED_KINDS:
                return container.tag
            container, room = container.parent, room - 1
        return "d"


def _text_in(element: lxml.html.HtmlElement) -> str:
    # This is three times as fast as joining itertext().
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def _code_in(element: lxml.html.HtmlElement) -> str:
    """Return the text of a preformatted element, with a line end for each `<br>`."""
    if element.find(".//br") is not None:
        element = copy.deepcopy(element)
        for line_end in element.iter("br"):
            line_end.tail = f"\n{line_end.tail or ''}"
    return _text_in(element).strip("\n")


def is_hidden(element: lxml.html.HtmlElement) -> bool:
    """Say whether an element's own attributes hide it."""
    style = element.get("style")
    if style and _HIDING.search(style):
        return True
    return element.get("hidden") is not None or (element.get("aria-hidden") == "true" and element.tag != "a")


def _is_label(element: lxml.html.HtmlElement) -> bool:
    """Whether a span is a label that only a style sheet sets apart from the next text (`<span class="descriptor">Abstract:</span>We`)."""
    text, tail = (element.text or "").strip(), element.tail or ""
    return text.endswith(":") and len(text) < MIN_BUTTON and tail[:1].isalpha()


def _is_data(table: lxml.html.HtmlElement) -> bool:
    """Whether a table holds data rather than the page's layout."""
    if table.get("role") in ("presentation", "none"):
        return False
    rows = cells = 0
    for element in table.iter("table", "h1", "h2", "ul", "tr", "td", "th"):
        if element.tag == "tr":
            rows += 1
        elif element.tag in ("td", "th"):
            cells += 1
        elif element is not table:
            return False
    return rows > 1 and cells >= 2 * rows and sum(map(len, table.itertext())) < 200 * cells
