"""Recognises by their names that two stories have different subjects, however similar their other words are.

Reports of two court sentences or of two quarters' results share most of their words. What sets them apart is who and where: a name
that one headline is about and that the other article never mentions.
"""

from __future__ import annotations

import functools
import itertools
import re
import tomllib
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from importlib import resources

from newsletter.draft.clustering.advisories import advisories_of, different_advisories
from newsletter.draft.clustering.events import StoryEvent
from newsletter.draft.clustering.german_names import bare_places, german_names, possessors, without_genitive
from newsletter.draft.words.background import document_counts
from newsletter.draft.words.tfidf import find_words, stem
from newsletter.text.months import month_number
from newsletter.text.spans import WEEKDAYS
from newsletter.text.stopwords import ENGLISH, foreign_function_words, function_words

# A word inside a sentence, where a capital letter is not just the sentence's first.
_INSIDE = re.compile(r"(?<=[\w,;)’'%-] )[^\W_]+(?:['’.&-][^\W_]+)*")
_FIRST = re.compile(r"(?:^|(?<=[.!?”\"] )|(?<=\n))([A-Z][a-z]+)(?= [a-z])")
# A text of fewer words is hardly more than a headline: that it does not mention a name says nothing.
LEAST_WORDS = 20
# Two texts on one story share at least this part of the names in the text that has fewer.
SHARED = 0.5
# German capitalises every noun. In a headline "in", "aus" and "bei" are usually followed by a place, "im" and "am" as often by a thing.
_GERMAN_PLACE_BEFORE = frozenset({"in", "aus", "bei"})
_GERMAN_EITHER_BEFORE = frozenset({"im", "am"})
# How many words of a text are read to recognise its language.
_LANGUAGE_WORDS = 60
# Languages that decline names: a form may have so many letters of an ending, and at least so many stay.
_DECLINING, _ENDING, _LEAST_STEM = ("pl", "cs", "ru", "uk"), 3, 4
# Two headlines are one template filled in twice if at most this share of their words differs.
FILLED_IN = 0.5
# Names that a story mentions as often as another known to both stories tell them apart if less than this part of the names is shared.
SHARED_BESIDE = 0.34
# The result of a match in a headline: "Brigford 3-1 Saltby". A clock has two digits after its colon.
_RESULT = re.compile(r"(?<![\w.:–-])(\d{1,3})(?:[–-](\d{1,3})|:(\d))(?![\w:–-]|\.\d)")


@dataclass(frozen=True)  # no slots, because of the cached properties
class StoryNames:
    """The words of a story's title as written (`written`) and as stems in order (`title`), and, as stems: how often each word occurs in
    title and text (`counts`), the words of the title that may be names (`marked`), those that the text also has in lower case (`small`)
    and those that only occur capitalised (`capitals`). `heading` and `text` are the story's own.
    """

    written: tuple[str, ...]
    counts: Counter[str]
    title: tuple[str, ...]
    marked: frozenset[str]
    small: frozenset[str]
    capitals: frozenset[str]
    heading: str
    text: str

    @functools.cached_property
    def advisories(self) -> frozenset[str]:
        """The numbers of the security advisories that the story mentions."""
        return advisories_of(self.heading) | advisories_of(self.text)

    @functools.cached_property
    def event(self) -> StoryEvent:
        """The words that tell the story's event."""
        return StoryEvent(self.heading, self.text)

    @property
    def function_words(self) -> frozenset[str]:
        """The function words of the story's language, none for English."""
        return _function_words_of(self.text)

    @functools.cached_property
    def is_english(self) -> bool:
        """Whether the story is in English, or in no language that is known."""
        return not self.function_words

    @property
    def is_german(self) -> bool:
        """Whether the story is in German."""
        return _is_german(self.text)

    @functools.cached_property
    def is_short(self) -> bool:
        """Whether the story's text is hardly more than a headline."""
        return self.counts.total() - len(self.title) < LEAST_WORDS

    @functools.cached_property
    def names(self) -> set[str]:
        """The words, as stems, that have a capital or a digit inside a sentence and never occur in lower case."""
        found = {_stem(word) for word in set(_INSIDE.findall(self.text)) if _is_marked(word)}
        return _without_weekdays_and_months(found - self.small - ENGLISH - _institutions_of(self.text))

    @functools.cached_property
    def first_words(self) -> frozenset[str]:
        """The common words, as stems, that are capitalised only because they begin sentences: no name follows them ("Mayor Holm")."""
        found = {_stem(word) for word in _FIRST.findall(self.text)}
        return frozenset(word for word in found - self.names if word in document_counts())

    @functools.cached_property
    def german(self) -> frozenset[str]:
        """The story's names, provided that it is in German."""
        return german_names(self.heading, self.text)

    def title_names(self, other: StoryNames) -> list[str]:
        """Return the words of the title that may be names and that neither story has in lower case."""
        return [word for word in self.title if word in self.marked and word not in self.small and word not in other.small]

    def as_written(self, word: str) -> str:
        """Return a stem of the title as the title writes it."""
        return self.written[self.title.index(word)]


