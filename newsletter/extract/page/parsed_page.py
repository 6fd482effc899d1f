"""Parses a page once into the tree shared by text, metadata and splitting."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import lxml.html
from lxml import etree

from newsletter.errors import ExtractError
from newsletter.extract.page.inline_marks import show_formulas
from newsletter.extract.page.jsonld import read_jsonld
from newsletter.extract.page.streamed_html import assemble, without_stand_ins

MAX_CHARACTERS = 10_000_000
# libxml2 stops at this depth and drops everything deeper, so a deeply nested page would lose its text.
MAX_DEPTH = 2048
# Characters that XML 1.0 forbids. NUL comes from pages in UTF-16 with another label, lone surrogates from broken escapes.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_CONTROLS = bytes(code for code in (*range(32), 127) if code not in (9, 10, 13))
_NO_CHARACTER = frozenset((*_CONTROLS, 0xFFFE, 0xFFFF))
_C1_BYTES = re.compile(rb"\xc2[\x80-\x9f]")
# C1 controls come from Windows-1252 text declared as Latin-1 or UTF-8; no page really means them.
_C1 = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
# References to C1 controls or to no character. All others, which some pages have by the thousand, are left to the parser.
_REFERENCE = re.compile(
    r"&#(?:x0*([0189]?[0-9a-f]|7f|d[89a-f][0-9a-f]{2}|fff[ef])(?![0-9a-f])"
    r"|0*([12]?[0-9]|3[01]|12[7-9]|1[3-5][0-9]|5[5-7][0-9]{3}|6553[45])(?![0-9]));?",
    re.IGNORECASE,
)
# Soft hyphens and the like: they mark where a word may be broken and are not part of it.
_SOFT_HYPHENS = (re.compile(rb"\xc2\xad"), re.compile(rb"&(?:shy|#0*173|#[xX]0*[aA][dD]);"))
_SOFT_HYPHEN = re.compile("\u00ad|&shy;|&#173;|&#x0*ad;", re.IGNORECASE)
_METADATA = frozenset(
    "base basefont bgsound link meta noscript script style template title".split()
)  # HTML, section 13.2.6.4.4
# GitHub's elements in place of `<time>`, in which scripts write `3 days ago`.
_TIME_ELEMENTS = ("relative-time", "time-ago", "local-time")
_ITEMTYPES = etree.XPath("//@itemtype")
_TAG = re.compile(r"<(?:!doctype|!--|\?xml|/?[a-z][a-z0-9:-]*[\s/>])", re.IGNORECASE)
_WRAPPER_TAG = re.compile(r"(?:</?(?!(?:p|h[1-6]|li|html|head|body|title|script|style|meta)\b)[a-z][^<>]*>\s*)+", re.IGNORECASE)


@dataclass
class ParsedPage:
    """One parsed page. `tree` is shared by all readers and never changed: work on a copy if you must change it.

    `plain`: the page is plain text; its lines are the `<p>` elements of the tree.
    """

    url: str
    html: str
    tree: lxml.html.HtmlElement
    content_type: str | None = None
    plain: bool = False

    @cached_property
    def elements(self) -> list[lxml.html.HtmlElement]:
        """All elements in order. Holding them saves lxml from creating them anew for each walk over the tree."""
        return list(self.tree.iter("*"))

    @cached_property
    def jsonld(self) -> tuple[dict[str, Any], ...]:
        """All JSON-LD objects of the page in order, arrays and `@graph` flattened, broken JSON repaired where that is cheap."""
        scripts = self.tree.iter("script")
        return read_jsonld(script.text or "" for script in scripts if "ld+json" in (script.get("type") or "").lower())

    @cached_property
    def meta(self) -> Mapping[str, tuple[str, ...]]:
        """The contents of `<meta>` in order, by their name, property and itemprop in lower case."""
        found: dict[str, list[str]] = {}
        for element in self.tree.iter("meta"):
            content = (element.get("content") or "").strip()
            if not content:
                continue
            names = {(element.get(key) or "").strip().lower() for key in ("name", "property", "itemprop", "http-equiv")}
            for name in names - {""}:
                found.setdefault(name, []).append(content)
        return {name: tuple(contents) for name, contents in found.items()}

    @cached_property
    def itemtypes(self) -> frozenset[str]:
        """The types of the page's microdata, without the vocabulary's address (`Product`)."""
        stated = cast(list[str], _ITEMTYPES(self.tree)) if "itemtype" in self.html else []
        return frozenset(name.rpartition("/")[2] for value in stated for name in value.split())

    @cached_property
    def language(self) -> str | None:
        """The language that the page states (BCP 47, `en-US`) in `<html lang>` or else in meta tags; None if it states none."""
        root = self.tree if self.tree.tag == "html" else None
        stated = (
            []
            if root is None
            else [root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), root.get("xml:lang")]
        )
        stated += [
            value for name in ("content-language", "og:locale", "dc.language", "language") for value in self.meta.get(name, ())
        ]
        for value in stated:
            match = re.match(r"\s*([A-Za-z]{2,3})(?:[-_]([A-Za-z0-9]{2,8}))?(?![A-Za-z])", value or "")
            if match:
                region = match[2] or ""
                return match[1].lower() + (f"-{region.upper() if len(region) == 2 else region}" if region else "")
        return None


def parse(text: str, url: str, content_type: str | None = None) -> ParsedPage:
    """Return the ParsedPage of a decoded page.

    At most 10 million characters are read, forbidden characters are dropped, and a page nested too deeply for the parser is flattened
    rather than lost. Text without markup (or sent as text/plain) becomes one `<p>` per line.
    Raises ExtractError only if the page is empty.
    """
    text = _cleaned(text[:MAX_CHARACTERS]).lstrip("\ufeff \t\r\n")
    if not text:
        raise ExtractError(url, "the page is empty")
    if (content_type or "").partition(";")[0].strip().lower() == "text/plain" or not _TAG.search(text):
        return ParsedPage(url, text, _plain_tree(text), content_type, plain=True)
    text = without_stand_ins(text)
    tree = _parse_html(_REFERENCE.sub(_mend_reference, text) if "&#" in text else text)
    if tree is not None and _is_too_deep(tree):
        tree = _parse_html(_WRAPPER_TAG.sub(" ", text))
    if tree is None:
        raise ExtractError(url, "the page has markup but no content")
    _end_head(tree)
    assemble(tree)
    show_formulas(tree)
    for element in tree.iter(*_TIME_ELEMENTS):
        element.tag = "time"
    return ParsedPage(url, text, tree, content_type)


def _cleaned(text: str) -> str:
    """Drop what XML forbids, and soft hyphens. Nearly all pages have none; checking that is twenty times faster in bytes."""
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:  # lone surrogates
        return _SOFT_HYPHEN.sub("", _FORBIDDEN.sub(_mend_character, text))
    if any(sign.search(data) for sign in _SOFT_HYPHENS):
        text = _SOFT_HYPHEN.sub("", text)
    odd = _C1_BYTES.search(data) or b"\xef\xbf\xbe" in data or b"\xef\xbf\xbf" in data
    if not odd and len(data.translate(None, _CONTROLS)) == len(data):
        return text
    return _FORBIDDEN.sub(_mend_character, text)


def _mend_character(match: re.Match[str]) -> str:
    return _C1.get(ord(match[0]), "")


def _mend_reference(match: re.Match[str]) -> str:
    # The parser would turn a reference to a control character into one; those to 128-159 mean Windows-1252 (HTML, section 13.2.5.80).
    code = int(match[1], 16) if match[1] else int(match[2])
    if code in _C1:
        return _C1[code]
    return "" if code in _NO_CHARACTER or 0xD800 <= code < 0xE000 else match[0]


def _parse_html(text: str) -> lxml.html.HtmlElement | None:
    # Bytes, because lxml refuses a str with an XML encoding declaration. One class for all elements, because lxml.html's choice of a
    # class for each element is a call into Python, with which every walk over the tree takes twice as long.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True)
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=lxml.html.HtmlElement))
    try:
        return cast("lxml.html.HtmlElement | None", etree.fromstring(text.encode("utf-8"), parser))
    except etree.XMLSyntaxError:
        return None


def _end_head(tree: lxml.html.HtmlElement) -> None:
    """Move content out of the head: pages need not close the head, and the parser ends it only at elements that HTML 4 knows."""
    head, body = tree.find("head"), tree.find("body")
    start = next((place for place, child in enumerate(() if head is None else head) if child.tag not in _METADATA), None)
    if head is None or start is None:
        return
    if body is None:
        body = etree.SubElement(tree, "body")
    head[-1].tail, body.text = f"{head[-1].tail or ''}{body.text or ''}", None
    body[:0] = head[start:]


def _is_too_deep(tree: lxml.html.HtmlElement) -> bool:
    # The parser stops where the limit is exceeded, so the last element is then the deepest.
    element, depth = tree, 1
    while len(element):
        element, depth = element[-1], depth + 1
    return depth >= MAX_DEPTH - 1


def _plain_tree(text: str) -> lxml.html.HtmlElement:
    root = lxml.html.Element("html")
    body = etree.SubElement(root, "body")
    for line in text.splitlines():
        if line.strip():
            etree.SubElement(body, "p").text = line.strip()
    return root
