"""Sets a headline in the editor's style: as is, in sentence case, or in title case."""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from newsletter.draft.summary.fitness.phrasebook import read_table
from newsletter.draft.summary.prose import read_units
from newsletter.draft.words.background import document_counts
from newsletter.draft.words.tfidf import stem
from newsletter.text.spans import WEEKDAYS
from newsletter.text.stopwords import ENGLISH

AS_IS, SENTENCE, TITLE = "as is", "sentence", "title"
# Function words and the like that title case leaves small (The Chicago Manual of Style, 8.159).
_SMALL = ENGLISH & frozenset("a an the and but or nor for of in on at to by with from as into up via vs per than over".split())
# Those of them that no verb goes with: title case makes them small ("Share and Share Alike", but "Wrap Up Talks").
_ALWAYS_SMALL = frozenset("an the and but or nor of to at by for".split())
# A headline in capitals has so many words: a shorter one may be a name.
LEAST_SHOUTED = 3
_SIGNS = "()[]“”‘’\"'«»,;:.!?"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’][sS]?$")
# The parts of a word with hyphens or slashes, with what parts them.
_PIECES = re.compile(r"([-/])")
_CONTRACTION = re.compile(
    r"(?:don|won|can|isn|doesn|didn|aren|wasn|weren|hasn|haven|hadn|couldn|shouldn|wouldn|mustn|ain)'t|let's|"
    r"(?:we|you|they|he|she|it|that|what|who|there|here|how|where)'(?:re|ve|ll|d|s)"
)
# What ends a sentence within a headline: a new one begins behind it.
_ENDS_SENTENCE = re.compile(r"(?:(?:[!?…]|(?<=[a-z]{4})\.|(?<=\d)\.)[\"'”’)\]]*|\|)$")
_BEFORE_MONTH = frozenset("in of on by since until till before after from early late mid this last next and".split())
_BEFORE_LETTER = frozenset("Vitamin Class Plan Group Type Series Grade Hepatitis Part Line Section Appendix".split())
# Behind one of these a word that the text does not have may well be a place or a product.
_BEFORE_NAMES = frozenset("on in at from with of to by for into near via".split())
# What has a capital wherever it stands: days and months, and places by which headlines mean governments their texts name otherwise.
_PLACES = """washington westminster whitehall brussels beijing moscow kremlin london paris berlin rome madrid vienna tokyo seoul delhi
kyiv tehran jerusalem ankara cairo hollywood america europe africa asia britain england scotland wales ireland france germany italy
spain russia ukraine china japan india israel iran canada australia mexico brazil american european british french german russian
chinese japanese indian democrats republicans congress senate christmas easter"""
_MONTHS = "january february march april may june july august september october november december"
_DATES = frozenset((*WEEKDAYS, *_MONTHS.split()))
_NAMES = frozenset((*WEEKDAYS, *_MONTHS.split(), *_PLACES.split(), "i"))
# In a sentence of a text fewer words have capitals than this share; more have a heading's.
_HEADING = 0.5
# So many sentences of a text tell how it spells its words.
_SENTENCES = 60


def set_capitals(line: str, style: str, text: str = "") -> str:
    """Return an English headline in a style; the article's text tells names from words in sentence case."""
    if style == AS_IS:
        return line
    is_shouted = line.isupper() and len(line.split()) >= LEAST_SHOUTED
    if is_shouted:
        line = _without_running_capitals(line, text)
    if style == TITLE or is_shouted:
        line = _title_case(line, text)
    return _sentence_case(line, text) if style == SENTENCE and (is_shouted or _is_in_title_case(line)) else line


def _without_running_capitals(line: str, text: str) -> str:
    """Return a headline in capitals with one on each word, but for the words that the text spells with more: NASA, McDonald's, eBay."""
    apostrophe = "'" if "'" in line else "’"
    units = [re.sub("['’]", apostrophe, unit.text) for unit in read_units(text, _SENTENCES) if not unit.text.isupper()]
    words = {_POSSESSIVE.sub("", word) for unit in units for word in _WORD.findall(unit)}
    spellings = {word.casefold(): word for word in sorted(words) if len(word) > 1 and not word[1:].islower()}
    return _WORD.sub(lambda found: _respelt(found[0], spellings), line)


def _respelt(word: str, spellings: Mapping[str, str]) -> str:
    """Return a word in capitals as a text spells it, by the word in small letters; else with one capital, or none for a small word."""
    bare, lower = _POSSESSIVE.sub("", word), word.lower()
    spelling = spellings.get(bare.casefold())
    if spelling and not _CONTRACTION.fullmatch(lower.replace("’", "'")):
        return spelling + word[len(bare) :].lower()
    return lower if lower in _SMALL and len(word) > 1 else word.capitalize()


