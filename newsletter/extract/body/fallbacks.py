"""Fallbacks for pages without usable blocks, in order of decreasing reliability."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

from lxml import etree

from newsletter.errors import ExtractError
from newsletter.extract.body.block_lines import write_lines
from newsletter.extract.body.select_blocks import article_blocks, measure_page, page_titles
from newsletter.extract.body.trafilatura_fallback import whole_engine_lines
from newsletter.extract.page.deduplicate import words_of
from newsletter.extract.page.embedded_json import state_texts
from newsletter.extract.page.parsed_page import ParsedPage, parse
from newsletter.extract.page.text_blocks import read_layout
from newsletter.models import Hints
from newsletter.text.sentences import count_words
from newsletter.text.urls import resolve

MIN_WORDS = 25
# A fallback text must be this many times as long as the text found.
FULLER = 2
# The least share (0 to 1) of the page's title or description that a text from a script must contain to be taken for the page's own.
ALIKE = 0.6
# How many texts in a page's data are examined, the longest first.
MOST_STATES = 12
# In words: for a longer title or description, runs of four words must match instead of single ones.
_SHORT = 25
MIN_DATA = 500  # characters; shorter attributes hold no article
STATE = "data for the page's scripts"
_DESCRIPTIONS = ("og:description", "description")
BODY_KEYS = ("articleBody", "reviewBody", "recipeInstructions", "text")


def other_texts(document: ParsedPage, hints: Hints) -> Iterator[tuple[list[str], str]]:
    """Yield texts from other sources, each with the name of its source, the best first."""
    yield stated_lines(document), "json-ld"
    yield _stated_as_data(document), STATE
    yield marked_up_lines(unscripted(document)), "noscript"
    yield whole_engine_lines(document.tree), "trafilatura"
    more = _fuller_version(document)
    yield [hints.summary] if hints.summary else [], f"summary of the source{more}"
    described = next((document.meta[name][0] for name in _DESCRIPTIONS if name in document.meta), "")
    yield [described] if described else [], f"description{more}"


def _fuller_version(document: ParsedPage) -> str:
    """Return a hint at the page's AMP version (`<link rel=amphtml>`), or ""; `extract` uses no network, so the editor has to fetch it."""
    for link in document.tree.iter("link"):
        if "amphtml" in (link.get("rel") or "").lower().split() and (address := resolve(document.url, link.get("href"))):
            return f"; the whole text may be at {address}"
    return ""


def stated_lines(document: ParsedPage) -> list[str]:
    """Return the article text that the page's JSON-LD contains, as lines; [] if it contains none."""
    for item in document.jsonld:
        for key in BODY_KEYS:
            value = item.get(key)
            if isinstance(value, str) and count_words(value) >= MIN_WORDS:
                return marked_up_lines(value)
    return []


def marked_up_lines(text: str) -> list[str]:
    """Return the lines of a text that may be HTML, escaped HTML or plain."""
    if "<" not in text and "&lt;" in text:
        text = html.unescape(text)
    try:
        return write_lines(read_layout(parse(text, "").tree).blocks)
    except ExtractError:
        return []


def unscripted(document: ParsedPage) -> str:
    """Return the markup in `<noscript>`. Depending on its place, the parser keeps it as elements or as text."""
    markup = ""
    for element in document.tree.iter("noscript"):
        inner = (element.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in element)
        if count_words(inner) >= MIN_WORDS and "<img" not in inner[:200] and "<iframe" not in inner[:200]:
            markup += inner
    return markup


def _stated_as_data(document: ParsedPage) -> list[str]:
    """Return the text in the page's data that best matches its title or description; the data may hold other articles too."""
    said = [*page_titles(document), *(document.meta[name][0] for name in _DESCRIPTIONS if name in document.meta)]
    best: tuple[float, list[str]] = 0.0, []
    for lines in _data_texts(document):
        alike = max((likeness(line, lines) for line in said), default=1.0)
        if alike > best[0]:
            best = alike, lines
    return best[1] if best[0] >= ALIKE else []


def _data_texts(document: ParsedPage) -> Iterator[list[str]]:
    """Yield, as lines, the texts that are only in a page's data, the longest first."""
    texts = [*state_texts(_data_in(document)), *(frame.get("srcdoc", "") for frame in document.tree.iter("iframe"))]
    for text in sorted(filter(None, texts), key=len, reverse=True)[:MOST_STATES]:
        lines = marked_up_lines(text)
        judged = _judged_lines(text) if "<" in text else []
        # Classifying the blocks drops captions and notes of the CMS; if it drops more than half, the text is left as it is.
        yield judged if 2 * count_words("\n".join(judged)) > count_words("\n".join(lines)) else lines


def _data_in(document: ParsedPage) -> Iterator[str]:
    """Yield the content of scripts, and attributes with JSON for scripts (`<div id=app data-page="{…}">`)."""
    for element in document.elements:
        if element.tag == "script":
            if "ld+json" not in (element.get("type") or "").lower():
                yield element.text or ""
        else:
            yield from (value for value in element.values() if len(value) >= MIN_DATA and value[0] in "{[")


def _judged_lines(text: str) -> list[str]:
    try:
        return write_lines(article_blocks(measure_page(parse(text, "")))[0])
    except ExtractError:
        return []


def likeness(said: str, lines: Sequence[str]) -> float:
    """Return the share (0 to 1) of `said` that the lines contain: of its words, or of its runs of four words if it is long."""
    wanted, given = words_of(said), words_of(" ".join(lines))
    if not wanted:
        return 0.0
    spaceless = sum(map(len, wanted)) < 2 * len(wanted)
    run = 4 if len(wanted) > _SHORT else 2 if spaceless else 1
    found = set(_runs(given, run))
    runs = _runs(wanted, run)
    return sum(words in found for words in runs) / (len(runs) or 1)


def _runs(words: Sequence[str], length: int) -> list[tuple[str, ...]]:
    return [tuple(words[place : place + length]) for place in range(len(words) - length + 1)]
