"""Explains why a story is in its section and how it ranks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from newsletter.draft.compose import Settings, text_of_group
from newsletter.draft.ranking.rank import rank_story
from newsletter.draft.sections.place import Placer
from newsletter.draft.sections.placement_reasons import PlacementReasons, explain_placement
from newsletter.draft.story_text import link_of
from newsletter.draft.update.written_words import as_written
from newsletter.models import Article


def section_reasons(groups: Sequence[tuple[str, Sequence[Article]]], index: int, settings: Settings) -> dict[str, Any]:
    """Return, as a JSON-ready record, why one of an issue's stories belongs to its section; {} if there are no sections.

    `groups` has the headline and the articles of every story in the issue, the leading one first, since sections learn from the whole
    issue.
    """
    if not settings.sections:
        return {}
    placer = Placer(
        [(headline, text_of_group(group)) for headline, group in groups],
        settings.sections,
        urls=[link_of(group[0]) or group[0].url for _, group in groups],
        past=settings.past,
        floor=settings.draft.floor,
        own=[group[0].text for _, group in groups],
    )
    return _section_record(explain_placement(placer, index), groups[index][1], settings)


def _section_record(found: PlacementReasons, articles: Sequence[Article], settings: Settings) -> dict[str, Any]:
    place, names = found.placement, [section.name for section in settings.sections]
    best = place.section if place.section is not None else place.second
    scores = sorted(((sum(row.values()), name) for row, name in zip(found.measures, names, strict=True)), reverse=True)
    measures = {name: _named(row) for name, row in zip(names, found.measures, strict=True)}
    others = {name: round(score, 3) for score, name in scores if best is None or name != names[best]}
    record: dict[str, Any] = {
        "section": None if place.section is None else names[place.section],
        "nearest": names[best] if place.section is None and best is not None else None,
        "score": None if best is None else round(sum(found.measures[best].values()), 3),
        "measures": {} if best is None else measures[names[best]],
        "words": as_written(found.words, articles),
        "keywords": list(found.keywords),
        "signs": list(found.signs),
        "others": others,
        "next_measures": measures[next(iter(others))] if others else {},
        "fit": round(place.fit, 3),
        "floor": settings.draft.floor,
    }
    return {key: value for key, value in record.items() if value not in (None, [], {})}


def _named(row: Mapping[str, float]) -> dict[str, float]:
    """Return what each measure gives a section, without those that give it nothing."""
    return {name: round(value, 3) for name, value in row.items() if value}


def rank_reasons(articles: Sequence[Article], settings: Settings, day: date) -> dict[str, Any]:
    """Return, as a JSON-ready record, the rank of a story on the issue's day: its score and the value and weight of each term."""
    found = rank_story(articles, settings.rank, day, settings.topics.follow)
    terms = {name: {"value": round(value, 3), "weight": weight} for name, (value, weight) in found.terms.items()}
    return {"score": round(found.score, 3), "terms": terms}
