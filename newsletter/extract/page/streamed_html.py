"""Reassembles a page as a browser shows it: streamed fragments and declarative shadow DOM.

A server that renders React sends `<template id="B:0">` in place of a part that is not ready, and later, after the rest, the part itself in
`<div hidden id="S:0">` (`P:0` for a part of a part); a script moves it to its place (React 18, "New Suspense SSR Architecture"). A
`<template shadowrootmode>` is what its parent shows, with the parent's own content in the slots (HTML, section 4.12.3; DOM,
section 4.2.2). Without reassembly, the article in such a page is hidden or not found at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

_PART = re.compile(r"(.{0,80})S:([0-9a-f]{1,8})", re.DOTALL)
STAND_IN = "<!--$?-->"
_MARK = re.compile(r'<!--(?:(/)\$|\$[?!~]?)-->(?:<template id="([^"<>]{1,90})"></template>)?')
_LATE = re.compile(r'<(?:div|table) hidden(?:="")? id="([^"<>]{0,80})S:([0-9a-f]{1,8})"')
_PLACES = ("B:", "P:")
# A limit, because each is searched for its slots and they may be nested.
MAX_SHADOWS = 500
_MODES = ("shadowrootmode", "shadowroot")


def without_stand_ins(text: str) -> str:
    """Return a page's markup without React's placeholders ("Loading …") for parts that are further down in the page.

    `<!--$?-->` begins a placeholder with its template, `<!--/$-->` ends it; placeholders may be nested.
    """
    if STAND_IN not in text:
        return text
    late = {f"{named[1]}B:{named[2]}" for named in _LATE.finditer(text)}
    stand_ins: list[tuple[int, int]] = []
    open_places: list[int] = []  # where the content of each open placeholder begins; 0 if it is kept
    for mark in _MARK.finditer(text):
        if mark[1] is None:
            open_places.append(mark.end() if mark[2] and mark[2] in late else 0)
        elif open_places and (start := open_places.pop()):
            while stand_ins and stand_ins[-1][0] > start:  # nested ones
                stand_ins.pop()
            stand_ins.append((start, mark.start()))
    ends = [0, *(end for _, end in stand_ins)]
    return "".join(text[end:start] for end, start in zip(ends, [*(start for start, _ in stand_ins), len(text)], strict=True))


def assemble(tree: HtmlElement) -> None:
    """Move the hidden parts of a page to where browsers show them. Changes the tree; parts without a place stay where they are."""
    templates = list(tree.iter("template"))  # most pages have none
    if templates:
        _place_late_parts(tree)
    shadows = [template for template in templates if any(mode in template.attrib for mode in _MODES)]
    for template in shadows[:MAX_SHADOWS]:
        if template.getparent() is not None:
            _show_shadow(template)


def _place_late_parts(tree: HtmlElement) -> None:
    parts = [part for part in tree.iter("div", "table") if "hidden" in part.attrib and "S:" in part.get("id", "")]
    places = {template.get("id", ""): template for template in tree.iter("template")} if parts else {}
    for part in parts:
        named = _PART.fullmatch(part.get("id", ""))
        found = (places.get(f"{named[1]}{kind}{named[2]}") for kind in _PLACES) if named else ()
        place = next((template for template in found if template is not None), None)
        if place is not None and place.getparent() is not None and part not in place.iterancestors():
            _put(part, place)
            part.drop_tag()
            place.drop_tree()


def _put(element: HtmlElement, place: HtmlElement) -> None:
    """Move an element before another one, without the text that follows it."""
    stand_in = element.makeelement("div")
    element.addprevious(stand_in)
    stand_in.tail, element.tail = element.tail, None
    place.addprevious(element)
    stand_in.drop_tree()


def _show_shadow(template: HtmlElement) -> None:
    """Put a shadow tree in the place of its template, and the template's siblings into its slots."""
    slots: dict[str, HtmlElement] = {}
    for slot in template.iter("slot"):
        slots.setdefault(slot.get("name", ""), slot)
    for element in _beside(template):
        slot = slots.get(element.get("slot", ""))
        if slot is not None:
            _put(element, slot)
    for slot in slots.values():
        slot.drop_tag()  # browsers show a slot's own content only if nothing was put into it; the classifier decides about that
    template.drop_tag()


def _beside(template: HtmlElement) -> Iterable[HtmlElement]:
    parent = template.getparent()
    return [] if parent is None else [element for element in parent if element is not template]
