"""Owns readers' comments: boxes named as such, beside an article that stands without them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from newsletter.extract.body.blocks import MAX_CLIMB, NEVER_APART, Block

# Words of an article that need no comments: a page that says less without them is a forum, or one comment shown by itself.
MIN_ARTICLE = 100
# One word of a class or an id. `has-comments` speaks of the article, and a long one is a heading's anchor.
_NAME = re.compile(
    r"(?!(?:has|no|with|show|open|allow|enable)[-_])(?:[a-z0-9]{1,14}[-_]{1,2})?"
    r"(?:comments?|kommentare?|commentaires?|comentarios?|commenti|reacties|komentarze)"
    r"(?:[-_]{0,2}(?:list|area|section|content|body|text|thread|wrap(?:per)?|container|item|box|block|main|inner|holder|\d{1,12}))?"
    r"|disqus_thread",
    re.IGNORECASE,
)
_COMMENT = "schema.org/Comment"


def without_comments(blocks: Sequence[Block], kept: Sequence[bool]) -> list[bool]:
    """Return which blocks are the article's, without readers' comments. `kept` is the judgement of each block."""
    article = [value and not _is_comment(block) for block, value in zip(blocks, kept, strict=True)]
    words = sum(len(block.text.split()) for block, value in zip(blocks, article, strict=True) if value)
    return article if words >= MIN_ARTICLE else list(kept)


def _is_comment(block: Block) -> bool:
    return any(
        box.tag not in NEVER_APART
        and (_is_named(f"{box.names} {box.element.get('id') or ''}") or _COMMENT in (box.element.get("itemtype") or ""))
        for box in islice(block.container.chain(), MAX_CLIMB)
        if box.tag not in ("body", "html")
    )


@lru_cache(maxsize=8192)
def _is_named(names: str) -> bool:
    return any(_NAME.fullmatch(name) for name in names.split())
