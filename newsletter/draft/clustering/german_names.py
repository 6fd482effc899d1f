"""Recognises names in a German text, where all nouns are capitalised, by the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.text.months import month_number
from newsletter.text.spans import WEEKDAYS
from newsletter.text.stopwords import function_words

_WORD = re.compile(r"[^\W\d_]+(?:[’'&-][^\W\d_]+)*|\d[\d.,]*")
_SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n+")
# A noun directly after another noun is a name ("Windradbauer Nordwind", "Norden Perus"), unless one of the two is a unit or a time.
_COUNTED = re.compile(
    r"(?:(?:Mi|Bi)ll(?:ion|iard)en?|Mio|Mrd|Euro|Dollar|Franken|Kronen|Pfund|Prozent|Prozentpunkten?|Uhr|Grad|Stück|Dutzend|"
    r"Hunderte?|Tausende?|Tonnen?|Liter|Hektar|\w*[Mm]etern?|\w*[Gg]ramm|Kilo|\w*[Ss]tunden?|Minuten?|Sekunden?|Tagen?|Wochen?|"
    r"Monaten?|Jahren?|Anfang|Mitte|Ende|Richtung|Seite|Platz|Teil|Nummer)"
)
# The first word of a sentence, before a noun, is usually an adjective or a possessor ("Perus Norden"), not a noun.
_ADJECTIVE = re.compile(r"\w+(?:e[mnrs]?|s)")
_BEHIND_PLACE = re.compile(
    r"\b(?:(?:(?:Nord|Süd)(?:ost|west)?|Ost|West)ens?|Hauptstadt|Küste|Provinz|Region|Insel)\s+de[rs]\s+([A-ZÄÖÜ][\w-]+)"
)
_GENITIVE = re.compile(r"(?:^|[:–—|]\s|\s-\s)([A-ZÄÖÜ][\w-]{2,})s\s+[A-ZÄÖÜ]")
_BEFORE_COLON = re.compile(r"([A-ZÄÖÜ][\w-]+):\s")
_BARE_PLACE = re.compile(r"\b(?:[Ii]n|[Aa]us|[Bb]ei|[Vv]on|[Nn]ahe)\s+([A-ZÄÖÜ][\w-]+)")
_WITH_ARTICLE = re.compile(
    r"\b(?:d(?:er|ie|as|en|em|es)|(?:k|m|s|ihr)?eine?[mnrs]?|ihre?[mnrs]?|dies\w+|jede\w*|beide\w*|viele\w*|mehrere\w*|im|am|zum|zur|beim|"
    r"vom|ins|\d\S*|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)\s+([A-ZÄÖÜ][\w-]+)",
    re.IGNORECASE,
)


def german_names(title: str, text: str) -> frozenset[str]:
    """Return what are certainly names in a German story, each without its genitive ending."""
    found = {word for part in (*_SENTENCE.split(title), *_SENTENCE.split(text)) for word in _behind_nouns(part)}
    found.update(_BEHIND_PLACE.findall(f"{title}\n{text}"))
    if (head := _BEFORE_COLON.match(title)) and head[1] not in _with_article(text):
        found.add(head[1])
    names = {without_genitive(word) for word in found} | possessors(title)
    return frozenset(word for word in names if not _is_date(word) and "agentur" not in word.casefold())


def possessors(title: str) -> frozenset[str]:
    """Return the possessors in a German title, like "Perus Norden"; they are names, since a common noun would need an article."""
    return frozenset(_GENITIVE.findall(title))


def bare_places(text: str) -> frozenset[str]:
    """Return possible place names in a German text: nouns after "in", "aus", "von" that never occur with an article."""
    return frozenset(map(without_genitive, set(_BARE_PLACE.findall(text)) - _with_article(text)))


def without_genitive(word: str) -> str:
    """Return a German name without its genitive "s", or what may be one."""
    return word[:-1] if word.endswith("s") and len(word) > 3 else word


def _behind_nouns(sentence: str) -> Iterator[str]:
    """Yield the nouns of a sentence that directly follow another noun and are not part of a count or measure."""
    found = list(_WORD.finditer(sentence))
    for place in range(1, len(found)):
        before, word = found[place - 1], found[place]
        parted = sentence[before.end() : word.start()].strip() != ""
        if parted or not (before[0][0].isupper() and word[0][0].isupper() and len(word[0]) > 1):
            continue
        counted = (
            _COUNTED.fullmatch(before[0]) or _COUNTED.fullmatch(word[0]) or (place > 1 and found[place - 2][0][0].isdigit())
        )
        opens = place == 1 and (before[0].lower() in function_words()["de"] or _ADJECTIVE.fullmatch(before[0]))
        if not counted and not opens and not before[0].startswith("Deutsch"):
            yield word[0]


def _with_article(text: str) -> frozenset[str]:
    return frozenset(_WITH_ARTICLE.findall(text))


def _is_date(word: str) -> bool:
    return word.lower() in WEEKDAYS or month_number(word.lower()) is not None
