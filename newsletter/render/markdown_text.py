"""Renders an issue's Markdown as plain text, with numbers in place of links."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsletter.issuefile.dialect import SPONSOR
from newsletter.render.content import host, safe_link
from newsletter.render.lines import WIDTH, columns, fill
from newsletter.render.markdown_html import BLOCKS, CELLS, TABLE, TagReader, harmless

# What stands for the end of a mark: what was struck out must not read as said.
CLOSING = {"q": "”", "s": "~", "del": "~"}


class Links:
    """The links of one story in the text edition, numbered in the order in which they stand."""

    def __init__(self) -> None:
        self.addresses: list[str] = []

    def number(self, address: str) -> int:
        """Return the number of a link, the same for the same address."""
        if address not in self.addresses:
            self.addresses.append(address)
        return self.addresses.index(address) + 1

    def lines(self, width: int = WIDTH) -> str:
        """Return the list of addresses; one that is too long for a line with its number stands whole on a line of its own."""
        rows = []
        for number, address in enumerate(self.addresses, 1):
            shown = f"[{number}] {address}"
            rows.append(shown if len(shown) <= width else f"[{number}]\n{address}")
        self.addresses.clear()
        return "\n".join(rows)


def to_text(source: str, links: Links | None = None, base: str = "", width: int = WIDTH, sponsor: str = "") -> str:
    """Return Markdown as filled lines without its marks.

    A link is followed by its number in `links`; without such a list its address stands behind its words. `sponsor` are the words
    that mark a sponsor's block.
    """
    writer = _TextWriter(links, base, width, sponsor)
    writer.feed(harmless(source))
    writer.end_block()
    return "\n".join(writer.out).strip("\n")


class _TextWriter(TagReader):
    """Writes harmless HTML as lines of text: a block at a time, with the margins of the lists and quotations around it."""

    def __init__(self, links: Links | None, base: str, width: int, sponsor: str) -> None:
        self.numbers, self.base, self.width, self.sponsor = links, base, width, sponsor
        self.out: list[str] = []
        self.words: list[str] = []  # of the block that is open
        self.open_links: list[tuple[str | None, int]] = []  # with where their words begin
        self.margins: list[str] = []
        self.last_margins: list[str] = []
        self.counters: list[int | None] = []
        self.in_list = False
        self.bullet = ""
        self.verbatim = False
        self.is_tight = False  # a definition stands close to its term
        self.rows: list[list[str]] | None = None  # of the table that is open

    def handle_starttag(self, tag: str, given: dict[str, str]) -> None:
        """Begin a block, a margin or a link, or write what stands for the tag."""
        if self.rows is not None and tag in BLOCKS - TABLE:
            self.words.append(" ")
            return
        if tag in BLOCKS and tag not in TABLE - {"table"}:
            self.end_block()
        if tag in ("ul", "ol", "li", "dd", "blockquote", "pre"):
            self._open_margin(tag, given)
            return
        match tag:
            case "a":
                self.open_links.append((safe_link(given.get("href", ""), self.base), len(self.words)))
            case "img":
                self._picture(given)
            case "div" if given.get("class") == SPONSOR and self.sponsor:
                self.words.append(f"{self.sponsor}:")
                self.end_block()
            case "table":
                self.rows = []
            case "tr" if self.rows is not None:
                self.rows.append([])
            case (
                "hr" | "br" | "sup" | "q" | "s" | "del"
            ):  # 10<sup>6</sup> must not read as 106, nor what was struck out as said
                self.words.append({"hr": "-----", "br": "\n", "sup": "^", "q": "“"}.get(tag, "~"))
        if tag == "hr":
            self.end_block()

    def _open_margin(self, tag: str, given: dict[str, str]) -> None:
        """Begin a list, an item, a definition, a quotation or code."""
        match tag:
            case "ul" | "ol":
                start = given.get("start", "")
                self.in_list = self.in_list and bool(self.counters)
                self.counters.append(None if tag == "ul" else int(start) if start.isdecimal() else 1)
            case "li":
                self.bullet = self._next_bullet()
                self.margins.append(" " * len(self.bullet))
            case "dd":
                self.bullet, self.is_tight = "", True
                self.margins.append("    ")
            case _:
                self.verbatim = tag == "pre"
                self.margins.append("    " if tag == "pre" else "> ")

    def handle_endtag(self, tag: str) -> None:
        """End a block, a margin or a link."""
        if self.rows is not None:
            self._end_in_table(tag)
            return
        if tag in BLOCKS:
            self.end_block()
        match tag:
            case "a":
                self._end_link()
            case "ul" | "ol" if self.counters:
                self.counters.pop()
            case "li" | "blockquote" | "pre" | "dd" if self.margins:
                self.margins.pop()
                self.bullet, self.verbatim = "", False
            case _ if tag in CLOSING:
                self.words.append(CLOSING[tag])

    def handle_data(self, data: str) -> None:
        """Keep words for the block's end."""
        self.words.append(data if self.verbatim else re.sub(r"[ \t\n]+", " ", data))

    def end_block(self) -> None:
        """Write the words gathered since the last block as lines."""
        text, margin = "".join(self.words).strip("\n" if self.verbatim else None), "".join(self.margins)
        self.words.clear()
        if not text.strip():
            return
        if self.out and not self.is_tight and not (self.bullet and self.in_list):  # the items of a list stand close
            self.out.append(self._blank())
        self.is_tight = False
        for number, row in enumerate(text.split("\n")):
            if self.verbatim:
                self.out.append(margin + row)
            else:
                self.out += fill(row, margin if number else self._first(margin), margin, self.width)
        self.bullet, self.last_margins, self.in_list = "", list(self.margins), bool(self.counters)

    def _end_in_table(self, tag: str) -> None:
        if tag == "a":
            self._end_link()
        elif tag in CLOSING:
            self.words.append(CLOSING[tag])
        elif tag in CELLS:
            row = self.rows[-1] if self.rows else []
            row.append(" ".join("".join(self.words).split()))
            self.words.clear()
        elif tag == "table":
            rows, self.rows = self.rows or [], None
            margin = "".join(self.margins)
            self.words.clear()
            if any(any(row) for row in rows):
                self.out += [self._blank()] if self.out else []
                self.out += [f"{margin}{line}" for line in _table_lines(rows, self.width - len(margin))]

    def _first(self, margin: str) -> str:
        """Return the margin of a block's first line, which has the item's mark in place of its blanks."""
        return margin[: len(margin) - len(self.bullet)] + self.bullet

    def _blank(self) -> str:
        """Return the empty line between two blocks: inside one quotation it keeps the quotation's mark."""
        marks = 0
        for one, other in zip(self.margins, self.last_margins, strict=False):
            if one != other:
                break
            marks += one == "> "
        return ("> " * marks).rstrip()

    def _next_bullet(self) -> str:
        count = self.counters[-1] if self.counters else None
        if count is None:
            return "- "
        self.counters[-1] = count + 1
        return f"{count}. "

    def _picture(self, given: dict[str, str]) -> None:
        address = safe_link(given.get("src", ""), self.base)
        self.words.append(" ".join(given.get("alt", "").split()))
        if address and not any(link for link, _ in self.open_links):
            self._write_address(address, self.words[-1] or host(address), len(self.words) - 1)

    def _end_link(self) -> None:
        address, start = self.open_links.pop() if self.open_links else (None, 0)
        if address:
            self._write_address(address, " ".join("".join(self.words[start:]).split()), start)

    def _write_address(self, address: str, label: str, start: int) -> None:
        """Write a link's number, or its address, behind its words, which begin at `start`; what is an address itself is enough."""
        bare = address.removeprefix("mailto:")
        if bare == label and (self.numbers is None or address.startswith("mailto:")):
            return
        if self.numbers is None:
            self.words.append(f" ({bare})" if label else bare)
            return
        if bare == label:  # said once, with the other addresses
            self.words[start:] = [host(address)]
        self.words.append(f"{'' if label else host(address)} [{self.numbers.number(address)}]")


def _table_lines(rows: Iterable[list[str]], width: int) -> list[str]:
    """Return a table's rows in columns; where they are too wide, each row with its cells behind one another."""
    cells = [row for row in rows if any(row)]
    count = max(map(len, cells))
    widths = [max((columns(row[at]) for row in cells if at < len(row)), default=0) for at in range(count)]
    if sum(widths) + 2 * (count - 1) <= width:
        return [
            "  ".join(cell + " " * (wide - columns(cell)) for cell, wide in zip(row, widths, strict=False)).rstrip()
            for row in cells
        ]
    return [line for row in cells for line in fill(" | ".join(filter(None, row)), "", "  ", width)]
