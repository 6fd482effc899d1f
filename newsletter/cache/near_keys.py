"""Finds the page of the cache whose address a link misses by a slip: a letter or two typed wrong, left out or swapped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile
from operator import eq

from newsletter.cache.keys import page_key
from newsletter.text.months import month_number
from newsletter.text.spans import WEEKDAYS

# A slip stands in one place, of at most so many letters on either side: "exmaple" for "example".
MOST_LETTERS = 2
# At another number there is another page; one that stands in a short word is a language or a part: /en/ and /de/.
_SLIP = re.compile(r"[^\W\d_]{0,2}|[-./]")
SHORTEST_WORD = 4
# Shorter addresses are alike by chance.
SHORTEST = 16


def near_page(url: str, keys: Iterable[str]) -> str | None:
    """Return the one of the keys of pages that a URL differs from by a slip; None if it is one of them, or near none or several."""
    mine = _bare(page_key(url))
    half = len(mine) // 2 - 1
    if len(mine) < SHORTEST:
        return None
    first, last = mine[:half], mine[-half:]
    found: dict[str, str] = {}
    for key in keys:
        other = _bare(key)
        if other == mine:
            return None
        # What differs in one place has one of its halves in common: few addresses have, and only these are compared.
        if (other.startswith(first) or other.endswith(last)) and is_slip(mine, other):
            found[other] = key
    return next(iter(found.values())) if len(found) == 1 else None


def is_slip(one: str, other: str) -> bool:
    """Say whether two texts differ in one place only, in a letter or two of a word that is not too short; June is no slip for July."""
    if abs(len(one) - len(other)) > MOST_LETTERS:
        return False
    before = _alike(one, other)
    behind = _alike(one[before:][::-1], other[before:][::-1])
    middles = [text[before : len(text) - behind] for text in (one, other)]
    if not all(map(_SLIP.fullmatch, middles)):
        return False
    words = [re.split(r"[\W_]", text[:before])[-1] + re.split(r"[\W_]", text[before:])[0] for text in (one, other)]
    return max(map(len, words)) >= SHORTEST_WORD and not all(word in WEEKDAYS or month_number(word) for word in words)


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    return sum(1 for _ in takewhile(bool, map(eq, one, other)))


def _bare(key: str) -> str:
    """Return the key of a page without its scheme, `www.` and a slash at its end, which do not tell pages apart."""
    return key.partition("://")[2].removeprefix("www.").rstrip("/")
