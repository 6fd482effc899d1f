"""Decides whether a story fits any of the sections, or is about something that this newsletter does not carry."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from newsletter.draft.sections.learn import PastSections
from newsletter.draft.sections.named.everyday import NARROW, count_subjects, everyday_meanings
from newsletter.draft.sections.named.genres import CLEAR
from newsletter.draft.sections.profiles import SectionWords
from newsletter.draft.sections.story_measures import StoryMeasures
from newsletter.draft.words.meanings import inner
from newsletter.draft.words.tfidf import terms
from newsletter.text.urls import site_of

# In a newsletter of general interest a section's fit is the cosine of meanings, plus SAID times the cosine of words. In any newsletter HIT
# is added for each of at most MOST_HITS points of keywords.
SAID, HIT, MOST_HITS = 3.0, 0.01, 20.0
# Below FAINT no section fits a story, whatever the floor; TRACE is the fit of one that is hardly near to any.
FAINT, TRACE = 0.05, 0.01
# A section that does not fit is worth naming as the nearest one if it fits at least this share of what the floor asks: of 78 texts of our
# own that fit nowhere 9 of 12 on the newsletter's subject do, and 12 of 66 on others.
NEAREST = 0.5
# A story without a meaning fits a section if it has MENTIONS mentions of that section's words, LONG_MENTIONS in a text of more
# than LONG_WORDS words; one in its title or in its first OPENING_WORDS words is enough in a short text, since it counts more.
MENTIONS, LONG_MENTIONS, LONG_WORDS, OPENING_WORDS = 2, 3, 200, 25
# In a newsletter of general interest a story is off topic only if some everyday subject that no section covers is nearer to it than the
# best section, by this much; by twice and three times as much if its sections are about three and four everyday subjects, and described:
# a name alone does not tell how much it takes in. A section covers a subject from this cosine on.
ELSEWHERE, COVERED = 0.1, 0.45
# In a newsletter on a subject of its own a story must fit as well as the floor asks. There a section fits better the more of its own
# words a story uses (the root damps repetition), and worse the nearer the story is to an everyday subject.
SAID_ROOT, NEARER_ELSEWHERE, BASE = 2.2, 1.4, 0.37
# A story that is clearly of a section's genre fits better by OF_GENRE; where no section has a subject, one with MANY_SIGNS fits wholly.
OF_GENRE, MANY_SIGNS = 0.2, 6
# With this margin on top a story is off topic in any newsletter, unless it has a keyword: a newspaper's recipe in a newsletter on chips.
FAR = 0.2
# A story like those of past issues is never off topic: they must be nearer to it than any everyday subject, by this much.
VOUCHED = 0.1
# If there are past issues, a text of fewer words is too short to be called off topic.
HEADLINE_WORDS = 12


class Fit(NamedTuple):
    """How well the best section fits a story (0 to 1), whether that is enough, and else whether it is worth naming as the nearest."""

    value: float
    is_enough: bool
    is_near: bool = False


class SectionFit:
    """Measures how well a story on its own fits the sections."""

    def __init__(self, sections: Sequence[SectionWords], past: PastSections, floor: float) -> None:
        self._sections, self._past, self._floor = sections, past, floor
        self._with_subject = [place for place, section in enumerate(sections) if not section.is_genre]
        self._is_described = any(section.is_described for section in sections)
        subjects = count_subjects([section.meaning for section in sections])
        self._is_narrow = subjects <= NARROW
        self._distance = ELSEWHERE * (max(1, subjects - 1) if self._is_described else 1)
        self._elsewhere = [
            sense for sense in everyday_meanings() if all(inner(sense, section.meaning) < COVERED for section in sections)
        ]

    def of(self, story: StoryMeasures, cosines: Sequence[float], hits: float, signs: int) -> Fit:
        """Return how well the best section fits a story.

        `cosines` are those of the story's words with the sections', `hits` is the highest keyword score in a section, `signs` the
        most signs of a section's genre. Where no section is about a subject, or none is described, a genre is enough.
        """
        if self._is_told_by_genre(signs):
            return self._fit_by_genre(story, signs)
        near = max(inner(story.meaning, section.meaning) for section in self._sections)
        elsewhere = self._nearest_elsewhere(story) if self._floor else 0.0  # without a floor nothing is off topic
        is_narrow = bool(self._floor) and story.has_meaning and self._is_narrow
        said = max(cosines[place] for place in self._with_subject)
        told = near + HIT * min(hits, MOST_HITS) + OF_GENRE * (signs >= CLEAR)
        fit = _add_up(told, said, elsewhere, is_narrow=is_narrow)
        fit = max(TRACE if near > 0 or said else 0.0, min(1.0, fit))
        is_far = bool(self._floor) and story.has_meaning and not hits and elsewhere > near + self._distance + FAR
        if self._past.examples and self._is_vouched_for(story, is_far=is_far):
            return Fit(max(fit, FAINT), True)
        if is_far:
            return Fit(min(fit, FAINT / 2), False)
        if not story.has_meaning:
            return self._fit_by_words(story, fit, signs)
        off = fit < self._floor and (is_narrow or elsewhere > near + self._distance)
        return Fit(fit, not off and fit >= FAINT, bool(self._floor) and fit >= NEAREST * self._floor)

    def _is_told_by_genre(self, signs: int) -> bool:
        """Say whether the genre tells that a story fits: no section is about a subject, or none is described and the genre is clear."""
        return not self._with_subject or (signs >= CLEAR and not self._is_described)

    def _fit_by_genre(self, story: StoryMeasures, signs: int) -> Fit:
        """Return how well a story fits sections that are about genres alone."""
        known = bool(self._past.examples) and self._is_vouched_for(story, is_far=False, by_genre=True)
        return Fit(min(1.0, signs / MANY_SIGNS), signs > 0 or known)

    def _fit_by_words(self, story: StoryMeasures, fit: float, signs: int) -> Fit:
        """Return how well the best section fits a story that has no meaning: any word of a section's makes it the nearest."""
        few = signs < CLEAR and not self._past.examples and self._count_mentions(story) < _least_mentions(story)
        return Fit(min(fit, FAINT / 2), False, fit > 0) if few else Fit(fit, fit >= FAINT, fit > 0)

    def _count_mentions(self, story: StoryMeasures) -> int:
        """Return how often a story uses words of its best section; each counts once more if the opening has it, three times in a title."""
        opening = terms(" ".join(story.text.split(maxsplit=OPENING_WORDS)[:OPENING_WORDS]))
        said = [[word for word in section.words if word in story.counts] for section in self._sections]
        near = [section.count_subject_words(story) for section in self._sections]
        return max(
            sum(story.counts[word] + (word in opening) for word in mine) + count for mine, count in zip(said, near, strict=True)
        )

    def _nearest_elsewhere(self, story: StoryMeasures) -> float:
        """Return how near a story is to the nearest everyday subject that no section covers."""
        return max((inner(story.meaning, sense) for sense in self._elsewhere), default=0.0)

    def _is_vouched_for(self, story: StoryMeasures, *, is_far: bool, by_genre: bool = False) -> bool:
        """Say whether past issues carried such stories: of the same host, or nearer in meaning than any everyday subject, which does not
        count `by_genre`.

        A text as short as a headline gets the benefit of the doubt. The host does not count for a story far from all sections.
        """
        short = len(story.title.split()) + len(story.text.split()) < HEADLINE_WORDS
        if short or (site_of(story.url) in self._past.hosts and not is_far):
            return True
        near = max((inner(story.meaning, sense) for sense in self._past.meanings), default=0.0)
        return near > VOUCHED + (0.0 if by_genre else self._nearest_elsewhere(story))


def _add_up(told: float, said: float, elsewhere: float, *, is_narrow: bool) -> float:
    """Return how well the sections fit a story by what is `told` for them, by words, and by what is nearer elsewhere."""
    return told + (BASE + SAID_ROOT * math.sqrt(said) - NEARER_ELSEWHERE * max(0.0, elsewhere) if is_narrow else SAID * said)


def _least_mentions(story: StoryMeasures) -> int:
    return MENTIONS if len(story.text.split(maxsplit=LONG_WORDS)) <= LONG_WORDS else LONG_MENTIONS
