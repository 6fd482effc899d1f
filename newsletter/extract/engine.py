"""Owns the call of trafilatura: what the engine takes for the article, as marks on our blocks.

The engine is given only the container that holds nearly all prose, already freed of code, menus and widgets: on whole pages it
spends most of its time on what is thrown away. Its metadata, its comparison with two further extractors and its `deduplicate`
(a cache across pages) stay off; our own judgement of blocks does their work.
"""

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Sequence

import lxml.html
import trafilatura
from lxml import etree
from trafilatura.settings import Extractor

from newsletter.extract.blocks import SKIPPED, Block, Container

# The engine reports every page it dislikes; what is wrong with a page is ours to say.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_LEFT_OUT = (*sorted(SKIPPED), "link", "meta", "aside", "footer", "nav", "button")
_SPACE = re.compile(r"\s+")
MIN_FOUND = 25


def engine_lines(tree: lxml.html.HtmlElement, box: Container | None) -> list[str]:
    """Return the lines that trafilatura takes out of a container (None: the whole page); none where it fails."""
    options = Extractor(output_format="python", fast=True, comments=False)
    try:
        found = trafilatura.bare_extraction(_stripped(tree, box), options=options)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, etree.LxmlError):
        return []  # its own faults on odd trees; our judgement goes on without it
    return str(found.text or "").splitlines() if found is not None else []


def marks(blocks: Sequence[Block], lines: Sequence[str]) -> list[bool]:
    """Return for each block whether it stands in the engine's lines: somewhere when long, as a line of its own when short."""
    bare = [_SPACE.sub("", line) for line in lines]
    whole, single = "".join(bare), {line.strip("-|") for line in bare}
    rows = whole.replace("|", "")
    found = []
    for block in blocks:
        text = _SPACE.sub("", block.text)
        if block.kind == "row":
            found.append(text.replace("|", "") in rows)
        else:
            found.append(text in whole if len(text) >= MIN_FOUND else text in single)
    return found


def _stripped(tree: lxml.html.HtmlElement, box: Container | None) -> lxml.html.HtmlElement:
    whole = box is None or box.tag in ("html", "body")
    part = copy.deepcopy(tree if box is None else box.element)
    part.tail = None
    etree.strip_elements(part, *_LEFT_OUT, with_tail=False)
    if whole and part.tag == "html":
        return part
    root = tree.makeelement("html")
    if whole:
        root.append(part)
        return root
    if part.tag in ("td", "th", "tr", "tbody", "table"):
        part.tag = "div"
    body = etree.SubElement(root, "body")
    # A name that the engine knows: it is to judge what stands in the box, not to look for another.
    etree.SubElement(body, "article", {"class": "post"}).append(part)
    return root
