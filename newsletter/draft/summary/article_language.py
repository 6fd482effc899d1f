"""Decides in which language an article is judged, and which of its sentences are in another one."""

from __future__ import annotations

import re

from newsletter.text.language import guess_language, language_of, primary
from newsletter.text.stopwords import ENGLISH, function_words, telling_words

# A text of at least TELLING words whose language is not recognised, and in which less than the share FEW are English function words, is
# in an unknown language, unless MANY_ENGLISH of its page's description are: then it may be a list of goods.
TELLING, FEW, MANY_ENGLISH = 40, 0.12, 0.25
_WORD = re.compile(r"[^\W\d_]+")


def languages_of(text: str, stated: str | None, description: str = "") -> tuple[str | None, str]:
    """Return the language recognised by a text's own words (None if none is), and the one to judge it in: that, else the `stated` one,
    else English for a text that may be English, also by its page's description, else ""."""
    told, stated = guess_language(text) and language_of(text, stated), primary(stated)
    if told or (stated and stated != "en"):
        return told, told or stated or ""
    is_english = _share_of_english(text) >= FEW or len(text.split(maxsplit=TELLING)) < TELLING
    return None, "en" if is_english or (stated and _share_of_english(description) >= MANY_ENGLISH) else ""


def _share_of_english(text: str) -> float:
    """Return the share of English function words among the first words of a text."""
    found = [word.lower().strip(".,:;!?") for word in text.split(maxsplit=5 * TELLING)[: 5 * TELLING]]
    return sum(word in ENGLISH for word in found) / max(1, len(found))


def is_foreign(sentence: str, language: str | None) -> bool:
    """Say, by its function words, whether a sentence is in another language than its article.

    One without any function words counts as foreign (it may consist of slogans and names), except in English, where short sentences often
    have none.
    """
    known = function_words().get(language or "")
    found = [word.lower() for word in _WORD.findall(sentence)]
    if not known or not found:
        return False
    own = sum(word in known for word in found)
    if own > 1:
        return False
    others = max(sum(word in theirs for word in found) for name, theirs in telling_words().items() if name != language)
    return others > max(2, 2 * own) or (own == 0 and language != "en")
