"""Renders an issue's Markdown (summaries, intros, text after a link) as safe HTML, also in a form for mail.

    Markdown ─the dialect's parser→ HTML ─nh3→ harmless HTML ─┬→ HTML with inline styles        (here)
                                                               └→ lines of text                  (markdown_text)

HTML inside the Markdown: a harmless tag works (the editor's centred paragraph, `<br>`, `<sub>`, tables), a box that mail does not
know becomes a `<div>`, comments vanish, a script or style vanishes with all it holds. What a machine drafted has its `<` written
as `&lt;` in the issue file, so tags are only ever the editor's own; nh3 makes sure of it for all. Both media read the same
harmless HTML, so neither can show what the other lacks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from html import escape, unescape
from types import MappingProxyType
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from newsletter.issuefile.dialect import SPONSOR, variant
from newsletter.render.content import host, safe_link


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


HEADINGS = _names("h1 h2 h3 h4 h5 h6")
CELLS = _names("td th")
TABLE = _names("table thead tbody tfoot tr") | CELLS
BLOCKS = _names("blockquote dd div dl dt hr li ol p pre ul") | HEADINGS | TABLE
ALLOWED = _names("a abbr b br cite code del em i img ins kbd q s small span strong sub sup u") | BLOCKS
# Dropped with all they hold. Of the other elements only the tags go; what they hold stays.
SILENT = _names("iframe math noscript object script select style svg template textarea title")
# Boxes of their own in a browser: their words must not run into what stands beside them.
BOXES = _names(
    """address article aside body caption center details dialog dir fieldset figcaption figure footer form header hgroup html
    legend main menu nav optgroup option rp rt search section summary"""
)
# No colours: chosen for white paper, they would be unreadable in dark mode.
STYLES = ("text-align", "font-size", "font-weight", "font-style", "text-decoration")
STYLE_VALUE = re.compile(r"[\w.%\- ]{1,40}")
TAG = re.compile(r"(</?)([A-Za-z][\w-]*)([^<>]*>)")
SHORTCODE = re.compile(r"\{\{[<%].*?[%>]\}\}", re.DOTALL)
TICKED = re.compile(r'<input class="task-list-item-checkbox"[^>]*?( checked="")?>')
PIECE = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)([^<>]*)>|([^<]+)")
PAIR = re.compile(r'([A-Za-z:-]+)="([^"]*)"')
NOTE_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
NO_STYLES: Mapping[str, str] = MappingProxyType({})
COLUMN = 536
"""The width of a mail's text in pixels, without its margins, where `[theme] width` is as it comes."""
PictureWidth = Callable[[str], int | None]
"""Tells how many pixels wide the picture at an address is, as it is written in the issue; None where that is unknown."""


def unknown_width(_address: str) -> int | None:
    """Return None: nothing is known of the picture at this address."""
    return None


def to_html(
    source: str,
    styles: Mapping[str, str] = NO_STYLES,
    base: str = "",
    *,
    inline: bool = False,
    picture_width: PictureWidth = unknown_width,
    column: int = COLUMN,
) -> Markup:
    """Return Markdown as harmless HTML for mail.

    `styles` gives each element its inline style, and under `sponsor` the words that mark a sponsor's block; `base` completes
    relative links. With `inline`, a single paragraph comes without its `<p>`. `picture_width` knows how wide pictures are;
    none is shown wider than `column`.
    """
    writer = _HtmlWriter(styles, base, picture_width, column)
    html = harmless(source)
    if inline:
        html = re.sub(r"\A<p>(.*)</p>\Z", r"\1", html.strip(), flags=re.DOTALL)
    writer.feed(html)
    return Markup("".join(writer.out).strip())  # every piece was escaped as it was written


def is_one_paragraph(source: str) -> bool:
    """Say whether Markdown is one paragraph of text and nothing else, so that it can follow words on the same line."""
    html = harmless(source).strip()
    return html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1 and "<img" not in html


