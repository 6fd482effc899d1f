"""Stop words by language (function_words.toml) and how to find them in a text."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

from newsletter.text.months import date_words


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, frozenset[str]]]:
    text = resources.files("newsletter.text").joinpath("function_words.toml").read_text(encoding="utf-8")
    return {
        language: {part: frozenset(words.split()) for part, words in lists.items()}
        for language, lists in tomllib.loads(text).items()
    }


@lru_cache(maxsize=1)
def telling_words() -> dict[str, frozenset[str]]:
    """Return for each language, as two letters (ISO 639-1), the commonest words that are (nearly) its own."""
    return {language: lists["telling"] for language, lists in _table().items() if "telling" in lists}


@lru_cache(maxsize=1)
def function_words() -> dict[str, frozenset[str]]:
    """Return for each language its function words. A list counts only for a text of its language: "war" and "die" are German ones."""
    return {language: frozenset().union(*lists.values()) for language, lists in _table().items() if "others" in lists}


@lru_cache(maxsize=1)
def all_function_words() -> frozenset[str]:
    """Return the function words of all languages together: what may be one, in a text whose language is not known."""
    return frozenset().union(*function_words().values())


ENGLISH = function_words()["en"]
# Running text has a quarter to a half of its words in its language's list, the tersest news a seventh; in the list of a language
# that is not its own, a text has a tenth by chance.
KNOWN = 0.15
# With a larger share of English function words than this, no other language is tried: no text in another has so many.
PLAINLY = 0.3
# Fewer words say too little about their language: a title may have none of these words at all.
RUNNING_TEXT = 50
# In a whole story, this many words are enough to recognise its language.
SHORT_STORY = 12
# The most letters of a short word.
SHORT = 4


def is_plainly_english(words: int, function_words: int) -> bool:
    """Say whether no other language need be tried: many of the words are English function words, or there are too few to tell."""
    return words < RUNNING_TEXT or function_words > PLAINLY * words


def without_function_words(found: Sequence[str]) -> list[str]:
    """Return the words of a text, in lower case, that carry meaning.

    English function words always go, and in running text those of the language that has most of them there. Where no list
    knows the text, its short words go that have no capital or digit: the commonest words are the shortest (Zipf 1935).
    """
    lower = [word.lower() for word in found]
    kept = [word for word in lower if word.removesuffix("'s") not in ENGLISH]
    if is_plainly_english(len(lower), len(lower) - len(kept)):
        return kept
    language = _written_in(lower)
    if language is None:
        return [word.lower() for word in found if len(word) > SHORT or not (word.islower() and word.isalpha())]
    stop = ENGLISH | function_words()[language] | date_words(language)
    return [word for word in lower if word.removesuffix("'s") not in stop]


def foreign_function_words(found: Sequence[str]) -> frozenset[str]:
    """Return the function words of a story's language, and its names of days and months, which say nothing about a story
    either.

    The language is recognised by the words; there are none for English or a language without a list. Unlike a sentence or a
    title, a story of a dozen words is enough for that.
    """
    lower = [word.lower() for word in found]
    english = sum(word in ENGLISH for word in lower)
    if len(lower) < SHORT_STORY or english > PLAINLY * len(lower):
        return frozenset()
    language = _written_in(lower)
    return function_words()[language] | date_words(language) if language and language != "en" else frozenset()


def _written_in(lower: Sequence[str]) -> str | None:
    """Return the language that has most of a text's words in its list, None where even that has too few."""
    hits = {language: sum(map(mine.__contains__, lower)) for language, mine in function_words().items()}
    language = max(hits, key=lambda name: hits[name])
    return language if hits[language] >= KNOWN * len(lower) else None
