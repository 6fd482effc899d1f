"""Normalises the words of a sentence for comparison: case, accents, possessives and endings removed, positions kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from newsletter.text.stopwords import ENGLISH

WORD = re.compile(r"(?:[A-Z]\.)+[A-Z](?![^\W_])\.?|[^\W_]++(?:[.’'][^\W\d_]++){0,9}\.(?<=[A-Z]\.)|[^\W_]++(?:['’][^\W\d_]++)*+")
POSSESSIVE = re.compile(r"['’]s?$")
ENDING = re.compile(r"(?:ies|ied|ing|edly|ed|ers|er|es|s|ly)$")


class Word(NamedTuple):
    """A word of a text: as it stands, where, and its key (case-folded, without accents, possessive and stops)."""

    text: str
    start: int
    end: int
    key: str

    @property
    def is_capitalised(self) -> bool:
        """Whether the word begins with a capital, or has one inside (`iPhone`)."""
        return is_capitalised(self.text)


@lru_cache(maxsize=512)  # a sentence is read for its numbers, names, quotations and days
def read_words(text: str) -> tuple[Word, ...]:
    """Return the words of a text in order."""
    return tuple(Word(found[0], *found.span(), word_key(found[0])) for found in WORD.finditer(text))


def is_capitalised(word: str) -> bool:
    """Say whether a word begins with a capital, or has one inside (`iPhone`)."""
    return not word.islower() and any(map(str.isupper, word))


@lru_cache(maxsize=65536)
def word_key(word: str) -> str:
    """Return a key that the spellings of one word share: `Konwinski’s`, `KONWINSKI` → `konwinski`; `U.S.` → `us`; `O’Neill` → `o'neill`."""
    bare = POSSESSIVE.sub("", word).replace(".", "").replace("’", "'")
    folded = unicodedata.normalize("NFKD", bare.casefold())
    return "".join(char for char in folded if not unicodedata.combining(char))


# Synonyms that reports use; without them many a retelling would look like a new claim.
ALIKE = (
    "boss ceo chief executive head leader chairman chairwoman chair founder director president manager",
    "said says told announced announces stated declared revealed reported claimed added noted explained admitted acknowledged "
    "conceded confirmed recognised recognized disclosed",
    "lawmakers representatives members politicians delegation deputies committee panel",
    "company firm group giant corporation business enterprise maker",
    "attack invasion incursion assault aggression offensive",
    "rise increase growth jump surge climb gain",
    "fall drop decline decrease slump reduction dip downturn plunge",
    "police officers detectives constables",
    "killed dead died deaths",
    "buy purchase acquire acquisition takeover",
    "begin start launch commence",
    "influenza flu",
)


@lru_cache(maxsize=65536)
def stem(key: str) -> str:
    """Return a stem that a word shares with its other forms (`invest`, `investing`) and with its synonyms in reports."""
    short = _cut(key)
    return _groups().get(short, short)


def _cut(key: str) -> str:
    """Return a word's key without a common English ending, cut to six letters."""
    return ENDING.sub("", key)[:6] if len(key) > 4 else key


@cache
def _groups() -> dict[str, str]:
    return {_cut(word): group.split()[0] for group in ALIKE for word in group.split()}


def content_stems(words: Sequence[Word]) -> list[str]:
    """Return the stems of a sentence's content words."""
    return [stem(word.key) for word in words if is_content(word.key)]


@lru_cache(maxsize=65536)
def content_stem(word: str) -> str:
    """Return the stem of a word as it stands, "" if it is no content word."""
    key = word_key(word)
    return stem(key) if is_content(key) else ""


def is_content(key: str) -> bool:
    """Say whether a word is a content word: no function word, no single letter."""
    return len(key) > 1 and key not in ENGLISH


# Only behind these words is `'s` a verb.
CONTRACTED_IS = frozenset(("it's", "he's", "she's", "that's", "there's", "here's", "what's", "who's", "where's"))
CONTRACTIONS = (("n't", " not"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"), ("'m", " am"), ("'d", " would"))


@lru_cache(maxsize=65536)
def spoken_keys(word: str) -> str:
    """Return a word as quotations are compared, with contractions in full: `didn’t` → `did not`."""
    plain = word.replace("’", "'").casefold()
    if plain in CONTRACTED_IS:
        return f"{plain[:-2]} is"
    for short, full in CONTRACTIONS:
        if plain.endswith(short):
            return {"ca": "can", "wo": "will", "sha": "shall"}.get(plain.removesuffix(short), plain.removesuffix(short)) + full
    return word_key(word)
