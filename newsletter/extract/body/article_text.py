"""An article's text, one block per line, and where it came from.

rule of the site → judged blocks, with the engine's opinion where they leave uncertainty → other origins where that gives too little
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
from newsletter.extract.body.select_blocks import MeasuredPage, article_blocks, measure_page
from newsletter.extract.flags import BY_RULE
from newsletter.extract.page.parsed_page import ParsedPage, parse
from newsletter.extract.page.site_rules import kept_elements, without_dropped
from newsletter.extract.page.text_blocks import TextBlock, read_layout
from newsletter.models import Hints
from newsletter.text.clean import key
from newsletter.text.sentences import count_words

# A first heading of more words is the standfirst.
STANDFIRST_WORDS = 14
LAST_HEADINGS = 2
# What a page about a video says is its description, however short.
FEW_WORDS = 8
# What has fewer is a button's label.
LEAST_WORDS = 3
FORUM = "forum posts"


@dataclass(frozen=True, slots=True)
class Text:
    """The lines of an article, before repeats are dropped, the addresses it cites, and what read it."""

    lines: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    how: str = ""


def read_text(
    document: ParsedPage, titles: Sequence[str] = (), *, rule: SiteRule | None = None, hints: Hints | None = None
) -> Text:
    """Return the text of a page, without a first line that is one of its titles.

    `rule` is the editor's for the site, `hints` what the source said of the page. Raises ConfigError when a selector is none.
    """
    if document.plain:
        return Text(tuple(filter(str.strip, _plain_lines(document.html))), (), "plain text")
    if rule is not None and rule.drop:
        document = dataclasses.replace(document, tree=without_dropped(document.tree, rule))
    blocks = [block for element in kept_elements(document.tree, rule) for block in read_layout(element).blocks] if rule else []
    if blocks:
        return _text(document, blocks, titles, BY_RULE)
    page = measure_page(document)
    blocks, how = article_blocks(page)
    text = _thread(page, blocks, titles) or _text(document, blocks, titles, how)
    words = count_words("\n".join(text.lines))
    return text if words >= MIN_WORDS else _of_other_origin(document, text, words, titles, hints or Hints())


def _plain_lines(text: str) -> list[str]:
    """Return the lines of bare text; each as it stands where nothing in it is told from the rest."""
    lines = preformatted_lines(text)
    is_one_run = len(lines) > 1 and lines[0] == FENCE == lines[-1] and FENCE not in lines[1:-1]
    return text.splitlines() if is_one_run else lines


def _of_other_origin(document: ParsedPage, text: Text, words: int, titles: Sequence[str], hints: Hints) -> Text:
    """Return what a page says elsewhere than in its blocks, of which `text` with so few `words` came, or that text."""
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
    """Return the text of a forum thread: its posts; None for any other page."""
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
    """Return the lines without headings that nothing stands under at the end, and a standfirst that is set as a heading as prose."""
    end = next((place for place in range(len(lines), 0, -1) if not lines[place - 1].startswith("#")), 0)
    if len(lines) - end <= LAST_HEADINGS:  # more of them are a list that the page sets in headings
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
