"""Selects a page's blocks: measure, score, ask trafilatura when in doubt, drop comments."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from newsletter.extract.body.boilerplate_lines import is_teaser
from newsletter.extract.body.comments import without_comments
from newsletter.extract.body.scoring.classifier import enough, load_weights, score_blocks, uncertainty
from newsletter.extract.body.scoring.features import add_engine_features, add_features
from newsletter.extract.body.scoring.layout_stats import BlockStats, LayoutStats, measure
from newsletter.extract.body.trafilatura_fallback import engine_lines, marks
from newsletter.extract.page import jsonld
from newsletter.extract.page.embedded_posts import is_beside_words, is_frame, is_post
from newsletter.extract.page.parsed_page import ParsedPage
from newsletter.extract.page.text_blocks import MAX_CLIMB, Container, Layout, TextBlock, read_layout
from newsletter.extract.page.timestamps import is_label

# Above this uncertainty, trafilatura is asked too: on one page in seven. Asking more often does not improve the text (train_blocks.py).
UNCERTAIN = 0.63
# On pages with more blocks it is not asked, since its time grows with the square of their depth.
MAX_ASKED = 5_000
ALONE, WITH_ENGINE = "blocks", "trafilatura and blocks"
MIN_STATED = 200
MIN_TOLD = 25
_PRODUCTS = frozenset(("product", "productgroup", "individualproduct"))
_LISTS = frozenset(("collectionpage", "searchresultspage", "offercatalog"))
_PRODUCT_PLACE = re.compile(r"/(?:products?|p|dp|items?|shop|store|buy|pd)/[^/]")
_LIST_PLACE = re.compile(r"/(?:collections?|categor(?:y|ies)|tags?|topics?|c|browse|shop|search|archives?)(?:/[^/]+){0,2}/?$")
# A word or two and a number, as pages show how often they were read, starred or shared.
_COUNTER = re.compile(r"(?:[^\W\d_]+ ){1,2}\d[\d.,]*[kKmM]?|\d[\d.,]*[kKmM]?(?: [^\W\d_]+){1,2}")
POST_WORDS = 3
# How many elements there may be between a list and the text of its item.
MAX_ITEM = 4
_TAGS = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class MeasuredPage:
    """A page, its blocks (`layout`), the measurements of each block (`facts`), and those of the whole page (`outline`)."""

    document: ParsedPage
    layout: Layout
    facts: list[BlockStats]
    outline: LayoutStats


def article_blocks(page: MeasuredPage) -> tuple[list[TextBlock], str]:
    """Return the blocks of a page that are its article, in order, and the method that chose them."""
    likely, how = score_blocks(page.facts, page.outline, load_weights().alone), ALONE
    if len(page.facts) <= MAX_ASKED and uncertainty(page.facts, likely) > UNCERTAIN:
        ask_engine(page)
        likely, how = score_blocks(page.facts, page.outline, load_weights().asked), WITH_ENGINE
    least = enough(page.outline.page_kind)
    kept = with_whole_lists(page.layout, [value >= least for value in likely])
    kept = with_embedded_posts(page.layout, kept)
    kept = without_comments(page.layout, without_counters(page.layout, kept), page.document.itemtypes)
    chosen = [block for block, value in zip(page.layout.blocks, kept, strict=True) if value]
    return [block for block in chosen if not is_teaser(block.text, block.linked)], how


def with_whole_lists(layout: Layout, kept: Sequence[bool]) -> list[bool]:
    """Return which blocks are the article's, including short items between two of its items in one list, and terms before their text."""
    result = list(kept)
    blocks = layout.blocks
    for place in range(len(blocks) - 1):
        block = blocks[place]
        if result[place] or block.linked or block.container.hidden or not kept[place + 1]:
            continue
        inside = _list_of(block)
        is_term = block.kind == "dt" and blocks[place + 1].kind == "dd"
        if inside is not None and _list_of(blocks[place + 1]) is inside:
            result[place] = is_term or (place > 0 and result[place - 1] and _list_of(blocks[place - 1]) is inside)
    return result


def _list_of(block: TextBlock) -> Container | None:
    """Return the list that a block is an item of."""
    return next((box for box in islice(block.container.chain(), MAX_ITEM) if box.tag in ("ul", "ol", "dl")), None)


