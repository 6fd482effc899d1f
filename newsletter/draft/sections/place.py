"""Chooses a section for each story: by word meaning, words, keywords, its address, and where past issues put similar stories."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsletter.config.schema import SectionRule
from newsletter.draft.sections.fit import Fit, SectionFit
from newsletter.draft.sections.learn import FEW, Example, PastSections
from newsletter.draft.sections.named.genres import CLEAR, Signs, find_signs
from newsletter.draft.sections.profiles import WORD, Profile, SectionWords, are_english, compare_words, read_sections
from newsletter.draft.sections.story_measures import StoryMeasures, is_known, measure_story, measure_translated, translate_story
from newsletter.draft.sections.vectors import add_vectors, centre, mean_of, standard_scores
from newsletter.draft.words.meanings import inner
from newsletter.draft.words.tfidf import LEAD_WORDS

# The weights of the measures. Each is a z-score over the sections, so that none drowns out the others. Those of a section's own words and
# of the address are halved by FEW past stories a section, which tell better what it carries than its name does.
MEANING, WORDS, KEYWORDS, OWN_WORDS, ADDRESS = 2.0, 1.0, 1.0, 0.7, 1.5
# What each sign that a story is of a section's genre is worth, up to MOST_SIGNS of them, and how much more if there are enough to be sure;
# both are halved by past stories too. Sure outweighs any subject: whoever has a section of interviews wants the one on databases there.
# A section that is about nothing but a genre loses LACKING if a story has no sign.
SIGN, MOST_SIGNS, SURE, LACKING = 1.0, 6, 6.0, 3.0
# The least spread (standard deviation) of the cosines of meanings: a smaller one counts as this, so that of two sections one does not
# win by a hair over the keywords of the other.
MEANING_SPREAD = 0.16
# The same for the cosines of words and for the scores in keywords, in a story of at least LEAD_WORDS words; in a shorter one it is less in
# proportion. So what a long text has of a section once by the way tells less than in a short note, in a title, or said again.
WORDS_SPREAD, KEYWORDS_SPREAD = 0.01, 3.0
# The same for the cosines of words, in a story placed by words and keywords alone: there a verb that happens to be in one section's past
# stories would otherwise weigh as much as a keyword.
LEAST_SPREAD = 0.015
# The same for the scores in the sections' own words: a common word that one section happens to have ("work") decides nothing.
OWN_SPREAD = 2.0
# Sections learn from the batch: in each round the stories placed most surely, half of them, lend their section their words and meaning
# (self-training, Yarowsky 1995).
ROUNDS, LENT_WORDS, LENT_MEANING = 2, 2.8, 1.4
# With so many stories for each section, they lend half of that: what one or two stories lend is chance rather than a subject.
STORIES_FOR_HALF = 4
# A placement with a smaller margin is doubtful: the second choice is worth naming.
DOUBTFUL = 0.8
# With this many stories, half of their common meaning is removed: of a few stories on one subject only noise would be left without it.
FEW_TEXTS = 6
# A word is common in a batch if this share of its stories have it in so many characters at their beginning.
SHARED, BEGINNING = 0.5, 600


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a story was put: the index of its section (None: it fits none) and of the second choice, the margin between them (z-scores),
    and how well the best section fits on its own (0 to 1; `[draft] floor` is a limit on it)."""

    section: int | None
    second: int | None
    margin: float
    fit: float = 1.0

    @property
    def doubtful(self) -> bool:
        """Whether the second choice is worth naming."""
        return self.section is None or self.margin < DOUBTFUL


def place_stories(
    texts: Sequence[tuple[str, str]],
    sections: Sequence[SectionRule],
    *,
    urls: Sequence[str] = (),
    past: Sequence[Example] = (),
    floor: float = 0.0,
    own: Sequence[str] = (),
) -> list[Placement]:
    """Return a placement for each (headline, text), whatever their order; `urls` are their addresses, `past` the stories of past issues.

    `own` are the texts of the pages that they link, by which a genre is told, where `texts` has what other outlets say, too.
    A story that shares nothing with any section is placed nowhere; and so is one whose best section fits it less than `floor`, in a
    newsletter of general interest only if some everyday subject is nearer to it. Its nearest section, if any is near, is the second choice.
    """
    if not sections:
        return [Placement(None, None, 0.0, 0.0) for _ in texts]
    placer = Placer(texts, sections, urls, past, floor, own)
    return [placer.placement(index) for index in range(len(texts))]


