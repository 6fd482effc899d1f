"""Explains a placement for `newsletter why`: each measure's score for each section, and the words that count for the best one."""

from __future__ import annotations

from dataclasses import dataclass

from newsletter.config.schema import SectionRule
from newsletter.draft.sections.place import Placement, Placer
from newsletter.draft.words.tfidf import heaviest

WORDS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class PlacementReasons:
    """Why a story was placed where it was: for each section, by its index, the score by each measure (weighted z-scores that are summed).

    `words` are the terms that count most for the best section, `keywords` the keywords of that section found in the story, `signs` what
    the story says that is a sign of that section's genre.
    """

    placement: Placement
    measures: list[dict[str, float]]
    words: tuple[str, ...]
    keywords: tuple[str, ...]
    signs: tuple[str, ...] = ()


def explain_placement(placer: Placer, index: int) -> PlacementReasons:
    """Return why a story of the batch is placed where it is."""
    placement, rows = placer.placement(index), placer.measures(index)
    best = placement.section if placement.section is not None else placement.second
    measures = [{name: row[section] for name, row in rows.items()} for section in range(len(placer.rules))]
    if best is None:
        return PlacementReasons(placement, measures, (), ())
    said, keywords = _shared_words(placer, index, best), _spoken(placer, index, best, placer.rules[best])
    return PlacementReasons(placement, measures, said, keywords, tuple(placer.signs(index, best)))


def _shared_words(placer: Placer, index: int, best: int) -> tuple[str, ...]:
    """Return the terms that a story shares with a section, those that count most first; then other forms of the section's words in it, and
    words of its everyday subjects."""
    story, profile = placer.story(index), placer.profiles(index)[best].vector
    shared = {term: value * profile[term] for term, value in story.vector.items() if term in profile}
    forms = placer.sections[best].forms if story.has_meaning else {}
    others = {form: weight for form, (_, weight) in forms.items() if form in story.counts and form not in shared}
    return (*heaviest(shared, WORDS_SHOWN), *heaviest(others, WORDS_SHOWN))


def _spoken(placer: Placer, index: int, best: int, section: SectionRule) -> tuple[str, ...]:
    """Return the keywords of a section found in a story, as configured; of "chip" and "chips", the first one listed."""
    counts = placer.story(index).counts
    found: dict[str, str] = {}
    for term, keyword in zip(placer.sections[best].keywords, section.keywords, strict=True):
        if term in counts:
            found.setdefault(term, keyword)
    return tuple(found.values())
