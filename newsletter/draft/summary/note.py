"""Makes a summary of a text without ordinary prose: a short note as it is, an over-long sentence cut at a clause, release notes."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from newsletter.draft.prose.quotation_marks import is_quotation_open
from newsletter.draft.prose.units import Unit
from newsletter.draft.summary.candidates import Subject, is_same
from newsletter.draft.summary.fitness.dependence import leans
from newsletter.draft.summary.fitness.faults import find_fault, size_of
from newsletter.draft.words.tfidf import words

# A text of at most this many words is a note, and is printed as it is unless it has faults other than these of form (_BEARABLE).
SHORT = 40
# A note has at most this many lines: more are a list of goods.
NOTE_LINES = 4
# A note has a line of at least this many words: "Sold out" ten times is none.
LEAST_TOLD = 4
_BEARABLE = frozenset(
    ("fragment", "unfinished", "no verb", "no subject", "question", "capitals", "emoji", "begins in the middle", "label")
)
# Release notes name the change as an order, behind the part that it is in: "Fix a crash on start", "parser: keep comments".
_USUAL = frozenset((None, "order", "no subject", "begins in the middle", "label"))
# What is new may be named by a noun alone.
NAMED_BY_NOUN = _USUAL | {"no verb"}
# What stands for release notes of a few short lines: "Add dark mode."
SHORT_ITEM = _USUAL | {"fragment"}
# The most items of release notes in a summary.
MOST_ITEMS = 4
# An over-long sentence is looked for among this many at the beginning.
FIRST = 4
# In words: a sentence is not clipped to less than this.
LEAST_CLIPPED = 8
_CLAUSE = re.compile(
    r"(?:[;—–]|,(?= (?:according|marking|while|with|which|where|and|but|as|after|including|adding|saying|in)\b))"
)


def read_note(units: Sequence[Unit], text: str, article: Subject) -> str:
    """Return an over-long sentence near the beginning of a text, clipped at a clause, else a short note as it is; "" for other texts."""
    for unit in units[:FIRST]:
        sound = not (unit.quoted or find_fault(unit.text, article.language)) and not leans(unit.text, article.language)
        if sound and size_of(unit.text) > article.most and (line := clip(unit.text, article.most)):
            return line
    told = _without_greeting(units)
    told = told[1:] if article.is_headed and len(told) > 1 else told
    short = size_of(text) <= min(SHORT, article.most) and len(told) <= NOTE_LINES
    faults = [find_fault(unit.text, article.language) for unit in told]
    is_told = any(size_of(unit.text) >= LEAST_TOLD for unit in told)
    whole = short and is_told and all(fault is None or fault in _BEARABLE for fault in faults)
    return "\n".join(unit.text for unit in told if any(map(str.isalnum, unit.text))) if whole else ""


def _without_greeting(units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the lines of a note without the single words that it ends with: "Help!", "Thanks."."""
    last = max((number for number, unit in enumerate(units, 1) if size_of(unit.text) > 1), default=0)
    return units[:last]


def choose_items(items: Sequence[Unit], article: Subject, usual: Set[str | None] = _USUAL) -> list[str]:
    """Return the first items of release notes that fit and have no faults but `usual` ones; each makes sense on its own."""
    lines: list[str] = []
    for item in items:
        is_news = not is_same(frozenset(words(item.text)), article.named)
        is_sound = is_news and find_fault(item.text, article.language) in usual
        if is_sound and len(lines) < MOST_ITEMS and size_of(" ".join([*lines, item.text])) <= article.most:
            lines.append(item.text)
    return lines


def clip(sentence: str, most: int) -> str:
    """Return the longest beginning of a sentence that ends at a clause and has at most `most` words, with a full stop; else ""."""
    for found in reversed(list(_CLAUSE.finditer(sentence))):
        head = sentence[: found.start()].rstrip(" ,;—–")
        if LEAST_CLIPPED <= size_of(head) <= most and not is_quotation_open(head) and head.count("(") == head.count(")"):
            return f"{head}."
    return ""
