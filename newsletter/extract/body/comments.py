"""Recognises reader comments next to an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from newsletter.extract.page.text_blocks import NEVER_APART, Container, Layout

# Words that must be left without the comments; with fewer, the page is a forum or shows a single comment, and nothing is dropped.
MIN_ARTICLE = 100
# Matches one whole class or id. `has-comments` is a class of the article, and a long id is a heading's anchor.
_NAME = re.compile(
    r"(?!(?:has|no|with|show|open|allow|enable)[-_])(?:[a-z0-9]{1,14}[-_]{1,2})?"
    r"(?:comments?|kommentare?|commentaires?|comentarios?|commenti|reacties|komentarze)"
    r"(?:[-_]{0,2}(?:list|area|section|content|body|text|thread|wrap(?:per)?|container|item|box|block|main|inner|holder|\d{1,12}))?"
    r"|disqus_thread",
    re.IGNORECASE,
)
_COMMENT = "schema.org/Comment"
_NEVER = NEVER_APART | {"body", "html"}


def without_comments(layout: Layout, kept: Sequence[bool], itemtypes: frozenset[str] = frozenset()) -> list[bool]:
    """Return which blocks are the article's, without readers' comments.

    `kept` says for each block whether it was classified as the article's; `itemtypes` are the types of the page's microdata.
    """
    named = {box.names for box in layout.containers} | {box.ident for box in layout.containers}
    if "Comment" not in itemtypes and not any(map(_is_named, named)):  # most pages end here
        return list(kept)
    blocks = layout.blocks
    known: dict[int, bool] = {}
    article = [value and not _is_comment(block.container, known) for block, value in zip(blocks, kept, strict=True)]
    words = sum(len(block.text.split()) for block, value in zip(blocks, article, strict=True) if value)
    return article if words >= MIN_ARTICLE else list(kept)


def _is_comment(container: Container, known: dict[int, bool]) -> bool:
    """Whether a container or one around it holds comments. `known` caches results, because blocks share containers."""
    waiting = []
    box: Container | None = container
    while box is not None and id(box) not in known:
        waiting.append(box)
        box = box.parent
    found = box is not None and known[id(box)]
    for inner in reversed(waiting):
        found = known[id(inner)] = found or _is_own(inner)
    return found


def _is_own(box: Container) -> bool:
    if box.tag in _NEVER:
        return False
    return _is_named(box.names) or _is_named(box.ident) or _COMMENT in (box.element.get("itemtype") or "")


@lru_cache(maxsize=8192)
def _is_named(names: str) -> bool:
    return any(_NAME.fullmatch(name) for name in names.split())
