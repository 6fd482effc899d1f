"""Owns the ways to a text where the judged blocks give none: each is a smaller promise than the one before, and is named."""

from __future__ import annotations

import html
from collections.abc import Iterator

from lxml import etree

from newsletter.errors import ExtractError
from newsletter.extract.body.blocks import read_layout
from newsletter.extract.body.engine import whole_engine_lines
from newsletter.extract.body.lines import count_words, write_lines
from newsletter.extract.document import Document, parse
from newsletter.extract.jsonld import read_jsonld
from newsletter.extract.subtree import resolve
from newsletter.models import Hints

MIN_WORDS = 25
BODY_KEYS = ("articleBody", "reviewBody", "recipeInstructions", "text")


def other_texts(document: Document, hints: Hints) -> Iterator[tuple[list[str], str]]:
    """Yield texts of other origin with the name of the origin, the best first."""
    yield stated_lines(document), "json-ld"
    yield _unscripted(document), "noscript"
    yield whole_engine_lines(document.tree), "trafilatura"
    yield _embedded(document), "state of the page's script"
    more = _fuller_version(document)
    yield [hints.summary] if hints.summary else [], f"summary of the source{more}"
    described = next((document.meta[name][0] for name in ("og:description", "description") if name in document.meta), "")
    yield [described] if described else [], f"description{more}"


def _fuller_version(document: Document) -> str:
    """Tell of the AMP version that a page names (`<link rel=amphtml>`): reading needs no network, so fetching it is left to the editor."""
    for link in document.tree.iter("link"):
        if "amphtml" in (link.get("rel") or "").lower().split() and (address := resolve(document.url, link.get("href"))):
            return f"; the whole text may be at {address}"
    return ""


def stated_lines(document: Document) -> list[str]:
    """Return the text that the page's JSON-LD states, as lines; none when it states none."""
    for item in document.jsonld:
        for key in BODY_KEYS:
            value = item.get(key)
            if isinstance(value, str) and count_words([value]) >= MIN_WORDS:
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


def _unscripted(document: Document) -> list[str]:
    """Read what a page shows to readers without scripts. The parser keeps it as elements or as text, by where it stands."""
    lines: list[str] = []
    for element in document.tree.iter("noscript"):
        inner = (
            "".join(element.itertext()) if not len(element) else etree.tostring(element, encoding="unicode", with_tail=False)
        )
        inner = inner.replace("<noscript>", "").replace("</noscript>", "")
        if count_words([inner]) >= MIN_WORDS and "<img" not in inner[:200] and "<iframe" not in inner[:200]:
            lines += marked_up_lines(inner)
    return lines


def _embedded(document: Document) -> list[str]:
    """Read the longest HTML text in the JSON that a page's script is fed with: some pages hold their article only there."""
    best = ""
    for script in document.tree.iter("script"):
        text = script.text or ""
        if (script.get("type") or "").lower() in ("application/json", "text/json") or script.get("id") == "__NEXT_DATA__":
            best = max(best, *_markup_in(text), key=len)
    return marked_up_lines(best) if best else []


def _markup_in(text: str) -> list[str]:
    found = [""]
    waiting: list[object] = list(read_jsonld([text]))
    while waiting and len(found) < 1000:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, str) and value.count("<p") > 1:
            found.append(value)
    return found
