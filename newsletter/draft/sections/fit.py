"""Decides whether a story fits any of the sections, or is about something that this newsletter does not carry."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence

from newsletter.draft.sections.learn import PastSections
from newsletter.draft.sections.profiles import SectionWords
from newsletter.draft.sections.story_measures import StoryMeasures
from newsletter.draft.words.meanings import inner, meaning
from newsletter.draft.words.tfidf import terms
from newsletter.text.urls import site_of

# How well a section fits by itself: the cosine of meanings, and by so much more what the story says in the section's own words.
SAID, HIT, MOST_HITS = 3.0, 0.01, 20.0
# With less than this a section has nothing of a story that counts; with this, something: it can be named as the nearest one.
FAINT, TRACE = 0.05, 0.01
# A story without a meaning is a section's where it says so many of that section's words, or one in its title or opening.
MENTIONS, OPENING_WORDS = 2, 25
# In a newsletter of general interest a story is off every section only when some everyday matter that no section covers is so much
# nearer to it than the best one is: twice and three times as much where three and four sections are about such matters.
ELSEWHERE, COVERED, ABOUT = 0.1, 0.45, 0.7
# In one on a subject of its own it must fit as well as the floor asks. There a section fits the better the more of its own words a
# story says (the root damps what is said often), and the worse the nearer the story is to such a matter. Of 300 web pages of all kinds
# 19 in a hundred are placed in a newsletter on AI, of its own stories 93.
SAID_ROOT, NEARER_ELSEWHERE, BASE = 4.2, 1.34, 0.3
# By so much more it is off them all in any case, unless it says a keyword: a paper's recipe in a newsletter on chips.
FAR = 0.2
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


class SectionFit:
    """How well stories fit the sections, taken by themselves."""

    def __init__(self, sections: Sequence[SectionWords], past: PastSections, floor: float) -> None:
        self._sections, self._past, self._floor = sections, past, floor
        everyday = _everyday()
        general = sum(any(inner(sense, section.meaning) >= ABOUT for sense in everyday) for section in sections)
        self._distance = ELSEWHERE * max(1, general - 1)
        self._elsewhere = [sense for sense in everyday if all(inner(sense, section.meaning) < COVERED for section in sections)]

    def of(self, story: StoryMeasures, said: float, hits: float) -> float:
        """Return how well the best section fits a story, 0 to 1; less than FAINT for one that belongs elsewhere.

        `said` is the best cosine of the story's words with a section's, `hits` what it says in the keywords of one section at most.
        """
        near = max(inner(story.meaning, section.meaning) for section in self._sections)
        elsewhere = max((inner(story.meaning, sense) for sense in self._elsewhere), default=0.0)
        is_narrow = bool(self._floor) and story.has_meaning and self._distance <= ELSEWHERE
        if is_narrow:
            fit = BASE + near + SAID_ROOT * math.sqrt(said) - NEARER_ELSEWHERE * max(0.0, elsewhere)
        else:
            fit = near + SAID * said + HIT * min(hits, MOST_HITS)
        fit = max(TRACE if near > 0 or said else 0.0, min(1.0, fit))
        is_far = bool(self._floor) and story.has_meaning and not hits and elsewhere > near + self._distance + FAR
        if self._past.examples and self._is_vouched_for(story, elsewhere, is_far=is_far):
            return max(fit, FAINT)
        if is_far:
            off = True
        elif not story.has_meaning:
            off = not self._past.examples and self._count_mentions(story) < MENTIONS
        elif is_narrow:
            off = fit < self._floor
        else:
            off = fit < self._floor and elsewhere > near + self._distance
        return FAINT / 2 if off and fit >= FAINT else fit

    def _count_mentions(self, story: StoryMeasures) -> int:
        """Return how often a story says words of the section that it says most of; once more in its opening, three times in its title."""
        opening = terms(" ".join(story.text.split(maxsplit=OPENING_WORDS)[:OPENING_WORDS]))
        said = [[word for word in section.words if word in story.counts] for section in self._sections]
        return max(sum(story.counts[word] + (word in opening) for word in mine) for mine in said)

    def _is_vouched_for(self, story: StoryMeasures, elsewhere: float, *, is_far: bool) -> bool:
        """Say whether past issues carried such stories: of the same host, or much nearer in meaning than any matter elsewhere.

        So few words as a headline has are given the benefit of the doubt. A host says nothing of what is far from all sections.
        """
        short = len(story.title.split()) + len(story.text.split()) < HEADLINE_WORDS
        if short or (site_of(story.url) in self._past.hosts and not is_far):
            return True
        near = max((inner(story.meaning, sense) for sense in self._past.meanings), default=0.0)
        return near > VOUCHED + elsewhere


@functools.cache
def _everyday() -> list[list[float]]:
    return [meaning(line) for line in EVERYDAY.split("\n")]
