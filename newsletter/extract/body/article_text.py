"""Reads an article's text, one block per line, and records where it came from.

Sources, in order: the editor's rule for the site; a README, release notes or an abstract on a host of such; the page's
blocks as classified, with trafilatura's opinion in doubtful cases; if that gives too little, other sources such as the
page's data (fallbacks.py).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from newsletter.config.schema import SiteRule
from newsletter.extract.body.block_lines import FENCE, cited_addresses, preformatted_lines, write_lines
from newsletter.extract.body.boilerplate_lines import strip_boilerplate
from newsletter.extract.body.fallbacks import FULLER, MIN_WORDS, other_texts, unscripted
from newsletter.extract.body.forum_posts import post_lines, post_links, read_thread
from newsletter.extract.body.rendered_markdown import find_rendered_markdown
from newsletter.extract.body.select_blocks import MeasuredPage, article_blocks, measure_page
from newsletter.extract.flags import BY_RULE
from newsletter.extract.page.parsed_page import ParsedPage, parse
from newsletter.extract.page.site_rules import kept_elements, without_dropped
from newsletter.extract.page.text_blocks import TextBlock, read_layout
from newsletter.models import Hints
from newsletter.text.clean import key
from newsletter.text.sentences import count_words

# A first heading with more words than this is a standfirst set as a heading.
STANDFIRST_WORDS = 14
LAST_HEADINGS = 2
# For a video page, a description of this many words is enough.
FEW_WORDS = 8
# Fewer words than this are only a button's label.
LEAST_WORDS = 3
FORUM = "forum posts"
MARKDOWN = "rendered Markdown"


@dataclass(frozen=True, slots=True)
class Text:
    """The lines of an article before repeats are dropped, the addresses that it links to, and the method that read it."""

    lines: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    how: str = ""


def read_text(
    document: ParsedPage, titles: Sequence[str] = (), *, rule: SiteRule | None = None, hints: Hints | None = None
) -> Text:
    """Return the text of a page, without a first line that is one of its titles.

    `rule` is the editor's rule for the site, `hints` what the source (a feed, say) states about the page. Raises ConfigError for an
    invalid selector.
    """
    if document.plain:
        return Text(tuple(filter(str.strip, _plain_lines(document.html))), (), "plain text")
    if rule is not None and rule.drop:
        document = dataclasses.replace(document, tree=without_dropped(document.tree, rule))
    blocks = [block for element in kept_elements(document.tree, rule) for block in read_layout(element).blocks] if rule else []
    if blocks:
        return _text(document, blocks, titles, BY_RULE)
    written = find_rendered_markdown(document.tree)
    text = Text() if written is None else _text(document, read_layout(written).blocks, titles, MARKDOWN)
    if count_words("\n".join(text.lines)) >= FEW_WORDS:
        return text
    page = measure_page(document)
    blocks, how = article_blocks(page)
    text = _thread(page, blocks, titles) or _text(document, blocks, titles, how)
    words = count_words("\n".join(text.lines))
    return text if words >= MIN_WORDS else _of_other_origin(document, text, words, titles, hints or Hints())


def _plain_lines(text: str) -> list[str]:
    """Return the lines of plain text with paragraphs joined and code fenced; unchanged if all of it would be one fence."""
    lines = preformatted_lines(text)
    is_one_run = len(lines) > 1 and lines[0] == FENCE == lines[-1] and FENCE not in lines[1:-1]
    return text.splitlines() if is_one_run else lines


def _of_other_origin(document: ParsedPage, text: Text, words: int, titles: Sequence[str], hints: Hints) -> Text:
    """Return the text from another source than the page's blocks if one has enough; else `text`, the short one of `words` words."""
    shown = unscripted(document)
    if shown and (thread := _thread(measure_page(parse(shown, document.url)), (), titles)):
        return thread
    is_video = not words and any(kind.lower().startswith("video") for kind in document.meta.get("og:type", ()))
    for lines, how in other_texts(document, hints):
        lines = strip_boilerplate(_without_title(lines, titles))
        if count_words("\n".join(lines)) > (FEW_WORDS if is_video else max(MIN_WORDS, FULLER * words)):
            return Text(tuple(lines), (), how)
    return text if words >= LEAST_WORDS else Text(how=text.how)


def _thread(page: MeasuredPage, blocks: Sequence[TextBlock], titles: Sequence[str]) -> Text | None:
    """Return the posts of a forum thread as text; None for any other page."""
    thread = read_thread(page.document, page.layout, blocks)
    if thread is None:
        return None
    opening, posts = thread
    address = _base(page.document)
    lines = [*_without_title(write_lines(opening), titles), *post_lines(posts)]
    return Text(tuple(lines), (*cited_addresses(opening, address), *post_links(posts, address)), FORUM)


def _base(document: ParsedPage) -> str:
    return next(filter(None, (base.get("href") for base in document.tree.iter("base"))), document.url)


def _text(document: ParsedPage, blocks: Sequence[TextBlock], titles: Sequence[str], how: str) -> Text:
    lines = _in_order(strip_boilerplate(_without_title(write_lines(blocks), titles)))
    return Text(tuple(lines), cited_addresses(blocks, _base(document)), how)


def _in_order(lines: list[str]) -> list[str]:
    """Return the lines without headings at the end that have no text under them, and with a standfirst set as a heading made prose."""
    end = next((place for place in range(len(lines), 0, -1) if not lines[place - 1].startswith("#")), 0)
    if len(lines) - end <= LAST_HEADINGS:  # more than this are a list whose items are headings
        del lines[end:]
    said = lines[0].lstrip("# ") if lines and lines[0].startswith("#") else ""
    if said.endswith((".", "…", "。")) or len(said.split()) > STANDFIRST_WORDS:
        lines[0] = said
    return lines


def _without_title(lines: Sequence[str], titles: Sequence[str]) -> list[str]:
    known = {key(title) for title in titles if title}
    start = 0
    while start < len(lines) and key(lines[start]) in known:
        start += 1
    return list(lines[start:])
