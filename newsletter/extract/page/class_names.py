"""Class names, ids and phrases that indicate what a part of a page is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from newsletter.extract.word_tables import read_table

_WORDS_OF = read_table("newsletter.extract.page", "class_names")
# What a class or id says of a part: stems as they are met in the names of many makers; a name may say several things. `^` and `$`
# stand for the beginning and the end of a word, `-` for the joint of two. A stem without joint has three signs or more: it is
# found by the first three.
_STEMS = _WORDS_OF["stems"]
_NO_PART = re.compile(r"commentar(?:y|ies)")
_CAMEL = re.compile(r"([a-z])([A-Z])")
_JOINTS = re.compile(r"[\W_]+")
_IN_WORDS: dict[str, list[tuple[str, str]]] = {}
# Stems with a joint under the two letters around it, with the place of the joint; words that mean something before or after one.
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

# What a short line says that is no part of an article, in the languages met most: by its beginning, its words, or any part of it.
_ENDINGS = tuple(_WORDS_OF["endings"])
_STARTS = tuple((name, tuple(parts)) for name, parts in _WORDS_OF["beginnings"].items())
_PLACES = tuple((name, part) for name, parts in _WORDS_OF["anywhere"].items() for part in parts)
_KINDS: dict[str, set[str]] = {}
for _name, _list in _WORDS_OF["words"].items():
    for _word in _list:
        _KINDS.setdefault(_word, set()).add(_name)
_KNOWN = frozenset(_KINDS)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b")
# A line that announces what follows it as no part of the article.
ANNOUNCING = frozenset(_WORDS_OF["announcing"])


@lru_cache(maxsize=20_000)
def parts_named(name: str) -> tuple[str, ...]:
    """Return what an element's class and id (joined by a space) say that it is, as keys of the table above."""
    found: dict[str, None] = {}
    for token in name[:500].split():
        found.update(dict.fromkeys(_parts_of_token(token)))
    return tuple(found)


# Names differ from page to page, the words in them hardly: so the stems are looked for in words, and in words with the next one.
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
    """Return which kinds of phrase the beginning of a line holds; `words` are the line's. All in small letters."""
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
