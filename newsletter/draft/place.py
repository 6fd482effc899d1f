"""Assigns stories to sections by their words, by word meaning and by where past issues put similar stories."""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from newsletter.config.schema import SectionRule
from newsletter.draft.learn import Example, PastSections
from newsletter.draft.words.background import term_weight
from newsletter.draft.words.meanings import DIMENSIONS, inner, knows, meaning, normalise
from newsletter.draft.words.tfidf import Vector, cosine, heaviest, story_terms, terms, unit, weigh_saturated, words
from newsletter.text.stopwords import all_function_words
from newsletter.text.urls import site_of

MEANING_WORDS = 130

# The terms of a story that weigh most tell its section as well as all of them.
HEAVIEST = 80
# What the three measures weigh: meaning, words, keywords. Each is a z-score over the sections, so that none drowns the others.
MEANING, WORDS, KEYWORDS = 2.0, 1.0, 1.0
# Sections learn from the batch: the surest half of each lends it its words, in two rounds (self-training, Yarowsky 1995).
ROUNDS, LENT_WORDS, LENT_MEANING = 2, 2.0, 1.0
# Past stories lend a section their words too; with five of them half of what many would.
TAUGHT, FEW = 2.0, 5
# What naive Bayes over past stories weighs: with 200 of them half of what it may, with 50 next to nothing.
PAST_WEIGHT, PAST_STORIES = 12.0, 200
# In labelled sets nine of ten placements with a greater margin were right, and half of the others.
DOUBTFUL = 0.8
# What so few stories share is half their subject: without it noise alone would be left of three on one matter.
FEW_TEXTS = 6
# How well a section fits by itself: the cosine of meanings, and by so much more what the story says in the section's own words.
SAID, HIT, MOST_HITS = 3.0, 0.01, 20.0
WORDS_SHOWN = 6
# With less than this a section has nothing of a story.
FAINT = 0.05
# A text without a meaning is a section's where it says so many of that section's words, or one in its title or opening.
MENTIONS, OPENING_WORDS = 2, 25
# A word of a section with so many letters may have an ending, of so many at most; one of more may stand in a compound.
LEAST_STEM, ENDING, LEAST_OF_COMPOUND = 5, 3, 6
# Sections of brands and new words beside English texts: so many of their words are known all the same.
KNOWN_BESIDE = 0.33
# The meaning of a text of which the table knows too little.
NOTHING = (0.0,) * DIMENSIONS
# A story is off every section only when some everyday matter that no section covers is so much nearer to it than the best one is:
# twice and three times as much where three and four sections are about such matters, for less is off a general newsletter. In one
# that is not, a story without any keyword must fit as well as the floor asks, whatever it is near.
ELSEWHERE, COVERED, ABOUT = 0.1, 0.45, 0.7
# What past issues had is not off this one: by so much must their stories be nearer to it than any of those matters.
VOUCHED = 0.1
# Where past issues show what is carried, a mere headline is too little to be called off.
HEADLINE_WORDS = 12
EVERYDAY = """sport football match team league cup goal coach season player race marathon
cooking recipe food kitchen bread soup bake dinner restaurant
garden plants trees flowers fruit vegetables soil harvest
animals birds wildlife nature forest species farm cattle
weather storm flood rain snow heat temperature climate
music concert orchestra song album band festival
film cinema actor television drama theatre
painting museum art exhibition gallery history archaeology
book novel author poetry literature
politics election parliament government minister vote party president
war army military troops peace attack conflict
crime police court trial murder arrested prison
religion church god prayer faith
school teachers children education pupils university
health hospital doctor patients disease vaccine medicine
travel holiday hotel beach tourism flight
traffic road rail train bus car cycling
town council local residents village mayor community
fashion clothes beauty style shopping
family marriage baby parents relationship home
business company market shares profit economy bank trade
science space physics astronomy research
technology computer software internet phone"""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a story was put: the section's index (None = nowhere fits), the second choice, how clear it was (z-scores), and how well
    the best section fits by itself (0 to 1: what `[draft] floor` asks for)."""

    section: int | None
    second: int | None
    margin: float
    fit: float = 1.0

    @property
    def doubtful(self) -> bool:
        """Whether the second choice is worth naming."""
        return self.section is None or self.margin < DOUBTFUL


@dataclass(frozen=True, slots=True)
class PlacementReasons:
    """Why a story was put where it was: for each section, by its index, what each measure gave it (weighted z-scores; their sum counts).

    `words` are the story's terms that speak most for the best section, `keywords` those of that section that it has.
    """

    placement: Placement
    measures: list[dict[str, float]]
    words: tuple[str, ...]
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    title: str
    text: str
    url: str
    counts: Mapping[str, int]
    vector: Vector
    meaning: Sequence[float]


@dataclass(frozen=True, slots=True)
class _Profile:
    vector: Vector
    meaning: Sequence[float]


def place_stories(
    texts: Sequence[tuple[str, str]],
    sections: Sequence[SectionRule],
    *,
    urls: Sequence[str] = (),
    past: Sequence[Example] = (),
    floor: float = 0.0,
) -> list[Placement]:
    """Return a placement for each (headline, text), with `urls` their addresses and `past` what earlier issues put where.

    A story that shares nothing with any section is placed nowhere; and so is one whose best section fits it less than `floor`, where
    it says no keyword or is nearer to some other matter. Its nearest section is then the second choice. The order of the texts is no
    matter.
    """
    if not sections:
        return [Placement(None, None, 0.0, 0.0) for _ in texts]
    order = _in_order(texts)
    placer = _Placer(sections, _read_all(texts, urls, order), past)
    fits = [placer.fit(number, floor) for number in range(len(texts))]
    found = [_placement(scores, fit) for scores, fit in zip(placer.score_all(fits), fits, strict=True)]
    return [placement for _, placement in sorted(zip(order, found, strict=True), key=lambda pair: pair[0])]


def explain_placement(
    index: int,
    texts: Sequence[tuple[str, str]],
    sections: Sequence[SectionRule],
    *,
    urls: Sequence[str] = (),
    past: Sequence[Example] = (),
    floor: float = 0.0,
) -> PlacementReasons | None:
    """Return why one of the texts, by its index, is put where `place_stories` puts it; None where there are no sections."""
    if not sections:
        return None
    order = _in_order(texts)
    placer, index = _Placer(sections, _read_all(texts, urls, order), past), order.index(index)
    fits = [placer.fit(number, floor) for number in range(len(texts))]
    placement = _placement(placer.score_all(fits)[index], fits[index])
    best = placement.section if placement.section is not None else placement.second
    text, rows = placer.texts[index], placer.measures(index)
    measures = [{name: row[section] for name, row in rows.items()} for section in range(len(sections))]
    if best is None:
        return PlacementReasons(placement, measures, (), ())
    profile = placer.profiles_for(index)[best].vector
    shared = {term: value * profile[term] for term, value in text.vector.items() if term in profile}
    own = dict(reversed(list(zip(placer.keywords[best], sections[best].keywords, strict=True))))  # of chip, chips the first
    spoken = tuple(own[keyword] for keyword in dict.fromkeys(placer.keywords[best]) if keyword in text.counts)
    return PlacementReasons(placement, measures, tuple(heaviest(shared, WORDS_SHOWN)), spoken)


def _in_order(texts: Sequence[tuple[str, str]]) -> list[int]:
    """Return the indexes of texts in an order of their own: stories that are put first teach nothing else than those put last."""
    return sorted(range(len(texts)), key=lambda index: texts[index])


def _read_all(texts: Sequence[tuple[str, str]], urls: Sequence[str], order: Sequence[int]) -> list[_Text]:
    """Return the texts with their measures, in an order."""
    return [_read(*texts[index], urls[index] if index < len(urls) else "") for index in order]


def _read(title: str, text: str, url: str) -> _Text:
    counts = story_terms(title, text, 3)
    return _Text(title, text, url, counts, _heaviest(weigh_saturated(counts)), _sense(title, text))


def _sense(title: str, text: str) -> list[float]:
    return meaning(f"{title} {_lead(title, text)}")


def _lead(title: str, text: str) -> str:
    return f"{title} {' '.join(text.split(maxsplit=MEANING_WORDS)[:MEANING_WORDS])}"


def _heaviest(vector: Vector) -> Vector:
    return vector if len(vector) <= HEAVIEST else unit({term: vector[term] for term in heaviest(vector, HEAVIEST)})


def _placement(scores: Sequence[float], fit: float) -> Placement:
    order = sorted(range(len(scores)), key=lambda index: (-scores[index], index))
    best, second = order[0], order[1] if len(order) > 1 else None
    if fit < FAINT:
        return Placement(None, best if fit else None, 0.0, fit)
    return Placement(best, second, scores[best] - scores[second] if second is not None else math.inf, fit)


class _Placer:
    """The sections of an issue as profiles, and the texts of a batch."""

    def __init__(self, sections: Sequence[SectionRule], texts: Sequence[_Text], past: Sequence[Example]) -> None:
        self.names = [section.name for section in sections]
        self.keywords = [_keywords_of(section) for section in sections]
        known = [example for example in past if example.section in self.names]
        plain = [knows(_lead(text.title, text.text)) for text in texts]
        english = _are_english(sections, plain)
        self.texts = _with_meanings(texts, plain if english else [False] * len(texts))
        self.past = PastSections(known)
        self.senses = _centred([text.meaning for text in self.texts], few=FEW_TEXTS)
        foreign = frozenset() if english else all_function_words()
        self.plain = [meaning(_words_of(section) if english else "") for section in sections]
        self.own_words = [_own_words(section, foreign) for section in sections]
        theirs = sorted(frozenset().union(*self.own_words, *self.keywords))
        self.texts = [text if any(text.meaning) else _with_compounds(text, theirs) for text in self.texts]
        lessons = _lessons(known)
        self.vouched = [normalise(_mean([text.meaning for text in mine])) for mine in lessons.values() if len(mine) >= FEW]
        self.elsewhere = _not_covered(self.plain)
        self.distance = _distance_elsewhere(self.plain)
        profiles = _plain_profiles(sections, self.plain, foreign)
        self.own = self.profiles = self._taught(profiles, lessons) if known else profiles
        self.shared = [_compare_words(text, self.own) for text in self.texts]
        self.settled = [self._settled(text) for text in self.texts]
        self.lenders: set[int] = set()

    def fit(self, index: int, floor: float) -> float:
        """Return how well the best section fits a text by itself, 0 to 1; less than FAINT for one that belongs elsewhere."""
        text, said = self.texts[index], max(self.shared[index])
        hits = max((self._hits(text, keywords) for keywords in self.keywords), default=0.0)
        near = max(inner(text.meaning, sense) for sense in self.plain)
        fit = max(0.0, min(1.0, near + SAID * said + HIT * min(hits, MOST_HITS)))
        if self.past.examples and self._is_vouched_for(text):
            return max(fit, FAINT)
        if not any(text.meaning):
            off = not self.past.examples and self._mentions(text) < MENTIONS
        elif not hits and self.distance <= ELSEWHERE:
            off = fit < floor
        else:
            off = fit < floor and any(inner(text.meaning, sense) > near + self.distance for sense in self.elsewhere)
        return FAINT / 2 if off and fit >= FAINT else fit

    def _mentions(self, text: _Text) -> int:
        """Return how often a text says words of the section that it says most of; once more in its opening, three times in its title."""
        opening = terms(" ".join(text.text.split(maxsplit=OPENING_WORDS)[:OPENING_WORDS]))
        said = [[word for word in mine if word in text.counts] for mine in self.own_words]
        return max(sum(text.counts[word] + (word in opening) for word in mine) for mine in said)

    def _is_vouched_for(self, text: _Text) -> bool:
        """Say whether past issues carried such stories: of the same host, or much nearer in meaning than any matter elsewhere.

        So few words as a headline has are given the benefit of the doubt.
        """
        if site_of(text.url) in self.past.hosts or len(text.title.split()) + len(text.text.split()) < HEADLINE_WORDS:
            return True
        near = max((inner(text.meaning, sense) for sense in self.vouched), default=0.0)
        return near > VOUCHED + max((inner(text.meaning, sense) for sense in self.elsewhere), default=0.0)

    def score_all(self, fits: Sequence[float]) -> list[list[float]]:
        """Return for each text its score in each section; a text that fits none teaches none."""
        scores = self._scores()
        for _ in range(ROUNDS):
            self._lend(scores, fits)
            scores = self._scores()
        return scores

    def _scores(self) -> list[list[float]]:
        return [
            [sum(column) for column in zip(*self.measures(index).values(), strict=True)] for index in range(len(self.texts))
        ]

    def measures(self, index: int) -> dict[str, list[float]]:
        """Return by the name of each measure what it gives a text in each section: weighted z-scores."""
        sense, profiles = self.senses[index], self.profiles_for(index)
        shared = self.shared[index] if profiles is self.own else _compare_words(self.texts[index], profiles)
        found = {
            "meaning": _standard([inner(sense, profile.meaning) for profile in profiles], MEANING),
            "words": _standard(shared, WORDS),
        }
        return found | self.settled[index]

    def profiles_for(self, index: int) -> Sequence[_Profile]:
        """Return the sections as a text is compared with them: for one that lends them words itself, and for one without a meaning,
        as they are by themselves. By words alone a mistake would spread."""
        return self.own if index in self.lenders or not any(self.texts[index].meaning) else self.profiles

    def _settled(self, text: _Text) -> dict[str, list[float]]:
        """Return what no round changes: keywords and past issues."""
        hits = [self._hits(text, keywords) for keywords in self.keywords]
        return {"keywords": _standard(hits, KEYWORDS), "past issues": self._past_scores(text)}

    def _hits(self, text: _Text, keywords: Sequence[str]) -> float:
        # The square root damps an article that says one keyword thirty times.
        return sum((term_weight(word) * math.sqrt(text.counts[word]) for word in keywords if word in text.counts), 0.0)

    def _past_scores(self, text: _Text) -> list[float]:
        count = len(self.past.examples)
        if not count:
            return [0.0] * len(self.names)
        weight = PAST_WEIGHT * count**2 / (count**2 + PAST_STORIES**2)
        return _standard(self.past.log_likelihoods(text.title, text.text, text.url, self.names), weight)

    def _taught(self, profiles: Sequence[_Profile], lessons: Mapping[str, Sequence[_Profile]]) -> list[_Profile]:
        """Return the profiles with what past stories of each section said."""
        middle = _mean([text.meaning for texts in lessons.values() for text in texts])
        found = []
        for name, profile in zip(self.names, profiles, strict=True):
            mine = lessons.get(name, ())
            share = TAUGHT * len(mine) / (len(mine) + FEW)
            if mine:
                vector = unit(_sum([text.vector for text in mine]))
                sense = normalise([a - b for a, b in zip(_mean([text.meaning for text in mine]), middle, strict=True)])
                profile = _blend(profile, vector, sense, share, share)
            found.append(profile)
        return found

    def _lend(self, scores: Sequence[Sequence[float]], fits: Sequence[float]) -> None:
        """Give each section, beside its own, what the surest half of the stories now placed there says."""
        best = [max(range(len(row)), key=lambda index: (row[index], -index)) for row in scores]
        margins = [
            row[place] - max((value for index, value in enumerate(row) if index != place), default=0.0)
            for row, place in zip(scores, best, strict=True)
        ]
        self.profiles, self.lenders = list(self.own), set()
        for place in range(len(self.own)):
            mine = sorted(
                (index for index, section in enumerate(best) if section == place and self._may_lend(index, fits)),
                key=lambda index: (-margins[index], index),
            )
            if surest := mine[: math.ceil(len(mine) / 2)]:
                self.profiles[place] = self._lent_by(surest, self.own[place])
                self.lenders.update(surest)

    def _may_lend(self, index: int, fits: Sequence[float]) -> bool:
        return fits[index] >= FAINT and any(self.texts[index].meaning)

    def _lent_by(self, lenders: Sequence[int], own: _Profile) -> _Profile:
        """Return a section with what some stories say."""
        vector = {term: value / len(lenders) for term, value in _sum([self.texts[index].vector for index in lenders]).items()}
        return _blend(own, vector, _mean([self.senses[index] for index in lenders]), LENT_WORDS, LENT_MEANING)


def _lessons(past: Sequence[Example]) -> dict[str, list[_Profile]]:
    """Return what the past stories of each section said."""
    found: dict[str, list[_Profile]] = {}
    for example in past:
        vector = _heaviest(weigh_saturated(story_terms(example.title, example.text, 3)))
        found.setdefault(example.section, []).append(_Profile(vector, _sense(example.title, example.text)))
    return found


def _compare_words(text: _Text, profiles: Sequence[_Profile]) -> list[float]:
    """Return how much a text has of each section's words: cosines."""
    return [cosine(text.vector, profile.vector) for profile in profiles]


