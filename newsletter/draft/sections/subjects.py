"""Knows which words of other languages than English are about which everyday subject, where no table of meanings tells.

The table is in `subjects.toml`. So "Fahrgäste", "rame" or "andén" lead to a section on traffic that does not list them.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from typing import NamedTuple

from newsletter.draft.words.tfidf import words

# In letters: what a word may add to one of the table, and how much of a compound must stand before its second part.
ENDING, FIRST_PART = 3, 4
# In letters: no word of the table is shorter.
SHORTEST = 3
# A word of the table with at least this many letters may also begin a compound.
LONG = 5
_ENTRY = re.compile(r"(?:\(\?<!([^)]+)\))?([^()]+)(?:\(\?!([^)]+)\))?")
# The endings of the last part of a compound.
ENDINGS = frozenset(("", "e", "en", "er", "em", "es", "n", "s", "innen"))
_COMPOUNDING = frozenset({"de", "nl", "sv"})
# Of two sections that use a subject's words, the second has at most this share of the first one's, or the subject does not tell them apart.
CLEAR = 0.5

# By language: set phrases in which such a word means something else: "en train de", "mis en examen", "la Maison Blanche".
_PHRASES = {
    "de": re.compile(r"\b(?:in der praxis|in erster linie|auf ganzer linie)\b"),
    "fr": re.compile(
        r"\b(?:en train d|train de vie|feuilles? de route|en (?:cours de )?route|mise?s? en examen|examen de conscience|maisons? mères?|"
        r"maison[ -]blanche|classe politique|en circulation|trains? de mesures)"
    ),
    "es": re.compile(r"\b(?:casa blanca|tren de vida)\b"),
    "it": re.compile(r"\b(?:casa bianca|casa madre)\b"),
    "pt": re.compile(r"\bcasa branca\b"),
    "nl": re.compile(r"\b(?:witte huis|huis aan huis)\b"),
}


class _Entry(NamedTuple):
    """A word of a subject. In the table "verein(?!b|t)" is no word if `after` it stands b or t, "(?<!tran)sport" none `behind` tran."""

    subject: str
    word: str
    after: tuple[str, ...]
    behind: tuple[str, ...]
    begins_compounds: bool

    def is_in(self, word: str, begin: int) -> bool:
        """Say whether a word has this one, with an ending, from a letter on."""
        if not word.startswith(self.word, begin):
            return False
        rest = word[begin + len(self.word) :]
        if rest.startswith(self.after) or word[:begin].endswith(self.behind):
            return False
        return rest in ENDINGS if begin else self.begins_compounds or len(rest) <= ENDING


@functools.cache
def _tables() -> Mapping[str, Mapping[str, Sequence[_Entry]]]:
    """Return, by language and by the first letters of its words, the entries of the table."""
    table = tomllib.loads(resources.files("newsletter.draft.sections").joinpath("subjects.toml").read_text(encoding="utf-8"))
    return {language: _read_entries(subjects, language) for language, subjects in table.items()}


def _read_entries(subjects: Mapping[str, str], language: str) -> Mapping[str, Sequence[_Entry]]:
    found: dict[str, list[_Entry]] = {}
    for subject, line in subjects.items():
        for entry in line.split():
            behind, word, after = _ENTRY.fullmatch(entry).groups("")  # type: ignore[union-attr]  # all of ours match
            is_long = language in _COMPOUNDING and len(word) >= LONG
            not_after, not_behind = (tuple(filter(None, text.split("|"))) for text in (after, behind))
            found.setdefault(word[:SHORTEST], []).append(_Entry(subject, word, not_after, not_behind, is_long))
    return found


@functools.lru_cache(maxsize=65_536)
def subjects_of(word: str, language: str) -> frozenset[str]:
    """Return the everyday subjects that a lower-case word of a language (`de`) is about."""
    table = _tables().get(language, {})
    last = len(word) - SHORTEST if language in _COMPOUNDING else 0
    return frozenset(
        entry.subject
        for begin in (0, *range(FIRST_PART, last + 1))
        for entry in table.get(word[begin : begin + SHORTEST], ())
        if entry.is_in(word, begin)
    )


def count_in_phrases(text: str, language: str) -> Counter[str]:
    """Return how often each word of a text is part of a set phrase, where it is about something else."""
    found = _PHRASES[language].findall(text.lower().replace("’", "'")) if language in _PHRASES else ()
    return Counter(word for phrase in found for word in words(phrase))


def guess_table(words: Iterable[str]) -> str:
    """Return the language in whose table most of some lower-case words are, "" if fewer than two are in any."""
    listed = [word for word in words if " " not in word]
    found = {language: sum(bool(subjects_of(word, language)) for word in listed) for language in _tables()}
    best = max(sorted(found), key=found.__getitem__)
    return best if found[best] > 1 else ""


def subjects_of_sections(sections: Sequence[Iterable[str]], language: str) -> list[frozenset[str]]:
    """Return the subjects that each section is about, by the words it uses; one that several are about does not tell them apart."""
    counts = [_count_subjects([subjects_of(word, language) for word in words]) for words in sections]
    found: list[set[str]] = [set() for _ in sections]
    for subject in sorted(set().union(*counts)):
        order = sorted(range(len(counts)), key=lambda index: -counts[index][subject])
        second = counts[order[1]][subject] if len(order) > 1 else 0
        if second <= CLEAR * counts[order[0]][subject]:
            found[order[0]].add(subject)
    return [frozenset(names) for names in found]


def _count_subjects(named: Sequence[frozenset[str]]) -> Counter[str]:
    """Return how many words are about each subject; a word about two ("cycling") counts for one that another word is about."""
    sure = Counter(name for names in named if len(names) == 1 for name in names)
    return Counter(name for names in named for name in (names & sure.keys() or names))
