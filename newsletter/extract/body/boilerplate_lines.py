"""Strips boilerplate lines: reading times, mailing notices, previous/next links and user-interface messages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsletter.extract.word_tables import any_of, read_table
from newsletter.text.months import month_number

HEAD_LINES, TAIL_LINES = 4, 6
MAX_WORDS, MAX_NOTICE_WORDS, TITLE_WORDS = 14, 45, 25
# So many headings at the end of a text, with nothing below them, are the titles of other articles.
BARE_HEADINGS = 2
MAX_INTERFACE_CHARACTERS = 320  # characters
_PATTERNS = read_table("newsletter.extract.body", "boilerplate_lines")
_READING_TIME, _VIEW, _SENDER, _PUBLISHED, _NOTICE, _NEIGHBOUR, _INTERFACE, _RELATED, _PAGE_LABEL = (
    any_of(_PATTERNS[name])
    for name in ("reading_time", "view", "sender", "published", "notice", "neighbour", "interface", "related", "page_label")
)
_LABEL, MAX_VALUE_WORDS = re.compile(r"[^\W\d_][\w ’'-]{2,30}:"), 8
# "Read more: The ferry stops", where most of it is a link.
_TEASER = re.compile(rf"(?:{_RELATED.pattern})\s?[:：]\s?(?=\S)", re.IGNORECASE)
MAX_TEASER, LINKED = 200, 0.5
# A heading that is a sentence or has a number: a text of such headings ("1. The firm owed 300 billion.") is no list of other articles.
_SAYS_MORE = re.compile(r"^#+ \d{1,3}[.):] |\w{2}[.。]$")
_FIGURE, _WORD, _DAY = re.compile(r"\d"), re.compile(r"[^\W\d_]{3,}"), re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d\d")


def strip_boilerplate(lines: Sequence[str]) -> list[str]:
    """Return a text's lines without boilerplate; at least one line is always kept.

    Messages of the user interface (`Something went wrong`, `Loading…`, `Skip to content`) are removed everywhere outside code, the
    rest only near the edges. The patterns by kind are in boilerplate_lines.json: `view` is "view in browser", `sender` who
    sent a mail and when, as list archives print it, `page_label` a field of a page's record, `neighbour` a link to the previous
    or next post, `related` a heading above other articles.
    """
    kept = list(_without_interface(lines)) or list(lines)
    kept = kept[_count_record(kept) :]
    for place in range(min(HEAD_LINES, len(kept)) - 1, -1, -1):
        if _is_opening_boilerplate(kept[place]) and len(kept) > 1:
            del kept[place]
    while len(kept) > 1 and _is_previous_or_next_link(kept[-1]):
        del kept[-1]
    return _without_related(without_notices(kept))


def _count_record(lines: Sequence[str]) -> int:
    """Return how many lines at the beginning of a text are a record of the page: labels, each with its value on a line of its own or
    none ("Published:", "24 May 2026", "Department:", "Press office").

    At least two labels make a record, one of them of a page; what has other labels too ("When:") may be the matter itself.
    """
    end = labels = 0
    while end < len(lines) - 1 and _LABEL.fullmatch(lines[end]):
        if not _PAGE_LABEL.fullmatch(lines[end]):
            return 0
        labels += 1
        end += 1
        if len(lines[end].split()) <= MAX_VALUE_WORDS and not lines[end].endswith((":", ".", "!", "?")):
            end += 1
    return end if labels > 1 and end < len(lines) else 0


def without_notices(lines: Sequence[str]) -> list[str]:
    """Return a text's lines without notices of a mailing near its end ("You get this mail because …"); the first line stays."""
    tail = max(1, len(lines) - TAIL_LINES + 1)
    return [line for place, line in enumerate(lines) if place < tail or not _is_mailing_notice(line)]


def is_teaser(text: str, linked: int) -> bool:
    """Say whether a text only leads to another article: a word that says so, a colon and a link (of `linked` characters)."""
    return len(text) <= MAX_TEASER and linked >= LINKED * len(text) and _TEASER.match(text) is not None


def _without_related(lines: list[str]) -> list[str]:
    """Return the lines without a list of other articles at their end: a heading that says so and titles below it, or bare headings."""
    bare = len(lines)
    while bare > 1 and lines[bare - 1].startswith("#"):
        bare -= 1
    if len(lines) - bare >= BARE_HEADINGS and not any(map(_SAYS_MORE.search, lines[bare:])):
        lines = lines[:bare]
    place = len(lines) - 1
    while place > 0 and _may_be_title(lines[place]) and not _is_related(lines[place]):
        place -= 1
    return lines[:place] if 0 < place < len(lines) - 1 and _is_related(lines[place]) else lines


def _may_be_title(line: str) -> bool:
    return line.startswith(("- ", "#")) and len(line.split()) <= TITLE_WORDS and not line.endswith((".", "。", ":", "```"))


def _is_related(line: str) -> bool:
    return line.startswith("#") and _RELATED.fullmatch(line.lstrip("# ").rstrip(" :：")) is not None


def _without_interface(lines: Sequence[str]) -> Iterator[str]:
    fenced = False
    for line in lines:
        fenced = fenced != line.startswith("```")
        if fenced or len(line) > MAX_INTERFACE_CHARACTERS or not _INTERFACE.fullmatch(line.lstrip("#->| ").rstrip(" |")):
            yield line


def _is_opening_boilerplate(line: str) -> bool:
    words = len(line.split())
    if words <= MAX_WORDS and (_SENDER.fullmatch(line) or (_PUBLISHED.fullmatch(line) and _has_no_other_figures(line))):
        return True
    return _is_previous_or_next_link(line) or (
        (words <= MAX_WORDS and bool(_READING_TIME.search(line))) or (words <= MAX_NOTICE_WORDS and bool(_VIEW.search(line)))
    )


def _has_no_other_figures(line: str) -> bool:
    """Say whether the figures of a line are a day's: "Published 12 novels between 1990 and 2004" has none."""
    return not _FIGURE.search(line) or bool(_DAY.search(line)) or any(map(month_number, _WORD.findall(line)))


def _is_previous_or_next_link(line: str) -> bool:
    return len(line.split()) <= MAX_WORDS and bool(_NEIGHBOUR.fullmatch(line.lstrip("-> ")))


def _is_mailing_notice(line: str) -> bool:
    return len(line.split()) <= MAX_NOTICE_WORDS and bool(_NOTICE.search(line)) and not line.startswith(("#", "```"))
