"""The Markdown dialect of issue files and editions: CommonMark plus Hugo's Goldmark extensions.

Tables, strikethrough, footnotes, task lists, definition lists and bare links are Goldmark's. Three things are ours, and the Hugo
edition writes them in a form that Goldmark reads alike: a comment may hold comments, a tag that HTML does not know is text
(`Vec<u8>`), and `::: sponsor` opens a block that `:::` closes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.common.utils import mdTrim
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.rules_block import StateBlock, heading, html_block
from markdown_it.rules_inline import StateInline, html_inline
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

SPONSOR = "sponsor"
TAGS = frozenset(
    """a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button
    canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption
    figure font footer form frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend
    li link main map mark marquee math menu meta meter nav nobr noembed noframes noscript object ol optgroup option output p param
    path picture plaintext pre progress q rb rp rt rtc ruby s samp script search section select slot small source span strike
    strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul use var video wbr
    xmp""".split()
)
# The attributes that stand without a value (HTML, 2.3.2); `a<b and c>d` has none of them and is no tag.
BARE_ATTRIBUTES = frozenset(
    """allowfullscreen async autofocus autoplay checked compact controls default defer disabled download formnovalidate hidden
    inert ismap itemscope loop multiple muted noshade novalidate nowrap open playsinline readonly required reversed
    selected""".split()
)
TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|$)")
ATTRIBUTE = re.compile(r"""\s+([A-Za-z_:][\w:.-]*)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
PROTOCOLS = ("http", "https", "mailto", "xmpp")
NOTE_MARK = re.compile(r"<!--|-->")
# A code span, an escaped sign, an address in angle brackets, or what may be a tag.
TAG_LIKE = re.compile(
    rf"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|\\.|<[A-Za-z][A-Za-z0-9+.-]{{1,31}}:[^\s<>]*>|(?P<tag>{HTML_TAG_RE.pattern})", re.DOTALL
)
# A line that begins like this opens or goes on with a paragraph, whatever stands above it.
PROSE = re.compile(r"[^\W\d_]|[“‘(\"']|\d++(?![.)](?:\s|$))")
CLOSING = re.compile(r"[ ]{0,3}:{3,}[ \t]*(?:[\r\n]|\Z)")
OPENING = re.compile(rf"\A[ ]{{0,3}}(:{{3,}})[ \t]*{SPONSOR}[ \t]*$", re.MULTILINE)


@cache
def parser() -> MarkdownIt:
    """Return the parser of the dialect. Its block and inline rules are all parsers' here; what it renders, each edition decides."""
    found = MarkdownIt("commonmark", {"tasklists": True, "strikethrough_single_tilde": True})
    found.enable(["table", "strikethrough"])
    found.use(footnote_plugin, inline=False).use(deflist_plugin).use(container_plugin, SPONSOR).use(gfm_autolink_plugin)
    definitions = next(rule.fn for rule in found.block.ruler.__rules__ if rule.name == "deflist")
    found.block.ruler.at("deflist", _with_colons_only(definitions), {"alt": ["paragraph", "reference", "blockquote"]})
    found.block.ruler.at("html_block", _html_block, {"alt": ["paragraph", "reference", "blockquote"]})
    found.block.ruler.before("table", "plain_block", _plain_block)
    found.inline.ruler.at("html_inline", _html_inline)
    found.inline.ruler.before("gfm_autolink_protocol", "plain_colon", _plain_colon)
    return found


def _with_colons_only(definitions: RuleFuncBlockType) -> RuleFuncBlockType:
    """Return the rule for definition lists without `~` as their mark: Goldmark knows only the colon."""

    def rule(state: StateBlock, first: int, last: int, silent: bool) -> bool:
        line = first + 1 + (first + 1 < last and state.isEmpty(first + 1))
        marked = line < last and state.src.startswith("~", state.bMarks[line] + state.tShift[line])
        return not marked and definitions(state, first, last, silent)

    return rule