def _is_in_title_case(line: str) -> bool:
    """Say whether most words of a headline have capitals; in another one, what has a capital is a name."""
    words = [word for word in line.split(" ")[1:] if word.lower() not in _SMALL]
    return sum(word[:1].isupper() for word in words) >= 0.8 * sum(word[:1].isalpha() for word in words)


def _sentence_case(line: str, text: str) -> str:
    """Return a headline in sentence case, as its text spells the words; as it is where that leaves a doubt which of them are names."""
    parts = line.split(" ")
    spelling = _Spelling.of(text, line)
    pieces = [_PIECES.split(part) for part in parts]
    kinds = _settle_doubts(parts, [_kind_of_part(parts, place, spelling) for place in range(len(parts))])
    if _Kind.DOUBTFUL in kinds:
        return line
    begins = [not place or _ENDS_SENTENCE.search(parts[place - 1]) is not None for place in range(len(parts))]
    return " ".join(
        "".join(
            (_lowered(piece, spelling) if found[1:] else piece.lower()) if number or not first else piece
            for number, piece in enumerate(found)
        )
        if kind is _Kind.COMMON
        else "".join(found)
        for found, kind, first in zip(pieces, kinds, begins, strict=True)
    )


class _Kind(Enum):
    """What a word of a headline in running capitals is; `LIKELY` common, if nothing beside it is a name."""

    NAME = auto()
    COMMON = auto()
    LIKELY = auto()
    DOUBTFUL = auto()


def _lowered(piece: str, spelling: _Spelling) -> str:
    """Return a part of a word in small letters, unless it has capitals of its own."""
    return piece if spelling.kind(piece.strip(_SIGNS)) is _Kind.NAME else piece.lower()


def _kind_of_part(parts: Sequence[str], place: int, spelling: _Spelling) -> _Kind:
    """Return what one word is, with hyphens or without: its pieces are judged alone, pairs as the text has them."""
    part = parts[place].strip(_SIGNS)
    before, behind = (_bare(parts[at]) if 0 <= at < len(parts) else "" for at in (place - 1, place + 1))
    pairs = [pair for pair in ((before, _bare(part)), (_bare(part), behind)) if spelling.is_pair(*pair)]
    if pairs:  # "White House" in a text that has white houses too
        is_sure = any(not all(spelling.small[word.lower()] for word in pair) for pair in pairs)
        return _Kind.NAME if is_sure else _Kind.DOUBTFUL
    if part in ("May", "A"):
        is_month = before.lower() in _BEFORE_MONTH or behind[:1].isdigit() or not behind
        return _Kind.NAME if (is_month if part == "May" else before in _BEFORE_LETTER) else _Kind.COMMON
    if part in spelling.capitals and _PIECES.search(part):
        return _Kind.NAME
    kinds = [spelling.kind(piece.strip(_SIGNS)) for piece in _PIECES.split(part) if _WORD.search(piece)]
    return next((kind for kind in (_Kind.DOUBTFUL, _Kind.LIKELY, _Kind.COMMON) if kind in kinds), _Kind.NAME)


def _settle_doubts(parts: Sequence[str], kinds: Sequence[_Kind]) -> list[_Kind]:
    """Return the kinds with the doubts settled: beside a name a word is one; a likely common word is one among common ones."""
    found: list[_Kind] = []
    for place, kind in enumerate(kinds):
        near = [at for at in _beside(parts, place) if _WORD.search(parts[at])]
        beside = {kinds[at] for at in near}
        is_stated = any(
            parts[at][:1].isupper() and _bare(parts[at]).lower() not in _DATES for at in near if kinds[at] is _Kind.NAME
        )
        if kind is _Kind.LIKELY:
            is_common = beside <= {_Kind.COMMON} and (not place or parts[place - 1].lower() not in _BEFORE_NAMES)
            kind = _Kind.COMMON if is_common else _Kind.DOUBTFUL
        if kind is _Kind.DOUBTFUL and is_stated:
            kind = _Kind.NAME
        found.append(kind)
    return found


def _beside(parts: Sequence[str], place: int) -> list[int]:
    """Return the places of the words beside one, those behind a mark apart."""
    before = [place - 1] if place and parts[place - 1][-1:].isalnum() else []
    return [*before, *([place + 1] if place + 1 < len(parts) and parts[place][-1:].isalnum() else [])]


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word.strip(_SIGNS))


