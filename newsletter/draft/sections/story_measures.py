"""Measures what a story is compared with the sections by: its terms, their weights, and its meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from newsletter.draft.sections.subjects import count_in_phrases, subjects_of
from newsletter.draft.words.compounds import LEAST_STEM, is_within
from newsletter.draft.words.meanings import DIMENSIONS, knows, meaning
from newsletter.draft.words.tfidf import LEAD_WORDS, YEARS, Vector, heaviest, saturate, stem, story_terms, unit, without_words
from newsletter.draft.words.translations import translate
from newsletter.text.language import guess_language
from newsletter.text.urls import site_of, split_url

# How many words at a story's beginning its meaning is made of: a long page comes to its matter late. More of them tell no better.
# Fewer of them tell its language.
MEANING_WORDS, KNOWN_WORDS = 400, 130
# How many of a story's terms are compared: the heaviest ones give the same sections as all of them.
HEAVIEST = 80
# A story of which fewer words can be translated is placed by its own words.
LEAST_TRANSLATED = 8
# How many times the words of a title count.
TITLE_TIMES = 3
_NUMBERED = re.compile(r"([^\W\d_]+)-\d[\d.:-]*")
# Letters beside a digit are an id.
_PATH_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+(?![^\W_])")
# Words of an address that tell how a site is made or that this is a page of it, and nothing of what the page is about.
_OF_PAGES = frozenset(
    "amp app archive archives article articles asp aspx blob blog blogs cgi cms comments content default detail details en entry feed file "
    "files htm html id index item items jsp latest main master news node online page pages pdf permalink php post posts print read rss "
    "share site sites static status stories story tag tags thread threads topic topics tree upload uploads view watch web "
    "wiki wp www".split()
)
# The meaning of a story with too few words that the table of meanings knows.
NOTHING = (0.0,) * DIMENSIONS


class Translation(NamedTuple):
    """The English of those words of a story in another language that the table of translations has."""

    title: str
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class StoryMeasures:
    """A story with the counts of its terms, their weights (a unit vector), and its meaning (all zero if its language is not known).

    `address` is the meaning of the words in its address, where a site says what it filed the page under. `subject_words` are, in a story
    without a meaning, its words of everyday subjects with their counts and those subjects.
    """

    title: str
    text: str
    url: str
    counts: Mapping[str, int]
    vector: Vector
    meaning: Sequence[float]
    subject_words: Sequence[tuple[str, int, frozenset[str]]] = ()
    address: Sequence[float] = NOTHING
    english_title: str = ""

    @property
    def has_meaning(self) -> bool:
        """Whether the table of meanings knows enough of its words; if not, it is placed by words and keywords alone."""
        return any(self.meaning)


def measure_story(
    title: str,
    text: str,
    url: str,
    *,
    is_known: bool,
    section_words: Sequence[str],
    language: str = "",
) -> StoryMeasures:
    """Return the measures of a story; it has a meaning only if the table of meanings knows its language (`is_known`).

    In a story without a meaning the words of the sections are also found inside longer words, and those of everyday subjects in the
    table of the sections' `language`; not in one that is in another language, where "art" is no species.
    """
    counts = count_terms(title, text)
    sense = meaning_of(title, text) if is_known else NOTHING
    if any(sense):
        vector = weigh_heaviest(counts, section_words)
        return StoryMeasures(title, text, url, with_numbered(counts), vector, sense, address=meaning_of_address(url))
    own = language if language and guess_language(text) in (None, language) else ""
    counts = _without_phrases(counts, title, text, own)
    subject_words = _subject_words(counts, own)
    within = _within_title(title, counts, section_words)
    vector = weigh_heaviest({**counts, **within}, within)
    return StoryMeasures(title, text, url, with_compounds(counts, section_words), vector, sense, subject_words)


def measure_translated(title: str, text: str, url: str, english: Translation, section_words: Sequence[str]) -> StoryMeasures:
    """Return the measures of a story in another language for English sections: what it says in English, and its own words, which may be
    keywords."""
    told = count_terms(english.title, english.text)
    return StoryMeasures(
        title,
        text,
        url,
        {**count_terms(title, text), **told},
        weigh_heaviest(told, section_words),
        meaning_of(english.title, english.text),
        address=meaning(english.address),
        english_title=english.title,
    )


def translate_story(title: str, text: str, url: str) -> Translation | None:
    """Return what can be translated of a story in another language than English, None if that is too little to tell what it is about."""
    language = guess_language(text) or ""
    english = translate(" ".join(text.split(maxsplit=LEAD_WORDS)[:LEAD_WORDS]), language)
    if len(english.split()) < LEAST_TRANSLATED:
        return None
    return Translation(translate(title, language), english, translate(_words_of_address(url), language))


def _without_phrases(counts: dict[str, int], title: str, text: str, language: str) -> dict[str, int]:
    """Return the counts of a story's terms without the words of set phrases, which are about something else there."""
    phrases = count_in_phrases(f"{text} " + TITLE_TIMES * f"{title} ", language)
    left = {term: counts[term] - phrases[term] for term in phrases if term in counts}
    return {term: count for term, count in {**counts, **left}.items() if count > 0}