def read_names(title: str, text: str) -> StoryNames:
    """Return the words of a story that may be names."""
    heading = find_words(title)
    headed = [_stem(word) for word in heading]
    counts: Counter[str] = Counter(headed)
    small, large = set(), {word for written, word in zip(heading, headed, strict=True) if written[0].isupper()}
    for word, count in Counter(find_words(text)).items():
        found = _stem(word)
        counts[found] = counts.get(found, 0) + count
        if word[0].islower():
            small.add(found)
        elif word[0].isupper():
            large.add(found)
    marked = _without_weekdays_and_months(
        {word for written, word in zip(heading, headed, strict=True) if _is_marked(written)} - ENGLISH
    )
    foreign = _function_words_of(text)
    marked -= foreign | _institutions_of(text)
    is_common = headed and (headed[0] in document_counts() or (foreign and len(marked) > 1 and not heading[0].isupper()))
    if is_common and counts[headed[0]] == 1:
        marked.discard(headed[0])  # the capital of a common word that comes first is the headline's
    return StoryNames(
        tuple(heading), counts, tuple(headed), frozenset(marked), frozenset(small), frozenset(large - small), title, text
    )


def different_subjects(one: StoryNames, other: StoryNames) -> tuple[str, str] | None:
    """Return a name from each of two stories that shows that their subjects differ: the other never mentions it; None if there is none.

    Either the names in each headline that its story mentions most are unknown to the other story, and the two share few names; or both
    headlines are one template filled in with different names; or they have the results of different teams; or, in German, each names a
    place or subject unknown to the other. Stories on two advisories differ by their numbers.
    """
    return _different_names(one, other) or different_advisories(one.advisories, other.advisories)


def _different_names(one: StoryNames, other: StoryNames) -> tuple[str, str] | None:
    if one.is_german and other.is_german and (found := _german_places(one, other) or _german_subjects(one, other)):
        return found
    if one.is_short or other.is_short:
        return None
    mine, theirs = one.title_names(other), other.title_names(one)
    found = (
        _filled_in(one, other, mine, theirs) or _unmentioned(one, other, mine, theirs) or _other_teams(one, other, mine, theirs)
    )
    return (one.as_written(found[0]), other.as_written(found[1])) if found else None


def common_names(one: StoryNames, other: StoryNames) -> frozenset[str]:
    """Return the names, as stems, common to two stories in one language; none in German or where one is hardly more than a headline."""
    if one.is_short or other.is_short or _function_words_of(one.text) != _function_words_of(other.text) or _is_german(one.text):
        return frozenset()
    return one.capitals & other.capitals