def _plain_block(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Take a heading, a comment or a paragraph for what it is where its first signs leave nothing else: so are most blocks of an issue.

    It spares them the other rules, each of which would look at each line. Blocks within others, and terms of definition lists, are
    left to those.
    """
    if silent or state.level or state.tShift[first]:
        return False
    text = state.src[state.bMarks[first] : state.eMarks[first]]
    if text.startswith(("#", "<!--")) and "|" not in text:
        return (heading if text.startswith("#") else _html_block)(state, first, last, False)
    end = first
    while end < last and not state.isEmpty(end):
        start = state.bMarks[end]
        # A line in brackets may define what they hold.
        if state.tShift[end] or not (state.src[start] == "[" or PROSE.match(state.src, start)):
            return False
        end += 1
    content = mdTrim(state.src[state.bMarks[first] : state.eMarks[end - 1]])
    if "]:" in content or (end + 1 < last and state.src.startswith(":", state.bMarks[end + 1] + state.tShift[end + 1])):
        return False
    state.line = end
    state.push("paragraph_open", "p", 1).map = [first, end]
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = content, [first, end], []
    state.push("paragraph_close", "p", -1)
    return True


def variant(change: Callable[[MarkdownIt], object]) -> MarkdownIt:
    """Return a parser of the dialect of one's own, changed by `change`."""
    found = parser.__wrapped__()
    change(found)
    return found


def note_end(text: str, start: int) -> int | None:
    """Return where the comment that begins at `start` ends, comments within it included; None when it is never closed.

    HTML has no comments within comments: where the marks do not balance, its own rule holds and the first `-->` is the end.
    """
    depth, first = 0, None
    for mark in NOTE_MARK.finditer(text, start):
        if mark[0] == "<!--":
            depth += 1
            continue
        depth, first = depth - 1, first or mark.end()
        if not depth:
            return mark.end()
    return first


def is_tag(text: str) -> bool:
    """Say whether what looks like a tag is one of HTML's, with attributes as HTML has them."""
    name = TAG_NAME.match(text)
    if name is None or name[1].lower() not in TAGS:
        return False
    return all(value or key.lower() in BARE_ATTRIBUTES for key, value in ATTRIBUTE.findall(text, name.end()))


def _html_block(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    start = state.bMarks[first] + state.tShift[first]
    text = state.src[start : state.eMarks[first]]
    if text.startswith("<") and not text.startswith(("<!", "<?")) and not is_tag(_whole_tag(text)):
        return False
    if silent or state.level or not text.startswith("<!--") or state.is_code_block(first):
        return html_block(state, first, last, silent)
    end = note_end(state.src, start)
    if end is None:
        return html_block(state, first, last, silent)
    state.line = next((line + 1 for line in range(first, last) if state.eMarks[line] >= end), last)
    token = state.push("html_block", "", 0)
    token.map = [first, state.line]
    token.content = state.getLines(first, state.line, state.blkIndent, True)
    return True


def _whole_tag(line: str) -> str:
    """Return the tag at the head of a line; one that goes on in the next line (as blocks' tags may) as far as it is there."""
    found: Any = HTML_TAG_RE.match(line)
    return str(found[0]) if found else re.split(r"[\s>]", line, maxsplit=1)[0]


def _html_inline(state: StateInline, silent: bool) -> bool:
    if state.src.startswith("<!--", state.pos):
        return _note(state, silent)
    if re.match(r"</?[A-Za-z]", state.src[state.pos : state.pos + 3]):
        found: Any = HTML_TAG_RE.match(state.src, state.pos)
        if found is None or not is_tag(found[0]):
            return False
    return html_inline(state, silent)


def _plain_colon(state: StateInline, silent: bool) -> bool:
    """Take a colon for text unless a protocol stands before it: the plugin would search the whole paragraph at each."""
    if state.src[state.pos] != ":" or state.pending.endswith(PROTOCOLS):
        return False
    if not silent:
        state.pending += ":"
    state.pos += 1
    return True


def _note(state: StateInline, silent: bool) -> bool:
    end = note_end(state.src[: state.posMax], state.pos)
    if end is None or re.match("<!---?>", state.src[state.pos : state.pos + 6]):
        return html_inline(state, silent)
    if not silent:
        state.push("html_inline", "", 0).content = state.src[state.pos : end]
    state.pos = end
    return True


def for_goldmark(source: str, kind: str) -> str:
    """Return the Markdown of one block, which is of type `kind`, so that Goldmark shows what the dialect shows."""
    if kind == "fence":
        return source
    if kind == "other" and (opening := OPENING.match(source)):
        return _sponsored(source, opening)
    return with_unknown_tags_as_text(source) if "<" in source else source


def with_unknown_tags_as_text(source: str) -> str:
    """Return Markdown with `&lt;` before each tag that HTML does not know: Goldmark would pass `Vec<u8>` on, and `<u8>` vanish."""
    tags = [found for found in TAG_LIKE.finditer(source) if found["tag"] and _is_unknown(found["tag"])]
    for found in reversed(tags):
        written = f"{source[: found.start()]}&lt;{source[found.start() + 1 :]}"
        # What looked like a tag in indented code is shown as it stands there.
        if parser().render(written) == parser().render(source):
            source = written
    return source


def _is_unknown(tag: str) -> bool:
    return re.match(r"</?[A-Za-z]", tag) is not None and not is_tag(tag)


def _sponsored(source: str, opening: re.Match[str]) -> str:
    body = source[opening.end() :]
    closing = re.search(rf"^[ ]{{0,3}}{opening[1]}:*[ \t]*(?=\r?\n|\r|\Z)", body, re.MULTILINE)
    inside, rest = (body[: closing.start()], body[closing.end() :]) if closing else (body, "")
    eol = "\r\n" if "\r\n" in source else "\n"
    text = with_unknown_tags_as_text(inside.strip("\r\n"))
    # An element ends at a blank line only: text right behind it would be taken for HTML.
    behind = rest if rest.strip() or rest.count(eol) > 1 else eol * 2
    return f'<div class="{SPONSOR}">{eol}{eol}{text}{eol}{eol}</div>{behind}'
