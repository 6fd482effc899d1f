"""Parses malformed XML from untrusted sources safely, with minimal repairs: no DTD, no entities, no network."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html.entities import html5
from typing import Any
from xml.parsers import expat

from lxml import etree

from newsletter.errors import SourceError
from newsletter.fetch.sources.hint_text import plain

_CDATA = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
_NAMED = re.compile(r"&([A-Za-z]{2,31}\d{0,2});")
_BARE_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#x[0-9A-Fa-f]{1,6};|(?:amp|lt|gt|quot|apos);)")
_NUMBER = re.compile(r"&#(?:(\d{1,7})|x([0-9A-Fa-f]{1,6}));")
_PREDEFINED = {"&amp;": "&#38;", "&lt;": "&#60;", "&gt;": "&#62;", "&quot;": "&#34;", "&apos;": "&#39;"}
_NAME = re.compile(r"<([A-Za-z_][\w:.-]{0,100})")
# How libxml2 reads what may be hostile: what can be recovered, and nothing from elsewhere.
SAFELY: dict[str, Any] = {"recover": True, "resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def mended(text: str, *further: Callable[[str], str]) -> tuple[bytes, bool]:
    """Return a text that begins with its root element as XML in UTF-8, and whether it is well-formed.

    Tried in turn: the text as it is; with bare ampersands escaped and HTML's named entities as characters; with each of
    `further`. What is still broken is left to a parser that recovers; for libxml2, which drops the five named entities after the
    first fault, they are then written as numbers.
    """
    for mend in (None, ampersands_escaped, *further):
        text = mend(text) if mend else text
        xml = text.encode("utf-8", "replace")
        if is_well_formed(xml):
            return xml, True
    # In a broken text what looks like CDATA may be read as something else.
    return _NUMBER.sub(_possible, outside_cdata(text, _numbered)).encode("utf-8", "replace"), False


def to_its_end(text: str, unit: str) -> tuple[str, bool]:
    """Return a text that begins with its root element without what follows that element, and whether its end is there.

    Where the end is missing the text is cut behind the last `unit` (a regular expression for the end of an item), since half an
    address is another address.
    """
    root = _NAME.match(text)
    end = text.rfind(f"</{root[1]}") if root else -1
    if end >= 0:
        return text[: text.find(">", end) + 1 or len(text)], True
    if root is None or is_well_formed(text.encode("utf-8", "replace")):
        return text, True
    last = max((found.end() for found in re.finditer(unit, text)), default=0)
    return text[:last] if last else f"{root[0]}>", False


def xml_root(xml: bytes, name: str) -> Any:
    """Return the root element of XML, of broken XML what can be recovered, without entities. Raises SourceError for nothing."""
    parser = etree.XMLParser(**SAFELY, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(name, "broken XML; nothing can be read from it") from error
    if root is None:
        raise SourceError(name, "broken XML; nothing can be read from it")
    etree.strip_elements(root, etree.Entity, with_tail=False)
    return root


def pieces_of(text: str, names: str) -> list[tuple[int, int]]:
    """Return where the elements of these `names` (a regular expression) begin and end in broken XML.

    One whose end is missing ends where the next begins, so that a fault in one does not swallow those after it.
    """
    pieces: list[tuple[int, int]] = []
    start = None
    for tag in re.finditer(rf"<(/?)(?:[\w.-]{{1,40}}:)?(?:{names})(?:\s[^<>]*)?>", text):
        if start is not None:
            pieces.append((start, tag.end() if tag[1] else tag.start()))
        start = None if tag[1] else tag.start()
    return pieces


def fault_in(xml: bytes, ends: bool) -> str:
    """Return in a few words what is wrong with XML that is not well-formed: cut off, or broken, with the first fault's line."""
    if not ends:
        return "it is cut off"
    parser = etree.XMLParser(**SAFELY)
    try:
        etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        return f"it is broken XML ({plain(error.msg, 120)})"
    errors: Iterable[Any] = parser.error_log
    first = next(iter(errors), None)
    return f"it is broken XML (line {first.line}: {plain(first.message, 120)})" if first is not None else "it is broken XML"


def is_well_formed(xml: bytes) -> bool:
    """Return whether expat, with namespaces, reads this to its end."""
    parser = expat.ParserCreate("utf-8", " ")
    try:
        parser.Parse(xml, True)
    except expat.ExpatError:
        return False
    return True


def outside_cdata(text: str, change: Callable[[str], str]) -> str:
    """Return XML text with `change` applied to what stands outside its CDATA sections."""
    return "".join(piece if number % 2 else change(piece) for number, piece in enumerate(_CDATA.split(text)))


def without_cdata(text: str) -> str:
    """Return XML text without its CDATA sections."""
    return _CDATA.sub("", text)


def ampersands_escaped(text: str) -> str:
    """Return XML text with HTML's named entities as characters, impossible characters dropped and bare ampersands escaped.

    CDATA is left alone.
    """
    return outside_cdata(
        text, lambda piece: _NUMBER.sub(_possible, _BARE_AMPERSAND.sub("&amp;", _NAMED.sub(_character, piece)))
    )


def local_name(element: Any) -> str:
    """Return an element's name in lower case without its namespace or prefix; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def _character(found: re.Match[str]) -> str:
    known = html5.get(f"{found[1]};", found[0])
    return found[0] if known in "&<>\"'" else known


def _possible(found: re.Match[str]) -> str:
    # A parser that recovers lets surrogates and controls through as bytes that are no UTF-8 (XML 1.0, production 2).
    code = int(found[1]) if found[1] else int(found[2], 16)
    allowed = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return found[0] if allowed else ""


def _numbered(text: str) -> str:
    return re.sub("&(?:amp|lt|gt|quot|apos);", lambda found: _PREDEFINED[found[0]], text)
