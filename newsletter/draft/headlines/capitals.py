"""Sets a headline in the configured style: as is, in sentence case, or in title case."""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from newsletter.draft.grammar.english_words import plain_verbs
from newsletter.draft.prose.units import read_units
from newsletter.draft.words.background import document_counts
from newsletter.draft.words.tfidf import stem
from newsletter.text.months import MONTHS
from newsletter.text.spans import WEEKDAYS
from newsletter.text.stopwords import ENGLISH

AS_IS, SENTENCE, TITLE = "as is", "sentence", "title"
# Function words that title case leaves in lower case (The Chicago Manual of Style, 8.159).
_SMALL = ENGLISH & frozenset("a an the and but or nor for of in on at to by with from as into up via vs per than over".split())
# Those of them that are never part of a verb: title case lowers them ("Share and Share Alike", but "Wrap Up Talks").
_ALWAYS_SMALL = frozenset("an the and but or nor of to at by for".split())
# A line in capitals with fewer words than this may be a name.
LEAST_SHOUTED = 3
_SIGNS = "()[]“”‘’\"'«»,;:.!?"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’][sS]?$")
# The separators between the parts of a word with hyphens or slashes.
_PIECES = re.compile(r"([-/])")
_CONTRACTION = re.compile(
    r"(?:don|won|can|isn|doesn|didn|aren|wasn|weren|hasn|haven|hadn|couldn|shouldn|wouldn|mustn|ain)'t|let's|"
    r"(?:we|you|they|he|she|it|that|what|who|there|here|how|where)'(?:re|ve|ll|d|s)"
)
_VERSION = re.compile(r"v?\d+(?:\.\d+)+")
# The end of a sentence within a headline.
_ENDS_SENTENCE = re.compile(r"(?:(?:[!?…]|(?<=[a-z]{4})\.|(?<=\d)\.)[\"'”’)\]]*|\|)$")
_BEFORE_MONTH = frozenset("in of on by since until till before after from early late mid this last next and".split())
_BEFORE_LETTER = frozenset("Vitamin Class Plan Group Type Series Grade Hepatitis Part Line Section Appendix".split())
# After one of these a word that the text does not have may well be a place or a product.
_BEFORE_NAMES = frozenset("on in at from with of to by for into near via".split())
# Words that are always capitalised: days, months, and places, by which headlines often mean a government that the text calls otherwise.
_PLACES = """washington westminster whitehall brussels beijing moscow kremlin london paris berlin rome madrid vienna tokyo seoul delhi
kyiv tehran jerusalem ankara cairo hollywood america europe africa asia britain england scotland wales ireland france germany italy
spain russia ukraine china japan india israel iran canada australia mexico brazil american european british french german russian
chinese japanese indian democrats republicans congress senate christmas easter"""
_DATES = frozenset((*WEEKDAYS, *MONTHS))
_NAMES = frozenset((*WEEKDAYS, *MONTHS, *_PLACES.split(), "i"))
# A line in which at least this share of the words has a capital is a heading and not a sentence.
_HEADING = 0.5
# How many sentences of a text are read to learn how it spells its words.
_SENTENCES = 60


def set_capitals(line: str, style: str, text: str = "") -> str:
    """Return an English headline in a style; by the article's `text`, names are told from other words."""
    if style == AS_IS:
        return line
    is_shouted = line.isupper() and len(line.split()) >= LEAST_SHOUTED
    if is_shouted:
        line = _without_running_capitals(line, text)
    if style == TITLE or is_shouted:
        line = _title_case(line, text)
    return _sentence_case(line, text) if style == SENTENCE and (is_shouted or _is_in_title_case(line)) else line


def _without_running_capitals(line: str, text: str) -> str:
    """Return a headline in capitals with only a first capital on each word, unless the text spells it otherwise: NASA, McDonald's, eBay."""
    apostrophe = "'" if "'" in line else "’"
    units = [re.sub("['’]", apostrophe, unit.text) for unit in read_units(text, _SENTENCES) if not unit.text.isupper()]
    words = {_POSSESSIVE.sub("", word) for unit in units for word in _WORD.findall(unit)}
    spellings = {word.casefold(): word for word in sorted(words) if len(word) > 1 and not word[1:].islower()}
    return _WORD.sub(lambda found: _respelt(found[0], spellings), line)


def _respelt(word: str, spellings: Mapping[str, str]) -> str:
    """Return a word in capitals as the text spells it (`spellings` is by lower-case word), else with a first capital, or none if small."""
    bare, lower = _POSSESSIVE.sub("", word), word.lower()
    spelling = spellings.get(bare.casefold())
    if spelling and not _CONTRACTION.fullmatch(lower.replace("’", "'")):
        return spelling + word[len(bare) :].lower()
    return lower if lower in _SMALL and len(word) > 1 else word.capitalize()


def _is_in_title_case(line: str) -> bool:
    """Say whether most words of a headline have capitals; otherwise only names have, and it is in sentence case already."""
    words = [word for word in line.split(" ")[1:] if word.lower() not in _SMALL]
    return sum(word[:1].isupper() for word in words) >= 0.8 * sum(word[:1].isalpha() for word in words)


def _sentence_case(line: str, text: str) -> str:
    """Return a headline in sentence case, with words spelt as in the text; unchanged if it is doubtful which words are names."""
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
    """What a word of a headline in title case is. `LIKELY` is a common word unless it stands beside a name."""

    NAME = auto()
    COMMON = auto()
    LIKELY = auto()
    DOUBTFUL = auto()


