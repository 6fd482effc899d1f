"""Reads one line of a list of links: the addresses on it, or amid its words, with what it says about them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from newsletter.fetch.sources.hint_text import NOTE_LENGTH, WHO_LENGTH, plain, star_among, tag_list
from newsletter.fetch.sources.lists.bare_rows import is_day, read_bare_row
from newsletter.fetch.sources.lists.link_markup import STAMP
from newsletter.fetch.sources.lists.prose_links import (
    FIRST_URL,
    MARKDOWN_LINK,
    WIDE_STOPS,
    links_in_prose,
    said_of,
    words_of,
)
from newsletter.models import Hints
from newsletter.text.urls import FILE_URL, MAX_LENGTH, web_address

_WRAPPED = {
    **{"<": ">", '"': '"', "'": "'", "“": "”", "‘": "’", "„": "“", "‚": "‘", "«": "»", "»": "«", "‹": "›"},
    **{"(": ")", "（": "）", "「": "」", "『": "』", "【": "】", "《": "》"},
}
SCHEME = re.compile(r"https?://", re.IGNORECASE)
# What is set between an address and its title.
_BETWEEN = " \t|–—-:·,;"
# "https://… --> next issue?"
_ARROW = re.compile(r"\A\s*(?:[-–—=]{1,3}>|[→⇒➔➜])")
# Several addresses in one word: `https://a.example/,https://b.example/`.
_NEXT_ADDRESS = re.compile(r"[,;|](?=https?://)", re.IGNORECASE)
# The stop behind the last of several addresses is the sentence's: that of a single one may be its own (`/Apple_Inc.`).
_SENTENCE_END = re.compile(r"[.,;:!?]+$")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
# A bracket that is opened before an address and closed behind it: "(via https://…)".
_OPENED = re.compile(r"[(\[<][^()\[\]<>]*$")
_HASHTAG = re.compile(r"(?<!\S)#([^\s#]+)")
TALK = 3
"""From so many words on a line of a note is talk; a shorter one may be an address mistyped."""


def begins_with_link(line: str) -> bool:
    """Say whether a line begins with an address or a Markdown link, or is a record of a page."""
    if line.startswith("{"):
        return bool(_from_json(line))
    at = line.find("](") if line.startswith("[") else 0
    return (line.startswith(tuple(_WRAPPED)) or at > 0 or SCHEME.match(line) is not None) and bool(links_on_line(line))


def message_of(line: str) -> tuple[str, str | None]:
    """Return a line without the day, time and sender that a chat puts before it, and the sender."""
    stamp = STAMP.match(line)
    return (line[stamp.end() :], plain(stamp["nick"] or stamp["who"], WHO_LENGTH)) if stamp else (line, None)


def failed_links(line: str, given: Sequence[tuple[str, Hints]]) -> Iterator[str]:
    """Yield the addresses of a line in which `fetch --json` says that the page could not be brought."""
    if line.startswith("{") and _record(line).get("ok") is False:
        yield from (url for url, _ in given)


def links_of_line(line: str, delimiter: str | None, *, wrapped: bool) -> list[tuple[str, Hints]]:
    """Return the links of a line; `wrapped`: it goes on with the sentence of the line above, so that its words are no notes."""
    if line.startswith("{"):
        return _from_json(line)
    found = links_on_line(line, delimiter)
    if not wrapped:
        return found
    return [(url, replace(told, title=told.title if told.title != told.note else None, note=None)) for url, told in found]


def links_on_line(line: str, delimiter: str | None = None) -> list[tuple[str, Hints]]:
    """Return the addresses of a line that is made of them, each with its title; none for a line of prose.

    `delimiter` parts the cells of other lines of the list.
    """
    if len(line) > MAX_LENGTH:
        return []
    marked = list(MARKDOWN_LINK.finditer(line))
    if marked and (line.startswith("[") or len(marked) > 1):
        rest = line[marked[-1].end() :]
        found = _links_among(line[: marked[-1].end()] + rest.partition(" #")[0])
        return [(found[0][0], _noted(found[0][1], rest)), *found[1:]] if found and len(marked) == 1 else found
    row = read_bare_row(line, delimiter)
    if row is not None and (url := web_address(row.address)):
        return [(url, Hints(plain(row.title), row.day, plain(row.remark, NOTE_LENGTH)))]
    address, rest = _first_address(line)
    url = web_address(address) if SCHEME.match(address) else None
    if url is None:
        return []
    words, _, comment = rest.partition(" #")
    words = _ARROW.sub("", words).strip(_BETWEEN)
    goes_on_with_link = SCHEME.match(words.lstrip("<\"'“‘«("))
    further = links_on_line(_SENTENCE_END.sub("", words)) if goes_on_with_link else _links_among(words)
    if further:
        return [(url, _told_behind(_words_before_link(words))), *further]
    starred, tags = _hashtags(f"#{comment}")
    said = Hints(plain(words)) if rest.lstrip().startswith("|") else _told_behind(words)
    return [(url, replace(said, tags=tags, starred=starred))]


def _told_behind(words: str) -> Hints:
    """Return what stands behind an address: a note, and the title of a page that has none unless it begins with a small letter."""
    bare = words[1:-1] if _IN_BRACKETS.fullmatch(words) else words
    return Hints(None if bare[:1].islower() else plain(bare), note=plain(bare, NOTE_LENGTH))


def _words_before_link(words: str) -> str:
    """Return the words before the first address among others, but "" for a word or two that only lead to it ("see also")."""
    before = words[: next((link.start for link in links_in_prose(words)[0]), 0)]
    title = _OPENED.sub("", before)
    return title.strip(_BETWEEN) if title != before or len(words_of(title)) >= TALK else ""


def links_amid(line: str) -> list[tuple[str, Hints]]:
    """Return the addresses amid the words of a line, a single one with what the line says of it: a note, behind a day or a title."""
    if len(line) > MAX_LENGTH:
        return []
    words, mark, comment = line.partition(" #")
    starred, tags = _hashtags(mark + comment)
    links, rest = links_in_prose(words if starred or tags else line)
    before, _, after = rest.partition(" … ")
    if len(links) == 1 and after and (is_day(before.strip(_BETWEEN)) or (before.endswith(":") and not links[0].title)):
        words = before.strip(_BETWEEN)
        dated = is_day(words)
        title = links[0].title if dated else words
        return [(links[0].url, Hints(plain(title), words if dated else None, _remark(after), tags=tags, starred=starred))]
    told = Hints(note=plain(next(said_of(rest, links), None), NOTE_LENGTH))
    if len(links) == 1:  # of several it is not said which one is starred
        told = replace(told, tags=tags, starred=starred)
    return [(link.url, replace(told, title=plain(link.title))) for link in links]


def _remark(words: str) -> str | None:
    """Return what follows an address on its line, without the brackets around it."""
    bare = words.strip(_BETWEEN)
    return plain(bare[1:-1] if _IN_BRACKETS.fullmatch(bare) else bare, NOTE_LENGTH)


def _links_among(words: str) -> list[tuple[str, Hints]]:
    """Return the addresses and Markdown links among words, in order, each with its title."""
    return [(link.url, Hints(plain(link.title))) for link in links_in_prose(words)[0]]


def _noted(hints: Hints, rest: str) -> Hints:
    """Return the hints of a Markdown link with what follows it on its line: a note, and tags.

    Further addresses are links themselves and no part of the note, nor a word or two that only lead to them ("see").
    """
    words, mark, comment = rest.partition(" #")
    links, around = links_in_prose(words)
    note = words if not links else around.strip("… ") if len(words_of(around)) >= TALK else ""
    starred, tags = _hashtags(mark + comment)
    return replace(hints, note=plain(_ARROW.sub("", note).strip(_BETWEEN), NOTE_LENGTH), tags=tags, starred=starred)


def _hashtags(words: str) -> tuple[bool, tuple[str, ...]]:
    """Return whether there is a star, and the tags, of `#starred #birds`; none where other words stand beside: then it is a comment."""
    return star_among(tag_list(_HASHTAG.findall(words)) if not _HASHTAG.sub("", words).strip() else ())


def _first_address(line: str) -> tuple[str, str]:
    closing = _WRAPPED.get(line[:1])
    end = _closing_at(line, closing) if closing else -1
    if end > 0:
        return line[1:end], f" {line[end + 1 :]}"
    address, _, rest = _NEXT_ADDRESS.sub(" ", line.replace("\t", " ")).partition(" ")
    if whole := FIRST_URL.match(address):
        address, rest = whole[0].rstrip(WIDE_STOPS), f"{address[whole.end() :]} {rest}".strip()
    return address.rstrip(",;:") if rest else address.rstrip(",;"), f" {rest}"


def _closing_at(line: str, closing: str) -> int:
    """Return where the sign is that closes what the line's first one opens, -1 if nowhere: of brackets, the one that makes them even."""
    opening, depth = line[0], 0
    if opening == closing:
        return line.find(closing, 1)
    for at, sign in enumerate(line):
        depth += (sign == opening) - (sign == closing)
        if depth == 0:
            return at
    return -1


