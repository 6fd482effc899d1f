"""Reads lists of links, as an editor writes or pipes them, for every command that takes one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from newsletter.cache import page_key
from newsletter.fetch.sources.hint_text import NOTE_LENGTH, WHO_LENGTH, plain, star_among, tag_list
from newsletter.fetch.sources.lists.bare_rows import bare_delimiter, is_day, read_bare_row
from newsletter.fetch.sources.lists.link_markup import STAMP, as_markdown, without_signs
from newsletter.fetch.sources.lists.prose_links import (
    FIRST_URL,
    MARKDOWN_LINK,
    WIDE_STOPS,
    links_in_prose,
    passes_links_on,
    said_of,
    words_of,
)
from newsletter.models import Hints, Link
from newsletter.text.mime import HEAD, PLAIN, begins_as_page, sniff_text
from newsletter.text.urls import FILE_URL, MAX_LENGTH, shown, web_address

_BULLET = re.compile(r"\A(?:[-*+•]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
# The sign of a quotation, as in a mail that is passed on.
_QUOTED = re.compile(r"\A(?:>[ \t]*)*")
# A heading of Markdown that is a link: one "#" alone begins a comment.
_HEADED = re.compile(r"\A#{2,6}[ \t]+(?=\[[^\]]+\]\(https?://)", re.IGNORECASE)
_WRAPPED = {
    **{"<": ">", '"': '"', "'": "'", "“": "”", "‘": "’", "„": "“", "‚": "‘", "«": "»", "»": "«", "‹": "›"},
    **{"(": ")", "（": "）", "「": "」", "『": "』", "【": "】", "《": "》"},
}
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
# Where `https://` was left off before a host that can be nothing else, at the beginning of a line or in a Markdown link.
_SCHEMELESS = re.compile(r"(?:\A<?|(?<=\]\())(?=www\.[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")
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
# A word like an address: what stands between its letters is in addresses and seldom in words.
_ADDRESS_LIKE = re.compile(r"[!-~]*\w[./:]+\w[!-~]*", re.ASCII)
_WITHIN_ADDRESS = re.compile(r"\w[./:]+\w")
# A word amid others that was meant as an address: a host with a path, or one that says so.
_MEANT = re.compile(r"(?<!\S)(?:www\.\S|https?\S|\S+://|[\w-]+(?:\.[\w-]+)+/)", re.IGNORECASE | re.ASCII)
# Words before a colon, a line drawn with signs, and the head of a table in Markdown with the line under it.
_HEADING = re.compile(r"[^\W\d_][^.:/]*:|[-=*_~–—]{3,}|\|[^./]*\|")
TALK = 3
"""From so many words on a line of a note is talk; a shorter one may be an address mistyped."""


@dataclass
class LinkList:
    """The links of a list, each page once, the files that it names, and its lines that are neither, with their numbers.

    `failed` are the addresses of those links that `fetch --json` could not bring.
    """

    name: str
    links: list[Link] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)
    failed: set[str] = field(default_factory=set)

    @property
    def complaints(self) -> list[str]:
        """One line for each line that was refused (`urls.txt:7: …`)."""
        return [f"{self.name}:{number}: {_why_not(line)}" for number, line in self.refused]


def read_link_list(text: str, name: str, is_file: Callable[[str], bool] = lambda line: False) -> LinkList:
    """Return what a list, or a note that passes links on, names. Never raises.

    A line has one or more addresses, each bare, in <> or quotes, or a Markdown link, perhaps behind a list bullet, and words
    between them; one that begins with `www.` is asked for as https. What follows a single address is a note, and its title too
    where it is written like one (behind a `|`, only the title); what follows a single Markdown link is a note; `#words` at the end
    are tags, and ` #` begins a comment. A line may be a row of a table without a head (see `read_bare_row`). Passed over are blank
    lines, lines that begin with `#`, and headings and remarks in a list or a note ("MAYBE", "ask Ben about it", "Monday"). A line
    of JSON is what `fetch --json` or `extract --json` printed: its `url` with title and hints. A line for which `is_file` holds
    names a file (`ls *.html | newsletter extract -`), as the record of an article of a file does. Of two links to one page, or two
    mentions of a file, the first counts.

    In a text that is there for its links (see `looks_like_link_list`) the addresses amid the words of a line count too; what the
    line says of a single one is its note.
    """
    found = LinkList(name)
    links: dict[str, Link] = {}
    files: dict[str, None] = {}
    lines = _lines(text, is_file)
    delimiter = bare_delimiter(line for _, line in lines)
    is_list, is_note = _is_list(lines, is_file), _is_note(text, lines)
    is_chat = is_note and any(STAMP.match(line) for _, line in lines)
    goes_on = frozenset() if is_list else _lines_going_on(text, lines)
    for number, whole in lines:
        line, who = _message_of(whole)
        given = _links_of(line, delimiter, wrapped=number in goes_on)
        file = None if given else _file_of(line, is_file)
        if not given and not file and (is_list or is_note):
            given = _links_amid(line)
        if file:
            files.setdefault(file)
        elif not given and not (_is_chatter(line) if is_chat else _is_passed_over(line, is_list, is_note)):
            found.refused.append((number, line))
        found.failed.update(_failed(line, given))
        for url, hints in given:
            links.setdefault(page_key(url), Link(url, source=name, hints=replace(hints, who=hints.who or who)))
    found.links, found.files = list(links.values()), list(files)
    return found


def looks_like_link_list(text: str, is_file: Callable[[str], bool] = lambda line: False) -> bool:
    """Return whether a text is there for its links rather than to be read: a list, or a note that passes links on.

    A list is a text of which at least half of the lines begin with an address or name a file, or one of nothing but words that
    look like addresses (`http//typo.example`: a list with faults). A note is plain text with at least one address and at most 25
    words for each ("Two for Friday: see https://… and https://…"). An article that was pasted has far more words than that to a
    link, and is an article; so is every web page, whatever it links to.
    """
    if begins_as_page(text[:HEAD].encode("utf-8", "replace")):
        return False
    lines = _lines(text, is_file)
    return _is_list(lines, is_file) or _is_note(text, lines)


def _is_list(lines: list[tuple[int, str]], is_file: Callable[[str], bool]) -> bool:
    good = sum(_begins_with_link(line) or _file_of(line, is_file) is not None for _, line in lines)
    meant = sum(_ADDRESS_LIKE.fullmatch(line) is not None for _, line in lines)
    mistyped = meant == len(lines) and any(line.lower().startswith(("http", "www.")) for _, line in lines)
    return (good > 0 and 2 * good >= len(lines)) or mistyped


def _is_note(text: str, lines: list[tuple[int, str]]) -> bool:
    return _SCHEME.search(text) is not None and sniff_text(text) == PLAIN and passes_links_on(line for _, line in lines)


def _lines_going_on(text: str, lines: list[tuple[int, str]]) -> frozenset[int]:
    """Return the numbers of the lines that go on with the sentence of the line above; no item of a list does."""
    unfinished = {number + 1 for number, line in lines if _is_talk(line) and line[-1] not in ".:!?…"}
    items = {number for number, line in enumerate(_LINE_END.split(text), 1) if _BULLET.match(_QUOTED.sub("", line.strip()))}
    return frozenset(unfinished - items)


def _is_talk(line: str) -> bool:
    return len(words_of(line)) >= TALK and _MEANT.search(line) is None


def _is_passed_over(line: str, is_list: bool, is_note: bool) -> bool:
    """Say whether a line without a link is no fault: a heading, talk, or a word or two of which none is like an address ("Monday").

    In a list, "two weeks ago.html" is a file that is not there.
    """
    is_talk = _is_talk(line) and (not is_list or re.search(r"\w\.\w", line) is None)
    is_remark = _WITHIN_ADDRESS.search(line) is None and _MEANT.search(line) is None
    return (is_list or is_note) and (_is_heading(line) or is_talk or is_remark)


def _is_chatter(line: str) -> bool:
    """Say whether a line of a chat is none of an address: a sender's name, a time, a reaction, talk."""
    return _is_talk(line) or not any(map(_ADDRESS_LIKE.fullmatch, line.split()))


