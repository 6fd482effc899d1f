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

# In letters: what a word may add to one of the table, and how much of a compound must stand before its second part.
ENDING, FIRST_PART = 3, 4
# A word of the table with at least so many letters may also begin a compound.
LONG = 5
_COMPOUNDING = frozenset({"de"})
# Of two sections that use a subject's words, the second has at most this share of the first one's, or the subject tells them not apart.
CLEAR = 0.5


@functools.cache
def _tables() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    table = tomllib.loads(resources.files("newsletter.draft.sections").joinpath("subjects.toml").read_text(encoding="utf-8"))
    return {
        language: {name: _pattern(line.split(), language) for name, line in subjects.items()}
        for language, subjects in table.items()
    }


def _pattern(known: Sequence[str], language: str) -> re.Pattern[str]:
    """Return a pattern for a word of a subject: with an ending, in German also as a part of a compound."""
    forms = rf"(?:{'|'.join(known)})\w{{0,{ENDING}}}"
    if language in _COMPOUNDING:
        long = "|".join(word for word in known if len(word) >= LONG)
        forms += rf"|(?:{long})\w+|\w{{{FIRST_PART},}}(?:{'|'.join(known)})(?:innen|e[nrms]?|[ns])?"
    return re.compile(forms)


@functools.lru_cache(maxsize=65_536)
def subjects_of(word: str, language: str) -> frozenset[str]:
    """Return the everyday subjects that a lower-case word of a language (`de`) is about."""
    return frozenset(name for name, pattern in _tables().get(language, {}).items() if pattern.fullmatch(word))


def guess_table(words: Iterable[str]) -> str:
    """Return the language in whose table most of some lower-case words are, "" if fewer than two are in any."""
    listed = [word for word in words if " " not in word]
    found = {language: sum(bool(subjects_of(word, language)) for word in listed) for language in _tables()}
    best = max(sorted(found), key=found.__getitem__)
    return best if found[best] > 1 else ""


def subjects_of_sections(sections: Sequence[Iterable[str]], language: str) -> list[frozenset[str]]:
    """Return the subjects that each section is about, by the words it uses; one that several are about tells them not apart."""
    counts = [Counter(name for word in words for name in subjects_of(word, language)) for words in sections]
    found: list[set[str]] = [set() for _ in sections]
    for subject in sorted(set().union(*counts)):
        order = sorted(range(len(counts)), key=lambda index: -counts[index][subject])
        second = counts[order[1]][subject] if len(order) > 1 else 0
        if second <= CLEAR * counts[order[0]][subject]:
            found[order[0]].add(subject)
    return [frozenset(names) for names in found]
