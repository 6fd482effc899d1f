"""Learns from past issues what each section carries, and how much weight that has."""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain

from newsletter.draft.sections.naive_bayes import NaiveBayes
from newsletter.draft.sections.passive_aggressive import PassiveAggressive
from newsletter.draft.sections.past_features import story_features
from newsletter.draft.sections.profiles import Profile
from newsletter.draft.sections.story_measures import count_terms, meaning_of, weigh_heaviest
from newsletter.draft.sections.vectors import add_vectors, mean_of, standard_scores
from newsletter.draft.words.meanings import normalise
from newsletter.draft.words.tfidf import unit, words
from newsletter.text.stopwords import all_function_words
from newsletter.text.urls import site_of

# The greatest weights of the two classifiers that learn from past stories, and the number of stories that gives them half of that; few
# give next to nothing. In three weeklies the two together place 1 to 3 stories of a hundred more than naive Bayes alone.
BAYES_WEIGHT, LINEAR_WEIGHT, PAST_STORIES = 12.0, 5.0, 200
# The greatest share of past stories in a section's words and meaning, and the number of stories that gives half of it.
TAUGHT, FEW = 2.0, 5
# How many of the newest issues show which sections a newsletter has now.
RECENT = 8
# A host with at least so many past stories, at least this part of them in one section, tells where its next one goes. With HOST_STORIES of
# them that weighs half of HOST_WEIGHT. It helps while few issues are there; later the classifiers say as much.
LEAST_OF_HOST, MOST_OF_HOST, HOST_WEIGHT, HOST_STORIES = 2, 0.9, 2.0, 3


@dataclass(frozen=True, slots=True)
class Example:
    """A story that stood in a section of a past issue."""

    section: str
    title: str
    text: str = ""
    url: str = ""


def section_key(title: str) -> tuple[str, ...]:
    """Return a key that is the same for spellings of one section name: "🚌 Town and traffic", "Town & Traffic"."""
    return tuple(words(title, all_function_words())) or (title.casefold(),)


def recurring_sections(issues: Sequence[Sequence[str]], leftovers: Collection[str] = ()) -> list[str]:
    """Return the sections of past issues, for an editor who has configured none: those of the newest in its order, then older ones.

    `issues` has the section titles of each issue, the oldest first. A section of only one of several recent issues is ignored, and so
    are `leftovers`, the sections for what fits no other.
    """
    recent = list(reversed(issues[-RECENT:]))
    counts = Counter(key for titles in recent for key in {section_key(title) for title in titles if title})
    ignored, least = set(map(section_key, leftovers)), min(2, len(recent))
    found: dict[tuple[str, ...], str] = {}
    for title in chain.from_iterable(recent):
        if title and counts[section_key(title)] >= least and section_key(title) not in ignored:
            found.setdefault(section_key(title), title)
    return list(found.values())


class PastSections:
    """What past issues put in each section: learned by two classifiers, by host, and as the words and meanings of each section."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.examples = examples
        self._of_host: dict[str, Counter[str]] = defaultdict(Counter)
        for example in examples:
            self._of_host[site_of(example.url)][example.section] += 1
        self.hosts = frozenset(self._of_host) - {""}
        rows = [(story_features(example.title, example.text, example.url), example.section) for example in examples]
        self._classifiers = ((NaiveBayes(rows), BAYES_WEIGHT), (PassiveAggressive(rows), LINEAR_WEIGHT))
        self._stories = _read_stories(examples)

    def score(self, title: str, text: str, url: str, sections: Sequence[str]) -> list[float]:
        """Return what the past stories say of a story for each section: weighted z-scores, all 0 if there are none."""
        if not self.examples:
            return [0.0] * len(sections)
        features, count = story_features(title, text, url), len(self.examples)
        growth = count**2 / (count**2 + PAST_STORIES**2)
        columns = [self._score_host(url, sections)]
        for classifier, weight in self._classifiers:
            found = classifier.scores(features)
            worst = min(found.values())  # that of a section without past stories
            columns.append(standard_scores([found.get(section, worst) for section in sections], weight * growth))
        return [sum(column) for column in zip(*columns, strict=True)]

    def _score_host(self, url: str, sections: Sequence[str]) -> list[float]:
        """Return what the host of a story says for each section: weighted z-scores, all 0 where its past stories were in several."""
        host = site_of(url)
        counts = self._of_host[host] if host in self.hosts else Counter[str]()
        total = counts.total()
        if total < LEAST_OF_HOST or max(counts.values()) < MOST_OF_HOST * total:
            return [0.0] * len(sections)
        weight = HOST_WEIGHT * total / (total + HOST_STORIES)
        return standard_scores([float(counts[section]) for section in sections], weight)

    @functools.cached_property
    def meanings(self) -> list[list[float]]:
        """The mean meaning of each section's stories, for sections with at least FEW."""
        return [normalise(mean_of([story.meaning for story in mine])) for mine in self._stories.values() if len(mine) >= FEW]

    def teach(self, names: Sequence[str], profiles: Sequence[Profile]) -> list[Profile]:
        """Return the profiles of the sections with these names, blended with the words and meanings of their past stories."""
        middle = mean_of([story.meaning for mine in self._stories.values() for story in mine])
        found = []
        for name, profile in zip(names, profiles, strict=True):
            mine = self._stories.get(name, ())
            share = TAUGHT * len(mine) / (len(mine) + FEW)
            if mine:
                vector = unit(add_vectors([story.vector for story in mine]))
                own = mean_of([story.meaning for story in mine])
                sense = normalise([a - b for a, b in zip(own, middle, strict=True)])
                profile = profile.blend(vector, sense, share, share)
            found.append(profile)
        return found


def _read_stories(examples: Sequence[Example]) -> dict[str, list[Profile]]:
    """Return the words and meanings of past stories, by section."""
    found: dict[str, list[Profile]] = {}
    for example in examples:
        vector = weigh_heaviest(count_terms(example.title, example.text))
        found.setdefault(example.section, []).append(Profile(vector, meaning_of(example.title, example.text)))
    return found
