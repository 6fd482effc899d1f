"""Learns from past issues what each section carries, and how much weight that has."""

from __future__ import annotations

import functools
import math
import operator
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from urllib.parse import urlsplit

from newsletter.draft.sections.profiles import Profile
from newsletter.draft.sections.story_measures import count_terms, meaning_of, weigh_heaviest
from newsletter.draft.sections.vectors import add_vectors, mean_of, standard_scores
from newsletter.draft.words.meanings import normalise
from newsletter.draft.words.tfidf import find_words, stem, unit, words
from newsletter.text.stopwords import all_function_words
from newsletter.text.urls import site_of

LEAD_WORDS = 130
SMOOTHING = 0.3
# How often a host, its first folder and the folder's bare name count as features: a host says more about the section than a word does.
HOST, FOLDER, PATH = 3, 2, 1
# The greatest weight of naive Bayes over past stories, and the number of stories that gives it half of that; few give next to nothing.
PAST_WEIGHT, PAST_STORIES = 12.0, 200
# The greatest share of past stories in a section's words and meaning, and the number of stories that gives half of it.
TAUGHT, FEW = 2.0, 5
# How many of the newest issues show which sections a newsletter has now.
RECENT = 8
# A host with at least so many past stories, at least this part of them in one section, tells where its next one goes. With HOST_STORIES of
# them that weighs half of HOST_WEIGHT. It helps while few issues are there; later naive Bayes says as much.
LEAST_OF_HOST, MOST_OF_HOST, HOST_WEIGHT, HOST_STORIES = 2, 0.9, 2.0, 3
PATH_WORD = re.compile(r"[^\W\d_]+|\d+")


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
    """What past issues put in each section: naive Bayes over words, host and path, and the words and meanings of their stories.

    Multinomial naive Bayes with Lidstone smoothing. Function words count: "How to" and "Announcing" tell a tutorial from a release.
    """

    def __init__(self, examples: Sequence[Example]) -> None:
        self.examples = examples
        self.stories: Counter[str] = Counter(example.section for example in examples)
        self._of_host: dict[str, Counter[str]] = defaultdict(Counter)
        self._counts: dict[str, Counter[str]] = defaultdict(Counter)
        for example in examples:
            self._of_host[site_of(example.url)][example.section] += 1
            self._counts[example.section].update(_features(example.title, example.text, example.url))
        self.hosts = frozenset(self._of_host) - {""}
        self._known = frozenset(feature for counts in self._counts.values() for feature in counts)
        self._logs = {section: self._logarithms(counts) for section, counts in self._counts.items()}
        self._stories = _read_stories(examples)

    @property
    def weight(self) -> float:
        """The weight of naive Bayes beside the other measures, which grows with the number of past stories."""
        count = len(self.examples)
        return PAST_WEIGHT * count**2 / (count**2 + PAST_STORIES**2)

    def score_host(self, url: str, sections: Sequence[str]) -> list[float]:
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

    def log_likelihoods(self, title: str, text: str, url: str, sections: Sequence[str]) -> list[float]:
        """Return the log-likelihood of each section for a story; a section without past stories gets the lowest one."""
        features = {name: count for name, count in Counter(_features(title, text, url)).items() if name in self._known}
        found = {section: self._log_likelihood(features, section) for section in sections if section in self.stories}
        worst = min(found.values(), default=0.0)
        return [found.get(section, worst) for section in sections]

    def _log_likelihood(self, features: Mapping[str, int], section: str) -> float:
        logs, unseen = self._logs[section]
        prior = math.log(self.stories[section] / len(self.examples))
        return prior + math.fsum(map(operator.mul, features.values(), [logs.get(name, unseen) for name in features]))

    def _logarithms(self, counts: Counter[str]) -> tuple[dict[str, float], float]:
        """Return the logarithm of each feature's share in a section, and that of a feature never seen there."""
        whole = counts.total() + SMOOTHING * len(self._known)
        logs = {name: math.log((count + SMOOTHING) / whole) for name, count in counts.items()}
        return logs, math.log(SMOOTHING / whole)


def _read_stories(examples: Sequence[Example]) -> dict[str, list[Profile]]:
    """Return the words and meanings of past stories, by section."""
    found: dict[str, list[Profile]] = {}
    for example in examples:
        vector = weigh_heaviest(count_terms(example.title, example.text))
        found.setdefault(example.section, []).append(Profile(vector, meaning_of(example.title, example.text)))
    return found


@functools.lru_cache(maxsize=65_536)
def _feature(word: str) -> str:
    """Return a word as a feature: its stem, or with a digit in it, the word with all digits as 0."""
    found = stem(word.lower())
    return found if found.isalpha() else re.sub(r"\d", "0", found)


def _features(title: str, text: str, url: str) -> list[str]:
    """Return the features of a story, each repeated as often as it counts."""
    heading = list(dict.fromkeys(map(_feature, find_words(title))))
    lead = map(_feature, find_words(" ".join(text.split(maxsplit=LEAD_WORDS)[:LEAD_WORDS])))
    found = list(dict.fromkeys([*heading, *lead]))
    found += [f"title:{word}" for word in heading]
    found += [f"first:{word}" for word in heading[:1]]
    if host := site_of(url):
        path = urlsplit(url).path
        folder = next((part for part in path.split("/") if part), "")
        found += [f"host:{host}"] * HOST + [f"folder:{host}/{folder}"] * FOLDER + [f"path:{folder}"] * PATH
        found += [f"path word:{word}" for word in dict.fromkeys(map(_feature, PATH_WORD.findall(path)))]
    return found
