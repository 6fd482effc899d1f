"""Tells how alike two articles are, and why two that share many words are not about one story.

Two articles that announce one version of one project are one story, those on two projects' releases two, whatever words they share.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from newsletter.config.schema import DraftSettings
from newsletter.draft.clustering.article_group import ArticleGroup, find_vetoes
from newsletter.draft.clustering.boilerplate import (
    TitledText,
    common_sentences,
    shared_lines,
    text_without,
    without_rows,
    without_sentences,
)
from newsletter.draft.clustering.events import (
    LATER_DAYS,
    LATER_EVENT,
    OTHER_EVENT,
    open_differently,
    tell_two_events,
    tell_two_notes,
)
from newsletter.draft.clustering.names import StoryNames, common_names, different_subjects, read_names
from newsletter.draft.clustering.releases import Release, is_one_release, release_of, tell_releases_apart
from newsletter.draft.words.tfidf import Vector, cosine, story_vector, words
from newsletter.models import Article
from newsletter.text.dates import day_of

WORDS_SHOWN = 6
EDITOR_APART, UNLIKE_NAMES, ONLY_NAMES = "kept apart by you", "different subjects", "hardly more than names in common"
ONLY_SENTENCES = "hardly more in common than sentences that many sites print"
UNLIKE_TITLES = "two short notes with different titles"
# Two articles that share less than this (part of their cosine) besides names are about one person or company, not about one event.
LEAST_SAID = 0.04
# Two articles that announce one version of a project are one story if they share at least LEAST_RELEASE; their likeness is ONE_RELEASE.
LEAST_RELEASE, ONE_RELEASE = 0.03, 0.9
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two articles (their ids) are, from 0 to 1, by which words, and what keeps them apart all the same.

    `words` are the shared terms that count most. `by_editor` says that the editor joined the two, whatever the score.
    """

    one: str
    other: str
    score: float
    words: tuple[str, ...] = ()
    vetoes: tuple[str, ...] = ()
    by_editor: bool = False


class ComparedArticle(NamedTuple):
    """What is read of an article once to compare it with many others."""

    article: Article
    release: Release | None
    names: StoryNames
    vector: Vector
    text: TitledText
    day: date | None


def explain(
    one: Article,
    other: Article,
    settings: DraftSettings,
    *,
    together: Collection[Pair] = (),
    apart: Collection[Pair] = (),
    among: Sequence[Article] = (),
) -> Likeness:
    """Return how alike two articles are on their own, and why they would be kept apart.

    `among` are the other articles of the issue, needed to recognise the boilerplate of a site.
    """
    boilerplate = shared_lines([*among, one, other])
    first, second = (vector_of(article, boilerplate) for article in (one, other))
    pair = ids_of(one, other)
    score, is_release = _score_of(cosine(first, second), release_of(one), release_of(other))
    vetoes = tuple(find_vetoes(ArticleGroup.of(0, one, first), ArticleGroup.of(1, other, second), score, settings))
    if not is_release and (unlike := tell_apart(read_article(one, first), read_article(other, second), settings.same_story)):
        vetoes = (*vetoes, unlike)
    if _has(apart, pair):
        vetoes = (*vetoes, EDITOR_APART)
    return Likeness(*pair, score, shared_words(first, second), vetoes, _has(together, pair))


def vector_of(article: Article, boilerplate: Mapping[str, frozenset[str]]) -> Vector:
    """Return the weights of an article's words without its site's `boilerplate` and rows of figures."""
    return story_vector(article.title or "", without_rows(text_without(article, boilerplate)))


def read_article(article: Article, vector: Vector) -> ComparedArticle:
    """Return an article with all that `tell_apart` compares."""
    title, text = article.title or "", article.text
    return ComparedArticle(
        article, release_of(article), read_names(title, text), vector, TitledText(title, text), day_of(article.published)
    )


def _score_of(score: float, one: Release | None, other: Release | None) -> tuple[float, bool]:
    """Return the likeness of two articles by their cosine and their releases, and whether they announce one release."""
    is_release = score >= LEAST_RELEASE and is_one_release(one, other)
    return (max(score, ONE_RELEASE) if is_release else score), is_release