def _is_heading(line: str) -> bool:
    """Say whether a line of a list stands above some of its links: words in capitals or before a colon, or a rule."""
    return _MEANT.search(line) is None and (line.isupper() or _HEADING.fullmatch(line) is not None)


def links_in_argument(argument: str) -> list[Link]:
    """Return the links of an argument as it is pasted: an address in quotes or <>, a Markdown link, several, a note; else none."""
    line = without_signs(as_markdown(_with_scheme(argument.strip())))
    found = _links_on_line(line) or (_links_amid(line) if passes_links_on([line]) else [])
    return [Link(url, hints=hints) for url, hints in found]


def _lines(text: str, is_file: Callable[[str], bool]) -> list[tuple[int, str]]:
    """Return the lines that say something, with their numbers."""
    bare = [_BULLET.sub("", _QUOTED.sub("", line.strip())) for line in _LINE_END.split(text.removeprefix("\ufeff"))]
    lines = [without_signs(as_markdown(_with_scheme(line, is_file))) for line in bare]
    lines = [_HEADED.sub("", line, count=1) for line in lines]
    return [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]


def _with_scheme(line: str, is_file: Callable[[str], bool] = lambda line: False) -> str:
    return (
        line
        if line.startswith("{") or not _SCHEMELESS.search(line) or is_file(line)
        else _SCHEMELESS.sub(r"\g<0>https://", line)
    )


