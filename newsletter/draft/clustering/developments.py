"""Recognises an article that tells what came of a story a day or more later: an approved drug is sold, a convicted mayor appeals.

Such an article is much like the story, and yet its news is none of the story's.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Sequence
from datetime import timedelta
from importlib import resources

from newsletter.draft.clustering.events import share_told
from newsletter.draft.clustering.names import read_names
from newsletter.draft.words.tfidf import words
from newsletter.models import Article
from newsletter.text.dates import day_of
from newsletter.text.sentences import split_sentences

DEVELOPMENT = "tells what came of it, a day or more later: “{}”"
# Two forms of a word have so many first letters in common: "approves" and "approved".
PREFIX = 5
# Of the words of the title and first sentence, by weight and besides names, less than this was told before, since news comes first. Nine of
# ten pairs of our own on what came of a story are recognised so, none of ten on one event.
LEAST_TOLD = 0.5


@functools.cache
def _pattern() -> re.Pattern[str]:
    """Return what matches the words in a title for what came of an event, in any language that the table has."""
    text = resources.files("newsletter.draft.clustering").joinpath("development_words.toml").read_text(encoding="utf-8")
    return re.compile(rf"\b(?:{'|'.join(tomllib.loads(text).values())})\b", re.IGNORECASE)


def development_in(article: Article, told: Sequence[Article]) -> str:
    """Return the word in an article's title for what came of a story, "" if it tells no such thing.

    `told` are the articles of the story, its leading one first. The article must be dated after that one, and its title and first sentence
    must be mostly new.
    """
    day, then = day_of(article.published), day_of(told[0].published)
    if not article.title or not day or not then or day - then < timedelta(days=1):
        return ""
    hits = _pattern().findall(article.title)
    said = {word[:PREFIX] for one in told for word in words(f"{one.title}\n{one.text}")} if hits else frozenset()
    found = next((hit for hit in hits if hit.lower()[:PREFIX] not in said), "")
    if not found:
        return ""
    first = next(iter(split_sentences(article.text)), "")
    names = read_names(article.title, article.text).capitals
    news = frozenset(words(f"{article.title}. {first}")) - frozenset().union(
        *(names & read_names(one.title or "", one.text).capitals for one in told)
    )
    return found if share_told(news, {word for word in news if word[:PREFIX] in said}) < LEAST_TOLD else ""