def _subject_words(counts: Mapping[str, int], language: str) -> list[tuple[str, int, frozenset[str]]]:
    """Return the words of everyday subjects in the table of a language, with their counts and subjects."""
    if not language:
        return []
    found = ((word, count, subjects_of(word, language)) for word, count in counts.items() if " " not in word)
    return [item for item in found if item[2]]


def count_terms(title: str, text: str) -> dict[str, int]:
    """Return the term counts of a story, without years, which say nothing about its section."""
    counts = story_terms(title, text, TITLE_TIMES)
    return without_words(counts, YEARS.intersection(counts))


def is_known(title: str, text: str) -> bool:
    """Say whether the table of meanings knows most words of a story: that it is in English."""
    return knows(_opening(title, text, KNOWN_WORDS))


def meaning_of(title: str, text: str) -> list[float]:
    """Return the meaning of a story's opening and of its title, which counts twice."""
    return meaning(f"{title} {_opening(title, text, MEANING_WORDS)}")


def meaning_of_address(url: str) -> list[float]:
    """Return the meaning of the words in the path of a web address, other than those that any page may have there; all zero if it has no
    other known word, and for a file's, whose folders are the editor's."""
    return meaning(_words_of_address(url))


def _words_of_address(url: str) -> str:
    found = _PATH_WORD.findall(unquote(split_url(url).path)) if site_of(url) else []
    return " ".join(word for word in found if word.lower() not in _OF_PAGES)


def _opening(title: str, text: str, most: int) -> str:
    return f"{title} {' '.join(text.split(maxsplit=most)[:most])}"


def weigh_heaviest(counts: Mapping[str, int], section_words: Iterable[str] = ()) -> Vector:
    """Return the weights of a story's heaviest terms, as a unit vector, and of words of the sections however common ("school")."""
    vector = saturate(counts)
    if len(vector) <= HEAVIEST:
        return unit(vector)
    kept = {*heaviest(vector, HEAVIEST), *filter(vector.__contains__, section_words)}
    return unit({term: vector[term] for term in sorted(kept)})


def with_numbered(counts: Mapping[str, int]) -> Mapping[str, int]:
    """Return the counts with the words added that a number follows behind a hyphen: "CVE" in "CVE-2031-1188", "GPT" in "GPT-5"."""
    found: dict[str, int] = {}
    for term, count in counts.items():
        if "-" in term and term[-1].isdigit() and (numbered := _NUMBERED.fullmatch(term)):
            word = stem(numbered[1])
            found[word] = found.get(word, counts.get(word, 0)) + count
    return {**counts, **found} if found else counts


def with_compounds(counts: Mapping[str, int], section_words: Sequence[str]) -> dict[str, int]:
    """Return the counts with the sections' words that occur within longer ones added: "Regierung" in "Landesregierung", or with an
    ending, "Turnier" in "Turniers". In other languages than English there is no stemmer for plurals and compounds."""
    parts = [(term, part, count) for term, count in counts.items() if " " not in term for part in term.split("-")]
    found = dict(counts)
    for word in section_words:
        within = [count for term, part, count in parts if term != word and (part == word or is_within(word, part))]
        if within and len(word) >= LEAST_STEM:
            found[word] = found.get(word, 0) + sum(within)
    return found


def _within_title(title: str, counts: Mapping[str, int], section_words: Sequence[str]) -> dict[str, int]:
    """Return the sections' words that occur within longer ones of a title, with their counts there and in the story: a headline's
    compound is what the story is about ("Mitgliederversammlung"); one in the text alone may stand there by the way."""
    told = count_terms(title, "")
    found = with_compounds(told, section_words)
    return {word: count - told.get(word, 0) + counts.get(word, 0) for word, count in found.items() if count > told.get(word, 0)}
