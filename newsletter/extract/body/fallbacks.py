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
# How many times as long as the text found a text of other origin must be.
FULLER = 2
# How much of a title or a description must stand in a text from a script that is taken for the page's own.
ALIKE = 0.6
# Texts among a page's data that are looked at, the longest first.
MOST_STATES = 12
# Of what is longer, more than single words must agree.
_SHORT = 25
MIN_DATA = 500  # characters of an element's attribute
STATE = "data for the page's scripts"
_DESCRIPTIONS = ("og:description", "description")
BODY_KEYS = ("articleBody", "reviewBody", "recipeInstructions", "text")


def other_texts(document: ParsedPage, hints: Hints) -> Iterator[tuple[list[str], str]]:
    """Yield texts of other origin with the name of the origin, the best first."""
    yield stated_lines(document), "json-ld"
    yield _stated_as_data(document), STATE
    yield marked_up_lines(unscripted(document)), "noscript"
    yield whole_engine_lines(document.tree), "trafilatura"
    more = _fuller_version(document)
    yield [hints.summary] if hints.summary else [], f"summary of the source{more}"
    described = next((document.meta[name][0] for name in _DESCRIPTIONS if name in document.meta), "")
    yield [described] if described else [], f"description{more}"


def _fuller_version(document: ParsedPage) -> str:
    """Tell of the AMP version that a page names (`<link rel=amphtml>`): reading needs no network, so fetching it is left to the editor."""
    for link in document.tree.iter("link"):
        if "amphtml" in (link.get("rel") or "").lower().split() and (address := resolve(document.url, link.get("href"))):
            return f"; the whole text may be at {address}"
    return ""


def stated_lines(document: ParsedPage) -> list[str]:
    """Return the text that the page's JSON-LD states, as lines; none when it states none."""
    for item in document.jsonld:
        for key in BODY_KEYS:
            value = item.get(key)
            if isinstance(value, str) and count_words(value) >= MIN_WORDS:
                return marked_up_lines(value)
    return []


def marked_up_lines(text: str) -> list[str]:
    """Return the lines of a text that may be HTML, may be escaped HTML, may be bare."""
    if "<" not in text and "&lt;" in text:
        text = html.unescape(text)
    try:
        return write_lines(read_layout(parse(text, "").tree).blocks)
    except ExtractError:
        return []


def unscripted(document: ParsedPage) -> str:
    """Return the markup that a page shows to readers without scripts. The parser keeps it as elements or as text, by where it stands."""
    markup = ""
    for element in document.tree.iter("noscript"):
        inner = (element.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in element)
        if count_words(inner) >= MIN_WORDS and "<img" not in inner[:200] and "<iframe" not in inner[:200]:
            markup += inner
    return markup


def _stated_as_data(document: ParsedPage) -> list[str]:
    """Read the text among the page's data that is the page's own by its title or description: others' lie there too."""
    said = [*page_titles(document), *(document.meta[name][0] for name in _DESCRIPTIONS if name in document.meta)]
    best: tuple[float, list[str]] = 0.0, []
    for lines in _data_texts(document):
        alike = max((likeness(line, lines) for line in said), default=1.0)
        if alike > best[0]:
            best = alike, lines
    return best[1] if best[0] >= ALIKE else []


def _data_texts(document: ParsedPage) -> Iterator[list[str]]:
    """Yield the lines of the texts that a page only holds as data, the longest first."""
    texts = [*state_texts(_data_in(document)), *(frame.get("srcdoc", "") for frame in document.tree.iter("iframe"))]
    for text in sorted(filter(None, texts), key=len, reverse=True)[:MOST_STATES]:
        lines = marked_up_lines(text)
        judged = _judged_lines(text) if "<" in text else []
        # Captions and notes of the editing system lie in it too; what is short or odd is better left as it is.
        yield judged if 2 * count_words("\n".join(judged)) > count_words("\n".join(lines)) else lines


def _data_in(document: ParsedPage) -> Iterator[str]:
    """Yield what scripts hold, and what elements are given for scripts to work with (`<div id=app data-page="{…}">`)."""
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
    """Return how much (0 to 1) of what is said stands in some lines: its words, or runs of four where it is long."""
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
