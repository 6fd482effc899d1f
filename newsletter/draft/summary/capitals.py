"""Sets a headline in the editor's style: as is, in sentence case, or in title case."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from newsletter.draft.summary.prose import read_units
from newsletter.draft.words.background import document_counts
from newsletter.draft.words.tfidf import stem
from newsletter.text.spans import WEEKDAYS
from newsletter.text.stopwords import ENGLISH

AS_IS, SENTENCE, TITLE = "as is", "sentence", "title"
# Function words and the like that title case leaves small (The Chicago Manual of Style, 8.159).
_SMALL = ENGLISH & frozenset("a an the and but or nor for of in on at to by with from as into up via vs per than over".split())
_SIGNS = "()[]“”‘’\"'«»,;:.!?"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
# What has a capital wherever it stands: days and months, and places by which headlines mean governments their texts name otherwise.
_PLACES = """washington westminster whitehall brussels beijing moscow kremlin london paris berlin rome madrid vienna tokyo seoul delhi
kyiv tehran jerusalem ankara cairo hollywood america europe africa asia britain england scotland wales ireland france germany italy
spain russia ukraine china japan india israel iran canada australia mexico brazil american european british french german russian
chinese japanese indian democrats republicans congress senate christmas easter"""
_MONTHS = "january february march april may june july august september october november december"
_NAMES = frozenset((*WEEKDAYS, *_MONTHS.split(), *_PLACES.split(), "i"))
# In a sentence of a text fewer words have capitals than this share; more have a heading's.
_HEADING = 0.5
# So many sentences of a text tell how it spells its words.
_SENTENCES = 60


def set_capitals(line: str, style: str, text: str = "") -> str:
    """Return an English headline in a style; the article's text tells names from words in sentence case."""
    if style == TITLE:
        return _title_case(line)
    return _sentence_case(line, text) if style == SENTENCE else line


def _sentence_case(line: str, text: str) -> str:
    """Return a headline in sentence case; words whose capitals are their own (names in running capitals, brands) stay."""
    parts = line.split(" ")
    capitals = sum(word[:1].isupper() for word in parts[1:] if word.lower() not in _SMALL)
    if capitals < 0.8 * sum(word[:1].isalpha() and word.lower() not in _SMALL for word in parts[1:]):
        return line  # as most outlets set it already: what has a capital is a name
    spelling = _Spelling.of(text)
    bare = [_POSSESSIVE.sub("", part.strip(_SIGNS)) for part in parts]
    named = {
        place + step
        for place, pair in enumerate(itertools.pairwise(bare))
        if " ".join(pair) in spelling.pairs
        for step in (0, 1)
    }
    return " ".join(
        part if place in named or (not place and "-" not in part) else _lowered(part, spelling, first=not place)
        for place, part in enumerate(parts)
    )


def _lowered(part: str, spelling: _Spelling, *, first: bool = False) -> str:
    """Return a word, and each part of one with hyphens, in small letters unless it is a name; the `first` of a line stays."""
    pieces = part.split("-")
    whole = "-" in part and part.strip(_SIGNS) in spelling.capitals
    return "-".join(
        piece if whole or (first and not place) or spelling.is_name(piece.strip(_SIGNS)) else piece.lower()
        for place, piece in enumerate(pieces)
    )


@dataclass(frozen=True, slots=True)
class _Spelling:
    """How the sentences of a text spell words: in small letters, with a capital behind the first, as pairs with two; and the first."""

    small: frozenset[str]
    capitals: frozenset[str]
    firsts: frozenset[str]
    pairs: frozenset[str]

    @classmethod
    def of(cls, text: str) -> _Spelling:
        """Return the spelling of a text; a line in running capitals tells nothing."""
        small: set[str] = set()
        capitals: set[str] = set()
        firsts: set[str] = set()
        pairs: set[str] = set()
        for unit in read_units(text, _SENTENCES):
            first, *found = [_POSSESSIVE.sub("", word) for word in _WORD.findall(unit.text)] or [""]
            firsts.add(first)
            upper = [word for word in found if word[0].isupper()]
            if len(upper) < _HEADING * len(found):
                small.update(word for word in found if word[0].islower())
                capitals.update(upper)
                pairs.update(
                    f"{one} {other}" for one, other in itertools.pairwise(found) if one[0].isupper() and other[0].isupper()
                )
        return cls(frozenset(small), frozenset(capitals), frozenset(firsts), frozenset(pairs))

    def is_name(self, word: str) -> bool:
        """Say whether a word of a headline in running capitals keeps its own: as the text spells it, else if it is no common word."""
        bare, lower = _POSSESSIVE.sub("", word), _POSSESSIVE.sub("", word.lower())
        if lower in _NAMES or re.match(r"I['’]", word) or not (bare[:1].isupper() and bare[1:].islower()):
            return True
        if lower in ENGLISH or lower in self.small or bare in self.capitals:
            return lower not in ENGLISH and lower not in self.small
        alike = {lower, lower + "s", stem(lower), *(lower.removesuffix(end) for end in ("d", "ed", "s", "es", "ing"))}
        alike |= {f"{root}{end}" for root in tuple(alike) for end in ("s", "d", "ed", "ing")}
        return alike.isdisjoint(self.small) and (bare in self.firsts or stem(lower) not in document_counts())


def _title_case(line: str) -> str:
    """Return a headline with a capital on every word but the small ones between the first and the last; a colon begins anew."""
    parts = line.split(" ")
    firsts = {0, len(parts) - 1, *(place + 1 for place, word in enumerate(parts) if word.endswith(":"))}
    return " ".join(
        word if (place not in firsts and word.lower().strip(_SIGNS) in _SMALL) else _raised(word)
        for place, word in enumerate(parts)
    )


def _raised(word: str) -> str:
    """Return a word with a capital, one with hyphens with a capital on each part that is not small (`must-have`)."""
    first, *rest = word.split("-")
    return "-".join([_with_capital(first), *(part if part in _SMALL else _with_capital(part) for part in rest)])


def _with_capital(word: str) -> str:
    at = next((place for place, char in enumerate(word) if char.isalnum()), 0)
    return word[:at] + word[at].upper() + word[at + 1 :] if word.islower() else word
