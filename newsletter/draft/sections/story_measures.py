"""Measures what of a story is compared with the sections: its terms, how much each weighs, and its meaning."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsletter.draft.words.compounds import LEAST_STEM, is_within
from newsletter.draft.words.meanings import DIMENSIONS, knows, meaning
from newsletter.draft.words.tfidf import Vector, heaviest, story_terms, unit, weigh_saturated

# Words of a story that its meaning is made of.
MEANING_WORDS = 130
# The terms of a story that weigh most tell its section as well as all of them.
HEAVIEST = 80
# How often the words of a title count.
TITLE_TIMES = 3
_YEAR = re.compile(r"(?:19|20)\d\d")
# The meaning of a story of which the table knows too little.
NOTHING = (0.0,) * DIMENSIONS


@dataclass(frozen=True, slots=True)
class StoryMeasures:
    """A story with the counts of its terms, their weights (of length 1), and its meaning: all zero where the table does not know it."""

    title: str
    text: str
    url: str
    counts: Mapping[str, int]
    vector: Vector
    meaning: Sequence[float]

    @property
    def has_meaning(self) -> bool:
        """Whether the table of meanings knows enough of its words; else words and keywords alone place it."""
        return any(self.meaning)


def measure_story(title: str, text: str, url: str, *, is_known: bool, section_words: Sequence[str]) -> StoryMeasures:
    """Return the measures of a story; one whose language the table of meanings does not know (`is_known`) has no meaning.

    In a story without a meaning the words of the sections count inside longer ones too.
    """
    counts = count_terms(title, text)
    sense = meaning_of(title, text) if is_known else NOTHING
    vector = weigh_heaviest(counts)
    return StoryMeasures(title, text, url, counts if any(sense) else with_compounds(counts, section_words), vector, sense)


def count_terms(title: str, text: str) -> dict[str, int]:
    """Return how often each term of a story counts; years tell nothing of its section."""
    counts = story_terms(title, text, TITLE_TIMES)
    return {term: count for term, count in counts.items() if not any(map(_YEAR.fullmatch, term.split()))}


def is_known(title: str, text: str) -> bool:
    """Say whether the table of meanings knows most words of a story: of one in another language than English it knows some by chance."""
    return knows(_opening(title, text))


def meaning_of(title: str, text: str) -> list[float]:
    """Return the meaning of a story: of its opening, with its title twice."""
    return meaning(f"{title} {_opening(title, text)}")


def _opening(title: str, text: str) -> str:
    return f"{title} {' '.join(text.split(maxsplit=MEANING_WORDS)[:MEANING_WORDS])}"


def weigh_heaviest(counts: Mapping[str, int]) -> Vector:
    """Return the weights of a story's heaviest terms, stretched to length 1."""
    vector = weigh_saturated(counts)
    return vector if len(vector) <= HEAVIEST else unit({term: vector[term] for term in heaviest(vector, HEAVIEST)})


def with_compounds(counts: Mapping[str, int], section_words: Sequence[str]) -> dict[str, int]:
    """Return the counts of terms with those of the sections' words that stand in longer ones: "Regierung" in "Landesregierung", and
    with an ending, "Turnier" in "Turniers". Of plurals and compounds in other languages than English no stem is known."""
    parts = [(term, part, count) for term, count in counts.items() if " " not in term for part in term.split("-")]
    found = dict(counts)
    for word in section_words:
        within = [count for term, part, count in parts if term != word and (part == word or is_within(word, part))]
        if within and len(word) >= LEAST_STEM:
            found[word] = found.get(word, 0) + sum(within)
    return found
