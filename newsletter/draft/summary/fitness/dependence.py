"""Tells what a sentence needs to be understood outside its text: the sentence before it, a thing named there, or its author's name."""

from __future__ import annotations

import functools
import re

from newsletter.draft.grammar.phrasebook import phrases_of
from newsletter.draft.prose.quotation_marks import without_quotations

_DASHES = ("—", "–", "―")
# "I" in a text without capitals.
_SMALL_I = re.compile(r"(?<![\w(.-])i(?![\w).-])")
_CONNECTIVE = re.compile(
    r"(?:But|However|Instead|Meanwhile|Moreover|Furthermore|Nevertheless|Nonetheless|Still,|Yet|Also,|Plus,|Besides|Similarly|Likewise|"
    r"Therefore|Consequently|Otherwise|And|Or|Doch|Aber|Allerdings|Dennoch|Trotzdem|Außerdem|Zudem|Deshalb|Deswegen|Daher|Stattdessen|"
    r"Unterdessen|Und|Oder|Jedoch|Hingegen|Mais|Cependant|Toutefois|Pourtant|En revanche|Pero|Sin embargo|Además|No obstante|Ma|Però|"
    r"Tuttavia|Inoltre|Maar|Echter|Bovendien|Mas|Porém|Contudo)(?!\w)|"
    # A clause about what was said: "While that sounds simple, …".
    r"(?:Even )?(?:While|Although|Though|If|Once|When|Because|Since|As) (?:that|this) (?:is|was|may|might|can|could|will|would|has|had|"
    r"does|did|sounds?|seems?|looks?|happens?|works?)\b"
)


# How a text addresses its reader; German "Sie" may be "she" or "they", French "tu" is rare on a seller's page.
_READER = {
    "en": re.compile(r"(?<![\w-])your?(?:s|self|selves)?\b(?!-)", re.IGNORECASE),
    "de": re.compile(r"\b(?:Ihnen|Ihre[mnrs]?|dir|dich|deine?[mnrs]?|euch)\b"),
    "fr": re.compile(r"\b(?:vous|votre|vos)\b", re.IGNORECASE),
}


@functools.lru_cache(maxsize=1024)
def leans(sentence: str, language: str | None = "en") -> bool:
    """Say whether a sentence makes no sense without the one before it."""
    phrases = phrases_of(language)
    return phrases.leans.match(sentence) is not None and not phrases.seems_to_lean.match(sentence)


def answers(sentence: str) -> bool:
    """Say whether a sentence begins with a connective that answers what was said before it ("But", "Doch", "Cependant")."""
    return _CONNECTIVE.match(sentence) is not None


@functools.lru_cache(maxsize=1024)
def points_back(sentence: str, language: str | None = "en") -> bool:
    """Say whether a sentence speaks of "these costs" or "such a plan", named in a sentence before it."""
    return phrases_of(language).points_back.search(without_quotations(sentence)) is not None


@functools.lru_cache(maxsize=1024)
def speaks_as(sentence: str, language: str | None = "en") -> str | None:
    """Return "I" or "we" if a sentence speaks in its author's voice outside quotations, else None; a dash opens somebody else's words."""
    if sentence.startswith(_DASHES):
        return None
    outside, phrases = without_quotations(sentence), phrases_of(language)
    outside = _SMALL_I.sub("I", outside) if sentence.islower() else outside
    if not phrases.voice.search(outside):
        return None
    return "I" if phrases.myself.search(outside) else "we"


def offers(sentence: str, language: str | None = "en") -> bool:
    """Say whether a sentence in "we" addresses the reader, as a seller's does: "Our movers know your town"."""
    reader = _READER.get(language or "en")
    if reader is None or speaks_as(sentence, language) != "we":
        return False
    return reader.search(without_quotations(sentence)) is not None
