"""Reads a text too short to be summarised: as it is, or its one long sentence up to a clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.draft.summary.candidates import Subject, is_same
from newsletter.draft.summary.fitness.faults import find_fault, leans, size_of
from newsletter.draft.summary.prose import Unit, is_quotation_open
from newsletter.draft.words.tfidf import words

# A text of so many words is a note, and printed as it is where nothing worse is wrong with it than its form.
SHORT = 40
# A note is of so many lines: more are a list of goods.
NOTE_LINES = 4
# A note has a line of so many words: "Sold out" ten times is none.
LEAST_TOLD = 4
_BEARABLE = frozenset(
    ("fragment", "unfinished", "no verb", "no subject", "question", "capitals", "emoji", "begins in the middle", "label")
)
# Release notes say what was done as an order, behind the part that it is of: "Fix a crash on start", "parser: keep comments".
_USUAL = frozenset((None, "order", "no subject", "begins in the middle", "label"))
# So many items of release notes are told.
MOST_ITEMS = 4
# A sentence that is too long is looked for among so many.
FIRST = 4
# A sentence is clipped at a clause only when so much of the length is left.
LEAST_CLIPPED = 8
_CLAUSE = re.compile(
    r"(?:[;—–]|,(?= (?:according|marking|while|with|which|where|and|but|as|after|including|adding|saying|in)\b))"
)


def read_note(units: Sequence[Unit], text: str, article: Subject) -> str:
    """Return a text of a line or two as it is, and of an over-long sentence the part up to a clause; "" for other texts."""
    for unit in units[:FIRST]:
        sound = not (unit.quoted or find_fault(unit.text, article.language)) and not leans(unit.text, article.language)
        if sound and size_of(unit.text) > article.most and (line := clip(unit.text, article.most)):
            return line
    short = size_of(text) <= min(SHORT, article.most) and len(units) <= NOTE_LINES
    faults = [find_fault(unit.text, article.language) for unit in units]
    is_told = any(size_of(unit.text) >= LEAST_TOLD for unit in units)
    whole = short and is_told and all(fault is None or fault in _BEARABLE for fault in faults)
    return "\n".join(unit.text for unit in units if any(map(str.isalnum, unit.text))) if whole else ""


def choose_items(items: Sequence[Unit], article: Subject) -> list[str]:
    """Return the first sound items of release notes that fit: each stands by itself."""
    lines: list[str] = []
    for item in items:
        is_news = not is_same(frozenset(words(item.text)), article.named)
        is_sound = is_news and find_fault(item.text, article.language) in _USUAL
        if is_sound and len(lines) < MOST_ITEMS and size_of(" ".join([*lines, item.text])) <= article.most:
            lines.append(item.text)
    return lines


def clip(sentence: str, most: int) -> str:
    """Return the longest beginning of a sentence that ends at a clause and is short enough, with a stop; else ""."""
    for found in reversed(list(_CLAUSE.finditer(sentence))):
        head = sentence[: found.start()].rstrip(" ,;—–")
        if LEAST_CLIPPED <= size_of(head) <= most and not is_quotation_open(head) and head.count("(") == head.count(")"):
            return f"{head}."
    return ""