def with_embedded_posts(layout: Layout, kept: Sequence[bool]) -> list[bool]:
    """Return which blocks are the article's, including the text of embedded social media posts, which are quotations.

    `kept` is the choice without them. A post's author and time have containers of their own and are left out.
    """
    result = list(kept)
    named = set(filter(is_post, {box.names for box in layout.containers}))
    posts = {id(box) for box in layout.containers if box.names in named} if named else set()
    taken = [place for place, value in enumerate(kept) if value] if posts else []
    for place in range(taken[0], taken[-1] + 1) if taken else ():
        block = layout.blocks[place]
        boxes = list(islice(block.container.chain(), MAX_CLIMB))
        depth = max((depth for depth, box in enumerate(boxes) if id(box) in posts), default=-1)
        if depth >= 0:
            beside = any(is_beside_words(box.names) for box in boxes[:depth]) or is_frame(block.text) or is_label(block.text)
            result[place] = not beside and (result[place] or len(block.text.split()) >= POST_WORDS)
    return result


def without_counters(layout: Layout, kept: Sequence[bool]) -> list[bool]:
    """Return which blocks are the article's, without the counters (`Star 24.3k`, `1,204 views`) above the page's first h1."""
    headings = (place for place, block in enumerate(layout.blocks) if block.kind == "h" and _is_first_rank(block))
    first = next(headings, 0)
    above = [value and not _COUNTER.fullmatch(block.text) for block, value in zip(layout.blocks[:first], kept, strict=False)]
    return above + list(kept[first:])


def _is_first_rank(block: TextBlock) -> bool:
    return any(box.tag == "h1" for box in block.container.chain())


def measure_page(document: ParsedPage) -> MeasuredPage:
    """Return the blocks of a page with their features. The document's tree stays as it is."""
    layout = read_layout(document.tree)
    titles = page_titles(document)
    facts, outline = measure(layout, titles, page_kind(document))
    description = next((document.meta[name][0] for name in ("og:description", "description") if name in document.meta), "")
    add_features(layout.blocks, facts, outline, (titles, description), _stated(document, layout.blocks))
    return MeasuredPage(document, layout, facts, outline)


def ask_engine(page: MeasuredPage) -> None:
    """Add features that say which blocks trafilatura takes for the article. Call it only once for a page."""
    blocks = page.layout.blocks
    kept = marks(blocks, engine_lines(page.document.tree, page.outline.nearly_all)) if blocks else []
    add_engine_features(blocks, page.facts, kept)


def page_kind(document: ParsedPage) -> str:
    """Return the kind of a page by its data, og:type and address: "product", "list" or "other"; "" for an article."""
    types = {name for node in document.jsonld for name in jsonld.types(node)}
    og_type = next(iter(document.meta.get("og:type", ())), "").lower()
    if any(jsonld.is_article(node) for node in document.jsonld) or og_type.startswith(("article", "news", "blog")):
        return ""
    place = document.url.lower().partition("://")[2]
    if (
        types & _PRODUCTS
        or og_type.startswith("product")
        or "schema.org/Product" in document.html
        or _PRODUCT_PLACE.search(place)
    ):
        kind = "list" if types & _LISTS or _LIST_PLACE.search(place) else "product"
    else:
        kind = "list" if types & _LISTS or _LIST_PLACE.search(place) else "other"
    return kind


def page_titles(document: ParsedPage) -> list[str]:
    """Return the page's titles in its meta tags, `<title>` and JSON-LD."""
    found = [document.meta[name][0] for name in ("og:title", "twitter:title") if name in document.meta][:1]
    title = next(document.tree.iter("title"), None)
    found.append("" if title is None else title.text or "")
    found.extend(item["headline"] for item in document.jsonld if isinstance(item.get("headline"), str))
    return [" ".join(title.split())[:500] for title in found if title.strip()][:8]


def _stated_body(document: ParsedPage) -> str:
    """Return the article's body as given in the page's JSON-LD, without tags; "" if there is none."""
    for item in document.jsonld:
        body = item.get("articleBody")
        if isinstance(body, str) and len(body) > MIN_STATED:
            return html.unescape(_TAGS.sub(" ", body) if "<" in body else body)
    return ""


def _stated(document: ParsedPage, blocks: Sequence[TextBlock]) -> list[int] | None:
    body = _SPACE.sub("", _stated_body(document))
    if not body:
        return None
    return [int(_SPACE.sub("", block.text) in body) if len(block.text) > MIN_TOLD else 2 for block in blocks]
