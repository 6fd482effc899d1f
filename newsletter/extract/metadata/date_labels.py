"""Labels next to a date that say what it is: published, first published or updated."""

from __future__ import annotations

import re
from typing import Literal

from lxml.html import HtmlElement

from newsletter.extract.metadata.signals import text_of
from newsletter.extract.word_tables import any_of, read_table

Label = Literal["", "publication", "original", "change", "submission"]
PUBLICATION: Label = "publication"
ORIGINAL: Label = "original"
CHANGE: Label = "change"
# Labels that mean the publication of a post, but only the first step towards publication for a paper.
SUBMISSION: Label = "submission"
_WORDS = read_table("newsletter.extract.metadata", "date_labels")
_PUBLICATION, _CHANGE, _ORIGINAL = (any_of(_WORDS[name]) for name in ("publication", "change", "original"))
# Words before a day that is not an article's: copyright, lifetimes, terms, events.
NO_DATELINE = any_of(_WORDS["no_dateline"])
# Words just before a day of something other than publication: the receipt of a manuscript, a recording, a deadline; and before that
# on which a programme was sent, which often is the only day of its page.
_OTHER_DAY, _BROADCAST = (
    re.compile(rf"(?:{'|'.join(_WORDS[name])})\b[^\d.!?]{{0,14}}$", re.IGNORECASE) for name in ("other_day", "broadcast")
)
_WORD = re.compile(r"[^\W\d_]{3}")
_FIGURE = re.compile(r"\d")
# A word before a day, set apart as its label.
_LABELLED = re.compile(r"[^\W\d_]{3,}[^\S\n]*[:：]\s*$")
_NEAR, _BEHIND, _MOST, _SHORT_LABEL = 40, 30, 60, 25


def label_of(element: HtmlElement, before: str, behind: str) -> Label:
    """Return what a day in an element is labelled as, by the words before it or, if there are none, after it.

    `before` and `behind` are the element's own text around the day. If the element has no word before the day, the text in front of the
    element counts (`<b>Updated:</b> <time>…`).
    """
    near = before[-_NEAR:]
    if not _WORD.search(near):
        near = _FIGURE.split(_text_in_front(element))[-1]
    following = behind[:_BEHIND]
    # A label that another day follows belongs to that day.
    return label_in(near) or ("" if _FIGURE.search(following) else label_in(following))


def is_no_dateline(element: HtmlElement, before: str) -> bool:
    """Say whether the words before a day mark it as not an article's: a receipt, a deadline, a birth."""
    return bool(NO_DATELINE.search(before[-_NEAR:]) or _OTHER_DAY.search(_label_before(element, before)))


def is_broadcast(element: HtmlElement, before: str) -> bool:
    """Say whether the words before a day mark it as that on which a programme was sent."""
    return bool(_BROADCAST.search(_label_before(element, before)))


def has_unknown_label(element: HtmlElement, before: str) -> bool:
    """Say whether a day has an unknown label (`Shown: 5 March`): it may be any day."""
    label = _label_before(element, before)
    return bool(_LABELLED.search(label)) and not label_in(label)


def _label_before(element: HtmlElement, before: str) -> str:
    """Return the words between a day and the previous one, or those of a label in front of its element."""
    near = _FIGURE.split(before[-_NEAR:])[-1]
    if _WORD.search(near):
        return near
    front = _FIGURE.split(_text_in_front(element))[-1].strip()
    return front if len(front) < _SHORT_LABEL else ""


def _text_in_front(element: HtmlElement) -> str:
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        if next(previous.iter("h1"), None) is not None:
            return str(previous.tail or "")[-_NEAR:]  # a headline like "The season starts" is no label
        return f"{text_of(previous, _MOST) if len(previous) else previous.text or ''} {previous.tail or ''}"[-_NEAR - 10 :]
    if parent is None:
        return ""
    if parent.text and parent.text.strip():
        return str(parent.text)[-_NEAR:]
    previous = parent.getprevious()
    if previous is None or next(previous.iter("h1"), None) is not None:
        return ""
    label = text_of(previous, _MOST)
    return f"{label if len(label) < _NEAR else ''} {previous.tail or ''}"[-_NEAR - 10 :]


def label_in(text: str) -> Label:
    """Return what a short text labels the day beside it as; its last label counts."""
    change, publication = _last(_CHANGE, text), _last(_PUBLICATION, text)
    if _ORIGINAL.search(text):
        return ORIGINAL
    if change < 0 and publication < 0:
        return ""
    # `Updated date: …`, but `last updated by …, published …`.
    if change > publication or (change >= 0 and "date" in text[publication:].lower()):
        return CHANGE
    return SUBMISSION if text[publication:].lower().startswith("submitted") else PUBLICATION


def _last(words: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in words.finditer(text)), default=-1)
