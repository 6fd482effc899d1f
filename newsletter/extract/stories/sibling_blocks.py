"""Finds sibling blocks of the same shape with their own timestamps: live blog entries without structured data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import cast

from lxml.html import HtmlElement

from newsletter.extract.page.timestamps import stamped

MIN_BLOCKS = 4
MAX_CLIMB = 8
MAX_SHAPES = 40
# A block with more times than this is a list of entries itself.
MAX_TIMES = 4
# The share of the blocks of a shape that must have a time, and of the page's prose that must be in them.
TIMED = 0.8
COVERED = 0.35
_VARIABLE = re.compile(r"\d")
_COMMENTS = re.compile(
    r"(?<![a-z])(?:(?:user-?)?comments?|disqus|responses?|respond|reply|replies|reviews?|forum|threads?|messages?|chat|reactions?|feedback|"
    r"testimonials?|kommentare?|commentaires?|comentarios?|leserbriefe?)(?![a-z])|commentlist|UserComments|schema\.org/(?:Comment|Review|Answer)",
    re.IGNORECASE,
)
# What blocks of one shape have in common ("class", "first class", "parent"), the tag, and the classes or the parent itself.
Shape = tuple[object, ...]


def groups(tree: HtmlElement, labels: bool, wanted: Callable[[Sequence[HtmlElement]], bool]) -> list[tuple[HtmlElement, ...]]:
    """Return the groups of at least four blocks of one shape, most of which have a time, the largest first.

    The search goes upwards from the times, so a page with fewer than four takes no time. Two blocks have one shape if they have the
    same tag and classes (ignoring digits), or the same tag and parent. `labels`: see `timestamps.stamped`. Groups that are not `wanted`
    are left out before the expensive part begins.
    """
    times = stamped(tree, labels)
    if len(times) < MIN_BLOCKS:
        return []
    shapes: dict[Shape, dict[HtmlElement, int]] = {}
    for stamp in times:
        for element in _climb(stamp):
            for shape in _shapes(element):
                members = shapes.setdefault(shape, {})
                members[element] = members.get(element, 0) + 1
    likely = sorted((item for item in shapes.items() if len(item[1]) >= MIN_BLOCKS), key=lambda item: -len(item[1]))
    found = [group for shape, members in likely[:MAX_SHAPES] if (group := _group(shape, members, tree, wanted))]
    return sorted(dict.fromkeys(found), key=lambda group: -len(group))


def is_comment(element: HtmlElement) -> bool:
    """Say whether an element, or one around it, is a reader's comment, a review or a forum's thread."""
    return any(_COMMENTS.search(_name(node)) for node in (element, *_climb(element)))


def _climb(element: HtmlElement) -> list[HtmlElement]:
    path: list[HtmlElement] = []
    node = element.getparent()
    while node is not None and node.tag not in ("body", "html", "main") and len(path) < MAX_CLIMB:
        path.append(node)
        node = node.getparent()
    return path


def _name(element: HtmlElement) -> str:
    return " ".join(filter(None, map(element.get, ("class", "id", "itemtype", "itemprop", "data-component"))))


def _shapes(element: HtmlElement) -> Iterator[Shape]:
    tag = str(element.tag)
    classes = [name for name in (element.get("class") or "").split() if not _VARIABLE.search(name)]
    if classes:
        yield ("class", tag, *sorted(classes))
        if len(classes) > 1:
            yield ("first class", tag, classes[0])
    parent = element.getparent()
    if parent is not None and tag in ("article", "section", "li", "div", "dd", "p"):
        yield ("parent", tag, parent)


def _group(
    shape: Shape, members: dict[HtmlElement, int], tree: HtmlElement, wanted: Callable[[Sequence[HtmlElement]], bool]
) -> tuple[HtmlElement, ...]:
    """Return the outermost blocks of a shape in document order, if most blocks of this shape in the page have a time; else ()."""
    blocks = [element for element in members if not any(node in members for node in _climb(element))]
    if len(blocks) < MIN_BLOCKS or median(members[element] for element in blocks) > MAX_TIMES:
        return ()
    if not wanted(blocks):
        return ()
    same = _same_shape(shape, blocks, tree)
    if len(blocks) < TIMED * max(len(same), 1):
        return ()
    order = {element: place for place, element in enumerate(tree.iter(str(shape[1])))}
    return tuple(sorted({*blocks, *same}, key=lambda element: order[element]))


def _same_shape(shape: Shape, blocks: Sequence[HtmlElement], tree: HtmlElement) -> list[HtmlElement]:
    holder = shape[2] if shape[0] == "parent" else tree
    candidates = cast(HtmlElement, holder).iter(str(shape[1]))
    known = set(blocks)
    return [
        element
        for element in candidates
        if (element in known or shape in _shapes(element))
        and not any(node in known for node in _climb(element))
        and len("".join(element.itertext()).split()) >= 5
    ]