def have_no_name_in_common(one: StoryNames, other: StoryNames) -> bool:
    """Say whether two stories have names and neither mentions any of the other's; False in German, which capitalises every noun.

    Numbers do not count. A word with a capital in both may be a name, wherever it stands.
    """
    mine, theirs = ({name for name in story.names if not name[0].isdigit()} for story in (one, other))
    if not mine or not theirs or _is_german(one.text) or _is_german(other.text):
        return False
    shared = mine & other.counts.keys() | theirs & one.counts.keys() | one.capitals & other.capitals - ENGLISH
    return not _without_weekdays_and_months(shared)


def _german_places(one: StoryNames, other: StoryNames) -> tuple[str, str] | None:
    """Return the places that two German headlines name, if each story mentions its own again and neither mentions the other's.

    At least one of the two must have no article before it. This works for very short texts too, since a report names its place.
    """
    first, second = _place_in_title(one), _place_in_title(other)
    if first is None or second is None or not (first[1] or second[1]):
        return None
    mine, theirs = first[0], second[0]
    if one.counts[_stem(mine)] < 2 or other.counts[_stem(theirs)] < 2 or _mentions(other, mine) or _mentions(one, theirs):
        return None
    return mine, theirs


def _german_subjects(one: StoryNames, other: StoryNames) -> tuple[str, str] | None:
    """Return what two German headlines name, if neither story mentions the other's and they share less than SHARED of their names."""
    mine, theirs = _named_in_title(one, other), _named_in_title(other, one)
    if mine is None or theirs is None:
        return None
    first, second = one.german | bare_places(one.text), other.german | bare_places(other.text)
    shared = {name for name in first if _mentions(other, name)} | {name for name in second if _mentions(one, name)}
    return None if len(shared) >= SHARED * min(len(first), len(second)) else (mine, theirs)


def _named_in_title(story: StoryNames, other: StoryNames) -> str | None:
    """Return the first name in a German title that its text repeats, or that is a possessor, and that the other story never mentions."""
    owners = possessors(story.heading)
    for word in story.written:
        name = without_genitive(word)
        if name in story.german and (name in story.text or name in owners) and not _mentions(other, name):
            return word
    return None


def _place_in_title(story: StoryNames) -> tuple[str, bool] | None:
    """Return the last word of a title that may be a place by the preposition before it, and whether that preposition has no article."""
    found = [
        (word, before in _GERMAN_PLACE_BEFORE)
        for before, word in itertools.pairwise(story.written)
        if before in _GERMAN_PLACE_BEFORE | _GERMAN_EITHER_BEFORE and word[0].isupper() and _stem(word) in story.marked
    ]
    is_thing = found and re.search(rf"\b(?:d(?:er|ie|as|en|em|es)|eine?[mnrs]?) {re.escape(found[-1][0])}\b", story.text)
    return found[-1] if found and not is_thing else None


def _mentions(story: StoryNames, place: str) -> bool:
    """Say whether a story mentions a place or a part of its hyphenated name, in any form: for "Ulm" also "Ulmer" and "Neu-Ulm"."""
    return any(part in story.text or any(part in word for word in story.written) for part in place.split("-"))


@functools.lru_cache(maxsize=8192)
def _function_words_of(text: str) -> frozenset[str]:
    """Return the function words of the language that a text begins in; none for English."""
    return foreign_function_words(find_words(" ".join(text.split(maxsplit=_LANGUAGE_WORDS)[:_LANGUAGE_WORDS])))


def _institutions_of(text: str) -> frozenset[str]:
    """Return the stems of the words for offices and courts in a text's language (institutions.toml), none in English and German."""
    foreign = _function_words_of(text)
    return frozenset().union(*(words for language, words in _institutions().items() if function_words()[language] <= foreign))


@functools.cache
def _institutions() -> dict[str, frozenset[str]]:
    text = resources.files("newsletter.draft.clustering").joinpath("institutions.toml").read_text(encoding="utf-8")
    return {language: frozenset(map(stem, words.split())) for language, words in tomllib.loads(text).items()}


