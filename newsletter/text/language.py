"""Detects the language of a text from its words, for pages that declare none or a wrong one."""

from __future__ import annotations

import heapq
import re
from collections import Counter, defaultdict
from functools import lru_cache
from typing import NamedTuple

from newsletter.text.stopwords import KNOWN, function_words, telling_words

_SCRIPTS = tuple(
    (language, re.compile(signs))
    for language, signs in (
        ("ja", "[\u3040-\u30ff]"),
        ("ko", "[\uac00-\ud7af]"),
        ("zh", "[\u4e00-\u9fff]"),
        ("th", "[\u0e00-\u0e7f]"),
        ("el", "[\u0370-\u03ff]"),
        ("he", "[\u0590-\u05ff]"),
        ("uk", "[іїєґІЇЄҐ]"),
        ("ru", "[\u0400-\u04ff]"),
        ("fa", "[پچژگ]"),
        ("ar", "[\u0600-\u06ff]"),
        ("hi", "[\u0900-\u097f]"),
        ("bn", "[\u0980-\u09ff]"),
        ("ta", "[\u0b80-\u0bff]"),
    )
)
# Scripts that several languages are written in: which of them it is, is for the page to say.
_SHARED = {
    **dict.fromkeys(("ar", "fa"), frozenset("ar fa ur ps ckb ku sd ug".split())),
    **dict.fromkeys(("ru", "uk"), frozenset("ru uk bg sr mk be kk ky tg mn bs tt".split())),
    "hi": frozenset("hi mr ne sa".split()),
    "zh": frozenset("zh yue ja".split()),
    "bn": frozenset(("bn", "as")),
}
_AMONG_OTHERS = frozenset(("ja", "uk", "fa"))
_TOKEN, _ASCII_TOKEN = re.compile(r"[^\W\d_]+"), re.compile(r"[a-z]+")
# Letters beyond Latin.
_BEYOND = re.compile("[\u0370-\u1dff\u2c00-\uffff]")
SAMPLE, PLAIN_SAMPLE = 6000, 3000
_ENOUGH_SIGNS = 40


class _Demand(NamedTuple):
    """What is asked of a text before its language is told: words, the share of common ones, how far it is ahead of the next language,
    and the share of signs that it alone has among those of a script that it shares."""

    words: int
    share: float
    ahead: float
    signs: float


_GUESS, _PLAIN = _Demand(25, 0.08, 1.25, 0.02), _Demand(40, 0.15, 1.6, 0.2)
# A language has so many times the words of the one that the page states before that is given up.
_AHEAD = 2


@lru_cache(maxsize=8192)  # a draft asks for each text when it is grouped, headed and summarised
def guess_language(text: str) -> str | None:
    """Return the two letters of a text's language (ISO 639-1), None for a short or mixed text: by its script, else its commonest words.

    The method is the oldest one (function words: Ingle, 1976); a word of several languages counts for each in part.
    """
    return _by_script(text[:SAMPLE], _GUESS) or _of_tokens(_tokens(text[:SAMPLE]), _GUESS)


def plain_language(text: str, stated: str | None = None) -> str | None:
    """Return the language of a text that is so plain that what its page states does not count against it, else None.

    `stated` = what the page states (`en-US`): it is believed where it is one of those written in the text's script.
    """
    sample, own = text[:PLAIN_SAMPLE], primary(stated)
    language = _by_script(sample, _PLAIN)
    if language:
        return None if own in _SHARED.get(language, ()) else language
    tokens = _tokens(sample)
    if own in telling_words() and _hits(tokens, telling_words()[own]) > _PLAIN.share * tokens.total():  # as on nearly all pages
        return None
    return _of_tokens(tokens, _PLAIN)


def language_of(text: str, stated: str | None = None) -> str | None:
    """Return the language of a text: the `stated` one (`en-US`) where the text has its function words or is not plainly in another.

    A short text or one of names and figures may look like a language that it is not.
    """
    own, guessed = primary(stated), guess_language(text)
    if own is None or guessed is None or own == guessed:
        return own or guessed
    if own not in function_words() or guessed not in telling_words():
        return plain_language(text, stated) or own
    tokens = Counter(
        word for word in _TOKEN.findall(text[:SAMPLE].casefold()) if len(word) > 1
    )  # letters of a list are no words
    mine, others = _hits(tokens, function_words()[own]), _hits(tokens, telling_words()[guessed])
    return own if mine > KNOWN * tokens.total() or others <= _AHEAD * mine else guessed


def primary(language: str | None) -> str | None:
    """Return the language of a tag without its region (`en-US`, `en_US`: `en`); None for none (BCP 47)."""
    return re.split(r"[-_]", language.strip().lower())[0] if language and language.strip() else None


def _by_script(text: str, demand: _Demand) -> str | None:
    if text.isascii() or len(_BEYOND.findall(text)) < demand.signs * len(text) / 2:
        return None
    letters = sum(map(str.isalpha, text))
    if letters < _ENOUGH_SIGNS:
        return None
    for language, signs in _SCRIPTS:
        if len(signs.findall(text)) / letters > (demand.signs if language in _AMONG_OTHERS else 0.4):
            return language
    return None


def _tokens(text: str) -> Counter[str]:
    return Counter((_ASCII_TOKEN if text.isascii() else _TOKEN).findall(text.casefold()))


def _of_tokens(tokens: Counter[str], demand: _Demand) -> str | None:
    count = tokens.total()
    if count < demand.words:
        return None
    scores: dict[str, float] = defaultdict(float)
    known = _languages_of()
    for word in filter(known.__contains__, tokens):
        for language in known[word]:
            scores[language] += tokens[word] / len(known[word])
    (best, language), (second, _) = heapq.nlargest(2, [(score, name) for name, score in scores.items()] + [(0.0, "")] * 2)
    return language if best > demand.share * count and best > demand.ahead * second else None


@lru_cache(maxsize=1)
def _languages_of() -> dict[str, tuple[str, ...]]:
    """Return for each function word the languages that have it: among so many its weight is divided."""
    found: dict[str, list[str]] = {}
    for language, telling in telling_words().items():
        for word in telling | function_words().get(language, frozenset()):
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


def _hits(tokens: Counter[str], words: frozenset[str]) -> int:
    """Return how many words of a text are among `words`."""
    return sum(map(tokens.__getitem__, filter(tokens.__contains__, words)))
