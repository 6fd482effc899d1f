"""Converts between plain text and Markdown: escapes markup in untrusted text, and returns the visible text of a line.

Escaped is only what CommonMark (or Hugo's extensions to it, or Liquid) would read as a mark where it stands, so that ordinary
text stays readable in the draft: `AI & Security`, `5 * 3`, `snake_case` and `a < b` are left alone. Backslashes go before signs
that every Markdown dialect lets escape, entities for the rest (Python-Markdown leaves `\\<` and `\\~` visible). Braces that
would open a Hugo shortcode or a Liquid tag become entities: one such pair in a title stops a whole site from building.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache, partial

from markdown_it import MarkdownIt
from markdown_it.token import Token

from newsletter.issuefile.dialect import variant
from newsletter.text.clean import clean_line

LINK_SCHEMES = re.compile(r"(?:https?://[^/\s]|mailto:[^\s])", re.IGNORECASE)
# Whatever would end or bend a link's address in Markdown, HTML, Hugo or a terminal. Other letters stay readable.
BAD_IN_URL = re.compile(r"[\s\x00-\x20\x7f-\xa0\"<>\\`{}\ud800-\udfff\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
ENTITY = re.compile(r"&(?=#?\w{1,40};)")
LINK_MARKS = re.compile(r"\]\s*[(\[:]|\[\^")
# What the dialect, as Hugo, makes a link of without any marks.
BARE_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:|xmpp:)\S*|\S+@\S+", re.IGNORECASE)
MANY = 20
# Without one of these a line has no mark that the dialect reads within a line.
_MAY_BE_MARKED = re.compile(r"[\\`*_\[<&~@]|(?:https?|mailto|xmpp):|www\.", re.IGNORECASE)
# Without one of these a line shows itself.
_MAY_BE_ESCAPED = re.compile(r"[&\\`*_<{\[\]~@]|www\.|(?:https?|mailto|xmpp):", re.IGNORECASE)
# A link without any sign in it that means something in Markdown, and what may stand between two links.
_PLAIN_LINK = re.compile(r"\[([^\\`*_\[\]<>&!{}~^|@:$=+]+)\]\((https?://[^\s()<>\\&\"'`\[\]]+)\)[ \n·•,|;/]*")
LINE_START = (
    (re.compile(r"#(?=#{0,5}(?:\s|$))"), r"\#"),
    (re.compile(r">"), "&gt;"),
    (re.compile(r"([-+*])(?=\s|$)"), r"\\\1"),
    (re.compile(r"(\d{1,9})([.)])(?=\s|$)"), r"\1\\\2"),
    (re.compile(r"([-*_])(?=(?:[ \t]*\1){2,}\s*$|-*\s*$)"), r"\\\1"),
    (re.compile(r"=(?==*\s*$)"), "&#61;"),
    (re.compile(r":(?=\s|::|-+[-:|\s]*$)"), "&#58;"),
    (re.compile(r"-(?=[-:|\s]*$)"), r"\-"),
    (re.compile(r"\|(?=[-:|\s]*$)"), "&#124;"),
    (re.compile(r"\+(?=\+\+)"), r"\+"),
    (re.compile(r"(https?):(?=\S*$)", re.IGNORECASE), r"\1&#58;"),
)


@cache
def inline_parser() -> MarkdownIt:
    """Return the dialect's parser, but one that keeps an address as it is written."""

    def keep_addresses(parser: MarkdownIt) -> None:
        parser.normalizeLink = lambda url: url  # type: ignore[method-assign]  # as markdown-it documents

    return variant(keep_addresses)


def escape(text: str) -> str:
    """Return Markdown source, in one line, that shows exactly `clean_line(text)` and nothing else, wherever a line begins with it."""
    return escape_lines([text])[0]


def escape_lines(texts: list[str]) -> list[str]:
    """Return the Markdown source of several lines of one paragraph; a mark that spans two of them is no mark either."""
    lines = [clean_line(text) for text in texts]
    whole = " ".join(lines)
    # Nobody reads a hundred open brackets, and Markdown looks for the end of each of them.
    brackets = bool(LINK_MARKS.search(whole)) or whole.count("[") > MANY
    signs = "".join(("[" if brackets else "", "~" if whole.count("~") > 1 else "", *filter(partial(_may_pair, whole), "*_")))
    return [_at_line_start(_within(line, signs)) for line in lines]


def escape_within_link(text: str) -> str:
    """Return Markdown source that shows exactly `clean_line(text)` between the brackets of a link."""
    line = clean_line(text)
    return _within(line, "[*_~" if line.count("~") > 1 else "[*_")  # a mark may end in the next link


def _may_pair(text: str, sign: str) -> bool:
    """Say whether a text may have emphasis: a sign that may open it, and one behind that may close it."""
    opens = re.search(rf"\{sign}(?=\S)", text)
    return opens is not None and re.search(rf"(?<=\S)\{sign}", text[opens.end() :]) is not None


