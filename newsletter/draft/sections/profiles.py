"""Makes of each configured section a profile that stories are compared with."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from newsletter.config.schema import SectionRule
from newsletter.draft.sections.named.everyday import NARROW, count_subjects, everyday_words
from newsletter.draft.sections.named.genres import genres_of_section
from newsletter.draft.sections.story_measures import StoryMeasures, with_numbered
from newsletter.draft.sections.subjects import guess_table, subjects_of, subjects_of_sections
from newsletter.draft.sections.vectors import centre
from newsletter.draft.words.background import LEAST_WEIGHT, term_weight
from newsletter.draft.words.inflections import other_forms
from newsletter.draft.words.meanings import knows, meaning, normalise
from newsletter.draft.words.tfidf import Vector, cosine, terms, unit, weigh_saturated, words
from newsletter.text.stopwords import all_function_words

# The least share of known words in sections that consist of brands and new words, if the stories are in English.
KNOWN_BESIDE = 0.33
# What the words of a section's everyday subjects are worth in a story, beside its keywords; those are worth 4 to 9 each.
SUBJECT = 4.0
# What a keyword in a story's title is worth, beside one that is only in its text.
IN_TITLE = 2.0
WORD = re.compile(r"\w+")
# What is left of the weight of a word that most stories share: enough for a story that has no other word of any section.
DULL = 0.2
# Fewer words of a subject are in a story by the way.
LEAST_OF_SUBJECT = 2
# Adjectives that tell only with their noun what a section is about.
_ADJECTIVES = frozenset("big early free hot long new open public quick real short small social soft".split())
# How many times a section's own words count in its meaning beside those of its everyday subjects.
OWN_TIMES = 2


@dataclass(frozen=True, slots=True)
class Profile:
    """What a section is about: a vector of term weights and a meaning, from its settings and from stories blended in."""

    vector: Vector
    meaning: Sequence[float]

    def blend(self, vector: Vector, sense: Sequence[float], words_share: float, meaning_share: float) -> Profile:
        """Return this profile with the words and the meaning (`sense`) of stories added in these shares."""
        total = dict(self.vector)
        for term, value in vector.items():
            total[term] = total.get(term, 0.0) + words_share * value
        return Profile(unit(total), normalise([a + meaning_share * b for a, b in zip(self.meaning, sense, strict=True)]))


@dataclass(frozen=True, slots=True)
class SectionWords:
    """A configured section: its keywords as terms, in their order; all its words; its own meaning; and its profile, whose meaning is
    what sets it apart from the other sections; in another language than English, that and the everyday subjects that it is about.

    `forms` leads from each form of an English word of its name and description, other than a keyword, and of its everyday subjects to
    that word and its weight.
    `lone` is the adjective of its name that tells nothing without its noun.
    `genres` are those that it is named after; if it is about nothing else (`is_genre`), it has no meaning. `is_described` says
    whether there is more of it than its name.
    """

    name: str
    keywords: Sequence[str]
    words: frozenset[str]
    meaning: Sequence[float]
    profile: Profile
    forms: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    language: str = ""
    subjects: frozenset[str] = frozenset()
    covered: frozenset[str] = frozenset()
    genres: frozenset[str] = frozenset()
    is_genre: bool = False
    is_described: bool = True
    lone: frozenset[str] = frozenset()

    def count_subject_words(self, story: StoryMeasures) -> int:
        """Return how often a story without a meaning uses words of the section's everyday subjects, other than the section's own.

        0 if it has one such word by the way, or uses those of another subject, which no section has, as often.
        """
        used: Counter[str] = Counter()
        mine = 0
        for word, count, found in story.subject_words if self.subjects else ():
            used.update(dict.fromkeys(found - self.covered, count))
            mine += 0 if word in self.words or self.subjects.isdisjoint(found) else count
        return mine if mine >= LEAST_OF_SUBJECT and mine > max(used.values(), default=0) else 0

    def count_hits(self, story: StoryMeasures) -> float:
        """Return the story's score in the section's keywords and in the words of its everyday subjects."""
        return self.count_keywords(story) + SUBJECT * math.sqrt(self.count_subject_words(story))

    def count_own_words(self, story: StoryMeasures) -> float:
        """Return the story's score in the words of an English section's name, description and subjects, in any form, like keywords.

        Unlike the cosine of words, it is not reduced by what else the story says, nor changed by what the batch lends a section. A story
        without a meaning scores 0: in another language a form of a word may be another word.
        """
        if not story.has_meaning:
            return 0.0
        found: Counter[tuple[str, float]] = Counter()
        for form in self.forms.keys() & story.counts.keys():
            found[self.forms[form]] += story.counts[form]
        return math.fsum(weight * math.sqrt(count) for (_, weight), count in found.items())

    def count_keywords(self, story: StoryMeasures) -> float:
        """Return the story's score in the section's keywords: the weight of each times the square root of how often it occurs.

        The square root damps a keyword that is repeated thirty times; one in the title counts IN_TITLE times.
        """
        counts, title = story.counts, _title_terms(f"{story.title} {story.english_title}")
        return sum(
            (
                term_weight(word) * math.sqrt(counts[word]) * (IN_TITLE if word in title else 1.0)
                for word in self.keywords
                if word in counts
            ),
            0.0,
        )


@functools.lru_cache(maxsize=16)  # each section asks for the same story's in turn
def _title_terms(title: str) -> Set[str]:
    return with_numbered(terms(title)).keys()


def are_english(sections: Sequence[SectionRule], stories: Sequence[bool]) -> bool:
    """Say whether the sections are in English: most of their words are known or, if most `stories` are English (True), some of them."""
    found = " ".join(map(_text_of, sections))
    return knows(found, least=1) or (2 * sum(stories) > len(stories) and knows(found, least=1, share=KNOWN_BESIDE))


def read_sections(
    sections: Sequence[SectionRule], *, is_english: bool, common: Set[str] = frozenset(), is_taught: bool = False
) -> list[SectionWords]:
    """Return the words of the sections; sections in another language than English have no meaning.

    The words in `common`, which the stories of the batch share, say little about a section that has them only in its description.
    The words of the everyday subjects that an English section names are its own too, if there is only its name or the newsletter is of
    general interest, unless past issues tell better (`is_taught`) what it carries. How well a story fits a described section is told
    without them: they say which section is the nearest, not how much the newsletter takes in.
    """
    genres = [genres_of_section(section.name) for section in sections]
    added, pure = [""] * len(sections), [False] * len(sections)
    if not is_taught:
        added = _everyday_words_of(sections) if is_english else added
        pure = [
            bool(genre) and not (_is_described(section) or words_of_subject)
            for genre, section, words_of_subject in zip(genres, sections, added, strict=True)
        ]
    foreign = frozenset() if is_english else all_function_words()
    told = [
        ("" if is_genre else _text_of(section)) if is_english else "" for section, is_genre in zip(sections, pure, strict=True)
    ]
    senses = [
        meaning(text if _is_described(section) else f"{text} {everyday}")
        for section, text, everyday in zip(sections, told, added, strict=True)
    ]
    apart = [meaning(OWN_TIMES * f"{text} " + everyday) for text, everyday in zip(told, added, strict=True)]
    apart = centre(apart) if len(sections) > 1 else apart
    profiles = map(Profile, _vectors_of(sections, added, common, foreign), apart)
    found: list[SectionWords] = []
    for section, sense, profile, genre, is_genre in zip(sections, senses, profiles, genres, pure, strict=True):
        keywords = [" ".join(words(keyword)) for keyword in section.keywords]
        said = frozenset((*words(f"{section.name} {section.description}", foreign), *keywords))
        found.append(
            SectionWords(
                section.name,
                keywords,
                said,
                sense,
                profile,
                genres=genre,
                is_genre=is_genre,
                is_described=_is_described(section),
                lone=_lone_adjective(section),
            )
        )
    return _with_forms(found, added) if is_english else _with_subjects(found)


def _everyday_words_of(sections: Sequence[SectionRule]) -> list[str]:
    """Return the words of the everyday subjects that each section names; of one that is described only in a newsletter of general interest.

    Elsewhere such a word says less: what "power", "space" and "design" are to a newsletter on chips is no everyday subject.
    """
    described = [_is_described(section) for section in sections]
    is_general = _are_general(sections)
    return [
        everyday_words(_text_of(section), is_bare=not more) if is_general or not more else ""
        for section, more in zip(sections, described, strict=True)
    ]


def _vectors_of(sections: Sequence[SectionRule], everyday: Sequence[str], common: Set[str], foreign: Set[str]) -> list[Vector]:
    """Return the weights of the terms of each section.

    In a newsletter on a subject of its own a bare name counts with the words of its `everyday` subjects: "ship" is in all stories there,
    and without the others' "fire" and "strike" it would draw each to a section called Ships.
    """
    given = " ".join(f"{section.name} {' '.join(section.keywords)}" for section in sections).lower()
    dull = frozenset(words(" ".join(sorted(common - {*WORD.findall(given)}))))
    is_general = _are_general(sections)
    beside = ["" if is_general or _is_described(section) else text for section, text in zip(sections, everyday, strict=True)]
    return [
        _weigh(_terms(section, foreign) + Counter(words(text)), dull) for section, text in zip(sections, beside, strict=True)
    ]


def _are_general(sections: Sequence[SectionRule]) -> bool:
    """Say whether sections are those of a newsletter of general interest."""
    return count_subjects([meaning(_text_of(section)) for section in sections]) > NARROW


def _is_described(section: SectionRule) -> bool:
    """Say whether there is more of a section than its name."""
    return bool(section.description or section.keywords)


def _with_forms(sections: Sequence[SectionWords], everyday: Sequence[str]) -> list[SectionWords]:
    """Return English sections with the forms of their words and of those of their `everyday` subjects.

    One that is a word of any section is no form of another ("park", "parking"), and a word of the subjects of two sections tells nothing.
    A word of a keyword of several words ("open source") says what it means there only with the others: alone it has no form either.
    A word weighs as much as its commonest form, above the least weight that the background gives; so "new" weighs little.
    """
    said = frozenset().union(*(section.words for section in sections))
    subjects = [frozenset(words(text)) - said for text in everyday]
    shared = Counter(word for subject in subjects for word in subject)
    found: list[SectionWords] = []
    for section, subject in zip(sections, subjects, strict=True):
        forms: dict[str, tuple[str, float]] = {}
        in_phrases = {word for keyword in section.keywords if " " in keyword for word in keyword.split()}
        own = section.words.difference(section.keywords, in_phrases, section.lone)
        for word in sorted(own.union(word for word in subject if shared[word] == 1)):
            others = other_forms(word)
            entry = (word, min(map(term_weight, {word, *others})) - LEAST_WEIGHT)
            for form in sorted(others - said):
                forms.setdefault(form, entry)
            forms[word] = entry
        found.append(replace(section, forms=forms))
    return found


def _with_subjects(sections: Sequence[SectionWords]) -> list[SectionWords]:
    """Return sections with the everyday subjects that they are about."""
    language = guess_table(sorted(frozenset().union(*(section.words for section in sections))))
    subjects = subjects_of_sections([sorted(section.words) for section in sections], language)
    covered = frozenset(name for section in sections for word in section.words for name in subjects_of(word, language))
    return [
        replace(section, language=language, subjects=mine, covered=covered)
        for section, mine in zip(sections, subjects, strict=True)
    ]


def compare_words(story: StoryMeasures, profiles: Sequence[Profile]) -> list[float]:
    """Return the cosine of a story's words with each section's."""
    return [cosine(story.vector, profile.vector) for profile in profiles]


def _text_of(section: SectionRule) -> str:
    return " ".join([section.name, section.name, section.description, *section.keywords])


def _weigh(counts: Counter[str], dull: Set[str]) -> Vector:
    """Return the vector of a section's term counts, in which the `dull` words count little."""
    vector = weigh_saturated(counts)
    return unit({term: value * (DULL if term in dull else 1.0) for term, value in vector.items()}) if dull else vector


def _terms(section: SectionRule, foreign: Set[str]) -> Counter[str]:
    """Return the term counts of a section; those of its name and keywords count twice."""
    found = terms(f"{section.name}. {section.name}. {section.description}", foreign)
    for word in _lone_adjective(section):
        del found[word]
    for keyword in section.keywords:
        for term in {*words(keyword), " ".join(words(keyword))}:
            found[term] += 2
    return found


def _lone_adjective(section: SectionRule) -> frozenset[str]:
    """Return the adjective of a name of two words that are one term, unless it stands alone elsewhere in the section: "Open Source" is
    not about any "open letter"."""
    adjective, _, noun = section.name.lower().partition(" ")
    elsewhere = words(" ".join([section.description, *section.keywords]))
    return (
        frozenset((adjective,)) if noun.isalpha() and adjective in _ADJECTIVES and adjective not in elsewhere else frozenset()
    )
