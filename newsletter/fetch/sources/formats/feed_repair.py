"""Sanitises untrusted feeds: well-formed UTF-8 XML without entities, limited in depth, length and width."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from newsletter.errors import SourceError
from newsletter.fetch.sources.document import Document
from newsletter.fetch.sources.xml_repair import (
    fault_in,
    is_well_formed,
    local_name,
    mended,
    outside_cdata,
    pieces_of,
    to_its_end,
    without_cdata,
    xml_root,
)
from newsletter.text.mime import HEAD, prolog_end
from newsletter.text.urls import web_address

MAX_ITEMS = 10_000
MAX_IN_ITEM = 200
LONG_TEXT = 20_000
SHORT_TEXT = 300

_ROOT = re.compile(r"<(?:rss|channel|feed|(?:[A-Za-z][\w.-]*:)?(?:RDF|rss|feed))[\s>]")
# HTML that no feed has as an element of its own: where a feed is not well-formed it is text that someone forgot to escape.
_HTML_TAG = re.compile(
    r"<(?=/?(?:a|b|i|u|s|p|br|hr|em|strong|span|div|img|font|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|center|table|tr|td|th|tbody"
    r"|code|pre|sup|sub|small|big|iframe|script|style|figure|figcaption|video|audio|section|article)(?:\s[^<>]{0,4000})?/?>)",
    re.IGNORECASE,
)
_BARE_LESS = re.compile(r"<(?![A-Za-z_/!?])")
_PREFIX = re.compile(r"[<\s]([A-Za-z][\w-]{0,30}):[A-Za-z][\w-]{0,60}[\s=/>]")
_DECLARED = re.compile(r"xmlns:([A-Za-z][\w-]{0,30})\s*=")
_ITEM_END = r"</(?:[\w.-]{1,40}:)?(?:item|entry)\s*>"
_SPACES = re.compile(r"\s+")
# What feeds mean by these prefixes when they forget to say so.
_USUAL = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "itunes": "http://www.itunes.com/DTDs/PodCast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
# feedparser searches these for addresses in quadratic time; nobody's name is longer.
_SHORT = frozenset(["author", "creator", "managingeditor", "webmaster", "publisher", "name", "email", "contributor"])


def harmless_xml(document: Document) -> tuple[bytes, str | None]:
    """Return the feed as XML that any parser accepts in bounded time, and why, when something of it had to be given up.

    Nothing before the root element is kept, so that no DOCTYPE and no entity of the feed's own (entity expansion, external
    entities) reaches a parser; what follows is mended as little as will do, and cut to size. Since the result is well-formed,
    feedparser's loose parser, which needs quadratic time on hostile input, is never used. Raises SourceError when there is no
    feed in it.
    """
    text, ends = to_its_end(document.text[_root_start(document) :], _ITEM_END)
    xml, whole = mended(_with_namespaces(text), _markup_escaped)
    root = xml_root(xml, document.name) if whole else _from_pieces(xml.decode(), document.name)
    problem = _cut_to_size(root) or (None if whole else fault_in(xml, ends))
    xml = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    if not is_well_formed(xml):
        raise SourceError(document.name, "a feed that is not XML")
    return xml, problem


def _root_start(document: Document) -> int:
    start = prolog_end(document.text)
    if _ROOT.match(document.text, start):
        return start
    found = _ROOT.search(document.text[:HEAD])
    if not found:
        raise SourceError(document.name, "not a feed")
    return found.start()


def _with_namespaces(text: str) -> str:
    missing = set(_PREFIX.findall(without_cdata(text))) - set(_DECLARED.findall(text)) - {"xml", "xmlns"}
    if not missing:
        return text
    at = 1
    while at < len(text) and text[at] not in " \t\r\n>/":
        at += 1
    added = "".join(f' xmlns:{name}="{_USUAL.get(name, "urn:undeclared:" + name)}"' for name in sorted(missing)[:100])
    return text[:at] + added + text[at:]


def _markup_escaped(text: str) -> str:
    return outside_cdata(text, lambda piece: _BARE_LESS.sub("&lt;", _HTML_TAG.sub("&lt;", piece)))


def _from_pieces(text: str, name: str) -> Any:
    """Return a broken feed's tree, made of its head and of each item for itself, each as far as it can be recovered."""
    pieces = pieces_of(text, "item|entry")
    head = text[: pieces[0][0]] if pieces else text
    root = xml_root(head.encode(), name)
    opening = head[: head.find(">") + 1]
    container = next((element for element in root.iter() if local_name(element) == "channel"), root)
    container = root if local_name(root) == "rdf" else container
    for start, end in pieces[: MAX_ITEMS + 1]:
        for item in xml_root(f"{opening}{text[start:end]}".encode(), name):
            container.append(item)
    return root


def _cut_to_size(root: Any) -> str | None:
    items = [element for element in root.iter() if local_name(element) in ("item", "entry")]
    for item in items:
        for surplus in [*item[MAX_IN_ITEM:], *(child for child in item[:MAX_IN_ITEM] if _is_mere_number(child))]:
            item.remove(surplus)
    for surplus in items[MAX_ITEMS:]:
        parent = surplus.getparent()
        if parent is not None:
            parent.remove(surplus)
    for element in root.iter():
        limit = SHORT_TEXT if local_name(element) in _SHORT else LONG_TEXT
        element.text, element.tail = _shortened(element.text, limit), _shortened(element.tail, LONG_TEXT)
    return f"it has more than {MAX_ITEMS:,} items" if len(items) > MAX_ITEMS else None


def _is_mere_number(element: Any) -> bool:
    """Return whether this is a guid that is no address, or says that it is none (RSS 2.0, "isPermaLink")."""
    if local_name(element) != "guid":
        return False
    says = {str(key).lower(): str(value).strip().lower() for key, value in element.attrib.items()}
    return says.get("ispermalink") == "false" or web_address(element.text or "") is None


def _shortened(text: str | None, limit: int) -> str | None:
    # Many line ends in a row are as slow for feedparser as a long text; in what we keep of it white space means nothing.
    return _SPACES.sub(" ", text)[:limit] if text else text