def _within(line: str, signs: str) -> str:
    """Return a line with what would be read as a mark within it escaped; of brackets, asterisks and the like only those of `signs`."""
    if not _MAY_BE_ESCAPED.search(line):
        return line
    line = ENTITY.sub("&amp;", line)
    line = re.sub(r"\\(?=[!-/:-@\[-`{-~]|$)", r"\\\\", line)
    line = line.replace("`", r"\`")
    line = re.sub(r"(?<!\s)\*|\*(?!\s)", r"\*", line) if "*" in signs else line
    line = re.sub(r"(?<![^\W_])_|_(?![^\W_])", r"\_", line) if "_" in signs else line
    line = re.sub(r"<(?=[A-Za-z/!?<])", "&lt;", line)
    line = re.sub(r"\{(?=[{%#.<:])|(?<=\{)\{", "&#123;", line)
    if "[" in signs:
        line = re.sub(r"([\[\]])", r"\\\1", line)
    line = line.replace("~", "&#126;") if "~" in signs else line
    return BARE_ADDRESS.sub(_not_a_link, line)


def _not_a_link(address: re.Match[str]) -> str:
    """Return what would be a link by itself as mere text where something in it is escaped: a link shows escapes as they are, and takes
    a blank behind it that is no common one for a part of itself."""
    text, behind = address[0], address.string[address.end() : address.end() + 1]
    if "\\" not in text and not re.search(r"&(?:amp|lt|gt|#\d+);", text) and behind in ("", " "):
        return text
    text = re.sub(r"(?<=www)\.", "&#46;", text.replace("@", "&#64;"), flags=re.IGNORECASE)
    return re.sub(r"\b(https?|mailto|xmpp):", r"\1&#58;", text, flags=re.IGNORECASE)


def _at_line_start(line: str) -> str:
    for mark, escaped in LINE_START:
        if mark.match(line):
            return mark.sub(escaped, line, count=1)
    return line


def escape_url(url: str) -> str | None:
    """Return an address as it goes between the brackets of a Markdown link, or None when it is not http, https or mailto.

    What would end it there is percent-encoded (RFC 3986); balanced parentheses and letters of any script stay as they are.
    """
    url = url.strip()
    if not LINK_SCHEMES.match(url):
        return None
    url = BAD_IN_URL.sub(lambda bad: percent(bad[0]), url)
    if not _balanced(url):
        url = url.replace("(", "%28").replace(")", "%29")
    return ENTITY.sub("&amp;", url)


def percent(text: str) -> str:
    """Return every byte of a text percent-encoded."""
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "replace"))


def _balanced(url: str) -> bool:
    depth = 0
    for char in url:
        depth += (char == "(") - (char == ")")
        if not 0 <= depth < 8:
            return False
    return depth == 0


@lru_cache(maxsize=1024)
def plain(source: str) -> str:
    """Return the text that a Markdown line or paragraph shows, in one line: without marks, tags and comments."""
    if not _MAY_BE_MARKED.search(source):
        return " ".join(source.split())
    return " ".join(shown(inline_parser().parseInline(source)[0].children or []).split())


def shown(tokens: Sequence[Token]) -> str:
    """Return the text that inline tokens show a reader."""
    pieces = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
        elif token.type == "image":
            pieces.append(shown(token.children or []))
        elif token.type != "html_inline":
            pieces.append(token.content)
    return "".join(pieces)


@lru_cache(maxsize=1024)
def read_links(source: str) -> tuple[tuple[str, str], ...] | None:
    """Return (address, text) of each link of a line that holds nothing but links and what parts them (`·`, `,`, `|`, `;`).

    None when anything else stands there. An address in angle brackets or bare is a link whose text is empty.
    """
    source = source.strip()
    if re.fullmatch(r"<?https?://[^\s<>]+>?", source):
        return ((source.strip("<>"), ""),)
    if not (source.startswith("[") and source.endswith(")")):
        return None
    if (found := _plain_links(source)) is not None:
        return found
    links: list[tuple[str, str]] = []
    between: list[Token] = []
    inside: list[Token] = []
    address: str | None = None
    for token in inline_parser().parseInline(source)[0].children or []:
        if token.type == "link_open":
            address = str(token.attrs.get("href", ""))
        elif token.type == "link_close":
            links.append((address or "", " ".join(shown(inside).split())))
            address, inside = None, []
        elif address is None:
            between.append(token)
        else:
            inside.append(token)
    return tuple(links) if links and not shown(between).strip(" \n·•,|;/") else None


def _plain_links(source: str) -> tuple[tuple[str, str], ...] | None:
    """Return (address, text) of each link of a line of the plainest links, None for one that must be parsed."""
    links, at = [], 0
    while (found := _PLAIN_LINK.match(source, at)) and "www." not in found[1].lower():
        links.append((found[2], " ".join(found[1].split())))
        at = found.end()
    return tuple(links) if at == len(source) else None
