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
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from html import escape, unescape
from html.parser import HTMLParser
from types import MappingProxyType
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from newsletter.render.content import safe_link
from newsletter.render.lines import WIDTH, fill

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
PHRASES = frozenset("a abbr b cite code del em i ins kbd q s small span strong sub sup u".split())
BLOCKS = frozenset("blockquote dd div dl dt hr li ol p pre ul".split()) | HEADINGS
ALLOWED = PHRASES | BLOCKS | {"br"}
# Dropped with all they hold. Of the other elements only the tags go; what they hold stays.
SILENT = frozenset("iframe math noscript object script select style svg template textarea title".split())
DROPPED = SILENT | frozenset(
    """address area article aside audio base bdi bdo body button canvas caption center col colgroup data datalist details dfn
    dialog embed fieldset figcaption figure font footer form frame frameset head header hgroup html img input label legend link
    main map mark menu meta meter nav optgroup option output param picture plaintext progress rp rt ruby samp search section
    slot source summary table tbody td tfoot th thead time tr track tt var video wbr xmp""".split()
)
# No colours: chosen for white paper, they would be unreadable in dark mode.
STYLES = ("text-align", "font-size", "font-weight", "font-style", "text-decoration")
STYLE_VALUE = re.compile(r"[\w.%\- ]{1,40}")
TAG = re.compile(r"</?([A-Za-z][\w:.-]*)[^>]*>")
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
    return "\n".join(writer.lines()).strip("\n")


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
    return [f"{name}:{value}" for name, value in wanted if name in STYLES and STYLE_VALUE.fullmatch(value)]


class _HtmlWriter(HTMLParser):
    """Writes harmless HTML again, with inline styles and completed links; headings become bold paragraphs.

    The mail's own headings are its title, sections and stories; a heading inside a text would tear that outline.
    """

    def __init__(self, styles: Mapping[str, str], base: str) -> None:
        super().__init__(convert_charrefs=True)
        self.styles, self.base = styles, base
        self.out: list[str] = []
        self.links: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a":
            address = safe_link(given.pop("href", ""), self.base)
            self.links.append(address is not None)
            if address is None:
                return
            given["href"] = address
        own = _own_styles(given.pop("style", ""))
        style = ";".join([*filter(None, [self.styles.get("p" if tag in HEADINGS else tag, "")]), *own])
        given["style"] = style
        kept = [f' {name}="{escape(given[name])}"' for name in ("href", "start", "dir", "lang", "style") if given.get(name)]
        self.out.append(f"<{'p' if tag in HEADINGS else tag}{''.join(kept)}>")
        if tag in HEADINGS:
            self.out.append("<strong>")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and not (self.links and self.links.pop()):
            return
        self.out.append("</strong></p>" if tag in HEADINGS else f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.out.append(escape(data, quote=False))


class _TextWriter(HTMLParser):
    """Writes harmless HTML as lines of text."""

    def __init__(self, base: str, width: int) -> None:
        super().__init__(convert_charrefs=True)
        self.base, self.width = base, width
        self.out: list[str] = []
        self.words: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.open_links: list[tuple[str | None, int]] = []
        self.margins: list[str] = []
        self.counters: list[int | None] = []
        self.bullet = ""
        self.verbatim = False
        self.open_tags: dict[str, Callable[[dict[str, str]], None]] = {
            "a": self._open_link,
            "br": lambda _: self.words.append("\n"),
            "hr": lambda _: self._flush("-----"),
            "sup": lambda _: self.words.append("^"),
            "q": lambda _: self.words.append("“"),
            "blockquote": lambda _: self.margins.append("> "),
            "ul": lambda _: self.counters.append(None),
            "ol": lambda given: self.counters.append(int(given["start"]) if given.get("start", "").isdecimal() else 1),
            "li": self._open_item,
            "pre": self._open_verbatim,
        }
        self.end_tags: dict[str, Callable[[], Any]] = {
            "a": self._end_link,
            "q": lambda: self.words.append("”"),
            "blockquote": self._end_margin,
            "ul": lambda: self.counters and self.counters.pop(),
            "ol": lambda: self.counters and self.counters.pop(),
            "li": self._end_margin,
            "pre": self._end_verbatim,
        }

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self._flush()
        if tag in self.open_tags:
            self.open_tags[tag]({name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._flush()
        if tag in self.end_tags:
            self.end_tags[tag]()

    def handle_data(self, data: str) -> None:
        self.words.append(data if self.verbatim else re.sub(r"[ \t\n]+", " ", data))

    def lines(self) -> list[str]:
        """Return the lines written so far, without blank ones at the ends."""
        self._flush()
        return self.out

    def _open_link(self, given: dict[str, str]) -> None:
        self.open_links.append((safe_link(given.get("href", ""), self.base), len(self.words)))

    def _end_link(self) -> None:
        address, start = self.open_links.pop() if self.open_links else (None, 0)
        label = " ".join("".join(self.words[start:]).split())
        if address and address.removeprefix("mailto:") not in (label, unescape(label)):
            self.links.append((label, address))

    def _open_item(self, _given: dict[str, str]) -> None:
        count = self.counters[-1] if self.counters else None
        self.bullet = "- " if count is None else f"{count}. "
        if count is not None:
            self.counters[-1] = count + 1
        self.margins.append(" " * len(self.bullet))

    def _end_margin(self) -> None:
        if self.margins:
            self.margins.pop()
        self.bullet = ""

    def _open_verbatim(self, _given: dict[str, str]) -> None:
        self.verbatim = True
        self.margins.append("    ")

    def _end_verbatim(self) -> None:
        self.verbatim = False
        self._end_margin()

    def _flush(self, line: str = "") -> None:
        """Write the words gathered since the last block as lines, and the addresses of the links among them."""
        text = line or "".join(self.words)
        self.words.clear()
        margin = "".join(self.margins)
        first = margin[: len(margin) - len(self.bullet)] + self.bullet if self.bullet else margin
        if self.verbatim:
            written = [f"{margin}{row}" for row in text.rstrip("\n").split("\n")] if text.strip() else []
        else:
            written = []
            for row in text.strip().split("\n"):
                written += fill(row, margin if written else first, margin, self.width)
        if not written:
            return
        if self.out and not (self.bullet and self.out[-1].strip()):
            self.out.append("> " * sum(item == "> " for item in self.margins) if ">" in margin else "")
        self.out += written
        for label, address in self.links:
            self.out += [*fill(f"{label}:", margin, margin, self.width), margin + address]
        self.links.clear()
        self.bullet = ""
