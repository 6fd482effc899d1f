"""Shows terms that articles were compared by as their texts have them: "docks" and "reopens", where `dock` and `reopen` were compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from newsletter.draft.words.tfidf import find_words, words
from newsletter.models import Article

READ = 20_000
"""So many characters of a text are read: articles are compared by their openings."""


def as_written(terms: Sequence[str], articles: Iterable[Article]) -> list[str]:
    """Return each term in the form that is most frequent in the articles, of equal ones the first; of a pair, its two words.

    A form in small letters goes before one with a capital, which may only begin a sentence. A term of no text stays as it is.
    """
    forms: dict[str, Counter[str]] = {term: Counter() for term in terms}
    for article in articles:
        text = f"{article.title or ''}\n{article.text[:READ]}".replace("’", "'")
        told = [(compared[0], word.removesuffix("'s")) for word in find_words(text) if (compared := words(word))]
        pairs = ((f"{one} {two}", f"{first} {second}") for (one, first), (two, second) in pairwise(told))
        for term, form in chain(told, pairs):
            if term in forms:
                forms[term][form] += 1
    return list(dict.fromkeys(_likeliest(term, found) for term, found in forms.items()))


def _likeliest(term: str, found: Counter[str]) -> str:
    small = {form: count for form, count in found.items() if form.islower()}
    return max(small or found, key=found.__getitem__, default=term)
