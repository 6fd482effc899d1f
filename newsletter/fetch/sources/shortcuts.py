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
_PLIST_BEGIN, _PLIST_END = re.compile(rb"<plist[\s>]", re.IGNORECASE), re.compile(rb"</plist\s*>", re.IGNORECASE)
_GROUP = re.compile(r"^[ \t]*\[[^\]\n]+\][ \t]*$", re.MULTILINE)
_LINK_GROUP = re.compile(r"^[ \t]*\[(?:InternetShortcut|Desktop Entry)\][ \t]*$", re.MULTILINE | re.IGNORECASE)
_KEY = re.compile(r"^(URL|Name)(?:\[\$e\])?[ \t]*=(.+)$", re.MULTILINE | re.IGNORECASE)
_NAMED = re.compile(r"([^/\\]+)\.(?:webloc|url|desktop)", re.IGNORECASE)
_HEAD = 4096
_MOST_NODES = 200_000


def shortcut_links(data: bytes, name: str = "") -> bytes | None:
    """Return the links of a shortcut file as JSON Lines with `url` and, where it has one, `title`; None for any other file.

    Several files one after another count, except binary ones. A damaged property list names no links: the answer is empty.
    A file with one link without a title has it in its `name` ("A bridge.webloc").
    """
    if data.startswith(_BINARY_PLIST):
        links = list(_in_plist(data))
    elif _XML_PLIST.match(data[:_HEAD]):
        links = [link for whole in _plists(data) for link in _in_plist(whole)]
    else:
        start = re.sub(r"^\s*(?:[#;].*\n\s*)*", "", _text_of(data[:_HEAD]).removeprefix("\ufeff"))
        if not (_GROUP.match(start) and _LINK_GROUP.search(start)):
            return None
        links = list(_in_groups(_text_of(data)))
    if len(links) == 1 and not links[0][1]:
        links = [(links[0][0], _title_in(name))]
    lines = [json.dumps({"url": url} | ({"title": title} if title else {})) for url, title in links]
    return "".join(f"{line}\n" for line in lines).encode()


def _text_of(data: bytes) -> str:
    return "\n".join(decode(data, None).splitlines())


def _plists(data: bytes) -> Iterator[bytes]:
    """Yield the property lists in a file, each from its first tag to its last; what is not closed is none."""
    start = 0
    for end in _PLIST_END.finditer(data):
        if begin := _PLIST_BEGIN.search(data, start, end.start()):
            yield data[begin.start() : end.end()]
        start = end.end()


def _in_groups(text: str) -> Iterator[tuple[str, str]]:
    """Yield (address, title) of each group of `key=value` lines that is a link."""
    for group in _LINK_GROUP.split(text)[1:]:
        lines = _KEY.findall(_GROUP.split(group, maxsplit=1)[0])
        found = {key.lower(): value.strip().strip('"') for key, value in reversed(lines)}  # the first of a key counts
        if found.get("url"):
            yield found["url"], found.get("name", "")


def _in_plist(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield (address, title) of the dictionaries with an address, in their order; each once, however often it is referred to."""
    try:
        value = plistlib.loads(data)
    # plistlib lets all these through.
    except (ValueError, TypeError, LookupError, OverflowError, RecursionError, AttributeError, ExpatError):
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


def _title_in(name: str) -> str:
    """Return the title that the name of a file has; "" if it is named by an address, as desktops do with a link without a title."""
    named = None if web_address(name) else _NAMED.fullmatch(name.rpartition("/")[2])
    return named[1] if named and not ("." in named[1] and web_address(f"https://{named[1]}")) else ""


def _title_of(node: dict[str, Any]) -> str:
    """Return the title of a link: Safari keeps it in a dictionary of its own."""
    inner = node.get("URIDictionary")
    title = (inner if isinstance(inner, dict) else node).get("title")
    return title if isinstance(title, str) else ""
