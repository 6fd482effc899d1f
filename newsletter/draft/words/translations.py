"""Translates telling words of other languages into English, one by one, so that a story in German is compared with English sections.

The table is in `translations.txt`: an English word, then its German, French, Spanish, Dutch, Italian, Portuguese, Swedish and Polish
words, each in the forms that its usual endings do not give; without an English word, words that only look English. Written for this
program.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from importlib import resources

from newsletter.draft.words.meanings import is_known
from newsletter.draft.words.tfidf import find_words
from newsletter.text.stopwords import function_words

# By language: what a word of the table may add, if it has at least LEAST_STEM letters.
_ENDINGS = {
    "de": frozenset("e en er es em ern n s ns nen in innen".split()),
    "fr": frozenset("s e es x ne nes".split()),
    "es": frozenset("s es a as o os".split()),
    "nl": frozenset("s e en n er ers je jes".split()),
    "it": frozenset("a e i o io he hi".split()),
    "pt": frozenset("s es a as o os e ão ões al ais".split()),
    "sv": frozenset("en et n t s ar or er r na ar arna orna erna a e ens ets".split()),
    "pl": frozenset(
        "a ach ami ą cie cy e ego ej em ę i ia iach iami ią ie iego iej iem ię im io iom iu ka kę ki ko ku kom kiem o om owi owie ów u y "
        "ych ym ymi ce cą cę ek".split()
    ),
}
LEAST_STEM, ENDING = 4, 5
# Longer words are none: each of their beginnings would be looked up.
LONGEST = 60
# In letters: the shortest words of the table that may be the first and the last part of a compound, and the shortest other parts.
FIRST_PART, LAST_PART, REST_BEHIND, REST_BEFORE = 5, 4, 4, 3
# By language with compounds: what makes another word of one that it stands before ("Einfluss", "verbergen"), and words of the table that
# are endings too ("ernsthaft", "existieren").
_NO_COMPOUNDS = {
    "de": (
        frozenset(
            "ab an auf aus auseinander be bei bevor da dar durch ein einge emp ent er fest ge gegen her heraus hin hinter hoch los miss "
            "mit nach nieder pro statt teil über um un unter ver vor vorge wahr weg wieder zer zu zurück zusammen".split()
        ),
        frozenset(
            "dienst erbe erben erde ernte essen haft land mann motten nation samen stand stern tanz teste test tier tiere tore".split()
        ),
    ),
    "nl": (
        frozenset(
            "aan achter af be bij door ge her in mee mis na om onder ont op over samen tegen terug toe uit ver voor weg".split()
        ),
        frozenset(
            "acteur avond beeld bier bieren eeuw eten heid land leden lening man meren merk natie paard recht rechten regel regelen regen "
            "ster stof taal test uren veer wijn zaken".split()
        ),
    ),
}
# In letters: a word that looks English and is at least so long is the same word: "container", "restaurant". Those that are not ("camera",
# an Italian room) stand in the table without an English word.
SAME = 6
# "dell'economia", "auto's".
_APOSTROPHES = re.compile("['’]")


def translate(text: str, language: str) -> str:
    """Return the English of those words of a text that the table has, in order; "" for a language that it does not have."""
    if language not in _ENDINGS:
        return ""
    found = (
        english
        for word in find_words(_APOSTROPHES.sub(" ", text.lower()))
        if len(word) <= LONGEST
        for english in _translate_word(word, language)
    )
    return " ".join(found)


@functools.lru_cache(maxsize=65_536)
def _translate_word(word: str, language: str) -> tuple[str, ...]:
    word, table = _spell(word), _tables()[language]
    if word in function_words()[language]:
        return ()
    if stem := _find_stem(word, language):
        return (table[stem],) if table[stem] else ()
    if len(word) >= SAME and word.isascii() and is_known(word):
        return (word,)
    if language not in _NO_COMPOUNDS:
        return ()
    before, endings = _NO_COMPOUNDS[language]
    first = next((word[:end] for end in range(len(word) - REST_BEHIND, FIRST_PART - 1, -1) if word[:end] in table), "")
    stems = (
        _find_stem(word[begin:], language)
        for begin in range(REST_BEFORE, len(word) - LAST_PART + 1)
        if word[:begin] not in before
    )
    last = next((stem for stem in stems if stem and stem not in endings), "")
    return tuple(dict.fromkeys(table[part] for part in (first, last) if part))


def _find_stem(word: str, language: str) -> str:
    """Return the longest word of the table that a word is, with an ending, "" if none."""
    table, endings = _tables()[language], _ENDINGS[language]
    if word in table:
        return word
    ends = range(len(word) - 1, max(LEAST_STEM, len(word) - ENDING) - 1, -1)
    return next((word[:end] for end in ends if word[end:] in endings and word[:end] in table), "")


def _spell(word: str) -> str:
    return word.replace("ß", "ss")


@functools.cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    """Return, by language, the English of each word; of a word listed twice the first one."""
    found: dict[str, dict[str, str]] = {language: {} for language in _ENDINGS}
    text = resources.files("newsletter.draft.words").joinpath("translations.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        english, *columns = line.split(";")
        for language, column in zip(_ENDINGS, columns, strict=False):
            for word in column.split():
                found[language].setdefault(word, english)
    return found