def _from_json(line: str) -> list[tuple[str, Hints]]:
    record = _record(line)
    address = record.get("part_of") or record.get("url")
    url = web_address(address) if isinstance(address, str) else None
    if url is None:
        return []
    told = record.get("hints")
    told = told if isinstance(told, Mapping) else {}
    title = told.get("title") or record.get("title")
    tags = told.get("tags")
    hints = Hints(
        title=plain(title) if isinstance(title, str) else None,
        date=_text(told, "date"),
        note=plain(_text(told, "note"), NOTE_LENGTH),
        tags=tag_list(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        who=plain(_text(told, "who"), WHO_LENGTH),
        summary=plain(_text(told, "summary"), NOTE_LENGTH),
        language=plain(_text(told, "language"), 20),
        highlight=plain(_text(told, "highlight"), NOTE_LENGTH),
        starred=told.get("starred") is True,
        since=_text(told, "since"),
    )
    return [(url, hints)]


def file_of(line: str, is_file: Callable[[str], bool]) -> str | None:
    """Return the file that a line names, by itself or as the record of an article that was read out of it."""
    if line.startswith("{"):
        record = _record(line)
        address = record.get("part_of") or record.get("url")
        return address if isinstance(address, str) and address.startswith(FILE_URL) and is_file(address) else None
    return line if is_file(line) else None


def _record(line: str) -> Mapping[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return record if isinstance(record, Mapping) else {}


def _text(record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    return value if isinstance(value, str) else None