@dataclass(frozen=True, slots=True)
class _Spelling:
    """How often the sentences of a text spell a word in small letters, with a capital behind the first, and pairs both ways; and the
    first words."""

    small: Counter[str]
    capitals: Counter[str]
    firsts: frozenset[str]
    pairs: Counter[str]
    small_pairs: Counter[str]

    @classmethod
    def of(cls, text: str, title: str = "") -> _Spelling:
        """Return the spelling of a text; a line in running capitals tells nothing, nor does the title where the text repeats it."""
        said = [_POSSESSIVE.sub("", word) for word in _WORD.findall(title)]
        repeated = re.compile(re.escape(" ".join(said)) if len(said) > 2 else r"(?!)")
        small: Counter[str] = Counter()
        capitals: Counter[str] = Counter()
        firsts: set[str] = set()
        pairs: Counter[str] = Counter()
        small_pairs: Counter[str] = Counter()
        for unit in read_units(text, _SENTENCES):
            words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(repeated.sub(" ", unit.text))] or [""]
            first, *found = words
            firsts.add(first)
            upper = [word for word in found if word[0].isupper()]
            if len(upper) >= _HEADING * len(found):
                continue
            small.update(word for word in found if word[0].islower())
            capitals.update(upper)
            for one, other in itertools.pairwise(words if first.lower() not in ENGLISH else found):
                has_capitals = one[:1].isupper() and other[:1].isupper()
                (pairs if has_capitals else small_pairs)[f"{one} {other}" if has_capitals else f"{one} {other}".lower()] += 1
        return cls(small, capitals, frozenset(firsts), pairs, small_pairs)

    def is_pair(self, one: str, other: str) -> bool:
        """Say whether the text has two words together with capitals, and more often than without."""
        pair = f"{one} {other}"
        return self.pairs[pair] > self.small_pairs[pair.lower()]

    def kind(self, word: str) -> _Kind:
        """Return what a word of a headline in running capitals is, as the text spells it, else as it looks."""
        bare = _POSSESSIVE.sub("", word)
        lower = word.lower().replace("’", "'")
        if bare.lower() in _NAMES or re.match(r"I['’]", word) or not (bare[:1].isupper() and bare[1:].islower()):
            return _Kind.NAME
        if lower in ENGLISH or bare.lower() in ENGLISH or _CONTRACTION.fullmatch(lower):
            return _Kind.COMMON
        lower = bare.lower()
        small, capitals = self.small[lower], self.capitals[bare]
        if small or capitals:
            return _Kind.COMMON if small > capitals else _Kind.DOUBTFUL if small else _Kind.NAME
        alike = {lower, lower + "s", stem(lower), *(lower.removesuffix(end) for end in ("d", "ed", "s", "es", "ing"))}
        alike |= {f"{root}{end}" for root in tuple(alike) for end in ("s", "d", "ed", "ing")}
        if not alike.isdisjoint(self.small) or lower in _verb_forms():
            return _Kind.COMMON
        return _Kind.LIKELY if bare not in self.firsts and stem(lower) in document_counts() else _Kind.DOUBTFUL


@functools.cache
def _verb_forms() -> frozenset[str]:
    """Return forms of English verbs that are hardly ever nouns, and so hardly ever names."""
    table = read_table("english_verbs.txt")
    sure, past, nouns = (frozenset(" ".join(table[name]).split()) for name in ("verb", "past", "noun too"))
    roots = {verb.removesuffix("e") for verb in sure - nouns}
    return (sure | past) - nouns | {f"{verb}s" for verb in sure - nouns} | {f"{root}ing" for root in roots}


def _title_case(line: str, text: str) -> str:
    """Return a headline with a capital on every word but the small ones between the first and the last; a colon begins anew,
    and so does a sentence."""
    parts = line.split(" ")
    firsts = {0, len(parts) - 1, *(place + 1 for place, word in enumerate(parts) if word.endswith((":", "!", "?")))}
    return " ".join(
        _raised(word) if place in firsts else _set_in_title(word, parts[place + 1], text) for place, word in enumerate(parts)
    )


def _set_in_title(word: str, following: str, text: str) -> str:
    """Return a word as it stands within a headline in title case; "The" is part of a name that the text writes so: "at The Hague"; a word
    before a mark ends a part of the headline, and stays as it is: "What It Is For: A Guide"."""
    bare = word.strip(_SIGNS)
    is_name = bare == "The" and re.search(rf"[a-z] The {re.escape(following.strip(_SIGNS))}\b", text) is not None
    if bare.lower() in _ALWAYS_SMALL and bare[1:].islower() and word[-1].isalnum() and not is_name:
        return word.lower()
    return word if bare.lower() in _SMALL else _raised(word)


def _raised(word: str) -> str:
    """Return a word with a capital, one with hyphens with a capital on each part that is not small (`must-have`)."""
    first, *rest = word.split("-")
    return "-".join([_with_capital(first), *(part if part in _SMALL else _with_capital(part) for part in rest)])


def _with_capital(word: str) -> str:
    at = next((place for place, char in enumerate(word) if char.isalnum()), 0)
    return word[:at] + word[at].upper() + word[at + 1 :] if word.islower() else word
