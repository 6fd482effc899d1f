"""Calls trafilatura and maps its result onto our blocks.

trafilatura ("the engine") is asked about pages whose blocks our classifier is unsure of, and about pages where nothing was found. For the
former it gets only the container with nearly all of the prose, without code, menus and widgets, and only its main extractor is called:
on whole pages it spends most of its time on discarded parts, on metadata, and on a comparison with two further extractors. Its
`deduplicate` (a cache across pages) stays off.
"""

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Sequence

import lxml.html
import trafilatura
from lxml import etree
from trafilatura.htmlprocessing import convert_tags, tree_cleaning
from trafilatura.main_extractor import extract_content
from trafilatura.settings import Extractor

from newsletter.extract.page.class_names import parts_named
from newsletter.extract.page.text_blocks import SKIPPED, Container, TextBlock

# trafilatura logs every page that it cannot read well; we report problems with pages ourselves.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

MIN_FOUND = 25
_OPTIONS = Extractor(output_format="python", fast=True, comments=False)
_LEFT_OUT = (*sorted(SKIPPED), "link", "meta", "aside", "footer", "nav", "button")
_SPACE = re.compile(r"\s+")
_TELLING = frozenset(
    "share letter promo related author meta comment advert consent caption navigation hidden embed inset".split()
)
# Exceptions that it raises on unusual trees; the classifier then does without it.
_FAULTS = (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, etree.LxmlError)


def engine_lines(tree: lxml.html.HtmlElement, box: Container | None) -> list[str]:
    """Return the lines that trafilatura's main extractor finds in a container (None: the whole page); [] if it fails."""
    try:
        body = extract_content(convert_tags(tree_cleaning(_stripped(tree, box), _OPTIONS), _OPTIONS, None), _OPTIONS)[0]
    except _FAULTS:
        return []
    return [line for line in (" ".join("".join(element.itertext()).split()) for element in body) if line]


def whole_engine_lines(tree: lxml.html.HtmlElement) -> list[str]:
    """Return the lines that trafilatura finds on the whole page, its own fallbacks included; [] if it fails.

    `fast` skips its comparison with two further extractors: for pages where our blocks give nothing, that doubles its time and found
    nothing more on any page of the benchmark.
    """
    try:
        found = trafilatura.bare_extraction(copy.deepcopy(tree), output_format="python", include_comments=False, fast=True)
    except _FAULTS:
        return []
    return str(found.text or "").splitlines() if found is not None else []


def marks(blocks: Sequence[TextBlock], lines: Sequence[str]) -> list[bool]:
    """Return for each block whether trafilatura's lines contain it: anywhere if it is long, as a whole line if it is short."""
    bare = [_SPACE.sub("", line) for line in lines]
    whole, single = "".join(bare), {line.strip("-|") for line in bare}
    rows = whole.replace("|", "")
    found = []
    for block in blocks:
        text = block.text.replace(" ", "")
        if block.kind == "row":
            found.append(text.replace("|", "") in rows)
        elif block.kind == "pre":
            found.append(_SPACE.sub("", text) in whole)
        else:
            found.append(text in whole if len(text) >= MIN_FOUND else text in single)
    return found


def _drop_names(part: lxml.html.HtmlElement) -> None:
    """Remove the classes and ids that do not mark a part as foreign to the article: trafilatura tries a hundred patterns on each."""
    for element in part.iter():
        names, key = element.get("class"), element.get("id")
        if (names or key) and _TELLING.isdisjoint(parts_named(f"{names or ''} {key or ''}")):
            for attribute in ("class", "id"):
                element.attrib.pop(attribute, None)


def _stripped(tree: lxml.html.HtmlElement, box: Container | None) -> lxml.html.HtmlElement:
    whole = box is None or box.tag in ("html", "body")
    part = copy.deepcopy(tree if box is None else box.element)
    part.tail = None
    etree.strip_elements(part, *_LEFT_OUT, with_tail=False)
    etree.strip_tags(part, "span")
    _drop_names(part)
    if whole and part.tag == "html":
        return part
    root = tree.makeelement("html")
    if whole:
        root.append(part)
        return root
    if part.tag in ("td", "th", "tr", "tbody", "table"):
        part.tag = "div"
    body = etree.SubElement(root, "body")
    # trafilatura knows this element and class as an article: it should judge what is inside, not search for another container.
    etree.SubElement(body, "article", {"class": "post"}).append(part)
    return root
