"""Owns lines that only send the reader to other articles: "Read more: …", and a label with the linked lines under it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.extract.body.blocks import Block

# Words of such a line; lines under a label with it: more of them are the page's own list.
MOST_WORDS, MOST_LINES = 30, 10
# How much of a line is its link, where a label stands before it and where it stands under one.
PART_LINKED, ALL_LINKED = 0.4, 0.8
_LABELS = (
    "related(?: (?:articles?|content|coverage|news|posts?|stor(?:y|ies)|topics?))?|(?:also |must[- ])?read(?: also| more| next)?|"
    "see also|more|more on this|don[’']t miss(?: this| it)?|recommended(?: reading| stories)?|further reading|continue reading|"
    "in case you missed it|lesen sie (?:auch|hier|mehr|dazu)(?: auch)?|lies auch|auch interessant|mehr dazu|mehr zum thema|"
    "passend dazu|siehe auch|weiterlesen|à lire(?: aussi)?|lire aussi|voir aussi|le[ea] también|te puede interesar|"
    "leia (?:mais|também)|veja também|leggi anche|lees ook|läs (?:mer|också)|les også|læs også|lue myös|"
    "(?:czytaj|zobacz) (?:także|też|więcej)|čtěte také|číst více|читайте также|baca juga|xem thêm|関連記事|相关阅读"
)
_LABELLED = re.compile(rf"[\s\[(>»›→*•·–—-]*(?:{_LABELS})\s*(?:[:：|>»–—-]|\.\.\.|…)", re.IGNORECASE)
_LABEL = re.compile(rf"[\s\[(>»›→*•·–—-]*(?:{_LABELS})[\s:：.…>»\])]*", re.IGNORECASE)


def without_pointers(blocks: Sequence[Block], kept: Sequence[bool]) -> list[bool]:
    """Return which blocks are the article's, without those that only point to others. `kept` is the judgement of each block."""
    result = list(kept)
    places = [place for place, value in enumerate(kept) if value and len(blocks[place].text.split()) <= MOST_WORDS]
    for place in places:
        block = blocks[place]
        if _LABELLED.match(block.text) and block.linked >= PART_LINKED * len(block.text):
            result[place] = False
        elif _LABEL.fullmatch(block.text):
            end = place + 1
            while end < len(blocks) and _is_link(blocks[end]):
                end += 1
            if place + 1 < end <= place + MOST_LINES:
                result[place:end] = [False] * (end - place)
    return result


def _is_link(block: Block) -> bool:
    return block.linked >= ALL_LINKED * len(block.text) and 1 < len(block.text.split()) <= MOST_WORDS
