"""Owns the assembly of pages that React streams: parts that were late stand hidden at the end, and a script would put them in place.

A server that renders React sends a page with `<template id="B:0">` where a part is still to come, and the part behind all the rest in
`<div hidden id="S:0">` (`P:0` for a part of a part). Whoever reads the page without its scripts finds the article hidden and in
disorder (React 18, "New Suspense SSR Architecture", reactwg discussion 37).
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_PART = re.compile(r"(.{0,80})S:([0-9a-f]{1,8})", re.DOTALL)
_PLACES = ("B:", "P:")
MARK = "S:"


def assemble(tree: HtmlElement) -> None:
    """Put the hidden parts of a streamed page where they belong; a part without a place stays as it is. Changes the tree."""
    parts = [part for part in tree.iter("div", "table") if "hidden" in part.attrib and MARK in part.get("id", "")]
    if not parts:
        return
    places = {template.get("id", ""): template for template in tree.iter("template")}
    for part in parts:
        named = _PART.fullmatch(part.get("id", ""))
        found = (places.get(f"{named[1]}{kind}{named[2]}") for kind in _PLACES) if named else ()
        place = next((template for template in found if template is not None), None)
        if place is not None and place.getparent() is not None and part not in place.iterancestors():
            _move(part, place)


def _move(part: HtmlElement, place: HtmlElement) -> None:
    """Put a part's content in place of its template, and leave the text behind both where it is."""
    stand_in = part.makeelement("div")
    part.addprevious(stand_in)
    stand_in.tail, part.tail = part.tail, None
    place.addprevious(part)
    stand_in.drop_tree()
    part.drop_tag()
    place.drop_tree()