def _distance_elsewhere(sections: Sequence[Sequence[float]]) -> float:
    """Return by how much some everyday matter must be nearer to a story than the best section for the story to be off them all."""
    general = sum(any(inner(sense, mine) >= ABOUT for sense in _everyday()) for mine in sections)
    return ELSEWHERE * max(1, general - 1)


def _not_covered(sections: Sequence[Sequence[float]]) -> list[list[float]]:
    """Return the everyday matters that no section is about."""
    return [sense for sense in _everyday() if all(inner(sense, mine) < COVERED for mine in sections)]


@functools.cache
def _everyday() -> list[list[float]]:
    return [meaning(line) for line in EVERYDAY.split("\n")]


def _are_english(sections: Sequence[SectionRule], texts: Sequence[bool]) -> bool:
    """Say whether sections are in English, as they plainly are or, by fewer words, as most texts of the batch are (True)."""
    found = " ".join(map(_words_of, sections))
    return knows(found, least=1) or (2 * sum(texts) > len(texts) and knows(found, least=1, share=KNOWN_BESIDE))


def _with_meanings(texts: Sequence[_Text], known: Sequence[bool]) -> list[_Text]:
    """Return the texts, those without a meaning that are not known: of them, and beside sections in another language than English, the
    table knows words by chance. Names and keywords place them alone."""
    return [text if plain else replace(text, meaning=NOTHING) for text, plain in zip(texts, known, strict=True)]


