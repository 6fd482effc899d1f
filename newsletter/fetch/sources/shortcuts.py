"""Reads the files in which desktops keep a link: `.webloc` and Safari's property lists, `.url`, `.desktop`."""

from __future__ import annotations

import json
import plistlib
import re
from collections.abc import Iterator
from typing import Any
from xml.parsers.expat import ExpatError

from newsletter.text.charset import decode
from newsletter.text.urls import web_address

_BINARY_PLIST = b"bplist00"
_XML_PLIST = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!DOCTYPE\s+plist[^>]*>\s*)?<plist[\s>]", re.IGNORECASE)
_ONE_PLIST = re.compile(rb"<plist[\s>].*?</plist\s*>", re.DOTALL | re.IGNORECASE)
_GROUP = re.compile(r"^\s*\[[^\]\n]+\]\s*$", re.MULTILINE)
_LINK_GROUP = re.compile(r"^\s*\[(?:InternetShortcut|Desktop Entry)\]\s*$", re.MULTILINE | re.IGNORECASE)
_KEY = re.compile(r"^(URL|Name)(?:\[\$e\])?[ \t]*=[ \t]*(.+?)[ \t\r]*$", re.MULTILINE)
_HEAD = 4096
_MOST_NODES = 200_000


def shortcut_links(data: bytes) -> bytes | None:
    """Return the links of a shortcut file as JSON Lines with `url` and, where it has one, `title`; None for any other file.

    Several files one after another count, except binary ones. A damaged property list names no links: the answer is empty.
    """
    if data.startswith(_BINARY_PLIST):
        links = list(_in_plist(data))
    elif _XML_PLIST.match(data[:_HEAD]):
        links = [link for found in _ONE_PLIST.finditer(data) for link in _in_plist(found[0])]
    else:
        text = decode(data[:_HEAD], None)
        start = re.sub(r"^\s*(?:[#;].*\n\s*)*", "", text.removeprefix("\ufeff"))
        if not (_GROUP.match(start) and _LINK_GROUP.search(start)):
            return None
        links = list(_in_groups(decode(data, None)))
    lines = [json.dumps({"url": url} | ({"title": title} if title else {})) for url, title in links]
    return "".join(f"{line}\n" for line in lines).encode()


def _in_groups(text: str) -> Iterator[tuple[str, str]]:
    """Yield (address, title) of each group of `key=value` lines that is a link."""
    for group in _LINK_GROUP.split(text)[1:]:
        found = dict(reversed(_KEY.findall(_GROUP.split(group)[0])))  # the first of a key counts
        if "URL" in found:
            yield found["URL"], found.get("Name", "")


def _in_plist(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield (address, title) of the dictionaries with an address, in their order; each once, however often it is referred to."""
    try:
        value = plistlib.loads(data)
    except (ValueError, OverflowError, RecursionError, AttributeError, ExpatError):  # plistlib lets all these through
        return
    left: list[Any] = [value]
    seen: set[int] = set()
    while left and len(seen) < _MOST_NODES:
        node = left.pop()
        if id(node) in seen or not isinstance(node, dict | list):
            continue
        seen.add(id(node))
        if isinstance(node, dict):
            address = node.get("URL") or node.get("URLString")
            if isinstance(address, str) and web_address(address):
                yield address, _title_of(node)
                continue
        left += reversed(list(node.values()) if isinstance(node, dict) else node)


def _title_of(node: dict[str, Any]) -> str:
    """Return the title of a link: Safari keeps it in a dictionary of its own."""
    inner = node.get("URIDictionary")
    title = (inner if isinstance(inner, dict) else node).get("title")
    return title if isinstance(title, str) else ""
