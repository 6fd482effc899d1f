"""Explains which articles joined a story, how alike they are, and which near ones are kept apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from newsletter.config.schema import DraftSettings
from newsletter.draft.clustering.developments import DEVELOPMENT, development_in
from newsletter.draft.clustering.likeness import Likeness, Pair, explain
from newsletter.draft.compose import PlacedGroup
from newsletter.draft.outlet_names import outlet_of
from newsletter.draft.story_text import link_of
from newsletter.draft.update.written_words import as_written
from newsletter.models import Article

NEAR, MOST_NEAR = 0.04, 5
"""From this similarity on an article that is no part of a story is worth a line, and so many at most."""


def join_reasons(
    story: Sequence[Article],
    others: Sequence[Article],
    settings: DraftSettings,
    pairs: tuple[Sequence[Pair], Sequence[Pair]],
    placed: Sequence[PlacedGroup] = (),
) -> Iterator[dict[str, Any]]:
    """Yield, as JSON-ready records, how each article of a story joined it, and why the articles nearest to it did not.

    The story's first article is its own; `pairs` are the article ids that the editor put together and those that she keeps apart,
    `placed` the stories of the issue with their articles.
    """
    together, apart = pairs
    groups = {article.id: item.articles for item in placed for article in item.articles}

    def similarity(article: Article, one: Article = story[0]) -> Likeness:
        return explain(one, article, settings, together=together, apart=apart)

    least = settings.same_story
    for article in story[1:]:
        yield _joined_row(article, story, similarity, least)
    near = sorted(((similarity(article), article) for article in others), key=lambda pair: (-pair[0].score, pair[1].id))
    for found, article in near[:MOST_NEAR]:
        if not found.vetoes and found.score >= least and (word := _development(story[0], article)):
            found = replace(found, vetoes=(DEVELOPMENT.format(word),))
        elif not found.vetoes and found.score >= least:
            beside = [(one, other) for one in story for other in groups.get(article.id, ())]
            found = replace(found, vetoes=_vetoes_beside((two, similarity(two, one)) for one, two in beside))
        if found.score >= NEAR:
            yield {**_join_row("not joined", article, found, story[0]), "least": least}


def _development(one: Article, other: Article) -> str:
    """Return the word by which the later of two articles tells what came of the other; "" if it does not."""
    return development_in(other, [one]) or development_in(one, [other])


def _joined_row(
    article: Article, story: Sequence[Article], similarity: Callable[[Article, Article], Likeness], least: float
) -> dict[str, Any]:
    """Return how alike an article is to the first one of its story, or to the other one through which it joined."""
    found = similarity(article, story[0])
    if found.by_editor or (found.score >= least and not found.vetoes):
        return _join_row("joined", article, found, story[0])
    pairs = [(similarity(article, one), one) for one in story[1:] if one is not article]
    pairs = [pair for pair in pairs if not pair[0].vetoes and pair[0].score > found.score]
    best, through = max(pairs, key=lambda pair: pair[0].score, default=(found, None))
    row = _join_row("joined", article, best, through or story[0])
    return row if through is None else {**row, "through": outlet_of(through)}


def _vetoes_beside(compared: Iterable[tuple[Article, Likeness]]) -> tuple[str, ...]:
    """Return why articles of another story keep it apart: each reason once, with the outlets of those articles."""
    outlets: dict[str, dict[str, None]] = {}
    for article, found in compared:
        for veto in found.vetoes:
            outlets.setdefault(veto, {})[outlet_of(article)] = None
    return tuple(f"its story has {', '.join(names)}: {veto}" for veto, names in outlets.items())


def _join_row(how: str, article: Article, found: Likeness, other: Article) -> dict[str, Any]:
    """Return how alike an article is to another one, whose words are shown as that one has them."""
    row: dict[str, Any] = {
        "how": how,
        "title": article.title,
        "url": link_of(article) or article.url,
        "outlet": outlet_of(article),
        "score": round(found.score, 3),
        "words": as_written(found.words, [other, article]),
        "vetoes": list(found.vetoes),
        "by_editor": found.by_editor,
    }
    return {key: value for key, value in row.items() if value not in (None, [], False)}