def _with_compounds(text: _Text, theirs: Sequence[str]) -> _Text:
    """Return a text that also counts those words of the sections that stand in its longer ones: "Regierung" in "Landesregierung", and
    with an ending, "Turnier" in "Turniers". Of plurals and compounds in other languages than English no stem is known."""
    parts = [(term, part, count) for term, count in text.counts.items() if " " not in term for part in term.split("-")]
    counts = dict(text.counts)
    for word in theirs:
        found = [count for term, part, count in parts if term != word and (part == word or _is_within(word, part))]
        if found and len(word) >= LEAST_STEM:
            counts[word] = counts.get(word, 0) + sum(found)
    return replace(text, counts=counts)


def _is_within(word: str, longer: str) -> bool:
    """Say whether a longer word is a word with an ending, or a compound that begins or ends with a word of some length."""
    rest = len(longer) - len(word)
    if longer.startswith(word):
        return rest > 0 and (rest <= ENDING or len(word) >= LEAST_OF_COMPOUND)
    return len(word) >= LEAST_OF_COMPOUND and longer.endswith(word)


def _words_of(section: SectionRule) -> str:
    return " ".join([section.name, section.name, section.description, *section.keywords])


def _plain_profiles(sections: Sequence[SectionRule], senses: Sequence[Sequence[float]], foreign: Set[str]) -> list[_Profile]:
    """Return sections as their settings describe them, by their meanings."""
    apart = _centred(senses) if len(sections) > 1 else senses
    return [
        _Profile(weigh_saturated(_profile(section, foreign)), sense) for section, sense in zip(sections, apart, strict=True)
    ]