def tell_apart(one: ComparedArticle, other: ComparedArticle, least: float) -> str:
    """Return why two articles are not one story: different releases or names as their subjects, or little in common besides names or
    sentences of boilerplate, without which they are less alike than `least`; two notes of a line or two must share a word of their titles,
    two long reports in English some words besides names.
    """
    if found := tell_releases_apart(one.article, other.article, (one.release, other.release)):
        return found
    if subjects := different_subjects(one.names, other.names):
        return f"{UNLIKE_NAMES}: {subjects[0]}, {subjects[1]}"
    if one.names.is_short and other.names.is_short and _have_unlike_titles(one.article, other.article):
        return UNLIKE_TITLES
    if _are_alike_by_boilerplate(one, other, least):
        return ONLY_SENTENCES
    names = common_names(one.names, other.names)
    if names and _cosine_beside(one.vector, other.vector, names) < LEAST_SAID:
        return ONLY_NAMES
    return _other_event(one, other)


def _other_event(one: ComparedArticle, other: ComparedArticle) -> str:
    """Return why two stories in one language probably tell two events on one subject, "" if they do not.

    In German, where every noun is capitalised, common names count like other words; and so do in English common words that are
    capitalised only because they begin sentences ("Crews", "Eleven people").
    """
    mine, theirs = one.names, other.names
    days = abs((one.day - other.day).days) if one.day and other.day else 0
    if mine.is_english and theirs.is_english:
        return _other_event_in_english(mine, theirs, days)
    if mine.is_short or theirs.is_short or mine.function_words != theirs.function_words:
        return ""
    names = frozenset() if mine.is_german else mine.capitals & theirs.capitals
    if tell_two_notes(mine.event, theirs.event, names):
        return OTHER_EVENT
    return LATER_EVENT if days >= LATER_DAYS and open_differently(mine.event, theirs.event, names) else ""


def _other_event_in_english(mine: StoryNames, theirs: StoryNames, days: int) -> str:
    """Return why two English stories whose days are `days` apart probably tell two events, "" if they do not.

    With more words in common besides the names they have a greater share in common: what only begins sentences, which takes time to
    tell, is read where the stories seem to be two without it.
    """
    capitals = mine.capitals & theirs.capitals
    if not open_differently(mine.event, theirs.event, capitals):
        return ""
    names = capitals - (mine.first_words & theirs.first_words)
    if tell_two_events(mine.event, theirs.event, names):
        return OTHER_EVENT
    if days < LATER_DAYS or mine.is_short or theirs.is_short:
        return ""
    return LATER_EVENT if open_differently(mine.event, theirs.event, names) else ""


def _are_alike_by_boilerplate(one: ComparedArticle, other: ComparedArticle, least: float) -> bool:
    """Say whether two articles are less alike than `least` without the sentences that many sites print."""
    dropped = common_sentences(one.text, other.text)
    # Two that share twice as much besides the words of these sentences stay alike without them: it need not be computed.
    if not dropped or _cosine_beside(one.vector, other.vector, frozenset().union(*map(words, dropped))) >= 2 * least:
        return False
    return cosine(*(story_vector(told.title, without_sentences(told.text, dropped)) for told in (one.text, other.text))) < least


def _cosine_beside(one: Vector, other: Vector, known: frozenset[str]) -> float:
    """Return the part of the cosine of two vectors that is of other words, and of pairs with other words, than some known ones."""
    shared = (one.keys() & other.keys()) - known
    return math.fsum(one[term] * other[term] for term in shared if " " not in term or not known.issuperset(term.split(" ")))


def _have_unlike_titles(one: Article, other: Article) -> bool:
    """Say whether two articles that have a title and a text each have no word of their titles in common."""
    titles = [set(words(article.title or "")) if article.text else set() for article in (one, other)]
    return all(titles) and titles[0].isdisjoint(titles[1])


def shared_words(one: Vector, other: Vector) -> tuple[str, ...]:
    """Return the shared terms that make two articles most alike, at most WORDS_SHOWN."""
    weights = {term: one[term] * other[term] for term in one if term in other}
    return tuple(sorted(weights, key=lambda term: (-weights[term], term))[:WORDS_SHOWN])


def id_of(article: Article) -> str:
    """Return the id by which a pair names an article, its address if it has none."""
    return article.id or article.url


def ids_of(one: Article, other: Article) -> Pair:
    """Return the pair of two articles."""
    return id_of(one), id_of(other)


def _has(pairs: Collection[Pair], pair: Pair) -> bool:
    return pair in pairs or pair[::-1] in pairs
