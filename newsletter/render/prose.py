"""The Markdown of an issue (summaries, intros, what stands behind a link) as HTML that mail can hold, and as plain text.

    Markdown ─markdown-it (CommonMark)→ HTML ─nh3→ harmless HTML ─┬→ HTML with inline styles
                                                                   └→ lines of text

HTML inside the Markdown: a harmless tag works (the editor's centred paragraph, `<br>`, `<sub>`), comments vanish, a script or
style vanishes with all it holds, an unknown tag is text (`List<String>`). What a machine drafted has its `<` written as `&lt;`
in the issue file, so tags are only ever the editor's own; nh3 makes sure of it for all. Pictures become links to them: nothing
is loaded when a mail is opened. Both media read the same harmless HTML, so neither can show what the other lacks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from html.parser import HTMLParser
from types import MappingProxyType
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from newsletter.render.content import host, safe_link
from newsletter.render.lines import WIDTH, fill


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


HEADINGS = _names("h1 h2 h3 h4 h5 h6")
BLOCKS = _names("blockquote dd div dl dt hr li ol p pre ul") | HEADINGS
ALLOWED = _names("a abbr b br cite code del em i ins kbd q s small span strong sub sup u") | BLOCKS
# Dropped with all they hold. Of the other elements only the tags go; what they hold stays.
SILENT = _names("iframe math noscript object script select style svg template textarea title")
DROPPED = SILENT | _names(
    """address area article aside audio base bdi bdo body button canvas caption center col colgroup data datalist details dfn
    dialog embed fieldset figcaption figure font footer form frame frameset head header hgroup html img input label legend link
    main map mark menu meta meter nav optgroup option output param picture plaintext progress rp rt ruby samp search section
    slot source summary table tbody td tfoot th thead time tr track tt var video wbr xmp"""
)
# No colours: chosen for white paper, they would be unreadable in dark mode.
STYLES = ("text-align", "font-size", "font-weight", "font-style", "text-decoration")
STYLE_VALUE = re.compile(r"[\w.%\- ]{1,40}")
TAG = re.compile(r"</?([A-Za-z][\w:.-]*)[^<>]*>")
NO_STYLES: Mapping[str, str] = MappingProxyType({})


def to_html(source: str, styles: Mapping[str, str] = NO_STYLES, base: str = "") -> Markup:
    """Return Markdown as harmless HTML; `styles` gives each element its inline style, `base` completes relative links."""
    writer = _HtmlWriter(styles, base)
    writer.feed(_harmless(source))
    writer.close()
    return Markup("".join(writer.out).strip())  # every piece was escaped as it was written


def to_text(source: str, base: str = "", width: int = WIDTH) -> str:
    """Return Markdown as filled lines without its marks. A link's address stands on its own line under its paragraph."""
    writer = _TextWriter(base, width)
    writer.feed(_harmless(source))
    writer.close()
    writer.end_block()
    return "\n".join(writer.out).strip("\n")