def _profile(section: SectionRule, foreign: Set[str]) -> Counter[str]:
    profile = terms(f"{section.name}. {section.name}. {section.description}", foreign)
    for keyword in section.keywords:
        for term in {*words(keyword), " ".join(words(keyword))}:
            profile[term] += 2
    return profile


def _keywords_of(section: SectionRule) -> list[str]:
    return [" ".join(words(keyword)) for keyword in section.keywords]


def _own_words(section: SectionRule, foreign: Set[str]) -> frozenset[str]:
    """Return the words of a section's name and description, and its keywords."""
    return frozenset((*words(f"{section.name} {section.description}", foreign), *_keywords_of(section)))


def _blend(profile: _Profile, vector: Vector, sense: Sequence[float], words_share: float, meaning_share: float) -> _Profile:
    total = dict(profile.vector)
    for term, value in vector.items():
        total[term] = total.get(term, 0.0) + words_share * value
    return _Profile(unit(total), normalise([a + meaning_share * b for a, b in zip(profile.meaning, sense, strict=True)]))


def _sum(vectors: Sequence[Vector]) -> dict[str, float]:
    total: dict[str, float] = {}
    for vector in vectors:
        for term, value in vector.items():
            total[term] = total.get(term, 0.0) + value
    return total


def _mean(vectors: Sequence[Sequence[float]]) -> list[float]:
    return [sum(column) / len(vectors) for column in zip(*vectors, strict=True)] if vectors else []


def _centred(vectors: Sequence[Sequence[float]], few: int = 0) -> list[list[float]]:
    """Return the vectors of a batch without what all share; of `few` of them without half of that, alone they keep what they have."""
    if len(vectors) < 3:
        return [list(vector) for vector in vectors]
    share = len(vectors) / (len(vectors) + few)
    middle = [share * value for value in _mean(vectors)]
    return [
        normalise([a - b for a, b in zip(vector, middle, strict=True)]) if any(vector) else list(vector) for vector in vectors
    ]


def _standard(values: Sequence[float], weight: float) -> list[float]:
    """Return values as z-scores, times a weight."""
    mean = math.fsum(values) / len(values)
    spread = math.sqrt(math.fsum((value - mean) ** 2 for value in values) / len(values))
    return [weight * (value - mean) / spread if spread else 0.0 for value in values]
