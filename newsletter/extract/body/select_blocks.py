"""Owns the judged page: the blocks that are its article, with the engine's opinion where our own leaves doubt."""

from __future__ import annotations

from newsletter.extract.body.blocks import Block
from newsletter.extract.body.classifier import LIKELY, doubt, judge, learned
from newsletter.extract.body.comments import without_comments
from newsletter.extract.body.measure import ask_engine, read_page
from newsletter.extract.body.pointers import without_pointers
from newsletter.extract.body.teasers import without_teasers
from newsletter.extract.body.wholeness import made_whole
from newsletter.extract.page.document import Document

# Above this the engine is asked too: on one page in ten. Asked more often it makes the text no better (train_blocks.py).
DOUBT = 0.7
# On pages of more blocks the engine takes its time with the square of their depth.
MAX_ASKED = 5_000
ALONE, WITH_ENGINE = "blocks", "trafilatura and blocks"


def article_blocks(document: Document) -> tuple[list[Block], str]:
    """Return the blocks of a page that are its article, in order, and who judged them."""
    page = read_page(document)
    likely, how = judge(page.facts, page.outline, learned().alone), ALONE
    if len(page.facts) <= MAX_ASKED and doubt(page.facts, likely) > DOUBT:
        ask_engine(page)
        likely, how = judge(page.facts, page.outline, learned().asked), WITH_ENGINE
    blocks, kept = page.layout.blocks, [value >= LIKELY for value in likely]
    for corrected in (made_whole, without_teasers, without_comments, without_pointers):
        kept = corrected(blocks, kept)
    return [block for block, value in zip(blocks, kept, strict=True) if value], how