def _begins_with_link(line: str) -> bool:
    if line.startswith("{"):
        return bool(_from_json(line))
    at = line.find("](") if line.startswith("[") else 0
    return (line.startswith(tuple(_WRAPPED)) or at > 0 or _SCHEME.match(line) is not None) and bool(_links_on_line(line))


# --- one line ----------------------------------------------------------------------------------------------------------------


def _message_of(line: str) -> tuple[str, str | None]:
    """Return a line without the day, time and sender that a chat puts before it, and the sender."""
    stamp = STAMP.match(line)
    return (line[stamp.end() :], plain(stamp["nick"] or stamp["who"], WHO_LENGTH)) if stamp else (line, None)


def _failed(line: str, given: Sequence[tuple[str, Hints]]) -> Iterator[str]:
    """Yield the addresses of a line in which `fetch --json` says that the page could not be brought."""
    if line.startswith("{") and _record(line).get("ok") is False:
        yield from (url for url, _ in given)


def _links_of(line: str, delimiter: str | None, *, wrapped: bool) -> list[tuple[str, Hints]]:
    """Return the links of a line; `wrapped`: it goes on with the sentence of the line above, so that its words are no notes."""
    if line.startswith("{"):
        return _from_json(line)
    found = _links_on_line(line, delimiter)
    if not wrapped:
        return found
    return [(url, replace(told, title=told.title if told.title != told.note else None, note=None)) for url, told in found]


def _links_on_line(line: str, delimiter: str | None = None) -> list[tuple[str, Hints]]:
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
    url = web_address(address) if _SCHEME.match(address) else None
    if url is None:
        return []
    words, _, comment = rest.partition(" #")
    words = _ARROW.sub("", words).strip(_BETWEEN)
    begins_with_link = _SCHEME.match(words.lstrip("<\"'“‘«("))
    further = _links_on_line(_SENTENCE_END.sub("", words)) if begins_with_link else _links_among(words)
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


def _links_amid(line: str) -> list[tuple[str, Hints]]:
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


def _file_of(line: str, is_file: Callable[[str], bool]) -> str | None:
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


def _why_not(line: str) -> str:
    if len(line) > MAX_LENGTH:
        return f"a line of {len(line):,} characters; {MAX_LENGTH:,} are the limit"
    hint = "; fetch --links takes the links of a text" if re.search(r"[\s(<]https?://", line) else ""
    return f"not a web address: {shown(line)}{hint or ('/' in line and with_scheme_hint(line)) or ''}"


def with_scheme_hint(location: str) -> str:
    """Return, for a message, how a host with a path is written as an address; "" for what is none."""
    url = web_address(f"https://{location}")
    host = location.partition("/")[0]
    return f"; if one was meant, write {shown(url)}" if url and "." in host.strip(".") and " " not in location else ""