class Placer:
    """Places the stories of a batch in the sections of an issue. An `index` is a story's place in the batch."""

    def __init__(
        self,
        texts: Sequence[tuple[str, str]],
        rules: Sequence[SectionRule],
        urls: Sequence[str] = (),
        past: Sequence[Example] = (),
        floor: float = 0.0,
        own: Sequence[str] = (),
    ) -> None:
        # Sorted, so that the order in which the stories come changes no sum.
        order = sorted(range(len(texts)), key=lambda index: texts[index])
        known = [is_known(*texts[index]) for index in order]
        is_english = are_english(rules, known)
        names = [section.name for section in rules]
        self._past = PastSections([example for example in past if example.section in names])
        taught = len(self._past.examples) / len(rules)
        common = frozenset() if is_english else _common_words(texts)
        self.sections = read_sections(rules, is_english=is_english, common=common, is_taught=taught >= FEW)
        self.rules = rules
        self._ranks = {index: rank for rank, index in enumerate(order)}
        self._stories = _measure(
            texts, urls, order, known if is_english else [False] * len(known), self.sections, is_english=is_english
        )
        self._meanings = centre([story.meaning for story in self._stories], few=FEW_TEXTS)
        # A keyword found in one of n sections has a z-score of sqrt(n - 1), which is too little with two or three sections.
        self._keyword_weight = KEYWORDS * max(1.0, math.sqrt(3 / max(1, len(self.sections) - 1)))
        untaught = FEW / (FEW + taught)
        self._own_words_weight, self._address_weight, self._sign_weight = (
            weight * untaught for weight in (OWN_WORDS, ADDRESS, SIGN)
        )
        self._own = self._profiles = self._past.teach(names, [section.profile for section in self.sections])
        self._cosines = [compare_words(story, self._own) for story in self._stories]
        hits = [[section.count_hits(story) for section in self.sections] for story in self._stories]
        forms = [own[index] if own else texts[index][1] for index in order]
        self._signs = [self._find_signs(*told) for told in zip(self._stories, forms, strict=True)]
        self._settled = [self._settle(*told) for told in zip(self._stories, hits, self._signs, strict=True)]
        fit = SectionFit(self.sections, self._past, floor)
        self._fits = [
            fit.of(story, cosines, max(row), max(signs).number)
            for story, cosines, row, signs in zip(self._stories, self._cosines, hits, self._signs, strict=True)
        ]
        self._lenders: set[int] = set()
        self._scores = alone = self._score_all()
        for _ in range(ROUNDS):
            self._lend()
            self._scores = self._score_all(alone)

    def story(self, index: int) -> StoryMeasures:
        """Return a story of the batch."""
        return self._stories[self._ranks[index]]

    def placement(self, index: int) -> Placement:
        """Return where a story of the batch was put."""
        rank = self._ranks[index]
        return _place(self._scores[rank], self._fits[rank])

    def measures(self, index: int) -> dict[str, list[float]]:
        """Return, by the name of each measure, a story's weighted z-scores in each section."""
        return self._measures(self._ranks[index])

    def signs(self, index: int, section: int) -> Sequence[str]:
        """Return what a story says that is a sign of a section's genre."""
        return self._signs[self._ranks[index]][section].phrases

    def profiles(self, index: int) -> Sequence[Profile]:
        """Return the profiles of the sections that a story was compared with."""
        return self._profiles_for(self._ranks[index])

    def _score_all(self, alone: Sequence[list[float]] = ()) -> list[list[float]]:
        """Return each story's score in each section; `alone` are the scores without what the batch lent, which lenders keep."""
        return [
            alone[rank] if alone and self._profiles_for(rank) is self._own else self._score(rank)
            for rank in range(len(self._stories))
        ]

    def _score(self, rank: int) -> list[float]:
        """Return a story's score in each section."""
        return [sum(column) for column in zip(*self._measures(rank).values(), strict=True)]

    def _measures(self, rank: int) -> dict[str, list[float]]:
        story, sense, profiles = self._stories[rank], self._meanings[rank], self._profiles_for(rank)
        cosines = self._cosines[rank] if profiles is self._own else compare_words(story, profiles)
        least = WORDS_SPREAD * _length(story) if story.has_meaning else LEAST_SPREAD
        found = {
            "meaning": standard_scores([inner(sense, profile.meaning) for profile in profiles], MEANING, MEANING_SPREAD),
            "words": standard_scores(cosines, WORDS, least),
        }
        return found | self._settled[rank]

    def _profiles_for(self, rank: int) -> Sequence[Profile]:
        """Return the profiles of the sections that a story is compared with: without what the batch lent them for a story that is a lender
        itself, and for one without a meaning, since by words alone a mistake would spread."""
        return self._own if rank in self._lenders or not self._stories[rank].has_meaning else self._profiles

    def _find_signs(self, story: StoryMeasures, text: str) -> list[Signs]:
        """Return, for each section, the signs that a story's own page is of its genre; of several genres those of the clearest."""
        genres = frozenset[str]().union(*(section.genres for section in self.sections))
        found = find_signs(story.title, text, story.url, genres) if genres else {}
        return [max((found[genre] for genre in section.genres & found.keys()), default=Signs()) for section in self.sections]

    def _settle(self, story: StoryMeasures, hits: Sequence[float], signs: Sequence[Signs]) -> dict[str, list[float]]:
        """Return the measures that self-training does not change: keywords, the sections' own words, genre, and past issues."""
        past = self._past.score(story.title, story.text, story.url, [section.name for section in self.sections])
        own = [section.count_own_words(story) for section in self.sections]
        least = KEYWORDS_SPREAD * _length(story) if story.has_meaning else 0.0
        address = [inner(story.address, profile.meaning) for profile in self._own]
        return {
            "address": standard_scores(address, self._address_weight, MEANING_SPREAD),
            "keywords": standard_scores(hits, self._keyword_weight, least),
            "own words": standard_scores(own, self._own_words_weight, OWN_SPREAD),
            "genre": [self._score_genre(*told) for told in zip(signs, self.sections, strict=True)],
            "past issues": past,
        }

    def _score_genre(self, signs: Signs, section: SectionWords) -> float:
        """Return what the signs that a story has of a section's genres say for the section."""
        if not signs.number:
            return -LACKING if section.is_genre else 0.0
        return self._sign_weight * (min(signs.number, MOST_SIGNS) + (SURE if signs.number >= CLEAR else 0.0))

    def _lend(self) -> None:
        """Blend into each section the words and meaning of the half of its stories placed there most surely."""
        best = [max(range(len(row)), key=lambda index: (row[index], -index)) for row in self._scores]
        margins = [
            row[place] - max((value for index, value in enumerate(row) if index != place), default=0.0)
            for row, place in zip(self._scores, best, strict=True)
        ]
        self._profiles, self._lenders = list(self._own), set()
        for place in range(len(self._own)):
            mine = sorted(
                (rank for rank, section in enumerate(best) if section == place and self._may_lend(rank)),
                key=lambda rank: (-margins[rank], rank),
            )
            if surest := mine[: math.ceil(len(mine) / 2)]:
                self._profiles[place] = self._lent_by(surest, self._own[place])
                self._lenders.update(surest)

    def _may_lend(self, rank: int) -> bool:
        """Say whether a story may lend words to sections: not one that fits none, nor one without a meaning."""
        return self._fits[rank].is_enough and self._stories[rank].has_meaning

    def _lent_by(self, lenders: Sequence[int], own: Profile) -> Profile:
        """Return a section's own profile blended with the words and meanings of some stories."""
        total = add_vectors([self._stories[rank].vector for rank in lenders])
        vector = {term: value / len(lenders) for term, value in total.items()}
        share = len(self._stories) / (len(self._stories) + STORIES_FOR_HALF * len(self.sections))
        meaning = mean_of([self._meanings[rank] for rank in lenders])
        return own.blend(vector, meaning, share * LENT_WORDS, share * LENT_MEANING)


