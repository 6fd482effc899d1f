"""Finds quotations in a text and checks that their words appear consecutively in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.claims.words import read_words, spoken_keys

PAIRS = re.compile(
    r"[“„]([^“”„]{2,600})[”“]|”(?=\w)([^“”„]{2,600})”|«\s?([^«»]{2,600}?)\s?»|»(?=\w)([^«»]{2,600})[«»]|"
    # A straight mark behind a figure is of inches.
    r"(?<!\d)\"([^\"]{2,600})\"|"
    r"(?<![\w’'])[‘'](?=[^\s,.;:!?)])([^‘’']{2,200}(?:[’'](?=\w)[^‘’']{1,200}){0,30})(?<=\S)[’'](?!\w)"
)
# The group of PAIRS that is between single marks, which are apostrophes too.
SINGLE = PAIRS.groups
# What an editor may leave out or add: an ellipsis, a word of her own in brackets.
GAP = re.compile(r"\s*(?:\[[^\]]*\]|\(\s*\.\.\.\s*\)|…|\.\.\.)\s*")


def read_quotations(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield (words, start, end) of every quotation of two words or more; start and end are of the words without their marks."""
    for found in PAIRS.finditer(text):
        group = found.lastindex or 0
        if found[group] and len(read_words(found[group])) >= (3 if group == SINGLE else 2):
            yield found[group], found.start(group), found.end(group)


def stands_in(quotation: str, stream: str) -> bool:
    """Say whether words occur consecutively in a stream of word keys, except where an editor has left out or added something."""
    padded = f" {stream} "
    for piece in GAP.split(quotation):
        keys = " ".join(spoken_keys(word.text) for word in read_words(piece))
        if keys and f" {keys} " not in padded:
            return False
    return True
