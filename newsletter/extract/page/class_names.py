"""Class names, ids and phrases that indicate what a part of a page is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from newsletter.extract.word_tables import read_table

_WORDS_OF = read_table("newsletter.extract.page", "class_names")
# The meanings of classes and ids: stems that occur in the names of many sites, by meaning; a name may have several meanings. In a stem,
# `^` and `$` mark the beginning and the end of a word, `-` the joint between two words. A stem without a joint has at least three
# characters and is looked up by its first three.
_STEMS = _WORDS_OF["stems"]
_NO_PART = re.compile(r"commentar(?:y|ies)")
_CAMEL = re.compile(r"([a-z])([A-Z])")
_JOINTS = re.compile(r"[\W_]+")
_IN_WORDS: dict[str, list[tuple[str, str]]] = {}
# Stems with a joint, by the two letters around it, with the position of the joint; words with a meaning before or after a joint.
_IN_PAIRS: dict[str, list[tuple[str, str, int]]] = {}
_BEFORE_JOINT: dict[str, str] = {}
_AFTER_JOINT: dict[str, str] = {}
for _part, _stems in _STEMS.items():
    for _stem in _stems:
        _joint = _stem.find("-")
        if _joint < 0:
            _IN_WORDS.setdefault(_stem[:3], []).append((_stem, _part))
        elif _joint == 0:
            _AFTER_JOINT[_stem[1:]] = _part
        elif _stem.endswith("-"):
            _BEFORE_JOINT[_stem[:-1]] = _part
        else:
            _IN_PAIRS.setdefault(_stem[_joint - 1] + _stem[_joint + 1], []).append((_stem, _part, _joint))

# Phrases of short lines that are no part of an article, in the most frequent languages: at the beginning, as words, or anywhere.
_ENDINGS = tuple(_WORDS_OF["endings"])
_STARTS = tuple((name, tuple(parts)) for name, parts in _WORDS_OF["beginnings"].items())
_PLACES = tuple((name, part) for name, parts in _WORDS_OF["anywhere"].items() for part in parts)
_KINDS: dict[str, set[str]] = {}
for _name, _list in _WORDS_OF["words"].items():
    for _word in _list:
        _KINDS.setdefault(_word, set()).add(_name)
_KNOWN = frozenset(_KINDS)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b")
# Lines that announce that what follows is not part of the article ("Related stories").
ANNOUNCING = frozenset(_WORDS_OF["announcing"])


@lru_cache(maxsize=20_000)
def parts_named(name: str) -> tuple[str, ...]:
    """Return the meanings of an element's class and id (joined by a space), as keys of the table above."""
    found: dict[str, None] = {}
    for token in name[:500].split():
        found.update(dict.fromkeys(_parts_of_token(token)))
    return tuple(found)


# Names differ from page to page, but their words hardly do, so stems are looked up in single words and in pairs of adjacent words.
@lru_cache(maxsize=20_000)
def _parts_of_token(token: str) -> tuple[str, ...]:
    if not token.islower():
        token = _CAMEL.sub(r"\1-\2", token).lower()
    words = list(filter(None, _JOINTS.split(token)))
    found = [part for word in words for part in _parts_of_word(word)]
    for one, other in pairwise(words):
        if one in _BEFORE_JOINT:
            found.append(_BEFORE_JOINT[one])
        if other in _AFTER_JOINT:
            found.append(_AFTER_JOINT[other])
        for stem, part, joint in _IN_PAIRS.get(one[-1] + other[0], ()):
            if f"^{one}-{other}$".startswith(stem, len(one) + 1 - joint):
                found.append(part)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=20_000)
def _parts_of_word(word: str) -> tuple[str, ...]:
    marked = f"^{_NO_PART.sub('', word)}$"
    keys = [marked[place : place + 3] for place in range(len(marked) - 2)]
    return tuple(
        [part for place, key in enumerate(keys) for stem, part in _IN_WORDS.get(key, ()) if marked.startswith(stem, place)]
    )


def phrases_in(head: str, words: Iterable[str]) -> set[str]:
    """Return the kinds of phrases at the beginning of a line; `words` are the words of the line. All in lower case."""
    found = set()
    for word in _KNOWN.intersection(words):
        found |= _KINDS[word]
    bare = head.lstrip("»›→>*-–—•| ")
    for name, parts in _STARTS:
        if bare.startswith(parts):
            found.add(name)
    for name, part in _PLACES:
        if part in head:
            found.add(name)
    if _YEAR.search(head):
        found.add("date")
    if head.endswith(_ENDINGS):
        found.add("on")
    return found