def _harmless(source: str) -> str:
    html: str = _parser().render(source)
    return nh3.clean(
        html,
        tags=set(ALLOWED),
        clean_content_tags=set(SILENT),
        attributes={"a": {"href"}, "ol": {"start"}, "*": {"dir", "lang", "style"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark")
    # nh3 and safe_link judge addresses: refused here, a link would show its Markdown instead of its words.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.add_render_rule("html_inline", _raw_html)
    parser.add_render_rule("html_block", _raw_html)
    parser.add_render_rule("image", _picture)
    return parser


def _raw_html(_self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    known = ALLOWED | DROPPED
    return TAG.sub(lambda tag: tag[0] if tag[1].lower() in known else escape(tag[0]), tokens[index].content)


def _picture(_self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    picture = tokens[index]
    words = escape(picture.content or "picture")
    depth = sum((token.type == "link_open") - (token.type == "link_close") for token in tokens[:index])
    return words if depth else f'<a href="{escape(str(picture.attrs.get("src", "")))}">{words}</a>'


def _own_styles(text: str) -> list[str]:
    """Return the declarations of the editor's own style attribute that mail can keep."""
    pairs = (item.partition(":") for item in text.split(";"))
    wanted = ((name.strip().lower(), value.strip()) for name, _, value in pairs)
    kept = [f"{name}:{value}" for name, value in wanted if name in STYLES and STYLE_VALUE.fullmatch(value)]
    # The lines of the text around it would stand too far apart in a bigger one.
    return [*kept, "line-height:1.3"] if any(item.startswith("font-size") for item in kept) else kept


class _HtmlWriter(HTMLParser):
    """Writes harmless HTML again, with inline styles and completed links; headings become bold paragraphs.

    The mail's own headings are its title, sections and stories; a heading inside a text would tear that outline.
    """

    def __init__(self, styles: Mapping[str, str], base: str) -> None:
        super().__init__(convert_charrefs=True)
        self.styles, self.base = styles, base
        self.out: list[str] = []
        self.links: list[tuple[str | None, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write a tag with its style, and the attributes that nh3 let through."""
        given = {name: value or "" for name, value in attrs}
        if tag == "a":
            address = given["href"] = safe_link(given.get("href", ""), self.base) or ""
            self.links.append((address, len(self.out) + 1))
            if not address:
                return
        name = "p" if tag in HEADINGS else tag
        given["style"] = ";".join(filter(None, [self.styles.get(name, ""), *_own_styles(given.get("style", ""))]))
        kept = [f' {key}="{escape(given[key])}"' for key in ("href", "start", "dir", "lang", "style") if given.get(key)]
        self.out.append(f"<{name}{''.join(kept)}>" + ("<strong>" if tag in HEADINGS else ""))

    def handle_endtag(self, tag: str) -> None:
        """Close a tag; a link without words gets its site's name."""
        if tag == "a":
            address, start = self.links.pop() if self.links else (None, 0)
            if not address:
                return
            if not "".join(self.out[start:]).strip():
                self.out.append(escape(host(address)))
        self.out.append("</strong></p>" if tag in HEADINGS else f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Write text, escaped again."""
        self.out.append(escape(data, quote=False))


class _TextWriter(HTMLParser):
    """Writes harmless HTML as lines of text: a block at a time, with the margins of the lists and quotations around it."""

    def __init__(self, base: str, width: int) -> None:
        super().__init__(convert_charrefs=True)
        self.base, self.width = base, width
        self.out: list[str] = []
        self.words: list[str] = []  # of the block that is open
        self.addresses: list[tuple[str, str]] = []  # of the links in that block
        self.links: list[tuple[str | None, int]] = []  # that are open, with where their words begin
        self.margins: list[str] = []
        self.last_margins: list[str] = []
        self.counters: list[int | None] = []
        self.in_list = False
        self.bullet = ""
        self.verbatim = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, a margin or a link, or write what stands for the tag."""
        given = {name: value or "" for name, value in attrs}
        if tag in BLOCKS:
            self.end_block()
        match tag:
            case "a":
                self.links.append((safe_link(given.get("href", ""), self.base), len(self.words)))
            case "ul" | "ol":
                start = given.get("start", "")
                self.in_list = self.in_list and bool(self.counters)
                self.counters.append(None if tag == "ul" else int(start) if start.isdecimal() else 1)
            case "li":
                self.bullet = self._next_bullet()
                self.margins.append(" " * len(self.bullet))
            case "blockquote" | "pre":
                self.verbatim = tag == "pre"
                self.margins.append("    " if tag == "pre" else "> ")
            case "hr" | "br" | "sup" | "q":  # 10<sup>6</sup> must not read as 106
                self.words.append({"hr": "-----", "br": "\n", "sup": "^", "q": "“"}[tag])
        if tag == "hr":
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        """End a block, a margin or a link."""
        if tag in BLOCKS:
            self.end_block()
        match tag:
            case "a":
                self._end_link()
            case "ul" | "ol" if self.counters:
                self.counters.pop()
            case "li" | "blockquote" | "pre" if self.margins:
                self.margins.pop()
                self.bullet, self.verbatim = "", False
            case "q":
                self.words.append("”")

    def handle_data(self, data: str) -> None:
        """Keep words for the block's end."""
        self.words.append(data if self.verbatim else re.sub(r"[ \t\n]+", " ", data))

    def end_block(self) -> None:
        """Write the words gathered since the last block as lines, and under them the addresses of the links among them."""
        text, margin = "".join(self.words).strip("\n" if self.verbatim else None), "".join(self.margins)
        self.words.clear()
        if not text.strip():
            return
        if self.out and not (self.bullet and self.in_list):  # the items of a list stand close
            self.out.append(self._blank())
        if len(self.addresses) == 1 and self.addresses[0][0] == text:  # nothing but a link: its words are said once
            text = ""
        self._write_rows(text, margin)
        for label, address in self.addresses:
            self.out += [*fill(f"{label}:", margin if text else self._first(margin), margin, self.width), margin + address]
        self.addresses.clear()
        self.bullet, self.last_margins, self.in_list = "", list(self.margins), bool(self.counters)

    def _write_rows(self, text: str, margin: str) -> None:
        for number, row in enumerate(text.split("\n") if text else ()):
            if self.verbatim:
                self.out.append(margin + row)
            else:
                self.out += fill(row, margin if number else self._first(margin), margin, self.width)

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
        return (">" * marks) if marks else ""

    def _next_bullet(self) -> str:
        count = self.counters[-1] if self.counters else None
        if count is None:
            return "- "
        self.counters[-1] = count + 1
        return f"{count}. "

    def _end_link(self) -> None:
        address, start = self.links.pop() if self.links else (None, 0)
        if not address:
            return
        label = " ".join("".join(self.words[start:]).split())
        if not label:
            self.words.append(host(address))
        elif address.removeprefix("mailto:") == label:
            return
        self.addresses.append((label or host(address), address))
