"""Recognises an article that tells a printed story again, days later and in other words, and has no news to add."""

from __future__ import annotations

from collections.abc import Sequence

from newsletter.draft.clustering.events import SAME_AMOUNTS, StoryEvent, share_told
from newsletter.draft.clustering.names import read_names
from newsletter.draft.words.tfidf import words
from newsletter.models import Article
from newsletter.text.sentences import split_sentences

# So much of the words of the title and first sentence, by weight and besides names, must have been told: a follow-up says first what is
# new ("a judge has overturned the vote"), however much of the old story it repeats.
LEAST_TOLD = 0.7


def tells_again(article: Article, headline: str, summary: str, carried: Sequence[Article]) -> bool:
    """Say whether an article tells only what a printed story and the articles behind it (`carried`, as far as they are known) told.

    Its title and first sentence have hardly another word, and at least SAME_AMOUNTS numbers of the printed story; and it has no number
    of its own anywhere. Stories with fewer numbers are not recognised: too little tells their news from what came of it.
    """
    title = article.title or ""
    first = next(iter(split_sentences(article.text)), "")
    printed = StoryEvent(headline, summary)
    if len(StoryEvent(title, first).amounts & printed.amounts) < SAME_AMOUNTS:
        return False
    told = [printed, *(StoryEvent(one.title or "", one.text) for one in carried)]
    if not StoryEvent(title, article.text).amounts <= frozenset().union(*(one.amounts for one in told)):
        return False
    names = read_names(title, article.text).capitals & read_names(headline, summary).capitals
    said = frozenset().union(*(words(f"{one.title}\n{one.text}") for one in told))
    return share_told(frozenset(words(f"{title}\n{first}")) - names, said) >= LEAST_TOLD
