"""Owns the measured page: its blocks with all that is known of each, before any is judged."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsletter.extract.body.blocks import Block, Layout, read_layout
from newsletter.extract.body.features import add_engine_signs, add_signs
from newsletter.extract.body.layout_stats import Facts, Outline, measure
from newsletter.extract.body.trafilatura_fallback import engine_lines, marks
from newsletter.extract.page.document import Document

MIN_STATED = 200
MIN_TOLD = 25
_TAGS = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class MeasuredPage:
    """The blocks of a page, the facts of each, and the page's outline."""

    document: Document
    layout: Layout
    facts: list[Facts]
    outline: Outline


def read_page(document: Document) -> MeasuredPage:
    """Return the blocks of a page with their signs. The document's tree stays as it is."""
    layout = read_layout(document.tree)
    titles = page_titles(document)
    facts, outline = measure(layout, titles)
    description = next((document.meta[name][0] for name in ("og:description", "description") if name in document.meta), "")
    add_signs(layout.blocks, facts, outline, (titles, description), _stated(document, layout.blocks))
    return MeasuredPage(document, layout, facts, outline)


def ask_engine(page: MeasuredPage) -> None:
    """Add to the facts of a page what trafilatura takes for the article. To be called once."""
    blocks = page.layout.blocks
    kept = marks(blocks, engine_lines(page.document.tree, page.outline.nearly_all)) if blocks else []
    add_engine_signs(blocks, page.facts, kept)


def page_titles(document: Document) -> list[str]:
    """Return what the page calls itself: in its meta tags, its `<title>`, its JSON-LD."""
    found = [document.meta[name][0] for name in ("og:title", "twitter:title") if name in document.meta][:1]
    title = next(document.tree.iter("title"), None)
    found.append("" if title is None else title.text or "")
    found.extend(item["headline"] for item in document.jsonld if isinstance(item.get("headline"), str))
    return [" ".join(title.split())[:500] for title in found if title.strip()][:8]


def stated_body(document: Document) -> str:
    """Return the text that the page's JSON-LD gives as the article's body, without tags; empty when it gives none."""
    for item in document.jsonld:
        body = item.get("articleBody")
        if isinstance(body, str) and len(body) > MIN_STATED:
            return html.unescape(_TAGS.sub(" ", body) if "<" in body else body)
    return ""


def _stated(document: Document, blocks: Sequence[Block]) -> list[int] | None:
    body = _SPACE.sub("", stated_body(document))
    if not body:
        return None
    return [int(_SPACE.sub("", block.text) in body) if len(block.text) > MIN_TOLD else 2 for block in blocks]