def _length(story: StoryMeasures) -> float:
    """Return how long a story is, 1 for one of LEAD_WORDS words or more: further down none is counted."""
    return min(1.0, len(story.text.split(maxsplit=LEAD_WORDS)) / LEAD_WORDS)


def _common_words(texts: Sequence[tuple[str, str]]) -> frozenset[str]:
    """Return the words, in small letters, that many stories of a batch begin with: "Stadt" in a town's newsletter.

    No table says how common the words of other languages than English are, but the batch does.
    """
    if len(texts) < FEW_TEXTS:
        return frozenset()
    found = Counter(word for title, text in texts for word in {*WORD.findall(f"{title} {text[:BEGINNING]}".lower())})
    return frozenset(word for word, count in found.items() if count >= SHARED * len(texts))


def _measure(
    texts: Sequence[tuple[str, str]],
    urls: Sequence[str],
    order: Sequence[int],
    known: Sequence[bool],
    sections: Sequence[SectionWords],
    *,
    is_english: bool,
) -> list[StoryMeasures]:
    """Return the measures of the stories, in the given order of their indexes."""
    said = sorted(frozenset().union(*(section.words for section in sections)))
    found: list[StoryMeasures] = []
    for index, plain in zip(order, known, strict=True):
        story = (*texts[index], urls[index] if index < len(urls) else "")
        if english := translate_story(*story) if is_english and not plain else None:
            found.append(measure_translated(*story, english, said))
        else:
            found.append(measure_story(*story, is_known=plain, section_words=said, language=sections[0].language))
    return found


def _place(scores: Sequence[float], fit: Fit) -> Placement:
    """Return a story's placement from its score in each section and from how well the best section fits it."""
    order = sorted(range(len(scores)), key=lambda index: (-scores[index], index))
    best, second = order[0], order[1] if len(order) > 1 else None
    if not fit.is_enough:
        return Placement(None, best if fit.is_near else None, 0.0, fit.value)
    return Placement(best, second, scores[best] - scores[second] if second is not None else math.inf, fit.value)
