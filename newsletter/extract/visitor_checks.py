"""Recognises pages that check, queue or refuse their visitor instead of showing the article.

Questions for an age, waiting rooms, limits on requests, "only in our app", maintenance, blocked regions, missing scripts and robot
checks. They speak to the visitor and of nothing else; an article about them tells of others, quotes them, or has more to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from newsletter.extract.page_view import SHORT, STUB, PageView, unquoted
from newsletter.extract.word_tables import any_of, read_table
from newsletter.text.sentences import split_sentences

# Least share of the words in sentences that say why the article is not shown, or go with that ("try again later").
MOST = 0.5
# A line of at most this many words is a button or a menu's entry; a sentence of more than LONG words is not addressed to a
# visitor in a hurry.
BUTTON, LONG = 3, 40
# Nor is one with this many characters: a flood of characters without a space would take minutes to search.
LONGEST = 600
# A check that explains itself has fewer words than this; its title or its scripts tell it from an article of that length.
EXPLAINED = 400
# With fewer extracted words than this, the first lines that the page shows are read too, headings first.
FEW, GLANCE = 15, 12
_TABLE = read_table("newsletter.extract", "visitor_checks")
_SAYS, _ADDS = (any_of(chain.from_iterable(_TABLE[name].values())) for name in ("says", "adds"))
_TITLE, _MAYBE = (any_of(chain.from_iterable(_TABLE[name].values())) for name in ("titles", "doubtful_titles"))
_ADDRESSES: tuple[str, ...] = tuple(_TABLE["addresses"])
_AHEAD = frozenset(("preconnect", "dns-prefetch", "prefetch"))


def is_visitor_check(page: PageView) -> bool:
    """Say whether a short, undated page says little but why its visitor does not get the article, in a language of the table.

    A page whose whole title says so, or whose scripts are those of a check, may explain itself at some length.
    """
    if page.words >= EXPLAINED or (page.states_day and not page.facts.date_guessed and page.words >= STUB):
        return False
    title = page.title.strip(" .…!¡?")
    if _TITLE.fullmatch(title) or _runs_check(page):
        return True
    if _MAYBE.fullmatch(title) and (page.words < STUB or any(map(_goes_with_check, page.lines))):
        return True
    if page.words >= SHORT:
        return False
    if _is_most([page.title, *page.lines]):
        return True
    glance = [line for line in page.said[:GLANCE] if len(line.split()) < STUB] if page.words < FEW else []
    return any(_states(sentence) for line in glance for sentence in split_sentences(unquoted(line)))


def _goes_with_check(line: str) -> bool:
    """Say whether a line refuses the visitor or goes with that: an article under such a title ("Checking your browser") has none."""
    return any(_states(sentence) or _finds(_ADDS, sentence) for sentence in split_sentences(unquoted(line)))


def _runs_check(page: PageView) -> bool:
    """Say whether the page loads a script or style of a program that checks visitors, in whatever language it speaks.

    A connection opened ahead does not count, because articles on guarded sites have it too; nor does a picture, which an
    article may show.
    """
    document = page.facts.document
    if document is None or not any(address in document.html for address in _ADDRESSES):
        return False
    loaded = (
        element.get("src") or element.get("href") or ""
        for element in document.tree.iter("script", "link", "iframe")
        if not _AHEAD & {*(element.get("rel") or "").lower().split()}
    )
    return any(name in address for address in loaded for name in _ADDRESSES)


def _is_most(lines: Iterable[str]) -> bool:
    """Say whether most words of the lines are in sentences that refuse the visitor, or that go with those and one of which does."""
    said = all_words = 0
    stated = False
    for sentence in chain.from_iterable(split_sentences(unquoted(line)) for line in dict.fromkeys(lines)):
        size, states = len(sentence.split()), _states(sentence)
        if states or size > BUTTON:
            stated = stated or states
            all_words += size
            said += size if states or _finds(_ADDS, sentence) else 0
    return stated and said >= MOST * all_words


def _states(sentence: str) -> bool:
    return _finds(_SAYS, sentence)


def _finds(pattern: re.Pattern[str], sentence: str) -> bool:
    """Say whether a sentence short enough for a visitor has the pattern."""
    return len(sentence) <= LONGEST and len(sentence.split()) <= LONG and bool(pattern.search(sentence))
