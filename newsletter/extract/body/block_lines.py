"""Formats blocks as Markdown-like lines, with the links they contain."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from newsletter.extract.body.hard_wraps import read_preformatted
from newsletter.extract.page.embedded_posts import is_post
from newsletter.extract.page.text_blocks import MAX_CLIMB, Container, TextBlock
from newsletter.text.clean import without_anchor_sign
from newsletter.text.urls import resolve

HEADING_MARKS = {"h1": "##", "h2": "##", "h3": "###", "h4": "####", "h5": "####", "h6": "####"}
FENCE = "```"
# Elements that end the search upwards for the list item or quotation that contains a block.
_STOPS = frozenset(("table", "article", "main", "body", "html"))
# Targets of buttons to share or save a page: these are not links of the article.
_SHARING = re.compile(
    r"^https?://(?:[a-z]+\.)?(?:facebook\.com/(?:sharer|share|dialog)|(?:twitter|x)\.com/(?:intent|share|home\?)|linkedin\.com/share|"
    r"pinterest\.[a-z.]+/pin/create|reddit\.com/submit|tumblr\.com/(?:share|widgets/share)|t\.me/share|telegram\.me/share|"
    r"wa\.me/\?|(?:api|web)\.whatsapp\.com/send|getpocket\.com/(?:save|edit)|xing\.com/(?:spi|social|app)|vk\.com/share|"
    r"news\.ycombinator\.com/submitlink|flipboard\.com/bookmarklet|social-plugins\.line\.me)",
    re.IGNORECASE,
)
_BULLETS = "•·‣▪●–—-* "


def write_lines(blocks: Iterable[TextBlock]) -> list[str]:
    """Return the blocks as lines: `## heading`, `- item`, `1. item`, `> quotation`, `| a | b |`, code between fences, bare prose."""
    lines: list[str] = []
    items: set[int] = set()
    for block in blocks:
        if block.kind == "pre":
            lines += preformatted_lines(block.text)
        elif block.kind == "row":
            lines.append(f"| {block.text} |")
        elif block.kind == "h":
            mark = next((HEADING_MARKS[box.tag] for box in block.container.chain() if box.tag in HEADING_MARKS), "##")
            lines.append(f"{mark} {without_anchor_sign(block.text, linked=any(link.startswith('#') for link in block.links))}")
        else:
            lines.append(_marked(block, items))
    return lines


def preformatted_lines(text: str) -> list[str]:
    """Return a preformatted text as lines: prose as paragraphs, code between fences."""
    lines: list[str] = []
    for code, run in read_preformatted(text):
        said = map(_unfenced, run)
        lines += [FENCE, *said, FENCE] if code else said
    return lines


def cited_addresses(blocks: Iterable[TextBlock], base: str) -> tuple[str, ...]:
    """Return the absolute http and https addresses that the blocks link to, in order, each once."""
    found = (resolve(base, link) for block in blocks for link in block.links if not link.startswith("#"))
    return tuple(dict.fromkeys(address for address in found if address and not _SHARING.match(address)))


def _marked(block: TextBlock, items: set[int]) -> str:
    item, quoted = None, False
    for box in islice(block.container.chain(), MAX_CLIMB):
        if box.tag in _STOPS:
            break
        if box.tag == "li" and item is None:
            item = box
        quoted = quoted or box.tag == "blockquote" or (bool(box.names) and is_post(box.names))
    mark = ""
    if quoted:
        mark = "> "
    elif item is not None and id(item) not in items:
        items.add(id(item))
        mark = _item_mark(item)
        return mark + (block.text.lstrip(_BULLETS) or block.text)
    return mark + _unfenced(block.text)


def _item_mark(item: Container) -> str:
    above = item.element.getparent()
    if above is None or above.tag != "ol":
        return "- "
    start = above.get("start") or "1"
    first = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
    return f"{first + sum(1 for _ in item.element.itersiblings('li', preceding=True))}. "


def _unfenced(line: str) -> str:
    """Return a line changed so that text from the page cannot open or close a code fence."""
    return line.replace(FENCE, "'''") if FENCE in line else line