@lru_cache(maxsize=1024)
def harmless(source: str) -> str:
    """Return Markdown as HTML in which nothing runs and nothing but a picture is loaded; links are as they were written."""
    if not source.strip():
        return ""
    html = TICKED.sub(lambda found: "☑" if found[1] else "☐", _parser().render(without_shortcodes(source)))
    clean: str = nh3.clean(
        html,
        tags=set(ALLOWED),
        clean_content_tags=set(SILENT),
        attributes={"a": {"href"}, "ol": {"start"}, "img": {"src", "alt", "width"}, "*": {"dir", "lang", "style"}},
        tag_attribute_values={"div": {"class": {SPONSOR}}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    return clean


def without_shortcodes(source: str) -> str:
    """Return Markdown without Hugo's shortcodes (`{{< youtube … >}}`): only Hugo can make something of them. Code keeps its own."""
    if "{{" not in source:
        return source
    skip = re.compile(rf"(`+)(?!`).*?(?<!`)\1(?!`)|{SHORTCODE.pattern}", re.DOTALL)
    return skip.sub(lambda found: found[0] if found[1] else "", source)


@cache
def _parser() -> MarkdownIt:
    return variant(_set_up)


def _set_up(parser: MarkdownIt) -> None:
    # nh3 and safe_link judge addresses: refused here, a link would show its Markdown instead of its words.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # as markdown-it documents
    parser.core.ruler.disable("footnote_anchor", ignoreInvalid=True)
    for name, rule in {
        "html_inline": _raw_html,
        "html_block": _raw_html,
        "footnote_ref": _note_mark,
        "footnote_block_open": lambda *_: "",
        "footnote_block_close": lambda *_: "",
        "footnote_open": _note_open,
        "footnote_close": lambda *_: "",
        "footnote_anchor": lambda *_: "",
    }.items():
        parser.add_render_rule(name, rule)


def _raw_html(_self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    return TAG.sub(_known_box, tokens[index].content)


def _known_box(tag: re.Match[str]) -> str:
    """Return a tag as mail knows it: an unknown box is a `<div>`; a cell that stands in no table keeps its distance."""
    name = tag[2].lower()
    if name in BOXES:
        return f"{tag[1]}div>"
    return f" {tag[0]}" if name in CELLS else tag[0]


def _number(token: Token) -> str:
    label = str(token.meta.get("label", ""))
    return (label if label.isdecimal() else str(token.meta["id"] + 1)).translate(NOTE_DIGITS)


def _note_mark(_self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    return _number(tokens[index])


def _note_open(_self: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    """Put a footnote's mark before its first words."""
    following = next((token for token in tokens[index + 1 :] if token.type == "inline"), None)
    if following is not None and following.children is not None:
        mark = Token("text", "", 0, content=f"{_number(tokens[index])} ")
        following.children.insert(0, mark)
    return ""


def _own_styles(text: str) -> list[str]:
    """Return the declarations of the editor's own style attribute that mail can keep."""
    pairs = (item.partition(":") for item in text.split(";"))
    wanted = ((name.strip().lower(), value.strip()) for name, _, value in pairs)
    kept = [f"{name}:{value}" for name, value in wanted if name in STYLES and STYLE_VALUE.fullmatch(value)]
    # The lines of the text around it would stand too far apart in a bigger one.
    return [*kept, "line-height:1.3"] if any(item.startswith("font-size") for item in kept) else kept


class TagReader:
    """Reads well-formed HTML of our own, as nh3 and the templates write it, tag by tag: ten times faster than html.parser."""

    def feed(self, html: str) -> None:
        """Call the three methods below for what comes, in order; entities are characters by then."""
        for piece in PIECE.finditer(html):
            closing, tag, attributes, data = piece.groups()
            if data is not None:
                self.handle_data(unescape(data) if "&" in data else data)
            elif closing:
                self.handle_endtag(tag)
            else:
                self.handle_starttag(tag, {name: unescape(value) for name, value in PAIR.findall(attributes)})

    def handle_starttag(self, tag: str, given: dict[str, str]) -> None:
        """Take the beginning of an element, with its attributes."""

    def handle_endtag(self, tag: str) -> None:
        """Take the end of an element."""

    def handle_data(self, data: str) -> None:
        """Take text."""


class _HtmlWriter(TagReader):
    """Writes harmless HTML again, with inline styles and completed links; headings become bold paragraphs.

    The mail's own headings are its title, sections and stories; a heading inside a text would tear that outline.
    """

    def __init__(self, styles: Mapping[str, str], base: str, picture_width: PictureWidth, column: int) -> None:
        self.styles, self.base, self.picture_width, self.column = styles, base, picture_width, column
        self.out: list[str] = []
        self.links: list[tuple[str | None, int]] = []

    def handle_starttag(self, tag: str, given: dict[str, str]) -> None:
        """Write a tag with its style, and the attributes that nh3 let through."""
        if tag == "a":
            address = given["href"] = safe_link(given.get("href", ""), self.base) or ""
            self.links.append((address, len(self.out) + 1))
            if not address:
                return
        if tag == "img":
            self.out.append(self._picture(given))
            return
        name = "p" if tag in HEADINGS else tag
        sponsored = given.get("class") == SPONSOR
        own = self.styles.get("box" if sponsored else name, "")
        given["style"] = ";".join(filter(None, [own, *_own_styles(given.get("style", ""))]))
        kept = [f' {key}="{escape(given[key])}"' for key in ("href", "start", "dir", "lang", "style") if given.get(key)]
        classes = self.styles.get(f".{'box' if sponsored else name}", "")
        kept += [f' class="{classes}"'] if classes else []
        self.out.append(f"<{name}{''.join(kept)}>" + ("<strong>" if tag in HEADINGS else ""))
        if sponsored and self.styles.get(SPONSOR):
            self.out.append(self.styles[SPONSOR])

    def _picture(self, given: Mapping[str, str]) -> str:
        """Return a picture as mail can show it; one that does not travel by https stands there in its words."""
        alt, address = " ".join(given.get("alt", "").split()), safe_link(given.get("src", ""), self.base) or ""
        if not address.startswith("https:"):
            link = f'<a href="{escape(address)}" style="{self.styles.get("a", "")}">{escape(alt or host(address))}</a>'
            return link if address and not any(open_link for open_link, _ in self.links) else escape(alt)
        stated = given.get("width", "")
        own = int(stated) if stated.isdecimal() else 0
        width = min(own or self.picture_width(given.get("src", "")) or self.column, self.column)
        style = ";".join(filter(None, [f"width:100%;max-width:{width}px;height:auto", self.styles.get("img", "")]))
        return f'<img src="{escape(address)}" alt="{escape(alt)}" width="{width}" style="{style}">'

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