def _is_german(text: str) -> bool:
    return function_words()["de"] <= _function_words_of(text)


def _unmentioned(one: StoryNames, other: StoryNames, mine: Sequence[str], theirs: Sequence[str]) -> tuple[str, str] | None:
    """Return the name in each title that its story mentions most, if the other story mentions none of the most mentioned ones.

    If it mentions some, those that it does not mention tell the two apart if they are repeated and the stories share fewer names.
    """
    first, second = _most_mentioned(one, mine), _most_mentioned(other, theirs)
    share = SHARED
    if not first or not second or _named_in(first, other) or _named_in(second, one):
        first, second = _repeated_only_in(one, first, other), _repeated_only_in(other, second, one)
        share = SHARED_BESIDE
    if not first or not second:
        return None
    fewer, common = min(len(one.names), len(other.names)), sum(name in other.names for name in one.names)
    return None if fewer and common >= share * fewer else (first[0], second[0])


def _repeated_only_in(story: StoryNames, names: Sequence[str], other: StoryNames) -> list[str]:
    """Return those of some names that a story has more than once and the other story never mentions."""
    return [name for name in names if not name[0].isdigit() and story.counts[name] > 1 and not _named_in([name], other)]


def _other_teams(one: StoryNames, other: StoryNames, mine: Sequence[str], theirs: Sequence[str]) -> tuple[str, str] | None:
    """Return a name from each title that the other story never mentions, if the titles have two different results."""
    first, second = _RESULT.search(one.heading), _RESULT.search(other.heading)
    if not first or not second or set(filter(None, first.groups())) == set(filter(None, second.groups())):
        return None
    found = [
        next((name for name in names if name[0].isalpha() and name not in story.counts), "")
        for names, story in ((mine, other), (theirs, one))
    ]
    return (found[0], found[1]) if all(found) else None


def _named_in(names: Sequence[str], story: StoryNames) -> bool:
    """Say whether a story mentions one of some names; in a language that declines names, in any form ("Torunia", "w Toruniu")."""
    foreign = _function_words_of(story.text)
    if not any(function_words()[language] <= foreign for language in _DECLINING):
        return any(name in story.counts for name in names)
    begins = [name[: max(_LEAST_STEM, len(name) - _ENDING)] for name in names]
    return any(word.startswith(begin) for begin in begins for word in (*story.capitals, *story.names))


def _most_mentioned(story: StoryNames, names: Sequence[str]) -> list[str]:
    """Return the names of a title that the story mentions most often; numbers only if there is nothing else.

    A word that only the title has may be no name at all: in title case verbs have capitals too.
    """
    found = [word for word in names if not word[0].isdigit()] or names
    most = max((story.counts[word] for word in found), default=0)
    return [word for word in found if story.counts[word] == most > 1]


def _filled_in(one: StoryNames, other: StoryNames, mine: Sequence[str], theirs: Sequence[str]) -> tuple[str, str] | None:
    """Return the first names that differ in two titles, if the titles are the same but for names unknown to the other story."""
    if len(one.title) != len(other.title):
        return None
    unlike = [pair for pair in zip(one.title, other.title, strict=True) if pair[0] != pair[1]]
    named = [pair for pair in unlike if pair[0].isalpha() and pair[1].isalpha()]
    foreign = all(
        first in mine and second in theirs and first not in other.counts and second not in one.counts
        for first, second in unlike
    )
    return named[0] if named and foreign and len(unlike) <= FILLED_IN * len(one.title) else None


def _without_weekdays_and_months(words: Set[str]) -> set[str]:
    return {word for word in words if word not in WEEKDAYS and month_number(word) is None}


@functools.lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    return stem(word.lower().replace("’", "'"))


def _is_marked(word: str) -> bool:
    """Say whether a word begins with a capital or contains a digit."""
    return word[0].isupper() or any(map(str.isdigit, word))