def _lowered(piece: str, spelling: _Spelling) -> str:
    """Return a part of a word in lower case, unless it is a name."""
    return piece if spelling.kind(piece.strip(_SIGNS)) is _Kind.NAME else piece.lower()


def _kind_of_part(parts: Sequence[str], place: int, spelling: _Spelling) -> _Kind:
    """Return what a word is. The parts of a hyphenated one are judged separately; a pair of words is a name if it is one in the text."""
    part = parts[place].strip(_SIGNS)
    before, behind = (_bare(parts[at]) if 0 <= at < len(parts) else "" for at in (place - 1, place + 1))
    pairs = [pair for pair in ((before, _bare(part)), (_bare(part), behind)) if spelling.is_pair(*pair)]
    if pairs:  # "White House" in a text that has white houses too
        is_sure = any(not all(spelling.small[word.lower()] for word in pair) for pair in pairs)
        return _Kind.NAME if is_sure else _Kind.DOUBTFUL
    if part in ("May", "A"):
        is_month = before.lower() in _BEFORE_MONTH or behind[:1].isdigit() or not behind
        return _Kind.NAME if (is_month if part == "May" else before in _BEFORE_LETTER) else _Kind.COMMON
    kinds = [spelling.kind(piece.strip(_SIGNS)) for piece in _PIECES.split(part) if _WORD.search(piece)]
    return next((kind for kind in (_Kind.DOUBTFUL, _Kind.LIKELY, _Kind.COMMON) if kind in kinds), _Kind.NAME)


def _settle_doubts(parts: Sequence[str], kinds: Sequence[_Kind]) -> list[_Kind]:
    """Return the kinds with the doubts settled: a doubtful word beside a name is a name, a likely common word among common ones is one."""
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
    """Return the places of the words next to one, unless a punctuation mark separates them."""
    before = [place - 1] if place and parts[place - 1][-1:].isalnum() else []
    return [*before, *([place + 1] if place + 1 < len(parts) and parts[place][-1:].isalnum() else [])]


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word.strip(_SIGNS))


@dataclass(frozen=True, slots=True)
class _Spelling:
    """How a text spells words: how often each one occurs in its sentences in lower case (`small`) and, unless it is the first word, with a
    capital (`capitals`); the first words of sentences (`firsts`); how often two neighbours both have a capital (`pairs`) or not
    (`small_pairs`)."""

    small: Counter[str]
    capitals: Counter[str]
    firsts: frozenset[str]
    pairs: Counter[str]
    small_pairs: Counter[str]

    @classmethod
    def of(cls, text: str, title: str = "") -> _Spelling:
        """Return the spelling of a text, without headings in title case and without its `title` if the text repeats it."""
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
        """Say whether the text has two words side by side with capitals more often than without."""
        pair = f"{one} {other}"
        return self.pairs[pair] > self.small_pairs[pair.lower()]

    def kind(self, word: str) -> _Kind:
        """Return what a word of a headline in title case is, by how the text spells it, else by its form."""
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
    """Return the forms of English verbs that are hardly ever names."""
    return plain_verbs() | {f"{verb.removesuffix('e')}ing" for verb in plain_verbs()}


def _title_case(line: str, text: str) -> str:
    """Return a headline with a capital on every word except small words in the middle; a colon or the end of a sentence begins anew.

    What has a version behind it is a project, and written as its makers write it ("jobq 2.4.0").
    """
    parts = line.split(" ")
    firsts = {0, len(parts) - 1, *(place + 1 for place, word in enumerate(parts) if word.endswith((":", "!", "?")))}
    versions = {place for place, word in enumerate(parts) if _VERSION.match(word)}
    kept = versions | {place - 1 for place in versions if _is_project(parts[place - 1], parts[place])}
    return " ".join(
        word if place in kept else _raised(word) if place in firsts else _set_in_title(word, parts[place + 1], text)
        for place, word in enumerate(parts)
    )


def _is_project(word: str, version: str) -> bool:
    """Say whether a word before a version or a number like one is a project's name: before "v2.4" any is, else one of no other meaning."""
    small = word.lower()
    return version[0] == "v" or not (small in ENGLISH or stem(small) in document_counts())


def _set_in_title(word: str, following: str, text: str) -> str:
    """Return a word as it stands in the middle of a headline in title case.

    "The" stays if it is part of a name in the text ("at The Hague"), a small word before a punctuation mark stays as it is, since it ends
    a part of the headline ("What It Is For: A Guide").
    """
    bare = word.strip(_SIGNS)
    is_name = bare == "The" and re.search(rf"[a-z] The {re.escape(following.strip(_SIGNS))}\b", text) is not None
    if bare.lower() in _ALWAYS_SMALL and bare[1:].islower() and word[-1].isalnum() and not is_name:
        return word.lower()
    return word if bare.lower() in _SMALL else _raised(word)


def _raised(word: str) -> str:
    """Return a word with a capital; in a hyphenated one, on each part that is not a small word (`must-have`)."""
    first, *rest = word.split("-")
    return "-".join([_with_capital(first), *(part if part in _SMALL else _with_capital(part) for part in rest)])


def _with_capital(word: str) -> str:
    at = next((place for place, char in enumerate(word) if char.isalnum()), 0)
    return word[:at] + word[at].upper() + word[at + 1 :] if word.islower() else word
