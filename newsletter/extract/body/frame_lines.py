"""Owns the lines that frame a text: reading times, a mailing's notices, the way to the post before or after, what a page's program says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsletter.extract.word_tables import any_of, read_table

FIRST, LAST = 4, 6
MOST_WORDS, NOTICE_WORDS = 14, 45
MOST_SAID = 320  # characters
_PATTERNS = read_table("newsletter.extract.body", "frame_lines")
_READING_TIME, _VIEW, _NOTICE, _NEIGHBOUR, _INTERFACE = (
    any_of(_PATTERNS[name]) for name in ("reading_time", "view", "notice", "neighbour", "interface")
)


def without_frame(lines: Sequence[str]) -> list[str]:
    """Return a text's lines without those that frame it, of which something is always left.

    What a page's program says of itself (`Something went wrong`, `Loading…`, `Skip to content`) goes from anywhere outside of code, all
    else only from the edges.
    """
    kept = list(_without_interface(lines)) or list(lines)
    for place in range(min(FIRST, len(kept)) - 1, -1, -1):
        if _opens(kept[place]) and len(kept) > 1:
            del kept[place]
    while len(kept) > 1 and _leads_away(kept[-1]):
        del kept[-1]
    for place in range(len(kept) - 1, max(0, len(kept) - LAST), -1):
        if _notice(kept[place]):
            del kept[place]
    return kept


def _without_interface(lines: Sequence[str]) -> Iterator[str]:
    fenced = False
    for line in lines:
        fenced = fenced != line.startswith("```")
        if fenced or len(line) > MOST_SAID or not _INTERFACE.fullmatch(line.lstrip("#->| ").rstrip(" |")):
            yield line


def _opens(line: str) -> bool:
    words = len(line.split())
    return _leads_away(line) or (
        (words <= MOST_WORDS and bool(_READING_TIME.search(line))) or (words <= NOTICE_WORDS and bool(_VIEW.search(line)))
    )


def _leads_away(line: str) -> bool:
    return len(line.split()) <= MOST_WORDS and bool(_NEIGHBOUR.fullmatch(line.lstrip("-> ")))


def _notice(line: str) -> bool:
    return len(line.split()) <= NOTICE_WORDS and bool(_NOTICE.search(line)) and not line.startswith(("#", "```"))
